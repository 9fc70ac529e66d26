//! `_socket.socket`.

use std::time::Duration;

use rustix::io::Errno;

use super::{SocketModule, address, timeout_of};
use crate::heap::{Trace, Visit};
use crate::modules::posix::OrErrno;
use crate::modules::select::wait;
use crate::native::methods;
use crate::objects::attrs;
use crate::objects::bytes::{self, Bytes};
use crate::objects::int;
use crate::objects::types::{Type, class_of};
use crate::ops;
use crate::ops::buffer::{BytesLike, WritableBytes};
use crate::runtime::platform::{self, descriptor, sockets};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// A socket; `fd` is -1 when it is closed.
pub struct Socket {
    fd: i32,
    family: i32,
    kind: i32,
    protocol: i32,
    /// Nanoseconds; below zero for none.
    timeout: i64,
}

impl Trace for Socket {
    const CONTAINER: bool = false;
    fn trace(&self, _: &mut Visit<'_>) {}
}

/// What an operation waits for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ready {
    Read,
    Write,
}

impl Socket {
    const CLOSED: Socket = Socket { fd: -1, family: 0, kind: 0, protocol: 0, timeout: -1 };

    /// Waits until the socket is ready, for as long as its timeout allows. TimeoutError if it does not get so.
    fn wait(vm: &mut Vm, fd: i32, timeout: Duration, ready: Ready) -> Res<()> {
        use rustix::event::{PollFd, PollFlags, poll};
        let events = if ready == Ready::Read { PollFlags::IN } else { PollFlags::OUT };
        let found = wait(vm, Some(timeout), |left| {
            let mut polled = [PollFd::from_borrowed_fd(descriptor(fd)?, events)];
            poll(&mut polled, left)
        })?;
        match found.or_errno(vm)? {
            0 => Err(vm.raise_message(&vm.types().timeout_error, "timed out")),
            _ => Ok(()),
        }
    }

    /// A system call on the socket, once it is ready where it has a timeout.
    fn call<R: Send>(
        vm: &mut Vm,
        this: &Ref<Socket>,
        ready: Ready,
        mut call: impl FnMut(i32) -> rustix::io::Result<R> + Send,
    ) -> Res<R> {
        let Socket { fd, timeout, .. } = *this.get(vm);
        let until = u64::try_from(timeout).ok().filter(|timeout| *timeout > 0).map(Duration::from_nanos);
        let started = std::time::Instant::now();
        loop {
            if let Some(timeout) = until {
                Socket::wait(vm, fd, timeout.saturating_sub(started.elapsed()), ready)?;
            }
            match vm.system_call(|| call(fd))? {
                Err(Errno::AGAIN) if until.is_some() => {}
                done => return done.or_errno(vm),
            }
        }
    }

    /// Connects; the number of what is wrong, or 0.
    fn connect(vm: &mut Vm, this: &Ref<Socket>, to: &Value, function: &str) -> Res<Result<(), Errno>> {
        let Socket { fd, family, timeout, .. } = *this.get(vm);
        let to = address::read(vm, family, to, function)?;
        let result = vm.blocking(|| sockets::connect(fd, &to));
        let goes_on = match result {
            Err(Errno::INTR) => {
                crate::runtime::breaker::check(vm)?;
                timeout != 0
            }
            Err(Errno::INPROGRESS) => timeout > 0,
            _ => false,
        };
        if !goes_on {
            return Ok(result);
        }
        let most = u64::try_from(timeout).map_or(Duration::MAX, Duration::from_nanos);
        match Socket::wait(vm, fd, most, Ready::Write) {
            Ok(()) => {}
            Err(raised) if function == "connect_ex" => {
                let class = vm.types().timeout_error.clone();
                ops::raise::catch(vm, raised, &class)?;
                return Ok(Err(Errno::AGAIN));
            }
            Err(raised) => return Err(raised),
        }
        let mut error = [0; 4];
        let asked = sockets::option(fd, libc::SOL_SOCKET, libc::SO_ERROR, &mut error);
        Ok(asked.and_then(|_| match i32::from_ne_bytes(error) {
            0 | libc::EISCONN => Ok(()),
            errno => Err(Errno::from_raw_os_error(errno)),
        }))
    }

    fn set_timeout(vm: &mut Vm, this: &Ref<Socket>, timeout: i64) -> Res<()> {
        let fd = this.get(vm).fd;
        this.get_mut(vm).timeout = timeout;
        set_blocking(fd, timeout < 0).or_errno(vm)
    }

