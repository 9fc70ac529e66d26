//! `+` and `*` of sequences (`sq_concat`, `sq_repeat`), which come after the numbers' way.

use super::binary::{Origin, origin};
use super::{BinaryOp, has_index, index};
use crate::objects::bytearray::ByteArray;
use crate::objects::bytes::{self, Bytes};
use crate::objects::list::{self, List};
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Flags, class_of, lookup};
use crate::ops::call;
use crate::value::Value;
use crate::vm::{Raised, Res, Vm};

/// `a + b` or `a * b` of a list or tuple of exactly that type with what it is certain to take.
#[inline]
pub(super) fn quick(vm: &mut Vm, op: BinaryOp, a: &Value, b: &Value) -> Option<Res<Value>> {
    match op {
        BinaryOp::Add => {
            if let (Some(a), Some(b)) = (a.exact::<List>(), b.exact::<List>()) {
                return Some(list::concat(vm, a, b).map(Value::from));
            }
            if let (Some(a), Some(b)) = (a.exact::<Tuple>(), b.exact::<Tuple>()) {
                return Some(tuple::concat(vm, a, b).map(Value::from));
            }
            let (a, b) = (a.exact::<Bytes>()?, b.exact::<Bytes>()?);
            match (a.items(), b.items()) {
                ([], _) => return Some(Ok(b.to_value())),
                (_, []) => return Some(Ok(a.to_value())),
                _ => {}
            }
            Some(bytes::concat(vm, &[a.items(), b.items()]).map(Value::from).map_err(Raised::from))
        }
        BinaryOp::Multiply => {
            let (list, count) = (a.exact::<List>()?, b.as_small_int()?);
            Some(list::repeat(vm, list, usize::try_from(count).unwrap_or(0)).map(Value::from))
        }
        _ => None,
    }
}

/// `a += b` of a list with a list or tuple, or of a bytearray with bytes, all of exactly these types.
#[inline]
pub(super) fn quick_inplace(vm: &mut Vm, op: BinaryOp, a: &Value, b: &Value) -> Option<Res<()>> {
    if op != BinaryOp::Add {
        return None;
    }
    if let Some(list) = a.exact::<List>() {
        let stores = b.exact::<List>().is_some() || b.exact::<Tuple>().is_some();
        return stores.then(|| list.extend(vm, b));
    }
    let (array, bytes) = (a.exact::<ByteArray>()?, b.exact::<Bytes>()?);
    if bytes.items().is_empty() {
        return Some(Ok(()));
    }
    let added = array.resizable(vm).and_then(|items| Ok(items.extend_from_slice(bytes.items())?));
    Some(added)
}

/// `a + b` or `a * b` if one of them is a sequence in the right place.
pub(super) fn binary(vm: &mut Vm, op: BinaryOp, a: &Value, b: &Value) -> Res<Option<Value>> {
    match op {
        BinaryOp::Add => match concat(vm, a) {
            Some(method) => call::unbound(vm, &method, a, std::slice::from_ref(b)).map(Some),
            None => Ok(None),
        },
        BinaryOp::Multiply => match repeat(vm, a) {
            Some(method) => repeat_by(vm, &method, a, b).map(Some),
            None => reflected(vm, a, b),
        },
        _ => Ok(None),
    }
}

/// `a += b` or `a *= b` if one of them is a sequence in the right place.
pub(super) fn inplace(vm: &mut Vm, op: BinaryOp, a: &Value, b: &Value) -> Res<Option<Value>> {
    match op {
        BinaryOp::Add => match own_inplace(vm, op, a).or_else(|| concat(vm, a)) {
            Some(method) => call::unbound(vm, &method, a, std::slice::from_ref(b)).map(Some),
            None => Ok(None),
        },
        BinaryOp::Multiply => match own_inplace(vm, op, a).or_else(|| repeat(vm, a)) {
            Some(method) => repeat_by(vm, &method, a, b).map(Some),
            None if has_sequence_slots(vm, a) => Ok(None),
            None => reflected(vm, a, b),
        },
        _ => Ok(None),
    }
}

/// Whether its class has the group of slots of sequences (`tp_as_sequence`), even if `*` is none of them: then `a *= b`
/// does not ask `b`. Instances of classes made by programs have all groups.
fn has_sequence_slots(vm: &Vm, value: &Value) -> bool {
    let class = class_of(vm, value);
    let has = |name| lookup(vm, class, name).is_some();
    !class.flags(vm).contains(Flags::BUILTIN) || has(&vm.names().__len__) || has(&vm.names().__contains__)
}

/// `n * sequence`
fn reflected(vm: &mut Vm, count: &Value, sequence: &Value) -> Res<Option<Value>> {
    match repeat(vm, sequence) {
        Some(method) => repeat_by(vm, &method, sequence, count).map(Some),
        None => Ok(None),
    }
}

fn repeat_by(vm: &mut Vm, method: &Value, sequence: &Value, count: &Value) -> Res<Value> {
    if !has_index(vm, count) {
        let class = class_of(vm, count).name(vm);
        return Err(vm.type_error(&format!("can't multiply sequence by non-int of type '{class}'")));
    }
    let count = index(vm, count)?;
    call::unbound(vm, method, sequence, &[count])
}

/// The builtin sequence's `__add__`, unless the class has another.
fn concat(vm: &Vm, sequence: &Value) -> Option<Value> {
    let method = lookup(vm, class_of(vm, sequence), &vm.names().__add__)?;
    matches!(origin(vm, &method), Origin::Sequence).then_some(method)
}

/// The builtin sequence's `__mul__`, unless the class has another, or another `__rmul__`.
fn repeat(vm: &Vm, sequence: &Value) -> Option<Value> {
    let class = class_of(vm, sequence);
    let method = lookup(vm, class, &vm.names().__mul__)?;
    let reflected = lookup(vm, class, &vm.names().__rmul__)?;
    let of_sequence = |method: &Value| matches!(origin(vm, method), Origin::Sequence);
    (of_sequence(&method) && of_sequence(&reflected)).then_some(method)
}

/// The builtin sequence's `__iadd__` or `__imul__`, unless the class has another.
fn own_inplace(vm: &Vm, op: BinaryOp, sequence: &Value) -> Option<Value> {
    let method = lookup(vm, class_of(vm, sequence), op.inplace(vm.names())?)?;
    matches!(origin(vm, &method), Origin::Sequence).then_some(method)
}
