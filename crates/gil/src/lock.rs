//! The lock's protocol. Whoever has waited long enough makes a drop request, which the virtual machine's eval breaker
//! (`runtime/breaker.rs`) shows to the holder.

use std::io;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::monitor::{Condition, Monitor, System};
use crate::record::{Event, Record};

/// A thread's number in its interpreter, from 1 on and never used twice.
pub type Number = u32;

/// How the holder is asked to give the lock up: a flag that it looks at between instructions. Both are called under the
/// lock's mutex.
pub trait Request {
    fn raise(&self);
    fn lower(&self);
}

/// The program has ended: the thread does not have the lock, and will never have it again.
#[derive(Debug, PartialEq, Eq)]
pub struct Closed;

pub struct Gil<M: Monitor<State> = System<State>> {
    /// `sys.getswitchinterval()`, in microseconds.
    interval: AtomicU64,
    monitor: M,
}

/// What the mutex guards.
#[derive(Default)]
pub struct State {
    held: bool,
    /// Threads that want the lock: in [`Gil::acquire`], or in [`Gil::hand_over`] with another holder since. Each stays there
    /// until it has had the lock, or it is closed: so whoever hands it over to one of them need not fear to wait in vain.
    waiting: u32,
    /// Who holds it, or held it last; 0: nobody yet.
    last_holder: Number,
    /// How often another thread took it than the last time.
    switches: u64,
    /// The thread that ended the program: the only one that still gets it.
    closed_by: Option<Number>,
    record: Option<Box<Record>>,
}

impl State {
    fn is_closed_to(&self, thread: Number) -> bool {
        self.closed_by.is_some_and(|closer| closer != thread)
    }

    #[inline(always)]
    fn note(&mut self, thread: Number, event: Event) {
        if let Some(record) = &mut self.record {
            record.note(thread, event);
        }
    }
}

impl Default for Gil {
    fn default() -> Gil {
        Gil::over(System::new(State::default()))
    }
}

impl<M: Monitor<State>> Gil<M> {
    pub fn over(monitor: M) -> Gil<M> {
        Gil { interval: AtomicU64::new(5000), monitor }
    }

    /// How long a thread waits before it asks for the lock.
    pub fn interval(&self) -> Duration {
        Duration::from_micros(self.interval.load(Ordering::Relaxed))
    }

    pub fn set_interval(&self, microseconds: u64) {
        self.interval.store(microseconds, Ordering::Relaxed);
    }

    /// Waits for the lock and takes it.
    pub fn acquire(&self, me: Number, request: &impl Request) -> Result<(), Closed> {
        let mut state = self.monitor.lock();
        state.waiting += 1;
        self.take(me, state, request)
    }

    /// Takes the lock for a thread that is counted as waiting.
    fn take<'a>(&'a self, me: Number, mut state: M::Guard<'a>, request: &impl Request) -> Result<(), Closed> {
        if state.held {
            state.note(me, Event::Waits);
        }
        while state.held && !state.is_closed_to(me) {
            let before = state.switches;
            let (guard, timed_out) = self.monitor.wait_for(Condition::Free, state, self.interval());
            state = guard;
            if !timed_out && state.held {
                state.note(me, Event::WakesInVain);
            }
            if timed_out && state.held && state.switches == before {
                request.raise();
                let holder = state.last_holder;
                state.note(holder, Event::IsAsked);
            }
        }
        state.waiting -= 1;
        if state.is_closed_to(me) {
            return Err(Closed);
        }
        state.held = true;
        if state.last_holder != me {
            state.last_holder = me;
            state.switches += 1;
        }
        request.lower();
        state.note(me, Event::Takes);
        drop(state);
        self.monitor.notify_all(Condition::Switched);
        Ok(())
    }

    /// The holder gives the lock up.
    pub fn release(&self, me: Number) {
        let mut state = self.monitor.lock();
        state.held = false;
        let wanted = state.waiting > 0;
        state.note(me, Event::Releases { wanted });
        if wanted {
            self.monitor.notify_one(Condition::Free);
        }
    }

    /// The holder, who was asked for the lock, lets a thread that waits have its turn, and takes it again.
    pub fn hand_over(&self, me: Number, request: &impl Request) -> Result<(), Closed> {
        let mut state = self.monitor.lock();
        if state.waiting == 0 || state.closed_by.is_some() {
            request.lower();
            return Ok(());
        }
        state.held = false;
        state.note(me, Event::HandsOver);
        // Before it has woken up: else the next holder could not hand it back at its next instruction.
        state.waiting += 1;
        self.monitor.notify_one(Condition::Free);
        while state.last_holder == me {
            state = self.monitor.wait(Condition::Switched, state);
        }
        self.take(me, state, request)
    }

    /// The holder ends the program: from now on every other thread that wants the lock is told that it is closed.
    pub fn close(&self, me: Number) {
        self.monitor.lock().closed_by = Some(me);
        self.monitor.notify_all(Condition::Free);
    }

    /// Runs `fork(2)` while no thread is inside the lock. In the child, where the holder is the only thread, nobody waits.
    pub fn fork(&self, fork: impl FnOnce() -> io::Result<i32>) -> io::Result<i32> {
        let mut state = self.monitor.lock();
        let child = fork()?;
        if child == 0 {
            state.waiting = 0;
            state.record = None;
        }
        Ok(child)
    }

    /// Begins to record, or records anew. Called by the holder.
    pub fn record(&self, me: Number) {
        let mut record = Box::new(Record::new());
        record.note(me, Event::Takes);
        self.monitor.lock().record = Some(record);
    }

    /// Says in what is recorded what a thread is called.
    pub fn name(&self, thread: Number, name: String) {
        if let Some(record) = &mut self.monitor.lock().record {
            record.threads.entry(thread).or_default().name = Some(name);
        }
    }

    /// What was recorded up to now; none if nothing is. Called by the holder.
    pub fn recorded(&self) -> Option<Record> {
        let state = self.monitor.lock();
        state.record.as_ref().map(|record| record.up_to_now())
    }
}
