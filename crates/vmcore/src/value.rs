//! A Python value in one 64-bit word.
//!
//! | top 16 bits       | meaning |
//! |-------------------|---------|
//! | `0x0000`          | a pointer to a heap object (never null in a [`Value`]); the word 0 is *no value* |
//! | `0x0001`          | an immediate: `None`, `False`, `True`, `Ellipsis`, `NotImplemented`; never 2^48 itself |
//! | `0x0002..=0xFFFE` | a double, its bits offset by 2^49; NaNs are canonical (payload lost, sign kept) |
//! | `0xFFFF`          | an integer of 48 bits, two's complement |
//!
//! `Value` owns a count of what it points to: `Clone` counts up, `Drop` counts down. Dropping never runs Python code:
//! what has to (`__del__`, generators, weakref callbacks) is queued by the heap.

use std::marker::PhantomData;
use std::mem::ManuallyDrop;
use std::num::NonZeroU64;
use std::ops::Deref;
use std::ptr::NonNull;

use crate::heap::{self, Header, Kind, Object, Payload};

const IMMEDIATE: u64 = 0x0001 << 48;
const DOUBLE_OFFSET: u64 = 1 << 49;
const INT_TAG: u64 = 0xFFFF << 48;

/// The raw word of a value, or 0 for *no value*: what registers hold.
pub type Word = u64;

/// Greatest integer that is not on the heap.
pub const SMALL_INT_MAX: i64 = (1 << 47) - 1;
/// Least integer that is not on the heap.
pub const SMALL_INT_MIN: i64 = -(1 << 47);

/// An owned Python value.
#[repr(transparent)]
pub struct Value(NonZeroU64, PhantomData<*mut ()>);

const fn immediate(n: u64) -> Value {
    assert!(!is_object(IMMEDIATE | n));
    Value(NonZeroU64::new(IMMEDIATE | n).unwrap(), PhantomData)
}

impl Value {
    pub const FALSE: Value = immediate(2);
    pub const TRUE: Value = immediate(3);
    pub const NONE: Value = immediate(4);
    pub const ELLIPSIS: Value = immediate(5);
    pub const NOT_IMPLEMENTED: Value = immediate(6);

    #[inline(always)]
    pub const fn bool(b: bool) -> Value {
        immediate(2 | b as u64)
    }

    /// The value of `i`, if it fits into 48 bits.
    #[inline(always)]
    pub fn small_int(i: i64) -> Option<Value> {
        if (i << 16) >> 16 == i { Some(Value::small_int_wrapping(i)) } else { None }
    }

    /// The value of the low 48 bits of `i`.
    #[inline(always)]
    pub fn small_int_wrapping(i: i64) -> Value {
        // SAFETY: the tag makes the word non-zero, and an integer's word points to nothing.
        unsafe { Value::from_word(INT_TAG | (i as u64 & !INT_TAG)) }
    }

    #[inline(always)]
    pub fn float(f: f64) -> Value {
        let bits = if f.is_nan() { (f.to_bits() & (1 << 63)) | 0x7FF8_0000_0000_0000 } else { f.to_bits() };
        // SAFETY: the offset makes the word non-zero, and a double's word points to nothing.
        unsafe { Value::from_word(bits.wrapping_add(DOUBLE_OFFSET)) }
    }

    /// As [`Value::float`] for a number that is no NaN with a payload, such as the result of arithmetic on values.
    #[inline(always)]
    pub fn float_of_canonical(f: f64) -> Value {
        debug_assert!(!f.is_nan() || f.to_bits() << 1 == 0x7FF8_0000_0000_0000 << 1);
        // SAFETY: as in `float`.
        unsafe { Value::from_word(f.to_bits().wrapping_add(DOUBLE_OFFSET)) }
    }

    /// # Safety
    /// `word` must be the word of a value whose count the caller hands over; never 0.
    #[inline(always)]
    pub unsafe fn from_word(word: Word) -> Value {
        // SAFETY: the caller promises that `word` is not 0.
        Value(unsafe { NonZeroU64::new_unchecked(word) }, PhantomData)
    }

    /// The word, together with the count it owns.
    #[inline(always)]
    pub fn into_word(self) -> Word {
        ManuallyDrop::new(self).0.get()
    }

    /// The word; the count stays with `self`.
    #[inline(always)]
    pub fn word(&self) -> Word {
        self.0.get()
    }

    /// Reads a register as a value without taking its count.
    ///
    /// # Safety
    /// The register must hold a value (not 0) for as long as the reference lives.
    #[inline(always)]
    pub unsafe fn at<'a>(register: *const Word) -> &'a Value {
        // SAFETY: `Value` is a transparent word; the caller promises that it is one.
        unsafe { &*register.cast::<Value>() }
    }

    #[inline(always)]
    pub fn is_pointer(&self) -> bool {
        is_pointer(self.word())
    }

    #[inline(always)]
    pub fn is_none(&self) -> bool {
        self.word() == Value::NONE.word()
    }

    #[inline(always)]
    pub fn is_true(&self) -> bool {
        self.word() == Value::TRUE.word()
    }

