//! Signals of the process: what was done when one arrives, and the system's calls about them. Dispositions are the whole
//! process's, so what is remembered between a signal and the eval breaker's look at it is too.

use std::io;
use std::sync::atomic::{AtomicBool, AtomicI32, AtomicPtr, AtomicUsize, Ordering::SeqCst};

use crate::runtime::breaker::{Breaker, SIGNAL};

/// Signals have numbers from 1 to one less than this.
pub(crate) const NSIG: i32 = 65;

static ARRIVED: [AtomicBool; NSIG as usize] = [const { AtomicBool::new(false) }; NSIG as usize];
/// The eval breaker of the interpreter whose handlers run, or null.
static BREAKER: AtomicPtr<Breaker> = AtomicPtr::new(std::ptr::null_mut());
/// How many threads are inside `arrived`, and may be using that breaker.
static ARRIVING: AtomicUsize = AtomicUsize::new(0);
static WAKEUP: AtomicI32 = AtomicI32::new(-1);
/// Why a byte could not be written to the wake-up descriptor; 0 if all could.
static WAKEUP_FAILED: AtomicI32 = AtomicI32::new(0);

/// The handler of signals that Python code handles. Calls nothing but what is safe while anything is interrupted.
extern "C" fn arrived(signal: libc::c_int) {
    // SAFETY: the address of this thread's `errno`, which the interrupted code must find unchanged. The breaker that is
    // not null lives until `give_up` has seen that nobody is in here. Bytes are written from a local.
    unsafe {
        let errno = *libc::__errno_location();
        mark(signal);
        ARRIVING.fetch_add(1, SeqCst);
        if let Some(breaker) = BREAKER.load(SeqCst).as_ref() {
            breaker.raise(SIGNAL);
        }
        ARRIVING.fetch_sub(1, SeqCst);
        let descriptor = WAKEUP.load(SeqCst);
        if descriptor >= 0 {
            let byte = signal as u8;
            if libc::write(descriptor, (&raw const byte).cast(), 1) < 0 {
                WAKEUP_FAILED.store(*libc::__errno_location(), SeqCst);
            }
        }
        *libc::__errno_location() = errno;
    }
}

/// A signal counts as arrived; safe wherever anything is interrupted.
pub(crate) fn mark(signal: i32) {
    if let Some(slot) = ARRIVED.get(signal as usize) {
        slot.store(true, SeqCst);
    }
}

/// From now on signals raise this breaker.
pub(crate) fn report_to(breaker: &Breaker) {
    BREAKER.store(std::ptr::from_ref(breaker).cast_mut(), SeqCst);
}

/// The breaker goes: signals no longer raise it.
pub(crate) fn give_up(breaker: &Breaker) {
    let own = std::ptr::from_ref(breaker).cast_mut();
    if BREAKER.compare_exchange(own, std::ptr::null_mut(), SeqCst, SeqCst).is_ok() {
        while ARRIVING.load(SeqCst) > 0 {
            std::hint::spin_loop();
        }
    }
}

/// Whether that signal has arrived since it was last asked.
pub(crate) fn take(signal: i32) -> bool {
    ARRIVED.get(signal as usize).is_some_and(|slot| slot.swap(false, SeqCst))
}

/// Forgets the signals that a child of `fork` has from its parent.
pub(crate) fn forget_all() {
    ARRIVED.iter().for_each(|slot| slot.store(false, SeqCst));
}

/// Sets the descriptor that the number of each signal is written to, -1 for none; the one before.
pub(crate) fn set_wakeup(descriptor: i32) -> i32 {
    WAKEUP.swap(descriptor, SeqCst)
}

/// The number of the error with which the last write to the wake-up descriptor failed; 0 if none did.
pub(crate) fn take_wakeup_failure() -> i32 {
    WAKEUP_FAILED.swap(0, SeqCst)
}

/// What happens when a signal arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Disposition {
    Default,
    Ignore,
    /// It is remembered for the eval breaker.
    Remember,
    /// Code that is not ours handles it.
    Foreign,
}

fn done(result: libc::c_int) -> io::Result<libc::c_int> {
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(result) }
}

fn action(signal: i32) -> io::Result<libc::sigaction> {
    // SAFETY: the structure is plain numbers and is written by the call.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        done(libc::sigaction(signal, std::ptr::null(), &mut action))?;
        Ok(action)
    }
}

