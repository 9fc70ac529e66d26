//! Unpacking assignments.

use ir::Op;

use super::exact::{exact, items};
use super::state::{End, Outcome, State, part, slow};
use crate::heap::Buf;
use crate::objects::list;
use crate::objects::tuple::Tuple;
use crate::ops;
use crate::value::{Value, retain};
use crate::vm::{Res, Vm};

#[inline(always)]
pub(super) unsafe fn unpack_sequence(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid; the registers from `a` on are empty temporaries, or the operand itself.
    unsafe {
        let i = s.instr();
        if let Some(items) = items(s.word(i.b))
            && items.len() == i.n as usize
        {
            // The operand may lie in one of the registers written.
            let owned = s.take(i.b);
            // The stores that follow are made at once, until one of them is the end of an object.
            let (mut next, mut storing, mut died) = (s.behind(), true, false);
            for (k, item) in items.iter().enumerate() {
                let (register, store) = (i.a + (items.len() - 1 - k) as i16, next.instr());
                retain(item.word());
                if storing && store.op == Op::Move && store.b == register {
                    died = next.put(vm, store.a, item.word());
                    storing = !died;
                    next = next.behind();
                } else {
                    storing = false;
                    *s.reg(register) = item.word();
                }
            }
            died |= part(vm, owned);
            return next.settled(died);
        }
        slow(vm, s, |vm, s| {
            let i = s.instr();
            let mut items = ops::iter::unpack(vm, s.value(i.b), i.n as usize)?;
            s.consume(i.b);
            let last = items.len() as i16 - 1;
            for (k, item) in items.drain().enumerate() {
                *s.reg(i.a + last - k as i16) = item.into_word();
            }
            Ok(Outcome::Stored)
        })
    }
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
