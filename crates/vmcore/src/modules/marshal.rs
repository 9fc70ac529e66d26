//! `marshal`

use bytecode::Const;
use bytecode::unmarshal::{Reason, Source, unmarshal_from};

use crate::heap::Buf;
use crate::native::module;
use crate::objects::bytearray;
use crate::objects::bytes::{self, Bytes};
use crate::objects::constant::{self, NotPlain};
use crate::objects::dict::Dict;
use crate::objects::types::class_of;
use crate::ops;
use crate::ops::buffer::BytesLike;
use crate::ops::raise::catch;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

const NO_OBJECT: &str = "EOF read where object expected";

pub(crate) struct Marshal;

#[module("marshal")]
impl Marshal {
    #[py("dumps($module, value, version=version, /)")]
    fn dumps(vm: &mut Vm, value: &Value, #[default(4)] version: i32) -> Res<Ref<Bytes>> {
        let _ = version;
        let data = match constant::data(vm, value) {
            Ok(data) => data,
            // What has a buffer is written as bytes.
            Err(NotPlain::Class(_)) if BytesLike::of(value).is_some() => {
                Const::Bytes(BytesLike::required(vm, value)?.gathered(vm)?.as_ref().into())
            }
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
            Ok(object) => made(vm, &object),
            Err(error) => Err(refused(vm, error.reason)),
        }
    }

    #[py("load($module, file, /)")]
    fn load(vm: &mut Vm, file: &Value) -> Res<Value> {
        let read = vm.names().read.clone();
        let probe = ops::call::method(vm, file, &read, &[Value::small_int_wrapping(0)])?;
        if probe.downcast::<Bytes>().is_none() {
            let class = class_of(vm, &probe).name(vm);
            return Err(vm.type_error(&format!("file.read() returned not bytes but {class}")));
        }
        let mut source = File { vm, file, last: Vec::new(), charged: 0, raised: None };
        let read = unmarshal_from(&mut source);
        let File { charged, raised, .. } = source;
        vm.heap().uncharge(charged);
        match (read, raised) {
            (Err(error), Some(raised)) if error.reason == Reason::NoObject => {
                catch(vm, raised, &vm.types().eof_error)?;
                Err(vm.eof_error(NO_OBJECT))
            }
            (_, Some(raised)) => Err(raised),
            (Ok((object, _)), None) => made(vm, &object),
            (Err(error), None) => Err(refused(vm, error.reason)),
        }
    }
}

fn made(vm: &mut Vm, object: &Const) -> Res<Value> {
    let version = vm.interp().configuration.version;
    constant::value(vm, object, version)
}

/// Data from a file object, which is asked for just as many bytes as are needed next (`r_string` in Python/marshal.c).
struct File<'a> {
    vm: &'a mut Vm,
    file: &'a Value,
    last: Vec<u8>,
    /// The data read is about as large as the values made of it.
    charged: usize,
    raised: Option<Raised>,
}

impl File<'_> {
    fn read(&mut self, len: usize) -> Res<Vec<u8>> {
        let vm = &mut *self.vm;
        vm.heap().charge(len)?;
        self.charged += len;
        let mut items: Buf<u8> = Buf::new(vm.heap());
        items.fill_with(len, 0)?;
        let array = bytearray::from_buf(vm, items);
        let class = vm.types().memoryview.to_value();
        let view = ops::call::call_positional(vm, &class, &[array.to_value()])?;
        let readinto = vm.names().readinto.clone();
        let read = ops::call::method(vm, self.file, &readinto, &[view])?;
        let read = ops::number::to_ssize(vm, &read)?;
        match usize::try_from(read) {
            Ok(read) if read == len => Ok(array.get(vm).items.to_vec()),
            Ok(read) if read > len => Err(vm.value_error(&format!(
                "read() returned too much data: {len} bytes requested, {read} returned"
            ))),
            _ => Err(vm.eof_error("EOF read where not expected")),
        }
    }
}

impl Source for &mut File<'_> {
    fn take(&mut self, len: usize) -> Option<&[u8]> {
        if self.raised.is_some() {
            return None;
        }
        match self.read(len) {
            Ok(bytes) => self.last = bytes,
            Err(raised) => {
                self.raised = Some(raised);
                return None;
            }
        }
        Some(&self.last)
    }
}

fn refused(vm: &Vm, reason: Reason) -> Raised {
    match reason {
        Reason::NoObject => vm.eof_error(NO_OBJECT),
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
