//! The lock's protocol in every order in which a few threads can run. `tests/gil_mutations.py` shows that these tests
//! notice mistakes: each line of the protocol is taken out in turn.

mod common;

use common::{Interpreter, clock, explore};
use loom::sync::Arc;
use loom::thread::{self, JoinHandle};
use minivm_gil::{Closed, Number};

/// A thread that takes the lock once.
fn turn(interpreter: &Arc<Interpreter>, me: Number) -> JoinHandle<()> {
    let interpreter = interpreter.clone();
    thread::spawn(move || {
        interpreter.acquire(me).unwrap();
        interpreter.release(me);
    })
}

/// Three threads, none of which is asked to give it up.
#[test]
fn one_thread_at_a_time_has_the_lock() {
    explore(3, || {
        let (interpreter, _) = Interpreter::new();
        let others = [2, 3].map(|me| turn(&interpreter, me));
        interpreter.acquire(1).unwrap();
        interpreter.release(1);
        others.into_iter().for_each(|other| other.join().unwrap());
        interpreter.acquire(1).unwrap();
        assert_eq!(interpreter.touched(), 7);
    });
}

/// A thread computes and never blocks; another one wants the lock. Nobody but the clock brings the request about.
#[test]
fn who_waits_for_an_interval_asks_and_gets_its_turn() {
    explore(3, || {
        let (interpreter, model) = Interpreter::new();
        interpreter.acquire(1).unwrap();
        let other = turn(&interpreter, 2);
        let ticking = thread::spawn(move || model.tick_when_waited());
        interpreter.compute_until_asked();
        ticking.join().unwrap();
        let before = interpreter.touched();
        interpreter.hand_over(1).unwrap();
        assert_eq!(interpreter.touched() - before, 4, "the other thread had it in between");
        interpreter.release(1);
        other.join().unwrap();
    });
}

/// Two threads that hand over whenever they are asked, and an interval that may pass at any time.
#[test]
fn a_hand_over_gives_another_thread_its_turn_or_nobody_waits() {
    explore(2, || {
        let (interpreter, model) = Interpreter::new();
        let clock = clock(model, 1);
        let run = |interpreter: &Interpreter, me| {
            interpreter.acquire(me).unwrap();
            if interpreter.is_asked() {
                interpreter.hand_over(me).unwrap();
            }
            interpreter.release(me);
        };
        let other = {
            let interpreter = interpreter.clone();
            thread::spawn(move || run(&interpreter, 2))
        };
        run(&interpreter, 1);
        other.join().unwrap();
        clock.join().unwrap();
        interpreter.acquire(1).unwrap();
        assert!(!interpreter.is_asked(), "who takes it answers the request");
    });
}

/// The thread that asked was told that the program has ended, and is gone.
#[test]
fn a_request_of_which_nobody_is_left_is_taken_back() {
    explore(3, || {
        let (interpreter, model) = Interpreter::new();
        interpreter.acquire(1).unwrap();
        let clock = clock(model, 1);
        let other = {
            let interpreter = interpreter.clone();
            thread::spawn(move || interpreter.acquire(2))
        };
        interpreter.close(1);
        assert_eq!(other.join().unwrap(), Err(Closed));
        clock.join().unwrap();
        interpreter.hand_over(1).unwrap();
        assert!(!interpreter.is_asked());
        interpreter.release(1);
    });
}

/// As in the child of a `fork`, where a request may stand although the thread that asked is gone.
#[test]
fn who_hands_over_where_nobody_waits_goes_on() {
    explore(3, || {
        let (interpreter, _) = Interpreter::new();
        interpreter.acquire(1).unwrap();
        let other = turn(&interpreter, 2);
        interpreter.release(1);
        other.join().unwrap();
        interpreter.acquire(1).unwrap();
        interpreter.hand_over(1).unwrap();
        interpreter.release(1);
    });
}

/// Nobody's time runs out: whoever waits is told when the lock is free.
#[test]
fn who_waits_is_woken_without_a_timeout() {
    explore(3, || {
        let (interpreter, _) = Interpreter::new();
        interpreter.acquire(1).unwrap();
        let others = [2, 3].map(|me| turn(&interpreter, me));
        interpreter.hand_over(1).unwrap();
        interpreter.release(1);
        others.into_iter().for_each(|other| other.join().unwrap());
    });
}

/// The program ends while others wait, hold it, or are about to want it.
#[test]
fn once_closed_only_the_closer_gets_the_lock() {
    explore(3, || {
        let (interpreter, model) = Interpreter::new();
        let clock = clock(model, 1);
        let other = {
            let interpreter = interpreter.clone();
            thread::spawn(move || {
                let had = interpreter.acquire(2).and_then(|()| interpreter.hand_over(2));
                if had.is_ok() {
                    interpreter.release(2);
                }
                interpreter.acquire(2).map(|()| interpreter.release(2))
            })
        };
        interpreter.acquire(1).unwrap();
        interpreter.close(1);
        let before = interpreter.touched();
        // What the end of a program does: finalizers compute, files are closed.
        interpreter.hand_over(1).unwrap();
        interpreter.release(1);
        interpreter.acquire(1).unwrap();
        assert_eq!(interpreter.touched() - before, 4, "nobody else had it");
        interpreter.release(1);
        let _had_before = other.join().unwrap();
        clock.join().unwrap();
        assert_eq!(interpreter.acquire(2), Err(Closed));
    });
}