    fn close_it(vm: &mut Vm, this: &Ref<Socket>) -> Res<()> {
        match std::mem::replace(&mut this.get_mut(vm).fd, -1) {
            fd if fd < 0 => Ok(()),
            fd => match vm.blocking(|| platform::close(fd)) {
                // The other end may have gone already.
                Err(error) if error.raw_os_error() != Some(libc::ECONNRESET) => {
                    Err(vm.os_error(&error, None))
                }
                _ => Ok(()),
            },
        }
    }

    /// Room for what is received.
    fn room(vm: &mut Vm, size: i64, function: &str) -> Res<Vec<u8>> {
        let Ok(size) = usize::try_from(size) else {
            return Err(vm.value_error(&format!("negative buffersize in {function}")));
        };
        vm.heap().charge(size)?;
        vm.heap().uncharge(size);
        Ok(vec![0; size])
    }

    fn buffer<'a>(vm: &Vm, value: &'a Value, function: &str) -> Res<WritableBytes<'a>> {
        WritableBytes::of(vm, value).ok_or_else(|| {
            let class = class_of(vm, value).name(vm);
            let what = "argument 1 must be read-write bytes-like object";
            vm.type_error(&format!("{function}() {what}, not {class}"))
        })
    }

    /// How many bytes of a buffer to fill.
    fn part(vm: &mut Vm, buffer: WritableBytes<'_>, size: i64, function: &str) -> Res<Vec<u8>> {
        let len = buffer.len(vm)?;
        match usize::try_from(size) {
            Err(_) => Err(vm.value_error(&format!("negative buffersize in {function}"))),
            Ok(0) => Socket::room(vm, len as i64, function),
            Ok(size) if size > len => {
                let what = if function == "recvfrom_into" {
                    "nbytes is greater than the length of the buffer"
                } else {
                    "buffer too small for requested bytes"
                };
                Err(vm.value_error(what))
            }
            Ok(_) => Socket::room(vm, size, function),
        }
    }
}

pub(super) fn set_blocking(fd: i32, blocking: bool) -> rustix::io::Result<()> {
    let file = descriptor(fd)?;
    let mut flags = rustix::fs::fcntl_getfl(file)?;
    flags.set(rustix::fs::OFlags::NONBLOCK, !blocking);
    rustix::fs::fcntl_setfl(file, flags)
}

#[methods("_socket.socket")]
impl Socket {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(
        vm: &mut Vm,
        class: &Ref<Type>,
        _args: &[Value],
        _kwargs: crate::native::Kwargs<'_>,
    ) -> Ref<Socket> {
        attrs::new_instance(vm, class, Socket::CLOSED)
    }

