//! Files by their paths: making, moving, removing them, and what is known about them.

use std::ffi::CString;

use rustix::fs::{self, Access, AtFlags, FileType, Gid, Mode, Timespec, Timestamps, UTIME_NOW, Uid};

use super::Posix;
use super::arguments::{DirFd, PathArg, PathOrFd, Target, decode};
use super::errors::OrErrno;
use super::results::{stat_result, statvfs_result};
use crate::native::module;
use crate::objects::bytes;
use crate::objects::int;
use crate::objects::tuple::Tuple;
use crate::objects::types::class_of;
use crate::ops;
use crate::runtime::platform::descriptor;
use crate::value::Value;
use crate::vm::{Raised, Res, Vm};

/// A user's or group's number, of which -1 means: leave it.
pub(super) fn owner(vm: &mut Vm, what: &str, value: &Value) -> Res<Option<u32>> {
    if !ops::has_index(vm, value) {
        let class = class_of(vm, value).name(vm);
        return Err(vm.type_error(&format!("{what} should be integer, not {class}")));
    }
    let index = ops::index(vm, value)?;
    match int::to_i64(&index) {
        Some(-1) => Ok(None),
        Some(id) if u32::try_from(id).is_ok() => Ok(Some(id as u32)),
        None if !int::is_negative(&index) => {
            Err(vm.overflow_error(&format!("{what} is greater than maximum")))
        }
        _ => Err(vm.overflow_error(&format!("{what} is less than minimum"))),
    }
}

pub(super) fn owners(vm: &mut Vm, uid: &Value, gid: &Value) -> Res<(Option<Uid>, Option<Gid>)> {
    let (uid, gid) = (owner(vm, "uid", uid)?, owner(vm, "gid", gid)?);
    Ok((uid.map(Uid::from_raw), gid.map(Gid::from_raw)))
}

fn no_follow(follow: bool) -> AtFlags {
    if follow { AtFlags::empty() } else { AtFlags::SYMLINK_NOFOLLOW }
}

fn not_with_fd(vm: &Vm, function: &str, what: &str) -> Raised {
    vm.value_error(&format!("{function}: can't specify {what} without matching path"))
}

/// Refuses what makes no sense for an open file.
fn check_fd(vm: &Vm, function: &str, fd: i32, dir_fd: DirFd, follow: bool) -> Res<()> {
    if dir_fd.0.is_some() {
        return Err(not_with_fd(vm, function, "dir_fd"));
    }
    // CPython asks for more than 0 here.
    if fd > 0 && !follow {
        let message = format!("{function}: cannot use fd and follow_symlinks together");
        return Err(vm.value_error(&message));
    }
    Ok(())
}

fn stat(vm: &mut Vm, path: PathOrFd, dir_fd: DirFd, follow: bool) -> Res<Value> {
    let object = path.object();
    let found = match path.target() {
        Target::Fd(fd) => {
            check_fd(vm, "stat", fd, dir_fd, follow)?;
            vm.system_call(|| fs::fstat(descriptor(fd)?))?
        }
        Target::Path(path) => vm.system_call(|| fs::statat(dir_fd.get()?, path, no_follow(follow)))?,
    };
    let found = found.or_errno_of(vm, object)?;
    stat_result(vm, &found)
}

/// Renames; both names stand in the error.
fn rename(vm: &mut Vm, src: PathArg, dst: PathArg, from: DirFd, to: DirFd) -> Res<()> {
    let done = vm.system_call(|| fs::renameat(from.get()?, &src.path, to.get()?, &dst.path))?;
    done.map_err(|errno| vm.raise_errno(errno.raw_os_error(), Some(&src.object), Some(&dst.object)))
}

fn unlink(vm: &mut Vm, path: PathArg, dir_fd: DirFd, flags: AtFlags) -> Res<()> {
    vm.system_call(|| fs::unlinkat(dir_fd.get()?, &path.path, flags))?.or_errno_of(vm, &path.object)
}

/// Nanoseconds since 1970 as whole seconds and the rest.
fn timespec(nanoseconds: i128) -> Option<Timespec> {
    let seconds = i64::try_from(nanoseconds.div_euclid(1_000_000_000)).ok()?;
    Some(Timespec { tv_sec: seconds, tv_nsec: nanoseconds.rem_euclid(1_000_000_000) as i64 })
}

