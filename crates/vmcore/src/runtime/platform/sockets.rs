//! Addresses and options of sockets, and names of hosts, as C has them. What needs neither is `rustix::net`.

use std::ffi::{CStr, CString};

use rustix::io::Errno;

/// An address of any family.
#[derive(Clone, Copy)]
pub(crate) struct Address {
    storage: libc::sockaddr_storage,
    len: libc::socklen_t,
}

/// What an address says.
pub(crate) enum Parts {
    Inet {
        ip: [u8; 4],
        port: u16,
    },
    Inet6 {
        ip: [u8; 16],
        port: u16,
        flow: u32,
        scope: u32,
    },
    Unix(Vec<u8>),
    /// Of a family that is not known here.
    Other(i32, Vec<u8>),
    /// None, as of a socket whose other end has no name.
    None,
}

/// Bytes that a path of a socket has at most, its end included.
pub(crate) const PATH: usize = 108;
const PATH_START: usize = std::mem::offset_of!(libc::sockaddr_un, sun_path);

impl Address {
    fn empty() -> Address {
        // SAFETY: plain numbers.
        let storage = unsafe { std::mem::zeroed() };
        Address { storage, len: size_of::<libc::sockaddr_storage>() as libc::socklen_t }
    }

    /// From the bytes of one of C's structures for addresses.
    fn of<T: Copy>(structure: T) -> Address {
        let mut address = Address::empty();
        address.len = size_of::<T>() as libc::socklen_t;
        // SAFETY: every structure for addresses fits into the storage, which is aligned for all of them.
        unsafe { std::ptr::from_mut(&mut address.storage).cast::<T>().write(structure) };
        address
    }

    pub(crate) fn inet(ip: [u8; 4], port: u16) -> Address {
        Address::of(libc::sockaddr_in {
            sin_family: libc::AF_INET as libc::sa_family_t,
            sin_port: port.to_be(),
            sin_addr: libc::in_addr { s_addr: u32::from_ne_bytes(ip) },
            sin_zero: [0; 8],
        })
    }

    pub(crate) fn inet6(ip: [u8; 16], port: u16, flow: u32, scope: u32) -> Address {
        Address::of(libc::sockaddr_in6 {
            sin6_family: libc::AF_INET6 as libc::sa_family_t,
            sin6_port: port.to_be(),
            sin6_flowinfo: flow.to_be(),
            sin6_addr: libc::in6_addr { s6_addr: ip },
            sin6_scope_id: scope,
        })
    }

    /// None if the path is too long. One that begins with 0 is a name of Linux's own.
    pub(crate) fn unix(path: &[u8]) -> Option<Address> {
        let is_abstract = path.first() == Some(&0);
        if path.len() > PATH || !is_abstract && path.len() >= PATH {
            return None;
        }
        let mut structure =
            libc::sockaddr_un { sun_family: libc::AF_UNIX as libc::sa_family_t, sun_path: [0; PATH] };
        for (to, from) in structure.sun_path.iter_mut().zip(path) {
            *to = *from as libc::c_char;
        }
        let mut address = Address::of(structure);
        address.len = (PATH_START + path.len() + usize::from(!is_abstract)) as libc::socklen_t;
        Some(address)
    }

    fn bytes(&self) -> &[u8] {
        let len = (self.len as usize).min(size_of::<libc::sockaddr_storage>());
        // SAFETY: so many bytes are there, all of them initialised.
        unsafe { std::slice::from_raw_parts(std::ptr::from_ref(&self.storage).cast(), len) }
    }

    pub(crate) fn family(&self) -> i32 {
        self.storage.ss_family.into()
    }

