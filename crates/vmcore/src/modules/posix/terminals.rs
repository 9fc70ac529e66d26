//! Terminals: pseudo-terminals, and which process group a terminal belongs to.

use rustix::io::Errno;
use rustix::process::Pid;

use super::Posix;
use super::arguments::Fildes;
use super::errors::OrErrno;
use super::processes::forked;
use crate::native::module;
use crate::runtime::platform::{control, descriptor, processes};
use crate::vm::{Res, Vm};

#[module("posix", TERMINALS)]
impl Posix {
    #[py("openpty($module, /)")]
    fn openpty(vm: &mut Vm) -> Res<(i64, i64)> {
        let [master, slave] = control::open_terminal().or_errno(vm)?;
        Ok((master.into(), slave.into()))
    }

    #[py("login_tty($module, fd, /)")]
    fn login_tty(vm: &mut Vm, fd: Fildes) -> Res<()> {
        processes::login_terminal(fd.0).or_errno(vm)
    }

    #[py("forkpty($module, /)")]
    fn forkpty(vm: &mut Vm) -> Res<(i32, i32)> {
        let mut master = -1;
        let child = forked(vm, || {
            let forked = processes::fork_terminal()?;
            master = forked.1;
            Ok(forked.0)
        })?;
        Ok((child, master))
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
