//! Addresses as Python has them: `(host, port)`, `(host, port, flow, scope)`, or a path.

use std::ffi::CString;
use std::net::{Ipv4Addr, Ipv6Addr};

use super::names;
use crate::modules::posix::{decode, encode};
use crate::native::IntoValue;
use crate::objects::bytearray::ByteArray;
use crate::objects::bytes::{self, Bytes};
use crate::objects::int;
use crate::objects::str::Str;
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::class_of;
use crate::ops;
use crate::ops::buffer::BytesLike;
use crate::runtime::platform::sockets::{Address, Parts, parse_inet};
use crate::value::Value;
use crate::vm::{Res, Vm};

const AF_INET: i32 = libc::AF_INET;
const AF_INET6: i32 = libc::AF_INET6;
const AF_UNIX: i32 = libc::AF_UNIX;

/// A host's name as the resolver takes it.
pub(super) fn host_name(vm: &mut Vm, host: &Value) -> Res<CString> {
    let bytes = if let Some(bytes) = host.downcast::<Bytes>() {
        bytes.items().to_vec()
    } else if let Some(array) = host.downcast::<ByteArray>() {
        array.get(vm).items.to_vec()
    } else if let Some(text) = host.downcast::<Str>() {
        match text.as_ascii() {
            Some(text) => text.as_bytes().to_vec(),
            None => idna(vm, host)?,
        }
    } else {
        let class = class_of(vm, host).name(vm);
        return Err(vm.type_error(&format!("str, bytes or bytearray expected, not {class}")));
    };
    CString::new(bytes).map_err(|_| {
        let message = "host name must not contain null character";
        vm.type_error(message)
    })
}

/// Names with other letters than ASCII's, encoded as domains have them.
pub(super) fn idna(vm: &mut Vm, host: &Value) -> Res<Vec<u8>> {
    let (encode, name) = (vm.intern("encode"), vm.str("idna")?.to_value());
    let encoded = ops::call::method(vm, host, &encode, &[name])?;
    Ok(BytesLike::required(vm, &encoded)?.bytes(vm)?.into_owned())
}

fn port(vm: &mut Vm, value: &Value, function: &str) -> Res<u16> {
    let port = ops::index(vm, value)?;
    match int::to_i64(&port).map(i32::try_from) {
        Some(Ok(port)) => u16::try_from(port)
            .map_err(|_| vm.overflow_error(&format!("{function}(): port must be 0-65535."))),
        _ => Err(vm.overflow_error("Python int too large to convert to C int")),
    }
}

/// The address that `value` says for a socket of that family.
pub(super) fn read(vm: &mut Vm, family: i32, value: &Value, function: &str) -> Res<Address> {
    if family == AF_UNIX {
        let path = match value.downcast::<Str>() {
            Some(path) => encode(vm, path)?,
            None => BytesLike::required(vm, value)?.bytes(vm)?.into_owned(),
        };
        return Address::unix(&path)
            .ok_or_else(|| vm.raise_message(&vm.types().os_error, "AF_UNIX path too long"));
    }
    let name = match family {
        AF_INET => "AF_INET",
        AF_INET6 => "AF_INET6",
        _ => {
            let message = format!("{function}(): bad family");
            return Err(vm.raise_message(&vm.types().os_error, &message));
        }
    };
    let Some(parts) = value.downcast::<Tuple>().cloned() else {
        let class = class_of(vm, value).name(vm);
        let message = format!("{function}(): {name} address must be tuple, not {class}");
        return Err(vm.type_error(&message));
    };
    if family == AF_INET {
        let [host, number] = parts.items() else {
            return Err(vm.type_error("AF_INET address must be a pair (host, port)"));
        };
        let (host, number) = (host_name(vm, host)?, ops::index(vm, number)?);
        let resolved = inet(vm, &host)?;
        return Ok(Address::inet(resolved, port(vm, &number, function)?));
    }
    let [host, number, rest @ ..] = parts.items() else {
        let message = "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])";
        return Err(vm.type_error(message));
    };
    if rest.len() > 2 {
        let message = "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])";
        return Err(vm.type_error(message));
    }
    let (host, number) = (host_name(vm, host)?, ops::index(vm, number)?);
    let mut numbers = [0; 2];
    for (to, value) in numbers.iter_mut().zip(rest) {
        let value = ops::index(vm, value)?;
        // As in C, whose `unsigned int` takes the low bits.
        *to = int::to_i64(&value).unwrap_or(-1) as u32;
    }
    let resolved = inet6(vm, &host)?;
    let port = port(vm, &number, function)?;
    if numbers[0] > 0xF_FFFF {
        let message = format!("{function}(): flowinfo must be 0-1048575.");
        return Err(vm.overflow_error(&message));
    }
    Ok(Address::inet6(resolved, port, numbers[0], numbers[1]))
}

/// The IPv4 address of a host (`setipaddr`).
pub(super) fn inet(vm: &mut Vm, host: &CString) -> Res<[u8; 4]> {
    match host.to_bytes() {
        b"" => return Ok([0; 4]),
        b"<broadcast>" | b"255.255.255.255" => return Ok([255; 4]),
        _ => {}
    }
    let dotted = host.to_bytes().iter().filter(|&&byte| byte == b'.').count() == 3;
    if let Some(ip) = parse_inet(host).filter(|_| dotted) {
        return Ok(ip);
    }
    match names::first(vm, host, AF_INET)?.parts() {
        Parts::Inet { ip, .. } => Ok(ip),
        _ => Err(vm.raise_message(&vm.types().os_error, "unsupported address family")),
    }
}

fn inet6(vm: &mut Vm, host: &CString) -> Res<[u8; 16]> {
    if host.is_empty() {
        return Ok([0; 16]);
    }
    match names::first(vm, host, AF_INET6)?.parts() {
        Parts::Inet6 { ip, .. } => Ok(ip),
        _ => Err(vm.raise_message(&vm.types().os_error, "unsupported address family")),
    }
}

/// An address for Python.
pub(super) fn write(vm: &mut Vm, address: &Address) -> Res<Value> {
    match address.parts() {
        Parts::None => Ok(Value::NONE),
        Parts::Inet { ip, port } => (Ipv4Addr::from(ip).to_string(), i32::from(port)).into_value(vm),
        Parts::Inet6 { ip, port, flow, scope } => {
            let mut host = Ipv6Addr::from(ip).to_string();
            if scope != 0 {
                let name = crate::runtime::platform::sockets::interface_name(scope);
                let name = name.map(|name| String::from_utf8_lossy(&name).into_owned());
                host = format!("{host}%{}", name.unwrap_or_else(|_| scope.to_string()));
            }
            let items = [
                host.into_value(vm)?,
                i32::from(port).into_value(vm)?,
                flow.into_value(vm)?,
                scope.into_value(vm)?,
            ];
            Ok(tuple::from_slice(vm, &items)?.into())
        }
        Parts::Unix(path) if path.first() == Some(&0) => Ok(bytes::from_slice(vm, &path)?.into()),
        Parts::Unix(path) => Ok(decode(vm, &path)?.into()),
        Parts::Other(family, rest) => {
            let rest = bytes::from_slice(vm, &rest)?;
            (family, rest).into_value(vm)
        }
    }
}
