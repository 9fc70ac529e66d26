//! The methods of `list`.

use super::iter::{ListIterator, ListReverseIterator};
use super::{List, sort};
use crate::heap::Buf;
use crate::native::{Kwargs, SliceIx, methods};
use crate::objects::attrs;
use crate::objects::generic_alias::{self, GenericAlias};
use crate::objects::slice::Subscript;
use crate::objects::types::{Type, class_of};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[methods("list", with(COMPARE))]
impl List {
    #[py("__new__($type, /, *args, **kwargs)")]
    fn construct(vm: &Vm, class: &Ref<Type>, _args: &[Value], _kwargs: Kwargs<'_>) -> Ref<List> {
        attrs::new_instance(vm, class, List { items: Buf::new(vm.heap()) })
    }

    #[py("__init__($self, iterable=(), /)")]
    fn init(vm: &mut Vm, this: &Ref<List>, iterable: Option<&Value>) -> Res<()> {
        let old = this.get_mut(vm).items.take();
        drop(old);
        match iterable {
            Some(iterable) => this.extend(vm, iterable),
            None => Ok(()),
        }
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<List>) -> Res<Value> {
        if this.is_empty(vm) {
            return Ok(vm.str("[]")?.into());
        }
        ops::repr::container(vm, this.as_value(), "[...]", |vm, out| {
            out.push_str("[");
            let mut index = 0;
            while let Some(item) = this.get(vm).items.get(index).cloned() {
                if index > 0 {
                    out.push_str(", ");
                }
                out.push_repr(vm, &item)?;
                index += 1;
            }
            out.push_str("]");
            Ok(())
        })
    }

    #[py("__len__")]
    fn dunder_len(vm: &Vm, this: &Ref<List>) -> usize {
        this.len(vm)
    }

    #[py("__contains__")]
    fn dunder_contains(vm: &mut Vm, this: &Ref<List>, key: &Value) -> Res<bool> {
        this.contains(vm, key)
    }

    #[py("__getitem__($self, index, /)", flavour = "method", no_text_signature)]
    fn get_item(vm: &mut Vm, this: &Ref<List>, index: &Value) -> Res<Value> {
        match Subscript::of(vm, index, "list")? {
            Subscript::Slice(bounds) => Ok(this.get_slice(vm, bounds)?.into()),
            Subscript::Index(index) => {
                let items = &this.get(vm).items;
                match ops::item::position(index, items.len()).and_then(|i| items.get(i)) {
                    Some(item) => Ok(item.clone()),
                    None => Err(vm.index_error("list index out of range")),
                }
            }
        }
    }

    #[py("__setitem__")]
    fn set_item(vm: &mut Vm, this: &Ref<List>, key: &Value, value: &Value) -> Res<()> {
        match Subscript::of(vm, key, "list")? {
            Subscript::Slice(bounds) => this.set_slice(vm, bounds, value),
            Subscript::Index(index) => this.set_at(vm, index, value.clone()),
        }
    }

    #[py("__delitem__")]
    fn delete_item(vm: &mut Vm, this: &Ref<List>, key: &Value) -> Res<()> {
        match Subscript::of(vm, key, "list")? {
            Subscript::Slice(bounds) => this.delete_slice(vm, bounds),
            Subscript::Index(index) => match ops::item::position(index, this.len(vm)) {
                Some(index) => {
                    drop(this.get_mut(vm).items.remove(index));
                    Ok(())
                }
                None => Err(vm.index_error("list assignment index out of range")),
            },
        }
    }

    #[py("__iter__")]
    fn iter(vm: &Vm, this: &Ref<List>) -> Ref<ListIterator> {
        ListIterator::new(vm, this)
    }

    #[py("__reversed__($self, /)")]
    fn reversed(vm: &Vm, this: &Ref<List>) -> Ref<ListReverseIterator> {
        ListReverseIterator::new(vm, this)
    }

    #[py("__sizeof__($self, /)")]
    fn sizeof(vm: &Vm, this: &Ref<List>) -> usize {
        40 + 8 * this.get(vm).items.capacity()
    }

    #[py("__add__")]
    fn add(vm: &mut Vm, this: &Ref<List>, value: &Value) -> Res<Ref<List>> {
        let Some(other) = value.downcast::<List>() else {
            let class = class_of(vm, value).name(vm);
            return Err(vm.type_error(&format!("can only concatenate list (not \"{class}\") to list")));
        };
        super::concat(vm, this, other)
    }

    #[py("__iadd__")]
    fn inplace_add(vm: &mut Vm, this: &Ref<List>, value: &Value) -> Res<Ref<List>> {
        this.extend(vm, value)?;
        Ok(this.clone())
    }

