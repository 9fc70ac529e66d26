//! `iter`, `next`, `all`, `any`, `sum`, `min`, `max`, `sorted`, `aiter`, `anext`

use std::ops::ControlFlow;

use super::Builtins;
use crate::interp::generators::Step;
use crate::native::{Args, Kwargs, OwnedArgs, module};
use crate::objects::bytearray::ByteArray;
use crate::objects::bytes::Bytes;
use crate::objects::generator::anext::AnextAwaitable;
use crate::objects::list::{self, List};
use crate::objects::sequence_iterator::CallIterator;
use crate::objects::str::Str;
use crate::objects::types::{Flags, class_of, lookup};
use crate::ops::{self, BinaryOp, CompareOp, recursion};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[module("builtins", ITERATION)]
impl Builtins {
    #[py("all($module, iterable, /)")]
    fn all(vm: &mut Vm, iterable: &Value) -> Res<bool> {
        let end = |vm: &mut Vm, item: Value| {
            Ok(if ops::truth(vm, &item)? { ControlFlow::Continue(()) } else { ControlFlow::Break(()) })
        };
        Ok(ops::iter::try_for_each(vm, iterable, end)?.is_none())
    }

    #[py("any($module, iterable, /)")]
    fn any(vm: &mut Vm, iterable: &Value) -> Res<bool> {
        let end = |vm: &mut Vm, item: Value| {
            Ok(if ops::truth(vm, &item)? { ControlFlow::Break(()) } else { ControlFlow::Continue(()) })
        };
        Ok(ops::iter::try_for_each(vm, iterable, end)?.is_some())
    }

    #[py("iter($module, iterable, sentinel=<unrepresentable>, /)", no_text_signature)]
    fn iter(vm: &mut Vm, iterable: &Value, sentinel: Option<&Value>) -> Res<Value> {
        match sentinel {
            None => ops::get_iter(vm, iterable),
            Some(sentinel) if ops::call::is_callable(vm, iterable) => {
                Ok(CallIterator::new(vm, iterable, sentinel).into())
            }
            Some(_) => Err(vm.type_error("iter(v, w): v must be callable")),
        }
    }

    #[py("next($module, iterator, default=<unrepresentable>, /)", no_text_signature)]
    fn next(vm: &mut Vm, iterator: &Value, default: Option<&Value>) -> Res<Value> {
        let class = class_of(vm, iterator).clone();
        if class.flags(vm).contains(Flags::BUILTIN) {
            return match ops::iter::advance(vm, iterator)? {
                Step::Yielded(value) => Ok(value),
                Step::Returned(value) => match default {
                    Some(default) => Ok(default.clone()),
                    None => Err(vm.stop_iteration(&value)),
                },
            };
        }
        let Some(method) = ops::attr::special(vm, iterator, &vm.names().__next__.clone())? else {
            let class = class.name(vm);
            return Err(vm.type_error(&format!("'{class}' object is not an iterator")));
        };
        // What it raises is passed on as it is.
        match (ops::call::call_positional(vm, &method, &[]), default) {
            (Err(raised), Some(default)) => {
                let class = vm.types().stop_iteration.clone();
                ops::raise::catch(vm, raised, &class)?;
                Ok(default.clone())
            }
            (outcome, _) => outcome,
        }
    }

    #[py("sum($module, iterable, /, start=<unrepresentable>)", shown = "($module, iterable, /, start=0)")]
    fn sum(vm: &mut Vm, iterable: &Value, start: Option<&Value>) -> Res<Value> {
        let iterator = ops::get_iter(vm, iterable)?;
        let zero = Value::small_int_wrapping(0);
        let start = start.unwrap_or(&zero);
        if start.downcast::<Str>().is_some() {
            return Err(vm.type_error("sum() can't sum strings [use ''.join(seq) instead]"));
        }
        if start.downcast::<Bytes>().is_some() {
            return Err(vm.type_error("sum() can't sum bytes [use b''.join(seq) instead]"));
        }
        if start.downcast::<ByteArray>().is_some() {
            return Err(vm.type_error("sum() can't sum bytearray [use b''.join(seq) instead]"));
        }
        if let (Some(list), Some(from)) = (iterable.exact::<List>(), start.as_small_int())
            && let Some(sum) = sum_small(&list.get(vm).items, from)
        {
            vm.tick(list.len(vm) as u64)?;
            return ops::int(vm, sum);
        }
        sum_from(vm, &iterator, start.clone())
    }

