//! Open files by their numbers.

use std::io::IoSlice;
use std::os::fd::IntoRawFd;

use rustix::fs::{self, Mode, OFlags, SeekFrom};
use rustix::io::{Errno, FdFlags};

use super::Posix;
use super::arguments::{DirFd, Fildes, PathArg, PathOrFd, decode};
use super::constants::PathconfName;
use super::errors::OrErrno;
use super::files::owners;
use super::results::{TERMINAL_SIZE, stat_result, statvfs_result};
use crate::native::module;
use crate::objects::bytes::{self, Bytes};
use crate::objects::int;
use crate::objects::str::Str;
use crate::objects::structseq;
use crate::ops::{self, BytesLike, WritableBytes};
use crate::runtime::platform::{self, descriptor};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Bytes that one call reads or writes at most, as Linux has it.
const MOST: usize = 0x7FFF_F000;

/// A buffer of that many bytes for a call that reads into it.
fn room(vm: &mut Vm, length: i64) -> Res<Vec<u8>> {
    let Ok(length) = usize::try_from(length) else {
        return Err(vm.errno(Errno::INVAL, None));
    };
    let length = length.min(MOST);
    drop(crate::objects::str::room_for(vm, length)?);
    Ok(vec![0; length])
}

/// Reads at most `length` bytes, at a position of the file or where it stands.
fn read(vm: &mut Vm, fd: i32, length: i64, at: Option<u64>) -> Res<Ref<Bytes>> {
    let mut buffer = room(vm, length)?;
    let read = vm.system_call(|| match at {
        None => rustix::io::read(descriptor(fd)?, &mut buffer[..]),
        Some(at) => rustix::io::pread(descriptor(fd)?, &mut buffer[..], at),
    })?;
    let read = read.or_errno(vm)?;
    Ok(bytes::from_slice(vm, buffer.get(..read).unwrap_or_default())?)
}

/// The bytes of each buffer of a sequence.
pub(super) fn gathered(vm: &mut Vm, buffers: &Value, function: &str) -> Res<Vec<Vec<u8>>> {
    let refused = format!("{function}() arg 2 must be a sequence");
    let buffers = ops::iter::sequence(vm, buffers, &refused)?;
    let mut all = Vec::with_capacity(buffers.len());
    for buffer in buffers.iter() {
        all.push(BytesLike::required(vm, buffer)?.bytes(vm)?.into_owned());
    }
    Ok(all)
}

#[module("posix", DESCRIPTORS)]
impl Posix {
    #[py("open($module, /, path, flags, mode=511, *, dir_fd=None)")]
    fn open(vm: &mut Vm, path: PathArg, flags: i32, mode: i32, dir_fd: DirFd) -> Res<i32> {
        let flags = OFlags::from_bits_retain(flags as u32) | OFlags::CLOEXEC;
        let mode = Mode::from_raw_mode(mode as u32);
        let opened = vm.system_call(|| fs::openat(dir_fd.get()?, &path.path, flags, mode))?;
        Ok(opened.or_errno_of(vm, &path.object)?.into_raw_fd())
    }

    #[py("close($module, /, fd)")]
    fn close(vm: &mut Vm, fd: i32) -> Res<()> {
        vm.blocking(|| platform::close(fd)).or_errno(vm)
    }

    #[py("closerange($module, fd_low, fd_high, /)")]
    fn closerange(vm: &mut Vm, fd_low: i32, fd_high: i32) -> Res<()> {
        for fd in fd_low.max(0)..fd_high {
            vm.tick(1)?;
            let _ = platform::close(fd);
        }
        Ok(())
    }

    #[py("read($module, fd, length, /)")]
    fn read(vm: &mut Vm, fd: i32, length: i64) -> Res<Ref<Bytes>> {
        read(vm, fd, length, None)
    }

    #[py("pread($module, fd, length, offset, /)")]
    fn pread(vm: &mut Vm, fd: i32, length: i64, offset: i64) -> Res<Ref<Bytes>> {
        read(vm, fd, length, Some(offset as u64))
    }

    #[py("readv($module, fd, buffers, /)")]
    fn readv(vm: &mut Vm, fd: i32, buffers: &Value) -> Res<usize> {
        let buffers = ops::iter::sequence(vm, buffers, "readv() arg 2 must be a sequence")?;
        let mut all = 0;
        for buffer in buffers.iter() {
            let Some(buffer) = WritableBytes::of(vm, buffer) else {
                let class = crate::objects::types::class_of(vm, buffer).name(vm);
                let message = format!("a read-write bytes-like object is required, not '{class}'");
                return Err(vm.type_error(&message));
            };
            let len = buffer.len(vm)?;
            let read = read(vm, fd, len as i64, None)?;
            buffer.write(vm, read.items())?;
            all += read.items().len();
            if read.items().len() < len {
                break;
            }
        }
        Ok(all)
    }

