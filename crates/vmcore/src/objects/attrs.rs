//! Instance attributes: the words behind an object's payload.
//!
//! ```text
//! header | payload | dict or overflow | members (__slots__) | inline attribute slots
//! ```
//!
//! Which attribute is in which slot the hidden class (`shape`) says. What does not fit inline is in the overflow list.
//! Once `__dict__` has been asked for, an attribute deleted, or there are too many, the first word is a dict that holds
//! them all, and the shape says so. Only objects with a shape have these words.

use std::ptr::NonNull;

use super::dict::{self, Dict};
use super::list::{self, List};
use super::shape::ShapeId;
use super::str::Str;
use super::types::{Flags, Type, class_of};
use crate::heap::{self, Header, Kind, Page, Payload};
use crate::value::{Ref, Value, Word, release};
use crate::vm::{Res, Vm};

/// Attribute slots inside the first instances of a class; more once an instance has had more.
pub const FIRST_INLINE: u32 = 4;
/// And at most so many.
const MAX_INLINE: u32 = 30;

/// Bytes behind the payload for an instance of `class`.
pub(crate) fn extra_bytes(vm: &Vm, class: &Ref<Type>) -> usize {
    let layout = class.get(vm).layout;
    if class.get(vm).root_shape.get() == 0 || !(layout.has_dict || layout.members > 0) {
        return 0;
    }
    let inline = if layout.has_dict { vm.interp().shapes.inline(class.get(vm).root_shape.get()) } else { 0 };
    (1 + layout.members as usize + inline as usize) * size_of::<Word>()
}

/// A new object of `class`, whose payload kind is `T`'s.
pub fn new_instance<T: Payload>(vm: &Vm, class: &Ref<Type>, payload: T) -> Ref<T> {
    debug_assert!(class.get(vm).layout.kind == T::KIND);
    let shape = class.get(vm).root_shape.get();
    if shape == 0 {
        return vm.heap().alloc(Some(class), 0, payload);
    }
    class.header().retain();
    let made = vm.heap().alloc_extra(Some(class), shape, payload, extra_bytes(vm, class));
    if class.flags(vm).contains(Flags::FINALIZER) {
        vm.heap().note_birth(NonNull::from(made.header()));
    }
    made
}

/// The first of an object's attribute words.
///
/// # Safety
/// The object is live and has a shape.
unsafe fn area(object: NonNull<Header>) -> *mut Word {
    // SAFETY: the words lie behind the payload in the same cell.
    unsafe { object.cast::<u8>().add(heap::attrs_offset(object)).cast::<Word>().as_ptr() }
}

/// Drops all attribute words of a dying object.
///
/// # Safety
/// The object has a shape and a whole payload; nothing reads its attributes again.
pub(crate) unsafe fn drop_attrs(object: NonNull<Header>) {
    // SAFETY: from the payload's end to the cell's end all words are attribute words or zero.
    unsafe {
        let end = object.cast::<u8>().add(Page::of(object).as_ref().cell_size).as_ptr().cast::<Word>();
        drop_words(area(object), end);
    }
}

/// Drops the attribute words from `first` to `end`: the dict or overflow, which is the first, goes last.
///
/// # Safety
/// They are all of an object's, and nothing reads them again.
#[inline(always)]
pub(crate) unsafe fn drop_words(first: *mut Word, end: *mut Word) {
    // SAFETY: the words own what they hold.
    unsafe {
        let mut at = first.add(1);
        while at < end {
            let word = std::mem::replace(&mut *at, 0);
            release(word);
            at = at.add(1);
        }
        if first < end {
            let word = std::mem::replace(&mut *first, 0);
            release(word);
        }
    }
}

/// Visits all attribute words of an object with a shape.
///
/// # Safety
/// The object is live and whole.
#[inline(always)]
pub(crate) unsafe fn trace_attrs(object: NonNull<Header>, mut visit: impl FnMut(&Value)) {
    // SAFETY: as in `drop_attrs`.
    unsafe {
        let mut at = area(object);
        let end = object.cast::<u8>().add(Page::of(object).as_ref().cell_size).as_ptr().cast::<Word>();
        while at < end {
            if *at != 0 {
                visit(Value::at(at));
            }
            at = at.add(1);
        }
    }
}

