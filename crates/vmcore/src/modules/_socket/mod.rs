//! `_socket`: sockets, addresses and the names of hosts.

mod address;
mod constants;
mod names;
mod socket;

pub use socket::Socket;

use std::ffi::CString;
use std::net::{Ipv4Addr, Ipv6Addr};

use super::posix::{OrErrno, to_c};
use super::time::timestamp::{Nanoseconds, Rounding, seconds};
use super::{new_exception, set};
use crate::native::module;
use crate::objects::bytes::{self, Bytes};
use crate::objects::dict::Dict;
use crate::objects::int;
use crate::objects::str::Str;
use crate::ops;
use crate::ops::buffer::BytesLike;
use crate::runtime::platform::{self, sockets};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// Seconds, or None for no timeout.
fn timeout_of(nanoseconds: i64) -> Option<f64> {
    (nanoseconds >= 0).then(|| seconds(nanoseconds))
}

/// Nanoseconds of a timeout; -1 for none.
fn read_timeout(vm: &mut Vm, timeout: &Value) -> Res<i64> {
    if timeout.is_none() {
        return Ok(-1);
    }
    let Nanoseconds(timeout) = Nanoseconds::of(vm, timeout, Rounding::Up)?;
    if timeout < 0 {
        return Err(vm.value_error("Timeout value out of range"));
    }
    Ok(timeout)
}

fn os_error(vm: &Vm, message: &str) -> Raised {
    vm.raise_message(&vm.types().os_error, message)
}

/// A number of 16 bits for `function`.
fn short(vm: &mut Vm, value: &Value, function: &str) -> Res<u16> {
    let number = ops::index(vm, value)?;
    match int::to_i64(&number).map(u16::try_from) {
        Some(Ok(number)) => Ok(number),
        _ if int::is_negative(&number) => {
            let what = "can't convert negative Python int to C 16-bit unsigned integer";
            Err(vm.overflow_error(&format!("{function}: {what}")))
        }
        _ => {
            let what = "Python int too large to convert to C 16-bit unsigned integer";
            Err(vm.overflow_error(&format!("{function}: {what}")))
        }
    }
}

/// A number of 32 bits.
fn long(vm: &mut Vm, value: &Value, function: &str) -> Res<u32> {
    if !int::is_int(vm, value) {
        let class = crate::objects::types::class_of(vm, value).name(vm);
        return Err(vm.type_error(&format!("expected int, {class} found")));
    }
    let _ = function;
    match int::to_i64(value).map(u32::try_from) {
        Some(Ok(number)) => Ok(number),
        _ if int::is_negative(value) => {
            Err(vm.overflow_error("can't convert negative value to unsigned int"))
        }
        _ => Err(vm.overflow_error("int larger than 32 bits")),
    }
}

/// Bytes that a control message of `len` bytes takes.
fn control_length(vm: &Vm, len: i64, function: &str, padded: bool) -> Res<i64> {
    const HEADER: i64 = 16;
    if !(0..=i64::from(i32::MAX) - HEADER - 8).contains(&len) {
        return Err(vm.overflow_error(&format!("{function}() argument out of range")));
    }
    Ok(HEADER + if padded { (len + 7) & !7 } else { len })
}

pub(crate) struct SocketModule;

impl SocketModule {
    /// Nanoseconds of new sockets' timeout; -1 for none.
    fn default_timeout(vm: &Vm) -> i64 {
        let set = vm.interp().module_state.borrow().get("_socket.timeout").and_then(Value::as_small_int);
        set.unwrap_or(-1)
    }
}

#[module("_socket", with(NAMES))]
impl SocketModule {
    #[py("close($module, fd, /)", no_text_signature)]
    fn close(vm: &mut Vm, fd: i32) -> Res<()> {
        vm.blocking(|| platform::close(fd)).or_errno(vm)
    }

    #[py("dup($module, fd, /)", no_text_signature)]
    fn dup(vm: &mut Vm, fd: i32) -> Res<i32> {
        use std::os::fd::IntoRawFd;
        let made = platform::descriptor(fd).and_then(|file| rustix::io::fcntl_dupfd_cloexec(file, 0));
        Ok(made.or_errno(vm)?.into_raw_fd())
    }

