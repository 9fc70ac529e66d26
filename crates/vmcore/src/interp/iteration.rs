//! `iter` and `for`.

use super::frame::Return;
use super::generators;
use super::operators::enter_method;
use super::state::{End, Outcome, State, finish, leave, settle, slow};
use crate::heap::{Header, Kind, Object};
use crate::objects::generator::Generator;
use crate::objects::list::iter::ListIterator;
use crate::objects::range::iter::RangeIterator;
use crate::ops;
use crate::value::Value;
use crate::vm::{Res, Vm};

#[inline(always)]
pub(super) unsafe fn get_iter(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            let value = s.value(s.instr().b);
            // A generator is its own iterator.
            if value.exact::<Generator>().is_some_and(|g| g.is_generator(vm)) {
                return Ok(Outcome::Store(value.clone()));
            }
            Ok(Outcome::Store(ops::get_iter(vm, value)?))
        })
    }
}

#[inline(always)]
pub(super) unsafe fn for_iter(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid; an exact layout word says what the payload is.
    unsafe {
        let i = s.instr();
        let word = s.word(i.b);
        if super::state::is_object(word) {
            let header = &*(word as *const Header);
            if header.is_exact(Kind::RangeIterator) {
                let iterator = &mut *(*(word as *const Object<RangeIterator>)).payload();
                if let Some(value) = iterator.step() {
                    let died = s.put(vm, i.a, value.into_word());
                    return s.after(died);
                }
            } else if header.is_exact(Kind::ListIterator) {
                let iterator = &mut *(*(word as *const Object<ListIterator>)).payload();
                if let Some(list) = &iterator.list
                    && let Some(value) = list.get(vm).items.get(iterator.index)
                {
                    let word = value.clone().into_word();
                    iterator.index += 1;
                    let died = s.put(vm, i.a, word);
                    return s.after(died);
                }
            }
        }
        leave(vm, s, |vm, s| {
            let iterator = s.value(s.instr().b);
            let builtin = iterator.header().is_some_and(|h| h.shape() == 0 && h.kind() != Kind::Generator);
            let result = if builtin { advance(vm, s) } else { step(vm, s) };
            match result {
                Ok(Outcome::Store(value)) => {
                    settle(vm, s);
                    if s.set(s.instr().a, value.into_word()) {
                        settle(vm, s.behind());
                    }
                    s.behind().pc
                }
                result => finish(vm, s, result),
            }
        })
    }
}

/// The next item of an iterator that no Python function is the `__next__` of.
unsafe fn advance(vm: &mut Vm, s: State) -> Res<Outcome> {
    // SAFETY: the iterator's register keeps it.
    unsafe {
        match ops::next(vm, s.value(s.instr().b))? {
            Some(value) => Ok(Outcome::Store(value)),
            None => {
                s.consume(s.instr().b);
                Ok(Outcome::Jump)
            }
        }
    }
}

unsafe fn step(vm: &mut Vm, s: State) -> Res<Outcome> {
    // SAFETY: the iterator's register keeps it.
    unsafe {
        let iterator = s.value(s.instr().b);
        if let Some(generator) = iterator.exact::<Generator>()
            && generator.is_generator(vm)
        {
            let generator = generator.clone();
            return match generators::step(vm, &generator, Value::NONE)? {
                Some(entered) => Ok(entered),
                None => {
                    s.consume(s.instr().b);
                    Ok(Outcome::Jump)
                }
            };
        }
        if let Some(entered) = enter_method(vm, iterator, |n| &n.__next__, &[], Return::Next)? {
            return Ok(entered);
        }
        advance(vm, s)
    }
}
