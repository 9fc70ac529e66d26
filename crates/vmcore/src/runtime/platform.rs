//! What depends on the operating system: Linux on x86-64.

pub(crate) mod accounts;
pub(crate) mod control;
pub(crate) mod locale;
pub(crate) mod processes;
pub(crate) mod select;
pub(crate) mod semaphore;
pub(crate) mod signals;
pub(crate) mod sockets;
pub(crate) mod spawn;
pub(crate) mod zlib;

use std::cell::Cell;
use std::ffi::CStr;
use std::io;
use std::os::fd::BorrowedFd;

use rustix::io::Errno;

/// A range of addresses whose memory appears, zeroed, when it is touched.
pub(crate) struct Reserved {
    start: *mut u8,
    len: usize,
}

impl Reserved {
    /// At most `len` bytes; less where the process may not reserve so many addresses.
    pub(crate) fn new(mut len: usize) -> io::Result<Reserved> {
        loop {
            // SAFETY: a new private mapping touches no existing memory.
            let start = unsafe {
                libc::mmap(
                    std::ptr::null_mut(),
                    len,
                    libc::PROT_READ | libc::PROT_WRITE,
                    libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
                    -1,
                    0,
                )
            };
            if start != libc::MAP_FAILED {
                return Ok(Reserved { start: start.cast(), len });
            }
            if len <= 1 << 20 {
                return Err(io::Error::last_os_error());
            }
            len /= 4;
        }
    }

    pub(crate) fn start(&self) -> *mut u8 {
        self.start
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }
}

impl Drop for Reserved {
    fn drop(&mut self) {
        // SAFETY: mapped in `new` with this length; whoever owns this has no pointers into it left.
        unsafe { libc::munmap(self.start.cast(), self.len) };
    }
}

thread_local! {
    /// What [`stack_low`] has found.
    static STACK_LOW: Cell<Option<usize>> = const { Cell::new(None) };
}

/// The lowest address of the calling thread's stack; 0 where the system does not say.
pub(crate) fn stack_low() -> usize {
    STACK_LOW.with(|low| {
        low.get().unwrap_or_else(|| {
            let found = main_stack_low().or_else(any_stack_low).unwrap_or(0);
            low.set(Some(found));
            found
        })
    })
}

fn any_stack_low() -> Option<usize> {
    // SAFETY: the attribute object is initialised by pthread_getattr_np before it is read, and destroyed after.
    unsafe {
        let mut attr = std::mem::zeroed::<libc::pthread_attr_t>();
        if libc::pthread_getattr_np(libc::pthread_self(), &mut attr) != 0 {
            return None;
        }
        let (mut low, mut size) = (std::ptr::null_mut(), 0);
        let failed = libc::pthread_attr_getstack(&attr, &mut low, &mut size) != 0;
        libc::pthread_attr_destroy(&mut attr);
        if failed { None } else { Some(low as usize) }
    }
}

/// [`any_stack_low`] of the process's first thread: for that one, the C library reads the map of the whole memory.
fn main_stack_low() -> Option<usize> {
    /// Linux keeps this much free below the stack, and more.
    const GAP: libc::rlim_t = 64 << 20;
    const PAGE: usize = 4096;
    let here = 0u8;
    // SAFETY: the limit is written before it is read; the name of the executed file is a C string for ever.
    unsafe {
        if libc::gettid() != libc::getpid() {
            return None;
        }
        let mut limit = std::mem::zeroed::<libc::rlimit>();
        let name = libc::getauxval(libc::AT_EXECFN) as *const libc::c_char;
        if libc::getrlimit(libc::RLIMIT_STACK, &mut limit) != 0 || limit.rlim_cur > GAP || name.is_null() {
            return None;
        }
        // That name is the last thing on the stack, but for a word.
        let end = name as usize + libc::strlen(name) + 1 + size_of::<usize>();
        let low = end.next_multiple_of(PAGE).checked_sub(limit.rlim_cur as usize)?;
        (low..end).contains(&(&raw const here as usize)).then_some(low)
    }
}

/// Random bytes of the system.
pub(crate) fn random() -> [u8; 16] {
    let mut bytes = [0; 16];
    // SAFETY: the buffer is writable for its length. So few bytes are never cut short.
    unsafe { libc::getrandom(bytes.as_mut_ptr().cast(), bytes.len(), 0) };
    bytes
}

