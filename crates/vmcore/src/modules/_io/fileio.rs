//! `FileIO`: a file of the system, without a buffer.

use rustix::fs::{self, FileType, Mode, OFlags};
use rustix::io::Errno;

use super::arguments::{Count, Flag, Given, attribute_or_none, ssize, unsupported};
use super::iobase::{self, BUFFER_SIZE};
use crate::heap::{Trace, Visit};
use crate::modules::posix::{OrErrno, seek, to_c};
use crate::native::{Kwargs, methods};
use crate::objects::attrs;
use crate::objects::bytes::{self, Bytes};
use crate::objects::int;
use crate::objects::str::Str;
use crate::objects::types::{Type, class_of, is_instance};
use crate::ops::{self, BytesLike, WritableBytes};
use crate::runtime::platform::{self, descriptor};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// What one call reads or writes at most, as Linux has it.
const MOST: usize = 0x7FFF_F000;

pub struct FileIo {
    /// -1 when closed.
    fd: i32,
    created: bool,
    readable: bool,
    writable: bool,
    appending: bool,
    /// None until somebody asked.
    seekable: Option<bool>,
    closefd: bool,
    pub(super) finalizing: bool,
    block_size: i64,
    /// What is written goes to the host's memory.
    captured: bool,
}

impl Trace for FileIo {
    fn trace(&self, _: &mut Visit<'_>) {}
}

impl FileIo {
    const CLOSED: FileIo = FileIo {
        fd: -1,
        created: false,
        readable: false,
        writable: false,
        appending: false,
        seekable: None,
        closefd: true,
        finalizing: false,
        block_size: BUFFER_SIZE as i64,
        captured: false,
    };

    fn mode(&self) -> &'static str {
        match (self.created, self.appending, self.readable, self.writable) {
            (true, _, readable, _) => {
                if readable {
                    "xb+"
                } else {
                    "xb"
                }
            }
            (_, true, readable, _) => {
                if readable {
                    "ab+"
                } else {
                    "ab"
                }
            }
            (_, _, true, true) => "rb+",
            (_, _, true, false) => "rb",
            _ => "wb",
        }
    }
}

/// A mode as it is written, taken apart: the file that it opens, and how.
fn parse_mode(vm: &Vm, mode: &Ref<Str>) -> Res<(FileIo, OFlags)> {
    let wrong =
        || vm.value_error("Must have exactly one of create/read/write/append mode and at most one plus");
    let mut file = FileIo::CLOSED;
    let (mut kinds, mut plus, mut flags) = (0, false, OFlags::CLOEXEC);
    for point in mode.view() {
        let kind = char::from_u32(point).unwrap_or('?');
        match kind {
            'x' | 'r' | 'w' | 'a' => {
                kinds += 1;
                if kinds > 1 {
                    return Err(wrong());
                }
                (file.created, file.readable, file.appending) = (kind == 'x', kind == 'r', kind == 'a');
                file.writable = kind != 'r';
                flags |= match kind {
                    'x' => OFlags::EXCL | OFlags::CREATE,
                    'w' => OFlags::CREATE | OFlags::TRUNC,
                    'a' => OFlags::APPEND | OFlags::CREATE,
                    _ => OFlags::empty(),
                };
            }
            'b' => {}
            '+' if plus => return Err(wrong()),
            '+' => {
                plus = true;
                (file.readable, file.writable) = (true, true);
            }
            _ => return Err(vm.value_error(&format!("invalid mode: {}", mode.to_string_lossy()))),
        }
    }
    if kinds != 1 {
        return Err(wrong());
    }
    flags |= match (file.readable, file.writable) {
        (true, true) => OFlags::RDWR,
        (true, false) => OFlags::RDONLY,
        _ => OFlags::WRONLY,
    };
    Ok((file, flags))
}

/// Whether this is an open file of exactly this class: then nothing of it is a program's.
pub(super) fn is_plain(vm: &Vm, stream: &Value) -> bool {
    class_of(vm, stream).is(&vm.types().file_io)
}

/// A file for a descriptor of the process's, as `sys.stdin` and its like have beneath.
pub(super) fn of_descriptor(vm: &mut Vm, fd: i32, writable: bool, captured: bool) -> Ref<FileIo> {
    let class = vm.types().file_io.clone();
    let file = FileIo { fd, readable: !writable, writable, closefd: false, captured, ..FileIo::CLOSED };
    attrs::new_instance(vm, &class, file)
}

