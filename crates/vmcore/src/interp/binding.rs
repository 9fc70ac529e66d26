//! Entering a frame for a Python function whose arguments have to be bound to its parameters, in place where that is
//! possible, else by all the rules (`arguments.rs`).

use std::mem::MaybeUninit;

use bytecode::code::flags;

use super::arguments::Arguments;
use super::entering::{clear_locals, defaults_of, on_stack, simple, try_push};
use super::executable::Executable;
use super::frame::Return;
use super::state::{Outcome, let_go};
use super::{arguments, exceptions, tracing};
use crate::native::Args;
use crate::objects::dict::table::Table;
use crate::objects::dict::{self, Dict};
use crate::objects::function::Function;
use crate::objects::str::Str;
use crate::objects::tuple::{self, Tuple};
use crate::ops::compare::IN_COMPARISON;
use crate::ops::recursion;
use crate::runtime::breaker;
use crate::value::{Ref, Value, Word};
use crate::vm::{Res, Vm};

/// As [`enter_window`] with `ret` `Value`, from a generator's frame, whose registers are its own: the window moves to the
/// stack. Of a bound method `bound` gives the function and the receiver, which comes in front of the arguments.
pub(super) unsafe fn enter_from_generator(
    vm: &mut Vm,
    base: *mut Word,
    n: usize,
    names: &[Value],
    bound: Option<(&Value, &Value)>,
) -> Res<bool> {
    // SAFETY: the window is the current instruction's; above the current frame's `top` every register is empty.
    unsafe {
        let above = (*vm.thread().frames.current()).top.add(1);
        let first = above.add(bound.is_some() as usize);
        if !vm.thread().frames.has_room(first.add(n)) {
            return Ok(false);
        }
        let callee = base.sub(1);
        match bound {
            Some((function, receiver)) => {
                *above.sub(1) = function.clone().into_word();
                *above = receiver.clone().into_word();
            }
            None => *above.sub(1) = std::mem::replace(&mut *callee, 0),
        }
        std::ptr::copy_nonoverlapping(base, first, n);
        base.write_bytes(0, n);
        let n_bound = n + bound.is_some() as usize;
        let entered = enter_window(vm, above, n_bound, names, Return::Value, 0);
        match entered {
            // CPython lets go of a bound method before the call.
            Ok(true) => drop_words(callee, 1),
            Ok(false) => {
                std::ptr::copy_nonoverlapping(first, base, n);
                first.write_bytes(0, n);
                match bound {
                    Some(_) => drop_words(above.sub(1), 2),
                    None => *callee = std::mem::replace(&mut *above.sub(1), 0),
                }
            }
            Err(_) => drop_words(above.sub(1), n_bound + 1),
        }
        entered
    }
}

/// Lets `enter` enter a frame one level deeper than it is: within a native call that CPython counts.
pub(super) fn deeper<E: Entering>(vm: &mut Vm, doing: &str, enter: impl FnOnce(&mut Vm) -> Res<E>) -> Res<E> {
    recursion::enter(vm, doing)?;
    let entered = enter(vm);
    match &entered {
        // SAFETY: the frame just entered is current.
        Ok(entered) if entered.has_entered() => unsafe { (*vm.thread().frames.current()).extra += 1 },
        _ => recursion::leave(vm),
    }
    entered
}

/// Whether a frame was entered.
pub(super) trait Entering {
    fn has_entered(&self) -> bool;
}

impl Entering for bool {
    fn has_entered(&self) -> bool {
        *self
    }
}

impl Entering for Outcome {
    fn has_entered(&self) -> bool {
        matches!(self, Outcome::Enter)
    }
}

impl Entering for Option<Outcome> {
    fn has_entered(&self) -> bool {
        matches!(self, Some(Outcome::Enter))
    }
}

/// Empties `n` registers.
unsafe fn drop_words(first: *mut Word, n: usize) {
    for k in 0..n {
        // SAFETY: the caller owns the registers.
        unsafe { let_go(std::mem::replace(&mut *first.add(k), 0)) };
    }
}

/// Enters a frame for a Python function with `receiver` in front of arguments that stay where they are, if [`enter_window`]
/// takes them.
pub(super) fn enter_copied(
    vm: &mut Vm,
    function: &Value,
    receiver: Option<&Value>,
    values: &[Value],
    names: &[Value],
    ret: Return,
    keep: Word,
) -> Res<bool> {
    enter_copies(vm, function, receiver, values.len(), values.iter(), names, ret, keep)
}

