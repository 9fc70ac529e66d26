//! Reading and writing several buffers at a position, moving data between files, and what the system is told of it.

use std::io::{IoSlice, IoSliceMut};

use rustix::fs::Advice;
use rustix::io::{Errno, ReadWriteFlags};
use rustix::pipe::SpliceFlags;

use super::Posix;
use super::descriptors::gathered;
use super::errors::OrErrno;
use crate::native::module;
use crate::ops::{self, WritableBytes};
use crate::runtime::platform::{control, descriptor};
use crate::value::Value;
use crate::vm::{Res, Vm};

#[module("posix", TRANSFERS)]
impl Posix {
    #[py("preadv($module, fd, buffers, offset, flags=0, /)")]
    fn preadv(vm: &mut Vm, fd: i32, buffers: &Value, offset: i64, #[default(0)] flags: i32) -> Res<usize> {
        let buffers = ops::iter::only_sequence(vm, buffers, "preadv2() arg 2 must be a sequence")?;
        let mut rooms: Vec<Vec<u8>> = Vec::with_capacity(buffers.len());
        for buffer in buffers.iter() {
            let Some(buffer) = WritableBytes::of(vm, buffer) else {
                ops::BytesLike::required(vm, buffer)?;
                return Err(vm.raise_message(&vm.types().buffer_error.clone(), "Object is not writable."));
            };
            let length = buffer.len(vm)?;
            drop(crate::objects::str::room_for(vm, length)?);
            rooms.push(vec![0; length]);
        }
        let flags = ReadWriteFlags::from_bits_retain(flags as u32);
        let read = vm.system_call(|| {
            let mut slices: Vec<IoSliceMut<'_>> =
                rooms.iter_mut().map(|room| IoSliceMut::new(room)).collect();
            rustix::io::preadv2(descriptor(fd)?, &mut slices, offset as u64, flags)
        })?;
        let read = read.or_errno(vm)?;
        let mut left = read;
        for (buffer, room) in buffers.iter().zip(&rooms) {
            let part = &room[..room.len().min(left)];
            left -= part.len();
            if let Some(buffer) = WritableBytes::of(vm, buffer) {
                buffer.write(vm, part)?;
            }
        }
        Ok(read)
    }

    #[py("pwritev($module, fd, buffers, offset, flags=0, /)")]
    fn pwritev(vm: &mut Vm, fd: i32, buffers: &Value, offset: i64, #[default(0)] flags: i32) -> Res<usize> {
        let all = gathered(vm, buffers, "pwritev")?;
        let flags = ReadWriteFlags::from_bits_retain(flags as u32);
        let written = vm.system_call(|| {
            let slices: Vec<IoSlice<'_>> = all.iter().map(|part| IoSlice::new(part)).collect();
            rustix::io::pwritev2(descriptor(fd)?, &slices, offset as u64, flags)
        })?;
        written.or_errno(vm)
    }

    #[py("lockf($module, fd, command, length, /)")]
    fn lockf(vm: &mut Vm, fd: i32, command: i32, length: i64) -> Res<()> {
        vm.system_call(|| control::lock_from_here(fd, command, length))?.or_errno(vm)
    }

    #[py("posix_fadvise($module, fd, offset, length, advice, /)")]
    fn posix_fadvise(vm: &mut Vm, fd: i32, offset: i64, length: i64, advice: i32) -> Res<()> {
        let known = [
            (libc::POSIX_FADV_NORMAL, Advice::Normal),
            (libc::POSIX_FADV_RANDOM, Advice::Random),
            (libc::POSIX_FADV_SEQUENTIAL, Advice::Sequential),
            (libc::POSIX_FADV_WILLNEED, Advice::WillNeed),
            (libc::POSIX_FADV_DONTNEED, Advice::DontNeed),
            (libc::POSIX_FADV_NOREUSE, Advice::NoReuse),
        ];
        let done = vm.system_call(|| {
            let file = descriptor(fd)?;
            let (_, advice) = known.iter().find(|(number, _)| *number == advice).ok_or(Errno::INVAL)?;
            let length = u64::try_from(length).map_err(|_| Errno::INVAL)?;
            rustix::fs::fadvise(file, offset as u64, std::num::NonZeroU64::new(length), *advice)
        })?;
        done.or_errno(vm)
    }

    #[py("splice($module, /, src, dst, count, offset_src=None, offset_dst=None, flags=0)")]
    fn splice(
        vm: &mut Vm,
        src: i32,
        dst: i32,
        count: i64,
        offset_src: Option<i64>,
        offset_dst: Option<i64>,
        #[default(0)] flags: i32,
    ) -> Res<usize> {
        let Ok(count) = usize::try_from(count) else {
            return Err(vm.value_error("negative value for 'count' not allowed"));
        };
        let (mut from, mut to) = (offset_src.map(|n| n as u64), offset_dst.map(|n| n as u64));
        let flags = SpliceFlags::from_bits_retain(flags as u32);
        let moved = vm.system_call(|| {
            let (source, target) = (descriptor(src)?, descriptor(dst)?);
            rustix::pipe::splice(source, from.as_mut(), target, to.as_mut(), count, flags)
        })?;
        moved.or_errno(vm)
    }
}
