//! Attributes, through inline caches ([`super::inline_cache`]).

use std::ptr::NonNull;

use ir::Instr;

use super::binding::enter_with;
use super::cache_fill::{fill_load, fill_store};
use super::entering::enter_moved;
use super::frame::Return;
use super::inline_cache::{Cache, CacheState};
use super::special::{self, enter_copies};
use super::state::{End, Outcome, State, further, let_go, part, produced, second, settle, slow};
use crate::heap::Header;
use crate::native::Args;
use crate::objects::descriptor::Descriptor;
use crate::objects::function::Function;
use crate::objects::list::List;
use crate::objects::property::Property;
use crate::objects::str::Str;
use crate::objects::types::{Flags, Type, class_of, lookup};
use crate::ops;
use crate::ops::attr::Receiver;
use crate::value::{Ref, Value, Word, is_pointer, retain};
use crate::vm::{Res, Vm};

#[inline(always)]
pub(super) unsafe fn load_attr<const FORM: u8>(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let i = s.instr();
        let word = s.held(i.b);
        let cache = s.cache();
        if is_pointer(word) && cache.state.get() == CacheState::Slot && cache.matches(word) {
            let found = *cache.slot(word);
            if found != 0 && s.spare_object(i.b, word) {
                retain(found);
                return s.end_in::<FORM>(vm, found);
            }
        }
        load_further(vm, s)
    }
}

/// [`load_attr`] of all forms, where what was seen last is no inline slot, or the object dies of it.
#[inline(always)]
unsafe fn load_further(vm: &mut Vm, s: State) -> End {
    // SAFETY: as in `load_attr`.
    further(vm, s, |vm, s| unsafe {
        let (owner, cache) = (s.instr().b, s.cache());
        let word = s.held(owner);
        if is_pointer(word) && cache.holds(vm, word) {
            let found = s.site().found(vm, cache, word);
            if found != 0 {
                return loaded(vm, s, owner, found);
            }
        }
        further(vm, s, |vm, s| load_other_attr(vm, s))
    })
}

/// [`load_attr`] where the object is not of the class seen last, or the attribute is computed.
#[inline(always)]
unsafe fn load_other_attr(vm: &mut Vm, s: State) -> End {
    // SAFETY: as in `load_attr`.
    unsafe {
        let (owner, site) = (s.instr().b, s.site());
        let word = s.held(owner);
        if is_pointer(word)
            && let Some(cache) = site.seen(vm, s.cache(), word)
        {
            let found = site.found(vm, cache, word);
            if found != 0 {
                return loaded(vm, s, owner, found);
            }
        }
        second(vm, s, |vm, s| read(vm, s), load_attr_slow)
    }
}

/// Reads the attribute that is computed: a property's or another descriptor's, a declared one, a method to be bound.
#[inline(always)]
unsafe fn read(vm: &mut Vm, s: State) -> Option<NonNull<Instr>> {
    // SAFETY: the register and the site are the instruction's. What the cache remembers belongs to a class that has not
    // changed.
    unsafe {
        let (i, site) = (s.instr(), s.site());
        let (object, word) = (s.value(i.b), s.held(i.b));
        let cache = if is_pointer(word) { site.seen(vm, s.cache(), word)? } else { return None };
        let remembered = cache.value.as_ptr();
        let result = match cache.state.get() {
            CacheState::Property => {
                let getter = Value::at(remembered).downcast::<Property>()?.get(vm).get.clone()?;
                return enter_moved(vm, s, &getter, [i.b]);
            }
            CacheState::Descriptor => {
                let class: *const Value = class_of(vm, object).as_value();
                let (args, returns) = ([object, &*class], (Return::Finish, 0, 0));
                return special::ask(vm, s, Value::at(remembered), |n| &n.__get__, args, returns);
            }
            CacheState::Declared => {
                let attribute = Value::at(remembered).downcast::<Descriptor>()?.clone();
                (*vm.thread().frames.current()).pc = s.pc;
                ops::attr::read_declared(vm, object, &site.name, &attribute)
            }
            CacheState::Method => {
                let function = Value::at(remembered).clone();
                let class = class_of(vm, object).clone();
                (*vm.thread().frames.current()).pc = s.pc;
                ops::attr::bind(vm, &function, Some(object), &class)
            }
            _ => return None,
        };
        if result.is_ok() && s.consume(i.b) {
            settle(vm, s);
        }
        NonNull::new(produced(vm, s, result).cast_mut())
    }
}

