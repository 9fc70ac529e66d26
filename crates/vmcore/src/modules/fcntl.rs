//! `fcntl`: what else can be done with open files, and locks on them.

use super::c_constants::{self, c_constants};
use super::posix::{Fildes, OrErrno};
use crate::native::{FromArg, module};
use crate::objects::bytes;
use crate::objects::dict::Dict;
use crate::objects::int;
use crate::objects::str::Str;
use crate::ops::{self, BytesLike, WritableBytes};
use crate::runtime::platform::control::{self, Lock};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// An argument that is passed as memory has no more bytes.
const MOST: usize = control::ARGUMENT;

pub(crate) struct Fcntl;

/// C's `unsigned int`, of which a number keeps the low bits.
fn low_bits(vm: &mut Vm, value: &Value) -> Res<i32> {
    let number = ops::index(vm, value)?;
    let Some(number) = int::IntView::of(&number) else { return Ok(0) };
    let low = number.limbs().first().map_or(0, |limb| *limb as i32);
    Ok(if number.negative { low.wrapping_neg() } else { low })
}

/// The bytes of a text or a bytes-like object.
fn memory(vm: &mut Vm, value: &Value, what: &str) -> Res<Option<Vec<u8>>> {
    let bytes = if let Some(text) = value.downcast::<Str>() {
        ops::codec::encode(vm, text, None, None)?.items().to_vec()
    } else if let Some(buffer) = BytesLike::of(value) {
        buffer.bytes(vm)?.into_owned()
    } else {
        return Ok(None);
    };
    if bytes.len() > MOST {
        return Err(vm.value_error(&format!("{what} string arg too long")));
    }
    Ok(Some(bytes))
}

/// What a lock locks: a number of bytes, from a place on.
struct Place(i64);

impl FromArg<'_> for Place {
    fn from_arg(vm: &mut Vm, value: &Value, _: crate::native::ArgAt) -> Res<Place> {
        let number = ops::index(vm, value)?;
        let place = int::to_i64(&number);
        place.map(Place).ok_or_else(|| vm.overflow_error("Python int too large to convert to C long"))
    }
}

#[module("fcntl")]
impl Fcntl {
    #[py("fcntl($module, fd, cmd, arg=0, /)")]
    fn fcntl(vm: &mut Vm, fd: Fildes, cmd: i32, arg: &Value) -> Res<Value> {
        if let Some(bytes) = memory(vm, arg, "fcntl")? {
            let answer = vm.system_call(|| control::fcntl_bytes(fd.0, cmd, &bytes))?.or_errno(vm)?;
            return Ok(bytes::from_slice(vm, &answer)?.into());
        }
        let number = low_bits(vm, arg)?;
        let answer = vm.system_call(|| control::fcntl(fd.0, cmd, number))?.or_errno(vm)?;
        ops::int(vm, answer.into())
    }

    /// Where the argument is a buffer that can be written, it gets the answer, and the result is the system's.
    #[py("ioctl($module, fd, request, arg=0, mutate_flag=True, /)")]
    fn ioctl(vm: &mut Vm, fd: Fildes, request: &Value, arg: &Value, mutate_flag: bool) -> Res<Value> {
        let request = low_bits(vm, request)? as u32;
        if let Some(target) = WritableBytes::of(vm, arg) {
            let Some(source) = BytesLike::of(arg) else { return Err(vm.system_error("no bytes to write")) };
            let export = source.export(vm);
            let bytes = source.bytes(vm)?.into_owned();
            if !mutate_flag && bytes.len() > MOST {
                return Err(vm.value_error("ioctl string arg too long"));
            }
            let done = vm.blocking(|| control::ioctl_bytes(fd.0, request, &bytes));
            drop(export);
            let (result, answer) = done.or_errno(vm)?;
            if !mutate_flag {
                return Ok(bytes::from_slice(vm, &answer)?.into());
            }
            target.write(vm, &answer)?;
            return ops::int(vm, result.into());
        }
        if let Some(bytes) = memory(vm, arg, "ioctl")? {
            let (_, answer) = vm.blocking(|| control::ioctl_bytes(fd.0, request, &bytes)).or_errno(vm)?;
            return Ok(bytes::from_slice(vm, &answer)?.into());
        }
        let number = match int::to_i64(&ops::index(vm, arg)?).map(i32::try_from) {
            Some(Ok(number)) => number,
            Some(Err(_)) | None => return Err(too_large(vm, arg)),
        };
        let result = vm.blocking(|| control::ioctl(fd.0, request, number)).or_errno(vm)?;
        ops::int(vm, result.into())
    }

