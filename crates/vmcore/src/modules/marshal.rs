//! `marshal`

use bytecode::unmarshal::Reason;

use crate::native::module;
use crate::objects::bytes::{self, Bytes};
use crate::objects::constant::{self, NotPlain};
use crate::objects::dict::Dict;
use crate::ops;
use crate::ops::buffer::BytesLike;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

pub(crate) struct Marshal;

#[module("marshal")]
impl Marshal {
    #[py("dumps($module, value, version=version, /)")]
    fn dumps(vm: &mut Vm, value: &Value, #[default(4)] version: i32) -> Res<Ref<Bytes>> {
        let _ = version;
        let data = match constant::data(vm, value) {
            Ok(data) => data,
            Err(NotPlain::Class(_)) => return Err(vm.value_error("unmarshallable object")),
            Err(NotPlain::TooDeep) => return Err(vm.value_error("object too deeply nested to marshal")),
        };
        Ok(bytes::from_slice(vm, &bytecode::marshal(&data))?)
    }

    #[py("dump($module, value, file, version=version, /)")]
    fn dump(vm: &mut Vm, value: &Value, file: &Value, #[default(4)] version: i32) -> Res<Value> {
        let data = Marshal::dumps(vm, value, version)?;
        let write = vm.names().write.clone();
        ops::call::method(vm, file, &write, &[data.into()])
    }

    #[py("loads($module, bytes, /)")]
    fn loads(vm: &mut Vm, bytes: BytesLike<'_>) -> Res<Value> {
        let data = bytes.bytes(vm)?;
        // The data read is about as large as the values made of it.
        vm.heap().charge(data.len())?;
        let read = bytecode::unmarshal(&data);
        vm.heap().uncharge(data.len());
        match read {
            Ok(object) => {
                let version = vm.interp().configuration.version;
                constant::value(vm, &object, version)
            }
            Err(error) => Err(refused(vm, error.reason)),
        }
    }
}

fn refused(vm: &Vm, reason: Reason) -> Raised {
    match reason {
        Reason::Truncated => vm.eof_error("marshal data too short"),
        Reason::UnknownType(_) => vm.value_error("bad marshal data (unknown type code)"),
        Reason::Null => vm.type_error("NULL object in marshal data for object"),
        Reason::Reference => vm.value_error("bad marshal data (invalid reference)"),
        Reason::TooDeep => vm.value_error("recursion limit exceeded"),
        Reason::TooMuchSharing => vm.value_error("bad marshal data (shared parts multiply beyond bounds)"),
        Reason::Text => vm.value_error("bad marshal data (invalid UTF-8)"),
        Reason::Float => vm.value_error("bad marshal data (invalid float)"),
        Reason::Long => vm.value_error("bad marshal data (digit out of range in long)"),
        Reason::Code => vm.value_error("bad marshal data (invalid field of a code object)"),
    }
}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    super::set(vm, dict, "version", Value::small_int_wrapping(4))
}