impl Ref<FileIo> {
    pub(super) fn is_closed(&self, vm: &Vm) -> bool {
        self.get(vm).fd < 0
    }

    /// The open file; ValueError if it is closed.
    fn open_fd(&self, vm: &Vm) -> Res<i32> {
        match self.get(vm).fd {
            fd if fd < 0 => Err(vm.value_error("I/O operation on closed file")),
            fd => Ok(fd),
        }
    }

    fn for_reading(&self, vm: &Vm) -> Res<i32> {
        let fd = self.open_fd(vm)?;
        if self.get(vm).readable { Ok(fd) } else { Err(unsupported(vm, "File not open for reading")) }
    }

    fn for_writing(&self, vm: &Vm) -> Res<i32> {
        let fd = self.open_fd(vm)?;
        if self.get(vm).writable { Ok(fd) } else { Err(unsupported(vm, "File not open for writing")) }
    }

    /// Reads into `buffer`; none where that would have to wait and the file does not.
    pub(super) fn read_into(&self, vm: &mut Vm, buffer: &mut [u8]) -> Res<Option<usize>> {
        let fd = self.for_reading(vm)?;
        let len = buffer.len().min(MOST);
        let part = &mut buffer[..len];
        match vm.system_call(|| rustix::io::read(descriptor(fd)?, &mut *part))? {
            Ok(read) => Ok(Some(read)),
            Err(Errno::AGAIN) => Ok(None),
            Err(errno) => Err(vm.errno(errno, None)),
        }
    }

    /// Writes what the system takes of `bytes`; none where that would have to wait and the file does not.
    pub(super) fn write(&self, vm: &mut Vm, bytes: &[u8]) -> Res<Option<usize>> {
        let fd = self.for_writing(vm)?;
        if self.get(vm).captured {
            vm.interp().captured.capture(fd, bytes);
            return Ok(Some(bytes.len()));
        }
        let part = &bytes[..bytes.len().min(MOST)];
        match vm.system_call(|| rustix::io::write(descriptor(fd)?, part))? {
            Ok(written) => Ok(Some(written)),
            Err(Errno::AGAIN) => Ok(None),
            Err(errno) => Err(vm.errno(errno, None)),
        }
    }

    pub(super) fn seek(&self, vm: &mut Vm, position: i64, whence: i32) -> Res<u64> {
        let fd = self.open_fd(vm)?;
        let found = seek(vm, fd, position, whence)?;
        let file = self.get_mut(vm);
        if file.seekable.is_none() {
            file.seekable = Some(found.is_ok());
        }
        found.or_errno(vm)
    }

    /// All that is left of the file; none where that would have to wait and the file does not.
    pub(super) fn read_all(&self, vm: &mut Vm) -> Res<Option<Ref<Bytes>>> {
        let fd = self.open_fd(vm)?;
        // One byte more than the file has left, so that its end is seen at once.
        let left = vm.blocking(|| {
            let file = descriptor(fd).ok()?;
            let size = fs::fstat(file).ok()?.st_size;
            let at = fs::tell(file).ok()?;
            usize::try_from(size).ok()?.checked_sub(usize::try_from(at).ok()?)?.checked_add(1)
        });
        let mut all: crate::heap::Buf<u8> = crate::heap::Buf::new(vm.heap());
        let mut chunk: Vec<u8> = Vec::new();
        let mut wanted = left.unwrap_or(BUFFER_SIZE).clamp(1, 1 << 20);
        let mut any = false;
        loop {
            chunk.resize(wanted, 0);
            match self.read_into(vm, &mut chunk)? {
                None if !any => return Ok(None),
                None | Some(0) => break,
                Some(read) => all.extend_from_slice(&chunk[..read])?,
            }
            any = true;
            wanted = (wanted * 2).clamp(BUFFER_SIZE, 1 << 20);
        }
        Ok(Some(bytes::from_slice(vm, &all)?))
    }

    /// Closes the descriptor.
    fn close_fd(&self, vm: &mut Vm) -> Res<()> {
        let fd = std::mem::replace(&mut self.get_mut(vm).fd, -1);
        if fd < 0 {
            return Ok(());
        }
        vm.blocking(|| platform::close(fd)).or_errno(vm)
    }

