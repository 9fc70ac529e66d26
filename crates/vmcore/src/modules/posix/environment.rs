//! Variables of the environment.

use std::ffi::CString;
use std::os::unix::ffi::OsStrExt;

use super::Posix;
use super::arguments::to_c;
use super::errors::OrErrno;
use crate::native::module;
use crate::objects::bytes;
use crate::objects::dict::{self, Dict};
use crate::runtime::platform;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[module("posix", ENVIRONMENT)]
impl Posix {
    #[py("putenv($module, name, value, /)")]
    fn putenv(vm: &mut Vm, name: CString, value: CString) -> Res<()> {
        if name.to_bytes().contains(&b'=') {
            return Err(vm.value_error("illegal environment variable name"));
        }
        platform::set_environment(&name, Some(&value)).or_errno(vm)
    }

    #[py("unsetenv($module, name, /)")]
    fn unsetenv(vm: &mut Vm, name: &Value) -> Res<()> {
        let name = to_c(vm, name)?;
        platform::set_environment(&name, None).or_errno(vm)
    }
}

/// `posix.environ`: the variables as they are now, as bytes.
pub(super) fn variables(vm: &mut Vm) -> Res<Ref<Dict>> {
    let variables = dict::new(vm);
    for (name, value) in std::env::vars_os() {
        let name: Value = bytes::from_slice(vm, name.as_bytes())?.into();
        let value: Value = bytes::from_slice(vm, value.as_bytes())?.into();
        // The first of two variables of one name counts.
        if !variables.contains(vm, &name)? {
            variables.set_item(vm, &name, value)?;
        }
    }
    Ok(variables)
}
