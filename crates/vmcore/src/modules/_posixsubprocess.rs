//! `_posixsubprocess`: starts processes for `subprocess`.

use std::ffi::CString;

use super::posix::{OrErrno, to_c};
use crate::native::module;
use crate::objects::dict::Dict;
use crate::objects::int;
use crate::ops;
use crate::runtime::platform::spawn::{Pipe, Spawn, fork_exec};
use crate::runtime::signals;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// How many arguments `fork_exec` has.
const ARGUMENTS: usize = 23;

fn strings(vm: &mut Vm, values: &Value, refused: &str) -> Res<Vec<CString>> {
    let values = ops::iter::sequence(vm, values, refused)?;
    let mut made = Vec::with_capacity(values.len());
    for value in values.iter() {
        made.push(to_c(vm, value)?);
    }
    Ok(made)
}

fn number(vm: &mut Vm, value: &Value) -> Res<i32> {
    let number = ops::index(vm, value)?;
    int::to_i64(&number)
        .and_then(|number| i32::try_from(number).ok())
        .ok_or_else(|| vm.overflow_error("Python int too large to convert to C int"))
}

/// The number of a user or group, if one is given.
fn id(vm: &mut Vm, value: &Value, what: &str) -> Res<Option<u32>> {
    if value.is_none() {
        return Ok(None);
    }
    let number = ops::index(vm, value)?;
    match int::to_i64(&number).map(u32::try_from) {
        Some(Ok(id)) => Ok(Some(id)),
        _ if int::is_negative(&number) => Err(vm.overflow_error(&format!("{what} is less than minimum"))),
        _ => Err(vm.overflow_error(&format!("{what} is greater than maximum"))),
    }
}

/// The files to keep: numbers in ascending order.
fn files(vm: &mut Vm, values: &Value) -> Res<Vec<i32>> {
    let refused = "bad value(s) in fds_to_keep";
    let values = ops::iter::sequence(vm, values, refused)?;
    let mut made: Vec<i32> = Vec::with_capacity(values.len());
    for value in values.iter() {
        match int::to_i64(value).and_then(|fd| i32::try_from(fd).ok()) {
            Some(fd) if fd >= 0 && made.last().is_none_or(|last| *last < fd) => made.push(fd),
            _ => return Err(vm.value_error(refused)),
        }
    }
    Ok(made)
}

pub(crate) struct Posixsubprocess;

#[module("_posixsubprocess")]
impl Posixsubprocess {
    #[py("fork_exec($module, /, *args)", no_text_signature)]
    fn fork_exec(vm: &mut Vm, args: &[Value]) -> Res<i32> {
        let Ok(args) = <&[Value; ARGUMENTS]>::try_from(args) else {
            let given = args.len();
            let message = format!("fork_exec() takes exactly {ARGUMENTS} arguments ({given} given)");
            return Err(vm.type_error(&message));
        };
        let [argv, programs, close_others, keep, cwd, env, numbers @ ..] = args;
        let [p2cread, p2cwrite, c2pread, c2pwrite, errread, errwrite, errpipe_read, errpipe_write, rest @ ..] =
            numbers;
        let [restore_signals, new_session, group, gid, groups, uid, umask, preexec, _allow_vfork] = rest;
        let mut pipe = |child: &Value, parent: &Value| -> Res<Pipe> {
            Ok(Pipe { child: number(vm, child)?, parent: number(vm, parent)? })
        };
        let stdin = pipe(p2cread, p2cwrite)?;
        let stdout = pipe(c2pwrite, c2pread)?;
        let stderr = pipe(errwrite, errread)?;
        let errors = pipe(errpipe_write, errpipe_read)?;
        let close_others = ops::truth(vm, close_others)?;
        if close_others && errors.child < 3 {
            return Err(vm.value_error("errpipe_write must be >= 3"));
        }
        let group = number(vm, group)?;
        let umask = number(vm, umask)?;
        let spawn = Spawn {
            keep: files(vm, keep)?,
            argv: strings(vm, argv, "argv must be a tuple")?,
            programs: strings(vm, programs, "executable_list must be a sequence")?,
            env: if env.is_none() { None } else { Some(strings(vm, env, "env must be a sequence")?) },
            cwd: if cwd.is_none() { None } else { Some(to_c(vm, cwd)?) },
            stdin,
            stdout,
            stderr,
            errors,
            close_others,
            restore_signals: ops::truth(vm, restore_signals)?,
            new_session: ops::truth(vm, new_session)?,
            process_group: (group != -1).then_some(group),
            groups: group_list(vm, groups)?,
            gid: id(vm, gid, "gid")?,
            uid: id(vm, uid, "uid")?,
            umask: u32::try_from(umask).ok(),
        };
        if preexec.is_none() {
            return fork_exec(&spawn, None).or_errno(vm);
        }
        let started = {
            let mut before = || {
                signals::after_fork(vm);
                match ops::call::call_positional(vm, preexec, &[]) {
                    Ok(_) => true,
                    Err(raised) => {
                        drop(vm.take_raised(raised));
                        false
                    }
                }
            };
            fork_exec(&spawn, Some(&mut before))
        };
        started.or_errno(vm)
    }
}

fn group_list(vm: &mut Vm, groups: &Value) -> Res<Option<Vec<u32>>> {
    if groups.is_none() {
        return Ok(None);
    }
    let groups = ops::iter::sequence(vm, groups, "setgroups argument must be a sequence")?;
    let mut made = Vec::with_capacity(groups.len());
    for group in groups.iter() {
        match id(vm, group, "gid")? {
            Some(id) => made.push(id),
            None => return Err(vm.type_error("groups must be integers")),
        }
    }
    Ok(Some(made))
}

pub(crate) fn fill(_: &mut Vm, _: &Ref<Dict>) -> Res<()> {
    Ok(())
}