/// A view of one object's attribute words.
struct Attrs<'a> {
    object: &'a Value,
    header: &'a Header,
    first: *mut Word,
    members: usize,
}

impl<'a> Attrs<'a> {
    /// None if the object has no attribute words.
    fn of(vm: &Vm, object: &'a Value) -> Option<Attrs<'a>> {
        let header = object.header().filter(|header| header.shape() != 0)?;
        let layout = class_of(vm, object).get(vm).layout;
        if !(layout.has_dict || layout.members > 0) {
            return None;
        }
        // SAFETY: the object is live and has a shape.
        let first = unsafe { area(NonNull::from(header)) };
        Some(Attrs { object, header, first, members: layout.members as usize })
    }

    fn shape(&self) -> ShapeId {
        self.header.shape()
    }

    fn read(&self, index: usize) -> Option<Value> {
        // SAFETY: callers stay within the words that the class's layout gives the object.
        unsafe {
            let at = self.first.add(index);
            if *at == 0 { None } else { Some(Value::at(at).clone()) }
        }
    }

    /// The old content is returned: dropped when nothing points here any more.
    fn write(&self, index: usize, value: Option<Value>) -> Option<Value> {
        // SAFETY: as in `read`.
        unsafe {
            let word = value.map_or(0, Value::into_word);
            match std::mem::replace(&mut *self.first.add(index), word) {
                0 => None,
                old => Some(Value::from_word(old)),
            }
        }
    }

    /// Takes the value in `slot` out and moves those behind it, up to slot `count`, which are all inline.
    fn close_up(&self, slot: u32, count: u32) -> Option<Value> {
        let mut moved = None;
        for slot in (slot..count).rev() {
            moved = self.write(1 + self.members + slot as usize, moved);
        }
        moved
    }

    fn dict(&self) -> Option<Ref<Dict>> {
        self.read(0)?.downcast_owned::<Dict>().ok()
    }

    fn overflow(&self, vm: &Vm) -> Ref<List> {
        match self.read(0).and_then(|v| v.downcast_owned::<List>().ok()) {
            Some(list) => list,
            None => {
                let list = list::new(vm);
                self.write(0, Some(list.to_value()));
                list
            }
        }
    }

    fn read_slot(&self, vm: &Vm, slot: u32) -> Option<Value> {
        let inline = vm.interp().shapes.inline(self.shape());
        if slot < inline {
            self.read(1 + self.members + slot as usize)
        } else {
            self.overflow(vm).get(vm).items.get((slot - inline) as usize).cloned()
        }
    }

    fn write_slot(&self, vm: &mut Vm, slot: u32, value: Value) -> Res<Option<Value>> {
        let inline = vm.interp().shapes.inline(self.shape());
        if slot < inline {
            return Ok(self.write(1 + self.members + slot as usize, Some(value)));
        }
        let overflow = self.overflow(vm);
        let items = &mut overflow.get_mut(vm).items;
        let index = (slot - inline) as usize;
        if index < items.len() {
            return Ok(Some(std::mem::replace(&mut items[index], value)));
        }
        items.push(value)?;
        Ok(None)
    }
}

/// Where an instance attribute is.
pub enum Place {
    /// In this slot of the object's hidden class.
    Slot(u32),
    /// In the object's dict; its value.
    Entry(Value),
}

/// The instance attribute `name` (interned), not looking at the class.
pub fn find(vm: &Vm, object: &Value, name: &Ref<Str>) -> Option<Place> {
    let attrs = Attrs::of(vm, object)?;
    if vm.interp().shapes.is_dict(attrs.shape()) {
        return attrs.dict()?.get_str(vm, name).map(Place::Entry);
    }
    vm.interp().shapes.slot(attrs.shape(), name).map(Place::Slot)
}

/// The value of the instance attribute `name` (interned), not looking at the class.
#[inline]
pub fn get(vm: &Vm, object: &Value, name: &Ref<Str>) -> Option<Value> {
    let attrs = Attrs::of(vm, object)?;
    let shapes = &vm.interp().shapes;
    if shapes.is_dict(attrs.shape()) {
        return attrs.dict()?.get_str(vm, name);
    }
    attrs.read_slot(vm, shapes.slot(attrs.shape(), name)?)
}

/// What a slot of the object's hidden class holds.
pub fn read(vm: &Vm, object: &Value, slot: u32) -> Option<Value> {
    Attrs::of(vm, object)?.read_slot(vm, slot)
}

/// Whether instances like this one have a dict of attributes.
pub fn has_dict(vm: &Vm, object: &Value) -> bool {
    object.header().is_some_and(|h| h.shape() != 0) && class_of(vm, object).get(vm).layout.has_dict
}

/// Sets the instance attribute `name` (interned) of an object that [`has_dict`].
pub fn set(vm: &mut Vm, object: &Value, name: &Ref<Str>, value: Value) -> Res<()> {
    let Some(attrs) = Attrs::of(vm, object) else { return Ok(()) };
    if vm.interp().shapes.is_dict(attrs.shape()) {
        let dict = dict_of(vm, object);
        return Ok(dict.set_str(vm, name, value)?);
    }
    if let Some(slot) = vm.interp().shapes.slot(attrs.shape(), name) {
        let old = attrs.write_slot(vm, slot, value)?;
        drop(old);
        return Ok(());
    }
    let Some(shape) = vm.interp().shapes.add(attrs.shape(), name) else {
        return Ok(dict_of(vm, object).set_str(vm, name, value)?);
    };
    let slot = vm.interp().shapes.count(shape) - 1;
    attrs.write_slot(vm, slot, value)?;
    attrs.header.set_shape(shape);
    if slot >= vm.interp().shapes.inline(shape) {
        widen(vm, class_of(vm, attrs.object), slot + 1);
    }
    Ok(())
}

/// Gives later instances of the class room for `count` attributes.
fn widen(vm: &Vm, class: &Ref<Type>, count: u32) {
    let payload = class.get(vm);
    let older = payload.root_shape.get();
    let inline = vm.interp().shapes.inline(older);
    if count > inline
        && inline < MAX_INLINE
        && let Some(root) = vm.interp().shapes.new_root((count + 1).min(MAX_INLINE) | 1, older)
    {
        payload.root_shape.set(root);
    }
}

/// Deletes the instance attribute `name` (interned); none if there is none.
pub fn delete(vm: &mut Vm, object: &Value, name: &Ref<Str>) -> Option<Value> {
    let place = find(vm, object, name)?;
    if let (Place::Slot(slot), Some(attrs)) = (place, Attrs::of(vm, object)) {
        let shapes = &vm.interp().shapes;
        let (count, inline) = (shapes.count(attrs.shape()), shapes.inline(attrs.shape()));
        if count <= inline
            && let Some(shape) = shapes.without(attrs.shape(), slot)
        {
            attrs.header.set_shape(shape);
            return attrs.close_up(slot, count);
        }
    }
    dict_of(vm, object).remove_str(vm, name)
}

/// The object's `__dict__`, made now if it has none. For an object that [`has_dict`].
pub fn dict_of(vm: &mut Vm, object: &Value) -> Ref<Dict> {
    let Some(attrs) = Attrs::of(vm, object) else { return dict::new(vm) };
    if vm.interp().shapes.is_dict(attrs.shape()) {
        return match attrs.dict() {
            Some(dict) => dict,
            None => {
                let dict = dict::new(vm);
                attrs.write(0, Some(dict.to_value()));
                dict
            }
        };
    }
    let dict = dict::new(vm);
    let names = vm.interp().shapes.names(attrs.shape());
    // A few entries of fixed size: refusing them here would lose attributes.
    let _ = dict.get_mut(vm).table.reserve(names.len());
    for (slot, name) in names.into_iter().enumerate() {
        if let Some(value) = attrs.read_slot(vm, slot as u32) {
            let hash = name.hash(vm);
            let _ = dict.get_mut(vm).table.add(name.into(), hash, value);
        }
    }
    become_dict(vm, &attrs, Some(dict.clone()));
    dict
}

fn become_dict(vm: &Vm, attrs: &Attrs<'_>, dict: Option<Ref<Dict>>) {
    let inline = vm.interp().shapes.inline(attrs.shape()) as usize;
    let shape = vm.interp().shapes.dict_shape(attrs.shape());
    attrs.header.set_shape(shape);
    drop(attrs.write(0, dict.map(Value::from)));
    for slot in 0..inline {
        drop(attrs.write(1 + attrs.members + slot, None));
    }
}

/// The object's `__dict__`, if it has one or has attributes to put into one.
pub fn existing_dict(vm: &mut Vm, object: &Value) -> Option<Ref<Dict>> {
    let attrs = Attrs::of(vm, object)?;
    let shapes = &vm.interp().shapes;
    let any = shapes.is_dict(attrs.shape()) || shapes.count(attrs.shape()) > 0;
    any.then(|| dict_of(vm, object))
}

/// Makes `dict` the object's `__dict__`, or a new one where none is given.
pub fn set_dict(vm: &mut Vm, object: &Value, dict: Option<Ref<Dict>>) {
    let Some(attrs) = Attrs::of(vm, object) else { return };
    if vm.interp().shapes.is_dict(attrs.shape()) {
        drop(attrs.write(0, dict.map(Value::from)));
    } else {
        become_dict(vm, &attrs, dict);
    }
}

/// The `__slots__` member number `index`.
pub fn member(vm: &Vm, object: &Value, index: u16) -> Option<Value> {
    let attrs = Attrs::of(vm, object)?;
    if (index as usize) < attrs.members { attrs.read(1 + index as usize) } else { None }
}

/// Sets or clears a `__slots__` member; the old value is returned.
pub fn set_member(vm: &mut Vm, object: &Value, index: u16, value: Option<Value>) -> Option<Value> {
    let attrs = Attrs::of(vm, object)?;
    if (index as usize) < attrs.members { attrs.write(1 + index as usize, value) } else { None }
}

/// Byte offset from an object's start of its attribute word number `index`, for an inline cache; none where that depends
/// on the object's length.
fn word_offset(vm: &Vm, object: &Value, index: impl FnOnce(usize) -> usize) -> Option<u32> {
    let header = object.header()?;
    if matches!(header.kind(), Kind::Int | Kind::Str | Kind::Bytes | Kind::Tuple) {
        return None;
    }
    let members = Attrs::of(vm, object)?.members;
    // SAFETY: the object is live and has a shape.
    let offset = unsafe { heap::attrs_offset(NonNull::from(header)) };
    u32::try_from(offset + size_of::<Word>() * index(members)).ok()
}

/// Where the attribute in `slot` is, if it is inline; as [`word_offset`].
pub(crate) fn slot_offset(vm: &Vm, object: &Value, slot: u32) -> Option<u32> {
    if slot >= vm.interp().shapes.inline(object.header()?.shape()) {
        return None;
    }
    word_offset(vm, object, |members| 1 + members + slot as usize)
}

/// Where the dict of attributes is, or the overflow; as [`word_offset`].
pub(crate) fn dict_offset(vm: &Vm, object: &Value) -> Option<u32> {
    word_offset(vm, object, |_| 0)
}

/// Where the `__slots__` member number `member` is; as [`word_offset`].
pub(crate) fn member_offset(vm: &Vm, object: &Value, member: u16) -> Option<u32> {
    word_offset(vm, object, |_| 1 + member as usize)
}

/// Makes an object an instance of another class, whose layout is the same.
pub(crate) fn change_class(vm: &mut Vm, object: &Value, class: &Ref<Type>) {
    let Some(header) = object.header() else { return };
    if has_dict(vm, object) {
        dict_of(vm, object);
    }
    let root = class.get(vm).root_shape.get();
    let shape = if root == 0 { 0 } else { vm.interp().shapes.dict_shape(root) };
    let old = header.class_ptr().filter(|_| header.shape() != 0);
    if shape != 0 {
        class.header().retain();
    }
    header.set_shape(shape);
    header.set_class_ptr(class.as_ptr());
    if let Some(old) = old {
        // SAFETY: an object with a shape owned a count of its class.
        unsafe { release(old.as_ptr() as Word) }
    }
}
