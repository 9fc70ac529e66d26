//! Comparison and identity.

use std::cmp::Ordering;

use super::attr;
use super::call::{self, Special};
use super::number;
use super::recursion::deeper;
use crate::heap::Kind;
use crate::native::Args;
use crate::objects::bytes::Bytes;
use crate::objects::dict::{self, Dict};
use crate::objects::list::{self, List};
use crate::objects::set::{self, Set};
use crate::objects::str::Str;
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{self, Type, class_of};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareOp {
    Less,
    LessEqual,
    Equal,
    NotEqual,
    Greater,
    GreaterEqual,
}

impl CompareOp {
    /// The operator for the operands the other way round.
    pub fn reflected(self) -> CompareOp {
        match self {
            CompareOp::Less => CompareOp::Greater,
            CompareOp::LessEqual => CompareOp::GreaterEqual,
            CompareOp::Greater => CompareOp::Less,
            CompareOp::GreaterEqual => CompareOp::LessEqual,
            same => same,
        }
    }

    pub fn symbol(self) -> &'static str {
        match self {
            CompareOp::Less => "<",
            CompareOp::LessEqual => "<=",
            CompareOp::Equal => "==",
            CompareOp::NotEqual => "!=",
            CompareOp::Greater => ">",
            CompareOp::GreaterEqual => ">=",
        }
    }

    /// The operator's special method.
    pub fn special(self) -> Special {
        match self {
            CompareOp::Less => |n| &n.__lt__,
            CompareOp::LessEqual => |n| &n.__le__,
            CompareOp::Equal => |n| &n.__eq__,
            CompareOp::NotEqual => |n| &n.__ne__,
            CompareOp::Greater => |n| &n.__gt__,
            CompareOp::GreaterEqual => |n| &n.__ge__,
        }
    }

    /// Whether this holds of operands in that order.
    #[inline]
    pub fn holds(self, order: Ordering) -> bool {
        match self {
            CompareOp::Less => order.is_lt(),
            CompareOp::LessEqual => order.is_le(),
            CompareOp::Equal => order.is_eq(),
            CompareOp::NotEqual => order.is_ne(),
            CompareOp::Greater => order.is_gt(),
            CompareOp::GreaterEqual => order.is_ge(),
        }
    }
}

/// Whether two keys are equal, as far as that can be said without running Python code; none where it cannot.
#[inline]
pub fn identical(a: &Value, b: &Value) -> Option<bool> {
    if a.is(b) {
        return Some(true);
    }
    if a.as_small_int().is_some() && b.as_small_int().is_some() {
        return Some(false);
    }
    if let (Some(a), Some(b)) = (a.exact::<Str>(), b.exact::<Str>()) {
        return Some(a.same(b));
    }
    identical_others(a, b)
}

/// How many items of tuples are looked at where nobody minds the depth or asks whether to go on: those of tuples inside
/// one another count too, so that a tuple a hundred times in a tuple a hundred times in a tuple is none of these.
const QUICK_ITEMS: usize = 64;

/// As [`identical`], of values that are neither both strings nor both small numbers.
#[inline(never)]
fn identical_others(a: &Value, b: &Value) -> Option<bool> {
    if number::may_be_number(a) && number::may_be_number(b) {
        return number::compare_numbers(CompareOp::Equal, a, b);
    }
    if let (Some(a), Some(b)) = (a.exact::<Tuple>(), b.exact::<Tuple>()) {
        let mut left = QUICK_ITEMS;
        return identical_items(a.items(), b.items(), &mut left);
    }
    if let (Some(a), Some(b)) = (a.exact::<Bytes>(), b.exact::<Bytes>()) {
        return Some(a.items() == b.items());
    }
    if are_strangers(a, b) { Some(false) } else { None }
}

/// As [`identical`], of tuples whose classes have names for the items and of instances that know who they are, too.
pub fn quick_equal(vm: &Vm, a: &Value, b: &Value) -> Option<bool> {
    let mut left = QUICK_ITEMS;
    quick_equal_within(vm, a, b, &mut left)
}