/// Functions of the C library that Rust's has not, or computes otherwise: results are to be CPython's to the last bit.
pub(crate) mod libm {
    // SAFETY: C99's own signatures; these take and give numbers and touch no memory.
    unsafe extern "C" {
        pub(crate) safe fn acosh(x: f64) -> f64;
        pub(crate) safe fn asinh(x: f64) -> f64;
        pub(crate) safe fn atanh(x: f64) -> f64;
        // By its version, or the Rust runtime's own function of that name is linked.
        #[link_name = "cbrt@GLIBC_2.2.5"]
        pub(crate) safe fn cbrt(x: f64) -> f64;
        pub(crate) safe fn erf(x: f64) -> f64;
        pub(crate) safe fn erfc(x: f64) -> f64;
        pub(crate) safe fn ldexp(x: f64, exponent: i32) -> f64;
        pub(crate) safe fn nextafter(x: f64, towards: f64) -> f64;
        pub(crate) safe fn remainder(x: f64, y: f64) -> f64;
    }

    /// Functions of complex numbers.
    pub(crate) mod complex {
        use crate::objects::complex::Complex;

        /// C's `double complex`, which on this machine is passed as such a structure is.
        #[derive(Clone, Copy)]
        #[repr(C)]
        pub(crate) struct Pair(f64, f64);

        // SAFETY: C99's own signatures; these take and give numbers and touch no memory.
        unsafe extern "C" {
            pub(crate) safe fn cacos(z: Pair) -> Pair;
            pub(crate) safe fn cacosh(z: Pair) -> Pair;
            pub(crate) safe fn casinh(z: Pair) -> Pair;
            pub(crate) safe fn catanh(z: Pair) -> Pair;
            pub(crate) safe fn ccosh(z: Pair) -> Pair;
            pub(crate) safe fn cexp(z: Pair) -> Pair;
            pub(crate) safe fn clog(z: Pair) -> Pair;
            pub(crate) safe fn csinh(z: Pair) -> Pair;
            pub(crate) safe fn csqrt(z: Pair) -> Pair;
            pub(crate) safe fn ctanh(z: Pair) -> Pair;
        }

        pub(crate) fn call(function: extern "C" fn(Pair) -> Pair, z: Complex) -> Complex {
            // The sign of a NaN is none, though the library hands it on.
            let unsigned = |x: f64| if x.is_nan() { f64::NAN } else { x };
            let Pair(real, imaginary) = function(Pair(unsigned(z.real), unsigned(z.imaginary)));
            Complex { real, imaginary }
        }
    }
}

/// The C library's version.
pub(crate) fn libc_version() -> Option<String> {
    // SAFETY: the function gives a static string.
    let version = unsafe { std::ffi::CStr::from_ptr(libc::gnu_get_libc_version()) };
    version.to_str().ok().map(str::to_owned)
}

/// The open file of that number, as safe wrappers of system calls take it.
pub(crate) fn descriptor(number: i32) -> rustix::io::Result<BorrowedFd<'static>> {
    match number {
        ..0 => Err(Errno::BADF),
        // SAFETY: not -1. A program may close any descriptor at any time, Rust's own included: a call on one that is
        // closed fails, and one that was opened anew meanwhile is the program's own mistake, as in C.
        _ => Ok(unsafe { BorrowedFd::borrow_raw(number) }),
    }
}

