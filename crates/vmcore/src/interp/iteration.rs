//! `iter` and `for`.

use ir::Op;

use super::frame::Return;
use super::generators;
use super::jumps;
use super::special::{self, enter_method};
use super::state::{End, Next, Outcome, State, finish, further, leave, second, second_or_leave, settle};
use crate::heap::{Header, Kind, Object, Payload};
use crate::objects::bytes::iter::BytesIterator;
use crate::objects::dict::iter::DictIterator;
use crate::objects::enumerate::Enumerate;
use crate::objects::generator::Generator;
use crate::objects::list::iter::{ListIterator, ListReverseIterator};
use crate::objects::range::iter::RangeIterator;
use crate::objects::set::iter::SetIterator;
use crate::objects::str::iter::StrIterator;
use crate::objects::tuple::iter::TupleIterator;
use crate::objects::zip::Zip;
use crate::ops;
use crate::runtime::breaker;
use crate::value::{Ref, Value, Word, is_pointer, retain};
use crate::vm::{Res, Vm};

#[inline(always)]
pub(super) unsafe fn get_iter(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        further(vm, s, |vm, s| {
            let i = s.instr();
            match ops::iter::builtin_iter(vm, s.value(i.b)) {
                Some(made) => {
                    let died = s.part(vm, i.b);
                    let died = s.put(vm, i.a, made.into_word()) | died;
                    s.after(died)
                }
                None => second(
                    vm,
                    s,
                    |vm, s| {
                        special::ask(vm, s, s.value(s.instr().b), |n| &n.__iter__, [], (Return::Resume, 0, 0))
                    },
                    |vm, s| Ok(Outcome::Store(ops::get_iter(vm, s.value(s.instr().b))?)),
                ),
            }
        })
    }
}

/// The end of a loop's body: the next instruction is the `ForIter`, done here, since nearly every turn ends so.
#[inline(always)]
pub(super) unsafe fn repeat(vm: &mut Vm, s: State) -> End {
    if breaker::is_raised(vm) {
        return leave(vm, s, jumps::take);
    }
    // SAFETY: a handler's state is valid, and so is that of the instruction that it leads to.
    unsafe { for_iter(vm, s.jump()) }
}

#[inline(always)]
pub(super) unsafe fn for_iter(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid; an exact layout word says what the payload is.
    unsafe {
        let i = s.instr();
        let word = s.held(i.b);
        if is_pointer(word) {
            let header = &*(word as *const Header);
            if header.is_exact(Kind::RangeIterator) {
                let iterator = &mut *(*(word as *const Object<RangeIterator>)).payload();
                if let Some(value) = iterator.step() {
                    return s.end(vm, i.a, value.into_word());
                }
            } else if header.is_exact(Kind::ListIterator) {
                let iterator = &mut *(*(word as *const Object<ListIterator>)).payload();
                if let Some(list) = &iterator.list
                    && let Some(word) = next_word(&list.get(vm).items, &mut iterator.index)
                {
                    return s.end(vm, i.a, word);
                }
            }
        }
        further(vm, s, |vm, s| for_other(vm, s))
    }
}

/// The item at `index`, counted, which moves on; none behind the last.
#[inline(always)]
fn next_word(items: &[Value], index: &mut usize) -> Option<Word> {
    let word = items.get(*index)?.word();
    // SAFETY: the items own it.
    unsafe { retain(word) };
    *index += 1;
    Some(word)
}

