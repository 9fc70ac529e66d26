//! What the lock is made of: a mutex with two condition variables.

use std::ops::DerefMut;
use std::time::Duration;

use parking_lot::{Condvar, Mutex, MutexGuard};

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
        self.mutex.lock()
    }

    fn wait<'a>(&'a self, condition: Condition, mut guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
        self.condvar(condition).wait(&mut guard);
        guard
    }

    fn wait_for<'a>(
        &'a self,
        condition: Condition,
        mut guard: MutexGuard<'a, T>,
        time: Duration,
    ) -> (MutexGuard<'a, T>, bool) {
        let timed_out = self.condvar(condition).wait_for(&mut guard, time).timed_out();
        (guard, timed_out)
    }

    fn notify_one(&self, condition: Condition) {
        self.condvar(condition).notify_one();
    }

    fn notify_all(&self, condition: Condition) {
        self.condvar(condition).notify_all();
    }
}
