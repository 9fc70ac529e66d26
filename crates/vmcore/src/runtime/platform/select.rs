//! `select(2)`.

use rustix::event::Timespec;
use rustix::io::Errno;

/// Files have numbers below this.
pub(crate) const FD_SETSIZE: i32 = libc::FD_SETSIZE as i32;

/// Waits until one of the files can be read, written, or has urgent data. For each, whether it is ready. The numbers
/// are from 0 to below [`FD_SETSIZE`].
pub(crate) fn select(
    watched: &[Vec<i32>; 3],
    timeout: Option<&Timespec>,
) -> rustix::io::Result<[Vec<bool>; 3]> {
    let mut timeout = timeout.map(|timeout| libc::timeval {
        tv_sec: timeout.tv_sec,
        // Rounded up: a wait is never shorter than asked for.
        tv_usec: (timeout.tv_nsec + 999) / 1000,
    });
    if let Some(time) = &mut timeout
        && time.tv_usec == 1_000_000
    {
        (time.tv_sec, time.tv_usec) = (time.tv_sec.saturating_add(1), 0);
    }
    let limit = watched.iter().flatten().max().map_or(0, |last| last + 1);
    let in_range = |fd: &&i32| (0..FD_SETSIZE).contains(*fd);
    // SAFETY: the sets are plain bits, and only numbers that they have bits for are put in and asked for.
    unsafe {
        let mut sets: [libc::fd_set; 3] = std::mem::zeroed();
        for (set, files) in sets.iter_mut().zip(watched) {
            files.iter().filter(in_range).for_each(|&fd| libc::FD_SET(fd, set));
        }
        let [read, write, except] = &mut sets;
        let time = timeout.as_mut().map_or(std::ptr::null_mut(), std::ptr::from_mut);
        if libc::select(limit, read, write, except, time) < 0 {
            return Err(Errno::from_raw_os_error(*libc::__errno_location()));
        }
        let ready = |i: usize| {
            watched[i].iter().map(|fd| in_range(&fd) && libc::FD_ISSET(*fd, &sets[i])).collect::<Vec<bool>>()
        };
        Ok([ready(0), ready(1), ready(2)])
    }
}
