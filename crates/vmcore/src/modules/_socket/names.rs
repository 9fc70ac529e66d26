//! Names of hosts, services, protocols and interfaces.

use std::ffi::CString;

use super::{SocketModule, address};
use crate::modules::posix::{OrErrno, decode, to_c};
use crate::native::{IntoValue, module};
use crate::objects::bytes::Bytes;
use crate::objects::int;
use crate::objects::list::{self, List};
use crate::objects::str::Str;
use crate::objects::tuple::{self, Tuple};
use crate::ops;
use crate::runtime::platform::sockets::{self, Address, Found, Host, NotFound, Parts};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// `socket.gaierror`
fn not_found(vm: &mut Vm, NotFound(code, errno): NotFound) -> Raised {
    if let Some(errno) = errno {
        return vm.errno(errno, None);
    }
    let class = vm.interp().module_state.borrow().get("_socket.gaierror").cloned();
    let Some(class) = class else { return vm.value_error("_socket is not initialised") };
    let made = vm.str(&sockets::resolver_message(code)).and_then(|text| {
        let args = [Value::small_int_wrapping(code.into()), text.into()];
        ops::call::call_positional(vm, &class, &args)
    });
    match made {
        Ok(exception) => ops::exceptions::raise(vm, &exception, None),
        Err(raised) => raised,
    }
}

/// A host's name, its other names, and its addresses.
fn describe(vm: &mut Vm, found: Result<Host, (i32, String)>) -> Res<Value> {
    let host = match found {
        Ok(host) => host,
        Err((code, words)) => {
            let class = vm.interp().module_state.borrow().get("_socket.herror").cloned();
            let Some(class) = class else { return Err(vm.value_error("_socket is not initialised")) };
            let words = vm.str(&words)?.to_value();
            let args = [Value::small_int_wrapping(code.into()), words];
            let exception = ops::call::call_positional(vm, &class, &args)?;
            return Err(ops::exceptions::raise(vm, &exception, None));
        }
    };
    let (aliases, addresses) = (list::new(vm), list::new(vm));
    for alias in &host.aliases {
        let alias = decode(vm, alias)?;
        aliases.push(vm, alias.into())?;
    }
    for address in &host.addresses {
        let text = match address.parts() {
            Parts::Inet { ip, .. } => std::net::Ipv4Addr::from(ip).to_string(),
            Parts::Inet6 { ip, .. } => std::net::Ipv6Addr::from(ip).to_string(),
            _ => continue,
        };
        let text = vm.str(&text)?;
        addresses.push(vm, text.into())?;
    }
    (decode(vm, &host.name)?, aliases, addresses).into_value(vm)
}

fn look_up(
    vm: &mut Vm,
    host: Option<&CString>,
    service: Option<&CString>,
    what: [i32; 4],
) -> Res<Vec<Found>> {
    let found = vm.blocking(|| sockets::look_up(host, service, what));
    found.map_err(|error| not_found(vm, error))
}

/// The first address of a host in that family.
pub(super) fn first(vm: &mut Vm, host: &CString, family: i32) -> Res<Address> {
    let found = look_up(vm, Some(host), None, [family, libc::SOCK_DGRAM, 0, 0])?;
    match found.first() {
        Some(found) => Ok(found.address),
        None => Err(not_found(vm, NotFound(libc::EAI_NONAME, None))),
    }
}

fn os_error(vm: &Vm, message: &str) -> Raised {
    vm.raise_message(&vm.types().os_error, message)
}

fn c_string(vm: &Vm, text: &Ref<Str>) -> Res<CString> {
    CString::new(text.to_string_lossy()).map_err(|_| vm.value_error("embedded null character"))
}

