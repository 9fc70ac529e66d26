//! Subscription.

use std::ptr::NonNull;

use ir::Instr;
use text::StrView;

use super::entering::enter_moved;
use super::exact::{exact, items};
use super::frame::Return;
use super::operators::operands;
use super::special::{self, enter_method};
use super::state::{End, Form, Outcome, State, further, part, second, settle, stored};
use crate::objects::bytes::Bytes;
use crate::objects::dict::Dict;
use crate::objects::dict::table::Sight;
use crate::objects::list::List;
use crate::objects::str::{self, Str};
use crate::objects::types::{self, Flags, class_of};
use crate::ops::{self, item::as_dict};
use crate::value::{Value, Word, int_of, is_int, retain};
use crate::vm::{Res, Vm};

/// The index of an int word in a sequence of `len`.
#[inline(always)]
fn position(word: Word, len: usize) -> Option<usize> {
    if !is_int(word) {
        return None;
    }
    let i = int_of(word);
    let i = if i < 0 { i + len as i64 } else { i };
    if (i as u64) < len as u64 { Some(i as usize) } else { None }
}

/// As [`position`], but none for a negative one.
#[inline(always)]
fn position_from_start(word: Word, len: usize) -> Option<usize> {
    // The tag, and the sign behind it.
    if word >> 47 != 0x1_FFFE {
        return None;
    }
    let i = int_of(word) as usize;
    if i < len { Some(i) } else { None }
}

/// The item of a list or tuple at a small int.
#[inline(always)]
fn item_at_sight<const FORM: u8>(s: State) -> Option<Word> {
    let i = s.instr();
    // SAFETY: the operand's register keeps the container; the position lies in it.
    unsafe {
        let items = items(s.held(i.b))?;
        // A variable is hardly ever negative.
        let position = if FORM & Form::REGISTERS != 0 { position_from_start } else { position };
        let at = position(s.right::<FORM>(), items.len())?;
        Some(items.get_unchecked(at).word())
    }
}

#[inline(always)]
pub(super) unsafe fn get_item<const FORM: u8>(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let i = s.instr();
        if let Some(word) = item_at_sight::<FORM>(s)
            && s.spare_object(i.b, s.held(i.b))
        {
            retain(word);
            return s.end_in::<FORM>(vm, word);
        }
        get_other_item(vm, s)
    }
}

/// [`get_item`] of all forms: of what dies of it, and of others than lists and tuples.
#[inline(always)]
unsafe fn get_other_item(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        further(vm, s, |vm, s| {
            let i = s.instr();
            if let Some(word) = item_at_sight::<{ Form::ANY }>(s) {
                retain(word);
                let died = s.part(vm, i.b);
                let died = s.put(vm, i.a, word) | died;
                return s.after(died);
            }
            if let Some(dict) = as_dict(vm, s.value(i.b), Flags::DICT_GETITEM)
                && let table = &dict.get(vm).table
                && let Some(Sight::At(index)) = table.find_at_sight(s.value(i.c))
                && let Some(value) = table.value_at(index)
            {
                let word = value.word();
                retain(word);
                let died = s.part(vm, i.b) | s.part(vm, i.c);
                let died = s.put(vm, i.a, word) | died;
                return s.after(died);
            }
            if let Some(string) = exact::<Str>(s.held(i.b))
                && let StrView::One(units) = string.view()
                && let Some(at) = position(s.word(i.c), units.len())
            {
                let word = Value::from(str::latin1(vm, units[at])).into_word();
                let died = s.part(vm, i.b);
                let died = s.put(vm, i.a, word) | died;
                return s.after(died);
            }
            if let Some(bytes) = exact::<Bytes>(s.held(i.b))
                && let Some(at) = position(s.word(i.c), bytes.items().len())
            {
                let word = Value::small_int_wrapping(bytes.items()[at].into()).into_word();
                let died = s.part(vm, i.b);
                let died = s.put(vm, i.a, word) | died;
                return s.after(died);
            }
            second(
                vm,
                s,
                |vm, s| {
                    let (container, key) = operands(s);
                    match ops::item::get_item_quick(vm, container, key) {
                        Some(value) => stored(vm, s, value.into_word()),
                        None => call_getitem(vm, s),
                    }
                },
                get_item_slow,
            )
        })
    }
}

fn get_item_slow(vm: &mut Vm, s: State) -> Res<Outcome> {
    let (container, key) = operands(s);
    let args = std::slice::from_ref(key);
    if let Some(entered) = enter_method(vm, container, |n| &n.__getitem__, args, Return::Finish)? {
        return Ok(entered);
    }
    Ok(Outcome::Store(ops::get_item(vm, container, key)?))
}

/// Enters a frame for a `__getitem__` that is a Python function.
#[inline(always)]
unsafe fn call_getitem(vm: &mut Vm, s: State) -> Option<NonNull<Instr>> {
    // SAFETY: the operands are the instruction's.
    unsafe {
        let (container, _) = operands(s);
        if container.header().is_none_or(|header| header.shape() == 0) {
            return None;
        }
        let method = types::lookup(vm, class_of(vm, container), &vm.names().__getitem__)?;
        enter_moved(vm, s, &method, [s.instr().b, s.instr().c])
    }
}