/// Ends the load of an attribute whose value is `found` and whose object is in register `owner`.
#[inline(always)]
unsafe fn loaded(vm: &mut Vm, s: State, owner: i16, found: Word) -> End {
    // SAFETY: the registers are the instruction's.
    unsafe {
        retain(found);
        let died = s.part(vm, owner);
        let died = s.put(vm, s.instr().a, found) | died;
        s.after(died)
    }
}

fn load_attr_slow(vm: &mut Vm, s: State) -> Res<Outcome> {
    // SAFETY: the operand and the site belong to the instruction.
    let (object, site, cache) = unsafe { (s.value(s.instr().b), s.site(), s.cache()) };
    fill_load(vm, site, cache, object);
    if let Some(getter) = python_getter(vm, object, &site.name) {
        return enter_with(vm, &getter, object, Args::positional_only(&[]), Return::Finish, 0);
    }
    Ok(Outcome::Store(ops::get_attr(vm, object, &site.name)?))
}

/// The Python function behind a property that `object.name` runs, so that it runs in a frame of this loop.
fn python_getter(vm: &Vm, object: &Value, name: &Ref<Str>) -> Option<Value> {
    let class = class_of(vm, object);
    if class.flags(vm).intersects(Flags::GETATTRIBUTE | Flags::GETATTR) || object.downcast::<Type>().is_some()
    {
        return None;
    }
    let getter = ops::attr::property_getter(vm, &lookup(vm, class, name)?)?;
    if getter.exact::<Function>().is_some() { Some(getter) } else { None }
}

#[inline(always)]
pub(super) unsafe fn load_method(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid; `a` and `a + 1` are empty temporaries.
    unsafe {
        let i = s.instr();
        let word = s.held(i.c);
        let cache = s.cache();
        if is_pointer(word) && cache.state.get() == CacheState::Method && cache.matches(word) {
            return found_method(s, cache.value.get(), word);
        }
        further(vm, s, |vm, s| load_other_method(vm, s))
    }
}

/// [`load_method`] where the class has no function of that name, or is not the one seen last.
#[inline(always)]
unsafe fn load_other_method(vm: &mut Vm, s: State) -> End {
    // SAFETY: as in `load_method`.
    unsafe {
        let (i, site) = (s.instr(), s.site());
        let word = s.held(i.c);
        let seen = if is_pointer(word) {
            site.seen(vm, s.cache(), word)
        } else {
            site.seen_of_immediate(vm, s.cache(), s.value(i.c))
        };
        let Some(cache) = seen else { return slow(vm, s, load_method_slow) };
        let (function, receiver) = match cache.state.get() {
            CacheState::Method | CacheState::MethodOfImmediate => {
                return found_method(s, cache.value.get(), word);
            }
            CacheState::MethodBehindDict => {
                if site.is_in_dict(vm, cache, word) {
                    return slow(vm, s, load_method_slow);
                }
                return found_method(s, cache.value.get(), word);
            }
            CacheState::TypeClassMethod => return found_method(s, cache.class_callable(), word),
            CacheState::ClassMethod => {
                let class = (*(word as *const Header)).class_ptr().map_or(0, |class| class.as_ptr() as Word);
                (cache.class_callable(), class)
            }
            CacheState::MethodOfSuper => {
                let receiver = cache.receiver(vm, s.value(i.c)).map_or(0, Value::word);
                (cache.value.get(), receiver)
            }
            _ => (site.found(vm, cache, word), 0),
        };
        if function == 0 {
            return slow(vm, s, load_method_slow);
        }
        retain(function);
        if receiver != 0 {
            retain(receiver);
        }
        let died = s.part(vm, i.c);
        *s.reg(i.a) = function;
        *s.reg(i.a + 1) = receiver;
        s.after(died)
    }
}

/// Ends the load of a method that is called with the object it was found through, the operand.
#[inline(always)]
unsafe fn found_method(s: State, function: Word, receiver: Word) -> End {
    // SAFETY: the registers are the instruction's.
    unsafe {
        let i = s.instr();
        (*(function as *const Header)).retain();
        s.own(i.c, receiver);
        *s.reg(i.a) = function;
        *s.reg(i.a + 1) = receiver;
        s.next()
    }
}

fn load_method_slow(vm: &mut Vm, s: State) -> Res<Outcome> {
    // SAFETY: the registers and the site are the instruction's.
    unsafe {
        let i = s.instr();
        let (object, site, cache) = (s.value(i.c), s.site(), s.cache());
        fill_load(vm, site, cache, object);
        let (callable, receiver) = ops::attr::load_method(vm, object, &site.name)?;
        *s.reg(i.a + 1) = match receiver {
            Receiver::Nothing => 0,
            Receiver::Object => s.take(i.c),
            Receiver::Other(receiver) => receiver.into_word(),
        };
        // `a` may be the register that the object was in: `take` and `finish` leave it empty before this is
        // stored.
        Ok(Outcome::Store(callable))
    }
}