    #[inline(always)]
    pub fn is_false(&self) -> bool {
        self.word() == Value::FALSE.word()
    }

    #[inline(always)]
    pub fn is_not_implemented(&self) -> bool {
        self.word() == Value::NOT_IMPLEMENTED.word()
    }

    /// `True` and `False` as a bool.
    #[inline(always)]
    pub fn as_bool(&self) -> Option<bool> {
        match self.word() ^ Value::FALSE.word() {
            0 => Some(false),
            1 => Some(true),
            _ => None,
        }
    }

    #[inline(always)]
    pub fn as_small_int(&self) -> Option<i64> {
        if is_int(self.word()) { Some(int_of(self.word())) } else { None }
    }

    #[inline(always)]
    pub fn as_float(&self) -> Option<f64> {
        if is_float(self.word()) { Some(float_of(self.word())) } else { None }
    }

    /// The payload kind of a heap object.
    #[inline(always)]
    pub fn kind(&self) -> Option<Kind> {
        self.header().map(Header::kind)
    }

    #[inline(always)]
    pub fn header(&self) -> Option<&Header> {
        // SAFETY: a pointer word points to a live object's header, which the count in `self` keeps alive.
        if self.is_pointer() { Some(unsafe { &*(self.word() as *const Header) }) } else { None }
    }

    /// `is`: ints and floats compare by value.
    #[inline(always)]
    pub fn is(&self, other: &Value) -> bool {
        self.word() == other.word()
    }

    /// The handle, if this is a `T` (subclasses included).
    #[inline(always)]
    pub fn downcast<T: Payload>(&self) -> Option<&Ref<T>> {
        match self.header() {
            // SAFETY: the kind says that the payload is a `T`, and `Ref<T>` has the representation of a pointer word.
            Some(h) if h.kind() == T::KIND => Some(unsafe { &*(&raw const *self).cast::<Ref<T>>() }),
            _ => None,
        }
    }

    /// The owned handle, if this is a `T`; else the value back.
    #[inline(always)]
    pub fn downcast_owned<T: Payload>(self) -> Result<Ref<T>, Value> {
        if self.downcast::<T>().is_some() {
            // SAFETY: just checked; the count moves along.
            Ok(unsafe { Ref::from_raw(NonNull::new_unchecked(self.into_word() as *mut Object<T>)) })
        } else {
            Err(self)
        }
    }

    /// The handle, if this is a `T` of exactly the builtin type.
    #[inline(always)]
    pub fn exact<T: Payload>(&self) -> Option<&Ref<T>> {
        match self.header() {
            // SAFETY: as in `downcast`; an exact layout word implies the kind.
            Some(h) if h.is_exact(T::KIND) => Some(unsafe { &*(&raw const *self).cast::<Ref<T>>() }),
            _ => None,
        }
    }
}

/// Whether a value's word, which is never 0, is a pointer to an object.
#[inline(always)]
pub const fn is_pointer(word: Word) -> bool {
    word >> 48 == 0
}

/// Whether a register's content is a pointer to an object: 0 is none.
#[inline(always)]
pub const fn is_object(word: Word) -> bool {
    // A shift and no constant of 64 bits, which every handler would have to load: no immediate's word is 2^48.
    is_pointer(word.wrapping_sub(1))
}

#[inline(always)]
pub fn is_int(word: Word) -> bool {
    word >= INT_TAG
}

/// Whether both are small integers.
#[inline(always)]
pub fn are_ints(a: Word, b: Word) -> bool {
    a & b >= INT_TAG
}

#[inline(always)]
pub fn is_float(word: Word) -> bool {
    word.wrapping_sub(DOUBLE_OFFSET) < INT_TAG - DOUBLE_OFFSET
}

/// The integer of an int word.
#[inline(always)]
pub fn int_of(word: Word) -> i64 {
    ((word << 16) as i64) >> 16
}

/// The integer of an int word times 2^16, whose order and whose overflow are those of 48 bits.
#[inline(always)]
pub fn high(word: Word) -> i64 {
    (word << 16) as i64
}

/// The int word of what [`high`] gives.
#[inline(always)]
pub fn int_of_high(high: i64) -> Word {
    debug_assert!(high as u64 & 0xFFFF == 0);
    (high as u64 | 0xFFFF).rotate_right(16)
}

/// The double of a float word.
#[inline(always)]
pub fn float_of(word: Word) -> f64 {
    f64::from_bits(word.wrapping_sub(DOUBLE_OFFSET))
}

/// Calls `f` with these values next to each other, uncounted.
#[inline]
pub fn side_by_side<const N: usize, R>(values: [&Value; N], f: impl FnOnce(&[Value]) -> R) -> R {
    // SAFETY: the copies are never dropped, and the values outlive them.
    let copies = values.map(|value| ManuallyDrop::new(unsafe { std::ptr::read(value) }));
    // SAFETY: `ManuallyDrop` has the layout of what is in it.
    f(unsafe { &*(&raw const copies).cast::<[Value; N]>() })
}

