//! Processes: this one, and those it makes.

use std::ffi::{CString, OsStr, OsString};
use std::os::fd::IntoRawFd;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::process::CommandExt;
use std::process::Command;

use rustix::process::{self as process, Pid};

use super::Posix;
use super::arguments::{PathArg, PathOrFd, decode, fspath, to_c};
use super::constants::{ConfstrName, SysconfName};
use super::errors::{OrErrno, message};
use super::results::{TIMES_RESULT, UNAME_RESULT};
use crate::native::module;
use crate::objects::bytes::{self, Bytes};
use crate::objects::list::{self, List};
use crate::objects::str::Str;
use crate::objects::structseq;
use crate::objects::tuple::Tuple;
use crate::ops;
use crate::runtime::{breaker, platform, signals};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// The process of that number; none for 0, this one. No process has a number below that.
fn pid(id: i32) -> rustix::io::Result<Option<Pid>> {
    match id {
        0 => Ok(None),
        1.. => Ok(Pid::from_raw(id)),
        _ => Err(rustix::io::Errno::SRCH),
    }
}

/// Arguments of a program to be run.
fn arguments(vm: &mut Vm, argv: &Value, function: &str) -> Res<Vec<CString>> {
    let refused = format!("{function}() arg 2 must be a tuple or list");
    if argv.downcast::<Tuple>().is_none() && argv.downcast::<List>().is_none() {
        return Err(vm.type_error(&refused));
    }
    let argv = ops::iter::sequence(vm, argv, &refused)?;
    if argv.is_empty() {
        return Err(vm.value_error(&format!("{function}() arg 2 must not be empty")));
    }
    let mut made = Vec::with_capacity(argv.len());
    for argument in argv.iter() {
        made.push(to_c(vm, argument)?);
    }
    if made.first().is_some_and(|first| first.is_empty()) {
        let message = format!("{function}() arg 2 first element cannot be empty");
        return Err(vm.value_error(&message));
    }
    Ok(made)
}

/// Variables of a new environment, each `name=value`.
pub(super) fn environment(vm: &mut Vm, env: &Value) -> Res<Vec<CString>> {
    let (keys, values) = (vm.names().keys.clone(), vm.names().values.clone());
    let names = ops::call::method(vm, env, &keys, &[])?;
    let names = ops::iter::collect(vm, &names)?;
    let values = ops::call::method(vm, env, &values, &[])?;
    let values = ops::iter::collect(vm, &values)?;
    let mut made = Vec::with_capacity(names.len());
    for (name, value) in names.iter().zip(values.iter()) {
        let (name, value) = (to_c(vm, name)?, to_c(vm, value)?);
        if name.is_empty() || name.as_bytes()[1..].contains(&b'=') {
            return Err(vm.value_error("illegal environment variable name"));
        }
        let variable = [name.as_bytes(), b"=", value.as_bytes()].concat();
        made.push(CString::new(variable).map_err(|_| vm.value_error("embedded null byte"))?);
    }
    Ok(made)
}

/// Replaces the program of this process; comes back only where that fails.
fn exec(vm: &mut Vm, path: &PathArg, argv: Vec<CString>, env: Option<Vec<CString>>) -> Raised {
    // A name without a slash is a file here, not one to be searched for.
    let mut program = path.path.to_bytes().to_vec();
    if !program.contains(&b'/') {
        program.splice(0..0, *b"./");
    }
    let mut command = Command::new(OsString::from_vec(program));
    let text = |text: CString| OsString::from_vec(text.into_bytes());
    let mut argv = argv.into_iter().map(text);
    if let Some(first) = argv.next() {
        command.arg0(first);
    }
    command.args(argv);
    if let Some(env) = env {
        command.env_clear();
        for variable in env {
            let variable = variable.into_bytes();
            // A name may begin with the sign.
            let end = 1 + variable[1..].iter().position(|byte| *byte == b'=').unwrap_or(0);
            let (name, value) =
                (OsStr::from_bytes(&variable[..end]), OsStr::from_bytes(&variable[end + 1..]));
            command.env(name, value);
        }
    }
    let error = vm.blocking(|| command.exec());
    vm.os_error(&error, Some(&path.object))
}