    pub(crate) fn parts(&self) -> Parts {
        let raw = std::ptr::from_ref(&self.storage);
        if (self.len as usize) < size_of::<libc::sa_family_t>() {
            return Parts::None;
        }
        match self.family() {
            libc::AF_INET => {
                // SAFETY: the family says which structure it is; the storage is as large as any.
                let inet = unsafe { *raw.cast::<libc::sockaddr_in>() };
                Parts::Inet { ip: inet.sin_addr.s_addr.to_ne_bytes(), port: u16::from_be(inet.sin_port) }
            }
            libc::AF_INET6 => {
                // SAFETY: as above.
                let inet = unsafe { *raw.cast::<libc::sockaddr_in6>() };
                Parts::Inet6 {
                    ip: inet.sin6_addr.s6_addr,
                    port: u16::from_be(inet.sin6_port),
                    flow: u32::from_be(inet.sin6_flowinfo),
                    scope: inet.sin6_scope_id,
                }
            }
            libc::AF_UNIX => {
                let path = self.bytes().get(PATH_START..).unwrap_or(&[]);
                let is_abstract = path.first() == Some(&0);
                let end = if is_abstract { None } else { path.iter().position(|&byte| byte == 0) };
                Parts::Unix(path[..end.unwrap_or(path.len())].to_vec())
            }
            family => Parts::Other(family, self.bytes().get(2..).unwrap_or(&[]).to_vec()),
        }
    }

    fn raw(&self) -> (*const libc::sockaddr, libc::socklen_t) {
        (std::ptr::from_ref(&self.storage).cast(), self.len)
    }
}

type Answer<T> = rustix::io::Result<T>;

fn done(result: isize) -> Answer<usize> {
    // SAFETY: the address of this thread's `errno`.
    usize::try_from(result).map_err(|_| Errno::from_raw_os_error(unsafe { *libc::__errno_location() }))
}

/// A call that fills in an address.
fn filled(call: impl FnOnce(*mut libc::sockaddr, *mut libc::socklen_t) -> isize) -> Answer<(usize, Address)> {
    let mut address = Address::empty();
    let result = done(call(std::ptr::from_mut(&mut address.storage).cast(), &mut address.len))?;
    Ok((result, address))
}

/// `socket(2)`: not inherited by other programs.
pub(crate) fn socket(family: i32, kind: i32, protocol: i32) -> Answer<i32> {
    // SAFETY: takes numbers.
    done(unsafe { libc::socket(family, kind | libc::SOCK_CLOEXEC, protocol) } as isize).map(|fd| fd as i32)
}

pub(crate) fn pair(family: i32, kind: i32, protocol: i32) -> Answer<[i32; 2]> {
    let mut pair = [0; 2];
    // SAFETY: two numbers are writable.
    let made = unsafe { libc::socketpair(family, kind | libc::SOCK_CLOEXEC, protocol, pair.as_mut_ptr()) };
    done(made as isize)?;
    Ok(pair)
}

pub(crate) fn bind(fd: i32, address: &Address) -> Answer<()> {
    let (raw, len) = address.raw();
    // SAFETY: so many bytes can be read.
    done(unsafe { libc::bind(fd, raw, len) } as isize).map(drop)
}

pub(crate) fn connect(fd: i32, address: &Address) -> Answer<()> {
    let (raw, len) = address.raw();
    // SAFETY: so many bytes can be read.
    done(unsafe { libc::connect(fd, raw, len) } as isize).map(drop)
}

pub(crate) fn listen(fd: i32, backlog: i32) -> Answer<()> {
    // SAFETY: takes numbers.
    done(unsafe { libc::listen(fd, backlog) } as isize).map(drop)
}

pub(crate) fn shutdown(fd: i32, how: i32) -> Answer<()> {
    // SAFETY: takes numbers.
    done(unsafe { libc::shutdown(fd, how) } as isize).map(drop)
}

pub(crate) fn accept(fd: i32) -> Answer<(i32, Address)> {
    // SAFETY: the address is writable for the length that is said.
    let (made, address) =
        filled(|raw, len| unsafe { libc::accept4(fd, raw, len, libc::SOCK_CLOEXEC) } as isize)?;
    Ok((made as i32, address))
}

