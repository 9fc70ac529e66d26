//! The lock over loom's threads. A clock is one of them: whenever it ticks, the switch interval of everybody who waits
//! has passed. So a timeout may come at any time, and loom tries them all.

use std::ops::{Deref, DerefMut};
use std::time::Duration;

use loom::cell::UnsafeCell;
use loom::sync::atomic::{AtomicBool, Ordering};
use loom::sync::{Arc, Condvar, Mutex, MutexGuard};
use loom::thread::{self, JoinHandle};
use minivm_gil::{Closed, Condition, Gil, Monitor, Number, Request, State};

/// A monitor whose timed waits end when its clock ticks.
#[derive(Clone)]
pub struct Model(Arc<Shared>);

struct Shared {
    inside: Mutex<Inside>,
    free: Condvar,
    switched: Condvar,
    /// Somebody waits for an interval.
    timed: Condvar,
}

struct Inside {
    state: State,
    ticks: u32,
    timed_waits: u32,
}

pub struct Guard<'a>(MutexGuard<'a, Inside>);

impl Deref for Guard<'_> {
    type Target = State;
    fn deref(&self) -> &State {
        &self.0.state
    }
}

impl DerefMut for Guard<'_> {
    fn deref_mut(&mut self) -> &mut State {
        &mut self.0.state
    }
}

impl Model {
    fn new() -> Model {
        let inside = Inside { state: State::default(), ticks: 0, timed_waits: 0 };
        Model(Arc::new(Shared {
            inside: Mutex::new(inside),
            free: Condvar::new(),
            switched: Condvar::new(),
            timed: Condvar::new(),
        }))
    }

    fn condvar(&self, condition: Condition) -> &Condvar {
        match condition {
            Condition::Free => &self.0.free,
            Condition::Switched => &self.0.switched,
        }
    }

    /// The interval of everybody who waits has passed.
    pub fn tick(&self) {
        self.0.inside.lock().unwrap().ticks += 1;
        self.0.free.notify_all();
    }

    /// The same, once somebody waits.
    pub fn tick_when_waited(&self) {
        let mut inside = self.0.inside.lock().unwrap();
        while inside.timed_waits == 0 {
            inside = self.0.timed.wait(inside).unwrap();
        }
        inside.ticks += 1;
        self.0.free.notify_all();
    }
}

impl Monitor<State> for Model {
    type Guard<'a> = Guard<'a>;

    fn lock(&self) -> Guard<'_> {
        Guard(self.0.inside.lock().unwrap())
    }

    fn wait<'a>(&'a self, condition: Condition, guard: Guard<'a>) -> Guard<'a> {
        Guard(self.condvar(condition).wait(guard.0).unwrap())
    }

    fn wait_for<'a>(&'a self, condition: Condition, mut guard: Guard<'a>, _: Duration) -> (Guard<'a>, bool) {
        let before = guard.0.ticks;
        guard.0.timed_waits += 1;
        self.0.timed.notify_all();
        let mut guard = self.wait(condition, guard);
        guard.0.timed_waits -= 1;
        let timed_out = guard.0.ticks != before;
        (guard, timed_out)
    }

    fn notify_one(&self, condition: Condition) {
        self.condvar(condition).notify_one();
    }

    fn notify_all(&self, condition: Condition) {
        self.condvar(condition).notify_all();
    }
}

struct Breaker(AtomicBool);

impl Request for Breaker {
    fn raise(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn lower(&self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

/// An interpreter: a lock, the breaker, and what the lock guards: who touched it last, and how often it was touched.
pub struct Interpreter {
    gil: Gil<Model>,
    breaker: Breaker,
    guarded: UnsafeCell<(Number, u32)>,
}

impl Interpreter {
    /// Also gives the monitor, for the clock.
    pub fn new() -> (Arc<Interpreter>, Model) {
        let model = Model::new();
        let gil = Gil::over(model.clone());
        let breaker = Breaker(AtomicBool::new(false));
        (Arc::new(Interpreter { gil, breaker, guarded: UnsafeCell::new((0, 0)) }), model)
    }

    pub fn acquire(&self, me: Number) -> Result<(), Closed> {
        self.gil.acquire(me, &self.breaker)?;
        self.touch(me);
        Ok(())
    }

    pub fn release(&self, me: Number) {
        self.touch(me);
        self.gil.release(me);
    }

    pub fn hand_over(&self, me: Number) -> Result<(), Closed> {
        self.touch(me);
        self.gil.hand_over(me, &self.breaker)?;
        self.touch(me);
        Ok(())
    }

    pub fn close(&self, me: Number) {
        self.gil.close(me);
        self.touch(me);
    }

    pub fn is_asked(&self) -> bool {
        self.breaker.0.load(Ordering::Relaxed)
    }

    /// Computes until another thread asks for the lock.
    pub fn compute_until_asked(&self) {
        while !self.is_asked() {
            thread::yield_now();
        }
    }

    /// What only the holder may do: loom fails where two threads do it at once.
    pub fn touch(&self, me: Number) {
        // SAFETY: the lock is held; loom says if it is not.
        self.guarded.with_mut(|guarded| unsafe { *guarded = (me, (*guarded).1 + 1) });
    }

    /// How often the holder of the lock, or another one, has touched what it guards.
    pub fn touched(&self) -> u32 {
        // SAFETY: as above.
        self.guarded.with(|guarded| unsafe { (*guarded).1 })
    }
}

/// A thread that ticks so many times.
pub fn clock(model: Model, ticks: u32) -> JoinHandle<()> {
    thread::spawn(move || (0..ticks).for_each(|_| model.tick()))
}

/// Tries every order in which so many threads can run that has at most so many preemptions.
pub fn explore(preemptions: usize, run: impl Fn() + Sync + Send + 'static) {
    let mut model = loom::model::Builder::new();
    model.preemption_bound = Some(preemptions);
    model.check(run);
}