    #[py(
        "sorted($module, /, *args, **options)",
        shown = "($module, iterable, /, *, key=None, reverse=False)"
    )]
    fn sorted(vm: &mut Vm, args: &[Value], options: Kwargs<'_>) -> Res<Ref<List>> {
        let [iterable] = args else {
            return Err(vm.type_error(&format!("sorted expected 1 argument, got {}", args.len())));
        };
        if options.is_empty() {
            let list = list::from_iterable(vm, iterable)?;
            list::sort::sort(vm, &list, None, false)?;
            return Ok(list);
        }
        if let Some((key, reverse)) = plain_sort_options(options.clone()) {
            let list = list::from_iterable(vm, iterable)?;
            // A level of recursion for `list.sort`, which CPython calls.
            recursion::deeper(vm, recursion::CALLING, |vm| list::sort::sort(vm, &list, key, reverse))?;
            return Ok(list);
        }
        let options = OwnedArgs::new(vm, &[], options)?;
        sorted_list(vm, iterable, options.args())
    }

    #[py(
        "min($module, first, /, *others, key=None, default=<unrepresentable>)",
        no_text_signature,
        flavour = "parse_tuple",
        too_few = "min expected at least 1 argument, got 0"
    )]
    fn min(
        vm: &mut Vm,
        first: &Value,
        others: &[Value],
        key: Option<&Value>,
        default: Option<&Value>,
    ) -> Res<Value> {
        best(vm, "min", CompareOp::Less, first, others, key, default)
    }

    #[py(
        "max($module, first, /, *others, key=None, default=<unrepresentable>)",
        no_text_signature,
        flavour = "parse_tuple",
        too_few = "max expected at least 1 argument, got 0"
    )]
    fn max(
        vm: &mut Vm,
        first: &Value,
        others: &[Value],
        key: Option<&Value>,
        default: Option<&Value>,
    ) -> Res<Value> {
        best(vm, "max", CompareOp::Greater, first, others, key, default)
    }

    #[py("aiter($module, async_iterable, /)")]
    fn aiter(vm: &mut Vm, async_iterable: &Value) -> Res<Value> {
        let name = vm.names().__aiter__.clone();
        let Some(method) = ops::attr::special(vm, async_iterable, &name)? else {
            let class = class_of(vm, async_iterable).name(vm);
            return Err(vm.type_error(&format!("'{class}' object is not an async iterable")));
        };
        let iterator = ops::call::call_positional(vm, &method, &[])?;
        if lookup(vm, class_of(vm, &iterator), &vm.names().__anext__).is_none() {
            let class = class_of(vm, &iterator).name(vm);
            let message = format!("aiter() returned not an async iterator of type '{class}'");
            return Err(vm.type_error(&message));
        }
        Ok(iterator)
    }

    #[py("anext($module, async_iterator, default=<unrepresentable>, /)", no_text_signature)]
    fn anext(vm: &mut Vm, async_iterator: &Value, default: Option<&Value>) -> Res<Value> {
        let step = ops::call::special(vm, async_iterator, |n| &n.__anext__, &[])?;
        let Some(wrapped) = step else {
            let class = class_of(vm, async_iterator).name(vm);
            return Err(vm.type_error(&format!("'{class}' object is not an async iterator")));
        };
        Ok(match default {
            Some(default) => vm.alloc(AnextAwaitable { wrapped, default: default.clone() }).into(),
            None => wrapped,
        })
    }
}

