//! Real threads that want the lock, and what it guards: for ThreadSanitizer (`tests/long/thread_sanitizer.py`).
//!
//!     contend THREADS SWITCHES [race]
//!
//! The threads compute until so many switches were forced, and block now and then. With `race`, one of them also touches
//! what the lock guards without having it, which ThreadSanitizer must report.

use std::cell::UnsafeCell;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread;

use minivm_gil::{Gil, Number, Request};

#[derive(Default)]
struct Breaker(AtomicBool);

impl Request for Breaker {
    fn raise(&self) {
        self.0.store(true, Ordering::Relaxed);
    }

    fn lower(&self) {
        self.0.store(false, Ordering::Relaxed);
    }
}

#[derive(Default)]
struct Interpreter {
    gil: Gil,
    breaker: Breaker,
    /// How often it was touched: by the holder of the lock alone.
    guarded: UnsafeCell<u64>,
    touched: AtomicU64,
    switched: AtomicU64,
}

// SAFETY: the cell is touched under the lock, or on purpose.
unsafe impl Sync for Interpreter {}

impl Interpreter {
    fn touch(&self) {
        // SAFETY: as the caller says.
        unsafe { *self.guarded.get() += 1 };
        self.touched.fetch_add(1, Ordering::Relaxed);
    }

    fn compute(&self, me: Number, switches: u64, race: bool) {
        let ours = "the lock is never closed";
        self.gil.acquire(me, &self.breaker).expect(ours);
        for step in 0_u64.. {
            self.touch();
            if self.breaker.0.load(Ordering::Relaxed) {
                self.gil.hand_over(me, &self.breaker).expect(ours);
                if self.switched.fetch_add(1, Ordering::Relaxed) >= switches {
                    break;
                }
            }
            if step % 1000 == u64::from(me) {
                self.gil.release(me);
                if race && me == 1 {
                    self.touch();
                }
                thread::yield_now();
                self.gil.acquire(me, &self.breaker).expect(ours);
                if self.switched.load(Ordering::Relaxed) >= switches {
                    break;
                }
            }
        }
        self.gil.release(me);
    }
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let number = |index: usize| arguments.get(index).and_then(|a| a.parse::<u64>().ok());
    let (Some(threads), Some(switches)) = (number(0), number(1)) else {
        eprintln!("usage: contend THREADS SWITCHES [race]");
        std::process::exit(2);
    };
    let race = arguments.get(2).is_some_and(|word| word == "race");
    let interpreter = Interpreter::default();
    interpreter.gil.set_interval(1);
    thread::scope(|scope| {
        let interpreter = &interpreter;
        let start = |me| scope.spawn(move || interpreter.compute(me as Number, switches, race));
        let all: Vec<_> = (1..=threads).map(start).collect();
        // Here and not at the scope's end, whose waiting ThreadSanitizer does not see.
        all.into_iter().for_each(|thread| thread.join().expect("it ends"));
    });
    let touched = interpreter.touched.into_inner();
    println!("{} switches forced, {touched} touches", interpreter.switched.into_inner());
    assert!(race || touched == interpreter.guarded.into_inner(), "a touch was lost");
}