/// As [`enter_copied`], with the entries of `named` behind the positional arguments, by their names. The dict changes as
/// little meanwhile as the arguments do.
pub(super) fn enter_spread(
    vm: &mut Vm,
    function: &Value,
    receiver: Option<&Value>,
    positional: &[Value],
    named: &Ref<Dict>,
    ret: Return,
) -> Res<bool> {
    // SAFETY: no Python code runs here, so that the dict keeps its entries as they are.
    let table: &Table = unsafe { &*std::ptr::from_ref(&named.get(vm).table) };
    let mut names = [const { MaybeUninit::<Word>::uninit() }; NAMES];
    if table.len() > NAMES {
        return Ok(false);
    }
    for (place, (name, _)) in names.iter_mut().zip(table.iter()) {
        place.write(name.word());
    }
    // SAFETY: so many were written; the dict owns the names.
    let names = unsafe { std::slice::from_raw_parts(names.as_ptr().cast::<Value>(), table.len()) };
    let values = positional.iter().chain(table.iter().map(|(_, value)| value));
    enter_copies(vm, function, receiver, positional.len() + table.len(), values, names, ret, 0)
}

/// [`enter_copied`] of any `count` values.
#[allow(clippy::too_many_arguments)]
#[inline(always)]
fn enter_copies<'a>(
    vm: &mut Vm,
    function: &Value,
    receiver: Option<&Value>,
    count: usize,
    values: impl Iterator<Item = &'a Value>,
    names: &[Value],
    ret: Return,
    keep: Word,
) -> Res<bool> {
    let n = count + receiver.is_some() as usize;
    // SAFETY: above the current frame's `top` every register is empty.
    unsafe {
        if function.exact::<Function>().is_none() {
            return Ok(false);
        }
        let above = (*vm.thread().frames.current()).top.add(1);
        let simple = if names.is_empty() { simple(function.word(), n) } else { None };
        let registers = simple.map_or(n, |executable| executable.registers as usize);
        if !vm.thread().frames.has_room(above.add(registers)) {
            return Ok(false);
        }
        *above.sub(1) = function.clone().into_word();
        if let Some(receiver) = receiver {
            *above = receiver.clone().into_word();
        }
        let first = above.add(receiver.is_some() as usize);
        for (k, value) in values.enumerate() {
            *first.add(k) = value.clone().into_word();
        }
        if let Some(executable) = simple {
            clear_locals(executable, above, n);
            if try_push(vm, executable, above, ret).is_some() {
                (*vm.thread().frames.current()).keep = keep;
                return Ok(true);
            }
        }
        let entered = enter_window(vm, above, n, names, ret, keep);
        if !matches!(entered, Ok(true)) {
            drop_words(above.sub(1), n + 1);
        }
        entered
    }
}

/// Enters a frame for a Python function with `receiver` in front of the arguments, all of which stay where they are.
/// `keep` is owned.
pub(super) fn enter_with(
    vm: &mut Vm,
    function: &Value,
    receiver: &Value,
    args: Args<'_>,
    ret: Return,
    keep: Word,
) -> Res<Outcome> {
    let entered = match enter_copied(vm, function, Some(receiver), args.values, args.names(), ret, keep) {
        Ok(true) => return Ok(Outcome::Enter),
        Ok(false) => {
            let mut values = Arguments::with_capacity(args.values.len() + 1);
            values.push(receiver.clone());
            values.extend(args.values.iter().cloned());
            enter(vm, function.clone(), values, args.names, ret, keep)
        }
        Err(raised) => Err(raised),
    };
    if entered.is_err() {
        // SAFETY: the frame that would have owned it was not made.
        unsafe { let_go(keep) };
    }
    entered
}

/// Enters a frame for the Python function in `base[-1]` with the current instruction's window of `n` arguments from `base`
/// on, if these and its defaults are all that it needs. As [`enter_window`] otherwise.
#[inline(always)]
pub(super) unsafe fn enter_call(vm: &mut Vm, base: *mut Word, n: usize) -> Res<bool> {
    // SAFETY: the caller's promise.
    unsafe {
        if breaker::is_raised(vm) {
            Ok(false)
        } else if on_stack(vm) {
            enter_in_place(vm, base, n, Return::Value, 0)
        } else {
            enter_from_generator(vm, base, n, &[], None)
        }
    }
}

