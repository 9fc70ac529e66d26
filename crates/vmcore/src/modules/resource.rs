//! `resource`: what processes use, and how much they may.

use rustix::io::Errno;

use super::c_constants::{self, c_constants};
use super::posix::OrErrno;
use super::set;
use crate::native::module;
use crate::objects::dict::Dict;
use crate::objects::int;
use crate::objects::structseq::{self, Spec};
use crate::objects::tuple;
use crate::ops;
use crate::runtime::platform::control::{self, Limits, Usage};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

static STRUCT_RUSAGE: Spec = Spec {
    name: "resource.struct_rusage",
    fields: &[
        "ru_utime",
        "ru_stime",
        "ru_maxrss",
        "ru_ixrss",
        "ru_idrss",
        "ru_isrss",
        "ru_minflt",
        "ru_majflt",
        "ru_nswap",
        "ru_inblock",
        "ru_oublock",
        "ru_msgsnd",
        "ru_msgrcv",
        "ru_nsignals",
        "ru_nvcsw",
        "ru_nivcsw",
    ],
    items: 16,
    callable: true,
};

pub(crate) struct Resource;

/// Soft and hard limit as a pair; no limit is -1.
fn pair(vm: &Vm, limits: Limits) -> Res<(Value, Value)> {
    Ok((ops::int(vm, limits.soft as i64)?, ops::int(vm, limits.hard as i64)?))
}

/// How many resources have limits.
const LIMITS: i32 = 16;

fn known(vm: &Vm, resource: i32) -> Res<()> {
    match (0..LIMITS).contains(&resource) {
        true => Ok(()),
        false => Err(vm.value_error("invalid resource specified")),
    }
}

/// A pair as limits.
fn limits(vm: &mut Vm, pair: &Value) -> Res<Limits> {
    let pair = tuple::from_iterable(vm, pair)?;
    let [soft, hard] = pair.items() else {
        return Err(vm.value_error("expected a tuple of 2 integers"));
    };
    let mut limit = |value: &Value| {
        let number = ops::index(vm, value)?;
        match int::to_i64(&number) {
            Some(number) => Ok(number as u64),
            None => Err(vm.overflow_error("Python int too large to convert to C long")),
        }
    };
    Ok(Limits { soft: limit(soft)?, hard: limit(hard)? })
}

#[cold]
fn refused(vm: &mut Vm, errno: Errno) -> Raised {
    match errno {
        Errno::INVAL => vm.value_error("current limit exceeds maximum limit"),
        other => vm.errno(other, None),
    }
}

pub(crate) fn struct_rusage(vm: &mut Vm, usage: &Usage) -> Res<Value> {
    let mut values: Vec<Value> = usage.seconds.into_iter().map(Value::float).collect();
    for count in usage.counts {
        values.push(ops::int(vm, count)?);
    }
    structseq::made(vm, &STRUCT_RUSAGE, values)
}

#[module("resource")]
impl Resource {
    #[py("getrusage($module, who, /)")]
    fn getrusage(vm: &mut Vm, who: i32) -> Res<Value> {
        let usage = match control::usage(who) {
            Ok(usage) => usage,
            Err(Errno::INVAL) => return Err(vm.value_error("invalid who parameter")),
            Err(errno) => return Err(vm.errno(errno, None)),
        };
        struct_rusage(vm, &usage)
    }

    #[py("getrlimit($module, resource, /)")]
    fn getrlimit(vm: &mut Vm, resource: i32) -> Res<(Value, Value)> {
        known(vm, resource)?;
        let limits = control::limits(None, resource, None).or_errno(vm)?;
        pair(vm, limits)
    }

    #[py("setrlimit($module, resource, limits, /)")]
    fn setrlimit(vm: &mut Vm, resource: i32, limits: &Value) -> Res<()> {
        known(vm, resource)?;
        let new = self::limits(vm, limits)?;
        match control::limits(None, resource, Some(new)) {
            Ok(_) => Ok(()),
            Err(Errno::PERM) => Err(vm.value_error("not allowed to raise maximum limit")),
            Err(errno) => Err(refused(vm, errno)),
        }
    }

    #[py(
        "prlimit($module, pid, resource, limits=<unrepresentable>, /)",
        no_text_signature,
        too_few = "resource.prlimit requires 2 to 3 arguments",
        too_many = "resource.prlimit requires 2 to 3 arguments"
    )]
    fn prlimit(vm: &mut Vm, pid: i32, resource: i32, limits: Option<&Value>) -> Res<(Value, Value)> {
        known(vm, resource)?;
        let new = match limits {
            Some(limits) => Some(self::limits(vm, limits)?),
            None => None,
        };
        match control::limits(Some(pid), resource, new) {
            Ok(old) => pair(vm, old),
            Err(errno) => Err(refused(vm, errno)),
        }
    }

    #[py("getpagesize($module, /)")]
    fn getpagesize() -> usize {
        rustix::param::page_size()
    }
}

const CONSTANTS: &[(&str, i64)] = c_constants! {
    RLIMIT_AS RLIMIT_CORE RLIMIT_CPU RLIMIT_DATA RLIMIT_FSIZE RLIMIT_MEMLOCK RLIMIT_MSGQUEUE RLIMIT_NICE
    RLIMIT_NOFILE RLIMIT_NPROC  RLIMIT_RSS RLIMIT_RTPRIO RLIMIT_RTTIME RLIMIT_SIGPENDING RLIMIT_STACK
    RLIM_INFINITY RUSAGE_CHILDREN RUSAGE_SELF RUSAGE_THREAD
};

/// `libc` has not this one.
const RLIMIT_OFILE: (&str, i64) = ("RLIMIT_OFILE", 7);

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    c_constants::fill(vm, module, CONSTANTS.iter().chain([&RLIMIT_OFILE]))?;
    let error = vm.types().os_error.to_value();
    set(vm, module, "error", error)?;
    let class = structseq::class(vm, &STRUCT_RUSAGE)?;
    set(vm, module, "struct_rusage", class.into())
}