pub(crate) fn own_name(fd: i32) -> Answer<Address> {
    // SAFETY: as above.
    filled(|raw, len| unsafe { libc::getsockname(fd, raw, len) } as isize).map(|(_, address)| address)
}

pub(crate) fn peer_name(fd: i32) -> Answer<Address> {
    // SAFETY: as above.
    filled(|raw, len| unsafe { libc::getpeername(fd, raw, len) } as isize).map(|(_, address)| address)
}

pub(crate) fn receive(fd: i32, room: &mut [u8], flags: i32) -> Answer<usize> {
    // SAFETY: so many bytes are writable.
    done(unsafe { libc::recv(fd, room.as_mut_ptr().cast(), room.len(), flags) })
}

pub(crate) fn receive_from(fd: i32, room: &mut [u8], flags: i32) -> Answer<(usize, Address)> {
    // SAFETY: as above, and the address for the length that is said.
    filled(|raw, len| unsafe { libc::recvfrom(fd, room.as_mut_ptr().cast(), room.len(), flags, raw, len) })
}

pub(crate) fn send(fd: i32, data: &[u8], flags: i32) -> Answer<usize> {
    // SAFETY: so many bytes are readable.
    done(unsafe { libc::send(fd, data.as_ptr().cast(), data.len(), flags) })
}

pub(crate) fn send_to(fd: i32, data: &[u8], flags: i32, address: &Address) -> Answer<usize> {
    let (raw, len) = address.raw();
    // SAFETY: as above, and so many bytes of the address.
    done(unsafe { libc::sendto(fd, data.as_ptr().cast(), data.len(), flags, raw, len) })
}

/// Reads an option into `room`; how many bytes it has.
pub(crate) fn option(fd: i32, level: i32, name: i32, room: &mut [u8]) -> Answer<usize> {
    let mut len = room.len() as libc::socklen_t;
    // SAFETY: so many bytes are writable.
    done(unsafe { libc::getsockopt(fd, level, name, room.as_mut_ptr().cast(), &mut len) } as isize)?;
    Ok(len as usize)
}

/// Sets an option; without a value, to so many bytes of nothing.
pub(crate) fn set_option(fd: i32, level: i32, name: i32, value: Result<&[u8], u32>) -> Answer<()> {
    let (start, len) = match value {
        Ok(value) => (value.as_ptr(), value.len() as libc::socklen_t),
        Err(len) => (std::ptr::null(), len),
    };
    // SAFETY: so many bytes are readable, or the system refuses the null pointer.
    done(unsafe { libc::setsockopt(fd, level, name, start.cast(), len) } as isize).map(drop)
}

/// What `getaddrinfo` finds.
pub(crate) struct Found {
    pub family: i32,
    pub kind: i32,
    pub protocol: i32,
    pub canonical_name: Vec<u8>,
    pub address: Address,
}

/// Why names were not found: the resolver's own number; the system's error where that is it.
pub(crate) struct NotFound(pub i32, pub Option<Errno>);

fn resolved(code: i32) -> Result<(), NotFound> {
    match code {
        0 => Ok(()),
        libc::EAI_SYSTEM => Err(NotFound(code, done(-1).err())),
        _ => Err(NotFound(code, None)),
    }
}

/// The resolver's words.
pub(crate) fn resolver_message(code: i32) -> String {
    // SAFETY: the function gives a static string of C.
    unsafe { CStr::from_ptr(libc::gai_strerror(code)).to_string_lossy().into_owned() }
}

