//! What happens when a count may have reached zero.
//!
//! No Python code runs here. An object that needs some to die (a finalizer, a suspended generator that minds being
//! closed, a weakref callback) is queued with its count back at one; all others die at once, nested to a bound and then in
//! turn, so that a long chain of objects cannot overflow the stack (CPython's trashcan).

use std::ptr::NonNull;

use super::payload::free_payload;
use super::{FINALIZED, Header, Heap, Kind, Object, Page, Payload, Pending, WEAK};
use crate::objects::attrs;
use crate::objects::instance::Instance;
use crate::objects::types::{self, Type};
use crate::value::{Value, Word};

/// How deep releases nest before they are put off; CPython's `PyTrash_UNWIND_LEVEL`.
const MAX_DEPTH: u32 = 50;

/// Counts an object down, and releases it if that was the last count.
///
/// # Safety
/// The caller owns a count of the live object and hands it over.
#[inline(always)]
pub(crate) unsafe fn release(object: NonNull<Header>) {
    // SAFETY: the object is live.
    if unsafe { object.as_ref() }.release() {
        // SAFETY: that was the last count.
        unsafe { dispose(object) }
    }
}

/// Counts the object of a pointer word down; whether it died of it.
///
/// # Safety
/// The caller owns a count of the live object and hands it over.
#[inline(always)]
pub(crate) unsafe fn let_go(word: u64) -> bool {
    let object = word as *mut Header;
    // SAFETY: the object is live.
    if unsafe { &*object }.release() {
        // SAFETY: that was the last count.
        unsafe { dispose(NonNull::new_unchecked(object)) };
        true
    } else {
        false
    }
}

/// Counts the object of a pointer word down; whether that was the last count. The caller destroys it then.
///
/// # Safety
/// As for [`let_go`].
#[inline(always)]
pub(crate) unsafe fn count_down(word: u64) -> bool {
    // SAFETY: the object is live.
    unsafe { (*(word as *mut Header)).release() }
}

/// Destroys an object that [`count_down`] has taken the last count of.
///
/// # Safety
/// The object's count is zero.
pub(crate) unsafe fn dispose_word(word: u64) {
    // SAFETY: the caller's promise.
    unsafe { dispose(NonNull::new_unchecked(word as *mut Header)) }
}

/// # Safety
/// The object's count has just become zero.
#[inline(never)]
unsafe fn dispose(object: NonNull<Header>) {
    // SAFETY: the page header of a live object is readable, and the heap outlives its pages.
    unsafe {
        let page = Page::of(object).as_ref();
        let heap = &*page.heap;
        let is_marked = || page.is_marked(object, FINALIZED) || page.is_marked(object, WEAK);
        if (page.marks.get() & (FINALIZED | WEAK) != 0 && is_marked())
            || heap.release_depth.get() >= MAX_DEPTH
        {
            return dispose_slowly(heap, object);
        }
        (object.as_ref().kind().info().dispose)(heap, object);
    }
}

/// [`dispose`] of an object with payload `T`, less deep than the bound and without a mark.
///
/// # Safety
/// As for [`dispose`].
pub(super) unsafe fn dispose_payload<T: Payload>(heap: &Heap, object: NonNull<Header>) {
    // SAFETY: the caller's promise; nothing else refers to the object.
    unsafe {
        let header = object.as_ref();
        let by_all_rules = match T::KIND {
            Kind::Instance | Kind::Generator => types::runs_at_death(header),
            Kind::WeakRef => true,
            _ => header.shape() != 0,
        };
        if by_all_rules {
            return dispose_slowly(heap, object);
        }
        if T::KIND == Kind::Str {
            heap.forget_interned(object);
        }
        if T::KIND != Kind::Instance && (T::LEAF || !std::mem::needs_drop::<T>()) {
            return heap.free_cell(object);
        }
        let depth = heap.release_depth.get();
        heap.release_depth.set(depth + 1);
        if T::KIND == Kind::Instance {
            destroy_instance(heap, Page::of(object).as_ref(), object);
        } else {
            free_payload::<T>(heap, object);
        }
        heap.release_depth.set(depth);
        if depth == 0 {
            release_deferred(heap);
        }
    }
}

/// [`dispose`] by all the rules.
///
/// # Safety
/// As for [`dispose`].
#[inline(never)]
unsafe fn dispose_slowly(heap: &Heap, object: NonNull<Header>) {
    // SAFETY: the object is still whole.
    if unsafe { needs_python(heap, object) } {
        return;
    }
    let depth = heap.release_depth.get();
    if depth >= MAX_DEPTH {
        heap.deferred.borrow_mut().push(object);
        return;
    }
    heap.release_depth.set(depth + 1);
    // SAFETY: nothing else refers to the object.
    unsafe { destroy(heap, object) };
    heap.release_depth.set(depth);
    if depth == 0 {
        release_deferred(heap);
    }
}

/// Releases what was put off, each from depth one again.
#[inline(always)]
fn release_deferred(heap: &Heap) {
    // SAFETY: a length is read; nothing else runs meanwhile.
    if unsafe { !(*heap.deferred.as_ptr()).is_empty() } {
        release_deferred_slow(heap);
    }
}

#[cold]
fn release_deferred_slow(heap: &Heap) {
    if heap.releasing_deferred.replace(true) {
        return;
    }
    heap.release_depth.set(1);
    loop {
        let next = heap.deferred.borrow_mut().pop();
        let Some(object) = next else { break };
        // SAFETY: its count was zero when it was put off, so nothing else refers to it.
        unsafe { destroy(heap, object) };
    }
    heap.release_depth.set(0);
    heap.releasing_deferred.set(false);
}