/// [`for_iter`] at the end, or over what is neither a list nor a range.
#[inline(always)]
unsafe fn for_other(vm: &mut Vm, s: State) -> End {
    // SAFETY: as in `for_iter`.
    unsafe {
        let i = s.instr();
        let word = s.held(i.b);
        if !is_pointer(word) {
            return leave(vm, s, |vm, s| any_step(vm, s));
        }
        let header = &*(word as *const Header);
        if header.shape() != 0 {
            if header.kind() != Kind::Instance {
                return leave(vm, s, |vm, s| any_step(vm, s));
            }
            return second_or_leave(
                vm,
                s,
                |vm, s| special::ask(vm, s, s.value(s.instr().b), |n| &n.__next__, [], (Return::Next, 0, 0)),
                |vm, s| any_step(vm, s),
            );
        }
        match header.kind() {
            Kind::TupleIterator => {
                let iterator = &mut *(*(word as *const Object<TupleIterator>)).payload();
                if let Some(tuple) = &iterator.tuple
                    && let Some(word) = next_word(tuple.items(), &mut iterator.index)
                {
                    return s.end(vm, i.a, word);
                }
                further(vm, s, |vm, s| native_step(vm, s))
            }
            Kind::DictIterator => {
                let iterator = &*(*(word as *const Object<DictIterator>)).payload();
                if iterator.is_of_items() && pair_registers(s).is_some() {
                    return further(vm, s, |vm, s| pair_step(vm, s, DictIterator::quick_pair));
                }
                further(vm, s, |vm, s| quick_step(vm, s, DictIterator::quick))
            }
            Kind::StrIterator => further(vm, s, |vm, s| quick_step(vm, s, StrIterator::quick)),
            Kind::BytesIterator => further(vm, s, |vm, s| quick_step(vm, s, BytesIterator::quick)),
            Kind::SetIterator => further(vm, s, |vm, s| quick_step(vm, s, SetIterator::quick)),
            Kind::ListReverseIterator => {
                further(vm, s, |vm, s| quick_step(vm, s, ListReverseIterator::quick))
            }
            Kind::Enumerate if pair_registers(s).is_some() => {
                further(vm, s, |vm, s| pair_step(vm, s, Enumerate::quick_pair))
            }
            Kind::Zip if pair_registers(s).is_some() => {
                further(vm, s, |vm, s| pair_step(vm, s, Zip::quick_pair))
            }
            Kind::Generator => further(vm, s, |vm, s| {
                if let Some(generator) = s.value(s.instr().b).exact::<Generator>()
                    && generator.is_generator(vm)
                    && let Some(entered) = generators::resume_quick(vm, s, generator)
                {
                    return End::Next(entered);
                }
                leave(vm, s, |vm, s| any_step(vm, s))
            }),
            // At its end, or of another type.
            _ => further(vm, s, |vm, s| native_step(vm, s)),
        }
    }
}

/// `for` over any iterator of a builtin type, but a generator.
#[inline(always)]
unsafe fn native_step(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid; the iterator's register keeps it. The frame tells where it was.
    unsafe {
        let iterator = s.value(s.instr().b);
        let Some(advance) = iterator.header().and_then(|header| header.kind().info().advance) else {
            return leave(vm, s, |vm, s| any_step(vm, s));
        };
        (*vm.thread().frames.current()).pc = s.pc;
        let result = advance(vm, iterator);
        let s = State::noted(vm);
        let word = match result {
            Ok(Some(item)) => item.into_word(),
            Ok(None) => {
                let died = s.part(vm, s.instr().b);
                return s.jump().settled(died || vm.heap().has_pending());
            }
            Err(_) => {
                return leave(vm, s, |vm, s| {
                    let raised = vm.raised_again();
                    let result = ops::iter::stopped(vm, raised).map(|_| exhausted(s));
                    finish(vm, s, result)
                });
            }
        };
        if breaker::is_due(vm) {
            vm.thread().result.set(word);
            return leave(vm, s, |vm, s| {
                let item = Value::from_word(vm.thread().result.replace(0));
                settle(vm, s);
                stored_item(vm, s, item)
            });
        }
        let died = s.put(vm, s.instr().a, word);
        s.after(died)
    }
}

/// `for` over a builtin container, where the next item lies there to be taken.
#[inline(always)]
unsafe fn quick_step<T: Payload>(
    vm: &mut Vm,
    s: State,
    quick: impl FnOnce(&mut Vm, &Ref<T>) -> Option<Value>,
) -> End {
    // SAFETY: a handler's state is valid; the iterator's register keeps it.
    unsafe {
        if let Some(iterator) = s.value(s.instr().b).exact::<T>()
            && let Some(item) = quick(vm, iterator)
        {
            let died = s.put(vm, s.instr().a, item.into_word());
            return s.after(died);
        }
        further(vm, s, |vm, s| native_step(vm, s))
    }
}