/// Enters a frame for the Python function in `base[-1]`, whose `n` arguments, the last of them with these names, are in
/// place from `base` on. False, and all is as it was, where that takes [all the rules](enter); where it raises, arguments
/// may be gone.
pub(super) unsafe fn enter_window(
    vm: &mut Vm,
    base: *mut Word,
    n: usize,
    names: &[Value],
    ret: Return,
    keep: Word,
) -> Res<bool> {
    if tracing::is_on(vm) {
        return Ok(false);
    }
    // SAFETY: the caller's promise.
    unsafe {
        if names.is_empty() && enter_in_place(vm, base, n, ret, keep)? {
            return Ok(true);
        }
        enter_bound(vm, base, n, names, ret, keep)
    }
}

/// Names of arguments, and parameters, that [`enter_bound`] takes.
const NAMES: usize = 16;
const PARAMETERS: usize = u64::BITS as usize;

/// The bits from number `from` to before `to`, both of which are below 64.
#[inline(always)]
fn bits(from: usize, to: usize) -> u64 {
    let below = |n: usize| (1_u64 << n) - 1;
    below(to) & !below(from)
}

/// As [`enter_window`]: brings named arguments to their parameters' places, and those without a parameter to `*args` and
/// `**kwargs`. Names are compared by identity: a string that is another one like it is for all the rules.
unsafe fn enter_bound(
    vm: &mut Vm,
    base: *mut Word,
    n: usize,
    names: &[Value],
    ret: Return,
    keep: Word,
) -> Res<bool> {
    // SAFETY: the window is owned by whoever calls; the registers above it are empty.
    unsafe {
        let Some(function) = Value::at(base.sub(1)).exact::<Function>() else { return Ok(false) };
        let Some(executable) = function.get(vm).code.lowered() else { return Ok(false) };
        // The function below the registers keeps its code.
        let executable: &Executable = &*std::ptr::from_ref(executable);
        if let Some(entered) = enter_with_rest(vm, executable, base, n, names, ret, keep) {
            return entered;
        }
        if !names.is_empty()
            && let Some(entered) = enter_named(vm, executable, base, n, names, ret, keep)
        {
            return entered;
        }
        let f = function.get(vm);
        let (positional, given) = (executable.args as usize, n - names.len());
        let named = positional + executable.keyword_only as usize;
        let varargs = executable.flags & flags::VARARGS != 0;
        let varkeywords = executable.flags & flags::VARKEYWORDS != 0;
        if executable.flags & flags::OPTIMIZED == 0
            || (given > positional && !varargs)
            || names.len() > NAMES
            || named >= PARAMETERS
            || !vm.thread().frames.has_room(base.add(n + executable.registers as usize))
        {
            return Ok(false);
        }
        // Where each named argument goes; `named` is `**kwargs`.
        let (mut places, mut found) = ([0; NAMES], 0_u64);
        let (first, locals) = (executable.positional_only as usize, &f.code.locals);
        for (place, name) in places.iter_mut().zip(names) {
            *place = match locals[first..named].iter().position(|p| p.as_value().is(name)) {
                Some(p) if first + p < given || found & 1 << (first + p) != 0 => return Ok(false),
                Some(p) => first + p,
                // It may be a parameter's name all the same, in another string.
                None if varkeywords && name.exact::<Str>().is_some_and(|n| n.is_interned()) => named,
                None => return Ok(false),
            };
            found |= 1 << *place;
        }
        if found & 1 << named != 0 && first < named {
            // CPython has compared such a name with those of the parameters.
            recursion::check(vm, IN_COMPARISON)?;
        }
        let f = function.get(vm);
        let defaults = defaults_of(f);
        let Some(required) = positional.checked_sub(defaults.len()) else { return Ok(false) };
        if given < required && bits(given, required) & !found != 0 {
            return Ok(false);
        }
        let kwdefault = |p: usize| f.kwdefaults.as_ref()?.get_str(vm, &locals[p]);
        if !(positional..named).all(|p| found & 1 << p != 0 || kwdefault(p).is_some()) {
            return Ok(false);
        }

        // From here on arguments move.
        let mut words = [0; NAMES];
        for (k, word) in words.iter_mut().take(names.len()).enumerate() {
            *word = std::mem::replace(&mut *base.add(given + k), 0);
        }
        let kwargs = varkeywords.then(|| dict::new(vm));
        let mut result = Ok(());
        let extra = if varargs {
            let extra =
                (positional..given).map(|k| Value::from_word(std::mem::replace(&mut *base.add(k), 0)));
            tuple::from_iter(vm, extra).map_err(|no_memory| result = Err(no_memory)).ok()
        } else {
            None
        };
        clear_locals(executable, base, given.min(positional));
        for ((name, place), word) in names.iter().zip(places).zip(words) {
            match (&kwargs, name.exact::<Str>()) {
                (Some(kwargs), Some(name)) if place == named => {
                    let (hash, value) = (name.hash(vm), Value::from_word(word));
                    // Interned names that are two objects are two names.
                    let added = kwargs.get_mut(vm).table.add(name.to_value(), hash, value);
                    result = result.and(added);
                }
                _ => *base.add(place) = word,
            }
        }
        let f = function.get(vm);
        for p in given.max(required)..positional {
            if *base.add(p) == 0 {
                *base.add(p) = defaults_of(f)[p - required].clone().into_word();
            }
        }
        for p in positional..named {
            if *base.add(p) == 0 {
                *base.add(p) = f
                    .kwdefaults
                    .as_ref()
                    .and_then(|defaults| defaults.get_str(vm, &f.code.locals[p]))
                    .map_or(0, Value::into_word);
            }
        }
        if let Some(extra) = extra {
            *base.add(named) = Value::from(extra).into_word();
        }
        if let Some(kwargs) = kwargs {
            *base.add(named + varargs as usize) = Value::from(kwargs).into_word();
        }
        let raised = match result {
            Ok(()) if try_push(vm, executable, base, ret).is_some() => {
                (*vm.thread().frames.current()).keep = keep;
                return Ok(true);
            }
            Ok(()) => exceptions::too_deep(vm),
            Err(no_memory) => no_memory.into(),
        };
        drop_words(base, executable.first_temp as usize);
        Err(raised)
    }
}