#[inline(always)]
pub(super) unsafe fn set_item(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let i = s.instr();
        let (container, key) = (s.held(i.b), s.word(i.c));
        if let Some(list) = exact::<List>(container)
            && let Some(at) = position(key, list.items.len())
            && s.spare_object(i.b, container)
        {
            let value = Value::from_word(s.take(i.d));
            let old = std::mem::replace(list.items.get_unchecked_mut(at), value);
            return s.end_without(vm, old.into_word());
        }
        further(vm, s, |vm, s| {
            let i = s.instr();
            if let Some(list) = exact::<List>(s.held(i.b))
                && let Some(at) = position(s.word(i.c), list.items.len())
            {
                let value = Value::from_word(s.take(i.d));
                let old = std::mem::replace(list.items.get_unchecked_mut(at), value);
                let died = part(vm, old.into_word());
                let died = s.part(vm, i.b) | died;
                return s.after(died);
            }
            if let Some(dict) = as_dict(vm, s.value(i.b), Flags::DICT_SETITEM)
                && let dict = dict.get_mut(vm)
                && let Some(old) =
                    store_at_sight(s, dict, s.value(i.c), || Value::from_word(s.take(i.c)), i.d)
            {
                let died = part(vm, old);
                let died = s.part(vm, i.b) | s.part(vm, i.c) | died;
                return s.after(died);
            }
            second(vm, s, |vm, s| store_quick(vm, s), set_item_slow)
        })
    }
}

/// Moves the value in register `value` into the entry of a key, where a few looks find the entry's place and the table
/// need not grow. A new key is `owned`. What was there before, or 0.
///
/// # Safety
/// The register is an operand of the instruction.
#[inline(always)]
pub(super) unsafe fn store_at_sight(
    s: State,
    dict: &mut Dict,
    key: &Value,
    owned: impl FnOnce() -> Value,
    value: i16,
) -> Option<Word> {
    // SAFETY: the caller's promise.
    let taken = || unsafe { Value::from_word(s.take(value)) };
    match dict.table.find_at_sight(key)? {
        Sight::At(index) => Some(dict.table.replace(index, taken()).map_or(0, Value::into_word)),
        Sight::Nowhere(vacancy) => {
            dict.table.vacant_entry(vacancy)?.insert(owned(), taken());
            Some(0)
        }
    }
}

/// Stores where that runs no Python code, or enters a frame for a `__setitem__` that is a Python function.
#[inline(always)]
unsafe fn store_quick(vm: &mut Vm, s: State) -> Option<NonNull<Instr>> {
    // SAFETY: the operands are the instruction's.
    unsafe {
        let i = s.instr();
        let (container, key) = operands(s);
        let args = [key, s.value(i.d)];
        if let Some(entered) =
            special::ask(vm, s, container, |n| &n.__setitem__, args, (Return::Resume, 0, 0))
        {
            return Some(entered);
        }
        drop(ops::item::set_item_quick(vm, container, key, s.value(i.d))?);
        s.consume(i.b);
        s.consume(i.c);
        s.consume(i.d);
        settle(vm, s);
        NonNull::new(s.behind().pc.cast_mut())
    }
}

fn set_item_slow(vm: &mut Vm, s: State) -> Res<Outcome> {
    // SAFETY: the operands are the instruction's.
    let (container, key, value) = unsafe {
        let i = s.instr();
        (s.value(i.b), s.value(i.c), s.value(i.d))
    };
    let args = [key.clone(), value.clone()];
    if let Some(entered) = enter_method(vm, container, |n| &n.__setitem__, &args, Return::Resume)? {
        return Ok(entered);
    }
    ops::set_item(vm, container, key, value)?;
    Ok(Outcome::Go)
}

#[inline(always)]
pub(super) unsafe fn delete_item(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    second(
        vm,
        s,
        |vm, s| unsafe { delete_quick(vm, s) },
        |vm, s| {
            let (container, key) = operands(s);
            let args = std::slice::from_ref(key);
            if let Some(entered) = enter_method(vm, container, |n| &n.__delitem__, args, Return::Resume)? {
                return Ok(entered);
            }
            ops::delete_item(vm, container, key)?;
            Ok(Outcome::Go)
        },
    )
}

/// Deletes the entry of a dict whose key is found at sight.
#[inline(always)]
unsafe fn delete_quick(vm: &mut Vm, s: State) -> Option<NonNull<Instr>> {
    // SAFETY: the operands are the instruction's.
    unsafe {
        let (container, key) = operands(s);
        let table = &mut container.exact::<Dict>()?.get_mut(vm).table;
        let Sight::At(index) = table.find_at_sight(key)? else { return None };
        drop(table.remove(index));
        s.consume(s.instr().b);
        s.consume(s.instr().c);
        settle(vm, s);
        NonNull::new(s.behind().pc.cast_mut())
    }
}