/// `getaddrinfo(3)`
pub(crate) fn look_up(
    host: Option<&CString>,
    service: Option<&CString>,
    [family, kind, protocol, flags]: [i32; 4],
) -> Result<Vec<Found>, NotFound> {
    let pointer = |text: Option<&CString>| text.map_or(std::ptr::null(), |text| text.as_ptr());
    // SAFETY: strings of C or null; the list that is made is read as C's own, and freed once.
    unsafe {
        let mut hints: libc::addrinfo = std::mem::zeroed();
        (hints.ai_family, hints.ai_socktype) = (family, kind);
        (hints.ai_protocol, hints.ai_flags) = (protocol, flags);
        let mut first = std::ptr::null_mut();
        resolved(libc::getaddrinfo(pointer(host), pointer(service), &hints, &mut first))?;
        let mut found = Vec::new();
        let mut next: *const libc::addrinfo = first;
        while let Some(entry) = next.as_ref() {
            let mut address = Address::empty();
            address.len = entry.ai_addrlen.min(address.len);
            let to = std::ptr::from_mut(&mut address.storage).cast::<u8>();
            to.copy_from_nonoverlapping(entry.ai_addr.cast(), address.len as usize);
            found.push(Found {
                family: entry.ai_family,
                kind: entry.ai_socktype,
                protocol: entry.ai_protocol,
                canonical_name: match entry.ai_canonname.is_null() {
                    true => Vec::new(),
                    false => CStr::from_ptr(entry.ai_canonname).to_bytes().to_vec(),
                },
                address,
            });
            next = entry.ai_next;
        }
        libc::freeaddrinfo(first);
        Ok(found)
    }
}

/// `getnameinfo(3)`: names of the host and the service.
pub(crate) fn names(address: &Address, flags: i32) -> Result<(Vec<u8>, Vec<u8>), NotFound> {
    let (mut host, mut service) = ([0 as libc::c_char; 1025], [0 as libc::c_char; 32]);
    let (raw, len) = address.raw();
    // SAFETY: as many bytes as are said can be read and written; the answers are strings of C.
    unsafe {
        resolved(libc::getnameinfo(
            raw,
            len,
            host.as_mut_ptr(),
            host.len() as libc::socklen_t,
            service.as_mut_ptr(),
            service.len() as libc::socklen_t,
            flags,
        ))?;
        let text = |text: &[libc::c_char]| CStr::from_ptr(text.as_ptr()).to_bytes().to_vec();
        Ok((text(&host), text(&service)))
    }
}

unsafe extern "C" {
    fn inet_aton(text: *const libc::c_char, to: *mut libc::in_addr) -> libc::c_int;
}

/// `inet_aton(3)`, which takes shortened addresses too.
pub(crate) fn parse_inet(text: &CStr) -> Option<[u8; 4]> {
    let mut address = libc::in_addr { s_addr: 0 };
    // SAFETY: a string of C, and a structure that is writable.
    let parsed = unsafe { inet_aton(text.as_ptr(), &mut address) };
    (parsed != 0).then(|| address.s_addr.to_ne_bytes())
}

/// The port of a service, in the order of the host.
pub(crate) fn service_port(name: &CStr, protocol: Option<&CStr>) -> Option<u16> {
    let protocol = protocol.map_or(std::ptr::null(), CStr::as_ptr);
    // SAFETY: strings of C or null; the answer is read before the next call, which takes the GIL.
    unsafe { libc::getservbyname(name.as_ptr(), protocol).as_ref() }
        .map(|entry| u16::from_be(entry.s_port as u16))
}

pub(crate) fn port_service(port: u16, protocol: Option<&CStr>) -> Option<Vec<u8>> {
    let protocol = protocol.map_or(std::ptr::null(), CStr::as_ptr);
    // SAFETY: as above; the name is a string of C.
    unsafe {
        let entry = libc::getservbyport(i32::from(port.to_be()), protocol).as_ref()?;
        Some(CStr::from_ptr(entry.s_name).to_bytes().to_vec())
    }
}

pub(crate) fn protocol_number(name: &CStr) -> Option<i32> {
    // SAFETY: as above.
    unsafe { libc::getprotobyname(name.as_ptr()).as_ref() }.map(|entry| entry.p_proto)
}