/// [`enter_window`] for a function whose parameters are all single ones, where the named arguments are few and of theirs.
#[inline(always)]
unsafe fn enter_named(
    vm: &mut Vm,
    executable: &Executable,
    base: *mut Word,
    n: usize,
    names: &[Value],
    ret: Return,
    keep: Word,
) -> Option<Res<bool>> {
    const FEW: usize = 8;
    const KINDS: u32 = flags::VARARGS | flags::VARKEYWORDS | flags::OPTIMIZED;
    let (positional, given) = (executable.args as usize, n - names.len());
    let parameters = positional + executable.keyword_only as usize;
    // SAFETY: the caller's; the function below the registers is what is called, and named arguments move to parameters
    // that have none yet, all of which the frame has registers for.
    unsafe {
        let thread = vm.thread();
        if executable.flags & KINDS != flags::OPTIMIZED
            || given > positional
            || names.len() > FEW
            || parameters >= PARAMETERS
            || recursion::at_limit(vm)
            || !thread.frames.has_room(base.add(executable.registers as usize))
        {
            return None;
        }
        let f: *const Function = Value::at(base.sub(1)).exact::<Function>()?.get(vm);
        // The register keeps the function.
        let f = &*f;
        let (first, locals) = (executable.positional_only as usize, &f.code.locals);
        let candidates = locals.get(first..parameters)?;
        // The parameter of each name, a byte for each.
        let (mut places, mut found) = (0_u64, 0_u64);
        for name in names.iter().rev() {
            let place = first + candidates.iter().position(|p| p.as_value().is(name))?;
            if place < given || found & 1 << place != 0 {
                return None;
            }
            found |= 1 << place;
            places = places << 8 | place as u64;
        }
        let defaults = defaults_of(f);
        let required = positional.checked_sub(defaults.len())?;
        let kwdefault = |p: usize| f.kwdefaults.as_ref()?.get_str(vm, &locals[p]);
        let mut missing = bits(given, parameters) & !found;
        while missing != 0 {
            let p = missing.trailing_zeros() as usize;
            missing &= missing - 1;
            if p < required || (p >= positional && kwdefault(p).is_none()) {
                return None;
            }
        }
        let mut words = [MaybeUninit::<Word>::uninit(); FEW];
        for (k, word) in words.iter_mut().take(names.len()).enumerate() {
            word.write(*base.add(given + k));
        }
        clear_locals(executable, base, given);
        for word in words.iter().take(names.len()) {
            *base.add((places & 0xFF) as usize) = word.assume_init();
            places >>= 8;
        }
        let mut missing = bits(given, parameters) & !found;
        while missing != 0 {
            let p = missing.trailing_zeros() as usize;
            missing &= missing - 1;
            let default = if p < positional { Some(defaults[p - required].clone()) } else { kwdefault(p) };
            *base.add(p) = default.map_or(0, Value::into_word);
        }
        try_push(vm, executable, base, ret)?;
        (*vm.thread().frames.current()).keep = keep;
        Some(Ok(true))
    }
}

