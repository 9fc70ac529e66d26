//! Unpacking assignments.

use super::exact::{exact, items};
use super::state::{End, Form, Outcome, State, part, slow};
use crate::heap::Buf;
use crate::objects::list;
use crate::objects::tuple::Tuple;
use crate::ops;
use crate::value::{Value, retain};
use crate::vm::{Res, Vm};

#[inline(always)]
pub(super) unsafe fn unpack_sequence<const FORM: u8>(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid; the registers from `a` on are empty temporaries, or the operand itself.
    unsafe {
        let i = s.instr();
        let Some(items) = items(s.word(i.b)).filter(|items| items.len() == i.n as usize) else {
            return unpack_other(vm, s);
        };
        // The operand may lie in one of the registers written.
        let owned = s.take(i.b);
        let mut register = s.reg(i.a + i.n as i16);
        let (mut next, mut died) = (s.behind(), false);
        for item in items {
            retain(item.word());
            register = register.sub(1);
            // The stores that follow are made at once, until one of them is the end of an object.
            if FORM == Form::STORED && !died {
                died = next.put(vm, next.instr().a, item.word());
                next = next.behind();
            } else {
                *register = item.word();
            }
        }
        died |= part(vm, owned);
        next.settled(died)
    }
}

/// [`unpack_sequence`] of what is no list or tuple of so many items.
#[inline(always)]
unsafe fn unpack_other(vm: &mut Vm, s: State) -> End {
    slow(vm, s, |vm, s| {
        // SAFETY: as in `unpack_sequence`.
        unsafe {
            let i = s.instr();
            let mut items = ops::iter::unpack(vm, s.value(i.b), i.n as usize)?;
            s.consume(i.b);
            let last = items.len() as i16 - 1;
            for (k, item) in items.drain().enumerate() {
                *s.reg(i.a + last - k as i16) = item.into_word();
            }
            Ok(Outcome::Stored)
        }
    })
}

#[inline(always)]
pub(super) unsafe fn unpack_pair(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let i = s.instr();
        let word = s.word(i.b);
        if let Some([first, second]) = exact::<Tuple>(word).map(|tuple| tuple.items()) {
            let owned = s.take(i.b);
            let (first, second) = (first.word(), second.word());
            retain(first);
            retain(second);
            let died = part(vm, owned);
            let died = s.put(vm, i.c, first) | died;
            let died = s.put(vm, i.d, second) | died;
            return s.after(died);
        }
        slow(vm, s, |vm, s| {
            let i = s.instr();
            let mut items = ops::iter::unpack(vm, s.value(i.b), 2)?;
            s.consume(i.b);
            for (register, item) in [i.c, i.d].into_iter().zip(items.drain()) {
                s.set(register, item.into_word());
            }
            Ok(Outcome::Stored)
        })
    }
}

#[inline(always)]
pub(super) unsafe fn unpack_ex(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| -> Res<Outcome> {
            let i = s.instr();
            let (before, after) = (i.n as usize, i.x as usize);
            let mut items = ops::iter::unpack_starred(vm, s.value(i.b), before, after)?;
            s.consume(i.b);
            let middle = items.len() - before - after;
            let mut rest = Buf::with_capacity(vm.heap(), middle)?;
            let mut register = i.a + (before + after) as i16;
            for (k, item) in items.drain().enumerate() {
                if k >= before && k < before + middle {
                    rest.push(item)?;
                    continue;
                }
                if k == before + middle {
                    // The list goes between the two parts.
                    register -= 1;
                }
                *s.reg(register) = item.into_word();
                register -= 1;
            }
            *s.reg(i.a + after as i16) = Value::from(list::from_buf(vm, rest)).into_word();
            Ok(Outcome::Stored)
        })
    }
}