    /// Says that nobody closed the file.
    fn warn_unclosed(&self, vm: &mut Vm, source: &Value) -> Res<()> {
        let FileIo { fd, closefd, .. } = self.get(vm);
        if *fd < 0 || !*closefd {
            return Ok(());
        }
        let shown = ops::format::repr(vm, source)?.to_string_lossy();
        ops::warn::resource(vm, source, &format!("unclosed file {shown}"))
    }
}

/// Opens what `file` names: a path, or a descriptor that is open already.
fn open(
    vm: &mut Vm,
    this: &Ref<FileIo>,
    name: &Value,
    mode: &Ref<Str>,
    closefd: bool,
    opener: Option<&Value>,
) -> Res<()> {
    if is_instance(vm, name, &vm.types().float) {
        return Err(vm.type_error("integer argument expected, got float"));
    }
    let given = match ops::has_index(vm, name) {
        true => {
            let index = ops::index(vm, name)?;
            match int::to_i64(&index) {
                Some(fd) if fd < 0 => return Err(vm.value_error("negative file descriptor")),
                Some(fd) if i32::try_from(fd).is_ok() => Some(fd as i32),
                _ => return Err(vm.overflow_error("Python int too large to convert to C int")),
            }
        }
        false => None,
    };
    let path = if given.is_none() { Some(to_c(vm, name)?) } else { None };
    let (mut file, flags) = parse_mode(vm, mode)?;
    file.closefd = closefd;
    let (fd, own) = match (given, path) {
        (Some(fd), _) => (fd, false),
        (None, _) if !closefd => {
            return Err(vm.value_error("Cannot use closefd=False with file name"));
        }
        (None, path) => match opener {
            None => {
                let path = path.unwrap_or_default();
                let mode = Mode::from_raw_mode(0o666);
                let opened = vm.system_call(|| fs::open(&path, flags, mode))?;
                (std::os::fd::IntoRawFd::into_raw_fd(opened.or_errno_of(vm, name)?), true)
            }
            Some(opener) => (call_opener(vm, opener, name, flags)?, true),
        },
    };
    file.fd = fd;
    *this.get_mut(vm) = file;
    if let Err(raised) = look_at(vm, this, name) {
        let exception = vm.take_raised(raised);
        if own {
            // The first error counts.
            if let Err(raised) = this.close_fd(vm) {
                drop(vm.take_raised(raised));
            }
        }
        this.get_mut(vm).fd = -1;
        return Err(vm.raise(exception));
    }
    Ok(())
}

