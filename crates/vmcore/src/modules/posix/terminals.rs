//! Terminals: pseudo-terminals, and which process group a terminal belongs to.

use rustix::io::Errno;
use rustix::process::Pid;

use super::Posix;
use super::errors::OrErrno;
use crate::native::module;
use crate::runtime::platform::{control, descriptor};
use crate::vm::{Res, Vm};

#[module("posix", TERMINALS)]
impl Posix {
    #[py("openpty($module, /)")]
    fn openpty(vm: &mut Vm) -> Res<(i64, i64)> {
        let [master, slave] = control::open_terminal().or_errno(vm)?;
        Ok((master.into(), slave.into()))
    }

    #[py("tcgetpgrp($module, fd, /)")]
    fn tcgetpgrp(vm: &mut Vm, fd: i32) -> Res<i32> {
        let group = descriptor(fd).and_then(rustix::termios::tcgetpgrp).or_errno(vm)?;
        Ok(group.as_raw_nonzero().get())
    }

    #[py("tcsetpgrp($module, fd, pgid, /)")]
    fn tcsetpgrp(vm: &mut Vm, fd: i32, pgid: i32) -> Res<()> {
        let done = vm.system_call(|| {
            let terminal = descriptor(fd)?;
            rustix::termios::tcgetpgrp(terminal)?;
            let group = if pgid > 0 { Pid::from_raw(pgid) } else { None };
            rustix::termios::tcsetpgrp(terminal, group.ok_or(Errno::INVAL)?)
        })?;
        done.or_errno(vm)
    }
}