/// Access and modification times: seconds as numbers, or nanoseconds as ints.
fn timestamps(vm: &mut Vm, pair: &Value, nanoseconds: bool, wrong: &str) -> Res<Timestamps> {
    let pair = match pair.downcast::<Tuple>() {
        Some(pair) if pair.len() == 2 => pair.clone(),
        _ => return Err(vm.type_error(wrong)),
    };
    let read = |vm: &mut Vm, value: &Value| -> Res<Timespec> {
        let exact = match value.as_float() {
            Some(seconds) if !nanoseconds => {
                // Rounded down, as PyTime's ROUND_FLOOR does.
                let whole = seconds.floor();
                let rest = ((seconds - whole) * 1e9).floor();
                if whole.abs() < 9.2e18 { Some(whole as i128 * 1_000_000_000 + rest as i128) } else { None }
            }
            _ => {
                let index = ops::index(vm, value)?;
                let scale = if nanoseconds { 1 } else { 1_000_000_000 };
                int::to_i64(&index).map(|n| i128::from(n) * scale)
            }
        };
        match exact.and_then(timespec) {
            Some(time) => Ok(time),
            None => Err(vm.overflow_error("timestamp out of range for platform time_t")),
        }
    };
    Ok(Timestamps {
        last_access: read(vm, &pair.items()[0])?,
        last_modification: read(vm, &pair.items()[1])?,
    })
}

#[module("posix", FILES)]
impl Posix {
    #[py("stat($module, /, path, *, dir_fd=None, follow_symlinks=True)")]
    fn stat(vm: &mut Vm, path: PathOrFd, dir_fd: DirFd, follow_symlinks: bool) -> Res<Value> {
        stat(vm, path, dir_fd, follow_symlinks)
    }

    #[py("lstat($module, /, path, *, dir_fd=None)")]
    fn lstat(vm: &mut Vm, path: PathArg, dir_fd: DirFd) -> Res<Value> {
        stat(vm, PathOrFd::Path(path), dir_fd, false)
    }

    #[py("statvfs($module, /, path)")]
    fn statvfs(vm: &mut Vm, path: PathOrFd) -> Res<Value> {
        let object = path.object();
        let found = match path.target() {
            Target::Fd(fd) => vm.system_call(|| fs::fstatvfs(descriptor(fd)?))?,
            Target::Path(path) => vm.system_call(|| fs::statvfs(path))?,
        };
        let found = found.or_errno_of(vm, object)?;
        statvfs_result(vm, &found)
    }

    #[py("access($module, /, path, mode, *, dir_fd=None, effective_ids=False, follow_symlinks=True)")]
    fn access(
        vm: &mut Vm,
        path: PathArg,
        mode: i32,
        dir_fd: DirFd,
        effective_ids: bool,
        follow_symlinks: bool,
    ) -> Res<bool> {
        let mut flags = no_follow(follow_symlinks);
        flags.set(AtFlags::EACCESS, effective_ids);
        let access = Access::from_bits_truncate(mode as u32);
        Ok(vm.system_call(|| fs::accessat(dir_fd.get()?, &path.path, access, flags))?.is_ok())
    }

    #[py("chmod($module, /, path, mode, *, dir_fd=None, follow_symlinks=True)")]
    fn chmod(vm: &mut Vm, path: PathOrFd, mode: i32, dir_fd: DirFd, follow_symlinks: bool) -> Res<()> {
        if !follow_symlinks {
            return Err(vm.not_implemented_error("chmod: follow_symlinks unavailable on this platform"));
        }
        let (object, mode) = (path.object(), Mode::from_raw_mode(mode as u32));
        let done = match path.target() {
            Target::Fd(fd) => vm.system_call(|| fs::fchmod(descriptor(fd)?, mode))?,
            Target::Path(path) => {
                vm.system_call(|| fs::chmodat(dir_fd.get()?, path, mode, AtFlags::empty()))?
            }
        };
        done.or_errno_of(vm, object)
    }