    #[py("__mul__")]
    fn multiply(vm: &mut Vm, this: &Ref<List>, value: &Value) -> Res<Ref<List>> {
        let count = ops::item::repeat_count(vm, value)?;
        super::repeat(vm, this, count)
    }

    #[py("__rmul__")]
    fn multiply_reflected(vm: &mut Vm, this: &Ref<List>, value: &Value) -> Res<Ref<List>> {
        List::multiply(vm, this, value)
    }

    #[py("__imul__")]
    fn inplace_multiply(vm: &mut Vm, this: &Ref<List>, value: &Value) -> Res<Ref<List>> {
        let count = ops::item::repeat_count(vm, value)?;
        let items = super::repeated(vm, &this.get(vm).items, count)?;
        let old = std::mem::replace(&mut this.get_mut(vm).items, items);
        drop(old);
        Ok(this.clone())
    }

    #[py("clear($self, /)")]
    fn clear(vm: &mut Vm, this: &Ref<List>) {
        // To clear a list that is empty does not change it: `sort` would notice.
        let items = &mut this.get_mut(vm).items;
        if !items.is_empty() {
            let old = items.take();
            drop(old);
        }
    }

    #[py("copy($self, /)")]
    fn copy(vm: &Vm, this: &Ref<List>) -> Res<Ref<List>> {
        Ok(super::from_slice(vm, &this.get(vm).items)?)
    }

    #[py("append($self, object, /)", at_sight = "Append")]
    fn append(vm: &mut Vm, this: &Ref<List>, object: &Value) -> Res<()> {
        Ok(this.push(vm, object.clone())?)
    }

    #[py("insert($self, index, object, /)")]
    fn insert(vm: &mut Vm, this: &Ref<List>, index: i64, object: &Value) -> Res<()> {
        let index = SliceIx(index).clamp(this.len(vm));
        Ok(this.get_mut(vm).items.insert(index, object.clone())?)
    }

    #[py("extend($self, iterable, /)", name = "list.extend")]
    fn dunder_extend(vm: &mut Vm, this: &Ref<List>, iterable: &Value) -> Res<()> {
        this.extend(vm, iterable)
    }

    #[py("pop($self, index=-1, /)", at_sight = "Pop")]
    fn pop(vm: &mut Vm, this: &Ref<List>, index: i64) -> Res<Value> {
        let len = this.len(vm);
        if len == 0 {
            return Err(vm.index_error("pop from empty list"));
        }
        let Some(index) = ops::item::position(index, len) else {
            return Err(vm.index_error("pop index out of range"));
        };
        let items = &mut this.get_mut(vm).items;
        let item = items.remove(index);
        items.shrink();
        Ok(item)
    }

    #[py("remove($self, value, /)")]
    fn remove(vm: &mut Vm, this: &Ref<List>, value: &Value) -> Res<()> {
        match this.position(vm, value, 0, usize::MAX)? {
            Some(index) => {
                // The comparison may have shortened the list.
                if index < this.len(vm) {
                    drop(this.get_mut(vm).items.remove(index));
                }
                Ok(())
            }
            None => Err(vm.value_error("list.remove(x): x not in list")),
        }
    }

    #[py("reverse($self, /)")]
    fn reverse(vm: &mut Vm, this: &Ref<List>) {
        this.get_mut(vm).items.reverse();
    }

    #[py("index($self, value, start=0, stop=sys.maxsize, /)")]
    fn index(vm: &mut Vm, this: &Ref<List>, value: &Value, start: SliceIx, stop: SliceIx) -> Res<i64> {
        let len = this.len(vm);
        let start = start.clamp(len);
        let stop = if stop.0 < 0 { stop.clamp(len) } else { usize::try_from(stop.0).unwrap_or(usize::MAX) };
        match this.position(vm, value, start, stop)? {
            Some(index) => Ok(index as i64),
            None => {
                let repr = ops::format::repr(vm, value)?.to_string_lossy();
                Err(vm.value_error(&format!("{repr} is not in list")))
            }
        }
    }

    #[py("count($self, value, /)")]
    fn count(vm: &mut Vm, this: &Ref<List>, value: &Value) -> Res<usize> {
        let (mut index, mut count) = (0, 0);
        while let Some(found) = this.position(vm, value, index, usize::MAX)? {
            count += 1;
            index = found + 1;
        }
        Ok(count)
    }

    #[py("sort($self, /, *, key=None, reverse=False)")]
    fn sort(vm: &mut Vm, this: &Ref<List>, key: Option<&Value>, #[default(0)] reverse: i32) -> Res<()> {
        sort::sort(vm, this, key, reverse != 0)
    }

    #[py("__class_getitem__($type, object, /)", no_text_signature)]
    fn class_getitem(vm: &mut Vm, class: &Ref<Type>, object: &Value) -> Res<Ref<GenericAlias>> {
        generic_alias::new(vm, class.as_value(), object)
    }
}
