//! What functions of `posix` take: paths, open files, directories that relative paths start in.

use std::ffi::{CStr, CString};
use std::os::fd::BorrowedFd;

use crate::native::{ArgAt, FromArg, FromDefault};
use crate::objects::bytes::{self, Bytes};
use crate::objects::constant;
use crate::objects::int;
use crate::objects::str::{self, Str};
use crate::objects::types::class_of;
use crate::ops;
use crate::ops::buffer::BytesLike;
use crate::runtime::platform;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// A path: text, bytes, or an object with `__fspath__`.
pub(crate) struct PathArg {
    /// What was given, or what its `__fspath__` gave: what errors show.
    pub object: Value,
    pub path: CString,
    /// Given as bytes: results are bytes too.
    pub is_bytes: bool,
}

impl<'a> FromArg<'a> for PathArg {
    fn from_arg(vm: &mut Vm, value: &'a Value, at: ArgAt) -> Res<PathArg> {
        match PathOrFd::read(vm, value, at, false)? {
            PathOrFd::Path(path) => Ok(path),
            PathOrFd::Fd(..) => Err(vm.system_error("a path was expected")),
        }
    }
}

/// What a system call is about.
#[derive(Clone, Copy)]
pub(crate) enum Target<'a> {
    Path(&'a CStr),
    Fd(i32),
}

/// A path, or the number of an open file.
pub(crate) enum PathOrFd {
    Path(PathArg),
    Fd(i32, Value),
}

impl PathOrFd {
    /// `path_converter`
    fn read(vm: &mut Vm, value: &Value, at: ArgAt, or_fd: bool) -> Res<PathOrFd> {
        let (mut made, mut object) = (value.clone(), value.clone());
        let plain = value.downcast::<Str>().is_some() || value.downcast::<Bytes>().is_some();
        if let Some(buffer) = BytesLike::of(value).filter(|_| !plain) {
            let category = vm.types().deprecation_warning.clone();
            let message = path_expected(vm, value, at, or_fd);
            ops::warn::warn(vm, &category, &message)?;
            made = bytes::from_slice(vm, &buffer.gathered(vm)?)?.into();
        } else if !plain {
            if or_fd && ops::has_index(vm, value) {
                return Ok(PathOrFd::Fd(fd_of(vm, value)?, object));
            }
            let name = vm.names().__fspath__.clone();
            let Some(method) = ops::attr::special(vm, value, &name)? else {
                return Err(wrong_path(vm, value, at, or_fd));
            };
            made = ops::call::call_positional(vm, &method, &[])?;
            if made.downcast::<Str>().is_none() && made.downcast::<Bytes>().is_none() {
                let (class, given) = (class_of(vm, value).name(vm), class_of(vm, &made).name(vm));
                return Err(vm.type_error(&format!(
                    "expected {class}.__fspath__() to return str or bytes, not {given}"
                )));
            }
            object = made.clone();
        }
        let is_bytes = made.downcast::<Bytes>().is_some();
        let narrow = narrow(vm, &made)?;
        match CString::new(narrow) {
            Ok(path) => Ok(PathOrFd::Path(PathArg { object, path, is_bytes })),
            Err(_) => Err(vm.value_error("embedded null byte")),
        }
    }

    /// What a system call is given, without the object.
    pub fn target(&self) -> Target<'_> {
        match self {
            PathOrFd::Path(path) => Target::Path(&path.path),
            PathOrFd::Fd(fd, _) => Target::Fd(*fd),
        }
    }

    /// What errors show.
    pub fn object(&self) -> &Value {
        match self {
            PathOrFd::Path(path) => &path.object,
            PathOrFd::Fd(_, object) => object,
        }
    }
}

impl<'a> FromArg<'a> for PathOrFd {
    fn from_arg(vm: &mut Vm, value: &'a Value, at: ArgAt) -> Res<PathOrFd> {
        PathOrFd::read(vm, value, at, true)
    }
}

fn wrong_path(vm: &Vm, value: &Value, at: ArgAt, or_fd: bool) -> crate::vm::Raised {
    vm.type_error(&path_expected(vm, value, at, or_fd))
}

fn path_expected(vm: &Vm, value: &Value, at: ArgAt, or_fd: bool) -> String {
    let allowed = match (or_fd, at.allows_none()) {
        (true, true) => "string, bytes, os.PathLike, integer or None",
        (true, false) => "string, bytes, os.PathLike or integer",
        (false, true) => "string, bytes, os.PathLike or None",
        (false, false) => "string, bytes or os.PathLike",
    };
    let (function, parameter, class) = (at.function(), at.parameter(), class_of(vm, value).name(vm));
    format!("{function}: {parameter} should be {allowed}, not {class}")
}

/// `_fd_converter`
fn fd_of(vm: &mut Vm, value: &Value) -> Res<i32> {
    let index = ops::index(vm, value)?;
    match int::to_i64(&index) {
        Some(fd) if i32::try_from(fd).is_ok() => Ok(fd as i32),
        found => {
            let negative = found.map_or_else(|| int::is_negative(&index), |fd| fd < 0);
            let bound = if negative { "less than minimum" } else { "greater than maximum" };
            Err(vm.overflow_error(&format!("fd is {bound}")))
        }
    }
}

/// The directory that a relative path starts in: the working directory, or an open one.
#[derive(Clone, Copy)]
pub(crate) struct DirFd(pub Option<i32>);