fn quick_equal_within(vm: &Vm, a: &Value, b: &Value, left: &mut usize) -> Option<bool> {
    if let Some(same) = identical(a, b) {
        return Some(same);
    }
    let op = CompareOp::Equal;
    let (Some(x), Some(y)) = (as_tuple(vm, op, a), as_tuple(vm, op, b)) else {
        let know_identity_only = knows_identity_only(vm, op, a) && knows_identity_only(vm, op, b);
        return if know_identity_only { Some(false) } else { None };
    };
    *left = left.checked_sub(1 + x.len())?;
    for (x, y) in x.items().iter().zip(y.items()) {
        if !quick_equal_within(vm, x, y, left)? {
            return Some(false);
        }
    }
    Some(x.len() == y.len())
}

/// [`identical`] of two tuples with these items, of which `left` more may be looked at.
fn identical_items(a: &[Value], b: &[Value], left: &mut usize) -> Option<bool> {
    *left = left.checked_sub(1 + a.len())?;
    for (a, b) in a.iter().zip(b) {
        if a.is(b) {
            continue;
        }
        let same = match (a.exact::<Tuple>(), b.exact::<Tuple>()) {
            (Some(a), Some(b)) => identical_items(a.items(), b.items(), left)?,
            _ => identical(a, b)?,
        };
        if !same {
            return Some(false);
        }
    }
    Some(a.len() == b.len())
}

/// Whether the values are of two builtin types of which neither's `==` knows the other.
fn are_strangers(a: &Value, b: &Value) -> bool {
    if a.is_pointer() && a.kind() == b.kind() {
        return false;
    }
    /// The types that know one another share a number.
    fn family(value: &Value) -> Option<u8> {
        let number =
            value.as_small_int().is_some() || value.as_float().is_some() || value.as_bool().is_some();
        match value.header() {
            None if value.is_none() => Some(0),
            None if number => Some(1),
            Some(h) if h.is_exact(Kind::Str) => Some(2),
            Some(h) if h.is_exact(Kind::List) => Some(3),
            Some(h) if h.is_exact(Kind::Tuple) => Some(4),
            Some(h) if h.is_exact(Kind::Dict) => Some(5),
            _ => None,
        }
    }
    matches!((family(a), family(b)), (Some(a), Some(b)) if a != b)
}

/// How many items, from the first on, are equal in both, as far as that can be said without running Python code.
pub fn common_prefix(a: &[Value], b: &[Value]) -> usize {
    a.iter().zip(b).take_while(|(x, y)| x.is(y) || identical(x, y) == Some(true)).count()
}

/// `a == b`, `is` first, as containers compare.
pub fn equal(vm: &mut Vm, a: &Value, b: &Value) -> Res<bool> {
    match identical(a, b) {
        Some(same) => Ok(same),
        None => holds(vm, CompareOp::Equal, a, b),
    }
}