    #[py("chown($module, /, path, uid, gid, *, dir_fd=None, follow_symlinks=True)")]
    fn chown(
        vm: &mut Vm,
        path: PathOrFd,
        uid: &Value,
        gid: &Value,
        dir_fd: DirFd,
        follow_symlinks: bool,
    ) -> Res<()> {
        let object = path.object();
        let (uid, gid) = owners(vm, uid, gid)?;
        let done = match path.target() {
            Target::Fd(fd) => {
                check_fd(vm, "chown", fd, dir_fd, follow_symlinks)?;
                vm.system_call(|| fs::fchown(descriptor(fd)?, uid, gid))?
            }
            Target::Path(path) => {
                vm.system_call(|| fs::chownat(dir_fd.get()?, path, uid, gid, no_follow(follow_symlinks)))?
            }
        };
        done.or_errno_of(vm, object)
    }

    #[py("lchown($module, /, path, uid, gid)")]
    fn lchown(vm: &mut Vm, path: PathArg, uid: &Value, gid: &Value) -> Res<()> {
        let (uid, gid) = owners(vm, uid, gid)?;
        let done =
            vm.system_call(|| fs::chownat(fs::CWD, &path.path, uid, gid, AtFlags::SYMLINK_NOFOLLOW))?;
        done.or_errno_of(vm, &path.object)
    }

    #[py("link($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None, follow_symlinks=True)")]
    fn link(
        vm: &mut Vm,
        src: PathArg,
        dst: PathArg,
        src_dir_fd: DirFd,
        dst_dir_fd: DirFd,
        follow_symlinks: bool,
    ) -> Res<()> {
        // As link(2), which CPython calls where nothing else is asked for: it does not follow a symbolic link.
        let plain = src_dir_fd.0.is_none() && dst_dir_fd.0.is_none() && follow_symlinks;
        let follow = !plain && follow_symlinks;
        let flags = if follow { AtFlags::SYMLINK_FOLLOW } else { AtFlags::empty() };
        let done =
            vm.system_call(|| fs::linkat(src_dir_fd.get()?, &src.path, dst_dir_fd.get()?, &dst.path, flags))?;
        done.map_err(|errno| vm.raise_errno(errno.raw_os_error(), Some(&src.object), Some(&dst.object)))
    }

    #[py("symlink($module, /, src, dst, target_is_directory=False, *, dir_fd=None)")]
    fn symlink(
        vm: &mut Vm,
        src: PathArg,
        dst: PathArg,
        _target_is_directory: bool,
        dir_fd: DirFd,
    ) -> Res<()> {
        let done = vm.system_call(|| fs::symlinkat(&src.path, dir_fd.get()?, &dst.path))?;
        done.map_err(|errno| vm.raise_errno(errno.raw_os_error(), Some(&src.object), Some(&dst.object)))
    }

    #[py("readlink($module, /, path, *, dir_fd=None)")]
    fn readlink(vm: &mut Vm, path: PathArg, dir_fd: DirFd) -> Res<Value> {
        let target = vm.system_call(|| fs::readlinkat(dir_fd.get()?, &path.path, Vec::new()))?;
        let target: CString = target.or_errno_of(vm, &path.object)?;
        Ok(match path.is_bytes {
            true => bytes::from_slice(vm, target.to_bytes())?.into(),
            false => decode(vm, target.to_bytes())?.into(),
        })
    }

    #[py("mkdir($module, /, path, mode=511, *, dir_fd=None)")]
    fn mkdir(vm: &mut Vm, path: PathArg, mode: i32, dir_fd: DirFd) -> Res<()> {
        let mode = Mode::from_raw_mode(mode as u32);
        vm.system_call(|| fs::mkdirat(dir_fd.get()?, &path.path, mode))?.or_errno_of(vm, &path.object)
    }

    #[py("mkfifo($module, /, path, mode=438, *, dir_fd=None)")]
    fn mkfifo(vm: &mut Vm, path: PathArg, mode: i32, dir_fd: DirFd) -> Res<()> {
        let mode = Mode::from_raw_mode(mode as u32);
        let made = vm.system_call(|| fs::mknodat(dir_fd.get()?, &path.path, FileType::Fifo, mode, 0))?;
        // `mkfifo` leaves out what it was asked for.
        made.or_errno(vm)
    }

