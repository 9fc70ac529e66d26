//! `array`: items of one type of C, side by side.

mod item;
mod iter;
mod machine;
mod methods;
mod slots;

pub use iter::ArrayIterator;

use item::Code;

use super::set;
use crate::heap::{Buf, Trace, Visit};
use crate::native::module;
use crate::objects::attrs;
use crate::objects::bytearray::{self, ByteArray};
use crate::objects::bytes::Bytes;
use crate::objects::dict::Dict;
use crate::objects::str::Str;
use crate::objects::types::Type;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// The items lie in a bytearray of its own: views of the array are views of that.
pub struct Array {
    code: &'static Code,
    bytes: Ref<ByteArray>,
}

impl Trace for Array {
    const CONTAINER: bool = false;
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.bytes.as_value());
    }
}

impl Array {
    /// The bytes of the items.
    pub fn bytes(&self) -> &Ref<ByteArray> {
        &self.bytes
    }

    /// The letter of the items' type.
    pub fn letter(&self) -> char {
        self.code.letter
    }
}

fn new(vm: &Vm, class: &Ref<Type>, code: &'static Code, items: Buf<u8>) -> Ref<Array> {
    let bytes = bytearray::from_buf(vm, items);
    attrs::new_instance(vm, class, Array { code, bytes })
}

/// An array of the class itself, whatever class `like` has.
fn like(vm: &Vm, like: &Ref<Array>, items: Buf<u8>) -> Ref<Array> {
    let class = vm.types().array.clone();
    new(vm, &class, like.code, items)
}

impl Ref<Array> {
    fn len(&self, vm: &Vm) -> usize {
        self.code.count(&self.bytes.get(vm).items)
    }

    fn get(&self, vm: &Vm, index: usize) -> Res<Option<Value>> {
        let start = index.saturating_mul(self.code.size);
        match self.bytes.get(vm).items.get(start..start + self.code.size) {
            Some(bytes) => self.code.read(vm, bytes).map(Some),
            None => Ok(None),
        }
    }

    /// The item at a subscript, where that is in range and needs no object of its own.
    #[inline]
    pub fn get_quick(&self, vm: &Vm, index: i64) -> Option<Value> {
        let (items, size) = (&self.bytes.get(vm).items, self.code.size);
        let start = ops::item::position(index, self.code.count(items))? * size;
        self.code.read_quick(items.get(start..start + size)?)
    }

    /// Puts a number at a subscript; none, and nothing is done, where that is out of range or the number is refused.
    #[inline]
    pub fn set_quick(&self, vm: &mut Vm, index: i64, value: &Value) -> Option<()> {
        let size = self.code.size;
        let bytes = self.code.write_quick(value)?;
        let items = &mut self.bytes.get_mut(vm).items;
        let start = ops::item::position(index, self.code.count(items))? * size;
        put(items.get_mut(start..start + size)?, bytes);
        Some(())
    }

    /// The bytes, for an operation that changes how many there are.
    fn resizable<'a>(&'a self, vm: &'a mut Vm) -> Res<&'a mut Buf<u8>> {
        if self.bytes.get(vm).exports.count() > 0 {
            return Err(vm.buffer_error("cannot resize an array that is exporting buffers"));
        }
        Ok(&mut self.bytes.get_mut(vm).items)
    }

    fn append(&self, vm: &mut Vm, value: &Value) -> Res<()> {
        let item = self.code.write(vm, value)?;
        let size = self.code.size;
        Ok(self.resizable(vm)?.extend_from_slice(&item[..size])?)
    }

    fn extend(&self, vm: &mut Vm, values: &Value) -> Res<()> {
        if let Some(other) = values.downcast::<Array>() {
            if !std::ptr::eq(other.code, self.code) {
                return Err(vm.type_error("can only extend with array of same kind"));
            }
            let more = Buf::from_slice(vm.heap(), &other.bytes.get(vm).items)?;
            return Ok(self.resizable(vm)?.extend_from_slice(&more)?);
        }
        ops::iter::for_each(vm, values, |vm, value| self.append(vm, &value))
    }

    fn extend_bytes(&self, vm: &mut Vm, bytes: &[u8]) -> Res<()> {
        if !bytes.len().is_multiple_of(self.code.size) {
            return Err(vm.value_error("bytes length not a multiple of item size"));
        }
        Ok(self.resizable(vm)?.extend_from_slice(bytes)?)
    }

    fn extend_text(&self, vm: &mut Vm, text: &Ref<Str>) -> Res<()> {
        vm.tick(text.len() as u64)?;
        let mut bytes = Buf::with_capacity(vm.heap(), text.len().saturating_mul(4))?;
        for point in text.view() {
            bytes.extend_from_slice(&point.to_le_bytes())?;
        }
        Ok(self.resizable(vm)?.extend_from_slice(&bytes)?)
    }

    fn text(&self, vm: &Vm) -> Res<Ref<Str>> {
        let items = &self.bytes.get(vm).items;
        vm.tick(items.len() as u64)?;
        vm.heap().charge(items.len())?;
        vm.heap().uncharge(items.len());
        let mut text = text::StrBuf::with_capacity(items.len() / 4);
        for bytes in items.chunks_exact(4) {
            match u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) {
                point @ 0..=0x10_FFFF => text.push(point),
                point => {
                    let message = format!("character U+{point:x} is not in range [U+0000; U+10ffff]");
                    return Err(vm.value_error(&message));
                }
            }
        }
        Ok(crate::objects::str::from_data(vm, &text.finish())?)
    }
}

