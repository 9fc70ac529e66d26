//! `_bisect`

use crate::native::module;
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::types::class_of;
use crate::ops::{self, CompareOp, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(crate) struct Bisect;

/// On which side of equal items.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

/// Where `x` belongs in `a[lo:hi]`, whose items count by what `key` makes of them.
fn search(
    vm: &mut Vm,
    side: Side,
    a: &Value,
    x: &Value,
    (lo, hi): (i64, Option<i64>),
    key: Option<&Value>,
) -> Res<i64> {
    let Ok(mut lo) = usize::try_from(lo) else {
        return Err(vm.value_error("lo must be non-negative"));
    };
    // -1 is None, for those who pass it on.
    let mut hi = match hi.filter(|hi| *hi != -1) {
        Some(hi) => usize::try_from(hi).unwrap_or(0),
        None => ops::len(vm, a)?,
    };
    if !ops::iter::is_sequence(vm, a) {
        // `get_sq_item`
        let class = class_of(vm, a).name(vm);
        return Err(vm.type_error(&match ops::item::is_mapping(vm, a) {
            true => format!("{class} is not a sequence"),
            false => format!("'{class}' object does not support indexing"),
        }));
    }
    while lo < hi {
        vm.tick(1)?;
        let middle = lo + (hi - lo) / 2;
        let index = ops::int(vm, middle as i64)?;
        let mut item = ops::get_item(vm, a, &index)?;
        if let Some(key) = key {
            item = call::call_positional(vm, key, &[item])?;
        }
        let left = match side {
            Side::Right => ops::compare::holds(vm, CompareOp::Less, x, &item)?,
            Side::Left => !ops::compare::holds(vm, CompareOp::Less, &item, x)?,
        };
        if left {
            hi = middle;
        } else {
            lo = middle + 1;
        }
    }
    Ok(lo as i64)
}

fn insert(
    vm: &mut Vm,
    side: Side,
    a: &Value,
    x: &Value,
    bounds: (i64, Option<i64>),
    key: Option<&Value>,
) -> Res<()> {
    let at = match key {
        Some(key) => {
            let x = call::call_positional(vm, key, std::slice::from_ref(x))?;
            search(vm, side, a, &x, bounds, Some(key))?
        }
        None => search(vm, side, a, x, bounds, None)?,
    };
    if let Some(list) = a.exact::<List>() {
        let at = usize::try_from(at).unwrap_or(0).min(list.len(vm));
        return Ok(list.get_mut(vm).items.insert(at, x.clone())?);
    }
    let name = vm.intern("insert");
    let at = ops::int(vm, at)?;
    call::method(vm, a, &name, &[at, x.clone()])?;
    Ok(())
}

#[module("_bisect")]
impl Bisect {
    #[py("bisect_right($module, /, a, x, lo=0, hi=None, *, key=None)")]
    fn bisect_right(
        vm: &mut Vm,
        a: &Value,
        x: &Value,
        lo: i64,
        hi: Option<i64>,
        key: Option<&Value>,
    ) -> Res<i64> {
        search(vm, Side::Right, a, x, (lo, hi), key)
    }

    #[py("bisect_left($module, /, a, x, lo=0, hi=None, *, key=None)")]
    fn bisect_left(
        vm: &mut Vm,
        a: &Value,
        x: &Value,
        lo: i64,
        hi: Option<i64>,
        key: Option<&Value>,
    ) -> Res<i64> {
        search(vm, Side::Left, a, x, (lo, hi), key)
    }

    #[py("insort_right($module, /, a, x, lo=0, hi=None, *, key=None)")]
    fn insort_right(
        vm: &mut Vm,
        a: &Value,
        x: &Value,
        lo: i64,
        hi: Option<i64>,
        key: Option<&Value>,
    ) -> Res<()> {
        insert(vm, Side::Right, a, x, (lo, hi), key)
    }

    #[py("insort_left($module, /, a, x, lo=0, hi=None, *, key=None)")]
    fn insort_left(
        vm: &mut Vm,
        a: &Value,
        x: &Value,
        lo: i64,
        hi: Option<i64>,
        key: Option<&Value>,
    ) -> Res<()> {
        insert(vm, Side::Left, a, x, (lo, hi), key)
    }
}

pub(crate) fn fill(_vm: &mut Vm, _dict: &Ref<Dict>) -> Res<()> {
    Ok(())
}