#[module("posix", PROCESSES)]
impl Posix {
    #[py("getpid($module, /)")]
    fn getpid() -> i32 {
        process::getpid().as_raw_nonzero().get()
    }

    #[py("getppid($module, /)")]
    fn getppid() -> i32 {
        Pid::as_raw(process::getppid())
    }

    #[py("getuid($module, /)")]
    fn getuid() -> u32 {
        process::getuid().as_raw()
    }

    #[py("geteuid($module, /)")]
    fn geteuid() -> u32 {
        process::geteuid().as_raw()
    }

    #[py("getgid($module, /)")]
    fn getgid() -> u32 {
        process::getgid().as_raw()
    }

    #[py("getegid($module, /)")]
    fn getegid() -> u32 {
        process::getegid().as_raw()
    }

    #[py("getgroups($module, /)")]
    fn getgroups(vm: &mut Vm) -> Res<Ref<List>> {
        let groups = process::getgroups().or_errno(vm)?;
        let groups: Vec<Value> =
            groups.iter().map(|group| Value::small_int_wrapping(i64::from(group.as_raw()))).collect();
        Ok(list::from_slice(vm, &groups)?)
    }

    #[py("getpgrp($module, /)")]
    fn getpgrp() -> i32 {
        process::getpgrp().as_raw_nonzero().get()
    }

    #[py("getpgid($module, /, pid)")]
    fn getpgid(vm: &mut Vm, pid: i32) -> Res<i32> {
        let found = self::pid(pid).and_then(process::getpgid).or_errno(vm)?;
        Ok(found.as_raw_nonzero().get())
    }

    #[py("pidfd_open($module, /, pid, flags=0)")]
    fn pidfd_open(vm: &mut Vm, pid: i32, flags: i32) -> Res<i32> {
        let process = self::pid(pid).ok().flatten().ok_or(rustix::io::Errno::INVAL);
        let flags = process::PidfdFlags::from_bits_retain(flags as u32);
        let opened = process.and_then(|process| process::pidfd_open(process, flags)).or_errno(vm)?;
        Ok(opened.into_raw_fd())
    }

    #[py("setpgid($module, pid, pgrp, /)")]
    fn setpgid(vm: &mut Vm, pid: i32, pgrp: i32) -> Res<()> {
        let group = if pgrp == 0 { pid } else { pgrp };
        let done = match group {
            0.. => (|| process::setpgid(self::pid(pid)?, self::pid(pgrp)?))(),
            _ => Err(rustix::io::Errno::INVAL),
        };
        done.or_errno(vm)
    }

    #[py("setpgrp($module, /)")]
    fn setpgrp(vm: &mut Vm) -> Res<()> {
        process::setpgid(None, None).or_errno(vm)
    }

    #[py("getsid($module, pid, /)")]
    fn getsid(vm: &mut Vm, pid: i32) -> Res<i32> {
        let found = self::pid(pid).and_then(process::getsid).or_errno(vm)?;
        Ok(found.as_raw_nonzero().get())
    }

    #[py("setsid($module, /)")]
    fn setsid(vm: &mut Vm) -> Res<()> {
        process::setsid().or_errno(vm)?;
        Ok(())
    }

    #[py("umask($module, mask, /)")]
    fn umask(mask: i32) -> u32 {
        process::umask(rustix::fs::Mode::from_raw_mode(mask as u32)).as_raw_mode()
    }

    #[py("nice($module, increment, /)")]
    fn nice(vm: &mut Vm, increment: i32) -> Res<i32> {
        process::nice(increment).or_errno(vm)
    }

    #[py("kill($module, pid, signal, /)")]
    fn kill(vm: &mut Vm, pid: i32, signal: i32) -> Res<()> {
        platform::kill(pid, signal, false).or_errno(vm)?;
        // It may have been sent to this process.
        breaker::check(vm)
    }

