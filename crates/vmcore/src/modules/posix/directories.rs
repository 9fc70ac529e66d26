//! Directories: what is in them, and which one is the working directory.

use std::cell::RefCell;
use std::ffi::CString;

use rustix::fs::{self, AtFlags, FileType, Mode, OFlags};

use super::Posix;
use super::arguments::{DirFd, Fildes, PathOrFd, Target, decode};
use super::errors::OrErrno;
use super::results::stat_result;
use crate::heap::{Trace, Visit};
use crate::native::{methods, module};
use crate::objects::attrs;
use crate::objects::bytes::{self, Bytes};
use crate::objects::generic_alias::{self, GenericAlias};
use crate::objects::iteration::iteration;
use crate::objects::list::{self, List};
use crate::objects::str::Str;
use crate::objects::types::Type;
use crate::ops;
use crate::runtime::platform::descriptor;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// An entry as the system lists it.
struct Listed {
    name: CString,
    kind: FileType,
    inode: u64,
}

/// The next entry but `.` and `..`.
fn next_entry(dir: &mut fs::Dir) -> Option<rustix::io::Result<Listed>> {
    for entry in dir {
        match entry {
            Err(errno) => return Some(Err(errno)),
            Ok(entry) if matches!(entry.file_name().to_bytes(), b"." | b"..") => {}
            Ok(entry) => {
                let name = entry.file_name().to_owned();
                return Some(Ok(Listed { name, kind: entry.file_type(), inode: entry.ino() }));
            }
        }
    }
    None
}

/// Opens a directory for listing: `.` where none is given. A directory that is open already stays so, and is listed from
/// its start.
fn open_directory(vm: &mut Vm, path: Option<&PathOrFd>) -> Res<fs::Dir> {
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC;
    let target = path.map_or(Target::Path(c"."), |path| path.target());
    let opened = vm.system_call(|| match target {
        Target::Path(path) => fs::Dir::new(fs::open(path, flags, Mode::empty())?),
        Target::Fd(fd) => {
            let mut dir = fs::Dir::new(rustix::io::fcntl_dupfd_cloexec(descriptor(fd)?, 0)?)?;
            dir.rewind();
            Ok(dir)
        }
    })?;
    opened.map_err(|errno| match path {
        Some(path) => vm.errno(errno, Some(path.object())),
        None => vm.errno(errno, None),
    })
}

fn named(vm: &Vm, name: &[u8], as_bytes: bool) -> Res<Value> {
    Ok(if as_bytes { bytes::from_slice(vm, name)?.into() } else { decode(vm, name)?.into() })
}

#[module("posix", DIRECTORIES)]
impl Posix {
    #[py("getcwd($module, /)")]
    fn getcwd(vm: &mut Vm) -> Res<Ref<Str>> {
        let directory = vm.system_call(|| rustix::process::getcwd(Vec::new()))?.or_errno(vm)?;
        decode(vm, directory.to_bytes())
    }

    #[py("getcwdb($module, /)")]
    fn getcwdb(vm: &mut Vm) -> Res<Ref<Bytes>> {
        let directory = vm.system_call(|| rustix::process::getcwd(Vec::new()))?.or_errno(vm)?;
        Ok(bytes::from_slice(vm, directory.to_bytes())?)
    }

    #[py("chdir($module, /, path)")]
    fn chdir(vm: &mut Vm, path: PathOrFd) -> Res<()> {
        let (object, target) = (path.object(), path.target());
        let done = vm.system_call(|| match target {
            Target::Fd(fd) => rustix::process::fchdir(descriptor(fd)?),
            Target::Path(path) => rustix::process::chdir(path),
        })?;
        done.or_errno_of(vm, object)
    }

    #[py("fchdir($module, /, fd)")]
    fn fchdir(vm: &mut Vm, fd: Fildes) -> Res<()> {
        vm.system_call(|| rustix::process::fchdir(descriptor(fd.0)?))?.or_errno(vm)
    }

    #[py("listdir($module, /, path=None)")]
    fn listdir(vm: &mut Vm, path: Option<PathOrFd>) -> Res<Ref<List>> {
        let mut dir = open_directory(vm, path.as_ref())?;
        let as_bytes = matches!(&path, Some(PathOrFd::Path(path)) if path.is_bytes);
        let names = list::new(vm);
        while let Some(entry) = next_entry(&mut dir) {
            vm.tick(1)?;
            let entry = entry.or_errno_of(vm, path.as_ref().map_or(&Value::NONE, |path| path.object()))?;
            let name = named(vm, entry.name.to_bytes(), as_bytes)?;
            names.get_mut(vm).items.push(name)?;
        }
        Ok(names)
    }