    #[py("flock($module, fd, operation, /)")]
    fn flock(vm: &mut Vm, fd: Fildes, operation: i32) -> Res<()> {
        vm.system_call(|| control::flock(fd.0, operation))?.or_errno(vm)
    }

    #[py("lockf($module, fd, cmd, len=0, start=0, whence=0, /)")]
    fn lockf(
        vm: &mut Vm,
        fd: Fildes,
        cmd: i32,
        len: Option<Place>,
        start: Option<Place>,
        whence: i32,
    ) -> Res<()> {
        let kind = if cmd == libc::LOCK_UN {
            libc::F_UNLCK
        } else if cmd & libc::LOCK_SH != 0 {
            libc::F_RDLCK
        } else if cmd & libc::LOCK_EX != 0 {
            libc::F_WRLCK
        } else {
            return Err(vm.value_error("unrecognized lockf argument"));
        };
        let [start, len] = [start, len].map(|place| place.map_or(0, |place| place.0));
        let lock = Lock { kind, start, len, whence, waits: cmd & libc::LOCK_NB == 0 };
        vm.system_call(|| control::lock(fd.0, &lock))?.or_errno(vm)
    }
}

#[cold]
fn too_large(vm: &Vm, number: &Value) -> crate::vm::Raised {
    vm.overflow_error(match int::to_i64(number) {
        None => "Python int too large to convert to C long",
        Some(number) if number < 0 => "signed integer is less than minimum",
        Some(_) => "signed integer is greater than maximum",
    })
}

const CONSTANTS: &[(&str, i64)] = c_constants! {
    FD_CLOEXEC F_ADD_SEALS F_DUPFD F_DUPFD_CLOEXEC F_GETFD F_GETFL F_GETLEASE F_GETLK F_GETOWN
    F_GETPIPE_SZ F_GET_SEALS F_NOTIFY F_OFD_GETLK F_OFD_SETLK F_OFD_SETLKW F_RDLCK F_SEAL_GROW F_SEAL_SEAL
    F_SEAL_SHRINK F_SEAL_WRITE F_SETFD F_SETFL F_SETLEASE F_SETLK F_SETLKW F_SETOWN
    F_SETPIPE_SZ F_UNLCK F_WRLCK LOCK_EX LOCK_NB LOCK_SH LOCK_UN
};

/// Those that the crate `libc` has not.
const OTHERS: &[(&str, i64)] = &[
    ("DN_ACCESS", 1),
    ("DN_ATTRIB", 32),
    ("DN_CREATE", 4),
    ("DN_DELETE", 8),
    ("DN_MODIFY", 2),
    ("DN_MULTISHOT", 0x8000_0000),
    ("DN_RENAME", 16),
    ("FASYNC", 0x2000),
    ("F_EXLCK", 4),
    ("F_GETLK64", 5),
    ("F_GETSIG", 11),
    ("F_SETLK64", 6),
    ("F_SETLKW64", 7),
    ("F_SETSIG", 10),
    ("F_SHLCK", 8),
    ("LOCK_MAND", 32),
    ("LOCK_READ", 64),
    ("LOCK_RW", 192),
    ("LOCK_WRITE", 128),
];

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    c_constants::fill(vm, module, CONSTANTS.iter().chain(OTHERS))
}
