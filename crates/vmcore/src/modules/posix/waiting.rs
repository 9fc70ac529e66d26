//! Children that are waited for with more to be told of them.

use super::Posix;
use super::errors::OrErrno;
use super::results::WAITID_RESULT;
use crate::modules::resource::struct_rusage;
use crate::native::module;
use crate::objects::structseq;
use crate::ops;
use crate::runtime::platform::processes;
use crate::value::Value;
use crate::vm::{Res, Vm};

fn errno(error: &std::io::Error) -> rustix::io::Errno {
    rustix::io::Errno::from_io_error(error).unwrap_or(rustix::io::Errno::INVAL)
}

#[module("posix", WAITING)]
impl Posix {
    #[py("wait3($module, /, options)")]
    fn wait3(vm: &mut Vm, options: i32) -> Res<(i32, i32, Value)> {
        wait(vm, -1, options)
    }

    #[py("wait4($module, /, pid, options)")]
    fn wait4(vm: &mut Vm, pid: i32, options: i32) -> Res<(i32, i32, Value)> {
        wait(vm, pid, options)
    }

    #[py("waitid($module, idtype, id, options, /)")]
    fn waitid(vm: &mut Vm, idtype: i32, id: i32, options: i32) -> Res<Value> {
        let found =
            vm.system_call(|| processes::wait_id(idtype, id as u32, options).map_err(|error| errno(&error)))?;
        let Some(found) = found.or_errno(vm)? else { return Ok(Value::NONE) };
        let mut values = Vec::with_capacity(found.len());
        for number in found {
            values.push(ops::int(vm, number)?);
        }
        structseq::made(vm, &WAITID_RESULT, values)
    }
}

fn wait(vm: &mut Vm, pid: i32, options: i32) -> Res<(i32, i32, Value)> {
    let found = vm.system_call(|| processes::wait_with_usage(pid, options).map_err(|error| errno(&error)))?;
    let (child, status, usage) = found.or_errno(vm)?;
    Ok((child, status, struct_rusage(vm, &usage)?))
}
