//! `posix_spawn`.

use std::ffi::CString;

use super::Posix;
use super::arguments::{PathArg, to_c};
use super::errors::OrErrno;
use super::processes::environment;
use super::scheduling::priority;
use crate::modules::_signal::sets;
use crate::native::module;
use crate::objects::int;
use crate::objects::list::List;
use crate::objects::tuple::Tuple;
use crate::ops;
use crate::ops::item::is_mapping;
use crate::runtime::platform::processes::{self, FileAction, PosixSpawn};
use crate::value::Value;
use crate::vm::{Res, Vm};

const OPEN: i32 = 0;
const CLOSE: i32 = 1;
const DUPLICATE: i32 = 2;

fn number(vm: &mut Vm, value: &Value) -> Res<i32> {
    let number = ops::index(vm, value)?;
    int::to_i64(&number)
        .and_then(|number| i32::try_from(number).ok())
        .ok_or_else(|| vm.overflow_error("Python int too large to convert to C int"))
}

fn arguments(vm: &mut Vm, argv: &Value, function: &str) -> Res<Vec<CString>> {
    let refused = format!("{function}: argv must be a tuple or list");
    if argv.downcast::<Tuple>().is_none() && argv.downcast::<List>().is_none() {
        return Err(vm.type_error(&refused));
    }
    let argv = ops::iter::sequence(vm, argv, &refused)?;
    let mut made = Vec::with_capacity(argv.len());
    for argument in argv.iter() {
        made.push(to_c(vm, argument)?);
    }
    match made.first() {
        None => Err(vm.value_error(&format!("{function}: argv must not be empty"))),
        Some(first) if first.is_empty() => {
            Err(vm.value_error(&format!("{function}: argv first element cannot be empty")))
        }
        Some(_) => Ok(made),
    }
}

fn file_actions(vm: &mut Vm, actions: &Value) -> Res<Vec<FileAction>> {
    let actions = ops::iter::only_sequence(vm, actions, "file_actions must be a sequence or None")?;
    let mut made = Vec::with_capacity(actions.len());
    for action in actions.iter() {
        let parts = action.downcast::<Tuple>().map_or(&[][..], |action| action.items());
        let [kind, rest @ ..] = parts else {
            return Err(vm.type_error("Each file_actions element must be a non-empty tuple"));
        };
        made.push(match (number(vm, kind)?, rest) {
            (OPEN, [fd, path, flags, mode]) => FileAction::Open {
                fd: number(vm, fd)?,
                path: to_c(vm, path)?,
                flags: number(vm, flags)?,
                mode: number(vm, mode)? as u32,
            },
            (OPEN, _) => return Err(vm.type_error("A open file_action tuple must have 5 elements")),
            (CLOSE, [fd]) => FileAction::Close { fd: number(vm, fd)? },
            (CLOSE, _) => return Err(vm.type_error("A close file_action tuple must have 2 elements")),
            (DUPLICATE, [fd, to]) => FileAction::Duplicate { fd: number(vm, fd)?, to: number(vm, to)? },
            (DUPLICATE, _) => return Err(vm.type_error("A dup2 file_action tuple must have 3 elements")),
            _ => return Err(vm.type_error("Unknown file_actions identifier")),
        });
    }
    Ok(made)
}

/// What is given by keyword.
struct Options<'a> {
    file_actions: Option<&'a Value>,
    setpgroup: Option<&'a Value>,
    resetids: bool,
    setsid: bool,
    setsigmask: Option<&'a Value>,
    setsigdef: Option<&'a Value>,
    scheduler: Option<&'a Value>,
}

fn scheduler(vm: &mut Vm, given: &Value) -> Res<(Option<i32>, i32)> {
    let Some(parts) = given.downcast::<Tuple>() else {
        return Err(vm.system_error("new style getargs format but argument is not a tuple"));
    };
    let [policy, param] = parts.items() else {
        return Err(vm.type_error("A scheduler tuple must have two elements"));
    };
    let param_priority = priority(vm, param)?;
    let policy = if policy.is_none() { None } else { Some(number(vm, policy)?) };
    Ok((policy, param_priority))
}

fn spawn(
    vm: &mut Vm,
    path: PathArg,
    argv: &Value,
    env: &Value,
    options: &Options<'_>,
    function: &str,
) -> Res<i32> {
    let argv = arguments(vm, argv, function)?;
    if !is_mapping(vm, env) {
        return Err(vm.type_error(&format!("{function}: environment must be a mapping object")));
    }
    let env = environment(vm, env)?;
    let given = |option: Option<&'_ Value>| option.filter(|option| !option.is_none()).cloned();
    let actions = match given(options.file_actions) {
        Some(actions) => file_actions(vm, &actions)?,
        None => Vec::new(),
    };
    let process_group = match options.setpgroup {
        Some(group) => Some(number(vm, group)?),
        None => None,
    };
    let mut signals = |option: Option<&Value>| match option {
        Some(signals) => sets::of_iterable(vm, signals).map(Some),
        None => Ok(None),
    };
    let (signal_mask, default_signals) = (signals(options.setsigmask)?, signals(options.setsigdef)?);
    let scheduler = match given(options.scheduler) {
        Some(given) => Some(scheduler(vm, &given)?),
        None => None,
    };
    let spawn = PosixSpawn {
        path: path.path,
        searched: function == "posix_spawnp",
        argv,
        env,
        actions,
        process_group,
        reset_ids: options.resetids,
        new_session: options.setsid,
        signal_mask,
        default_signals,
        scheduler,
    };
    vm.blocking(|| processes::posix_spawn(&spawn)).or_errno_of(vm, &path.object)
}

macro_rules! spawn_functions {
    ($($name:ident $signature:literal $shown:literal;)*) => {
        #[module("posix", SPAWNING)]
        impl Posix {
            $(
                #[py($signature)]
                #[allow(clippy::too_many_arguments)]
                fn $name(
                    vm: &mut Vm,
                    path: PathArg,
                    argv: &Value,
                    env: &Value,
                    file_actions: Option<&Value>,
                    setpgroup: Option<&Value>,
                    resetids: bool,
                    setsid: bool,
                    setsigmask: Option<&Value>,
                    setsigdef: Option<&Value>,
                    scheduler: Option<&Value>,
                ) -> Res<i32> {
                    let options = Options {
                        file_actions,
                        setpgroup,
                        resetids,
                        setsid,
                        setsigmask,
                        setsigdef,
                        scheduler,
                    };
                    spawn(vm, path, argv, env, &options, $shown)
                }
            )*
        }
    };
}

spawn_functions! {
    posix_spawn "posix_spawn($module, path, argv, env, /, *, file_actions=(), setpgroup=<unrepresentable>, resetids=False, setsid=False, setsigmask=(), setsigdef=(), scheduler=<unrepresentable>)" "posix_spawn";
    posix_spawnp "posix_spawnp($module, path, argv, env, /, *, file_actions=(), setpgroup=<unrepresentable>, resetids=False, setsid=False, setsigmask=(), setsigdef=(), scheduler=<unrepresentable>)" "posix_spawnp";
}
