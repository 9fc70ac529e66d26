//! A semaphore whose waiting a signal interrupts: what CPython makes its locks of (`Python/thread_pthread.h`).

use std::cell::UnsafeCell;
use std::time::Duration;

pub(crate) struct Semaphore(Box<UnsafeCell<libc::sem_t>>);

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
            Semaphore(made)
        }
    }

    /// Takes one if there is one.
    pub(crate) fn try_wait(&self) -> bool {
        // SAFETY: the semaphore is initialised.
        unsafe { libc::sem_trywait(self.0.get()) == 0 }
    }

    /// Waits for one, `until` the monotonic clock shows that time.
    pub(crate) fn wait(&self, until: Option<Duration>) -> Waited {
        // SAFETY: the semaphore is initialised, the time is readable.
        let failed = unsafe {
            match until {
                None => libc::sem_wait(self.0.get()) != 0,
                Some(until) => {
                    let until = libc::timespec {
                        tv_sec: i64::try_from(until.as_secs()).unwrap_or(i64::MAX),
                        tv_nsec: until.subsec_nanos().into(),
                    };
                    sem_clockwait(self.0.get(), libc::CLOCK_MONOTONIC, &raw const until) != 0
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
        unsafe { libc::sem_post(self.0.get()) };
    }
}

impl Drop for Semaphore {
    fn drop(&mut self) {
        // SAFETY: whoever waits holds a handle, so nobody does.
        unsafe { libc::sem_destroy(self.0.get()) };
    }
}

/// The monotonic clock's time `from_now`.
pub(crate) fn monotonic(from_now: Duration) -> Duration {
    let mut now = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: the time is writable.
    unsafe { libc::clock_gettime(libc::CLOCK_MONOTONIC, &raw mut now) };
    Duration::new(now.tv_sec as u64, now.tv_nsec as u32).saturating_add(from_now)
}
