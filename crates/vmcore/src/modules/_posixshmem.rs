//! `_posixshmem`: names of shared memory.

use std::ffi::CString;
use std::os::fd::IntoRawFd;

use rustix::fs::Mode;
use rustix::shm::{self, OFlags};

use super::posix::{OrErrno, encode};
use crate::native::module;
use crate::objects::dict::Dict;
use crate::objects::str::Str;
use crate::value::Ref;
use crate::vm::{Res, Vm};

fn c_name(vm: &mut Vm, path: &Ref<Str>) -> Res<CString> {
    CString::new(encode(vm, path)?).map_err(|_| vm.value_error("embedded null character"))
}

pub(crate) struct Posixshmem;

#[module("_posixshmem")]
impl Posixshmem {
    #[py("shm_open($module, /, path, flags, mode=511)")]
    fn shm_open(vm: &mut Vm, path: &Ref<Str>, flags: i32, #[default(511)] mode: i32) -> Res<i32> {
        let name = c_name(vm, path)?;
        let (flags, mode) = (OFlags::from_bits_retain(flags as u32), Mode::from_raw_mode(mode as u32));
        let opened = vm.system_call(|| shm::open(&name, flags, mode))?;
        Ok(opened.or_errno_of(vm, path.as_value())?.into_raw_fd())
    }

    #[py("shm_unlink($module, /, path)")]
    fn shm_unlink(vm: &mut Vm, path: &Ref<Str>) -> Res<()> {
        let name = c_name(vm, path)?;
        vm.system_call(|| shm::unlink(&name))?.or_errno_of(vm, path.as_value())
    }
}

pub(crate) fn fill(_: &mut Vm, _: &Ref<Dict>) -> Res<()> {
    Ok(())
}
