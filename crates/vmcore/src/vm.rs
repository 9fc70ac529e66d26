//! The token: who may touch the heap, and in which way.
//!
//! `&mut Vm` may run Python code and mutate any object; `&Vm` may read objects, allocate and raise. It exists only
//! inside [`Interpreter::enter`](crate::Interpreter::enter), under the interpreter's GIL, and cannot leave the thread.
//! What drops touch (heap, registers, interpreter state) sits behind raw pointers, never inside `Vm` itself.

use std::marker::PhantomData;
use std::ptr::NonNull;

use crate::heap::{Heap, Kind, NoMemory, Payload};
use crate::objects::exception::Exception;
use crate::objects::str::Str;
use crate::objects::types::Type;
use crate::runtime::{Interp, Thread};
use crate::value::Ref;

/// A Python exception is on its way: it sits in the thread's state. Whoever gets this passes it on or takes it.
#[derive(Debug)]
#[must_use]
pub struct Raised(());

/// What may run Python code, or may raise, returns this.
pub type Res<T> = Result<T, Raised>;

impl From<NoMemory> for Raised {
    /// The exception is made when somebody looks: an empty exception state means MemoryError.
    fn from(_: NoMemory) -> Raised {
        Raised(())
    }
}

/// The token.
pub struct Vm {
    interp: NonNull<Interp>,
    thread: NonNull<Thread>,
    heap: NonNull<Heap>,
    /// Not `Send`, not `Sync`.
    marker: PhantomData<*mut ()>,
}

impl Vm {
    /// # Safety
    /// The caller holds the interpreter's GIL for as long as the token lives, on the thread that `thread` belongs to,
    /// and no other token of this thread is in use meanwhile.
    pub(crate) unsafe fn new(interp: NonNull<Interp>, thread: NonNull<Thread>) -> Vm {
        // SAFETY: the interpreter is live.
        let heap = unsafe { NonNull::from(&**interp.as_ref().heap) };
        Vm { interp, thread, heap, marker: PhantomData }
    }

    #[inline(always)]
    pub fn heap(&self) -> &Heap {
        // SAFETY: the heap outlives the token; it is all cells.
        unsafe { self.heap.as_ref() }
    }

    #[inline(always)]
    pub(crate) fn interp(&self) -> &Interp {
        // SAFETY: the interpreter outlives the token; it is all cells.
        unsafe { self.interp.as_ref() }
    }

    #[inline(always)]
    pub(crate) fn thread(&self) -> &Thread {
        // SAFETY: the thread's state outlives the token; it is all cells.
        unsafe { self.thread.as_ref() }
    }

    /// Allocates an object of exactly the builtin type of its kind.
    #[inline(always)]
    pub fn alloc<T: Payload>(&self, payload: T) -> Ref<T> {
        self.heap().alloc(self.interp().type_of_kind(T::KIND), 0, payload)
    }

    /// Allocates an object of exactly a builtin type that shares its payload kind with others, and that wherever exactness
    /// is asked for is as good as these.
    pub fn alloc_as<T: Payload>(&self, class: &Ref<Type>, payload: T) -> Ref<T> {
        self.heap().alloc(Some(class), 0, payload)
    }

    /// The builtin type whose instances have payload `kind`.
    #[inline(always)]
    pub fn type_of_kind(&self, kind: Kind) -> Option<&Ref<Type>> {
        self.interp().type_of_kind(kind)
    }

    // ---- Exceptions ------------------------------------------------------------------------------------------------

    /// Raises an exception object.
    #[cold]
    pub fn raise(&self, exception: Ref<Exception>) -> Raised {
        self.thread().raised.set(Some(exception));
        Raised(())
    }

    /// Takes the exception on its way.
    pub fn take_raised(&self, _: Raised) -> Ref<Exception> {
        match self.thread().raised.take() {
            Some(exception) => exception,
            None => crate::objects::exception::memory_error(self),
        }
    }

    /// Whether an exception object is on its way.
    pub(crate) fn raised_again(&self) -> Raised {
        Raised(())
    }

    // ---- Strings ---------------------------------------------------------------------------------------------------

    /// The interned string of `text`.
    pub fn intern(&self, text: &str) -> Ref<Str> {
        crate::objects::str::intern_utf8(self, text)
    }

    /// A new string; it may be the shared empty or one-character one.
    pub fn str(&self, text: &str) -> Res<Ref<Str>> {
        Ok(crate::objects::str::from_utf8(self, text)?)
    }

    // ---- Limits ----------------------------------------------------------------------------------------------------

    /// Charges `n` steps of a native loop whose length the program chooses. Runs no Python and switches no thread; can
    /// raise: memory, interrupt, budget.
    #[inline(always)]
    pub fn tick(&self, n: u64) -> Res<()> {
        let left = self.thread().ticks.get();
        if left >= n {
            self.thread().ticks.set(left - n);
            Ok(())
        } else {
            self.tick_slow(n)
        }
    }

    #[cold]
    fn tick_slow(&self, n: u64) -> Res<()> {
        crate::runtime::breaker::tick(self, n)
    }
}
