//! When processes run, and on which processors.

use rustix::process::Pid;
use rustix::thread::CpuSet;

use super::Posix;
use super::errors::OrErrno;
use super::results::SCHED_PARAM;
use crate::native::{Methods, methods, module};
use crate::objects::int;
use crate::objects::structseq;
use crate::objects::tuple::Tuple;
use crate::objects::types::{Type, class_of, install};
use crate::ops;
use crate::runtime::platform::processes;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// What `sched_param` has of its own.
struct SchedParam;

fn is_sched_param(vm: &Vm, value: &Value) -> bool {
    let class = vm.interp().module_state.borrow().get(SCHED_PARAM.name).cloned();
    class.is_some_and(|class| class_of(vm, value).as_value().is(&class))
}

#[methods("sched_param", is = is_sched_param)]
impl SchedParam {
    #[py("__new__($type, /, sched_priority)")]
    fn construct(vm: &mut Vm, class: &Ref<Type>, sched_priority: &Value) -> Res<Value> {
        Ok(structseq::new(vm, class, vec![sched_priority.clone()])?)
    }
}

pub(super) fn fill(vm: &mut Vm) -> Res<()> {
    let class = structseq::class(vm, &SCHED_PARAM)?;
    let namespace = class.get(vm).dict.clone();
    for def in SchedParam::methods() {
        let method = install::method(vm, &class, def);
        namespace.set_str(vm, &vm.intern(def.name), method)?;
    }
    class.update_hooks(vm);
    Ok(())
}

/// The priority in a `sched_param`.
pub(super) fn priority(vm: &mut Vm, param: &Value) -> Res<i32> {
    let item = param.downcast::<Tuple>().filter(|_| is_sched_param(vm, param));
    let Some(item) = item.and_then(|param| param.items().first()) else {
        return Err(vm.type_error("must have a sched_param object"));
    };
    let number = ops::index(vm, item)?;
    match int::to_i64(&number).and_then(|number| i32::try_from(number).ok()) {
        Some(priority) => Ok(priority),
        None => Err(vm.overflow_error("sched_priority out of range")),
    }
}

#[module("posix", SCHEDULING)]
impl Posix {
    #[py("getpriority($module, /, which, who)")]
    fn getpriority(vm: &mut Vm, which: i32, who: i32) -> Res<i32> {
        processes::priority(which, who as u32).or_errno(vm)
    }

    #[py("setpriority($module, /, which, who, priority)")]
    fn setpriority(vm: &mut Vm, which: i32, who: i32, priority: i32) -> Res<()> {
        processes::set_priority(which, who as u32, priority).or_errno(vm)
    }

    #[py("sched_get_priority_min($module, /, policy)")]
    fn sched_get_priority_min(vm: &mut Vm, policy: i32) -> Res<i32> {
        Ok(processes::priorities(policy).or_errno(vm)?.0)
    }

    #[py("sched_get_priority_max($module, /, policy)")]
    fn sched_get_priority_max(vm: &mut Vm, policy: i32) -> Res<i32> {
        Ok(processes::priorities(policy).or_errno(vm)?.1)
    }

    #[py("sched_getscheduler($module, pid, /)")]
    fn sched_getscheduler(vm: &mut Vm, pid: i32) -> Res<i32> {
        processes::scheduler(pid).or_errno(vm)
    }

    #[py("sched_setscheduler($module, pid, policy, param, /)")]
    fn sched_setscheduler(vm: &mut Vm, pid: i32, policy: i32, param: &Value) -> Res<()> {
        let priority = priority(vm, param)?;
        processes::set_scheduler(pid, Some(policy), priority).or_errno(vm)
    }

    #[py("sched_getparam($module, pid, /)")]
    fn sched_getparam(vm: &mut Vm, pid: i32) -> Res<Value> {
        let priority = processes::scheduling_priority(pid).or_errno(vm)?;
        structseq::made(vm, &SCHED_PARAM, vec![Value::small_int_wrapping(priority.into())])
    }

    #[py("sched_setparam($module, pid, param, /)")]
    fn sched_setparam(vm: &mut Vm, pid: i32, param: &Value) -> Res<()> {
        let priority = priority(vm, param)?;
        processes::set_scheduler(pid, None, priority).or_errno(vm)
    }

    #[py("sched_rr_get_interval($module, pid, /)")]
    fn sched_rr_get_interval(vm: &mut Vm, pid: i32) -> Res<f64> {
        processes::round_robin_interval(pid).or_errno(vm)
    }

    #[py("sched_setaffinity($module, pid, mask, /)")]
    fn sched_setaffinity(vm: &mut Vm, pid: i32, mask: &Value) -> Res<()> {
        let mut cpus = CpuSet::new();
        ops::iter::for_each(vm, mask, |vm, cpu| {
            if !int::is_int(vm, &cpu) {
                let class = ops::repr(vm, &class_of(vm, &cpu).to_value())?.to_string_lossy();
                let message = format!("expected an iterator of ints, but iterator yielded {class}");
                return Err(vm.type_error(&message));
            }
            match int::to_i64(&cpu) {
                _ if int::is_negative(&cpu) => return Err(vm.value_error("negative CPU number")),
                Some(cpu) if cpu < i64::from(i32::MAX) => {
                    // One that no system has counts for none.
                    if let Some(cpu) = usize::try_from(cpu).ok().filter(|cpu| *cpu < CpuSet::MAX_CPU) {
                        cpus.set(cpu);
                    }
                }
                _ => return Err(vm.overflow_error("CPU number too large")),
            }
            Ok(())
        })?;
        let process = match pid {
            0 => Ok(None),
            1.. => Ok(Pid::from_raw(pid)),
            _ => Err(rustix::io::Errno::SRCH),
        };
        process.and_then(|process| rustix::thread::sched_setaffinity(process, &cpus)).or_errno(vm)
    }
}