pub(crate) fn interface_index(name: &CStr) -> u32 {
    // SAFETY: a string of C.
    unsafe { libc::if_nametoindex(name.as_ptr()) }
}

pub(crate) fn interface_name(index: u32) -> Answer<Vec<u8>> {
    let mut name = [0 as libc::c_char; libc::IF_NAMESIZE];
    // SAFETY: as many bytes as an interface's name may have are writable.
    unsafe {
        if libc::if_indextoname(index, name.as_mut_ptr()).is_null() {
            done(-1)?;
        }
        Ok(CStr::from_ptr(name.as_ptr()).to_bytes().to_vec())
    }
}

/// Numbers and names of the interfaces.
pub(crate) fn interfaces() -> Vec<(u32, Vec<u8>)> {
    let mut found = Vec::new();
    // SAFETY: the list ends with a null name, and is freed once.
    unsafe {
        let first = libc::if_nameindex();
        let mut next = first;
        while let Some(entry) = next.as_ref().filter(|entry| !entry.if_name.is_null()) {
            found.push((entry.if_index, CStr::from_ptr(entry.if_name).to_bytes().to_vec()));
            next = next.add(1);
        }
        if !first.is_null() {
            libc::if_freenameindex(first);
        }
    }
    found
}

/// What is known of a host: its name, other names, addresses of one family.
pub(crate) struct Host {
    pub name: Vec<u8>,
    pub aliases: Vec<Vec<u8>>,
    pub addresses: Vec<Address>,
}

unsafe extern "C" {
    fn gethostbyaddr(address: *const libc::c_void, len: libc::socklen_t, family: i32)
    -> *const libc::hostent;
    fn gethostbyname(name: *const libc::c_char) -> *const libc::hostent;
    fn __h_errno_location() -> *mut libc::c_int;
    fn hstrerror(error: libc::c_int) -> *const libc::c_char;
}

/// The host of an address, or of a name. The resolver's error, and its words for it.
pub(crate) fn host(of: Result<&Address, &CStr>) -> Result<Host, (i32, String)> {
    // SAFETY: strings of C, and addresses of as many bytes as are said; what is answered are tables that end with null,
    // and is copied before the next call, which takes the GIL.
    unsafe {
        let found = match of {
            Err(name) => gethostbyname(name.as_ptr()),
            Ok(address) => match address.parts() {
                Parts::Inet { ip, .. } => gethostbyaddr(ip.as_ptr().cast(), 4, libc::AF_INET),
                Parts::Inet6 { ip, .. } => gethostbyaddr(ip.as_ptr().cast(), 16, libc::AF_INET6),
                _ => std::ptr::null(),
            },
        };
        let Some(found) = found.as_ref() else {
            let error = *__h_errno_location();
            return Err((error, CStr::from_ptr(hstrerror(error)).to_string_lossy().into_owned()));
        };
        let entries = |mut table: *mut *mut libc::c_char| {
            let mut all = Vec::new();
            while let Some(entry) = table.as_ref().filter(|entry| !entry.is_null()) {
                all.push(*entry);
                table = table.add(1);
            }
            all
        };
        let text = |text: *const libc::c_char| CStr::from_ptr(text).to_bytes().to_vec();
        let address = |bytes: *mut libc::c_char| match found.h_addrtype {
            libc::AF_INET => Some(Address::inet(*bytes.cast::<[u8; 4]>(), 0)),
            libc::AF_INET6 => Some(Address::inet6(*bytes.cast::<[u8; 16]>(), 0, 0, 0)),
            _ => None,
        };
        Ok(Host {
            name: text(found.h_name),
            aliases: entries(found.h_aliases).into_iter().map(|alias| text(alias)).collect(),
            addresses: entries(found.h_addr_list).into_iter().filter_map(address).collect(),
        })
    }
}