    #[py("killpg($module, pgid, signal, /)")]
    fn killpg(vm: &mut Vm, pgid: i32, signal: i32) -> Res<()> {
        platform::kill(pgid, signal, true).or_errno(vm)?;
        breaker::check(vm)
    }

    #[py("fork($module, /)")]
    fn fork(vm: &mut Vm) -> Res<i32> {
        forked(vm, platform::fork)
    }

    #[py("waitpid($module, pid, options, /)")]
    fn waitpid(vm: &mut Vm, pid: i32, options: i32) -> Res<(i32, i32)> {
        wait(vm, pid, options)
    }

    #[py("wait($module, /)")]
    fn wait(vm: &mut Vm) -> Res<(i32, i32)> {
        wait(vm, -1, 0)
    }

    #[py("waitstatus_to_exitcode($module, /, status)")]
    fn waitstatus_to_exitcode(vm: &mut Vm, status: i32) -> Res<i32> {
        if libc::WIFEXITED(status) {
            return Ok(libc::WEXITSTATUS(status));
        }
        if libc::WIFSIGNALED(status) {
            return Ok(-libc::WTERMSIG(status));
        }
        if libc::WIFSTOPPED(status) {
            let signal = libc::WSTOPSIG(status);
            let message = format!("process stopped by delivery of signal {signal}");
            return Err(vm.value_error(&message));
        }
        Err(vm.value_error(&format!("invalid wait status: {status}")))
    }

    #[py("WCOREDUMP($module, status, /)")]
    fn wcoredump(status: i32) -> bool {
        libc::WCOREDUMP(status)
    }

    #[py("WIFCONTINUED($module, /, status)")]
    fn wifcontinued(status: i32) -> bool {
        libc::WIFCONTINUED(status)
    }

    #[py("WIFSTOPPED($module, /, status)")]
    fn wifstopped(status: i32) -> bool {
        libc::WIFSTOPPED(status)
    }

    #[py("WIFSIGNALED($module, /, status)")]
    fn wifsignaled(status: i32) -> bool {
        libc::WIFSIGNALED(status)
    }

    #[py("WIFEXITED($module, /, status)")]
    fn wifexited(status: i32) -> bool {
        libc::WIFEXITED(status)
    }

    #[py("WEXITSTATUS($module, /, status)")]
    fn wexitstatus(status: i32) -> i32 {
        libc::WEXITSTATUS(status)
    }

    #[py("WTERMSIG($module, /, status)")]
    fn wtermsig(status: i32) -> i32 {
        libc::WTERMSIG(status)
    }

    #[py("WSTOPSIG($module, /, status)")]
    fn wstopsig(status: i32) -> i32 {
        libc::WSTOPSIG(status)
    }

    #[py("execv($module, path, argv, /)")]
    fn execv(vm: &mut Vm, path: PathArg, argv: &Value) -> Res<()> {
        let argv = arguments(vm, argv, "execv")?;
        Err(exec(vm, &path, argv, None))
    }

    #[py("execve($module, /, path, argv, env)")]
    fn execve(vm: &mut Vm, path: PathOrFd, argv: &Value, env: &Value) -> Res<()> {
        let argv = arguments(vm, argv, "execve")?;
        let env = environment(vm, env)?;
        let path = match path {
            PathOrFd::Path(path) => path,
            PathOrFd::Fd(fd, object) => {
                let error = vm.blocking(|| platform::processes::execute_file(fd, &argv, &env));
                return Err(vm.os_error(&error, Some(&object)));
            }
        };
        Err(exec(vm, &path, argv, Some(env)))
    }

    #[py("system($module, /, command)")]
    fn system(vm: &mut Vm, command: CString) -> i32 {
        vm.blocking(|| platform::system(&command))
    }

    #[py("_exit($module, /, status)")]
    fn exit(status: i32) {
        platform::exit_at_once(status)
    }

    #[py("abort($module, /)")]
    fn abort() {
        std::process::abort()
    }