    #[py("scandir($module, /, path=None)")]
    fn scandir(vm: &mut Vm, path: Option<PathOrFd>) -> Res<Ref<ScandirIterator>> {
        let dir = open_directory(vm, path.as_ref())?;
        let (prefix, as_bytes, fd) = match &path {
            Some(PathOrFd::Path(path)) => (path.path.to_bytes().to_vec(), path.is_bytes, None),
            Some(PathOrFd::Fd(fd, _)) => (Vec::new(), false, Some(*fd)),
            None => (b".".to_vec(), false, None),
        };
        let object = path.as_ref().map_or(Value::NONE, |path| path.object().clone());
        let class = vm.types().scandir_iterator.clone();
        let made = ScandirIterator { dir: RefCell::new(Some(dir)), prefix, as_bytes, fd, object };
        Ok(attrs::new_instance(vm, &class, made))
    }
}

/// What `scandir` gives.
pub struct ScandirIterator {
    dir: RefCell<Option<fs::Dir>>,
    /// The directory's path, put before names.
    prefix: Vec<u8>,
    as_bytes: bool,
    /// The directory's descriptor, where that was given.
    fd: Option<i32>,
    object: Value,
}

impl Trace for ScandirIterator {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.object);
    }
}

impl ScandirIterator {
    fn advance(vm: &mut Vm, this: &Ref<ScandirIterator>) -> Res<Option<Value>> {
        let entry = match this.get_mut(vm).dir.get_mut() {
            Some(dir) => next_entry(dir),
            None => None,
        };
        let Some(entry) = entry else {
            drop(this.get_mut(vm).dir.take());
            return Ok(None);
        };
        let object = this.get(vm).object.clone();
        let entry = entry.or_errno_of(vm, &object)?;
        let ScandirIterator { prefix, as_bytes, fd, .. } = this.get(vm);
        let mut path = prefix.clone();
        if !path.is_empty() && !path.ends_with(b"/") {
            path.push(b'/');
        }
        path.extend_from_slice(entry.name.to_bytes());
        let (as_bytes, fd) = (*as_bytes, *fd);
        let (name, shown) = (named(vm, entry.name.to_bytes(), as_bytes)?, named(vm, &path, as_bytes)?);
        let narrow = CString::new(path).unwrap_or_default();
        let made = DirEntry {
            name,
            path: shown,
            narrow,
            fd,
            kind: entry.kind,
            inode: entry.inode,
            stats: [None, None],
        };
        Ok(Some(vm.alloc(made).into()))
    }
}

iteration!(ScandirIterator);

#[methods("posix.ScandirIterator", with(ITERATION))]
impl ScandirIterator {
    #[py("close($self, /)")]
    fn close(vm: &mut Vm, this: &Ref<ScandirIterator>) {
        drop(this.get_mut(vm).dir.take());
    }

    #[py("__enter__($self, /)", flavour = "method", no_text_signature)]
    fn enter(this: &Ref<ScandirIterator>) -> Value {
        this.to_value()
    }

    #[py("__exit__($self, /, *args)", flavour = "method", no_text_signature)]
    fn exit(vm: &mut Vm, this: &Ref<ScandirIterator>, _args: &[Value]) {
        drop(this.get_mut(vm).dir.take());
    }

    #[py("__del__($self, /)", flavour = "method", no_text_signature)]
    fn del(vm: &mut Vm, this: &Ref<ScandirIterator>) -> Res<()> {
        if this.get_mut(vm).dir.take().is_none() {
            return Ok(());
        }
        let shown = ops::format::repr(vm, this.as_value())?.to_string_lossy();
        ops::warn::resource(vm, this.as_value(), &format!("unclosed scandir iterator {shown}"))
    }
}

/// An entry of a directory, with what the listing knows of it.
pub struct DirEntry {
    name: Value,
    path: Value,
    narrow: CString,
    fd: Option<i32>,
    kind: FileType,
    inode: u64,
    /// What was found out: of the entry itself, and of what it leads to.
    stats: [Option<Value>; 2],
}