/// [`enter_window`] for a function with `*args` or `**kwargs`, and no other parameters than positional ones, all of which
/// are given, and none by name.
#[inline(always)]
unsafe fn enter_with_rest(
    vm: &mut Vm,
    executable: &Executable,
    base: *mut Word,
    n: usize,
    names: &[Value],
    ret: Return,
    keep: Word,
) -> Option<Res<bool>> {
    let (positional, given) = (executable.args as usize, n - names.len());
    let has = |kind: u32| executable.flags & kind != 0;
    let (varargs, varkeywords) = (has(flags::VARARGS), has(flags::VARKEYWORDS));
    if !(varargs || varkeywords)
        || !has(flags::OPTIMIZED)
        || executable.keyword_only != 0
        || given < positional
        || (given > positional && !varargs)
        || !(names.is_empty() || varkeywords)
    {
        return None;
    }
    // SAFETY: the caller's; arguments that move leave no trace in their registers.
    unsafe {
        let thread = vm.thread();
        if recursion::at_limit(vm) || !thread.frames.has_room(base.add(n + executable.registers as usize)) {
            return None;
        }
        if !names.is_empty() {
            let f = Value::at(base.sub(1)).exact::<Function>()?.get(vm);
            let parameters = f.code.locals.get(executable.positional_only as usize..positional)?;
            // As in `enter_bound`.
            let is_free = |name: &Value| {
                name.exact::<Str>().is_some_and(|name| name.is_interned())
                    && !parameters.iter().any(|p| p.as_value().is(name))
            };
            if !names.iter().all(is_free) {
                return None;
            }
        }
        let take = |k: usize| Value::from_word(std::mem::replace(&mut *base.add(k), 0));
        let kwargs = varkeywords.then(|| dict::new(vm));
        if let Some(kwargs) = &kwargs {
            for (k, name) in (given..).zip(names.iter().filter_map(Value::exact::<Str>)) {
                let hash = name.hash(vm);
                if let Err(no_memory) = kwargs.get_mut(vm).table.add(name.to_value(), hash, take(k)) {
                    return Some(Err(no_memory.into()));
                }
            }
        }
        let mut parameters = positional;
        if varargs {
            match tuple::from_iter(vm, (positional..given).map(take)) {
                Ok(rest) => *base.add(positional) = Value::from(rest).into_word(),
                Err(no_memory) => return Some(Err(no_memory.into())),
            }
            parameters += 1;
        }
        if let Some(kwargs) = kwargs {
            *base.add(parameters) = Value::from(kwargs).into_word();
            parameters += 1;
        }
        clear_locals(executable, base, parameters);
        let executable: *const Executable = executable;
        try_push(vm, &*executable, base, ret)?;
        (*vm.thread().frames.current()).keep = keep;
        Some(Ok(true))
    }
}

