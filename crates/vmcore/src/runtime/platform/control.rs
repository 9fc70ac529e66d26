//! What a program asks the system of open files, terminals and processes with numbers of its own: `fcntl(2)`, `ioctl(2)`,
//! locks, limits, settings of terminals.

use rustix::io::{Errno, Result};

/// Bytes of an argument that the system reads and writes; there is room for as many whatever a program asks for.
pub(crate) const ARGUMENT: usize = 1024;

/// What a call of C answered, where below zero there is an error.
fn answer(number: i32) -> Result<i32> {
    if number < 0 { Err(last_error()) } else { Ok(number) }
}

fn last_error() -> Errno {
    // SAFETY: the thread's own number.
    Errno::from_raw_os_error(unsafe { *libc::__errno_location() })
}

pub(crate) fn fcntl(fd: i32, command: i32, argument: i32) -> Result<i32> {
    // SAFETY: the command and its argument are the program's, as in C; no memory of ours is named.
    answer(unsafe { libc::fcntl(fd, command, argument) })
}

/// A copy of the argument as the system left it; at most [`ARGUMENT`] bytes.
pub(crate) fn fcntl_bytes(fd: i32, command: i32, argument: &[u8]) -> Result<Vec<u8>> {
    let mut room = room(argument);
    // SAFETY: the room is writable, and longer than what any command writes.
    answer(unsafe { libc::fcntl(fd, command, room.as_mut_ptr()) })?;
    room.truncate(argument.len());
    Ok(room)
}

pub(crate) fn ioctl(fd: i32, request: u32, argument: i32) -> Result<i32> {
    // SAFETY: the request and its argument are the program's, as in C; no memory of ours is named.
    answer(unsafe { libc::ioctl(fd, request.into(), argument) })
}

/// The result, and a copy of the argument as the system left it.
pub(crate) fn ioctl_bytes(fd: i32, request: u32, argument: &[u8]) -> Result<(i32, Vec<u8>)> {
    let mut room = room(argument);
    // SAFETY: the room is writable, and longer than what any request writes.
    let result = answer(unsafe { libc::ioctl(fd, request.into(), room.as_mut_ptr()) })?;
    room.truncate(argument.len());
    Ok((result, room))
}

/// The argument, with room behind it: a request may write what the program did not make room for. The most that the
/// number of a request can name is 16 kB.
fn room(argument: &[u8]) -> Vec<u8> {
    let mut room = vec![0; argument.len().max(ARGUMENT) + (1 << 14)];
    room[..argument.len()].copy_from_slice(argument);
    room
}

pub(crate) fn flock(fd: i32, operation: i32) -> Result<()> {
    // SAFETY: takes numbers.
    answer(unsafe { libc::flock(fd, operation) }).map(drop)
}

/// A lock on a part of a file.
pub(crate) struct Lock {
    pub kind: i32,
    pub start: i64,
    pub len: i64,
    pub whence: i32,
    /// Whether to wait until the lock can be had.
    pub waits: bool,
}

pub(crate) fn lock(fd: i32, lock: &Lock) -> Result<()> {
    let command = if lock.waits { libc::F_SETLKW } else { libc::F_SETLK };
    // SAFETY: all bytes zero are a flock; the system reads it.
    answer(unsafe {
        let mut wanted: libc::flock = std::mem::zeroed();
        wanted.l_type = lock.kind as i16;
        wanted.l_whence = lock.whence as i16;
        (wanted.l_start, wanted.l_len) = (lock.start, lock.len);
        libc::fcntl(fd, command, &raw const wanted)
    })
    .map(drop)
}

/// `lockf(3)`: a lock on what follows the position of a file.
pub(crate) fn lock_from_here(fd: i32, command: i32, length: i64) -> Result<()> {
    // SAFETY: takes numbers.
    answer(unsafe { libc::lockf(fd, command, length) }).map(drop)
}

/// How much of a resource a process may use.
#[derive(Clone, Copy)]
pub(crate) struct Limits {
    pub soft: u64,
    pub hard: u64,
}

/// The limits of a process, this one's for none, before they are changed to the `new` ones.
pub(crate) fn limits(process: Option<i32>, resource: i32, new: Option<Limits>) -> Result<Limits> {
    let new = new.map(|limits| libc::rlimit64 { rlim_cur: limits.soft, rlim_max: limits.hard });
    let mut old = libc::rlimit64 { rlim_cur: 0, rlim_max: 0 };
    let wanted = new.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
    // SAFETY: the new limits are readable where there are any, the old ones writable.
    answer(unsafe { libc::prlimit64(process.unwrap_or(0), resource as u32, wanted, &raw mut old) })?;
    Ok(Limits { soft: old.rlim_cur, hard: old.rlim_max })
}

/// What has been used.
pub(crate) struct Usage {
    /// Of processor time: the program's, and the system's for it.
    pub seconds: [f64; 2],
    /// All other fields of `struct rusage`, in their order.
    pub counts: [i64; 14],
}