/// `list(iterable)`, sorted by `list.sort(**options)`.
pub(super) fn sorted_list(vm: &mut Vm, iterable: &Value, options: Args<'_>) -> Res<Ref<List>> {
    let list = list::from_iterable(vm, iterable)?;
    let name = vm.names().sort.clone();
    let sort = ops::get_attr(vm, list.as_value(), &name)?;
    ops::call(vm, &sort, options)?;
    Ok(list)
}

/// `key` and `reverse` of `list.sort`; none where that has to look closer.
fn plain_sort_options(options: Kwargs<'_>) -> Option<(Option<&Value>, bool)> {
    let (mut key, mut reverse) = (None, false);
    for (name, value) in options {
        match name.as_ascii() {
            Some("key") => key = Some(value).filter(|key| !key.is_none()),
            Some("reverse") => reverse = value.as_bool()?,
            _ => return None,
        }
    }
    Some((key, reverse))
}

/// The sum of small ints; none if one is something else, or the sum is beyond 64 bits.
fn sum_small(items: &[Value], start: i64) -> Option<i64> {
    items.iter().try_fold(start, |sum, item| sum.checked_add(item.as_small_int()?))
}

/// `start` and the iterator's items added up: small integers, then floats, apart from the general sum, as CPython does.
fn sum_from(vm: &mut Vm, iterator: &Value, start: Value) -> Res<Value> {
    let mut total = start;
    if let Some(mut small) = total.as_small_int() {
        loop {
            let Some(item) = ops::next(vm, iterator)? else { return ops::int(vm, small) };
            vm.tick(1)?;
            let int = item.as_small_int().or_else(|| item.as_bool().map(i64::from));
            match int.and_then(|i| small.checked_add(i)) {
                Some(sum) => small = sum,
                None => {
                    let so_far = ops::int(vm, small)?;
                    total = ops::binary(vm, BinaryOp::Add, &so_far, &item)?;
                    break;
                }
            }
        }
    }
    if let Some(mut float) = total.as_float() {
        loop {
            let Some(item) = ops::next(vm, iterator)? else { return Ok(Value::float(float)) };
            vm.tick(1)?;
            match item.as_float().or_else(|| item.as_small_int().map(|i| i as f64)) {
                Some(next) => float += next,
                None => {
                    total = ops::binary(vm, BinaryOp::Add, &Value::float(float), &item)?;
                    break;
                }
            }
        }
    }
    while let Some(item) = ops::next(vm, iterator)? {
        vm.tick(1)?;
        total = ops::binary(vm, BinaryOp::Add, &total, &item)?;
    }
    Ok(total)
}

/// `min` and `max`: the first item that none after it beats.
fn best(
    vm: &mut Vm,
    function: &str,
    op: CompareOp,
    first: &Value,
    others: &[Value],
    key: Option<&Value>,
    default: Option<&Value>,
) -> Res<Value> {
    let mut found: Option<(Value, Option<Value>)> = None;
    let mut consider = |vm: &mut Vm, item: Value| {
        let rank = match key {
            Some(key) => Some(ops::call::call_positional(vm, key, std::slice::from_ref(&item))?),
            None => None,
        };
        let better = match &found {
            Some((best, best_rank)) => {
                let (rank, best) = (rank.as_ref().unwrap_or(&item), best_rank.as_ref().unwrap_or(best));
                ops::compare::holds(vm, op, rank, best)?
            }
            None => true,
        };
        if better {
            found = Some((item, rank));
        }
        Ok(())
    };
    if others.is_empty() {
        ops::iter::for_each(vm, first, consider)?;
    } else if default.is_some() {
        return Err(vm.type_error(&format!(
            "Cannot specify a default for {function}() with multiple positional arguments"
        )));
    } else {
        consider(vm, first.clone())?;
        others.iter().try_for_each(|item| consider(vm, item.clone()))?;
    }
    match (found, default) {
        (Some((item, _)), _) => Ok(item),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(vm.value_error(&format!("{function}() arg is an empty sequence"))),
    }
}
