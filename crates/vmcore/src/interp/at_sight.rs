//! Calls of builtin functions that their instruction answers itself: [`AtSight`] names them, and here is what they answer
//! where the arguments make that simple. All else is for the function.

use text::StrView;

use super::exact::{derived, exact};
use super::natives;
use super::state::{End, State, further, has_parked, part_registers};
use super::window::Window;
use crate::native::AtSight;
use crate::objects::dict::Dict;
use crate::objects::dict::table::Sight;
use crate::objects::list::List;
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::types::{Type, class_of};
use crate::ops;
use crate::value::{Value, Word, retain};
use crate::vm::Vm;

/// The end of a call of what is known so. Each has code of its own, with the registers that it takes.
///
/// # Safety
/// As in `natives::run`.
#[inline(always)]
pub(super) unsafe fn answer<W: Window>(vm: &mut Vm, s: State, known: AtSight) -> End {
    macro_rules! answered {
        ($answer:expr) => {
            further(vm, s, |vm, s| {
                let args = window::<W>(s);
                if natives::may_be_answered::<W>(vm, s)
                    && let Some(answer) = $answer(vm, args)
                {
                    return end::<W>(vm, s, answer);
                }
                further(vm, s, |vm, s| natives::run_unseen::<W>(vm, s))
            })
        };
    }
    // SAFETY: the registers are the instruction's and hold values.
    unsafe {
        match known {
            AtSight::Length => answered!(length),
            AtSight::IsInstance => answered!(is_instance),
            AtSight::Append => answered!(append),
            AtSight::Get => answered!(get),
            AtSight::Pop => answered!(pop),
            AtSight::Add => answered!(add),
            AtSight::CodePoint => answered!(code_point),
        }
    }
}

/// The arguments of a call.
///
/// # Safety
/// Nothing else reads or writes the registers while they are in use.
#[inline(always)]
unsafe fn window<'a, W: Window>(s: State) -> &'a mut [Word] {
    // SAFETY: the window is the instruction's; for the rest, the caller's promise.
    unsafe {
        let (base, n) = (W::base(s), W::count(s));
        std::slice::from_raw_parts_mut(base, n)
    }
}

#[inline(always)]
unsafe fn length(vm: &mut Vm, args: &[Word]) -> Option<Word> {
    let [object] = args else { return None };
    // SAFETY: an operand.
    let length = ops::stored_len(vm, unsafe { Value::at(object) })?;
    Some(Value::small_int_wrapping(length as i64).into_word())
}

#[inline(always)]
unsafe fn is_instance(vm: &mut Vm, args: &[Word]) -> Option<Word> {
    let [object, class] = args else { return None };
    // SAFETY: operands.
    let (object, class) = unsafe { (Value::at(object), Value::at(class)) };
    Some(Value::bool(instance_of(vm, object, class)?).into_word())
}

#[inline(always)]
unsafe fn append(_: &mut Vm, args: &mut [Word]) -> Option<Word> {
    let [list, item] = args else { return None };
    // SAFETY: operands; the list takes the item over.
    unsafe {
        let list = derived::<List>(*list)?;
        if list.items.len() == list.items.capacity() {
            return None;
        }
        list.items.push_within_capacity(Value::from_word(std::mem::replace(item, 0)));
    }
    Some(Value::NONE.into_word())
}

#[inline(always)]
unsafe fn get(_: &mut Vm, args: &[Word]) -> Option<Word> {
    let [dict, key, default @ ..] = args else { return None };
    // SAFETY: operands.
    unsafe {
        let table = &derived::<Dict>(*dict)?.table;
        let found = match table.find_at_sight(Value::at(key))? {
            Sight::At(index) => table.value_at(index)?.word(),
            Sight::Nowhere(_) => match default {
                [] => Value::NONE.into_word(),
                [default] => *default,
                _ => return None,
            },
        };
        retain(found);
        Some(found)
    }
}

#[inline(always)]
unsafe fn pop(_: &mut Vm, args: &[Word]) -> Option<Word> {
    let [list] = args else { return None };
    // SAFETY: an operand.
    let items = unsafe { &mut derived::<List>(*list)?.items };
    // A list that has become short or empty gives memory back.
    if items.len() * 2 <= items.capacity() || items.len() == 1 {
        return None;
    }
    items.pop().map(Value::into_word)
}

#[inline(always)]
unsafe fn add(_: &mut Vm, args: &mut [Word]) -> Option<Word> {
    let [set, item] = args else { return None };
    // SAFETY: operands; the set takes the item over.
    unsafe {
        let table = &mut derived::<Set>(*set).filter(|set| !set.frozen)?.table;
        let key = *item;
        table.add_at_sight(Value::at(&key), || Value::from_word(std::mem::replace(item, 0)))?;
    }
    Some(Value::NONE.into_word())
}

#[inline(always)]
unsafe fn code_point(_: &mut Vm, args: &[Word]) -> Option<Word> {
    let [string] = args else { return None };
    // SAFETY: an operand.
    let StrView::One(&[unit]) = (unsafe { exact::<Str>(*string)?.view() }) else { return None };
    Some(Value::small_int_wrapping(unit.into()).into_word())
}

/// The end of a call of a class with one argument: `type(x)`, and `str(x)` of a string.
///
/// # Safety
/// As for [`answer`].
#[inline(always)]
pub(super) unsafe fn construct<W: Window>(vm: &mut Vm, s: State, class: Word, argument: Word) -> Option<End> {
    // SAFETY: the registers are the instruction's and hold values.
    unsafe {
        let answer = if class == vm.types().type_.as_value().word() {
            class_of(vm, Value::at(&argument)).as_value().word()
        } else if class == vm.types().str.as_value().word() {
            Value::at(&argument).exact::<Str>()?.as_value().word()
        } else {
            return None;
        };
        retain(answer);
        Some(end::<W>(vm, s, answer))
    }
}

/// Ends the instruction, a call, with its result.
///
/// # Safety
/// `word` is owned.
#[inline(always)]
unsafe fn end<W: Window>(vm: &mut Vm, s: State, word: Word) -> End {
    // SAFETY: the window is the instruction's.
    unsafe {
        let (base, n) = (W::base(s), W::count(s));
        part_registers(vm, base.sub(1), base.add(n));
        s.put(vm, s.instr().a, word);
        s.after(has_parked(vm))
    }
}

/// `isinstance` of one class or a tuple of such, whose class is `type`: what it says of an object whose own class that is,
/// or of one of a builtin type, which has no other `__class__`.
#[inline(always)]
fn instance_of(vm: &Vm, object: &Value, class: &Value) -> Option<bool> {
    let own = class_of(vm, object);
    if own.as_value().is(class) {
        return Some(true);
    }
    let builtin = object.header().is_none_or(|header| header.shape() == 0);
    let is_plain = |class: &Value| class_of(vm, class).is(&vm.types().type_);
    let is_subtype = |class: &Value| class.downcast::<Type>().is_some_and(|class| own.is_subtype(vm, class));
    match class.exact::<Tuple>() {
        None if is_plain(class) => Some(is_subtype(class)).filter(|yes| *yes || builtin),
        Some(classes) if builtin && classes.len() <= 8 && classes.items().iter().all(is_plain) => {
            Some(classes.items().iter().any(is_subtype))
        }
        _ => None,
    }
}
