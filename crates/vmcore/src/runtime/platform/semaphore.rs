//! A semaphore whose waiting a signal interrupts: what CPython makes its locks of (`Python/thread_pthread.h`).

use std::cell::UnsafeCell;
use std::ffi::CStr;
use std::time::Duration;

use rustix::io::{Errno, Result};

pub(crate) struct Semaphore {
    at: *mut libc::sem_t,
    /// Whether it has a name, by which other processes can open it.
    named: bool,
}

// SAFETY: every function of a semaphore may be called from any thread at any time.
unsafe impl Send for Semaphore {}
// SAFETY: as above.
unsafe impl Sync for Semaphore {}

#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Waited {
    Taken,
    TimedOut,
    /// A signal arrived.
    Interrupted,
}

unsafe extern "C" {
    fn sem_clockwait(
        semaphore: *mut libc::sem_t,
        clock: libc::clockid_t,
        until: *const libc::timespec,
    ) -> libc::c_int;
}

impl Semaphore {
    pub(crate) fn new(value: u32) -> Semaphore {
        // SAFETY: all bytes zero are a sem_t; it is initialised before anybody uses it, and does not move.
        unsafe {
            let made = Box::new(UnsafeCell::new(std::mem::zeroed()));
            libc::sem_init(made.get(), 0, value);
            Semaphore { at: Box::into_raw(made).cast(), named: false }
        }
    }

    /// A new one that others can open by its name, until that is unlinked. There must be none of that name.
    pub(crate) fn create(name: &CStr, value: u32) -> Result<Semaphore> {
        let mode: libc::mode_t = 0o600;
        // SAFETY: the name is readable; two arguments follow O_CREAT.
        let at = unsafe { libc::sem_open(name.as_ptr(), libc::O_CREAT | libc::O_EXCL, mode, value) };
        Semaphore::opened(at)
    }

    pub(crate) fn open(name: &CStr) -> Result<Semaphore> {
        // SAFETY: the name is readable.
        let at = unsafe { libc::sem_open(name.as_ptr(), 0) };
        Semaphore::opened(at)
    }

    fn opened(at: *mut libc::sem_t) -> Result<Semaphore> {
        if at == libc::SEM_FAILED { Err(last_errno()) } else { Ok(Semaphore { at, named: true }) }
    }

    pub(crate) fn unlink(name: &CStr) -> Result<()> {
        // SAFETY: the name is readable.
        if unsafe { libc::sem_unlink(name.as_ptr()) } == 0 { Ok(()) } else { Err(last_errno()) }
    }

    /// How many there are.
    pub(crate) fn value(&self) -> Result<i32> {
        let mut value = 0;
        // SAFETY: the semaphore is initialised, the number writable.
        if unsafe { libc::sem_getvalue(self.at, &raw mut value) } == 0 {
            Ok(value)
        } else {
            Err(last_errno())
        }
    }

    pub(crate) fn address(&self) -> usize {
        self.at as usize
    }

    /// Takes one if there is one.
    pub(crate) fn try_wait(&self) -> bool {
        // SAFETY: the semaphore is initialised.
        unsafe { libc::sem_trywait(self.at) == 0 }
    }

    /// Waits for one, `until` the monotonic clock shows that time.
    pub(crate) fn wait(&self, until: Option<Duration>) -> Waited {
        // SAFETY: the semaphore is initialised, the time is readable.
        let failed = unsafe {
            match until {
                None => libc::sem_wait(self.at) != 0,
                Some(until) => {
                    let until = libc::timespec {
                        tv_sec: i64::try_from(until.as_secs()).unwrap_or(i64::MAX),
                        tv_nsec: until.subsec_nanos().into(),
                    };
                    sem_clockwait(self.at, libc::CLOCK_MONOTONIC, &raw const until) != 0
                }
            }
        };
        if !failed {
            return Waited::Taken;
        }
        match std::io::Error::last_os_error().raw_os_error() {
            Some(libc::ETIMEDOUT) => Waited::TimedOut,
            _ => Waited::Interrupted,
        }
    }

    pub(crate) fn post(&self) {
        // SAFETY: the semaphore is initialised.
        unsafe { libc::sem_post(self.at) };
    }
}

impl Drop for Semaphore {
    fn drop(&mut self) {
        // SAFETY: whoever waits holds a handle, so nobody does. Without a name it was made in a box.
        unsafe {
            if self.named {
                libc::sem_close(self.at);
            } else {
                libc::sem_destroy(self.at);
                drop(Box::from_raw(self.at.cast::<UnsafeCell<libc::sem_t>>()));
            }
        }
    }
}

fn last_errno() -> Errno {
    Errno::from_io_error(&std::io::Error::last_os_error()).unwrap_or(Errno::INVAL)
}

/// The monotonic clock's time `from_now`.
pub(crate) fn monotonic(from_now: Duration) -> Duration {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the time is writable.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &raw mut now) };
    Duration::new(now.tv_sec as u64, now.tv_nsec as u32).saturating_add(from_now)
}