    #[py("write($module, fd, data, /)")]
    fn write(vm: &mut Vm, fd: i32, data: BytesLike<'_>) -> Res<usize> {
        let data = data.bytes(vm)?.into_owned();
        let part = &data[..data.len().min(MOST)];
        vm.system_call(|| rustix::io::write(descriptor(fd)?, part))?.or_errno(vm)
    }

    #[py("pwrite($module, fd, buffer, offset, /)")]
    fn pwrite(vm: &mut Vm, fd: i32, buffer: BytesLike<'_>, offset: i64) -> Res<usize> {
        let data = buffer.bytes(vm)?.into_owned();
        vm.system_call(|| rustix::io::pwrite(descriptor(fd)?, &data, offset as u64))?.or_errno(vm)
    }

    #[py("writev($module, fd, buffers, /)")]
    fn writev(vm: &mut Vm, fd: i32, buffers: &Value) -> Res<usize> {
        let all = gathered(vm, buffers, "writev")?;
        let written = vm.system_call(|| {
            let slices: Vec<IoSlice<'_>> = all.iter().map(|part| IoSlice::new(part)).collect();
            rustix::io::writev(descriptor(fd)?, &slices)
        })?;
        written.or_errno(vm)
    }

    #[py("lseek($module, fd, position, whence, /)")]
    fn lseek(vm: &mut Vm, fd: i32, position: i64, whence: i32) -> Res<u64> {
        seek(vm, fd, position, whence)?.or_errno(vm)
    }

    #[py("dup($module, fd, /)")]
    fn dup(vm: &mut Vm, fd: i32) -> Res<i32> {
        let made = vm.system_call(|| rustix::io::fcntl_dupfd_cloexec(descriptor(fd)?, 0))?;
        Ok(made.or_errno(vm)?.into_raw_fd())
    }

    #[py("dup2($module, /, fd, fd2, inheritable=True)")]
    fn dup2(vm: &mut Vm, fd: i32, fd2: i32, inheritable: bool) -> Res<i32> {
        if fd < 0 || fd2 < 0 {
            return Err(vm.errno(Errno::BADF, None));
        }
        vm.blocking(|| platform::dup2(fd, fd2, inheritable)).or_errno(vm)
    }

    #[py("pipe($module, /)")]
    fn pipe(vm: &mut Vm) -> Res<(i32, i32)> {
        let made = rustix::pipe::pipe_with(rustix::pipe::PipeFlags::CLOEXEC).or_errno(vm)?;
        Ok((made.0.into_raw_fd(), made.1.into_raw_fd()))
    }

    #[py("pipe2($module, flags, /)")]
    fn pipe2(vm: &mut Vm, flags: i32) -> Res<(i32, i32)> {
        let flags = rustix::pipe::PipeFlags::from_bits_retain(flags as u32);
        let made = rustix::pipe::pipe_with(flags).or_errno(vm)?;
        Ok((made.0.into_raw_fd(), made.1.into_raw_fd()))
    }

    #[py("fstat($module, /, fd)")]
    fn fstat(vm: &mut Vm, fd: i32) -> Res<Value> {
        let found = vm.system_call(|| fs::fstat(descriptor(fd)?))?.or_errno(vm)?;
        stat_result(vm, &found)
    }

    #[py("fstatvfs($module, fd, /)")]
    fn fstatvfs(vm: &mut Vm, fd: i32) -> Res<Value> {
        let found = vm.system_call(|| fs::fstatvfs(descriptor(fd)?))?.or_errno(vm)?;
        statvfs_result(vm, &found)
    }

    #[py("fsync($module, /, fd)")]
    fn fsync(vm: &mut Vm, fd: Fildes) -> Res<()> {
        vm.system_call(|| fs::fsync(descriptor(fd.0)?))?.or_errno(vm)
    }

    #[py("fdatasync($module, /, fd)")]
    fn fdatasync(vm: &mut Vm, fd: Fildes) -> Res<()> {
        vm.system_call(|| fs::fdatasync(descriptor(fd.0)?))?.or_errno(vm)
    }

    #[py("sync($module, /)")]
    fn sync(vm: &mut Vm) {
        vm.blocking(fs::sync);
    }

    #[py("fchmod($module, /, fd, mode)")]
    fn fchmod(vm: &mut Vm, fd: i32, mode: i32) -> Res<()> {
        let mode = Mode::from_raw_mode(mode as u32);
        vm.system_call(|| fs::fchmod(descriptor(fd)?, mode))?.or_errno(vm)
    }

