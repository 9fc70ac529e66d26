//! Displays: building tuples, lists, sets, dicts, slices and strings, and comprehensions' additions to them.

use std::ptr::NonNull;

use ir::Instr;

use super::state::{End, Outcome, State, finish, leave, let_go, produced, second, settle, slow};
use crate::heap::{Buf, Header, Kind, Object, Payload};
use crate::objects::dict::{self, Dict};
use crate::objects::list::{self, List};
use crate::objects::set::{self, Set};
use crate::objects::slice::Slice;
use crate::objects::str::Str;
use crate::objects::tuple::{self, Tuple};
use crate::ops;
use crate::value::{Ref, Value, Word};
use crate::vm::{Raised, Res, Vm};

/// Takes the instruction's window out of the registers, first to last.
unsafe fn take_window(s: State) -> impl ExactSizeIterator<Item = Value> {
    let i = s.instr();
    let first = s.reg(i.b);
    // SAFETY: the window's registers are owned temporaries.
    (0..i.n as usize).map(move |k| unsafe { Value::from_word(std::mem::replace(&mut *first.add(k), 0)) })
}

/// The value in the window's register `k`, which stays there.
unsafe fn in_window<'a>(s: State, k: i16) -> &'a Value {
    // SAFETY: the caller stays within the window, whose registers hold values.
    unsafe { s.value(s.instr().b + k) }
}

/// The display or comprehension in the making, which is in `b`.
unsafe fn growing<'a, T: Payload>(vm: &Vm, s: State) -> Res<&'a Ref<T>> {
    // SAFETY: the register is the instruction's operand, which stays there.
    let container = unsafe { s.value(s.instr().b) };
    container.downcast().ok_or_else(|| vm.system_error("bad internal call"))
}

#[inline(always)]
pub(super) unsafe fn build_tuple(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        leave(vm, s, |vm, s| {
            let made = tuple::from_iter(vm, take_window(s)).map(Value::from).map_err(Raised::from);
            produced(vm, s, made)
        })
    }
}

#[inline(always)]
pub(super) unsafe fn build_list(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        leave(vm, s, |vm, s| {
            let items = Buf::from_counted(vm.heap(), s.instr().n as usize, take_window(s));
            let made = items.map(|items| list::from_buf(vm, items).into()).map_err(Raised::from);
            produced(vm, s, made)
        })
    }
}

#[inline(always)]
pub(super) unsafe fn build_set(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let made = set::new(vm);
            for k in 0..s.instr().n as i16 {
                set::add(vm, &made, in_window(s, k))?;
                s.consume(s.instr().b + k);
            }
            Ok(Outcome::Store(made.into()))
        })
    }
}

#[inline(always)]
pub(super) unsafe fn build_map(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        leave(vm, s, |vm, s| {
            let made = dict::new(vm);
            if s.instr().n == 0 {
                return produced(vm, s, Ok(made.into()));
            }
            let result = fill_map(vm, s, made);
            finish(vm, s, result)
        })
    }
}

unsafe fn fill_map(vm: &mut Vm, s: State, made: Ref<Dict>) -> Res<Outcome> {
    // SAFETY: the window is the instruction's.
    unsafe {
        for k in (0..s.instr().n as i16).step_by(2) {
            made.set_item(vm, in_window(s, k), in_window(s, k + 1).clone())?;
        }
    }
    Ok(Outcome::Store(made.into()))
}

#[inline(always)]
pub(super) unsafe fn build_const_key_map(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid; the IR's verifier checked the constant's index.
    unsafe {
        slow(vm, s, |vm, s| {
            let keys = Value::at(s.pool.cast::<Word>().sub(1 + s.instr().x as usize)).downcast::<Tuple>();
            let Some(keys) = keys.filter(|k| k.len() == s.instr().n as usize) else {
                return Err(vm.system_error("bad BUILD_CONST_KEY_MAP keys argument"));
            };
            let made = dict::new(vm);
            for (k, key) in keys.items().iter().enumerate() {
                made.set_item(vm, key, in_window(s, k as i16).clone())?;
            }
            Ok(Outcome::Store(made.into()))
        })
    }
}

#[inline(always)]
pub(super) unsafe fn build_string(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid; the window is not touched while it is borrowed.
    unsafe {
        slow(vm, s, |vm, s| {
            let pieces = std::slice::from_raw_parts(s.reg(s.instr().b).cast::<Value>(), s.instr().n as usize);
            Ok(Outcome::Store(ops::format::concat(vm, pieces)?.into()))
        })
    }
}

#[inline(always)]
pub(super) unsafe fn format_value(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let i = s.instr();
            let value = s.value(i.b);
            let converted = match i.n {
                1 => ops::format::str(vm, value)?.into(),
                2 => ops::format::repr(vm, value)?.into(),
                3 => ops::format::ascii(vm, value)?.into(),
                _ => value.clone(),
            };
            // The compiler makes specifications of strings only.
            let spec = if i.c == ir::ABSENT { None } else { s.value(i.c).downcast::<Str>() };
            Ok(Outcome::Store(ops::format::format(vm, &converted, spec)?.into()))
        })
    }
}