/// Enters a frame for the Python function in `base[-1]`, whose `n` positional arguments are in place from `base` on, if
/// they are all it needs besides its defaults.
unsafe fn enter_in_place(vm: &mut Vm, base: *mut Word, n: usize, ret: Return, keep: Word) -> Res<bool> {
    // SAFETY: the window lies in the frame's temporaries or right above them.
    unsafe {
        let Some(function) = Value::at(base.sub(1)).exact::<Function>() else { return Ok(false) };
        let f = function.get(vm);
        let Some(executable) = f.code.lowered() else { return Ok(false) };
        let parameters = executable.args as usize;
        let missing = parameters.wrapping_sub(n);
        let defaults = if missing == 0 { &[] } else { defaults_of(f) };
        // More arguments than parameters wrap around to more than any function's defaults.
        if !executable.simple
            || missing > defaults.len()
            || !vm.thread().frames.has_room(base.add(executable.registers as usize))
        {
            return Ok(false);
        }
        for (p, default) in (n..).zip(&defaults[defaults.len() - missing..]) {
            *base.add(p) = default.clone().into_word();
        }
        clear_locals(executable, base, parameters);
        let executable: *const Executable = executable;
        match try_push(vm, &*executable, base, ret) {
            Some(_) => {
                (*vm.thread().frames.current()).keep = keep;
                Ok(true)
            }
            None => {
                // The defaults lie above the window, where nobody else would drop them.
                for p in n..parameters {
                    let_go(std::mem::replace(&mut *base.add(p), 0));
                }
                Err(exceptions::too_deep(vm))
            }
        }
    }
}

/// As [`enter_window`], with `receiver` put in front of the `n` arguments from `base` on. What was the callee's stays
/// below, owned by its register.
#[allow(clippy::too_many_arguments)]
pub(super) unsafe fn enter_inserted(
    vm: &mut Vm,
    base: *mut Word,
    n: usize,
    names: &[Value],
    function: &Value,
    receiver: &Value,
    ret: Return,
    keep: Word,
) -> Res<bool> {
    // SAFETY: the registers above the window are empty; where no frame takes them over they are as before.
    unsafe {
        if !on_stack(vm) || !vm.thread().frames.has_room(base.add(n + 2)) {
            return Ok(false);
        }
        std::ptr::copy(base, base.add(2), n);
        *base = function.clone().into_word();
        *base.add(1) = receiver.clone().into_word();
        let entered = enter_window(vm, base.add(1), n + 1, names, ret, keep);
        match entered {
            Ok(true) => {}
            Ok(false) => {
                let_go(*base);
                let_go(*base.add(1));
                std::ptr::copy(base.add(2), base, n);
                base.add(n).write_bytes(0, 2);
            }
            Err(_) => drop_words(base, n + 2),
        }
        entered
    }
}

/// Takes `n` values out of registers.
pub(super) unsafe fn take_words(base: *mut Word, n: usize) -> Arguments {
    // SAFETY: the registers hold values, whose counts move.
    unsafe { (0..n).map(|k| Value::from_word(std::mem::replace(&mut *base.add(k), 0))).collect() }
}

/// Enters a frame for a Python function, its arguments bound to its parameters.
pub(super) fn enter(
    vm: &mut Vm,
    function: Value,
    args: Arguments,
    names: Option<&Ref<Tuple>>,
    ret: Return,
    keep: Word,
) -> Res<Outcome> {
    let Some(payload) = function.downcast::<Function>().cloned() else {
        return Err(vm.system_error("a frame for what is no function"));
    };
    let code = payload.get(vm).code.clone();
    let executable = if tracing::is_on(vm) { code.traced(vm)? } else { code.executable(vm)? };
    let bound = arguments::bind(vm, &payload, executable, args, names)?;
    // SAFETY: the registers above the current frame's are empty; the function goes below the new frame's.
    unsafe {
        let base = (*vm.thread().frames.current()).top.add(1);
        if !vm.thread().frames.has_room(base.add(executable.registers as usize)) {
            return Err(exceptions::too_deep(vm));
        }
        for (k, value) in bound.into_iter().enumerate() {
            *base.add(k) = value.map_or(0, Value::into_word);
        }
        *base.sub(1) = function.into_word();
        if try_push(vm, executable, base, ret).is_none() {
            for k in 0..executable.first_temp as usize {
                let_go(std::mem::replace(&mut *base.add(k), 0));
            }
            let_go(std::mem::replace(&mut *base.sub(1), 0));
            return Err(exceptions::too_deep(vm));
        }
        let frame = vm.thread().frames.current();
        (*frame).keep = keep;
        if executable.flags & flags::OPTIMIZED == 0 {
            // Code of a module or class body that was made a function: its names are globals.
            (*frame).locals = payload.get(vm).globals.to_value().into_word();
        }
    }
    Ok(Outcome::Enter)
}