    #[py("fchown($module, /, fd, uid, gid)")]
    fn fchown(vm: &mut Vm, fd: i32, uid: &Value, gid: &Value) -> Res<()> {
        let (uid, gid) = owners(vm, uid, gid)?;
        vm.system_call(|| fs::fchown(descriptor(fd)?, uid, gid))?.or_errno(vm)
    }

    #[py("ftruncate($module, fd, length, /)")]
    fn ftruncate(vm: &mut Vm, fd: i32, length: i64) -> Res<()> {
        let done = vm.system_call(|| {
            fs::ftruncate(descriptor(fd)?, u64::try_from(length).map_err(|_| Errno::INVAL)?)
        })?;
        done.or_errno(vm)
    }

    #[py("posix_fallocate($module, fd, offset, length, /)")]
    fn posix_fallocate(vm: &mut Vm, fd: i32, offset: i64, length: i64) -> Res<()> {
        let mode = fs::FallocateFlags::empty();
        let done = vm.system_call(|| fs::fallocate(descriptor(fd)?, mode, offset as u64, length as u64))?;
        done.or_errno(vm)
    }

    #[py("copy_file_range($module, /, src, dst, count, offset_src=None, offset_dst=None)")]
    fn copy_file_range(
        vm: &mut Vm,
        src: i32,
        dst: i32,
        count: i64,
        offset_src: Option<i64>,
        offset_dst: Option<i64>,
    ) -> Res<usize> {
        let Ok(count) = usize::try_from(count) else {
            return Err(vm.value_error("negative value for 'count' not allowed"));
        };
        let (mut from, mut to) = (offset_src.map(|n| n as u64), offset_dst.map(|n| n as u64));
        let copied = vm.system_call(|| {
            fs::copy_file_range(descriptor(src)?, from.as_mut(), descriptor(dst)?, to.as_mut(), count)
        })?;
        copied.or_errno(vm)
    }

    #[py("sendfile($module, /, out_fd, in_fd, offset, count)")]
    fn sendfile(vm: &mut Vm, out_fd: i32, in_fd: i32, offset: Option<i64>, count: i64) -> Res<usize> {
        let mut at = offset.map(|n| n as u64);
        let sent = vm.system_call(|| {
            let (to, from) = (descriptor(out_fd)?, descriptor(in_fd)?);
            fs::sendfile(to, from, at.as_mut(), usize::try_from(count).map_err(|_| Errno::INVAL)?)
        })?;
        sent.or_errno(vm)
    }

    #[py("isatty($module, fd, /)")]
    fn isatty(fd: i32) -> bool {
        descriptor(fd).is_ok_and(rustix::termios::isatty)
    }

    #[py("ttyname($module, fd, /)")]
    fn ttyname(vm: &mut Vm, fd: i32) -> Res<Ref<Str>> {
        let name = vm.system_call(|| rustix::termios::ttyname(descriptor(fd)?, Vec::new()))?;
        let name = name.or_errno(vm)?;
        decode(vm, name.to_bytes())
    }

    #[py("get_terminal_size($module, fd=<unrepresentable>, /)")]
    fn get_terminal_size(vm: &mut Vm, fd: Option<i32>) -> Res<Value> {
        let fd = fd.unwrap_or(1);
        let size = vm.system_call(|| rustix::termios::tcgetwinsize(descriptor(fd)?))?.or_errno(vm)?;
        let values = [size.ws_col, size.ws_row].map(|n| Value::small_int_wrapping(i64::from(n)));
        structseq::made(vm, &TERMINAL_SIZE, values.into())
    }

    #[py("device_encoding($module, /, fd)")]
    fn device_encoding(vm: &mut Vm, fd: i32) -> Res<Option<Ref<Str>>> {
        match descriptor(fd).is_ok_and(rustix::termios::isatty) {
            true => Ok(Some(vm.str("UTF-8")?)),
            false => Ok(None),
        }
    }

    #[py("get_inheritable($module, fd, /)")]
    fn get_inheritable(vm: &mut Vm, fd: i32) -> Res<bool> {
        let flags = descriptor(fd).and_then(rustix::io::fcntl_getfd).or_errno(vm)?;
        Ok(!flags.contains(FdFlags::CLOEXEC))
    }