    #[py("socketpair($module, family=AF_UNIX, type=SOCK_STREAM, proto=0, /)", no_text_signature)]
    fn socketpair(
        vm: &mut Vm,
        #[default(libc::AF_UNIX)] family: i32,
        #[default(libc::SOCK_STREAM)] r#type: i32,
        proto: i32,
    ) -> Res<(Value, Value)> {
        let pair = vm.blocking(|| sockets::pair(family, r#type, proto)).or_errno(vm)?;
        let class = vm.types().socket.to_value();
        let mut made = Vec::with_capacity(2);
        for fd in pair {
            let args = [family, r#type, proto, fd].map(|number| Value::small_int_wrapping(number.into()));
            made.push(ops::call::call_positional(vm, &class, &args)?);
        }
        match (made.pop(), made.pop()) {
            (Some(second), Some(first)) => Ok((first, second)),
            _ => Err(vm.system_error("a pair has two ends")),
        }
    }

    #[py("getdefaulttimeout($module, /)", no_text_signature)]
    fn getdefaulttimeout(vm: &Vm) -> Option<f64> {
        timeout_of(SocketModule::default_timeout(vm))
    }

    #[py("setdefaulttimeout($module, timeout, /)", no_text_signature)]
    fn setdefaulttimeout(vm: &mut Vm, timeout: &Value) -> Res<()> {
        let timeout = read_timeout(vm, timeout)?;
        let timeout = Value::small_int(timeout).unwrap_or(Value::NONE);
        vm.interp().module_state.borrow_mut().insert("_socket.timeout", timeout);
        Ok(())
    }

    #[py("htons($module, integer, /)", no_text_signature, flavour = "parse_tuple")]
    fn htons(vm: &mut Vm, integer: &Value) -> Res<i32> {
        Ok(short(vm, integer, "htons")?.to_be().into())
    }

    #[py("ntohs($module, integer, /)", no_text_signature, flavour = "parse_tuple")]
    fn ntohs(vm: &mut Vm, integer: &Value) -> Res<i32> {
        Ok(short(vm, integer, "ntohs")?.to_be().into())
    }

    #[py("htonl($module, integer, /)", no_text_signature)]
    fn htonl(vm: &mut Vm, integer: &Value) -> Res<u32> {
        Ok(long(vm, integer, "htonl")?.to_be())
    }

    #[py("ntohl($module, integer, /)", no_text_signature)]
    fn ntohl(vm: &mut Vm, integer: &Value) -> Res<u32> {
        Ok(long(vm, integer, "ntohl")?.to_be())
    }

    #[py("inet_aton($module, string, /)", no_text_signature, flavour = "parse_tuple")]
    fn inet_aton(vm: &mut Vm, string: &Ref<Str>) -> Res<Ref<Bytes>> {
        let text = CString::new(string.to_string_lossy()).unwrap_or_default();
        match sockets::parse_inet(&text) {
            Some(ip) => Ok(bytes::from_slice(vm, &ip)?),
            None => Err(os_error(vm, "illegal IP address string passed to inet_aton")),
        }
    }

    #[py("inet_ntoa($module, packed, /)", no_text_signature, flavour = "parse_tuple")]
    fn inet_ntoa(vm: &mut Vm, packed: BytesLike<'_>) -> Res<String> {
        match <[u8; 4]>::try_from(&*packed.bytes(vm)?) {
            Ok(ip) => Ok(Ipv4Addr::from(ip).to_string()),
            Err(_) => Err(os_error(vm, "packed IP wrong length for inet_ntoa")),
        }
    }

    #[py("inet_pton($module, af, ip, /)", no_text_signature, flavour = "parse_tuple")]
    fn inet_pton(vm: &mut Vm, af: i32, ip: &Ref<Str>) -> Res<Ref<Bytes>> {
        let text = ip.to_string_lossy();
        let parsed = match af {
            libc::AF_INET => text.parse::<Ipv4Addr>().ok().map(|ip| ip.octets().to_vec()),
            libc::AF_INET6 => text.parse::<Ipv6Addr>().ok().map(|ip| ip.octets().to_vec()),
            _ => return Err(vm.errno(rustix::io::Errno::AFNOSUPPORT, None)),
        };
        match parsed {
            Some(ip) => Ok(bytes::from_slice(vm, &ip)?),
            None => Err(os_error(vm, "illegal IP address string passed to inet_pton")),
        }
    }

    #[py("inet_ntop($module, af, packed, /)", no_text_signature, flavour = "parse_tuple")]
    fn inet_ntop(vm: &mut Vm, af: i32, packed: BytesLike<'_>) -> Res<String> {
        let packed = packed.bytes(vm)?;
        let text = match af {
            libc::AF_INET => <[u8; 4]>::try_from(&*packed).ok().map(|ip| Ipv4Addr::from(ip).to_string()),
            libc::AF_INET6 => <[u8; 16]>::try_from(&*packed).ok().map(|ip| Ipv6Addr::from(ip).to_string()),
            _ => return Err(vm.value_error(&format!("unknown address family {af}"))),
        };
        text.ok_or_else(|| vm.value_error("invalid length of packed IP address string"))
    }

    #[py("sethostname($module, name, /)", no_text_signature, flavour = "parse_tuple")]
    fn sethostname(vm: &mut Vm, name: &Value) -> Res<()> {
        let name = to_c(vm, name)?;
        rustix::system::sethostname(name.to_bytes()).or_errno(vm)
    }

    #[py("CMSG_LEN($module, length, /)", no_text_signature, flavour = "parse_tuple")]
    fn cmsg_len(vm: &mut Vm, length: i64) -> Res<i64> {
        control_length(vm, length, "CMSG_LEN", false)
    }

    #[py("CMSG_SPACE($module, length, /)", no_text_signature, flavour = "parse_tuple")]
    fn cmsg_space(vm: &mut Vm, length: i64) -> Res<i64> {
        control_length(vm, length, "CMSG_SPACE", true)
    }
}

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    constants::fill(vm, module)?;
    let os_error = vm.types().os_error.clone();
    for (name, key) in [("herror", "_socket.herror"), ("gaierror", "_socket.gaierror")] {
        let class = new_exception(vm, &format!("socket.{name}"), &os_error)?;
        vm.interp().module_state.borrow_mut().insert(key, class.clone());
        set(vm, module, name, class)?;
    }
    let types = vm.types();
    let named = [
        ("error", os_error.to_value()),
        ("timeout", types.timeout_error.to_value()),
        ("socket", types.socket.to_value()),
        ("SocketType", types.socket.to_value()),
        ("has_ipv6", Value::bool(true)),
    ];
    for (name, value) in named {
        set(vm, module, name, value)?;
    }
    Ok(())
}