    #[py("times($module, /)")]
    fn times(vm: &mut Vm) -> Res<Value> {
        let times = platform::times().or_errno(vm)?;
        structseq::made(vm, &TIMES_RESULT, times.map(Value::float).into())
    }

    #[py("uname($module, /)")]
    fn uname(vm: &mut Vm) -> Res<Value> {
        let name = rustix::system::uname();
        let mut values = Vec::new();
        for part in [name.sysname(), name.nodename(), name.release(), name.version(), name.machine()] {
            values.push(decode(vm, part.to_bytes())?.into());
        }
        structseq::made(vm, &UNAME_RESULT, values)
    }

    #[py("getloadavg($module, /)")]
    fn getloadavg(vm: &mut Vm) -> Res<(f64, f64, f64)> {
        match platform::load_average() {
            Some([one, five, fifteen]) => Ok((one, five, fifteen)),
            None => Err(vm.raise_message(&vm.types().os_error.clone(), "Load averages are unobtainable")),
        }
    }

    #[py("cpu_count($module, /)")]
    fn cpu_count() -> Option<i64> {
        platform::sysconf(libc::_SC_NPROCESSORS_ONLN).ok().flatten().filter(|count| *count > 0)
    }

    #[py("sched_yield($module, /)")]
    fn sched_yield(vm: &mut Vm) {
        vm.blocking(rustix::thread::sched_yield);
    }

    #[py("sched_getaffinity($module, pid, /)")]
    fn sched_getaffinity(vm: &mut Vm, pid: i32) -> Res<Value> {
        let cpus = self::pid(pid).and_then(rustix::thread::sched_getaffinity).or_errno(vm)?;
        let cpus: Vec<Value> = (0..rustix::thread::CpuSet::MAX_CPU)
            .filter(|cpu| cpus.is_set(*cpu))
            .map(|cpu| Value::small_int_wrapping(cpu as i64))
            .collect();
        let cpus = list::from_slice(vm, &cpus)?.to_value();
        let set = vm.types().set.to_value();
        ops::call::call_positional(vm, &set, &[cpus])
    }

    #[py("sysconf($module, name, /)")]
    fn sysconf(vm: &mut Vm, name: SysconfName) -> Res<i64> {
        Ok(platform::sysconf(name.0).or_errno(vm)?.unwrap_or(-1))
    }

    #[py("confstr($module, name, /)")]
    fn confstr(vm: &mut Vm, name: ConfstrName) -> Res<Option<Ref<Str>>> {
        match platform::confstr(name.0).or_errno(vm)? {
            Some(text) => decode(vm, &text).map(Some),
            None => Ok(None),
        }
    }