/// `close(2)`
pub(crate) fn close(number: i32) -> io::Result<()> {
    // SAFETY: the program says that it is done with this descriptor.
    let failed = unsafe { libc::close(number) };
    if failed == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// `dup2(2)`
pub(crate) fn dup2(from: i32, to: i32, inheritable: bool) -> io::Result<i32> {
    // SAFETY: takes and gives numbers.
    let made = unsafe {
        if inheritable || from == to { libc::dup2(from, to) } else { libc::dup3(from, to, libc::O_CLOEXEC) }
    };
    if made < 0 { Err(io::Error::last_os_error()) } else { Ok(made) }
}

/// Sets or removes a variable of the process's environment, for C code and for processes to come.
pub(crate) fn set_environment(name: &CStr, value: Option<&CStr>) -> io::Result<()> {
    // SAFETY: both are strings of C; the environment is the C library's, and Python changes it under its own lock only.
    let failed = unsafe {
        match value {
            Some(value) => libc::setenv(name.as_ptr(), value.as_ptr(), 1),
            None => libc::unsetenv(name.as_ptr()),
        }
    };
    if failed == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// `fork(2)`: 0 in the child.
pub(crate) fn fork() -> io::Result<i32> {
    // SAFETY: the child has this thread alone; what other threads held locked stays locked, as in CPython.
    let made = unsafe { libc::fork() };
    if made < 0 { Err(io::Error::last_os_error()) } else { Ok(made) }
}

/// `kill(2)`, or `killpg(3)`.
pub(crate) fn kill(id: i32, signal: i32, group: bool) -> io::Result<()> {
    // SAFETY: takes numbers.
    let failed = unsafe { if group { libc::killpg(id, signal) } else { libc::kill(id, signal) } };
    if failed == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
}

/// `waitpid(2)`: the process and its status.
pub(crate) fn waitpid(id: i32, options: i32) -> io::Result<(i32, i32)> {
    let mut status = 0;
    // SAFETY: the status is writable.
    let found = unsafe { libc::waitpid(id, &mut status, options) };
    if found < 0 { Err(io::Error::last_os_error()) } else { Ok((found, status)) }
}

/// `system(3)`
pub(crate) fn system(command: &CStr) -> i32 {
    // SAFETY: a string of C.
    unsafe { libc::system(command.as_ptr()) }
}

/// `_exit(2)`
pub(crate) fn exit_at_once(status: i32) -> ! {
    // SAFETY: ends the process without running anything more of it.
    unsafe { libc::_exit(status) }
}

/// `sysconf(3)`: none where there is no such limit.
pub(crate) fn sysconf(name: i32) -> io::Result<Option<i64>> {
    limit(|| {
        // SAFETY: takes a number.
        unsafe { libc::sysconf(name) }
    })
}

/// `fpathconf(3)`
pub(crate) fn fpathconf(descriptor: i32, name: i32) -> io::Result<Option<i64>> {
    limit(|| {
        // SAFETY: takes numbers.
        unsafe { libc::fpathconf(descriptor, name) }
    })
}

/// `pathconf(3)`
pub(crate) fn pathconf(path: &CStr, name: i32) -> io::Result<Option<i64>> {
    limit(|| {
        // SAFETY: a string of C.
        unsafe { libc::pathconf(path.as_ptr(), name) }
    })
}

/// `confstr(3)`: none where there is no such value.
pub(crate) fn confstr(name: i32) -> io::Result<Option<Vec<u8>>> {
    let mut text = vec![0u8; 256];
    loop {
        // SAFETY: the buffer is writable for its length.
        let found = limit(|| unsafe {
            match libc::confstr(name, text.as_mut_ptr().cast(), text.len()) {
                0 => -1,
                len => len as i64,
            }
        })?;
        match found {
            None => return Ok(None),
            Some(len) if len as usize <= text.len() => {
                text.truncate(len as usize - 1);
                return Ok(Some(text));
            }
            Some(len) => text.resize(len as usize, 0),
        }
    }
}

/// -1 is no limit where `errno` stays what it was.
fn limit(ask: impl FnOnce() -> i64) -> io::Result<Option<i64>> {
    // SAFETY: the address of this thread's `errno`.
    unsafe { *libc::__errno_location() = 0 };
    match ask() {
        -1 => match io::Error::last_os_error() {
            error if error.raw_os_error() == Some(0) => Ok(None),
            error => Err(error),
        },
        found => Ok(Some(found)),
    }
}

/// Seconds of the processor used by this process and by those that it waited for, each user and system, and the seconds
/// since some point in the past.
pub(crate) fn times() -> io::Result<[f64; 5]> {
    // SAFETY: the structure is plain numbers, and is written before it is read.
    let (ticks, used) = unsafe {
        let mut used: libc::tms = std::mem::zeroed();
        (libc::times(&mut used), used)
    };
    if ticks == -1 {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: takes a number.
    let each = unsafe { libc::sysconf(libc::_SC_CLK_TCK) } as f64;
    Ok([used.tms_utime, used.tms_stime, used.tms_cutime, used.tms_cstime, ticks].map(|t| t as f64 / each))
}

/// `getloadavg(3)`
pub(crate) fn load_average() -> Option<[f64; 3]> {
    let mut loads = [0.0; 3];
    // SAFETY: three numbers are writable.
    let known = unsafe { libc::getloadavg(loads.as_mut_ptr(), 3) };
    (known == 3).then_some(loads)
}

/// Times of the calendar, by the C library: it knows the time zone and the locale.
pub(crate) mod calendar {
    use std::ffi::{CStr, CString};
    use std::io;

    /// `struct tm`. Fields count as in C: months from 0, years from 1900, days of the week from Sunday.
    #[derive(Clone, Debug, Default)]
    pub(crate) struct Tm {
        pub year: i32,
        pub month: i32,
        pub day: i32,
        pub hour: i32,
        pub minute: i32,
        pub second: i32,
        pub weekday: i32,
        pub yearday: i32,
        pub dst: i32,
        pub offset: i64,
        pub zone: Option<CString>,
    }

    impl Tm {
        fn from_c(tm: &libc::tm) -> Tm {
            // SAFETY: where there is a zone, it is a string of C that lives until the time zone is set anew.
            let zone = unsafe { tm.tm_zone.as_ref().map(|zone| CStr::from_ptr(zone).to_owned()) };
            Tm {
                year: tm.tm_year,
                month: tm.tm_mon,
                day: tm.tm_mday,
                hour: tm.tm_hour,
                minute: tm.tm_min,
                second: tm.tm_sec,
                weekday: tm.tm_wday,
                yearday: tm.tm_yday,
                dst: tm.tm_isdst,
                offset: tm.tm_gmtoff,
                zone,
            }
        }

        /// With a pointer to the zone's name that `self` keeps alive.
        fn to_c(&self) -> libc::tm {
            libc::tm {
                tm_year: self.year,
                tm_mon: self.month,
                tm_mday: self.day,
                tm_hour: self.hour,
                tm_min: self.minute,
                tm_sec: self.second,
                tm_wday: self.weekday,
                tm_yday: self.yearday,
                tm_isdst: self.dst,
                tm_gmtoff: self.offset,
                tm_zone: self.zone.as_ref().map_or(std::ptr::null(), |zone| zone.as_ptr()),
            }
        }
    }

    /// The time of the calendar, `seconds` after 1970, in UTC or in the zone of this place.
    pub(crate) fn from_seconds(seconds: i64, local: bool) -> io::Result<Tm> {
        // SAFETY: the structure is plain numbers and a pointer that may be null; it is written before it is read.
        unsafe {
            let mut tm: libc::tm = std::mem::zeroed();
            let made = match local {
                true => libc::localtime_r(&seconds, &mut tm),
                false => libc::gmtime_r(&seconds, &mut tm),
            };
            if made.is_null() { Err(io::Error::last_os_error()) } else { Ok(Tm::from_c(&tm)) }
        }
    }

    /// `mktime(3)`: the seconds since 1970; none where that is no time.
    pub(crate) fn to_seconds(tm: &Tm) -> Option<i64> {
        let mut c = libc::tm { tm_wday: -1, ..tm.to_c() };
        // SAFETY: the structure is whole; the C library may normalise it.
        let seconds = unsafe { libc::mktime(&mut c) };
        // The day of the week is written where there was no error: -1 is a time too.
        (seconds != -1 || c.tm_wday != -1).then_some(seconds)
    }

    /// `strftime(3)`
    pub(crate) fn format(format: &CStr, tm: &Tm) -> Vec<u8> {
        let c = tm.to_c();
        let mut room = 1024;
        loop {
            let mut out: Vec<u8> = vec![0; room];
            // SAFETY: the buffer is writable for its length; format and structure are whole, and `tm` keeps the zone.
            let len = unsafe { libc::strftime(out.as_mut_ptr().cast(), room, format.as_ptr(), &c) };
            // Nothing written may be an empty result, or a buffer that is too small.
            if len > 0 || room >= 256 * format.to_bytes().len().max(4) {
                out.truncate(len);
                return out;
            }
            room *= 2;
        }
    }

    /// Looks at the variable TZ anew.
    pub(crate) fn set_zone() {
        // SAFETY: declared here as in C; reads the environment.
        unsafe extern "C" {
            safe fn tzset();
        }
        tzset();
    }
}

/// Clocks of the system, by their numbers. Times are nanoseconds.
pub(crate) mod clock {
    use std::io;

    fn read(ask: impl FnOnce(&mut libc::timespec) -> i32) -> io::Result<i64> {
        let mut time = libc::timespec { tv_sec: 0, tv_nsec: 0 };
        if ask(&mut time) != 0 {
            return Err(io::Error::last_os_error());
        }
        Ok(time.tv_sec.saturating_mul(1_000_000_000).saturating_add(time.tv_nsec))
    }

    pub(crate) fn now(clock: i32) -> io::Result<i64> {
        // SAFETY: the structure is writable.
        read(|time| unsafe { libc::clock_gettime(clock, time) })
    }

    pub(crate) fn resolution(clock: i32) -> io::Result<i64> {
        // SAFETY: the structure is writable.
        read(|time| unsafe { libc::clock_getres(clock, time) })
    }

    pub(crate) fn set(clock: i32, nanoseconds: i64) -> io::Result<()> {
        let time = libc::timespec {
            tv_sec: nanoseconds.div_euclid(1_000_000_000),
            tv_nsec: nanoseconds.rem_euclid(1_000_000_000),
        };
        // SAFETY: the structure is readable.
        let failed = unsafe { libc::clock_settime(clock, &time) };
        if failed == 0 { Ok(()) } else { Err(io::Error::last_os_error()) }
    }
}

/// The number of the calling thread, as `threading.get_ident()` has it.
pub(crate) fn thread_ident() -> u64 {
    // SAFETY: the function always succeeds.
    unsafe { libc::pthread_self() }
}

/// The encoding of the locale that the process has set.
pub(crate) fn locale_encoding() -> String {
    // SAFETY: the function gives a string of C, which lives until the locale is changed; it is copied at once.
    unsafe { CStr::from_ptr(libc::nl_langinfo(libc::CODESET)).to_string_lossy().into_owned() }
}
