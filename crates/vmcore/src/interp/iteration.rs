//! `iter` and `for`.

use ir::Op;

use super::frame::Return;
use super::generators;
use super::operators::enter_method;
use super::state::{End, Outcome, State, finish, further, leave, settle, slow};
use crate::heap::{Header, Kind, Object};
use crate::objects::dict::iter::DictIterator;
use crate::objects::enumerate::Enumerate;
use crate::objects::generator::Generator;
use crate::objects::list::iter::ListIterator;
use crate::objects::range::iter::RangeIterator;
use crate::objects::tuple::iter::TupleIterator;
use crate::objects::zip::Zip;
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
            } else if header.is_exact(Kind::TupleIterator) {
                let iterator = &mut *(*(word as *const Object<TupleIterator>)).payload();
                if let Some(tuple) = &iterator.tuple
                    && let Some(value) = tuple.items().get(iterator.index)
                {
                    let word = value.clone().into_word();
                    iterator.index += 1;
                    let died = s.put(vm, i.a, word);
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
            } else if header.is_exact(Kind::Generator) {
                return further(vm, s, |vm, s| {
                    if let Some(generator) = s.value(s.instr().b).exact::<Generator>()
                        && generator.is_generator(vm)
                        && let Some(entered) = generators::resume_quick(vm, s, generator)
                    {
                        return End::Next(entered);
                    }
                    slow(vm, s, |vm, s| step(vm, s))
                });
            }
        }
        leave(vm, s, |vm, s| {
            let iterator = s.value(s.instr().b);
            if let Some(registers) = pair_registers(s)
                && let Some(pair) = next_pair(vm, iterator)
            {
                return match pair {
                    Ok(Some([first, second])) => {
                        if s.set(registers[0], first.into_word()) {
                            settle(vm, s);
                        }
                        if s.set(registers[1], second.into_word()) {
                            settle(vm, s);
                        }
                        s.behind().behind().pc
                    }
                    Ok(None) => finish(vm, s, Ok(exhausted(s))),
                    Err(raised) => finish(vm, s, Err(raised)),
                };
            }
            if let Some(item) = ops::iter::next_quick(vm, iterator) {
                if s.set(s.instr().a, item.into_word()) {
                    settle(vm, s);
                }
                return s.behind().pc;
            }
            match step(vm, s) {
                Ok(Outcome::Store(value)) => {
                    settle(vm, s);
                    if s.set(s.instr().a, value.into_word()) {
                        settle(vm, s);
                    }
                    s.behind().pc
                }
                result => finish(vm, s, result),
            }
        })
    }
}

/// The registers that the next instruction unpacks the item to, if it takes a pair apart that nobody else sees: then
/// there need be no tuple.
fn pair_registers(s: State) -> Option<[i16; 2]> {
    let (item, next) = (s.instr().a, s.behind().instr());
    if !s.is_temp(item) {
        return None;
    }
    match next.op {
        Op::UnpackPair if next.b == item => Some([next.c, next.d]),
        Op::UnpackSequence if next.b == item && next.n == 2 => Some([next.a + 1, next.a]),
        _ => None,
    }
}

/// The next item of an iterator that gives pairs which nobody else sees.
#[inline(always)]
fn next_pair(vm: &mut Vm, iterator: &Value) -> Option<Res<Option<[Value; 2]>>> {
    if let Some(enumerate) = iterator.exact::<Enumerate>() {
        return match Enumerate::quick_pair(vm, enumerate) {
            Some(pair) => Some(Ok(Some(pair))),
            None => Some(Enumerate::step(vm, enumerate)),
        };
    }
    if let Some(zip) = iterator.exact::<Zip>() {
        return Zip::advance_pair(vm, zip);
    }
    let items = iterator.exact::<DictIterator>()?;
    match DictIterator::quick_pair(vm, items) {
        Some(pair) => Some(Ok(Some(pair))),
        None if items.get(vm).is_of_items() => Some(DictIterator::step(vm, items)),
        None => None,
    }
}

/// The end of the loop, whose iterator goes.
unsafe fn exhausted(s: State) -> Outcome {
    // SAFETY: the register is the instruction's operand, which it keeps only while there are items.
    unsafe { s.consume(s.instr().b) };
    Outcome::Jump
}

/// The next item of any iterator, or the frame that will give it.
unsafe fn step(vm: &mut Vm, s: State) -> Res<Outcome> {
    // SAFETY: the iterator's register keeps it.
    unsafe {
        let iterator = s.value(s.instr().b);
        if let Some(generator) = iterator.exact::<Generator>()
            && generator.is_generator(vm)
        {
            let generator = generator.clone();
            return Ok(generators::step(vm, &generator, Value::NONE)?.unwrap_or_else(|| exhausted(s)));
        }
        if iterator.header().is_some_and(|h| h.shape() != 0)
            && let Some(entered) = enter_method(vm, iterator, |n| &n.__next__, &[], Return::Next)?
        {
            return Ok(entered);
        }
        Ok(ops::next(vm, iterator)?.map_or_else(|| exhausted(s), Outcome::Store))
    }
}