    #[py("ctermid($module, /)")]
    fn ctermid() -> &'static str {
        "/dev/tty"
    }

    #[py("getlogin($module, /)")]
    fn getlogin(vm: &mut Vm) -> Res<()> {
        Err(vm.errno(rustix::io::Errno::NOTTY, None))
    }

    #[py("strerror($module, code, /)")]
    fn strerror(code: i32) -> String {
        message(code)
    }

    #[py("urandom($module, size, /)")]
    fn urandom(vm: &mut Vm, size: i64) -> Res<Ref<Bytes>> {
        let Ok(size) = usize::try_from(size) else {
            return Err(vm.value_error("negative argument not allowed"));
        };
        vm.tick(size as u64 / 64)?;
        drop(crate::objects::str::room_for(vm, size)?);
        let mut random = vec![0; size];
        match vm.blocking(|| getrandom::fill(&mut random)) {
            Ok(()) => Ok(bytes::from_slice(vm, &random)?),
            Err(_) => Err(vm.errno(rustix::io::Errno::NOSYS, None)),
        }
    }

    #[py("getrandom($module, /, size, flags=0)")]
    fn getrandom(vm: &mut Vm, size: i64, _flags: i32) -> Res<Ref<Bytes>> {
        match size < 0 {
            true => Err(vm.errno(rustix::io::Errno::INVAL, None)),
            false => Posix::urandom(vm, size),
        }
    }

    #[py("fspath($module, /, path)")]
    fn fspath(vm: &mut Vm, path: &Value) -> Res<Value> {
        fspath(vm, path)
    }

    /// Functions to be called around `fork`.
    #[py(
        "register_at_fork($module, /, *, before=<unrepresentable>, after_in_child=<unrepresentable>, after_in_parent=<unrepresentable>)"
    )]
    fn register_at_fork(
        vm: &mut Vm,
        before: Option<&Value>,
        after_in_child: Option<&Value>,
        after_in_parent: Option<&Value>,
    ) -> Res<()> {
        let given = [(BEFORE, before), (AFTER_IN_CHILD, after_in_child), (AFTER_IN_PARENT, after_in_parent)];
        let given: Vec<(Moment, &Value)> =
            given.into_iter().filter_map(|(moment, function)| Some((moment, function?))).collect();
        if given.is_empty() {
            return Err(vm.type_error("At least one argument is required."));
        }
        for &(Moment { name, .. }, function) in &given {
            if !ops::call::is_callable(vm, function) {
                let class = crate::objects::types::class_of(vm, function).name(vm);
                return Err(vm.type_error(&format!("'{name}' must be callable, not {class}")));
            }
        }
        for (moment, function) in given {
            fork_hooks(vm, moment).get_mut(vm).items.push(function.clone())?;
        }
        Ok(())
    }
}

/// Forks with `fork`, which gives 0 in the child.
pub(super) fn forked(vm: &mut Vm, fork: impl FnOnce() -> std::io::Result<i32>) -> Res<i32> {
    run_fork_hooks(vm, BEFORE);
    let forked = vm.interp().gil.fork(fork);
    if let Ok(0) = forked {
        signals::after_fork(vm);
        run_fork_hooks(vm, AFTER_IN_CHILD);
    } else {
        run_fork_hooks(vm, AFTER_IN_PARENT);
    }
    forked.or_errno(vm)
}

/// A moment of a `fork`: `register_at_fork`'s name for it, and the interpreter's for the list of its functions.
#[derive(Clone, Copy)]
struct Moment {
    name: &'static str,
    state: &'static str,
}

const BEFORE: Moment = Moment { name: "before", state: "posix.before_fork" };
const AFTER_IN_CHILD: Moment = Moment { name: "after_in_child", state: "posix.after_fork_in_child" };
const AFTER_IN_PARENT: Moment = Moment { name: "after_in_parent", state: "posix.after_fork_in_parent" };

/// The functions to be called then, in the order in which they were registered.
fn fork_hooks(vm: &mut Vm, moment: Moment) -> Ref<List> {
    let known = vm.interp().module_state.borrow().get(moment.state).cloned();
    if let Some(Ok(hooks)) = known.map(|known| known.downcast_owned::<List>()) {
        return hooks;
    }
    let made = list::new(vm);
    vm.interp().module_state.borrow_mut().insert(moment.state, made.to_value());
    made
}

/// Before, the latest is called first; afterwards the earliest (`PyOS_BeforeFork`, `PyOS_AfterFork_Child`).
fn run_fork_hooks(vm: &mut Vm, moment: Moment) {
    let mut hooks: Vec<Value> = fork_hooks(vm, moment).get(vm).items.to_vec();
    if moment.name == BEFORE.name {
        hooks.reverse();
    }
    for hook in hooks {
        if let Err(raised) = ops::call::call_positional(vm, &hook, &[]) {
            ops::exceptions::unraisable(vm, raised, &hook);
        }
    }
}

fn wait(vm: &mut Vm, pid: i32, options: i32) -> Res<(i32, i32)> {
    let found = vm.system_call(|| {
        platform::waitpid(pid, options)
            .map_err(|error| rustix::io::Errno::from_io_error(&error).unwrap_or(rustix::io::Errno::INVAL))
    })?;
    found.or_errno(vm)
}
