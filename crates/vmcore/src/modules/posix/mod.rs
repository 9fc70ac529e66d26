//! `posix`

use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use crate::native::module;
use crate::objects::bytes::{self, Bytes};
use crate::objects::constant;
use crate::objects::dict::Dict;
use crate::objects::list::{self, List};
use crate::objects::str::{self, Str};
use crate::objects::structseq::{self, Spec};
use crate::objects::types::{Type, class_of};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

pub(crate) struct Posix;

#[module("posix")]
impl Posix {
    #[py("fspath($module, /, path)")]
    fn fspath(vm: &mut Vm, path: &Value) -> Res<Value> {
        fspath(vm, path)
    }

    #[py("getcwd($module, /)")]
    fn getcwd(vm: &mut Vm) -> Res<Ref<Str>> {
        match std::env::current_dir() {
            Ok(directory) => decode(vm, directory.as_os_str().as_bytes()),
            Err(error) => Err(vm.os_error(&error, None)),
        }
    }

    #[py("stat($module, /, path, *, dir_fd=None, follow_symlinks=True)")]
    fn stat(vm: &mut Vm, path: &Value, dir_fd: Option<&Value>, follow_symlinks: bool) -> Res<Value> {
        if dir_fd.is_some() {
            return Err(vm.not_implemented_error("dir_fd unavailable on this platform"));
        }
        let file = to_path(vm, path)?;
        let found = if follow_symlinks { std::fs::metadata(&file) } else { std::fs::symlink_metadata(&file) };
        match found {
            Ok(metadata) => stat_result(vm, &metadata),
            Err(error) => Err(vm.os_error(&error, Some(path))),
        }
    }

    #[py("listdir($module, /, path=None)")]
    fn listdir(vm: &mut Vm, path: Option<&Value>) -> Res<Ref<List>> {
        let directory = match path {
            Some(path) => to_path(vm, path)?,
            None => PathBuf::from("."),
        };
        let entries = match std::fs::read_dir(&directory) {
            Ok(entries) => entries,
            Err(error) => return Err(vm.os_error(&error, path)),
        };
        let as_bytes = path.is_some_and(|path| path.downcast::<Bytes>().is_some());
        let names = list::new(vm);
        for entry in entries {
            vm.tick(1)?;
            let name = match entry {
                Ok(entry) => entry.file_name().into_vec(),
                Err(error) => return Err(vm.os_error(&error, path)),
            };
            let name: Value =
                if as_bytes { bytes::from_slice(vm, &name)?.into() } else { decode(vm, &name)?.into() };
            names.get_mut(vm).items.push(name)?;
        }
        Ok(names)
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

/// The path that a program names.
pub(crate) fn to_path(vm: &mut Vm, path: &Value) -> Res<PathBuf> {
    let path = fspath(vm, path)?;
    let bytes = match (path.downcast::<Str>(), path.downcast::<Bytes>()) {
        (Some(text), _) => encode(text),
        (_, Some(bytes)) => bytes.items().to_vec(),
        _ => Vec::new(),
    };
    if bytes.contains(&0) {
        return Err(vm.value_error("embedded null byte"));
    }
    Ok(Path::new(std::ffi::OsStr::from_bytes(&bytes)).to_path_buf())
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

/// Text as bytes of the system: the way back of [`decode`].
pub(crate) fn encode(text: &Ref<Str>) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(text.len());
    for point in text.view().iter() {
        match point {
            0xDC80..=0xDCFF => bytes.push((point - 0xDC00) as u8),
            _ => constant::push_code_point(&mut bytes, point),
        }
    }
    bytes
}

static STAT_RESULT: Spec = Spec {
    name: "os.stat_result",
    doc: "stat_result: Result from stat, fstat, or lstat.\n\n\
        This object may be accessed either as a tuple of\n  \
        (mode, ino, dev, nlink, uid, gid, size, atime, mtime, ctime)\n\
        or via the attributes st_mode, st_ino, st_dev, st_nlink, st_uid, and so on.\n\n\
        Posix/windows: If your platform supports st_blksize, st_blocks, st_rdev,\n\
        or st_flags, they are available as attributes only.\n\n\
        See os.stat for more information.",
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

fn stat_result(vm: &mut Vm, m: &std::fs::Metadata) -> Res<Value> {
    let posix = super::import_native(vm, "posix")?;
    let name = vm.intern("stat_result");
    let class = ops::get_attr(vm, &posix, &name)?;
    let Some(class) = class.downcast::<Type>() else {
        return Err(vm.type_error("posix.stat_result is no class"));
    };
    let times = [(m.atime(), m.atime_nsec()), (m.mtime(), m.mtime_nsec()), (m.ctime(), m.ctime_nsec())];
    let mut values = vec![
        ops::int(vm, i64::from(m.mode()))?,
        crate::objects::int::from_u64(vm, m.ino())?,
        crate::objects::int::from_u64(vm, m.dev())?,
        crate::objects::int::from_u64(vm, m.nlink())?,
        ops::int(vm, i64::from(m.uid()))?,
        ops::int(vm, i64::from(m.gid()))?,
        crate::objects::int::from_u64(vm, m.size())?,
    ];
    for (seconds, _) in times {
        values.push(ops::int(vm, seconds)?);
    }
    for (seconds, nanoseconds) in times {
        values.push(Value::float(seconds as f64 + 1e-9 * nanoseconds as f64));
    }
    for (seconds, nanoseconds) in times {
        values.push(ops::int(vm, seconds.saturating_mul(1_000_000_000).saturating_add(nanoseconds))?);
    }
    values.push(crate::objects::int::from_u64(vm, m.blksize())?);
    values.push(crate::objects::int::from_u64(vm, m.blocks())?);
    values.push(crate::objects::int::from_u64(vm, m.rdev())?);
    Ok(structseq::new(vm, class, values)?)
}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    let class = structseq::new_type(vm, &STAT_RESULT)?;
    super::set(vm, dict, "stat_result", class.into())
}

impl Vm {
    /// `OSError(errno, strerror, filename)` for a failed system call.
    #[cold]
    pub fn os_error(&mut self, error: &std::io::Error, filename: Option<&Value>) -> Raised {
        match self.os_error_object(error, filename) {
            Ok(exception) => self.raise_in_context(exception),
            Err(raised) => raised,
        }
    }

    fn os_error_object(
        &mut self,
        error: &std::io::Error,
        filename: Option<&Value>,
    ) -> Res<Ref<crate::objects::exception::Exception>> {
        let text = error.to_string();
        let text = text.split(" (os error").next().unwrap_or_default();
        let mut args = vec![
            Value::small_int_wrapping(i64::from(error.raw_os_error().unwrap_or(0))),
            self.str(text)?.into(),
        ];
        args.extend(filename.cloned());
        let class = self.types().os_error.to_value();
        let made = ops::call::call_positional(self, &class, &args)?;
        made.downcast_owned().map_err(|_| self.system_error("OSError made no exception"))
    }
}
