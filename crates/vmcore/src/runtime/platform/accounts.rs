//! Users and groups, as the C library knows them.

use std::ffi::CStr;

pub(crate) struct User {
    pub name: Vec<u8>,
    pub password: Vec<u8>,
    pub uid: u32,
    pub gid: u32,
    pub description: Vec<u8>,
    pub home: Vec<u8>,
    pub shell: Vec<u8>,
}

pub(crate) struct Group {
    pub name: Vec<u8>,
    pub password: Vec<u8>,
    pub gid: u32,
    pub members: Vec<Vec<u8>>,
}

/// How one is found.
pub(crate) enum By<'a> {
    Name(&'a CStr),
    Id(u32),
}

/// Null is no text.
///
/// # Safety
/// A string of C, or null.
unsafe fn text(text: *const libc::c_char) -> Vec<u8> {
    // SAFETY: the caller's promise.
    if text.is_null() { Vec::new() } else { unsafe { CStr::from_ptr(text) }.to_bytes().to_vec() }
}

impl User {
    fn of(entry: &libc::passwd) -> User {
        // SAFETY: the entry's texts are strings of C.
        unsafe {
            User {
                name: text(entry.pw_name),
                password: text(entry.pw_passwd),
                uid: entry.pw_uid,
                gid: entry.pw_gid,
                description: text(entry.pw_gecos),
                home: text(entry.pw_dir),
                shell: text(entry.pw_shell),
            }
        }
    }
}

impl Group {
    fn of(entry: &libc::group) -> Group {
        // SAFETY: the entry's texts are strings of C, and the table of members ends with null.
        unsafe {
            let mut members = Vec::new();
            let mut next = entry.gr_mem;
            while let Some(member) = next.as_ref().filter(|member| !member.is_null()) {
                members.push(text(*member));
                next = next.add(1);
            }
            Group { name: text(entry.gr_name), password: text(entry.gr_passwd), gid: entry.gr_gid, members }
        }
    }
}

// The answers of these functions are copied before the next call, which takes the GIL.

pub(crate) fn user(by: By<'_>) -> Option<User> {
    // SAFETY: a string of C, or a number.
    let entry = unsafe {
        match by {
            By::Name(name) => libc::getpwnam(name.as_ptr()).as_ref(),
            By::Id(id) => libc::getpwuid(id).as_ref(),
        }
    };
    entry.map(User::of)
}

pub(crate) fn users() -> Vec<User> {
    // SAFETY: a walk from its start to its end.
    unsafe {
        libc::setpwent();
        let all = std::iter::from_fn(|| libc::getpwent().as_ref()).map(User::of).collect();
        libc::endpwent();
        all
    }
}

pub(crate) fn group(by: By<'_>) -> Option<Group> {
    // SAFETY: a string of C, or a number.
    let entry = unsafe {
        match by {
            By::Name(name) => libc::getgrnam(name.as_ptr()).as_ref(),
            By::Id(id) => libc::getgrgid(id).as_ref(),
        }
    };
    entry.map(Group::of)
}

pub(crate) fn groups() -> Vec<Group> {
    // SAFETY: a walk from its start to its end.
    unsafe {
        libc::setgrent();
        let all = std::iter::from_fn(|| libc::getgrent().as_ref()).map(Group::of).collect();
        libc::endgrent();
        all
    }
}