#[inline(always)]
pub(super) unsafe fn store_attr(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let i = s.instr();
        let word = s.held(i.b);
        let cache = s.cache();
        if is_pointer(word)
            && cache.state.get() == CacheState::Slot
            && cache.matches(word)
            && s.spare_object(i.b, word)
        {
            let old = std::mem::replace(&mut *cache.slot(word), s.take(i.c));
            return s.end_without(vm, old);
        }
        further(vm, s, |vm, s| {
            let word = s.held(s.instr().b);
            if is_pointer(word)
                && let Some(cache) = s.site().seen(vm, s.cache(), word)
                && let Some(end) = store_inline(vm, s, cache, word)
            {
                return end;
            }
            second(vm, s, |vm, s| store_elsewhere(vm, s), store_attr_slow)
        })
    }
}

/// Stores into the slot that the cache remembers, if it does.
#[inline(always)]
unsafe fn store_inline(vm: &mut Vm, s: State, cache: &Cache, word: Word) -> Option<End> {
    // SAFETY: the registers are the instruction's, and the cache holds of the object.
    unsafe {
        let i = s.instr();
        let died = match cache.state.get() {
            CacheState::Slot => {
                let value = s.take(i.c);
                let old = std::mem::replace(&mut *cache.slot(word), value);
                part(vm, old) | s.part(vm, i.b)
            }
            CacheState::AddSlot => {
                let value = s.take(i.c);
                *cache.slot(word) = value;
                (*(word as *const Header)).set_shape(cache.next_shape.get());
                s.part(vm, i.b)
            }
            _ => return None,
        };
        Some(s.after(died))
    }
}

/// Stores into the instance's dict or overflow, or through a property or another descriptor, as the cache remembers.
#[inline(always)]
unsafe fn store_elsewhere(vm: &mut Vm, s: State) -> Option<NonNull<Instr>> {
    // SAFETY: the registers and the site are the instruction's.
    unsafe {
        let (i, site) = (s.instr(), s.site());
        let word = s.held(i.b);
        let cache = if is_pointer(word) { site.seen(vm, s.cache(), word)? } else { return None };
        let old = match cache.state.get() {
            CacheState::InDict => {
                let (dict, index) = site.dict_entry(vm, cache, word)?;
                let value = Value::from_word(s.take(i.c));
                dict.get_mut(vm).table.replace(index, value)
            }
            CacheState::Overflow => {
                let overflow = cache.behind::<List>(word)?;
                let place = overflow.get_mut(vm).items.get_mut(cache.index.get() as usize)?;
                Some(std::mem::replace(place, Value::from_word(s.take(i.c))))
            }
            CacheState::Property => {
                // The property keeps it; a handle here would be one thing more to drop before the tail call.
                let setter =
                    Value::at(cache.value.as_ptr()).downcast::<Property>()?.get(vm).set.as_ref()?.word();
                let args = std::iter::once(s.value(i.c));
                return enter_copies(vm, s, setter, s.value(i.b), args, (Return::Resume, 0, 0));
            }
            CacheState::Descriptor => {
                let (descriptor, returns) = (Value::at(cache.value.as_ptr()), (Return::Resume, 0, 0));
                return special::ask(
                    vm,
                    s,
                    descriptor,
                    |n| &n.__set__,
                    [s.value(i.b), s.value(i.c)],
                    returns,
                );
            }
            _ => return None,
        };
        if let_go(old.map_or(0, Value::into_word)) | s.consume(i.b) {
            settle(vm, s);
        }
        NonNull::new(s.behind().pc.cast_mut())
    }
}

fn store_attr_slow(vm: &mut Vm, s: State) -> Res<Outcome> {
    // SAFETY: the registers and the site are the instruction's.
    let (object, value, site, cache) =
        unsafe { (s.value(s.instr().b), s.value(s.instr().c), s.site(), s.cache()) };
    let before = object.header().map_or(0, Header::layout);
    ops::set_attr(vm, object, &site.name, value)?;
    fill_store(vm, site, cache, object, before);
    Ok(Outcome::Go)
}

#[inline(always)]
pub(super) unsafe fn delete_attr(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        slow(vm, s, |vm, s| {
            ops::del_attr(vm, s.value(s.instr().b), &s.site().name)?;
            Ok(Outcome::Go)
        })
    }
}