/// Whether `a op b` is true.
pub fn holds(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<bool> {
    if a.kind() != Some(Kind::Instance)
        && let Some(holds) = quick(op, a, b)
    {
        return Ok(holds);
    }
    let result = compare(vm, op, a, b)?;
    match result.as_bool() {
        Some(holds) => Ok(holds),
        None => super::truth(vm, &result),
    }
}

/// `a op b` of the items of two lists or tuples, as far as that can be said without running Python code.
#[inline]
pub fn quick_items(vm: &Vm, op: CompareOp, a: &[Value], b: &[Value]) -> Res<Option<bool>> {
    for (index, (x, y)) in a.iter().zip(b).enumerate() {
        if x.is(y) {
            continue;
        }
        match quick(CompareOp::Equal, x, y).or_else(|| quick_equal(vm, x, y)) {
            Some(true) => {}
            Some(false) => {
                vm.tick(index as u64)?;
                return Ok(match op {
                    CompareOp::Equal => Some(false),
                    CompareOp::NotEqual => Some(true),
                    _ => quick(op, x, y),
                });
            }
            None => return Ok(None),
        }
    }
    vm.tick(a.len().min(b.len()) as u64)?;
    Ok(Some(op.holds(a.len().cmp(&b.len()))))
}

/// `a op b` of strings and of numbers.
#[inline]
pub fn quick(op: CompareOp, a: &Value, b: &Value) -> Option<bool> {
    if let (Some(a), Some(b)) = (a.as_small_int(), b.as_small_int()) {
        return Some(op.holds(a.cmp(&b)));
    }
    if let (Some(a), Some(b)) = (a.exact::<Str>(), b.exact::<Str>()) {
        return Some(compare_str(op, a, b));
    }
    if number::may_be_number(a) && number::may_be_number(b) {
        return number::compare_numbers(op, a, b);
    }
    None
}

/// `a == b` or `a != b` of other builtin values, and of instances that know no more than who they are, as far as that can
/// be said without running Python code.
pub fn quick_equality(vm: &Vm, op: CompareOp, a: &Value, b: &Value) -> Option<bool> {
    if !matches!(op, CompareOp::Equal | CompareOp::NotEqual) {
        return None;
    }
    let equal = if a.kind() == Some(Kind::Instance) {
        let identity = knows_identity_only(vm, op, a) && knows_identity_only(vm, op, b);
        identity.then(|| a.is(b))
    } else if let (Some(a), Some(b)) = (a.exact::<List>(), b.exact::<List>()) {
        let (a, b) = (&a.get(vm).items, &b.get(vm).items);
        if a.len() == b.len() { identical_items(a, b, &mut { QUICK_ITEMS }) } else { Some(false) }
    } else {
        identical_others(a, b)
    };
    Some(equal? == (op == CompareOp::Equal))
}

/// The end of a RecursionError's message.
pub(crate) const IN_COMPARISON: &str = " in comparison";

/// `a op b`
pub fn compare(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    match a.kind() {
        Some(Kind::Tuple) => {
            if let (Some(x), Some(y)) = (as_tuple(vm, op, a), as_tuple(vm, op.reflected(), b)) {
                return compare_tuples(vm, op, x, y);
            }
        }
        Some(Kind::Instance) => return deeper(vm, IN_COMPARISON, |vm| by_methods(vm, op, a, b)),
        _ => {}
    }
    if let Some(holds) = quick(op, a, b) {
        return Ok(Value::bool(holds));
    }
    if matches!(op, CompareOp::Equal | CompareOp::NotEqual) && are_strangers(a, b) {
        return Ok(Value::bool(op == CompareOp::NotEqual));
    }
    if let (Some(a), Some(b)) = (a.exact::<Bytes>(), b.exact::<Bytes>()) {
        return Ok(Value::bool(op.holds(a.items().cmp(b.items()))));
    }
    deeper(vm, IN_COMPARISON, |vm| {
        if let (Some(a), Some(b)) = (a.exact::<List>(), b.exact::<List>()) {
            return list::compare::rich(vm, op, a, b);
        }
        if let (Some(a), Some(b)) = (a.exact::<Set>(), b.exact::<Set>()) {
            return Ok(Value::bool(set::compare::holds(vm, op, a, b)?));
        }
        if let (Some(a), Some(b)) = (a.exact::<Dict>(), b.exact::<Dict>())
            && matches!(op, CompareOp::Equal | CompareOp::NotEqual)
        {
            return Ok(Value::bool(dict::compare::equal(vm, a, b)? == (op == CompareOp::Equal)));
        }
        by_methods(vm, op, a, b)
    })
}

/// [`compare`] of tuples that compare as such.
fn compare_tuples(vm: &mut Vm, op: CompareOp, a: &Ref<Tuple>, b: &Ref<Tuple>) -> Res<Value> {
    super::recursion::check(vm, IN_COMPARISON)?;
    if let Some(holds) = quick_items(vm, op, a.items(), b.items())? {
        return Ok(Value::bool(holds));
    }
    deeper(vm, IN_COMPARISON, |vm| match right_first(vm, a.as_value(), b.as_value()) {
        true => tuple::compare::rich(vm, op.reflected(), b, a),
        false => tuple::compare::rich(vm, op, a, b),
    })
}

/// A tuple whose class has this comparison from `tuple`, as the class of one with names does.
#[inline]
fn as_tuple<'a>(vm: &Vm, op: CompareOp, value: &'a Value) -> Option<&'a Ref<Tuple>> {
    let tuple = value.downcast::<Tuple>()?;
    let plain = tuple.header().shape() == 0
        || types::is_inherited(vm, class_of(vm, value), &vm.types().tuple, op.special()(vm.names()));
    if plain { Some(tuple) } else { None }
}

