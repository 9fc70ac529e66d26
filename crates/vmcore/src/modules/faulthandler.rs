//! `faulthandler`: the stacks of all threads on request. Fatal signals are the host process's: `enable` refuses.

use super::posix::OrErrno;
use crate::native::module;
use crate::objects::dict::Dict;
use crate::objects::int;
use crate::ops;
use crate::runtime::platform::descriptor;
use crate::runtime::stacks;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(crate) struct Faulthandler;

#[module("faulthandler")]
impl Faulthandler {
    #[py("dump_traceback($module, /, file=sys.stderr, all_threads=True)", no_text_signature)]
    fn dump_traceback(
        vm: &mut Vm,
        #[default(None)] file: Option<&Value>,
        #[default(1)] all_threads: i32,
    ) -> Res<()> {
        let fd = descriptor_of(vm, file)?;
        let text = stacks::dump(vm, all_threads != 0);
        let mut left = text.as_bytes();
        while !left.is_empty() {
            let written = vm.system_call(|| rustix::io::write(descriptor(fd)?, left))?.or_errno(vm)?;
            left = &left[written..];
        }
        Ok(())
    }

    #[py("enable($module, /, file=sys.stderr, all_threads=True)", no_text_signature)]
    fn enable(vm: &mut Vm, #[default(None)] file: Option<&Value>, #[default(1)] all_threads: i32) -> Res<()> {
        let _ = (file, all_threads);
        Err(vm.runtime_error("fatal signals are the host's: `python -X faulthandler -m minivm` handles them"))
    }

    #[py("disable($module, /)", no_text_signature)]
    fn disable(_vm: &Vm) -> bool {
        false
    }

    #[py("is_enabled($module, /)", no_text_signature)]
    fn is_enabled(_vm: &Vm) -> bool {
        false
    }
}

/// Where to write: a descriptor, or that of a file, which is flushed first (`faulthandler_get_fileno`).
fn descriptor_of(vm: &mut Vm, file: Option<&Value>) -> Res<i32> {
    let file = match file.filter(|file| !file.is_none()) {
        Some(file) => file.clone(),
        None => match ops::sys_attribute(vm, "stderr") {
            Some(stderr) if stderr.is_none() => return Err(vm.runtime_error("sys.stderr is None")),
            Some(stderr) => stderr,
            None => return Err(vm.runtime_error("unable to get sys.stderr")),
        },
    };
    let number =
        |value: &Value| int::to_i64(value).and_then(|fd| i32::try_from(fd).ok()).filter(|fd| *fd >= 0);
    if int::is_int(vm, &file) {
        return number(&file).ok_or_else(|| vm.value_error("file is not a valid file descripter"));
    }
    let fileno = vm.names().fileno.clone();
    let answer = ops::call::method(vm, &file, &fileno, &[])?;
    let Some(fd) = number(&answer) else {
        return Err(vm.runtime_error("file.fileno() is not a valid file descriptor"));
    };
    let flush = vm.intern("flush");
    if let Err(raised) = ops::call::method(vm, &file, &flush, &[]) {
        drop(vm.take_raised(raised));
    }
    Ok(fd)
}

pub(crate) fn fill(_vm: &mut Vm, _dict: &Ref<Dict>) -> Res<()> {
    Ok(())
}
