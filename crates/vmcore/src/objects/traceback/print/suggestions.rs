//! "Did you mean": the name closest to one that was not found (Python/suggestions.c).

use crate::objects::exception::{Exception, name_errors};
use crate::objects::str::Str;
use crate::objects::types::class_of;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// More names than these are not searched.
const MAX_CANDIDATES: usize = 750;
/// Longer names, common ends aside, are not compared.
const MAX_LENGTH: usize = 40;
/// Costs of inserting, deleting or replacing a character, and of changing its case.
const MOVE: usize = 2;
const CASE: usize = 1;

/// The name that was meant, for exactly NameError and AttributeError.
pub(super) fn suggest(vm: &mut Vm, exception: &Ref<Exception>) -> Res<Option<Ref<Str>>> {
    let class = class_of(vm, exception.as_value());
    let types = vm.types();
    if class.is(&types.attribute_error) {
        let (Some(name), Some(object)) =
            (name_errors::name(vm, exception), name_errors::object(vm, exception))
        else {
            return Ok(None);
        };
        let Some(name) = name.downcast::<Str>() else { return Ok(None) };
        let Some(names) = ops::call::special(vm, &object, |n| &n.__dir__, &[])? else { return Ok(None) };
        let mut names: Vec<Value> = ops::iter::collect(vm, &names)?.to_vec();
        // As `dir()` does: of two that are equally close the first is taken.
        names.sort_by_cached_key(|name| name.downcast::<Str>().and_then(|n| n.view().to_utf8()));
        return Ok(closest(name, &names));
    }
    if class.is(&types.name_error) {
        return Ok(suggest_name(vm, exception));
    }
    Ok(None)
}

/// Among the local variables, globals and builtins where the name was looked up.
fn suggest_name(vm: &Vm, exception: &Ref<Exception>) -> Option<Ref<Str>> {
    let name = name_errors::name(vm, exception)?;
    let name = name.exact::<Str>()?;
    let mut traceback = exception.get(vm).traceback.clone()?;
    while let Some(next) = traceback.next(vm) {
        traceback = next;
    }
    let frame = traceback.get(vm).frame.get(vm);
    let kinds = &frame.code.raw.localspluskinds;
    let is_local = |i: usize| kinds.get(i).is_some_and(|kind| kind & bytecode::code::kinds::LOCAL != 0);
    let locals = frame.code.locals.iter().enumerate().filter(|(i, _)| is_local(*i));
    let locals: Vec<Value> = locals.map(|(_, name)| name.to_value()).collect();
    closest(name, &locals)
        .or_else(|| closest(name, &keys(vm, &frame.globals)))
        .or_else(|| closest(name, &keys(vm, &frame.builtins)))
}

fn keys(vm: &Vm, dict: &Ref<crate::objects::dict::Dict>) -> Vec<Value> {
    dict.get(vm).table.iter().map(|(key, _)| key.clone()).collect()
}

/// The closest of `candidates`, if it is close enough.
fn closest(name: &Ref<Str>, candidates: &[Value]) -> Option<Ref<Str>> {
    if candidates.len() >= MAX_CANDIDATES {
        return None;
    }
    let wanted = name.view().to_utf8()?;
    let (mut best, mut best_distance) = (None, usize::MAX);
    for candidate in candidates {
        let candidate = candidate.downcast::<Str>()?;
        let text = candidate.view().to_utf8()?;
        if text == wanted {
            continue;
        }
        // No more than a third of the characters may change, and better than what there is.
        let most = ((wanted.len() + text.len() + 3) * MOVE / 6).min(best_distance - 1);
        let distance = distance(wanted.as_bytes(), text.as_bytes(), most);
        if distance <= most {
            (best, best_distance) = (Some(candidate.clone()), distance);
        }
    }
    best
}

fn substitution(a: u8, b: u8) -> usize {
    if a == b {
        0
    } else if a.eq_ignore_ascii_case(&b) {
        CASE
    } else {
        MOVE
    }
}

/// The Levenshtein distance, or more than `most` where it is more.
fn distance(a: &[u8], b: &[u8], most: usize) -> usize {
    let common = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[common..], &b[common..]);
    let common = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - common], &b[..b.len() - common]);
    if a.is_empty() || b.is_empty() {
        return (a.len() + b.len()) * MOVE;
    }
    if a.len() > MAX_LENGTH || b.len() > MAX_LENGTH {
        return most + 1;
    }
    let (short, long) = if b.len() < a.len() { (b, a) } else { (a, b) };
    if (long.len() - short.len()) * MOVE > most {
        return most + 1;
    }
    // One row of the matrix, updated in place.
    let mut row: Vec<usize> = (1..=short.len()).map(|i| i * MOVE).collect();
    let mut result = 0;
    for (i, code) in long.iter().enumerate() {
        result = i * MOVE;
        let (mut diagonal, mut least) = (result, usize::MAX);
        for (cell, other) in row.iter_mut().zip(short) {
            let substitute = diagonal + substitution(*code, *other);
            diagonal = *cell;
            result = (result.min(diagonal) + MOVE).min(substitute);
            *cell = result;
            least = least.min(result);
        }
        if least > most {
            return most + 1;
        }
    }
    result
}
