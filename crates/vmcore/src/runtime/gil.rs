//! The global interpreter lock, after CPython's `Python/ceval_gil.c`: a thread that waits longer than the switch interval
//! asks for it through the eval breaker, and the holder who is asked waits until another thread has had its turn.

use std::sync::atomic::{AtomicU32, AtomicU64, Ordering};
use std::time::Duration;

use parking_lot::{Condvar, Mutex};

use super::breaker;

pub(crate) struct Gil {
    /// `sys.getswitchinterval()`, in microseconds.
    interval: AtomicU64,
    state: Mutex<State>,
    free: Condvar,
    switched: Condvar,
}

#[derive(Default)]
struct State {
    held: bool,
    /// Threads that wait for it. Each goes on waiting until it has had it.
    waiting: u32,
    /// How often it was taken.
    taken: u64,
}

impl Gil {
    pub(crate) fn new() -> Gil {
        Gil {
            interval: AtomicU64::new(5000),
            state: Mutex::default(),
            free: Condvar::new(),
            switched: Condvar::new(),
        }
    }

    pub(crate) fn interval(&self) -> Duration {
        Duration::from_micros(self.interval.load(Ordering::Relaxed))
    }

    pub(crate) fn set_interval(&self, microseconds: u64) {
        self.interval.store(microseconds, Ordering::Relaxed);
    }

    pub(crate) fn acquire(&self, breaker: &AtomicU32) {
        let mut state = self.state.lock();
        state.waiting += 1;
        while state.held {
            let before = state.taken;
            let timed_out = self.free.wait_for(&mut state, self.interval()).timed_out();
            if timed_out && state.held && state.taken == before {
                breaker.fetch_or(breaker::GIL, Ordering::Relaxed);
            }
        }
        state.waiting -= 1;
        state.held = true;
        state.taken += 1;
        breaker.fetch_and(!breaker::GIL, Ordering::Relaxed);
        drop(state);
        self.switched.notify_all();
    }

    pub(crate) fn release(&self) {
        let mut state = self.state.lock();
        state.held = false;
        if state.waiting > 0 {
            self.free.notify_one();
        }
    }

    /// Lets a thread that waits have its turn.
    pub(crate) fn hand_over(&self, breaker: &AtomicU32) {
        let mut state = self.state.lock();
        if state.waiting == 0 {
            breaker.fetch_and(!breaker::GIL, Ordering::Relaxed);
            return;
        }
        state.held = false;
        self.free.notify_one();
        let before = state.taken;
        while state.taken == before {
            self.switched.wait(&mut state);
        }
        drop(state);
        self.acquire(breaker);
    }
}
