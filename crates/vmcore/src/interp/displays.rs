//! Displays: building tuples, lists, sets, dicts, slices and strings, and comprehensions' additions to them.

use std::ptr::NonNull;

use ir::Instr;

use super::exact::exact;
use super::state::{
    End, Next, Outcome, State, finish, further, leave, let_go, produced, second, settle, slow,
};
use super::subscripts::store_at_sight;
use crate::heap::{Buf, Header, Kind, NoMemory, Object, Payload};
use crate::objects::dict::{self, Dict};
use crate::objects::list::{self, List};
use crate::objects::set::{self, Set};
use crate::objects::slice::{Bounds, Slice};
use crate::objects::str::Str;
use crate::objects::tuple::{self, Tuple};
use crate::ops;
use crate::value::{Ref, Value, Word, is_pointer};
use crate::vm::{Res, Vm};

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
        further(vm, s, |vm, s| match tuple::from_iter(vm, take_window(s)) {
            Ok(made) => made_of_window(vm, s, made.into()),
            Err(_) => leave(vm, s, |vm, s| finish(vm, s, Err(NoMemory.into()))),
        })
    }
}

/// Ends an instruction that has emptied its window, with what it has made of that.
#[inline(always)]
unsafe fn made_of_window(vm: &mut Vm, s: State, made: Value) -> End {
    // SAFETY: `a` is a register of the frame.
    unsafe {
        let died = s.put(vm, s.instr().a, made.into_word());
        s.after(died)
    }
}

#[inline(always)]
pub(super) unsafe fn build_list(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        further(vm, s, |vm, s| match Buf::from_counted(vm.heap(), s.instr().n as usize, take_window(s)) {
            Ok(items) => {
                let made = list::from_buf(vm, items);
                made_of_window(vm, s, made.into())
            }
            Err(_) => leave(vm, s, |vm, s| finish(vm, s, Err(NoMemory.into()))),
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
        if s.instr().n == 0 {
            return further(vm, s, |vm, s| {
                let made = dict::new(vm);
                made_of_window(vm, s, made.into())
            });
        }
        leave(vm, s, |vm, s| {
            let pairs = s.instr().n as i16 / 2;
            build_dict(vm, s, pairs, |k| {
                let (key, value) = (s.instr().b + 2 * k, s.instr().b + 2 * k + 1);
                (s.value(key), move || Value::from_word(s.take(key)), value)
            })
        })
    }
}

#[inline(always)]
pub(super) unsafe fn build_const_key_map(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid; the IR's verifier checked the constant's index.
    unsafe {
        leave(vm, s, |vm, s| {
            let i = s.instr();
            let keys = Value::at(s.pool.cast::<Word>().sub(1 + i.x as usize)).downcast::<Tuple>();
            let Some(keys) = keys.filter(|k| k.len() == i.n as usize) else {
                let raised = vm.system_error("bad BUILD_CONST_KEY_MAP keys argument");
                return finish(vm, s, Err(raised));
            };
            build_dict(vm, s, i.n as i16, |k| {
                let key = &keys.items()[k as usize];
                (key, || key.clone(), i.b + k)
            })
        })
    }
}

/// Ends the instruction with a dict of so many pairs: of each a look at the key, the key to own, and the window's register
/// with the value. What is left in the window is dropped from the top down.
#[inline(always)]
unsafe fn build_dict<'a, K: FnOnce() -> Value>(
    vm: &mut Vm,
    s: State,
    pairs: i16,
    pair: impl Fn(i16) -> (&'a Value, K, i16),
) -> Next {
    let made = dict::new(vm);
    // CPython's `dict_new_presized`. In place: a table that moves is read wider than it was written, which takes long.
    if let Err(refused) = made.get_mut(vm).table.reserve(pairs as usize) {
        // SAFETY: the window is the instruction's.
        return unsafe { finish(vm, s, Err(refused.into())) };
    }
    // SAFETY: the window is the instruction's, and holds values until they are taken or dropped.
    unsafe {
        for k in 0..pairs {
            let (key, owned, register) = pair(k);
            if let Some(old) = store_at_sight(s, made.get_mut(vm), key, owned, register) {
                // What another pair of the window overwrote goes with the window.
                *s.reg(register) = old;
                continue;
            }
            let value = s.value(register);
            if ops::item::set_item_quick(vm, made.as_value(), key, value).is_none()
                && let Err(raised) = made.set_item(vm, key, value.clone())
            {
                return finish(vm, s, Err(raised));
            }
        }
        let i = s.instr();
        for k in (0..i.n as i16).rev() {
            s.consume(i.b + k);
        }
        settle(vm, s);
        produced(vm, s, Ok(made.into()))
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
        leave(vm, s, |vm, s| {
            let mut parts = take_window(s);
            let mut part = || parts.next().unwrap_or(Value::NONE);
            let (start, stop, step) = (part(), part(), part());
            let made = vm.alloc(Slice { start, stop, step });
            produced(vm, s, Ok(made.into()))
        })
    }
}

#[inline(always)]
pub(super) unsafe fn get_slice(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        second(
            vm,
            s,
            |vm, s| {
                let i = s.instr();
                let bounds = Bounds::quick(s.value(i.c), s.value(i.d), &Value::NONE)?;
                let made = ops::item::get_slice_quick(vm, s.value(i.b), bounds)?;
                // Where memory runs out, the usual way raises.
                let word = made.ok()?.into_word();
                if s.consume(i.b) | s.consume(i.c) | s.consume(i.d) {
                    settle(vm, s);
                }
                if s.set(i.a, word) {
                    settle(vm, s);
                }
                NonNull::new(s.behind().pc.cast_mut())
            },
            |vm, s| {
                let i = s.instr();
                let (start, stop) = (s.value(i.c).clone(), s.value(i.d).clone());
                let slice = Value::from(vm.alloc(Slice { start, stop, step: Value::NONE }));
                Ok(Outcome::Store(ops::get_item(vm, s.value(i.b), &slice)?))
            },
        )
    }
}

