//! The guest's threads: threads of the operating system, each with its state, of which one at a time has the GIL.

use std::cell::{Cell, RefCell};
use std::io;
use std::os::unix::thread::JoinHandleExt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr::NonNull;

use gil::Closed;

use super::state::{Interp, Thread};
use super::{lock_order, platform};
use crate::objects::weakref::WeakRef;
use crate::value::{Ref, release};
use crate::vm::Vm;

/// Bytes of the Rust stack that are left when RecursionError is raised.
const STACK_MARGIN: usize = 256 << 10;
/// Bytes of a new thread's stack, unless `threading.stack_size` says otherwise.
const STACK: usize = 8 << 20;

/// What an interpreter knows of its threads.
#[derive(Default)]
pub(crate) struct Threads {
    /// The number of the thread that entered the interpreter from outside: the one whose signals are handled.
    pub first: Cell<u64>,
    /// How many the guest has started that have not ended.
    pub started: Cell<usize>,
    /// All that have had the GIL and have not ended, the oldest first.
    all: RefCell<Vec<NonNull<Thread>>>,
    /// The number that the last thread was given.
    pub numbered: Cell<gil::Number>,
    /// `threading.stack_size()`; 0 for the default.
    pub stack_size: Cell<usize>,
    /// The `_thread._local` objects there are, which may keep something for a thread that ends.
    pub locals: RefCell<Vec<Ref<WeakRef>>>,
}

impl Threads {
    /// A new thread's number.
    pub(crate) fn number(&self) -> gil::Number {
        self.numbered.set(self.numbered.get().wrapping_add(1));
        self.numbered.get()
    }

    /// A thread is there from now on.
    ///
    /// # Safety
    /// Its state lives until it is [forgotten](Threads::forget).
    pub(super) unsafe fn know(&self, thread: NonNull<Thread>) {
        self.all.borrow_mut().push(thread);
    }

    fn forget(&self, thread: NonNull<Thread>) {
        self.all.borrow_mut().retain(|known| *known != thread);
    }

    /// In the child of a `fork`, where this thread is the only one.
    pub(super) fn forget_others(&self, thread: &Thread) {
        self.all.borrow_mut().retain(|known| *known == NonNull::from(thread));
        self.started.set(0);
    }

    pub(crate) fn any_left(&self) -> bool {
        self.started.get() > 0
    }
}

/// Looks at the state of each thread, the oldest first. None of the others runs meanwhile.
pub(crate) fn each(vm: &Vm, mut look: impl FnMut(&Thread)) {
    let all = vm.interp().threads.all.borrow();
    // SAFETY: whoever is in the list lives, and its state is all cells, which change under the GIL alone.
    all.iter().for_each(|thread| look(unsafe { thread.as_ref() }));
}

/// Sets how deep calls may be: as the recursion limit says, or as every thread has frames for.
pub(crate) fn bound_calls(interp: &Interp) {
    let all = interp.threads.all.borrow();
    // SAFETY: whoever is in the list lives, and what its stack holds does not change.
    let fitting = all.iter().map(|thread| unsafe { thread.as_ref() }.frames.capacity);
    interp.breaker.set_call_limit(fitting.fold(interp.recursion_limit.get(), u32::min));
}

/// Takes the GIL on the thread that the token is of. Does not return once another thread ends the program.
pub(crate) fn take_gil(vm: &Vm) {
    if cfg!(not(feature = "single-threaded")) {
        let interp = vm.interp();
        stop_if(interp.gil.acquire(vm.thread().number, &interp.breaker));
    }
    lock_order::taken();
}

/// Gives the GIL up, until [`take_gil`].
pub(crate) fn give_gil_up(vm: &Vm) {
    lock_order::given_up();
    if cfg!(not(feature = "single-threaded")) {
        vm.interp().gil.release(vm.thread().number);
    }
}

