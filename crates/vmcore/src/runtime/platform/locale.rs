//! The process's locale, by the C library.

use std::ffi::{CStr, CString};
use std::io;

/// `setlocale(3)`: the locale of a category, set anew if a name is given. None if there is no such locale.
pub(crate) fn set(category: i32, name: Option<&CStr>) -> Option<Vec<u8>> {
    // SAFETY: the name is a string of C or null; the answer is copied before the locale can be set again, which takes
    // the GIL.
    unsafe {
        let found = libc::setlocale(category, name.map_or(std::ptr::null(), CStr::as_ptr));
        (!found.is_null()).then(|| CStr::from_ptr(found).to_bytes().to_vec())
    }
}

/// `nl_langinfo(3)`
pub(crate) fn information(item: i32) -> Vec<u8> {
    // SAFETY: the function gives a string of C for every number; it is copied at once.
    unsafe { CStr::from_ptr(libc::nl_langinfo(item)).to_bytes().to_vec() }
}

/// How numbers are written.
pub(crate) struct Conventions {
    /// Strings by the names that `localeconv` gives them.
    pub texts: Vec<(&'static str, Vec<u8>)>,
    pub groupings: [(&'static str, Vec<u8>); 2],
    pub numbers: Vec<(&'static str, i8)>,
}

/// `localeconv(3)`
pub(crate) fn conventions() -> Conventions {
    // SAFETY: the function gives a structure of strings of C; all is copied at once.
    unsafe {
        let found = &*libc::localeconv();
        let text = |text: *const libc::c_char| CStr::from_ptr(text).to_bytes().to_vec();
        Conventions {
            texts: vec![
                ("decimal_point", text(found.decimal_point)),
                ("thousands_sep", text(found.thousands_sep)),
                ("int_curr_symbol", text(found.int_curr_symbol)),
                ("currency_symbol", text(found.currency_symbol)),
                ("mon_decimal_point", text(found.mon_decimal_point)),
                ("mon_thousands_sep", text(found.mon_thousands_sep)),
                ("positive_sign", text(found.positive_sign)),
                ("negative_sign", text(found.negative_sign)),
            ],
            groupings: [("grouping", text(found.grouping)), ("mon_grouping", text(found.mon_grouping))],
            numbers: vec![
                ("int_frac_digits", found.int_frac_digits),
                ("frac_digits", found.frac_digits),
                ("p_cs_precedes", found.p_cs_precedes),
                ("p_sep_by_space", found.p_sep_by_space),
                ("n_cs_precedes", found.n_cs_precedes),
                ("n_sep_by_space", found.n_sep_by_space),
                ("p_sign_posn", found.p_sign_posn),
                ("n_sign_posn", found.n_sign_posn),
            ],
        }
    }
}

unsafe extern "C" {
    fn wcscoll(a: *const libc::wchar_t, b: *const libc::wchar_t) -> libc::c_int;
    fn wcsxfrm(to: *mut libc::wchar_t, from: *const libc::wchar_t, room: usize) -> usize;
    fn dcgettext(
        domain: *const libc::c_char,
        message: *const libc::c_char,
        category: libc::c_int,
    ) -> *const libc::c_char;
    fn textdomain(domain: *const libc::c_char) -> *const libc::c_char;
    fn bindtextdomain(domain: *const libc::c_char, folder: *const libc::c_char) -> *const libc::c_char;
    fn bind_textdomain_codeset(
        domain: *const libc::c_char,
        codeset: *const libc::c_char,
    ) -> *const libc::c_char;
}

/// A string as C has it in wide characters, which end with 0.
fn wide(text: &[u32]) -> Vec<libc::wchar_t> {
    text.iter().map(|&c| c as libc::wchar_t).chain([0]).collect()
}

/// `wcscoll(3)`
pub(crate) fn collate(a: &[u32], b: &[u32]) -> i32 {
    let (a, b) = (wide(a), wide(b));
    // SAFETY: both end with 0.
    unsafe { wcscoll(a.as_ptr(), b.as_ptr()).signum() }
}

/// `wcsxfrm(3)`: what compares as code points as the text does in this locale.
pub(crate) fn collation_key(text: &[u32]) -> Vec<u32> {
    let from = wide(text);
    let mut to: Vec<libc::wchar_t> = vec![0; from.len() + 1];
    loop {
        // SAFETY: the text ends with 0, and as many characters as are named can be written.
        let len = unsafe { wcsxfrm(to.as_mut_ptr(), from.as_ptr(), to.len()) };
        if len < to.len() {
            to.truncate(len);
            return to.into_iter().map(|c| c as u32).collect();
        }
        to.resize(len + 1, 0);
    }
}

fn pointer(text: Option<&CStr>) -> *const libc::c_char {
    text.map_or(std::ptr::null(), CStr::as_ptr)
}

fn copied(ask: impl FnOnce() -> *const libc::c_char) -> io::Result<Vec<u8>> {
    let found = ask();
    if found.is_null() {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: what the functions below give is null or a string of C that lives until the next such call.
    Ok(unsafe { CStr::from_ptr(found) }.to_bytes().to_vec())
}

/// `dcgettext(3)`; without a domain, the one that is set.
pub(crate) fn translate(domain: Option<&CStr>, message: &CString, category: i32) -> Vec<u8> {
    // SAFETY: strings of C or null. The answer may be the message itself.
    copied(|| unsafe { dcgettext(pointer(domain), message.as_ptr(), category) }).unwrap_or_default()
}

/// `textdomain(3)`
pub(crate) fn set_domain(domain: Option<&CStr>) -> io::Result<Vec<u8>> {
    // SAFETY: a string of C or null.
    copied(|| unsafe { textdomain(pointer(domain)) })
}

/// `bindtextdomain(3)`
pub(crate) fn bind_domain(domain: &CStr, folder: Option<&CStr>) -> io::Result<Vec<u8>> {
    // SAFETY: strings of C or null.
    copied(|| unsafe { bindtextdomain(domain.as_ptr(), pointer(folder)) })
}

/// `bind_textdomain_codeset(3)`
pub(crate) fn bind_codeset(domain: &CStr, codeset: Option<&CStr>) -> Option<Vec<u8>> {
    // SAFETY: strings of C or null.
    copied(|| unsafe { bind_textdomain_codeset(domain.as_ptr(), pointer(codeset)) }).ok()
}