impl DirFd {
    pub fn get(self) -> rustix::io::Result<BorrowedFd<'static>> {
        match self.0 {
            None => Ok(rustix::fs::CWD),
            Some(fd) => platform::descriptor(fd),
        }
    }
}

impl FromArg<'_> for DirFd {
    fn from_arg(vm: &mut Vm, value: &Value, _: ArgAt) -> Res<DirFd> {
        if value.is_none() {
            return Ok(DirFd(None));
        }
        if !ops::has_index(vm, value) {
            let class = class_of(vm, value).name(vm);
            return Err(vm.type_error(&format!("argument should be integer or None, not {class}")));
        }
        fd_of(vm, value).map(|fd| DirFd(Some(fd)))
    }
}

impl FromDefault<()> for DirFd {
    fn from_default((): ()) -> DirFd {
        DirFd(None)
    }
}

/// An open file: its number, or an object with `fileno()`.
#[derive(Clone, Copy)]
pub(crate) struct Fildes(pub i32);

impl FromArg<'_> for Fildes {
    fn from_arg(vm: &mut Vm, value: &Value, _: ArgAt) -> Res<Fildes> {
        Fildes::of(vm, value).map(Fildes)
    }
}

impl Fildes {
    /// `PyObject_AsFileDescriptor`
    pub(crate) fn of(vm: &mut Vm, value: &Value) -> Res<i32> {
        let made;
        let number = if int::is_int(vm, value) {
            value
        } else {
            let name = vm.names().fileno.clone();
            let Some(method) = ops::get_attr_or_none(vm, value, &name)? else {
                return Err(vm.type_error("argument must be an int, or have a fileno() method."));
            };
            made = ops::call::call_positional(vm, &method, &[])?;
            if !int::is_int(vm, &made) {
                return Err(vm.type_error("fileno() returned a non-integer"));
            }
            &made
        };
        let fd = match int::to_i64(number).and_then(|fd| i32::try_from(fd).ok()) {
            Some(fd) => fd,
            None => return Err(vm.overflow_error("Python int too large to convert to C int")),
        };
        if fd < 0 {
            let message = format!("file descriptor cannot be a negative integer ({fd})");
            return Err(vm.value_error(&message));
        }
        Ok(fd)
    }
}

/// `os.fspath(path)`: a str or bytes.
pub(crate) fn fspath(vm: &mut Vm, path: &Value) -> Res<Value> {
    let is_text = |value: &Value| value.downcast::<Str>().is_some() || value.downcast::<Bytes>().is_some();
    if is_text(path) {
        return Ok(path.clone());
    }
    let class = class_of(vm, path).name(vm);
    let name = vm.names().__fspath__.clone();
    let Some(method) = ops::attr::special(vm, path, &name)? else {
        return Err(vm.type_error(&format!("expected str, bytes or os.PathLike object, not {class}")));
    };
    let made = ops::call::call_positional(vm, &method, &[])?;
    if is_text(&made) {
        return Ok(made);
    }
    let given = class_of(vm, &made).name(vm);
    Err(vm.type_error(&format!("expected {class}.__fspath__() to return str or bytes, not {given}")))
}

/// A str or bytes as bytes of the system.
fn narrow(vm: &mut Vm, text: &Value) -> Res<Vec<u8>> {
    match (text.downcast::<Str>(), text.downcast::<Bytes>()) {
        (Some(text), _) => encode(vm, text),
        (_, Some(bytes)) => Ok(bytes.items().to_vec()),
        _ => Ok(Vec::new()),
    }
}

/// A path, name or value as a string of C (`PyUnicode_FSConverter`).
pub(crate) fn to_c(vm: &mut Vm, path: &Value) -> Res<CString> {
    let path = fspath(vm, path)?;
    CString::new(narrow(vm, &path)?).map_err(|_| vm.value_error("embedded null byte"))
}

impl FromArg<'_> for CString {
    fn from_arg(vm: &mut Vm, value: &Value, _: ArgAt) -> Res<CString> {
        to_c(vm, value)
    }
}

/// Bytes of the system as text: UTF-8, what is not decodable as lone surrogates (PEP 383).
pub(crate) fn decode(vm: &Vm, bytes: &[u8]) -> Res<Ref<Str>> {
    let mut buf = text::StrBuf::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        buf.push_str(chunk.valid());
        chunk.invalid().iter().for_each(|&byte| buf.push(0xDC00 + u32::from(byte)));
    }
    Ok(str::from_data(vm, &buf.finish())?)
}

/// Text as bytes of the system: the way back of [`decode`]. UnicodeEncodeError for other surrogates.
pub(crate) fn encode(vm: &mut Vm, text: &Ref<Str>) -> Res<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len());
    for (start, point) in text.view().iter().enumerate() {
        match point {
            0xDC80..=0xDCFF => bytes.push((point - 0xDC00) as u8),
            0xD800..=0xDFFF => {
                let surrogates =
                    |point: u32| (0xD800..0xDC80).contains(&point) || (0xDD00..0xE000).contains(&point);
                let run = text.view().tail(start).iter().take_while(|point| surrogates(*point)).count();
                let error = text::codecs::Error {
                    encoding: "utf-8",
                    start,
                    end: start + run,
                    reason: "surrogates not allowed",
                };
                return Err(ops::codec::raise_encoding(vm, &error, text));
            }
            _ => constant::push_code_point(&mut bytes, point),
        }
    }
    Ok(bytes)
}