/// Writes the first bytes of an item, as many as `place` has.
#[inline]
fn put(place: &mut [u8], item: item::Bytes) {
    // Of a length that is known, so that nothing is called to copy them.
    match place.len() {
        1 => place.copy_from_slice(&item[..1]),
        4 => place.copy_from_slice(&item[..4]),
        8 => place.copy_from_slice(&item),
        len => place.copy_from_slice(&item[..len]),
    }
}

/// `array(typecode, initializer)`
fn construct(vm: &mut Vm, class: &Ref<Type>, letter: u32, initial: Option<&Value>) -> Res<Ref<Array>> {
    let is_text = letter == u32::from('u');
    let text = initial.and_then(|initial| initial.downcast::<Str>());
    if let Some(initial) = initial
        && !is_text
    {
        let of_text = initial.downcast::<Array>().is_some_and(|array| array.code.letter == 'u');
        let what = match (text.is_some(), of_text) {
            (true, _) => "a str",
            (_, true) => "a unicode array",
            _ => "",
        };
        if !what.is_empty() {
            let letter = char::from_u32(letter).unwrap_or('?');
            let message = format!("cannot use {what} to initialize an array with typecode '{letter}'");
            return Err(vm.type_error(&message));
        }
    }
    // What cannot be iterated over is refused before the letter is.
    let iterable = match initial {
        Some(initial) if text.is_none() => Some(initial),
        _ => None,
    };
    if let Some(iterable) = iterable
        && !ops::iter::is_iterable(vm, iterable)
    {
        return Err(ops::iter::get_iter(vm, iterable).err().unwrap_or_else(|| vm.type_error("not iterable")));
    }
    let Some(code) = item::find(letter) else {
        return Err(vm.value_error("bad typecode (must be b, B, u, h, H, i, I, l, L, q, Q, f or d)"));
    };
    let made = new(vm, class, code, Buf::new(vm.heap()));
    match (initial, text) {
        (None, _) => {}
        (_, Some(text)) => made.extend_text(vm, text)?,
        (Some(initial), None) => {
            if initial.downcast::<Bytes>().is_some() || initial.downcast::<ByteArray>().is_some() {
                let bytes = ops::BytesLike::required(vm, initial)?.bytes(vm)?.into_owned();
                made.extend_bytes(vm, &bytes)?;
            } else if let Some(array) = initial.downcast::<Array>()
                && !std::ptr::eq(array.code, code)
            {
                for index in 0..array.len(vm) {
                    vm.tick(1)?;
                    let Some(value) = array.get(vm, index)? else { break };
                    made.append(vm, &value)?;
                }
            } else {
                made.extend(vm, initial)?;
            }
        }
    }
    Ok(made)
}

pub(crate) struct Module;

#[module("array")]
impl Module {
    /// Made anew from a pickle, of whatever machine.
    #[py("_array_reconstructor($module, arraytype, typecode, mformat_code, items, /)")]
    fn array_reconstructor(
        vm: &mut Vm,
        arraytype: &Ref<Type>,
        typecode: &Ref<Str>,
        mformat_code: i32,
        items: &Value,
    ) -> Res<Ref<Array>> {
        let Some(letter) = typecode.view().get(0).filter(|_| typecode.len() == 1) else {
            return Err(vm.type_error("_array_reconstructor() argument 2 must be a unicode character"));
        };
        if !arraytype.is_subtype(vm, &vm.types().array) {
            let message = format!("{} is not a subtype of array.array", arraytype.name(vm));
            return Err(vm.type_error(&message));
        }
        let Some(code) = item::find(letter) else {
            return Err(vm.value_error("second argument must be a valid type code"));
        };
        if !(0..=21).contains(&mformat_code) {
            return Err(vm.value_error("third argument must be a valid machine format code."));
        }
        let Some(bytes) = items.downcast::<Bytes>() else {
            let class = crate::objects::types::class_of(vm, items).name(vm);
            return Err(vm.type_error(&format!("fourth argument should be bytes, not {class}")));
        };
        let same = i64::from(mformat_code) == code.machine_format;
        let code = if same { code } else { machine::integer_code(mformat_code).unwrap_or(code) };
        let made = new(vm, arraytype, code, Buf::new(vm.heap()));
        if same {
            made.extend_bytes(vm, bytes.items())?;
        } else {
            machine::extend(vm, &made, mformat_code, bytes.items())?;
        }
        Ok(made)
    }
}

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    let class = vm.types().array.to_value();
    set(vm, module, "array", class.clone())?;
    set(vm, module, "ArrayType", class.clone())?;
    let name = vm.str("collections.abc")?;
    let names = ops::imports::names(vm, &["MutableSequence"])?;
    let abc = ops::imports::import_module(vm, name.as_value(), None, names.as_value(), 0)?;
    let [sequence, register] = ["MutableSequence", "register"].map(|name| vm.intern(name));
    let sequence = ops::get_attr(vm, &abc, &sequence)?;
    ops::call::method(vm, &sequence, &register, &[class])?;
    let letters: String = item::CODES.iter().map(|code| code.letter).collect();
    let letters = vm.str(&letters)?.to_value();
    set(vm, module, "typecodes", letters)
}