#[module("_socket", NAMES)]
impl SocketModule {
    #[py("getaddrinfo($module, host, port, family=0, type=0, proto=0, flags=0)", no_text_signature)]
    fn getaddrinfo(
        vm: &mut Vm,
        host: &Value,
        port: &Value,
        family: i32,
        r#type: i32,
        proto: i32,
        flags: i32,
    ) -> Res<Ref<List>> {
        let name = if host.is_none() {
            None
        } else if let Some(text) = host.downcast::<Str>() {
            let bytes = match text.as_ascii().filter(|text| text.split('.').all(|label| label.len() < 64)) {
                Some(text) => text.as_bytes().to_vec(),
                None => address::idna(vm, host)?,
            };
            Some(CString::new(bytes).map_err(|_| vm.value_error("embedded null byte"))?)
        } else if let Some(bytes) = host.downcast::<Bytes>() {
            Some(CString::new(bytes.items()).map_err(|_| vm.value_error("embedded null byte"))?)
        } else {
            return Err(vm.type_error("getaddrinfo() argument 1 must be string or None"));
        };
        let service = if port.is_none() {
            None
        } else if int::is_int(vm, port) {
            let text = ops::str(vm, port)?;
            Some(c_string(vm, &text)?)
        } else if port.downcast::<Str>().is_some() || port.downcast::<Bytes>().is_some() {
            Some(to_c(vm, port)?)
        } else {
            return Err(os_error(vm, "Int or String expected"));
        };
        let found = look_up(vm, name.as_ref(), service.as_ref(), [family, r#type, proto, flags])?;
        let all = list::new(vm);
        for entry in found {
            let address = address::write(vm, &entry.address)?;
            let items = [
                entry.family.into_value(vm)?,
                entry.kind.into_value(vm)?,
                entry.protocol.into_value(vm)?,
                decode(vm, &entry.canonical_name)?.into(),
                address,
            ];
            let items = tuple::from_slice(vm, &items)?;
            all.push(vm, items.into())?;
        }
        Ok(all)
    }

    #[py("getnameinfo($module, sockaddr, flags, /)", no_text_signature, flavour = "parse_tuple")]
    fn getnameinfo(vm: &mut Vm, sockaddr: &Value, flags: i32) -> Res<(Ref<Str>, Ref<Str>)> {
        let Some(parts) = sockaddr.downcast::<Tuple>().cloned() else {
            return Err(vm.type_error("getnameinfo() argument 1 must be a tuple"));
        };
        let illegal = "getnameinfo(): illegal sockaddr argument";
        let [host, port, rest @ ..] = parts.items() else { return Err(vm.type_error(illegal)) };
        let Some(host) = host.downcast::<Str>().filter(|_| rest.len() <= 2) else {
            return Err(vm.type_error(illegal));
        };
        let mut numbers = [0; 3];
        for (to, value) in numbers.iter_mut().zip([port].into_iter().chain(rest)) {
            let value = ops::index(vm, value)?;
            *to = int::to_i64(&value).unwrap_or(-1) as u32;
        }
        let [port, flow, scope] = numbers;
        if flow > 0xF_FFFF {
            return Err(vm.overflow_error("getnameinfo(): flowinfo must be 0-1048575."));
        }
        let (name, service) = (c_string(vm, host)?, CString::new(port.to_string()).unwrap_or_default());
        let what = [libc::AF_UNSPEC, libc::SOCK_DGRAM, 0, libc::AI_NUMERICHOST];
        let found = look_up(vm, Some(&name), Some(&service), what)?;
        let address = match found.first().map(|found| found.address.parts()) {
            Some(Parts::Inet { ip, port }) if rest.is_empty() => Address::inet(ip, port),
            Some(Parts::Inet { .. }) => {
                return Err(os_error(vm, "IPv4 sockaddr must be 2 tuple"));
            }
            Some(Parts::Inet6 { ip, port, .. }) => Address::inet6(ip, port, flow, scope),
            _ => return Err(not_found(vm, NotFound(libc::EAI_FAMILY, None))),
        };
        let names = vm.blocking(|| sockets::names(&address, flags));
        let (host, service) = names.map_err(|error| not_found(vm, error))?;
        Ok((decode(vm, &host)?, decode(vm, &service)?))
    }

    #[py("gethostbyname($module, host, /)", no_text_signature)]
    fn gethostbyname(vm: &mut Vm, host: &Value) -> Res<String> {
        let name = address::host_name(vm, host)?;
        let ip = address::inet(vm, &name)?;
        Ok(std::net::Ipv4Addr::from(ip).to_string())
    }

    #[py("gethostbyname_ex($module, host, /)", no_text_signature)]
    fn gethostbyname_ex(vm: &mut Vm, host: &Value) -> Res<Value> {
        let name = address::host_name(vm, host)?;
        address::inet(vm, &name)?;
        let found = vm.blocking(|| sockets::host(Err(&name)));
        describe(vm, found)
    }

    #[py("gethostbyaddr($module, host, /)", no_text_signature)]
    fn gethostbyaddr(vm: &mut Vm, host: &Value) -> Res<Value> {
        let name = address::host_name(vm, host)?;
        let address = first(vm, &name, libc::AF_UNSPEC)?;
        let found = vm.blocking(|| sockets::host(Ok(&address)));
        describe(vm, found)
    }

    #[py("gethostname($module, /)", no_text_signature)]
    fn gethostname(vm: &mut Vm) -> Res<Ref<Str>> {
        let uname = rustix::system::uname();
        decode(vm, uname.nodename().to_bytes())
    }

    #[py("getservbyname($module, name, protocol=None, /)", no_text_signature, flavour = "parse_tuple")]
    fn getservbyname(vm: &mut Vm, name: &Ref<Str>, protocol: Option<&Ref<Str>>) -> Res<i32> {
        let name = c_string(vm, name)?;
        let protocol = protocol.map(|protocol| c_string(vm, protocol)).transpose()?;
        match sockets::service_port(&name, protocol.as_deref()) {
            Some(port) => Ok(port.into()),
            None => Err(os_error(vm, "service/proto not found")),
        }
    }

    #[py("getservbyport($module, port, protocol=None, /)", no_text_signature, flavour = "parse_tuple")]
    fn getservbyport(vm: &mut Vm, port: i32, protocol: Option<&Ref<Str>>) -> Res<Ref<Str>> {
        let Ok(port) = u16::try_from(port) else {
            return Err(vm.overflow_error("getservbyport: port must be 0-65535."));
        };
        let protocol = protocol.map(|protocol| c_string(vm, protocol)).transpose()?;
        match sockets::port_service(port, protocol.as_deref()) {
            Some(name) => decode(vm, &name),
            None => Err(os_error(vm, "port/proto not found")),
        }
    }

    #[py("getprotobyname($module, name, /)", no_text_signature, flavour = "parse_tuple")]
    fn getprotobyname(vm: &mut Vm, name: &Ref<Str>) -> Res<i32> {
        let name = c_string(vm, name)?;
        sockets::protocol_number(&name).ok_or_else(|| os_error(vm, "protocol not found"))
    }

    #[py("if_nametoindex($module, name, /)", no_text_signature, flavour = "parse_tuple")]
    fn if_nametoindex(vm: &mut Vm, name: &Value) -> Res<u32> {
        let name = to_c(vm, name)?;
        match sockets::interface_index(&name) {
            0 => Err(os_error(vm, "no interface with this name")),
            index => Ok(index),
        }
    }

    #[py("if_indextoname($module, index, /)", no_text_signature)]
    fn if_indextoname(vm: &mut Vm, index: i64) -> Res<Ref<Str>> {
        let name = sockets::interface_name(index as u32).or_errno(vm)?;
        decode(vm, &name)
    }

    #[py("if_nameindex($module, /)", no_text_signature)]
    fn if_nameindex(vm: &mut Vm) -> Res<Ref<List>> {
        let all = list::new(vm);
        for (index, name) in sockets::interfaces() {
            let pair = (index, decode(vm, &name)?).into_value(vm)?;
            all.push(vm, pair)?;
        }
        Ok(all)
    }
}