    #[py("mknod($module, /, path, mode=384, device=0, *, dir_fd=None)")]
    fn mknod(vm: &mut Vm, path: PathArg, mode: i32, device: i64, dir_fd: DirFd) -> Res<()> {
        let kind = match FileType::from_raw_mode(mode as u32) {
            FileType::Unknown => FileType::RegularFile,
            kind => kind,
        };
        let mode = Mode::from_raw_mode(mode as u32);
        let made = vm.system_call(|| fs::mknodat(dir_fd.get()?, &path.path, kind, mode, device as u64))?;
        made.or_errno(vm)
    }

    #[py("rmdir($module, /, path, *, dir_fd=None)")]
    fn rmdir(vm: &mut Vm, path: PathArg, dir_fd: DirFd) -> Res<()> {
        unlink(vm, path, dir_fd, AtFlags::REMOVEDIR)
    }

    #[py("unlink($module, /, path, *, dir_fd=None)")]
    fn unlink(vm: &mut Vm, path: PathArg, dir_fd: DirFd) -> Res<()> {
        unlink(vm, path, dir_fd, AtFlags::empty())
    }

    #[py("remove($module, /, path, *, dir_fd=None)")]
    fn remove(vm: &mut Vm, path: PathArg, dir_fd: DirFd) -> Res<()> {
        unlink(vm, path, dir_fd, AtFlags::empty())
    }

    #[py("rename($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)")]
    fn rename(vm: &mut Vm, src: PathArg, dst: PathArg, src_dir_fd: DirFd, dst_dir_fd: DirFd) -> Res<()> {
        rename(vm, src, dst, src_dir_fd, dst_dir_fd)
    }

    #[py("replace($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)")]
    fn replace(vm: &mut Vm, src: PathArg, dst: PathArg, src_dir_fd: DirFd, dst_dir_fd: DirFd) -> Res<()> {
        rename(vm, src, dst, src_dir_fd, dst_dir_fd)
    }

    #[py("truncate($module, /, path, length)")]
    fn truncate(vm: &mut Vm, path: PathOrFd, length: i64) -> Res<()> {
        let (object, target) = (path.object(), path.target());
        let done = vm.system_call(|| {
            let length = u64::try_from(length).map_err(|_| rustix::io::Errno::INVAL)?;
            match target {
                Target::Fd(fd) => fs::ftruncate(descriptor(fd)?, length),
                Target::Path(path) => {
                    let file = fs::open(path, fs::OFlags::WRONLY | fs::OFlags::CLOEXEC, Mode::empty())?;
                    fs::ftruncate(file, length)
                }
            }
        })?;
        done.or_errno_of(vm, object)
    }

    #[py("utime($module, /, path, times=None, *, ns=<unrepresentable>, dir_fd=None, follow_symlinks=True)")]
    fn utime(
        vm: &mut Vm,
        path: PathOrFd,
        times: Option<&Value>,
        ns: Option<&Value>,
        dir_fd: DirFd,
        follow_symlinks: bool,
    ) -> Res<()> {
        let times = match (times, ns) {
            (Some(_), Some(_)) => {
                return Err(vm.value_error("utime: you may specify either 'times' or 'ns' but not both"));
            }
            (Some(times), None) => {
                timestamps(vm, times, false, "utime: 'times' must be either a tuple of two ints or None")?
            }
            (None, Some(ns)) => timestamps(vm, ns, true, "utime: 'ns' must be a tuple of two ints")?,
            (None, None) => {
                let now = Timespec { tv_sec: 0, tv_nsec: UTIME_NOW };
                Timestamps { last_access: now, last_modification: now }
            }
        };
        let done = match path.target() {
            Target::Fd(fd) => {
                check_fd(vm, "utime", fd, dir_fd, follow_symlinks)?;
                vm.system_call(|| fs::futimens(descriptor(fd)?, &times))?
            }
            Target::Path(path) => {
                vm.system_call(|| fs::utimensat(dir_fd.get()?, path, &times, no_follow(follow_symlinks)))?
            }
        };
        // Unlike others, this leaves out what it was about.
        done.or_errno(vm)
    }

    #[py("chroot($module, /, path)")]
    fn chroot(vm: &mut Vm, path: PathArg) -> Res<()> {
        vm.system_call(|| rustix::process::chroot(&path.path))?.or_errno_of(vm, &path.object)
    }
}