pub(crate) fn disposition(signal: i32) -> io::Result<Disposition> {
    Ok(match action(signal)?.sa_sigaction {
        libc::SIG_DFL => Disposition::Default,
        libc::SIG_IGN => Disposition::Ignore,
        handler if handler == arrived as *const () as usize => Disposition::Remember,
        _ => Disposition::Foreign,
    })
}

/// Not for [`Disposition::Foreign`].
pub(crate) fn set_disposition(signal: i32, disposition: Disposition) -> io::Result<()> {
    // SAFETY: the structure is whole, and `arrived` may run at any time.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        action.sa_sigaction = match disposition {
            Disposition::Default | Disposition::Foreign => libc::SIG_DFL,
            Disposition::Ignore => libc::SIG_IGN,
            Disposition::Remember => arrived as *const () as usize,
        };
        libc::sigemptyset(&mut action.sa_mask);
        done(libc::sigaction(signal, &action, std::ptr::null_mut())).map(drop)
    }
}

/// Whether system calls go on after that signal, or fail (`siginterrupt(3)`).
pub(crate) fn set_interrupting(signal: i32, interrupts: bool) -> io::Result<()> {
    let mut action = action(signal)?;
    match interrupts {
        true => action.sa_flags &= !libc::SA_RESTART,
        false => action.sa_flags |= libc::SA_RESTART,
    }
    // SAFETY: the structure is one that the system gave.
    done(unsafe { libc::sigaction(signal, &action, std::ptr::null_mut()) }).map(drop)
}

/// `raise(3)`
pub(crate) fn raise(signal: i32) -> io::Result<()> {
    // SAFETY: takes a number.
    done(unsafe { libc::raise(signal) })
        .and_then(|failed| if failed == 0 { Ok(()) } else { Err(io::Error::last_os_error()) })
}

/// `pthread_kill(3)`; the thread is one that lives.
pub(crate) fn kill_thread(thread: u64, signal: i32) -> io::Result<()> {
    // SAFETY: the program says that there is such a thread, as it must in C.
    match unsafe { libc::pthread_kill(thread, signal) } {
        0 => Ok(()),
        error => Err(io::Error::from_raw_os_error(error)),
    }
}

/// `pause(2)`
pub(crate) fn pause() {
    // SAFETY: waits.
    unsafe { libc::pause() };
}

/// `alarm(2)`
pub(crate) fn alarm(seconds: u32) -> u32 {
    // SAFETY: takes a number.
    unsafe { libc::alarm(seconds) }
}

/// Microseconds until a timer's next signal, and between its signals.
pub(crate) type Timer = [i64; 2];

fn to_c(timer: Timer) -> libc::itimerval {
    let [value, interval] = timer.map(|microseconds| libc::timeval {
        tv_sec: microseconds.div_euclid(1_000_000),
        tv_usec: microseconds.rem_euclid(1_000_000),
    });
    libc::itimerval { it_interval: interval, it_value: value }
}

fn from_c(timer: libc::itimerval) -> Timer {
    [timer.it_value, timer.it_interval].map(|time| time.tv_sec.saturating_mul(1_000_000) + time.tv_usec)
}

unsafe extern "C" {
    fn getitimer(which: libc::c_int, timer: *mut libc::itimerval) -> libc::c_int;
    fn setitimer(
        which: libc::c_int,
        timer: *const libc::itimerval,
        before: *mut libc::itimerval,
    ) -> libc::c_int;
}

/// `setitimer(2)`: what the timer was.
pub(crate) fn set_timer(which: i32, timer: Timer) -> io::Result<Timer> {
    let mut before = to_c([0, 0]);
    // SAFETY: one structure is readable, the other writable.
    done(unsafe { setitimer(which, &to_c(timer), &mut before) })?;
    Ok(from_c(before))
}

/// `getitimer(2)`
pub(crate) fn timer(which: i32) -> io::Result<Timer> {
    let mut timer = to_c([0, 0]);
    // SAFETY: the structure is writable.
    done(unsafe { getitimer(which, &mut timer) })?;
    Ok(from_c(timer))
}