pub(crate) fn usage(who: i32) -> Result<Usage> {
    // SAFETY: all bytes zero are an rusage, which is writable.
    let used = unsafe {
        let mut used: libc::rusage = std::mem::zeroed();
        answer(libc::getrusage(who, &raw mut used))?;
        used
    };
    Ok(usage_of(&used))
}

pub(super) fn usage_of(used: &libc::rusage) -> Usage {
    let seconds = |time: libc::timeval| time.tv_sec as f64 + time.tv_usec as f64 * 1e-6;
    Usage {
        seconds: [seconds(used.ru_utime), seconds(used.ru_stime)],
        counts: [
            used.ru_maxrss,
            used.ru_ixrss,
            used.ru_idrss,
            used.ru_isrss,
            used.ru_minflt,
            used.ru_majflt,
            used.ru_nswap,
            used.ru_inblock,
            used.ru_oublock,
            used.ru_msgsnd,
            used.ru_msgrcv,
            used.ru_nsignals,
            used.ru_nvcsw,
            used.ru_nivcsw,
        ],
    }
}

/// Special characters of a terminal.
pub(crate) const CHARACTERS: usize = libc::NCCS;

/// The settings of a terminal (`struct termios`).
pub(crate) struct Settings {
    /// Of input, output, control and local modes.
    pub flags: [u32; 4],
    /// Of input and output.
    pub speeds: [u32; 2],
    pub characters: [u8; CHARACTERS],
}

pub(crate) fn terminal_settings(fd: i32) -> Result<Settings> {
    // SAFETY: all bytes zero are a termios, which is writable.
    unsafe {
        let mut found: libc::termios = std::mem::zeroed();
        answer(libc::tcgetattr(fd, &raw mut found))?;
        Ok(Settings {
            flags: [found.c_iflag, found.c_oflag, found.c_cflag, found.c_lflag],
            speeds: [libc::cfgetispeed(&raw const found), libc::cfgetospeed(&raw const found)],
            characters: found.c_cc,
        })
    }
}

pub(crate) fn set_terminal_settings(fd: i32, when: i32, settings: &Settings) -> Result<()> {
    let [input, output] = settings.speeds;
    // SAFETY: a termios of the terminal, as the system gave it, with other values.
    answer(unsafe {
        let mut wanted: libc::termios = std::mem::zeroed();
        answer(libc::tcgetattr(fd, &raw mut wanted))?;
        [wanted.c_iflag, wanted.c_oflag, wanted.c_cflag, wanted.c_lflag] = settings.flags;
        wanted.c_cc = settings.characters;
        answer(libc::cfsetispeed(&raw mut wanted, input))?;
        answer(libc::cfsetospeed(&raw mut wanted, output))?;
        libc::tcsetattr(fd, when, &raw const wanted)
    })
    .map(drop)
}

pub(crate) fn send_break(fd: i32, duration: i32) -> Result<()> {
    // SAFETY: takes numbers.
    answer(unsafe { libc::tcsendbreak(fd, duration) }).map(drop)
}

pub(crate) fn drain(fd: i32) -> Result<()> {
    // SAFETY: takes a number.
    answer(unsafe { libc::tcdrain(fd) }).map(drop)
}

pub(crate) fn flush(fd: i32, queue: i32) -> Result<()> {
    // SAFETY: takes numbers.
    answer(unsafe { libc::tcflush(fd, queue) }).map(drop)
}

pub(crate) fn flow(fd: i32, action: i32) -> Result<()> {
    // SAFETY: takes numbers.
    answer(unsafe { libc::tcflow(fd, action) }).map(drop)
}

/// Rows and columns of a terminal's window.
pub(crate) fn window_size(fd: i32) -> Result<[u16; 2]> {
    let size = window(fd)?;
    Ok([size.ws_row, size.ws_col])
}

fn window(fd: i32) -> Result<libc::winsize> {
    // SAFETY: all bytes zero are a winsize, which is writable.
    unsafe {
        let mut size: libc::winsize = std::mem::zeroed();
        answer(libc::ioctl(fd, libc::TIOCGWINSZ, &raw mut size))?;
        Ok(size)
    }
}

/// Leaves the size in pixels as it is.
pub(crate) fn set_window_size(fd: i32, [rows, columns]: [u16; 2]) -> Result<()> {
    let mut size = window(fd)?;
    (size.ws_row, size.ws_col) = (rows, columns);
    // SAFETY: the size is readable.
    answer(unsafe { libc::ioctl(fd, libc::TIOCSWINSZ, &raw const size) }).map(drop)
}

/// A new pseudo-terminal: both its ends, which processes to come do not get.
pub(crate) fn open_terminal() -> Result<[i32; 2]> {
    let (mut master, mut slave) = (-1, -1);
    let (name, settings, size) = (std::ptr::null_mut(), std::ptr::null(), std::ptr::null());
    // SAFETY: both numbers are writable; all else is left out.
    answer(unsafe { libc::openpty(&raw mut master, &raw mut slave, name, settings, size) })?;
    for end in [master, slave] {
        fcntl(end, libc::F_SETFD, libc::FD_CLOEXEC)?;
    }
    Ok([master, slave])
}
