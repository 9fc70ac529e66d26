//! An array as a sequence: its special methods.

use super::{Array, ArrayIterator, construct, like};
use crate::heap::Buf;
use crate::native::{Kwargs, methods};
use crate::objects::rich_compare::rich_compare;
use crate::objects::slice::Slice;
use crate::objects::str::Str;
use crate::objects::types::{Type, class_of};
use crate::ops::{self, CompareOp};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

rich_compare!(Array, compare);

/// Item by item, as lists; with anything but an array not at all.
fn compare(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    let (Some(a), Some(b)) = (a.downcast::<Array>(), b.downcast::<Array>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (a, b) = (a.clone(), b.clone());
    let equality = matches!(op, CompareOp::Equal | CompareOp::NotEqual);
    if equality && a.len(vm) != b.len(vm) {
        return Ok(Value::bool(op == CompareOp::NotEqual));
    }
    for index in 0.. {
        vm.tick(1)?;
        match (a.get(vm, index)?, b.get(vm, index)?) {
            (Some(x), Some(y)) if super::methods::equal(vm, &x, &y)? => {}
            (Some(_), Some(_)) if equality => return Ok(Value::bool(op == CompareOp::NotEqual)),
            (Some(x), Some(y)) => return ops::compare::compare(vm, op, &x, &y),
            _ => break,
        }
    }
    Ok(Value::bool(op.holds(a.len(vm).cmp(&b.len(vm)))))
}

fn not_an_array(vm: &Vm, value: &Value, doing: &str) -> Raised {
    let class = class_of(vm, value).name(vm);
    vm.type_error(&format!("can only {doing} (not \"{class}\") to array"))
}

/// The items `count` times over.
fn repeated(vm: &mut Vm, this: &Ref<Array>, value: &Value) -> Res<Buf<u8>> {
    if !ops::has_index(vm, value) {
        let class = class_of(vm, value).name(vm);
        return Err(vm.type_error(&format!("can't multiply sequence by non-int of type '{class}'")));
    }
    let count = ops::item::repeat_count(vm, value)?;
    let items = Buf::from_slice(vm.heap(), &this.bytes.get(vm).items)?;
    let total = items.len().saturating_mul(count);
    vm.tick((total / 64) as u64)?;
    let mut all = Buf::with_capacity(vm.heap(), total)?;
    if !items.is_empty() {
        for _ in 0..count {
            all.extend_from_slice(&items)?;
        }
    }
    Ok(all)
}

fn index_of(vm: &mut Vm, this: &Ref<Array>, key: &Value, message: &str) -> Res<usize> {
    if !ops::has_index(vm, key) {
        return Err(vm.type_error("array indices must be integers"));
    }
    let index = ops::item::index_of_subscript(vm, key)?;
    ops::item::position(index, this.len(vm)).ok_or_else(|| vm.index_error(message))
}

/// `del this[key]` without a value.
fn set_item(vm: &mut Vm, this: &Ref<Array>, key: &Value, value: Option<&Value>) -> Res<()> {
    let size = this.code.size;
    let Some(slice) = key.downcast::<Slice>() else {
        let at = index_of(vm, this, key, "array assignment index out of range")?;
        let range = at * size..(at + 1) * size;
        let Some(value) = value else {
            let mut none = Buf::new(vm.heap());
            drop(this.resizable(vm)?.splice(range, &mut none)?);
            return Ok(());
        };
        let item = this.code.write(vm, value)?;
        if let Some(place) = this.bytes.get_mut(vm).items.get_mut(range) {
            super::put(place, item);
        }
        return Ok(());
    };
    let bounds = slice.bounds(vm)?;
    let selection = bounds.select(this.len(vm));
    let mut more = match value {
        None => Buf::new(vm.heap()),
        Some(value) => match value.downcast::<Array>() {
            Some(other) if std::ptr::eq(other.code, this.code) => {
                Buf::from_slice(vm.heap(), &other.bytes.get(vm).items)?
            }
            Some(_) => return Err(vm.type_error("bad argument type for built-in operation")),
            None => {
                let class = class_of(vm, value).name(vm);
                let message = format!("can only assign array (not \"{class}\") to array slice");
                return Err(vm.type_error(&message));
            }
        },
    };
    if selection.step == 1 {
        let start = selection.start as usize * size;
        let range = start..start + selection.len * size;
        if range.len() == more.len() {
            if let Some(place) = this.bytes.get_mut(vm).items.get_mut(range) {
                place.copy_from_slice(&more);
            }
        } else {
            drop(this.resizable(vm)?.splice(range, &mut more)?);
        }
        return Ok(());
    }
    if value.is_none() {
        let mut kept = Buf::with_capacity(vm.heap(), this.bytes.get(vm).items.len())?;
        let gone: Vec<usize> = selection.ascending().positions().collect();
        let mut gone = gone.into_iter().peekable();
        for (index, item) in this.bytes.get(vm).items.chunks(size).enumerate() {
            if gone.next_if_eq(&index).is_none() {
                kept.extend_from_slice(item)?;
            }
        }
        *this.resizable(vm)? = kept;
        return Ok(());
    }
    let given = more.len() / size;
    if given != selection.len {
        let message =
            format!("attempt to assign array of size {given} to extended slice of size {}", selection.len);
        return Err(vm.value_error(&message));
    }
    let items = &mut this.bytes.get_mut(vm).items;
    for (index, item) in selection.positions().zip(more.chunks(size)) {
        if let Some(place) = items.get_mut(index * size..(index + 1) * size) {
            place.copy_from_slice(item);
        }
    }
    Ok(())
}

#[methods("array.array", with(COMPARE, METHODS))]
impl Array {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn create(vm: &mut Vm, class: &Ref<Type>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Ref<Array>> {
        if class.is(&vm.types().array) && !kwargs.is_empty() {
            return Err(vm.type_error("array.array() takes no keyword arguments"));
        }
        let (code, initial) = match args {
            [code] => (code, None),
            [code, initial] => (code, Some(initial)),
            _ => {
                let (how, most) =
                    if args.is_empty() { ("at least", "1 argument") } else { ("at most", "2 arguments") };
                let message = format!("array() takes {how} {most} ({} given)", args.len());
                return Err(vm.type_error(&message));
            }
        };
        match code.downcast::<Str>().filter(|code| code.len() == 1) {
            Some(code) => construct(vm, class, code.view().get(0).unwrap_or(0), initial),
            None => {
                let class = if code.is_none() { "None".to_owned() } else { class_of(vm, code).name(vm) };
                let message = format!("array() argument 1 must be a unicode character, not {class}");
                Err(vm.type_error(&message))
            }
        }
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<Array>) -> Res<Ref<Str>> {
        let class = class_of(vm, this.as_value()).get(vm).name.to_string_lossy();
        let letter = this.code.letter;
        if this.len(vm) == 0 {
            return vm.str(&format!("{class}('{letter}')"));
        }
        let items = match letter {
            'u' => this.text(vm)?.to_value(),
            _ => super::methods::to_list(vm, this)?.into(),
        };
        let items = ops::repr(vm, &items)?;
        let mut text = text::StrBuf::new();
        text.push_str(&format!("{class}('{letter}', "));
        text.push_view(items.view());
        text.push_str(")");
        Ok(crate::objects::str::from_data(vm, &text.finish())?)
    }

    #[py("__len__")]
    fn length(vm: &Vm, this: &Ref<Array>) -> usize {
        this.len(vm)
    }

    #[py("__iter__")]
    fn iter(vm: &Vm, this: &Ref<Array>) -> Ref<ArrayIterator> {
        ArrayIterator::new(vm, this)
    }

    #[py("__getitem__")]
    fn getitem(vm: &mut Vm, this: &Ref<Array>, key: &Value) -> Res<Value> {
        let Some(slice) = key.downcast::<Slice>() else {
            let index = index_of(vm, this, key, "array index out of range")?;
            return Ok(this.get(vm, index)?.unwrap_or(Value::NONE));
        };
        let bounds = slice.bounds(vm)?;
        let selection = bounds.select(this.len(vm));
        let size = this.code.size;
        vm.tick(selection.len as u64 / 16)?;
        let mut items = Buf::with_capacity(vm.heap(), selection.len.saturating_mul(size))?;
        let from = &this.bytes.get(vm).items;
        for index in selection.positions() {
            items.extend_from_slice(from.get(index * size..(index + 1) * size).unwrap_or_default())?;
        }
        Ok(like(vm, this, items).into())
    }

    #[py("__setitem__")]
    fn setitem(vm: &mut Vm, this: &Ref<Array>, key: &Value, value: &Value) -> Res<()> {
        set_item(vm, this, key, Some(value))
    }

    #[py("__delitem__")]
    fn delitem(vm: &mut Vm, this: &Ref<Array>, key: &Value) -> Res<()> {
        set_item(vm, this, key, None)
    }

    #[py("__contains__")]
    fn contains(vm: &mut Vm, this: &Ref<Array>, key: &Value) -> Res<bool> {
        Ok(super::methods::position(vm, this, key, 0, usize::MAX)?.is_some())
    }

    #[py("__add__")]
    fn add(vm: &mut Vm, this: &Ref<Array>, value: &Value) -> Res<Ref<Array>> {
        let Some(other) = value.downcast::<Array>() else {
            return Err(not_an_array(vm, value, "append array"));
        };
        if !std::ptr::eq(other.code, this.code) {
            return Err(vm.type_error("bad argument type for built-in operation"));
        }
        let mut items = Buf::from_slice(vm.heap(), &this.bytes.get(vm).items)?;
        items.extend_from_slice(&other.bytes.get(vm).items)?;
        Ok(like(vm, this, items))
    }

    #[py("__iadd__")]
    fn iadd(vm: &mut Vm, this: &Ref<Array>, value: &Value) -> Res<Ref<Array>> {
        if value.downcast::<Array>().is_none() {
            let class = class_of(vm, value).name(vm);
            let message = format!("can only extend array with array (not \"{class}\")");
            return Err(vm.type_error(&message));
        }
        this.extend(vm, value)?;
        Ok(this.clone())
    }

    #[py("__mul__")]
    fn mul(vm: &mut Vm, this: &Ref<Array>, value: &Value) -> Res<Ref<Array>> {
        let items = repeated(vm, this, value)?;
        Ok(like(vm, this, items))
    }

    #[py("__rmul__")]
    fn rmul(vm: &mut Vm, this: &Ref<Array>, value: &Value) -> Res<Ref<Array>> {
        let items = repeated(vm, this, value)?;
        Ok(like(vm, this, items))
    }

    #[py("__imul__")]
    fn imul(vm: &mut Vm, this: &Ref<Array>, value: &Value) -> Res<Ref<Array>> {
        let items = repeated(vm, this, value)?;
        *this.resizable(vm)? = items;
        Ok(this.clone())
    }
}