    #[py("__init__($self, /, family=-1, type=-1, proto=-1, fileno=None)", name = "socket")]
    fn init(
        vm: &mut Vm,
        this: &Ref<Socket>,
        family: i32,
        r#type: i32,
        proto: i32,
        fileno: Option<&Value>,
    ) -> Res<()> {
        let mut made = Socket { family, kind: r#type, protocol: proto, ..Socket::CLOSED };
        if let Some(fileno) = fileno {
            let number = ops::index(vm, fileno)?;
            let Some(fd) = int::to_i64(&number).and_then(|fd| i32::try_from(fd).ok()) else {
                return Err(vm.overflow_error("Python int too large to convert to C int"));
            };
            if fd < 0 {
                return Err(vm.value_error("negative file descriptor"));
            }
            made.fd = fd;
            let name = sockets::own_name(fd);
            if family == -1 {
                made.family = name.or_errno(vm)?.family();
            } else if let Err(errno @ (Errno::BADF | Errno::NOTSOCK)) = name {
                return Err(vm.errno(errno, None));
            }
            for (asked, field, option) in
                [(r#type, &mut made.kind, libc::SO_TYPE), (proto, &mut made.protocol, libc::SO_PROTOCOL)]
            {
                if asked == -1 {
                    let mut value = [0; 4];
                    sockets::option(fd, libc::SOL_SOCKET, option, &mut value).or_errno(vm)?;
                    *field = i32::from_ne_bytes(value);
                }
            }
        } else {
            made.family = if family == -1 { libc::AF_INET } else { family };
            made.kind = if r#type == -1 { libc::SOCK_STREAM } else { r#type };
            made.protocol = proto.max(0);
            let Socket { family, kind, protocol, .. } = made;
            made.fd = vm.blocking(|| sockets::socket(family, kind, protocol)).or_errno(vm)?;
        }
        let flags = libc::SOCK_NONBLOCK | libc::SOCK_CLOEXEC;
        made.timeout = match made.kind & libc::SOCK_NONBLOCK {
            0 => SocketModule::default_timeout(vm),
            _ => 0,
        };
        made.kind &= !flags;
        let (fd, timeout) = (made.fd, made.timeout);
        let old = std::mem::replace(this.get_mut(vm), made);
        if old.fd >= 0 && old.fd != fd {
            let _ = platform::close(old.fd);
        }
        if timeout >= 0 { set_blocking(fd, false).or_errno(vm) } else { Ok(()) }
    }

    #[py("__repr__")]
    fn repr(vm: &Vm, this: &Ref<Socket>) -> String {
        let Socket { fd, family, kind, protocol, .. } = this.get(vm);
        format!("<socket object, fd={fd}, family={family}, type={kind}, proto={protocol}>")
    }

    #[py("__del__($self, /)", no_text_signature, flavour = "method")]
    fn finalize(vm: &mut Vm, this: &Ref<Socket>) -> Res<()> {
        if this.get(vm).fd < 0 {
            return Ok(());
        }
        let text = ops::repr(vm, this.as_value())?.to_string_lossy();
        let warned = ops::warn::resource(vm, this.as_value(), &format!("unclosed {text}"));
        if let Err(raised) = warned {
            ops::exceptions::unraisable(vm, raised, this.as_value());
        }
        Socket::close_it(vm, this)
    }

    #[member("family")]
    fn family(vm: &Vm, this: &Ref<Socket>) -> i32 {
        this.get(vm).family
    }

    #[member("type")]
    fn kind(vm: &Vm, this: &Ref<Socket>) -> i32 {
        this.get(vm).kind
    }

    #[member("proto")]
    fn proto(vm: &Vm, this: &Ref<Socket>) -> i32 {
        this.get(vm).protocol
    }

    #[getter("timeout")]
    fn timeout(vm: &Vm, this: &Ref<Socket>) -> Option<f64> {
        timeout_of(this.get(vm).timeout)
    }

    #[py("gettimeout($self, /)", no_text_signature)]
    fn gettimeout(vm: &Vm, this: &Ref<Socket>) -> Option<f64> {
        timeout_of(this.get(vm).timeout)
    }

    #[py("settimeout($self, timeout, /)", no_text_signature)]
    fn settimeout(vm: &mut Vm, this: &Ref<Socket>, timeout: &Value) -> Res<()> {
        let timeout = super::read_timeout(vm, timeout)?;
        Socket::set_timeout(vm, this, timeout)
    }

    #[py("setblocking($self, flag, /)", no_text_signature)]
    fn setblocking(vm: &mut Vm, this: &Ref<Socket>, flag: bool) -> Res<()> {
        Socket::set_timeout(vm, this, if flag { -1 } else { 0 })
    }

    #[py("getblocking($self, /)", no_text_signature)]
    fn getblocking(vm: &Vm, this: &Ref<Socket>) -> bool {
        this.get(vm).timeout != 0
    }

    #[py("fileno($self, /)", no_text_signature)]
    fn fileno(vm: &Vm, this: &Ref<Socket>) -> i32 {
        this.get(vm).fd
    }

    #[py("detach($self, /)", no_text_signature)]
    fn detach(vm: &mut Vm, this: &Ref<Socket>) -> i32 {
        std::mem::replace(&mut this.get_mut(vm).fd, -1)
    }

    #[py("close($self, /)", no_text_signature)]
    fn close(vm: &mut Vm, this: &Ref<Socket>) -> Res<()> {
        Socket::close_it(vm, this)
    }

    #[py("_accept($self, /)", no_text_signature)]
    fn accept(vm: &mut Vm, this: &Ref<Socket>) -> Res<(i32, Value)> {
        let (fd, from) = Socket::call(vm, this, Ready::Read, sockets::accept)?;
        Ok((fd, address::write(vm, &from)?))
    }

    #[py("bind($self, address, /)", no_text_signature)]
    fn bind(vm: &mut Vm, this: &Ref<Socket>, address: &Value) -> Res<()> {
        let Socket { fd, family, .. } = *this.get(vm);
        let to = address::read(vm, family, address, "bind")?;
        vm.blocking(|| sockets::bind(fd, &to)).or_errno(vm)
    }

    #[py("connect($self, address, /)", no_text_signature)]
    fn connect_to(vm: &mut Vm, this: &Ref<Socket>, address: &Value) -> Res<()> {
        Socket::connect(vm, this, address, "connect")?.or_errno(vm)
    }

    #[py("connect_ex($self, address, /)", no_text_signature)]
    fn connect_ex(vm: &mut Vm, this: &Ref<Socket>, address: &Value) -> Res<i32> {
        let result = Socket::connect(vm, this, address, "connect_ex")?;
        Ok(result.err().map_or(0, Errno::raw_os_error))
    }

    #[py("listen($self, backlog=128, /)", no_text_signature, flavour = "parse_tuple")]
    fn listen(vm: &mut Vm, this: &Ref<Socket>, backlog: i32) -> Res<()> {
        let fd = this.get(vm).fd;
        vm.blocking(|| sockets::listen(fd, backlog.max(0))).or_errno(vm)
    }

    #[py("shutdown($self, how, /)", no_text_signature)]
    fn shutdown(vm: &mut Vm, this: &Ref<Socket>, how: i32) -> Res<()> {
        let fd = this.get(vm).fd;
        vm.blocking(|| sockets::shutdown(fd, how)).or_errno(vm)
    }

    #[py("getsockname($self, /)", no_text_signature)]
    fn getsockname(vm: &mut Vm, this: &Ref<Socket>) -> Res<Value> {
        let name = sockets::own_name(this.get(vm).fd).or_errno(vm)?;
        address::write(vm, &name)
    }

    #[py("getpeername($self, /)", no_text_signature)]
    fn getpeername(vm: &mut Vm, this: &Ref<Socket>) -> Res<Value> {
        let name = sockets::peer_name(this.get(vm).fd).or_errno(vm)?;
        address::write(vm, &name)
    }

    #[py("recv($self, bufsize, flags=0, /)", no_text_signature, flavour = "parse_tuple")]
    fn recv(vm: &mut Vm, this: &Ref<Socket>, bufsize: i64, flags: i32) -> Res<Ref<Bytes>> {
        let mut room = Socket::room(vm, bufsize, "recv")?;
        let got = Socket::call(vm, this, Ready::Read, |fd| sockets::receive(fd, &mut room, flags))?;
        Ok(bytes::from_slice(vm, room.get(..got).unwrap_or(&[]))?)
    }

    #[py("recv_into($self, buffer, nbytes=0, flags=0)", no_text_signature)]
    fn recv_into(vm: &mut Vm, this: &Ref<Socket>, buffer: &Value, nbytes: i64, flags: i32) -> Res<usize> {
        let buffer = Socket::buffer(vm, buffer, "recv_into")?;
        let mut room = Socket::part(vm, buffer, nbytes, "recv_into")?;
        let got = Socket::call(vm, this, Ready::Read, |fd| sockets::receive(fd, &mut room, flags))?;
        buffer.write(vm, room.get(..got).unwrap_or(&[]))?;
        Ok(got)
    }

    #[py("recvfrom($self, bufsize, flags=0, /)", no_text_signature, flavour = "parse_tuple")]
    fn recvfrom(vm: &mut Vm, this: &Ref<Socket>, bufsize: i64, flags: i32) -> Res<(Ref<Bytes>, Value)> {
        let mut room = Socket::room(vm, bufsize, "recvfrom")?;
        let (got, from) =
            Socket::call(vm, this, Ready::Read, |fd| sockets::receive_from(fd, &mut room, flags))?;
        let data = bytes::from_slice(vm, room.get(..got).unwrap_or(&[]))?;
        Ok((data, address::write(vm, &from)?))
    }

    #[py("recvfrom_into($self, buffer, nbytes=0, flags=0)", no_text_signature)]
    fn recvfrom_into(
        vm: &mut Vm,
        this: &Ref<Socket>,
        buffer: &Value,
        nbytes: i64,
        flags: i32,
    ) -> Res<(usize, Value)> {
        let buffer = Socket::buffer(vm, buffer, "recvfrom_into")?;
        let mut room = Socket::part(vm, buffer, nbytes, "recvfrom_into")?;
        let (got, from) =
            Socket::call(vm, this, Ready::Read, |fd| sockets::receive_from(fd, &mut room, flags))?;
        buffer.write(vm, room.get(..got).unwrap_or(&[]))?;
        Ok((got, address::write(vm, &from)?))
    }

    #[py("send($self, data, flags=0, /)", no_text_signature, flavour = "parse_tuple")]
    fn send(vm: &mut Vm, this: &Ref<Socket>, data: BytesLike<'_>, flags: i32) -> Res<usize> {
        let data = data.bytes(vm)?.into_owned();
        Socket::call(vm, this, Ready::Write, |fd| sockets::send(fd, &data, flags))
    }

    #[py("sendall($self, data, flags=0, /)", no_text_signature, flavour = "parse_tuple")]
    fn sendall(vm: &mut Vm, this: &Ref<Socket>, data: BytesLike<'_>, flags: i32) -> Res<()> {
        let data = data.bytes(vm)?.into_owned();
        let mut sent = 0;
        while sent < data.len() {
            vm.tick(1)?;
            let rest = &data[sent..];
            sent += Socket::call(vm, this, Ready::Write, |fd| sockets::send(fd, rest, flags))?;
            crate::runtime::breaker::check(vm)?;
        }
        Ok(())
    }

    #[py("sendto($self, /, *args)", no_text_signature)]
    fn sendto(vm: &mut Vm, this: &Ref<Socket>, args: &[Value]) -> Res<usize> {
        let (data, flags, to) = match args {
            [data, to] => (data, 0, to),
            [data, flags, to] => {
                let flags = ops::index(vm, flags)?;
                (data, int::to_i64(&flags).unwrap_or(0) as i32, to)
            }
            _ => {
                let message = format!("sendto() takes 2 or 3 arguments ({} given)", args.len());
                return Err(vm.type_error(&message));
            }
        };
        let data = BytesLike::required(vm, data)?.bytes(vm)?.into_owned();
        let family = this.get(vm).family;
        let to = address::read(vm, family, to, "sendto")?;
        Socket::call(vm, this, Ready::Write, |fd| sockets::send_to(fd, &data, flags, &to))
    }

    #[py("getsockopt($self, level, option, buffersize=0, /)", no_text_signature, flavour = "parse_tuple")]
    fn getsockopt(vm: &mut Vm, this: &Ref<Socket>, level: i32, option: i32, buffersize: i32) -> Res<Value> {
        let fd = this.get(vm).fd;
        if buffersize == 0 {
            let mut value = [0; 4];
            sockets::option(fd, level, option, &mut value).or_errno(vm)?;
            return ops::int(vm, i32::from_ne_bytes(value).into());
        }
        if !(1..=1024).contains(&buffersize) {
            return Err(vm.raise_message(&vm.types().os_error, "getsockopt buflen out of range"));
        }
        let mut value = vec![0; buffersize as usize];
        let len = sockets::option(fd, level, option, &mut value).or_errno(vm)?;
        Ok(bytes::from_slice(vm, value.get(..len).unwrap_or(&[]))?.into())
    }

    #[py("setsockopt($self, /, *args)", no_text_signature)]
    fn setsockopt(vm: &mut Vm, this: &Ref<Socket>, args: &[Value]) -> Res<()> {
        let fd = this.get(vm).fd;
        let (level, option, rest) = match args {
            [level, option, rest @ ..] if matches!(rest.len(), 1 | 2) => (level, option, rest),
            _ => {
                let message = format!("setsockopt() takes exactly 3 arguments ({} given)", args.len());
                return Err(vm.type_error(&message));
            }
        };
        let mut number = |value: &Value| -> Res<i32> {
            let value = ops::index(vm, value)?;
            match int::to_i64(&value).and_then(|value| i32::try_from(value).ok()) {
                Some(value) => Ok(value),
                None => Err(vm.overflow_error("Python int too large to convert to C int")),
            }
        };
        let (level, option) = (number(level)?, number(option)?);
        let set = match rest {
            [value] if value.as_small_int().is_some() || value.as_bool().is_some() => {
                let value = number(value)?;
                sockets::set_option(fd, level, option, Ok(&value.to_ne_bytes()))
            }
            [value] => {
                let value = BytesLike::required(vm, value)?.bytes(vm)?.into_owned();
                sockets::set_option(fd, level, option, Ok(&value))
            }
            [_, len] => {
                let len = number(len)?;
                sockets::set_option(fd, level, option, Err(len as u32))
            }
            _ => Ok(()),
        };
        set.or_errno(vm)
    }
}