fn call_opener(vm: &mut Vm, opener: &Value, name: &Value, flags: OFlags) -> Res<i32> {
    let flags = Value::small_int_wrapping(i64::from(flags.bits()));
    let made = ops::call::call_positional(vm, opener, &[name.clone(), flags])?;
    if !int::is_int(vm, &made) {
        return Err(vm.type_error("expected integer from opener"));
    }
    match int::to_i64(&made).and_then(|fd| i32::try_from(fd).ok()) {
        Some(fd) if fd < 0 => Err(vm.value_error(&format!("opener returned {fd}"))),
        Some(fd) => {
            let set = descriptor(fd).and_then(|file| {
                let flags = rustix::io::fcntl_getfd(file)? | rustix::io::FdFlags::CLOEXEC;
                rustix::io::fcntl_setfd(file, flags)
            });
            set.or_errno(vm)?;
            Ok(fd)
        }
        None => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

/// What is to be known of a file just opened.
fn look_at(vm: &mut Vm, this: &Ref<FileIo>, name: &Value) -> Res<()> {
    let fd = this.get(vm).fd;
    match vm.system_call(|| fs::fstat(descriptor(fd)?))? {
        Ok(found) if FileType::from_raw_mode(found.st_mode) == FileType::Directory => {
            return Err(vm.errno(Errno::ISDIR, Some(name)));
        }
        Ok(found) if found.st_blksize > 1 => this.get_mut(vm).block_size = found.st_blksize,
        Err(Errno::BADF) => return Err(vm.errno(Errno::BADF, None)),
        _ => {}
    }
    let attribute = vm.names().name.clone();
    ops::set_attr(vm, this.as_value(), &attribute, name)?;
    if this.get(vm).appending {
        // A pipe has no end to go to.
        let _ = seek(vm, fd, 0, libc::SEEK_END)?;
    }
    Ok(())
}

/// Where to read or write, as a whole number.
fn position(vm: &mut Vm, value: &Value) -> Res<i64> {
    if is_instance(vm, value, &vm.types().float) {
        return Err(vm.type_error("an integer is required"));
    }
    ssize(vm, value)
}

#[methods("_io.FileIO")]
impl FileIo {
    #[py("__new__($type, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, _args: &[Value], _kwargs: Kwargs<'_>) -> Ref<FileIo> {
        attrs::new_instance(vm, class, FileIo::CLOSED)
    }

    #[py("__init__($self, /, file, mode='r', closefd=True, opener=None)", name = "FileIO")]
    fn init(
        vm: &mut Vm,
        this: &Ref<FileIo>,
        file: &Value,
        #[default(Given(None))] mode: Given<&Ref<Str>>,
        closefd: Flag,
        opener: Option<&Value>,
    ) -> Res<()> {
        if this.get(vm).fd >= 0 {
            if this.get(vm).closefd {
                this.close_fd(vm)?;
            } else {
                this.get_mut(vm).fd = -1;
            }
        }
        let mode = match mode.0 {
            Some(mode) => mode.clone(),
            None => vm.intern("r"),
        };
        open(vm, this, file, &mode, closefd.0, opener)
    }

    #[py("read($self, size=-1, /)")]
    fn read(vm: &mut Vm, this: &Ref<FileIo>, size: Count) -> Res<Value> {
        this.for_reading(vm)?;
        let Some(size) = size.limit() else {
            return FileIo::readall(vm, this);
        };
        let size = size.min(MOST);
        drop(crate::objects::str::room_for(vm, size)?);
        let mut buffer = vec![0; size];
        match this.read_into(vm, &mut buffer)? {
            Some(read) => Ok(bytes::from_slice(vm, &buffer[..read])?.into()),
            None => Ok(Value::NONE),
        }
    }

    #[py("readall($self, /)")]
    fn readall(vm: &mut Vm, this: &Ref<FileIo>) -> Res<Value> {
        Ok(this.read_all(vm)?.map_or(Value::NONE, Value::from))
    }

    #[py("readinto($self, buffer, /)")]
    fn readinto(vm: &mut Vm, this: &Ref<FileIo>, buffer: WritableBytes<'_>) -> Res<Option<usize>> {
        this.for_reading(vm)?;
        let mut bytes = vec![0; buffer.len(vm)?.min(MOST)];
        match this.read_into(vm, &mut bytes)? {
            Some(read) => {
                buffer.write(vm, &bytes[..read])?;
                Ok(Some(read))
            }
            None => Ok(None),
        }
    }

    #[py("write($self, b, /)")]
    fn write(vm: &mut Vm, this: &Ref<FileIo>, b: BytesLike<'_>) -> Res<Option<usize>> {
        this.for_writing(vm)?;
        let bytes = b.bytes(vm)?.into_owned();
        this.write(vm, &bytes)
    }

    #[py("seek($self, pos, whence=0, /)")]
    fn seek(vm: &mut Vm, this: &Ref<FileIo>, pos: &Value, whence: i32) -> Res<u64> {
        this.open_fd(vm)?;
        let pos = position(vm, pos)?;
        this.seek(vm, pos, whence)
    }

    #[py("tell($self, /)")]
    fn tell(vm: &mut Vm, this: &Ref<FileIo>) -> Res<u64> {
        this.seek(vm, 0, 1)
    }

    #[py("truncate($self, size=None, /)")]
    fn truncate(vm: &mut Vm, this: &Ref<FileIo>, size: Option<&Value>) -> Res<Value> {
        let fd = this.for_writing(vm)?;
        let size = match size {
            Some(size) => size.clone(),
            None => {
                let here = this.seek(vm, 0, 1)?;
                int::from_u64(vm, here)?
            }
        };
        let length = position(vm, &size)?;
        let done = vm.system_call(|| {
            fs::ftruncate(descriptor(fd)?, u64::try_from(length).map_err(|_| Errno::INVAL)?)
        })?;
        done.or_errno(vm)?;
        Ok(size)
    }

    #[py("close($self, /)")]
    fn close(vm: &mut Vm, this: &Ref<FileIo>) -> Res<()> {
        let closed = iobase::close(vm, this.as_value());
        if !this.get(vm).closefd {
            this.get_mut(vm).fd = -1;
            return closed;
        }
        let closed = closed.map(|()| Value::NONE);
        let closed = iobase::then(vm, closed, |vm| {
            if this.get(vm).finalizing
                && let Err(raised) = this.warn_unclosed(vm, this.as_value())
            {
                drop(vm.take_raised(raised));
            }
            this.close_fd(vm).map(|()| Value::NONE)
        });
        closed.map(|_| ())
    }

    #[py("seekable($self, /)")]
    fn seekable(vm: &mut Vm, this: &Ref<FileIo>) -> Res<bool> {
        let fd = this.open_fd(vm)?;
        if let Some(known) = this.get(vm).seekable {
            return Ok(known);
        }
        let found = seek(vm, fd, 0, 1)?.is_ok();
        this.get_mut(vm).seekable = Some(found);
        Ok(found)
    }

    #[py("readable($self, /)")]
    fn readable(vm: &mut Vm, this: &Ref<FileIo>) -> Res<bool> {
        this.open_fd(vm)?;
        Ok(this.get(vm).readable)
    }

    #[py("writable($self, /)")]
    fn writable(vm: &mut Vm, this: &Ref<FileIo>) -> Res<bool> {
        this.open_fd(vm)?;
        Ok(this.get(vm).writable)
    }

    #[py("fileno($self, /)")]
    fn fileno(vm: &mut Vm, this: &Ref<FileIo>) -> Res<i32> {
        this.open_fd(vm)
    }

    #[py("isatty($self, /)")]
    fn isatty(vm: &mut Vm, this: &Ref<FileIo>) -> Res<bool> {
        let fd = this.open_fd(vm)?;
        Ok(vm.blocking(|| descriptor(fd).is_ok_and(rustix::termios::isatty)))
    }

    #[py("_dealloc_warn($self, source, /)", no_text_signature)]
    fn dealloc_warn(vm: &mut Vm, this: &Ref<FileIo>, source: &Value) -> Res<()> {
        this.warn_unclosed(vm, source)
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<FileIo>) -> Res<String> {
        let class = super::shown_class(vm, this.as_value());
        let FileIo { fd, closefd, .. } = *this.get(vm);
        if fd < 0 {
            return Ok(format!("<{class} [closed]>"));
        }
        let mode = this.get(vm).mode();
        let closefd = if closefd { "True" } else { "False" };
        match attribute_or_none(vm, this.as_value(), |n| &n.name)? {
            None => Ok(format!("<{class} fd={fd} mode='{mode}' closefd={closefd}>")),
            Some(name) => {
                let name = super::repr_within(vm, this.as_value(), &name)?;
                Ok(format!("<{class} name={name} mode='{mode}' closefd={closefd}>"))
            }
        }
    }

    #[getter("closed")]
    fn closed(vm: &Vm, this: &Ref<FileIo>) -> bool {
        this.is_closed(vm)
    }

    #[getter("closefd")]
    fn closefd(vm: &Vm, this: &Ref<FileIo>) -> bool {
        this.get(vm).closefd
    }

    #[getter("mode")]
    fn get_mode(vm: &Vm, this: &Ref<FileIo>) -> &'static str {
        this.get(vm).mode()
    }

    #[member("_blksize")]
    fn block_size(vm: &Vm, this: &Ref<FileIo>) -> i64 {
        this.get(vm).block_size
    }

    #[setter("_blksize")]
    fn set_block_size(vm: &mut Vm, this: &Ref<FileIo>, value: Option<&Value>) -> Res<()> {
        let size = match value {
            Some(value) => ssize(vm, value)?,
            None => return Err(cannot_delete(vm)),
        };
        this.get_mut(vm).block_size = size;
        Ok(())
    }

    #[member("_finalizing")]
    fn finalizing(vm: &Vm, this: &Ref<FileIo>) -> bool {
        this.get(vm).finalizing
    }

    #[setter("_finalizing")]
    fn set_finalizing(vm: &mut Vm, this: &Ref<FileIo>, value: Option<&Value>) -> Res<()> {
        this.get_mut(vm).finalizing = super::flag(vm, value)?;
        Ok(())
    }
}

fn cannot_delete(vm: &Vm) -> Raised {
    vm.type_error("can't delete numeric/char attribute")
}