impl Trace for DirEntry {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.name);
        visit(&self.path);
        self.stats.iter().flatten().for_each(visit);
    }
}

/// The entry's state, asked for once.
fn entry_stat(vm: &mut Vm, this: &Ref<DirEntry>, follow: bool) -> Res<Result<Value, rustix::io::Errno>> {
    let follow = follow && matches!(this.get(vm).kind, FileType::Symlink | FileType::Unknown);
    if let Some(known) = &this.get(vm).stats[usize::from(follow)] {
        return Ok(Ok(known.clone()));
    }
    let (path, fd) = (this.get(vm).narrow.clone(), this.get(vm).fd);
    let flags = if follow { AtFlags::empty() } else { AtFlags::SYMLINK_NOFOLLOW };
    let found = vm.system_call(|| fs::statat(DirFd(fd).get()?, &path, flags))?;
    match found {
        Ok(found) => {
            let made = stat_result(vm, &found)?;
            this.get_mut(vm).stats[usize::from(follow)] = Some(made.clone());
            Ok(Ok(made))
        }
        Err(errno) => Ok(Err(errno)),
    }
}

/// Whether the entry, or what it leads to, is of that kind. What is gone is not.
fn is_kind(vm: &mut Vm, this: &Ref<DirEntry>, follow: bool, kind: FileType) -> Res<bool> {
    let known = this.get(vm).kind;
    if known != FileType::Unknown && !(follow && known == FileType::Symlink) {
        return Ok(known == kind);
    }
    match entry_stat(vm, this, follow)? {
        Ok(found) => {
            let mode = ops::get_item(vm, &found, &Value::small_int_wrapping(0))?;
            Ok(FileType::from_raw_mode(mode.as_small_int().unwrap_or(0) as u32) == kind)
        }
        Err(rustix::io::Errno::NOENT) => Ok(false),
        Err(errno) => {
            let path = this.get(vm).path.clone();
            Err(vm.errno(errno, Some(&path)))
        }
    }
}

#[methods("os.DirEntry")]
impl DirEntry {
    #[member("name")]
    fn name(vm: &Vm, this: &Ref<DirEntry>) -> Value {
        this.get(vm).name.clone()
    }

    #[member("path")]
    fn path(vm: &Vm, this: &Ref<DirEntry>) -> Value {
        this.get(vm).path.clone()
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<DirEntry>) -> Res<String> {
        let name = this.get(vm).name.clone();
        Ok(format!("<DirEntry {}>", ops::format::repr(vm, &name)?.to_string_lossy()))
    }

    #[py("is_dir($self, /, *, follow_symlinks=True)")]
    fn is_dir(vm: &mut Vm, this: &Ref<DirEntry>, follow_symlinks: bool) -> Res<bool> {
        is_kind(vm, this, follow_symlinks, FileType::Directory)
    }

    #[py("is_file($self, /, *, follow_symlinks=True)")]
    fn is_file(vm: &mut Vm, this: &Ref<DirEntry>, follow_symlinks: bool) -> Res<bool> {
        is_kind(vm, this, follow_symlinks, FileType::RegularFile)
    }

    #[py("is_symlink($self, /)")]
    fn is_symlink(vm: &mut Vm, this: &Ref<DirEntry>) -> Res<bool> {
        is_kind(vm, this, false, FileType::Symlink)
    }

    #[py("stat($self, /, *, follow_symlinks=True)")]
    fn stat(vm: &mut Vm, this: &Ref<DirEntry>, follow_symlinks: bool) -> Res<Value> {
        let path = this.get(vm).path.clone();
        match entry_stat(vm, this, follow_symlinks)? {
            Ok(found) => Ok(found),
            Err(errno) => Err(vm.errno(errno, Some(&path))),
        }
    }

    #[py("inode($self, /)")]
    fn inode(vm: &Vm, this: &Ref<DirEntry>) -> u64 {
        this.get(vm).inode
    }

    #[py("__fspath__($self, /)")]
    fn fspath(vm: &Vm, this: &Ref<DirEntry>) -> Value {
        this.get(vm).path.clone()
    }

    #[py("__class_getitem__($type, object, /)")]
    fn class_getitem(vm: &mut Vm, class: &Ref<Type>, object: &Value) -> Res<Ref<GenericAlias>> {
        generic_alias::new(vm, class.as_value(), object)
    }
}
