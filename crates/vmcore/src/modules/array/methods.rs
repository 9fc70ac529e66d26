//! The methods of arrays.

use super::{Array, like};
use crate::heap::Buf;
use crate::native::{SliceIx, methods};
use crate::objects::bytes::{self, Bytes};
use crate::objects::list::{self, List};
use crate::objects::str::Str;
use crate::objects::tuple;
use crate::objects::types::class_of;
use crate::ops::buffer::BytesLike;
use crate::ops::{self, CompareOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(super) fn to_list(vm: &mut Vm, this: &Ref<Array>) -> Res<Ref<List>> {
    let mut items = Buf::with_capacity(vm.heap(), this.len(vm))?;
    for index in 0..this.len(vm) {
        vm.tick(1)?;
        let Some(item) = this.get(vm, index)? else { break };
        items.push(item)?;
    }
    Ok(list::from_buf(vm, items))
}

/// As `==` has it. An item is no object, so that it is none other: NaN is not equal to itself.
pub(super) fn equal(vm: &mut Vm, a: &Value, b: &Value) -> Res<bool> {
    let equal = ops::compare::compare(vm, CompareOp::Equal, a, b)?;
    ops::truth(vm, &equal)
}

/// Where the first item equal to `item` stands.
pub(super) fn position(
    vm: &mut Vm,
    this: &Ref<Array>,
    item: &Value,
    start: usize,
    stop: usize,
) -> Res<Option<usize>> {
    for index in start..stop {
        vm.tick(1)?;
        let Some(candidate) = this.get(vm, index)? else { break };
        if equal(vm, &candidate, item)? {
            return Ok(Some(index));
        }
    }
    Ok(None)
}

fn remove_at(vm: &mut Vm, this: &Ref<Array>, index: usize) -> Res<()> {
    let size = this.code.size;
    let mut none = Buf::new(vm.heap());
    drop(this.resizable(vm)?.splice(index * size..(index + 1) * size, &mut none)?);
    Ok(())
}

fn copied(vm: &Vm, this: &Ref<Array>) -> Res<Ref<Array>> {
    Ok(like(vm, this, Buf::from_slice(vm.heap(), &this.bytes.get(vm).items)?))
}

#[methods(METHODS)]
impl Array {
    #[py("append($self, v, /)")]
    fn append(vm: &mut Vm, this: &Ref<Array>, v: &Value) -> Res<()> {
        this.append(vm, v)
    }

    #[py("extend($self, bb, /)")]
    fn extend(vm: &mut Vm, this: &Ref<Array>, bb: &Value) -> Res<()> {
        this.extend(vm, bb)
    }

    #[py("insert($self, i, v, /)")]
    fn insert(vm: &mut Vm, this: &Ref<Array>, i: i64, v: &Value) -> Res<()> {
        let at = SliceIx(i).clamp(this.len(vm));
        let item = this.code.write(vm, v)?;
        let size = this.code.size;
        let at = at.min(this.len(vm)) * size;
        let mut item = Buf::from_slice(vm.heap(), &item[..size])?;
        drop(this.resizable(vm)?.splice(at..at, &mut item)?);
        Ok(())
    }

    #[py("pop($self, i=-1, /)")]
    fn pop(vm: &mut Vm, this: &Ref<Array>, i: i64) -> Res<Value> {
        let len = this.len(vm);
        if len == 0 {
            return Err(vm.index_error("pop from empty array"));
        }
        let Some(index) = ops::item::position(i, len) else {
            return Err(vm.index_error("pop index out of range"));
        };
        let item = this.get(vm, index)?.unwrap_or(Value::NONE);
        remove_at(vm, this, index)?;
        Ok(item)
    }

    #[py("remove($self, v, /)")]
    fn remove(vm: &mut Vm, this: &Ref<Array>, v: &Value) -> Res<()> {
        match position(vm, this, v, 0, usize::MAX)? {
            Some(index) if index < this.len(vm) => remove_at(vm, this, index),
            _ => Err(vm.value_error("array.remove(x): x not in array")),
        }
    }

    #[py("index($self, v, start=0, stop=sys.maxsize, /)")]
    fn index(vm: &mut Vm, this: &Ref<Array>, v: &Value, start: SliceIx, stop: SliceIx) -> Res<usize> {
        let len = this.len(vm);
        let (start, stop) = (start.clamp(len), stop.clamp(len));
        let found = position(vm, this, v, start, stop)?;
        found.ok_or_else(|| vm.value_error("array.index(x): x not in array"))
    }

    #[py("count($self, v, /)")]
    fn count(vm: &mut Vm, this: &Ref<Array>, v: &Value) -> Res<usize> {
        let (mut count, mut at) = (0, 0);
        while let Some(found) = position(vm, this, v, at, usize::MAX)? {
            count += 1;
            at = found + 1;
        }
        Ok(count)
    }

    #[py("reverse($self, /)")]
    fn reverse(vm: &mut Vm, this: &Ref<Array>) -> Res<()> {
        let size = this.code.size;
        vm.tick(this.len(vm) as u64 / 16)?;
        let items = &mut this.bytes.get_mut(vm).items;
        items.reverse();
        items.chunks_mut(size).for_each(|item| item.reverse());
        Ok(())
    }

    #[py("byteswap($self, /)")]
    fn byteswap(vm: &mut Vm, this: &Ref<Array>) -> Res<()> {
        let size = this.code.size;
        vm.tick(this.len(vm) as u64 / 16)?;
        this.bytes.get_mut(vm).items.chunks_mut(size).for_each(|item| item.reverse());
        Ok(())
    }

    #[py("buffer_info($self, /)")]
    fn buffer_info(vm: &Vm, this: &Ref<Array>) -> (u64, usize) {
        (this.bytes.get(vm).items.as_ptr() as u64, this.len(vm))
    }

    #[py("tolist($self, /)")]
    fn tolist(vm: &mut Vm, this: &Ref<Array>) -> Res<Ref<List>> {
        to_list(vm, this)
    }

    #[py("fromlist($self, list, /)")]
    fn fromlist(vm: &mut Vm, this: &Ref<Array>, list: &Value) -> Res<()> {
        let Some(values) = list.downcast::<List>() else {
            return Err(vm.type_error("arg must be list"));
        };
        let before = this.bytes.get(vm).items.len();
        let result = this.extend(vm, values.as_value());
        if result.is_err() {
            this.resizable(vm)?.truncate(before);
        }
        result
    }

    #[py("tobytes($self, /)")]
    fn tobytes(vm: &Vm, this: &Ref<Array>) -> Res<Ref<Bytes>> {
        Ok(bytes::from_slice(vm, &this.bytes.get(vm).items)?)
    }

    #[py("frombytes($self, buffer, /)")]
    fn frombytes(vm: &mut Vm, this: &Ref<Array>, buffer: BytesLike<'_>) -> Res<()> {
        let data = buffer.bytes(vm)?.into_owned();
        this.extend_bytes(vm, &data)
    }

    #[py("tounicode($self, /)")]
    fn tounicode(vm: &mut Vm, this: &Ref<Array>) -> Res<Ref<Str>> {
        if this.code.letter != 'u' {
            return Err(vm.value_error("tounicode() may only be called on unicode type arrays"));
        }
        this.text(vm)
    }

    #[py("fromunicode($self, ustr, /)")]
    fn fromunicode(vm: &mut Vm, this: &Ref<Array>, ustr: &Ref<Str>) -> Res<()> {
        if this.code.letter != 'u' {
            return Err(vm.value_error("fromunicode() may only be called on unicode type arrays"));
        }
        this.extend_text(vm, ustr)
    }

    #[py("tofile($self, f, /)")]
    fn tofile(vm: &mut Vm, this: &Ref<Array>, f: &Value) -> Res<()> {
        /// Bytes of one `write`.
        const BLOCK: usize = 64 << 10;
        let write = vm.intern("write");
        let data = Buf::from_slice(vm.heap(), &this.bytes.get(vm).items)?;
        for part in data.chunks(BLOCK) {
            let part = bytes::from_slice(vm, part)?.to_value();
            ops::call::method(vm, f, &write, &[part])?;
        }
        Ok(())
    }

    #[py("fromfile($self, f, n, /)")]
    fn fromfile(vm: &mut Vm, this: &Ref<Array>, f: &Value, n: i64) -> Res<()> {
        if n < 0 {
            return Err(vm.value_error("negative count"));
        }
        let Some(wanted) = n.checked_mul(this.code.size as i64) else {
            return Err(crate::heap::NoMemory.into());
        };
        let read = vm.intern("read");
        let size = ops::int(vm, wanted)?;
        let data = ops::call::method(vm, f, &read, &[size])?;
        let Some(data) = data.downcast::<Bytes>() else {
            return Err(vm.type_error("read() didn't return bytes"));
        };
        this.extend_bytes(vm, data.items())?;
        if (data.items().len() as i64) < wanted {
            return Err(vm.eof_error("read() didn't return enough bytes"));
        }
        Ok(())
    }

    #[py("__copy__($self, /)")]
    fn shallow_copy(vm: &Vm, this: &Ref<Array>) -> Res<Ref<Array>> {
        copied(vm, this)
    }

    #[py("__deepcopy__($self, unused, /)")]
    fn deep_copy(vm: &Vm, this: &Ref<Array>, _unused: &Value) -> Res<Ref<Array>> {
        copied(vm, this)
    }

    #[py("__reduce_ex__($self, value, /)")]
    fn reduce_ex(vm: &mut Vm, this: &Ref<Array>, value: &Value) -> Res<(Value, Value, Value)> {
        let Some(protocol) = crate::objects::int::to_i64(value) else {
            return Err(vm.type_error("__reduce_ex__ argument should be an integer"));
        };
        let name = vm.names().__dict__.clone();
        let dict = ops::get_attr_or_none(vm, this.as_value(), &name)?.unwrap_or(Value::NONE);
        let class = class_of(vm, this.as_value()).to_value();
        let letter = vm.str(&this.code.letter.to_string())?.to_value();
        let (function, args) = if protocol < 3 {
            let items = to_list(vm, this)?.to_value();
            (class, vec![letter, items])
        } else {
            let module = crate::modules::import_native(vm, "array")?;
            let name = vm.intern("_array_reconstructor");
            let function = ops::get_attr(vm, &module, &name)?;
            let format = ops::int(vm, this.code.machine_format)?;
            let data = bytes::from_slice(vm, &this.bytes.get(vm).items)?.to_value();
            (function, vec![class, letter, format, data])
        };
        Ok((function, tuple::from_slice(vm, &args)?.into(), dict))
    }

    #[py("__sizeof__($self, /)")]
    fn sizeof(vm: &Vm, this: &Ref<Array>) -> usize {
        64 + this.bytes.get(vm).items.len()
    }

    #[getter("typecode")]
    fn typecode(this: &Ref<Array>) -> String {
        this.code.letter.to_string()
    }

    #[getter("itemsize")]
    fn itemsize(this: &Ref<Array>) -> usize {
        this.code.size
    }
}