    #[py("set_inheritable($module, fd, inheritable, /)")]
    fn set_inheritable(vm: &mut Vm, fd: i32, inheritable: i32) -> Res<()> {
        let done = descriptor(fd).and_then(|file| {
            let mut flags = rustix::io::fcntl_getfd(file)?;
            flags.set(FdFlags::CLOEXEC, inheritable == 0);
            rustix::io::fcntl_setfd(file, flags)
        });
        done.or_errno(vm)
    }

    #[py("get_blocking($module, fd, /)")]
    fn get_blocking(vm: &mut Vm, fd: i32) -> Res<bool> {
        let flags = descriptor(fd).and_then(fs::fcntl_getfl).or_errno(vm)?;
        Ok(!flags.contains(OFlags::NONBLOCK))
    }

    #[py("set_blocking($module, fd, blocking, /)")]
    fn set_blocking(vm: &mut Vm, fd: i32, blocking: bool) -> Res<()> {
        let done = descriptor(fd).and_then(|file| {
            let mut flags = fs::fcntl_getfl(file)?;
            flags.set(OFlags::NONBLOCK, !blocking);
            fs::fcntl_setfl(file, flags)
        });
        done.or_errno(vm)
    }

    #[py("fpathconf($module, fd, name, /)")]
    fn fpathconf(vm: &mut Vm, fd: i32, name: PathconfName) -> Res<i64> {
        Ok(platform::fpathconf(fd, name.0).or_errno(vm)?.unwrap_or(-1))
    }

    #[py("pathconf($module, /, path, name)")]
    fn pathconf(vm: &mut Vm, path: PathOrFd, name: PathconfName) -> Res<i64> {
        let found = match &path {
            PathOrFd::Fd(fd, _) => platform::fpathconf(*fd, name.0),
            PathOrFd::Path(path) => platform::pathconf(&path.path, name.0),
        };
        Ok(found.or_errno_of(vm, path.object())?.unwrap_or(-1))
    }

    #[py("memfd_create($module, /, name, flags=MFD_CLOEXEC)")]
    fn memfd_create(vm: &mut Vm, name: std::ffi::CString, #[default(1)] flags: i64) -> Res<i32> {
        let flags = fs::MemfdFlags::from_bits_retain(flags as u32);
        Ok(fs::memfd_create(&name, flags).or_errno(vm)?.into_raw_fd())
    }

    #[py("eventfd($module, /, initval, flags=EFD_CLOEXEC)")]
    fn eventfd(vm: &mut Vm, initval: i64, #[default(libc::EFD_CLOEXEC)] flags: i32) -> Res<i32> {
        let Ok(initval) = u32::try_from(initval) else {
            return Err(vm.overflow_error("Python int too large to convert to C unsigned int"));
        };
        let flags = rustix::event::EventfdFlags::from_bits_retain(flags as u32);
        Ok(rustix::event::eventfd(initval, flags).or_errno(vm)?.into_raw_fd())
    }

    #[py("eventfd_read($module, /, fd)")]
    fn eventfd_read(vm: &mut Vm, fd: Fildes) -> Res<u64> {
        let mut counter = [0; 8];
        vm.system_call(|| rustix::io::read(descriptor(fd.0)?, &mut counter[..]))?.or_errno(vm)?;
        Ok(u64::from_ne_bytes(counter))
    }

    #[py("eventfd_write($module, /, fd, value)")]
    fn eventfd_write(vm: &mut Vm, fd: Fildes, value: &Value) -> Res<()> {
        if !int::is_int(vm, value) {
            return Err(vm.type_error("an integer is required"));
        }
        if int::is_negative(value) {
            return Err(vm.value_error("value must be positive"));
        }
        let Some(counter) = int::IntView::of(value).and_then(|number| number.to_u64()) else {
            return Err(vm.overflow_error("int too big to convert"));
        };
        let counter = counter.to_ne_bytes();
        vm.system_call(|| rustix::io::write(descriptor(fd.0)?, &counter))?.or_errno(vm)?;
        Ok(())
    }
}

/// `lseek(2)`
pub(crate) fn seek(vm: &mut Vm, fd: i32, position: i64, whence: i32) -> Res<rustix::io::Result<u64>> {
    vm.system_call(|| {
        let to = match whence {
            0 => SeekFrom::Start(u64::try_from(position).map_err(|_| Errno::INVAL)?),
            1 => SeekFrom::Current(position),
            2 => SeekFrom::End(position),
            libc::SEEK_DATA => SeekFrom::Data(u64::try_from(position).map_err(|_| Errno::NXIO)?),
            libc::SEEK_HOLE => SeekFrom::Hole(u64::try_from(position).map_err(|_| Errno::NXIO)?),
            _ => return Err(Errno::INVAL),
        };
        fs::seek(descriptor(fd)?, to)
    })
}