#[inline(always)]
pub(super) unsafe fn build_slice(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let mut parts = take_window(s);
            let mut part = || parts.next().unwrap_or(Value::NONE);
            let (start, stop, step) = (part(), part(), part());
            Ok(Outcome::Store(vm.alloc(Slice { start, stop, step }).into()))
        })
    }
}

#[inline(always)]
pub(super) unsafe fn get_slice(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let i = s.instr();
            if let Some(made) = ops::item::get_slice_quick(vm, s.value(i.b), s.value(i.c), s.value(i.d)) {
                return Ok(Outcome::Store(made?));
            }
            let (start, stop) = (s.value(i.c).clone(), s.value(i.d).clone());
            let slice = Value::from(vm.alloc(Slice { start, stop, step: Value::NONE }));
            Ok(Outcome::Store(ops::get_item(vm, s.value(i.b), &slice)?))
        })
    }
}

#[inline(always)]
pub(super) unsafe fn list_append(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid; the layout word says that it is a list.
    unsafe {
        let i = s.instr();
        let word = s.word(i.b);
        if super::state::is_object(word) && (*(word as *const Header)).kind() == Kind::List {
            let items = &mut (*(*(word as *const Object<List>)).payload()).items;
            if items.len() == items.capacity() {
                return slow(vm, s, |vm, s| {
                    if let Some(list) = s.value(s.instr().b).downcast::<List>() {
                        list.get_mut(vm).items.push(s.value(s.instr().c).clone())?;
                    }
                    Ok(Outcome::Go)
                });
            }
            items.push_within_capacity(Value::from_word(s.take(i.c)));
            return s.next();
        }
        slow(vm, s, |vm, _| Err(vm.system_error("bad internal call")))
    }
}

#[inline(always)]
pub(super) unsafe fn set_add(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        second(
            vm,
            s,
            |vm, s| {
                let i = s.instr();
                s.value(i.b).exact::<Set>()?.add_quick(vm, s.value(i.c))?;
                added(vm, s, [i.c])
            },
            |vm, s| {
                let i = s.instr();
                let set = growing::<Set>(vm, s)?;
                set::add(vm, set, s.value(i.c))?;
                Ok(Outcome::Go)
            },
        )
    }
}

#[inline(always)]
pub(super) unsafe fn map_add(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        second(
            vm,
            s,
            |vm, s| {
                let i = s.instr();
                let old = ops::item::set_item_quick(vm, s.value(i.b), s.value(i.c), s.value(i.d))?;
                if old.is_some_and(|old| let_go(old.into_word())) {
                    settle(vm, s);
                }
                added(vm, s, [i.c, i.d])
            },
            |vm, s| {
                let i = s.instr();
                let dict = growing::<Dict>(vm, s)?;
                dict.set_item(vm, s.value(i.c), s.value(i.d).clone())?;
                Ok(Outcome::Go)
            },
        )
    }
}

/// Ends, in its second tier, an instruction that has no result: drops its operands.
///
/// # Safety
/// They are the instruction's operands.
#[inline(always)]
unsafe fn added<const N: usize>(vm: &mut Vm, s: State, operands: [i16; N]) -> Option<NonNull<Instr>> {
    // SAFETY: the caller's promise.
    unsafe {
        for operand in operands {
            if s.consume(operand) {
                settle(vm, s);
            }
        }
        NonNull::new(s.behind().pc.cast_mut())
    }
}

/// Items that are copied without a look at the eval breaker.
const SHORT: usize = 64;

#[inline(always)]
pub(super) unsafe fn list_extend(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        second(
            vm,
            s,
            |vm, s| {
                // A display of constants: an empty list takes over a short tuple.
                let i = s.instr();
                let (list, tuple) = (s.value(i.b).exact::<List>()?, s.value(i.c).exact::<Tuple>()?);
                if list.get(vm).items.capacity() != 0 || tuple.len() > SHORT {
                    return None;
                }
                list.get_mut(vm).items = Buf::from_slice(vm.heap(), tuple.items()).ok()?;
                added(vm, s, [i.c])
            },
            |vm, s| {
                let i = s.instr();
                let list = growing::<List>(vm, s)?;
                list::extend_display(vm, list, s.value(i.c))?;
                Ok(Outcome::Go)
            },
        )
    }
}

#[inline(always)]
pub(super) unsafe fn set_update(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let i = s.instr();
            let set = growing::<Set>(vm, s)?;
            set::update(vm, set, s.value(i.c))?;
            Ok(Outcome::Go)
        })
    }
}

#[inline(always)]
pub(super) unsafe fn dict_update(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let i = s.instr();
            let dict = growing::<Dict>(vm, s)?;
            dict::update_display(vm, dict, s.value(i.c))?;
            Ok(Outcome::Go)
        })
    }
}

#[inline(always)]
pub(super) unsafe fn dict_merge(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let i = s.instr();
            let dict = growing::<Dict>(vm, s)?;
            dict::merge_keywords(vm, dict, s.value(i.c), s.value(i.d))?;
            Ok(Outcome::Go)
        })
    }
}

#[inline(always)]
pub(super) unsafe fn list_to_tuple(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let list = growing::<List>(vm, s)?;
            let items = &list.get(vm).items;
            Ok(Outcome::Store(tuple::from_slice(vm, items)?.into()))
        })
    }
}
