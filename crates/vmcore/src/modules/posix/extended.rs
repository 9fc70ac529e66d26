//! Extended attributes of files.

use rustix::fs::{self, XattrFlags};
use rustix::io::{Errno, Result};

use super::Posix;
use super::arguments::{PathOrFd, Target, decode};
use super::errors::OrErrno;
use crate::native::module;
use crate::objects::bytes::{self, Bytes};
use crate::objects::list::{self, List};
use crate::ops::BytesLike;
use crate::runtime::platform::descriptor;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// What Linux lets a value or a list of names take.
const MOST: usize = 65536;

/// Refuses a link that is not followed where an open file was given.
fn check(vm: &Vm, path: &PathOrFd, function: &str, follow: bool) -> Res<()> {
    match path {
        // CPython asks for more than 0 here.
        PathOrFd::Fd(fd, _) if *fd > 0 && !follow => {
            let message = format!("{function}: cannot use fd and follow_symlinks together");
            Err(vm.value_error(&message))
        }
        _ => Ok(()),
    }
}

/// What a call writes that says how much it would have needed.
fn filled(mut call: impl FnMut(&mut [u8]) -> Result<usize>) -> Result<Vec<u8>> {
    let mut room = vec![0; 256];
    loop {
        match call(&mut room) {
            Ok(length) => {
                room.truncate(length);
                return Ok(room);
            }
            Err(Errno::RANGE) if room.len() < MOST => room.resize(MOST, 0),
            Err(error) => return Err(error),
        }
    }
}

#[module("posix", EXTENDED)]
impl Posix {
    #[py("getxattr($module, /, path, attribute, *, follow_symlinks=True)")]
    fn getxattr(
        vm: &mut Vm,
        path: PathOrFd,
        attribute: std::ffi::CString,
        #[default(true)] follow_symlinks: bool,
    ) -> Res<Ref<Bytes>> {
        check(vm, &path, "getxattr", follow_symlinks)?;
        let target = path.target();
        let found = vm.system_call(|| {
            filled(|room| match target {
                Target::Fd(fd) => fs::fgetxattr(descriptor(fd)?, &attribute, room),
                Target::Path(path) if follow_symlinks => fs::getxattr(path, &attribute, room),
                Target::Path(path) => fs::lgetxattr(path, &attribute, room),
            })
        })?;
        let found = found.or_errno_of(vm, path.object())?;
        Ok(bytes::from_slice(vm, &found)?)
    }

    #[py("setxattr($module, /, path, attribute, value, flags=0, *, follow_symlinks=True)")]
    fn setxattr(
        vm: &mut Vm,
        path: PathOrFd,
        attribute: std::ffi::CString,
        value: BytesLike<'_>,
        #[default(0)] flags: i32,
        #[default(true)] follow_symlinks: bool,
    ) -> Res<()> {
        check(vm, &path, "setxattr", follow_symlinks)?;
        let value = value.bytes(vm)?.into_owned();
        let (target, flags) = (path.target(), XattrFlags::from_bits_retain(flags as u32));
        let done = vm.system_call(|| match target {
            Target::Fd(fd) => fs::fsetxattr(descriptor(fd)?, &attribute, &value, flags),
            Target::Path(path) if follow_symlinks => fs::setxattr(path, &attribute, &value, flags),
            Target::Path(path) => fs::lsetxattr(path, &attribute, &value, flags),
        })?;
        done.or_errno_of(vm, path.object())
    }

    #[py("removexattr($module, /, path, attribute, *, follow_symlinks=True)")]
    fn removexattr(
        vm: &mut Vm,
        path: PathOrFd,
        attribute: std::ffi::CString,
        #[default(true)] follow_symlinks: bool,
    ) -> Res<()> {
        check(vm, &path, "removexattr", follow_symlinks)?;
        let target = path.target();
        let done = vm.system_call(|| match target {
            Target::Fd(fd) => fs::fremovexattr(descriptor(fd)?, &attribute),
            Target::Path(path) if follow_symlinks => fs::removexattr(path, &attribute),
            Target::Path(path) => fs::lremovexattr(path, &attribute),
        })?;
        done.or_errno_of(vm, path.object())
    }

    #[py("listxattr($module, /, path=None, *, follow_symlinks=True)")]
    fn listxattr(
        vm: &mut Vm,
        path: Option<PathOrFd>,
        #[default(true)] follow_symlinks: bool,
    ) -> Res<Ref<List>> {
        if let Some(path) = &path {
            check(vm, path, "listxattr", follow_symlinks)?;
        }
        let target = path.as_ref().map_or(Target::Path(c"."), PathOrFd::target);
        let found = vm.system_call(|| {
            filled(|room| match target {
                Target::Fd(fd) => fs::flistxattr(descriptor(fd)?, room),
                Target::Path(path) if follow_symlinks => fs::listxattr(path, room),
                Target::Path(path) => fs::llistxattr(path, room),
            })
        })?;
        let found = match &path {
            Some(path) => found.or_errno_of(vm, path.object())?,
            None => found.or_errno(vm)?,
        };
        let mut names: Vec<Value> = Vec::new();
        for name in found.split(|byte| *byte == 0).filter(|name| !name.is_empty()) {
            names.push(decode(vm, name)?.into());
        }
        Ok(list::from_slice(vm, &names)?)
    }
}