#[inline(always)]
pub(super) unsafe fn list_append(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid; the layout word says that it is a list.
    unsafe {
        let i = s.instr();
        let word = s.word(i.b);
        if is_pointer(word) && (*(word as *const Header)).kind() == Kind::List {
            let items = &mut (*(*(word as *const Object<List>)).payload()).items;
            if items.len() == items.capacity() {
                return second(
                    vm,
                    s,
                    |vm, s| {
                        let list = s.value(s.instr().b).downcast::<List>()?;
                        list.get_mut(vm).items.reserve(1).ok()?;
                        list.get_mut(vm).items.push_within_capacity(Value::from_word(s.take(s.instr().c)));
                        NonNull::new(s.behind().pc.cast_mut())
                    },
                    |vm, s| {
                        let list = growing::<List>(vm, s)?;
                        list.get_mut(vm).items.push(s.value(s.instr().c).clone())?;
                        Ok(Outcome::Go)
                    },
                );
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
                if let Some(dict) = exact::<Dict>(s.word(i.b))
                    && let Some(old) =
                        store_at_sight(s, dict, s.value(i.c), || Value::from_word(s.take(i.c)), i.d)
                {
                    if let_go(old) {
                        settle(vm, s);
                    }
                    return added(vm, s, [i.c]);
                }
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
                let i = s.instr();
                let (list, items) = (s.value(i.b).exact::<List>()?, s.value(i.c));
                if ops::stored_len(vm, items)? > SHORT {
                    return None;
                }
                // Where memory runs out, the usual way raises.
                list.extend_stored(vm, items).ok()??;
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
        second(
            vm,
            s,
            |vm, s| take_over(vm, s),
            |vm, s| {
                let dict = growing::<Dict>(vm, s)?;
                dict::update_display(vm, dict, s.value(s.instr().c))?;
                Ok(Outcome::Go)
            },
        )
    }
}

#[inline(always)]
pub(super) unsafe fn dict_merge(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        second(
            vm,
            s,
            |vm, s| take_over(vm, s),
            |vm, s| {
                let i = s.instr();
                let dict = growing::<Dict>(vm, s)?;
                dict::merge_keywords(vm, dict, s.value(i.c), s.value(i.d))?;
                Ok(Outcome::Go)
            },
        )
    }
}

/// Copies a small dict into one that is empty, so that no key is met twice.
#[inline(always)]
unsafe fn take_over(vm: &mut Vm, s: State) -> Option<NonNull<Instr>> {
    // SAFETY: the operands are the instruction's.
    unsafe {
        let i = s.instr();
        let (dict, other) = (s.value(i.b).exact::<Dict>()?, s.value(i.c).exact::<Dict>()?);
        if !dict.is_empty(vm) || other.len(vm) > SHORT {
            return None;
        }
        if !other.is_empty(vm) {
            // Where memory runs out, the usual way raises.
            let table = other.get(vm).table.copy_if_dense().ok()??;
            drop(std::mem::replace(&mut dict.get_mut(vm).table, table));
        }
        added(vm, s, [i.c])
    }
}

#[inline(always)]
pub(super) unsafe fn list_to_tuple(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            // The list was made for this, and nobody else has it.
            let mut items = growing::<List>(vm, s)?.get_mut(vm).items.take();
            Ok(Outcome::Store(tuple::from_buf(vm, &mut items)?.into()))
        })
    }
}