#[inline]
fn compare_str(op: CompareOp, a: &Ref<Str>, b: &Ref<Str>) -> bool {
    match op {
        CompareOp::Equal => a.is(b) || a.same(b),
        CompareOp::NotEqual => !a.is(b) && !a.same(b),
        _ => op.holds(a.view().cmp(&b.view())),
    }
}

/// `do_richcompare`: the right operand's class first if it is a subclass of the left one's, then left, then right.
fn by_methods(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    if knows_identity_only(vm, op, a) && knows_identity_only(vm, op, b) {
        return by_identity(vm, op, a, b);
    }
    let subclass_first = right_first(vm, a, b);
    if subclass_first && let Some(result) = attempt(vm, op.reflected(), b, a)? {
        return Ok(result);
    }
    if let Some(result) = attempt(vm, op, a, b)? {
        return Ok(result);
    }
    if subclass_first { by_identity(vm, op, a, b) } else { without_left(vm, op, a, b) }
}

/// Whether the right operand is asked first: its class is a subclass of the left one's.
fn right_first(vm: &Vm, a: &Value, b: &Value) -> bool {
    let (class_a, class_b) = (class_of(vm, a), class_of(vm, b));
    !class_a.is(class_b) && class_b.is_subtype(vm, class_a)
}

/// Whether an instance has the `==` and `!=` of `object`.
fn knows_identity_only(vm: &Vm, op: CompareOp, value: &Value) -> bool {
    if !matches!(op, CompareOp::Equal | CompareOp::NotEqual) || value.kind() != Some(Kind::Instance) {
        return false;
    }
    let class = class_of(vm, value);
    let names = vm.names();
    [&names.__eq__, &names.__ne__].into_iter().all(|name| types::is_objects(vm, class, name))
}

/// `a op b` where the left operand, asked first, does not know: the right one, then identity.
pub(crate) fn without_left(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    match attempt(vm, op.reflected(), b, a)? {
        Some(result) => Ok(result),
        None => by_identity(vm, op, a, b),
    }
}

/// `a op b` where neither operand knows.
fn by_identity(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    match op {
        CompareOp::Equal => Ok(Value::bool(a.is(b))),
        CompareOp::NotEqual => Ok(Value::bool(!a.is(b))),
        _ => Err(not_supported(vm, op, &class_of(vm, a).clone(), &class_of(vm, b).clone())),
    }
}

#[cold]
fn not_supported(vm: &Vm, op: CompareOp, a: &Ref<Type>, b: &Ref<Type>) -> crate::vm::Raised {
    let (symbol, a, b) = (op.symbol(), a.name(vm), b.name(vm));
    vm.type_error(&format!("'{symbol}' not supported between instances of '{a}' and '{b}'"))
}

/// What the left operand's method says; none if it has none or does not know.
fn attempt(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Option<Value>> {
    let Some(method) = call::find_special(vm, a, op.special()) else { return Ok(None) };
    let args = std::slice::from_ref(b);
    let result = if method.kind() == Some(Kind::Function) {
        crate::interp::call_function(vm, &method, Some(a), Args::positional_only(args))?
    } else if attr::is_method(&method) {
        call::unbound(vm, &method, a, args)?
    } else {
        let class = class_of(vm, a).clone();
        match attr::bind(vm, &method, Some(a), &class) {
            Ok(bound) => call::call_positional(vm, &bound, args)?,
            Err(raised) => {
                // CPython's slot takes a method that cannot be had for one that does not know.
                drop(vm.take_raised(raised));
                return Ok(None);
            }
        }
    };
    Ok(Some(result).filter(|result| !result.is_not_implemented()))
}