/// Counts a value up.
///
/// # Safety
/// `word` must be the word of a live value, not 0.
#[inline(always)]
pub unsafe fn retain(word: Word) {
    debug_assert!(word != 0);
    if is_pointer(word) {
        // SAFETY: the caller promises a live object.
        unsafe { (*(word as *const Header)).retain() }
    }
}

/// Drops a register's content.
///
/// # Safety
/// `word` must be 0 or the word of a value whose count the caller hands over.
#[inline(always)]
pub unsafe fn release(word: Word) {
    if is_object(word) {
        // SAFETY: the caller hands over a live object's count.
        unsafe { heap::release(NonNull::new_unchecked(word as *mut Header)) }
    }
}

impl Clone for Value {
    #[inline(always)]
    fn clone(&self) -> Value {
        if let Some(header) = self.header() {
            header.retain();
        }
        // SAFETY: the count of the copy was just added.
        unsafe { Value::from_word(self.word()) }
    }
}

impl Drop for Value {
    #[inline(always)]
    fn drop(&mut self) {
        if self.is_pointer() {
            // SAFETY: `self` owns a count of a live object.
            unsafe { heap::release(NonNull::new_unchecked(self.word() as *mut Header)) }
        }
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(i) = self.as_small_int() {
            write!(f, "{i}")
        } else if let Some(x) = self.as_float() {
            write!(f, "{x:?}")
        } else if let Some(kind) = self.kind() {
            write!(f, "<{kind:?}>")
        } else {
            f.write_str(match self {
                value if value.is_false() => "False",
                value if value.is_true() => "True",
                value if value.is_none() => "None",
                value if value.is(&Value::ELLIPSIS) => "Ellipsis",
                _ => "NotImplemented",
            })
        }
    }
}

impl From<bool> for Value {
    fn from(b: bool) -> Value {
        Value::bool(b)
    }
}

impl From<f64> for Value {
    fn from(f: f64) -> Value {
        Value::float(f)
    }
}

impl<T: Payload> From<Ref<T>> for Value {
    #[inline(always)]
    fn from(r: Ref<T>) -> Value {
        // SAFETY: a handle's address is a pointer word, and its count moves along.
        unsafe { Value::from_word(r.into_raw().as_ptr() as Word) }
    }
}

/// An owned handle to a heap object whose payload is a `T`.
#[repr(transparent)]
pub struct Ref<T: Payload>(NonNull<Object<T>>);

impl<T: Payload> Ref<T> {
    /// # Safety
    /// `object` must be live, and the caller hands over one count.
    #[inline(always)]
    pub unsafe fn from_raw(object: NonNull<Object<T>>) -> Ref<T> {
        Ref(object)
    }

    /// The object's address, together with the count.
    #[inline(always)]
    pub fn into_raw(self) -> NonNull<Object<T>> {
        ManuallyDrop::new(self).0
    }

    /// The object's address; the count stays.
    #[inline(always)]
    pub fn as_ptr(&self) -> NonNull<Object<T>> {
        self.0
    }

    #[inline(always)]
    pub fn as_value(&self) -> &Value {
        // SAFETY: a handle is a pointer word.
        unsafe { &*(&raw const *self).cast::<Value>() }
    }

    #[inline(always)]
    pub fn to_value(&self) -> Value {
        self.as_value().clone()
    }

    #[inline(always)]
    pub fn header(&self) -> &Header {
        // SAFETY: the count in `self` keeps the object alive.
        unsafe { &self.0.as_ref().header }
    }

    /// Whether both are the same object.
    #[inline(always)]
    pub fn is<U: Payload>(&self, other: &Ref<U>) -> bool {
        std::ptr::addr_eq(self.0.as_ptr(), other.0.as_ptr())
    }
}

impl<T: Payload> Clone for Ref<T> {
    #[inline(always)]
    fn clone(&self) -> Ref<T> {
        self.header().retain();
        Ref(self.0)
    }
}

impl<T: Payload> Drop for Ref<T> {
    #[inline(always)]
    fn drop(&mut self) {
        // SAFETY: `self` owns a count of a live object.
        unsafe { heap::release(self.0.cast()) }
    }
}

impl<T: Payload> AsRef<Value> for Ref<T> {
    fn as_ref(&self) -> &Value {
        self.as_value()
    }
}

/// The `Copy` counterpart of [`Value`]: a value that something else keeps alive for `'a`.
#[derive(Clone, Copy)]
#[repr(transparent)]
pub struct Borrowed<'a>(NonZeroU64, PhantomData<&'a Value>);

impl<'a> From<&'a Value> for Borrowed<'a> {
    #[inline(always)]
    fn from(value: &'a Value) -> Borrowed<'a> {
        Borrowed(value.0, PhantomData)
    }
}

impl Deref for Borrowed<'_> {
    type Target = Value;

    #[inline(always)]
    fn deref(&self) -> &Value {
        // SAFETY: both are transparent words, and what was borrowed from lives for `'a`.
        unsafe { &*(&raw const *self).cast::<Value>() }
    }
}