/// Queues the object if Python code must run for it to die. A generator's weak references go before it is closed, those of
/// all else behind the finalizer (`gen_dealloc` and `subtype_dealloc` in CPython).
///
/// # Safety
/// The object's count is zero and it is whole.
unsafe fn needs_python(heap: &Heap, object: NonNull<Header>) -> bool {
    // SAFETY: the caller's promise.
    unsafe {
        let callbacks_first = object.as_ref().kind() == Kind::Generator;
        callbacks_first && queue_callbacks(heap, object)
            || queue_finalizer(heap, object)
            || queue_callbacks(heap, object)
    }
}

/// # Safety
/// As for [`needs_python`].
unsafe fn queue_finalizer(heap: &Heap, object: NonNull<Header>) -> bool {
    // SAFETY: the object is whole, and so is its type.
    let (header, page) = unsafe { (object.as_ref(), Page::of(object).as_ref()) };
    if !types::runs_at_death(header) || page.is_marked(object, FINALIZED) {
        return false;
    }
    page.mark(object, FINALIZED);
    header.set_count(1);
    // SAFETY: the count just set is handed over.
    heap.push_pending(Pending::Finalize(unsafe { Value::from_word(object.as_ptr() as u64) }));
    true
}

/// Queues the callbacks of the object's weak references, which go dead.
///
/// # Safety
/// As for [`needs_python`].
unsafe fn queue_callbacks(heap: &Heap, object: NonNull<Header>) -> bool {
    // SAFETY: the object is whole.
    let (header, page) = unsafe { (object.as_ref(), Page::of(object).as_ref()) };
    if header.kind() == Kind::WeakRef {
        heap.weak.borrow_mut().forget(object);
    }
    if !page.is_marked(object, WEAK) {
        return false;
    }
    page.unmark(object, WEAK);
    let references = heap.weak.borrow_mut().remove(object);
    if references.is_empty() {
        return false;
    }
    for (reference, callback) in references {
        heap.push_pending(Pending::WeakCallback { reference, callback });
    }
    header.set_count(1);
    // SAFETY: the count just set is handed over.
    heap.push_pending(Pending::Release(unsafe { Value::from_word(object.as_ptr() as u64) }));
    true
}

/// Drops attributes and payload, and gives the cell back.
///
/// # Safety
/// Nothing refers to the object, and nothing of it has been dropped.
#[inline(always)]
unsafe fn destroy(heap: &Heap, object: NonNull<Header>) {
    // SAFETY: the object is whole, and the kind names its payload's type. Attributes go before the payload and the type's
    // count last, as in CPython's subtype_dealloc.
    unsafe {
        let class = drop_attrs(object);
        forget_name(heap, object);
        (object.as_ref().kind().info().free)(heap, object);
        if let Some(class) = class {
            release(class.cast());
        }
    }
}

/// [`destroy`] for the most common kind.
///
/// # Safety
/// As for [`destroy`]; the object is an `Instance` in `page`.
#[inline(always)]
unsafe fn destroy_instance(heap: &Heap, page: &Page, object: NonNull<Header>) {
    const PAYLOAD_END: usize = size_of::<Object<Instance>>();
    const { assert!(PAYLOAD_END.is_multiple_of(size_of::<Word>())) };
    // SAFETY: attributes lie behind the payload, which has no destructor.
    unsafe {
        let header = object.as_ref();
        let class = header.class_ptr().filter(|_| header.shape() != 0);
        if class.is_some() {
            let cell = object.cast::<u8>().as_ptr();
            attrs::drop_words(cell.add(PAYLOAD_END).cast(), cell.add(page.cell_size).cast());
        }
        heap.free_cell(object);
        if let Some(class) = class {
            release(class.cast());
        }
    }
}

/// Drops the attributes of an object that can have some; its type then, of which it owns a count.
///
/// # Safety
/// Nothing refers to the object, and its attributes have not been dropped.
#[inline(always)]
unsafe fn drop_attrs(object: NonNull<Header>) -> Option<NonNull<Object<Type>>> {
    // SAFETY: the caller's promise.
    unsafe {
        let header = object.as_ref();
        if header.shape() == 0 {
            return None;
        }
        attrs::drop_attrs(object);
        header.class_ptr()
    }
}

/// A string that dies is no longer interned.
///
/// # Safety
/// Nothing refers to the object, and it is whole.
#[inline(always)]
unsafe fn forget_name(heap: &Heap, object: NonNull<Header>) {
    // SAFETY: the caller's promise.
    if unsafe { object.as_ref() }.kind() == Kind::Str {
        heap.forget_interned(object);
    }
}

/// Drops the payloads of objects that only refer to one another, and gives their cells back.
///
/// # Safety
/// Nothing outside `garbage` refers to any of them, and no Python code can run for them any more.
pub(super) unsafe fn destroy_cycle(heap: &Heap, garbage: &[NonNull<Header>]) {
    // A count of its own keeps each cell while the payloads of the others let go of it.
    for object in garbage {
        // SAFETY: all are live.
        unsafe { object.as_ref() }.retain();
    }
    for object in garbage {
        // SAFETY: the payload is dropped once; its cell stays until the loop below.
        unsafe {
            if object.as_ref().kind() == Kind::WeakRef {
                heap.weak.borrow_mut().forget(*object);
            }
            let page = Page::of(*object).as_ref();
            if page.is_marked(*object, WEAK) {
                page.unmark(*object, WEAK);
                drop(heap.weak.borrow_mut().remove(*object));
            }
            let class = drop_attrs(*object);
            forget_name(heap, *object);
            (object.as_ref().kind().info().drop)(*object);
            if let Some(class) = class {
                release(class.cast());
            }
        }
    }
    for object in garbage {
        // SAFETY: nothing refers to the object any more.
        unsafe { heap.free_cell(*object) };
    }
}
