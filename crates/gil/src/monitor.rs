//! What the lock is made of: a mutex with two condition variables.

use std::ops::DerefMut;
use std::time::Duration;

use system::{Condvar, Mutex, MutexGuard};

/// The library's own locks have all their state in themselves, so that the child of a `fork` can go on with them. Those of
/// parking_lot share tables of who waits, which another thread may have locked when the process forks.
#[cfg(not(tsan))]
mod system {
    use std::sync::PoisonError;
    pub(super) use std::sync::{Condvar, Mutex, MutexGuard};
    use std::time::Duration;

    pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
        mutex.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn wait<'a, T>(condvar: &Condvar, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
        condvar.wait(guard).unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn wait_for<'a, T>(
        condvar: &Condvar,
        guard: MutexGuard<'a, T>,
        time: Duration,
    ) -> (MutexGuard<'a, T>, bool) {
        let (guard, timeout) = condvar.wait_timeout(guard, time).unwrap_or_else(PoisonError::into_inner);
        (guard, timeout.timed_out())
    }
}

/// ThreadSanitizer understands what is compiled with it, as the library is not.
#[cfg(tsan)]
mod system {
    pub(super) use parking_lot::{Condvar, Mutex, MutexGuard};
    use std::time::Duration;

    pub(super) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
        mutex.lock()
    }

    pub(super) fn wait<'a, T>(condvar: &Condvar, mut guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
        condvar.wait(&mut guard);
        guard
    }

    pub(super) fn wait_for<'a, T>(
        condvar: &Condvar,
        mut guard: MutexGuard<'a, T>,
        time: Duration,
    ) -> (MutexGuard<'a, T>, bool) {
        let timed_out = condvar.wait_for(&mut guard, time).timed_out();
        (guard, timed_out)
    }
}

/// What a thread waits for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Condition {
    /// The lock is free.
    Free,
    /// Another thread has taken the lock.
    Switched,
}

/// A mutex around `T` with a condition variable for each [`Condition`]. Threads may wake for no reason.
pub trait Monitor<T> {
    type Guard<'a>: DerefMut<Target = T>
    where
        Self: 'a;

    fn lock(&self) -> Self::Guard<'_>;

    /// Unlocks, waits to be notified, locks again.
    fn wait<'a>(&'a self, condition: Condition, guard: Self::Guard<'a>) -> Self::Guard<'a>;

    /// The same, for so long at most; whether that time ran out.
    fn wait_for<'a>(
        &'a self,
        condition: Condition,
        guard: Self::Guard<'a>,
        time: Duration,
    ) -> (Self::Guard<'a>, bool);

    fn notify_one(&self, condition: Condition);

    fn notify_all(&self, condition: Condition);
}

/// The monitor of real threads.
pub struct System<T> {
    mutex: Mutex<T>,
    free: Condvar,
    switched: Condvar,
}

impl<T> System<T> {
    pub fn new(value: T) -> System<T> {
        System { mutex: Mutex::new(value), free: Condvar::new(), switched: Condvar::new() }
    }

    fn condvar(&self, condition: Condition) -> &Condvar {
        match condition {
            Condition::Free => &self.free,
            Condition::Switched => &self.switched,
        }
    }
}

impl<T> Monitor<T> for System<T> {
    type Guard<'a>
        = MutexGuard<'a, T>
    where
        T: 'a;

    fn lock(&self) -> MutexGuard<'_, T> {
        system::lock(&self.mutex)
    }

    fn wait<'a>(&'a self, condition: Condition, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
        system::wait(self.condvar(condition), guard)
    }

    fn wait_for<'a>(
        &'a self,
        condition: Condition,
        guard: MutexGuard<'a, T>,
        time: Duration,
    ) -> (MutexGuard<'a, T>, bool) {
        system::wait_for(self.condvar(condition), guard, time)
    }

    fn notify_one(&self, condition: Condition) {
        self.condvar(condition).notify_one();
    }

    fn notify_all(&self, condition: Condition) {
        self.condvar(condition).notify_all();
    }
}