/// `strsignal(3)`; none for a number without a name.
pub(crate) fn description(signal: i32) -> Option<String> {
    // SAFETY: the function gives null or a string of C, which is copied at once.
    let text = unsafe {
        let text = libc::strsignal(signal);
        if text.is_null() {
            return None;
        }
        std::ffi::CStr::from_ptr(text).to_string_lossy().into_owned()
    };
    (!text.contains("Unknown signal")).then_some(text)
}

/// `pidfd_send_signal(2)`
pub(crate) fn send_to_pidfd(descriptor: i32, signal: i32, flags: u32) -> io::Result<()> {
    // SAFETY: takes numbers and a null pointer.
    let failed = unsafe {
        libc::syscall(
            libc::SYS_pidfd_send_signal,
            descriptor,
            signal,
            std::ptr::null::<libc::siginfo_t>(),
            flags,
        )
    };
    done(failed as libc::c_int).map(drop)
}

/// A set of signals.
#[derive(Clone, Copy)]
pub(crate) struct SignalSet(libc::sigset_t);

impl SignalSet {
    pub(crate) fn empty() -> SignalSet {
        // SAFETY: the structure is plain numbers and is written by the call.
        unsafe {
            let mut set = std::mem::zeroed();
            libc::sigemptyset(&mut set);
            SignalSet(set)
        }
    }

    /// All that the C library gives to programs.
    pub(crate) fn full() -> SignalSet {
        let mut set = SignalSet::empty();
        // SAFETY: the structure is writable.
        unsafe { libc::sigfillset(&mut set.0) };
        set
    }

    /// Adds a signal, unless the C library keeps it for itself.
    pub(crate) fn add(&mut self, signal: i32) {
        // SAFETY: the structure is initialised.
        unsafe { libc::sigaddset(&mut self.0, signal) };
    }

    pub(crate) fn as_ptr(&self) -> *const libc::sigset_t {
        &raw const self.0
    }

    pub(crate) fn signals(&self) -> Vec<i32> {
        // SAFETY: the structure is initialised.
        (1..NSIG).filter(|signal| unsafe { libc::sigismember(&self.0, *signal) } == 1).collect()
    }

    /// `sigpending(2)`
    pub(crate) fn pending() -> io::Result<SignalSet> {
        let mut set = SignalSet::empty();
        // SAFETY: the structure is writable.
        done(unsafe { libc::sigpending(&mut set.0) })?;
        Ok(set)
    }

    /// `pthread_sigmask(3)`: the signals that this thread had blocked before.
    pub(crate) fn block(&self, how: i32) -> io::Result<SignalSet> {
        let mut before = SignalSet::empty();
        // SAFETY: one structure is readable, the other writable.
        match unsafe { libc::pthread_sigmask(how, &self.0, &mut before.0) } {
            0 => Ok(before),
            error => Err(io::Error::from_raw_os_error(error)),
        }
    }

    /// `sigwait(3)`
    pub(crate) fn wait(&self) -> io::Result<i32> {
        let mut signal = 0;
        // SAFETY: one structure is readable, the number writable.
        match unsafe { libc::sigwait(&self.0, &mut signal) } {
            0 => Ok(signal),
            error => Err(io::Error::from_raw_os_error(error)),
        }
    }

    /// `sigtimedwait(2)`, or for ever.
    pub(crate) fn wait_info(&self, timeout: Option<std::time::Duration>) -> io::Result<Info> {
        // SAFETY: the structures are readable and writable; the fields that are read are those of a signal's sender,
        // plain numbers whichever of the union's members was written.
        unsafe {
            let mut info: libc::siginfo_t = std::mem::zeroed();
            let timeout = timeout.map(|timeout| libc::timespec {
                tv_sec: timeout.as_secs() as i64,
                tv_nsec: timeout.subsec_nanos().into(),
            });
            let timeout = timeout.as_ref().map_or(std::ptr::null(), std::ptr::from_ref);
            done(libc::sigtimedwait(&self.0, &mut info, timeout))?;
            Ok([
                info.si_signo.into(),
                info.si_code.into(),
                info.si_errno.into(),
                info.si_pid().into(),
                info.si_uid().into(),
                info.si_status().into(),
                // The first word of the union is what a band is.
                i64::from(info.si_pid()) | i64::from(info.si_uid()) << 32,
            ])
        }
    }
}

/// Fields of `signal.struct_siginfo`.
pub(crate) type Info = [i64; 7];
