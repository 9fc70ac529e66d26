//! `str`'s class, and its special methods.

use super::iter::StrIterator;
use super::{Str, concat, format, from_char, percent, repeat, substring};
use crate::heap::NoMemory;
use crate::native::methods;
use crate::objects::rich_compare::rich_compare;
use crate::objects::slice::{Selection, Slice};
use crate::objects::tuple;
use crate::objects::types::{Type, class_of};
use crate::ops::{self, BinaryOp, CompareOp};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

rich_compare!(Str, compare);

fn compare(_: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    let (Some(a), Some(b)) = (a.downcast::<Str>(), b.downcast::<Str>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    Ok(Value::bool(holds(op, a, b)))
}

/// `a op b`
#[inline]
pub fn holds(op: CompareOp, a: &Ref<Str>, b: &Ref<Str>) -> bool {
    match op {
        CompareOp::Equal => a.same(b),
        CompareOp::NotEqual => !a.same(b),
        _ => op.holds(a.view().cmp(&b.view())),
    }
}

#[methods("str", with(COMPARE, SEARCH, CASE, SPLIT, PAD, TRANSLATE, FORMAT, CODEC))]
impl Str {
    #[py(
        "__new__($type, object=<unrepresentable>, encoding=<unrepresentable>, errors=<unrepresentable>)",
        no_text_signature
    )]
    fn construct(
        vm: &mut Vm,
        class: &Ref<Type>,
        object: Option<&Value>,
        encoding: Option<&Ref<Str>>,
        errors: Option<&Ref<Str>>,
    ) -> Res<Ref<Str>> {
        super::new::construct(vm, class, object, encoding, errors)
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<Str>) -> Res<Ref<Str>> {
        format::repr(vm, this)
    }

    #[py("__str__")]
    fn str(vm: &Vm, this: &Ref<Str>) -> Res<Ref<Str>> {
        Ok(super::build::exact(vm, this)?)
    }

    #[py("__hash__")]
    fn hash_of(vm: &Vm, this: &Ref<Str>) -> i64 {
        this.hash(vm)
    }

    #[py("__len__")]
    fn length(this: &Ref<Str>) -> usize {
        this.len()
    }

    #[py("__iter__")]
    fn iter(vm: &Vm, this: &Ref<Str>) -> Ref<StrIterator> {
        StrIterator::new(vm, this)
    }

    #[py("__getitem__")]
    fn getitem(vm: &mut Vm, this: &Ref<Str>, key: &Value) -> Res<Ref<Str>> {
        get_item(vm, this, key)
    }

    #[py("__contains__")]
    fn contains(vm: &Vm, this: &Ref<Str>, key: &Value) -> Res<bool> {
        contains(vm, this, key)
    }

    #[py("__add__")]
    fn add(vm: &Vm, this: &Ref<Str>, value: &Value) -> Res<Ref<Str>> {
        match value.downcast::<Str>() {
            Some(other) => Ok(concat(vm, this, other)?),
            None => {
                let class = class_of(vm, value).name(vm);
                Err(vm.type_error(&format!("can only concatenate str (not \"{class}\") to str")))
            }
        }
    }

    #[py("__mul__")]
    fn mul(vm: &mut Vm, this: &Ref<Str>, value: &Value) -> Res<Ref<Str>> {
        let count = ops::item::repeat_count(vm, value)?;
        repeat(vm, this, count)
    }

    #[py("__rmul__")]
    fn rmul(vm: &mut Vm, this: &Ref<Str>, value: &Value) -> Res<Ref<Str>> {
        let count = ops::item::repeat_count(vm, value)?;
        repeat(vm, this, count)
    }

    #[py("__mod__")]
    fn modulo(vm: &mut Vm, this: &Ref<Str>, value: &Value) -> Res<Value> {
        Ok(percent::format(vm, this, value)?.into())
    }

    #[py("__rmod__")]
    fn rmod(vm: &mut Vm, this: &Ref<Str>, value: &Value) -> Res<Value> {
        match value.downcast::<Str>() {
            Some(format) => Ok(percent::format(vm, format, this.as_value())?.into()),
            None => Ok(Value::NOT_IMPLEMENTED),
        }
    }

    #[py("__sizeof__($self, /)")]
    fn sizeof(this: &Ref<Str>) -> usize {
        // CPython's layouts: a longer head for text that is not ASCII, and a terminating zero.
        let head = if this.is_ascii() { 48 } else { 72 };
        let unit = this.items().len() / this.len().max(1);
        head + this.items().len() + unit.max(1)
    }

    #[py("__getnewargs__($self, /)", no_text_signature)]
    fn getnewargs(vm: &Vm, this: &Ref<Str>) -> Res<Value> {
        let whole = super::build::exact(vm, this)?;
        Ok(tuple::of(vm, [whole.into()])?.into())
    }
}

/// `a op b` of a string of exactly that type, where nobody else is to be asked; none for anything else.
#[inline]
pub fn operate(vm: &mut Vm, op: BinaryOp, a: &Value, b: &Value) -> Option<Res<Value>> {
    let string = a.exact::<Str>()?;
    let result = match op {
        BinaryOp::Add => concat(vm, string, b.exact::<Str>()?).map_err(Raised::from),
        BinaryOp::Multiply => repeat(vm, string, usize::try_from(b.as_small_int()?).unwrap_or(0)),
        // An instance of a class made by a program may have a `__rmod__` that comes first.
        BinaryOp::Remainder if b.header().is_none_or(|h| h.shape() == 0) => percent::format(vm, string, b),
        _ => return None,
    };
    Some(result.map(Value::from))
}

/// The string of the code points that are selected.
pub fn select(vm: &Vm, string: &Ref<Str>, selection: Selection) -> Result<Ref<Str>, NoMemory> {
    if selection.step == 1 || selection.len == 0 {
        return substring(vm, string, selection.range());
    }
    let view = string.view();
    let picked = || selection.positions().filter_map(|at| view.get(at));
    let max_char = if string.is_ascii() { 0x7F } else { picked().max().unwrap_or(0) };
    let mut writer = super::StrWriter::new(vm, selection.len, max_char)?;
    writer.push_points(picked());
    Ok(writer.finish(vm))
}

/// `string[key]`
pub fn get_item(vm: &mut Vm, string: &Ref<Str>, key: &Value) -> Res<Ref<Str>> {
    if let Some(slice) = key.downcast::<Slice>() {
        let bounds = slice.bounds(vm)?;
        let selection = bounds.select(string.len());
        vm.tick((selection.len / 8) as u64)?;
        return Ok(select(vm, string, selection)?);
    }
    if key.as_small_int().is_none() && !ops::has_index(vm, key) {
        let class = class_of(vm, key).name(vm);
        return Err(vm.type_error(&format!("string indices must be integers, not '{class}'")));
    }
    let index = ops::item::index_of_subscript(vm, key)?;
    match ops::item::position(index, string.len()).and_then(|at| string.view().get(at)) {
        Some(point) => Ok(from_char(vm, point)),
        None => Err(vm.index_error("string index out of range")),
    }
}

/// `key in string`
pub fn contains(vm: &Vm, string: &Ref<Str>, key: &Value) -> Res<bool> {
    match key.downcast::<Str>() {
        Some(part) => Ok(string.view().contains(part.view())),
        None => {
            let class = class_of(vm, key).name(vm);
            Err(vm.type_error(&format!("'in <string>' requires string as left operand, not {class}")))
        }
    }
}
