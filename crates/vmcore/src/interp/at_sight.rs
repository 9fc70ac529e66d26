//! Calls of builtin functions that their instruction answers itself: [`AtSight`] names them, and here is what they answer
//! where the arguments make that simple. All else is for the function.

use text::StrView;

use super::exact::exact;
use super::state::{End, State};
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

/// The end of a call with these arguments, which end the instruction's window. Calls that are counted yet are for the usual
/// way.
///
/// # Safety
/// As in `natives::run`.
#[inline(always)]
pub(super) unsafe fn answer(vm: &mut Vm, s: State, known: AtSight, args: &[Word]) -> Option<End> {
    // SAFETY: the registers are the instruction's and hold values.
    unsafe {
        if (*s.pool).cold_calls.get() != 0 {
            return None;
        }
        match (known, args) {
            (AtSight::Length, [object]) => {
                let length = ops::stored_len(vm, Value::at(object))?;
                Some(end(vm, s, args.len(), Value::small_int_wrapping(length as i64).into_word()))
            }
            (AtSight::IsInstance, [object, class]) => {
                let answer = is_instance(vm, Value::at(object), Value::at(class))?;
                Some(end(vm, s, args.len(), Value::bool(answer).word()))
            }
            (AtSight::Append, [list, _]) => {
                let list = exact::<List>(*list)?;
                if list.items.len() == list.items.capacity() {
                    return None;
                }
                let item = std::mem::replace(&mut *s.reg(s.instr().b + 2), 0);
                list.items.push_within_capacity(Value::from_word(item));
                Some(end(vm, s, args.len(), Value::NONE.word()))
            }
            (AtSight::Get, [dict, key, default @ ..]) => {
                let table = &exact::<Dict>(*dict)?.table;
                let found = match table.find_at_sight(Value::at(key))? {
                    Sight::At(index) => table.value_at(index)?.word(),
                    Sight::Nowhere(_) => match default {
                        [] => Value::NONE.word(),
                        [default] => *default,
                        _ => return None,
                    },
                };
                retain(found);
                Some(end(vm, s, args.len(), found))
            }
            (AtSight::Pop, [list]) => {
                let items = &mut exact::<List>(*list)?.items;
                // A list that has become short or empty gives memory back.
                if items.len() * 2 <= items.capacity() || items.len() == 1 {
                    return None;
                }
                let item = items.pop()?.into_word();
                Some(end(vm, s, args.len(), item))
            }
            (AtSight::Add, [set, key]) => {
                let table = &mut exact::<Set>(*set).filter(|set| !set.frozen)?.table;
                let item = s.reg(s.instr().b + 2);
                table.add_at_sight(Value::at(key), || Value::from_word(std::mem::replace(&mut *item, 0)))?;
                Some(end(vm, s, args.len(), Value::NONE.word()))
            }
            (AtSight::CodePoint, [string]) => {
                let StrView::One(&[unit]) = exact::<Str>(*string)?.view() else { return None };
                Some(end(vm, s, args.len(), Value::small_int_wrapping(unit.into()).into_word()))
            }
            _ => None,
        }
    }
}

/// The end of a call of a class with one argument: `type(x)`, and `str(x)` of a string.
///
/// # Safety
/// As for [`answer`].
#[inline(always)]
pub(super) unsafe fn construct(vm: &mut Vm, s: State, class: Word, argument: Word) -> Option<End> {
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
        Some(end(vm, s, 1, answer))
    }
}

/// Ends the instruction, a call with `n` arguments, with its result.
///
/// # Safety
/// `word` is owned.
#[inline(always)]
unsafe fn end(vm: &mut Vm, s: State, n: usize, word: Word) -> End {
    // SAFETY: the window is the instruction's.
    unsafe {
        let i = s.instr();
        let mut died = false;
        for r in 0..=n as i16 {
            died |= s.part(vm, i.b + r);
        }
        died |= s.put(vm, i.a, word);
        s.after(died)
    }
}

/// `isinstance` of one class or a tuple of such, whose class is `type`: what it says of an object whose own class that is,
/// or of one of a builtin type, which has no other `__class__`.
#[inline(always)]
fn is_instance(vm: &Vm, object: &Value, class: &Value) -> Option<bool> {
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
