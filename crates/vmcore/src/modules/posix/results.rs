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
    doc: "What stat, fstat and lstat know about a file.",
    fields: &[
        ("st_mode", "protection bits"),
        ("st_ino", "inode"),
        ("st_dev", "device"),
        ("st_nlink", "number of hard links"),
        ("st_uid", "user ID of owner"),
        ("st_gid", "group ID of owner"),
        ("st_size", "total size, in bytes"),
        ("", "integer time of last access"),
        ("", "integer time of last modification"),
        ("", "integer time of last change"),
        ("st_atime", "time of last access"),
        ("st_mtime", "time of last modification"),
        ("st_ctime", "time of last change"),
        ("st_atime_ns", "time of last access in nanoseconds"),
        ("st_mtime_ns", "time of last modification in nanoseconds"),
        ("st_ctime_ns", "time of last change in nanoseconds"),
        ("st_blksize", "blocksize for filesystem I/O"),
        ("st_blocks", "number of blocks allocated"),
        ("st_rdev", "device type (if inode device)"),
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
    doc: "What statvfs and fstatvfs know about a file system.",
    fields: &[
        ("f_bsize", ""),
        ("f_frsize", ""),
        ("f_blocks", ""),
        ("f_bfree", ""),
        ("f_bavail", ""),
        ("f_files", ""),
        ("f_ffree", ""),
        ("f_favail", ""),
        ("f_flag", ""),
        ("f_namemax", ""),
        ("f_fsid", ""),
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

pub(super) static TERMINAL_SIZE: Spec = Spec {
    name: "os.terminal_size",
    doc: "A tuple of (columns, lines) for holding terminal window size",
    fields: &[
        ("columns", "width of the terminal window in characters"),
        ("lines", "height of the terminal window in characters"),
    ],
    items: 2,
    callable: true,
};

pub(super) static UNAME_RESULT: Spec = Spec {
    name: "posix.uname_result",
    doc: "What uname knows about the system.",
    fields: &[
        ("sysname", "operating system name"),
        ("nodename", "name of machine on network (implementation-defined)"),
        ("release", "operating system release"),
        ("version", "operating system version"),
        ("machine", "hardware identifier"),
    ],
    items: 5,
    callable: true,
};

pub(super) static TIMES_RESULT: Spec = Spec {
    name: "posix.times_result",
    doc: "What times knows about the process.",
    fields: &[
        ("user", "user time"),
        ("system", "system time"),
        ("children_user", "user time of children"),
        ("children_system", "system time of children"),
        ("elapsed", "elapsed time since an arbitrary point in the past"),
    ],
    items: 5,
    callable: true,
};

pub(super) static WAITID_RESULT: Spec = Spec {
    name: "posix.waitid_result",
    doc: "What waitid knows about a child.",
    fields: &[("si_pid", ""), ("si_uid", ""), ("si_signo", ""), ("si_status", ""), ("si_code", "")],
    items: 5,
    callable: true,
};

pub(super) static SCHED_PARAM: Spec = Spec {
    name: "posix.sched_param",
    doc: "A scheduling parameter: its field is sched_priority.",
    fields: &[("sched_priority", "the scheduling priority")],
    items: 1,
    callable: true,
};

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