/// Lets a thread that waits for the GIL have its turn.
#[cold]
pub(crate) fn hand_over(vm: &mut Vm) {
    let interp = vm.interp();
    stop_if(interp.gil.hand_over(vm.thread().number, &interp.breaker));
}

/// A thread that wants the GIL after the program's end stops where it is: what it holds is in use for ever.
fn stop_if(closed: Result<(), Closed>) {
    while closed.is_err() {
        std::thread::park();
    }
}

/// Releases the GIL when dropped.
struct Held<'a>(&'a Interp, gil::Number);

impl Drop for Held<'_> {
    fn drop(&mut self) {
        lock_order::given_up();
        self.0.gil.release(self.1);
    }
}

/// Runs `f` with the token on `thread`, under the GIL.
///
/// # Safety
/// Both are live, and nobody else uses the thread's state meanwhile.
pub(super) unsafe fn on_thread<R>(
    interp: NonNull<Interp>,
    thread: NonNull<Thread>,
    f: impl FnOnce(&mut Vm) -> R,
) -> R {
    // SAFETY: the caller's promise; what other threads may touch at the same time is made for it.
    let shared = unsafe { interp.as_ref() };
    // SAFETY: as above.
    let number = unsafe { thread.as_ref().number };
    stop_if(shared.gil.acquire(number, &shared.breaker));
    lock_order::taken();
    let _held = Held(shared, number);
    // SAFETY: the GIL is held, and the thread's state is this call's alone.
    unsafe {
        let limit = match platform::stack_low() {
            0 => 0,
            low => low + STACK_MARGIN,
        };
        thread.as_ref().stack_limit.set(limit);
        thread.as_ref().ident.set(platform::thread_ident());
        f(&mut Vm::new(interp, thread))
    }
}

/// What a new thread begins with.
struct Start<F> {
    interp: NonNull<Interp>,
    thread: NonNull<Thread>,
    body: F,
}

// SAFETY: the pointers and what the body owns are touched by the new thread only once it has the GIL.
unsafe impl<F> Send for Start<F> {}

impl<F: FnOnce(&mut Vm)> Start<F> {
    fn run(self) {
        let Start { interp, thread, body } = self;
        // SAFETY: the interpreter outlives its threads (`free` sees to that), and this one's state is its own.
        unsafe {
            on_thread(interp, thread, |vm| {
                interp.as_ref().threads.know(thread);
                bound_calls(interp.as_ref());
                // A panic is a mistake of the VM; here it ends the thread, and its message has been printed.
                let _ = catch_unwind(AssertUnwindSafe(|| body(vm)));
                interp.as_ref().threads.forget(thread);
                let state = Box::from_raw(thread.as_ptr());
                release(state.handled.replace(0));
                drop(state);
                let threads = &interp.as_ref().threads;
                threads.started.set(threads.started.get() - 1);
            });
        }
    }
}

/// Starts a thread that runs `body`. Gives its number.
pub(crate) fn start(vm: &Vm, body: impl FnOnce(&mut Vm) + 'static) -> io::Result<u64> {
    if cfg!(feature = "single-threaded") {
        return Err(io::ErrorKind::Unsupported.into());
    }
    let threads = &vm.interp().threads;
    let thread = Box::new(Thread::new(threads.number())?);
    let stack = match threads.stack_size.get() {
        0 => STACK,
        // What is left for raising RecursionError is the VM's own need, not the program's.
        size => size + STACK_MARGIN,
    };
    let start = Start { interp: NonNull::from(vm.interp()), thread: NonNull::from(Box::leak(thread)), body };
    threads.started.set(threads.started.get() + 1);
    let state = start.thread;
    match std::thread::Builder::new().stack_size(stack).spawn(move || start.run()) {
        Ok(handle) => Ok(handle.as_pthread_t()),
        Err(error) => {
            threads.started.set(threads.started.get() - 1);
            // SAFETY: the thread that would have had it does not exist.
            drop(unsafe { Box::from_raw(state.as_ptr()) });
            Err(error)
        }
    }
}
