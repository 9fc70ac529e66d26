//! What system calls answer, as struct sequences.

use rustix::fs::{Stat, StatVfs};

use crate::objects::dict::Dict;
use crate::objects::int;
use crate::objects::structseq::{self, Spec};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(super) static STAT_RESULT: Spec = Spec {
    name: "os.stat_result",
    fields: &[
        "st_mode",
        "st_ino",
        "st_dev",
        "st_nlink",
        "st_uid",
        "st_gid",
        "st_size",
        "",
        "",
        "",
        "st_atime",
        "st_mtime",
        "st_ctime",
        "st_atime_ns",
        "st_mtime_ns",
        "st_ctime_ns",
        "st_blksize",
        "st_blocks",
        "st_rdev",
    ],
    items: 10,
    callable: true,
};

pub(super) fn stat_result(vm: &mut Vm, stat: &Stat) -> Res<Value> {
    let times = [
        (stat.st_atime, stat.st_atime_nsec),
        (stat.st_mtime, stat.st_mtime_nsec),
        (stat.st_ctime, stat.st_ctime_nsec),
    ];
    let mut values = vec![
        ops::int(vm, i64::from(stat.st_mode))?,
        int::from_u64(vm, stat.st_ino)?,
        int::from_u64(vm, stat.st_dev)?,
        int::from_u64(vm, stat.st_nlink)?,
        ops::int(vm, i64::from(stat.st_uid))?,
        ops::int(vm, i64::from(stat.st_gid))?,
        ops::int(vm, stat.st_size)?,
    ];
    for (seconds, _) in times {
        values.push(ops::int(vm, seconds)?);
    }
    for (seconds, nanoseconds) in times {
        values.push(Value::float(seconds as f64 + 1e-9 * nanoseconds as f64));
    }
    for (seconds, nanoseconds) in times {
        values.push(int::from_i128(vm, i128::from(seconds) * 1_000_000_000 + i128::from(nanoseconds))?);
    }
    values.push(ops::int(vm, stat.st_blksize)?);
    values.push(ops::int(vm, stat.st_blocks)?);
    values.push(int::from_u64(vm, stat.st_rdev)?);
    structseq::made(vm, &STAT_RESULT, values)
}

static STATVFS_RESULT: Spec = Spec {
    name: "os.statvfs_result",
    fields: &[
        "f_bsize",
        "f_frsize",
        "f_blocks",
        "f_bfree",
        "f_bavail",
        "f_files",
        "f_ffree",
        "f_favail",
        "f_flag",
        "f_namemax",
        "f_fsid",
    ],
    items: 10,
    callable: true,
};

pub(super) fn statvfs_result(vm: &mut Vm, found: &StatVfs) -> Res<Value> {
    let mut values = Vec::new();
    for number in [
        found.f_bsize,
        found.f_frsize,
        found.f_blocks,
        found.f_bfree,
        found.f_bavail,
        found.f_files,
        found.f_ffree,
        found.f_favail,
        found.f_flag.bits(),
        found.f_namemax,
        found.f_fsid,
    ] {
        values.push(int::from_u64(vm, number)?);
    }
    structseq::made(vm, &STATVFS_RESULT, values)
}

pub(super) static TERMINAL_SIZE: Spec =
    Spec { name: "os.terminal_size", fields: &["columns", "lines"], items: 2, callable: true };

pub(super) static UNAME_RESULT: Spec = Spec {
    name: "posix.uname_result",
    fields: &["sysname", "nodename", "release", "version", "machine"],
    items: 5,
    callable: true,
};

pub(super) static TIMES_RESULT: Spec = Spec {
    name: "posix.times_result",
    fields: &["user", "system", "children_user", "children_system", "elapsed"],
    items: 5,
    callable: true,
};

pub(super) static WAITID_RESULT: Spec = Spec {
    name: "posix.waitid_result",
    fields: &["si_pid", "si_uid", "si_signo", "si_status", "si_code"],
    items: 5,
    callable: true,
};

pub(super) static SCHED_PARAM: Spec =
    Spec { name: "posix.sched_param", fields: &["sched_priority"], items: 1, callable: true };

pub(super) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    for spec in [
        &STAT_RESULT,
        &STATVFS_RESULT,
        &TERMINAL_SIZE,
        &UNAME_RESULT,
        &TIMES_RESULT,
        &WAITID_RESULT,
        &SCHED_PARAM,
    ] {
        let class = structseq::class(vm, spec)?;
        let name = spec.name.rsplit_once('.').map_or(spec.name, |(_, name)| name);
        crate::modules::set(vm, dict, name, class.into())?;
    }
    Ok(())
}