/// `for` over pairs that are taken apart by the next instruction, where the next one lies there to be taken, in two.
#[inline(always)]
unsafe fn pair_step<T: Payload>(
    vm: &mut Vm,
    s: State,
    quick: impl FnOnce(&mut Vm, &Ref<T>) -> Option<[Value; 2]>,
) -> End {
    // SAFETY: a handler's state is valid; the iterator's register keeps it.
    unsafe {
        if let Some(registers) = pair_registers(s)
            && let Some(iterator) = s.value(s.instr().b).exact::<T>()
            && let Some([first, second]) = quick(vm, iterator)
        {
            let died = s.put(vm, registers[0], first.into_word());
            let died = s.put(vm, registers[1], second.into_word()) | died;
            return s.behind().after(died);
        }
        leave(vm, s, |vm, s| any_step(vm, s))
    }
}

/// Goes on with an item.
#[inline(always)]
unsafe fn stored_item(vm: &mut Vm, s: State, item: Value) -> Next {
    // SAFETY: a handler's state is valid.
    unsafe {
        if s.set(s.instr().a, item.into_word()) {
            settle(vm, s);
        }
        s.behind().pc
    }
}

/// `for` over any iterator.
unsafe fn any_step(vm: &mut Vm, s: State) -> Next {
    // SAFETY: a handler's state is valid; the iterator's register keeps it.
    unsafe {
        let iterator = s.value(s.instr().b);
        if pair_registers(s).is_some()
            && let Some(pair) = next_pair(vm, iterator)
        {
            return match pair {
                Ok(Some(pair)) => store_pair(vm, s, pair),
                Ok(None) => finish(vm, s, Ok(exhausted(s))),
                Err(raised) => finish(vm, s, Err(raised)),
            };
        }
        match step(vm, s) {
            Ok(Outcome::Store(value)) => {
                settle(vm, s);
                stored_item(vm, s, value)
            }
            result => finish(vm, s, result),
        }
    }
}

/// Stores a pair where the next instruction would, and goes on behind that.
unsafe fn store_pair(vm: &mut Vm, s: State, [first, second]: [Value; 2]) -> Next {
    // SAFETY: a handler's state is valid.
    unsafe {
        if let Some(registers) = pair_registers(s) {
            if s.set(registers[0], first.into_word()) {
                settle(vm, s);
            }
            if s.set(registers[1], second.into_word()) {
                settle(vm, s);
            }
        }
        s.behind().behind().pc
    }
}

/// The registers that the next instruction unpacks the item to, if it takes a pair apart that nobody else sees: then
/// there need be no tuple.
#[inline(always)]
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
fn next_pair(vm: &mut Vm, iterator: &Value) -> Option<Res<Option<[Value; 2]>>> {
    if let Some(enumerate) = iterator.exact::<Enumerate>() {
        return Some(Enumerate::step(vm, enumerate));
    }
    if let Some(zip) = iterator.exact::<Zip>() {
        return Zip::advance_pair(vm, zip);
    }
    let items = iterator.downcast::<DictIterator>()?;
    if items.get(vm).is_of_items() { Some(DictIterator::step(vm, items)) } else { None }
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
        if iterator.header().is_some_and(|h| h.shape() != 0) {
            if let Some(entered) = enter_method(vm, iterator, |n| &n.__next__, &[], Return::Next)? {
                return Ok(entered);
            }
        } else if let Some(generator) = iterator.downcast::<Generator>()
            && generator.is_generator(vm)
        {
            let generator = generator.clone();
            return Ok(generators::step(vm, &generator, Value::NONE)?.unwrap_or_else(|| exhausted(s)));
        }
        Ok(ops::iter::next_anyhow(vm, iterator)?.map_or_else(|| exhausted(s), Outcome::Store))
    }
}
