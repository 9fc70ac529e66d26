//! `_struct`: numbers and bytes as C lays them out.

mod cache;
mod format;
mod half;
mod item;

use std::rc::Rc;

use cache::layout;
use format::Layout;
use text::codecs::Codec;

use crate::heap::{Buf, Trace, Visit};
use crate::native::{Kwargs, methods, module};
use crate::objects::bytes::{self, Bytes};
use crate::objects::dict::Dict;
use crate::objects::iteration::iteration;
use crate::objects::str::Str;
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Type, class_of};
use crate::objects::{attrs, str};
use crate::ops;
use crate::ops::buffer::{BytesLike, WritableBytes};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// `struct.error` with that message.
fn error(vm: &Vm, message: &str) -> Raised {
    let class = vm.interp().module_state.borrow().get("_struct").cloned();
    match class.as_ref().and_then(|class| class.downcast::<Type>()) {
        Some(class) => vm.raise_message(class, message),
        None => vm.value_error(message),
    }
}

/// A format, read.
pub struct Struct {
    format: Ref<Str>,
    layout: Rc<Layout>,
}

impl Trace for Struct {
    const CONTAINER: bool = false;
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.format.as_value());
    }
}

fn read(vm: &mut Vm, format: &Value) -> Res<Struct> {
    let format = match (format.downcast::<Str>(), format.downcast::<Bytes>()) {
        (Some(text), _) => text.clone(),
        (_, Some(bytes)) => {
            let text: String = bytes.items().iter().map(|byte| char::from(*byte)).collect();
            vm.str(&text)?
        }
        _ => {
            let class = class_of(vm, format).name(vm);
            let message = format!("Struct() argument 1 must be a str or bytes object, not {class}");
            return Err(vm.type_error(&message));
        }
    };
    let text = ops::codec::encode_with(vm, &format, Codec::Ascii, None)?;
    vm.tick(text.items().len() as u64)?;
    match format::parse(text.items()) {
        Ok(layout) => Ok(Struct { layout: Rc::new(layout), format }),
        Err(message) => Err(error(vm, message)),
    }
}

/// Calls `use_bytes` with the packed values.
fn pack<R>(
    vm: &mut Vm,
    layout: &Layout,
    values: &[Value],
    function: &str,
    use_bytes: impl FnOnce(&mut Vm, &[u8]) -> Res<R>,
) -> Res<R> {
    /// Most formats are short: their bytes need no memory of their own.
    const SHORT: usize = 64;
    if values.len() != layout.count {
        let (wanted, given) = (layout.count, values.len());
        return Err(error(vm, &format!("{function} expected {wanted} items for packing (got {given})")));
    }
    let (mut short, mut long) = ([0; SHORT], Vec::new());
    let out = match short.get_mut(..layout.size) {
        Some(short) => short,
        None => {
            vm.heap().charge(layout.size)?;
            vm.heap().uncharge(layout.size);
            long.resize(layout.size, 0);
            &mut long[..]
        }
    };
    let mut values = values.iter();
    for item in &layout.items {
        for (i, value) in values.by_ref().take(item.repeat).enumerate() {
            vm.tick(1)?;
            let start = item.offset + i * item.size;
            item::pack(vm, layout.order, item, value, &mut out[start..start + item.size])?;
        }
    }
    use_bytes(vm, out)
}

fn pack_to_bytes(vm: &mut Vm, layout: &Layout, values: &[Value]) -> Res<Ref<Bytes>> {
    pack(vm, layout, values, "pack", |vm, data| Ok(bytes::from_slice(vm, data)?))
}

/// The values that lie in `data`, which has the layout's size.
fn unpack(vm: &Vm, layout: &Layout, data: &[u8]) -> Res<Ref<Tuple>> {
    let mut values = Buf::with_capacity(vm.heap(), layout.count.min(data.len()))?;
    for item in &layout.items {
        for i in 0..item.repeat {
            vm.tick(1)?;
            let start = item.offset + i * item.size;
            values.push(item::unpack(vm, layout.order, item, &data[start..start + item.size])?)?;
        }
    }
    Ok(tuple::from_slice(vm, &values)?)
}

fn unpack_whole(vm: &mut Vm, layout: &Layout, buffer: BytesLike<'_>) -> Res<Ref<Tuple>> {
    let data = buffer.bytes(vm)?;
    if data.len() != layout.size {
        return Err(error(vm, &format!("unpack requires a buffer of {} bytes", layout.size)));
    }
    unpack(vm, layout, &data)
}

fn unpack_at(vm: &mut Vm, layout: &Layout, buffer: BytesLike<'_>, offset: i64) -> Res<Ref<Tuple>> {
    let data = buffer.bytes(vm)?;
    let (size, length) = (layout.size, data.len());
    let mut start = offset;
    if offset < 0 {
        if i64::try_from(size).is_ok_and(|size| offset > -size) {
            return Err(error(vm, &format!("not enough data to unpack {size} bytes at offset {offset}")));
        }
        start = offset.saturating_add(length as i64);
        if start < 0 {
            return Err(error(vm, &format!("offset {offset} out of range for {length}-byte buffer")));
        }
    }
    match usize::try_from(start).ok().and_then(|at| data.get(at..)?.get(..size)) {
        Some(data) => unpack(vm, layout, data),
        None => {
            let needed = (start as usize).saturating_add(size);
            Err(error(
                vm,
                &format!(
                    "unpack_from requires a buffer of at least {needed} bytes for unpacking {size} bytes at offset \
                     {start} (actual buffer size is {length})"
                ),
            ))
        }
    }
}

fn pack_at(vm: &mut Vm, layout: &Layout, args: &[Value]) -> Res<()> {
    let [buffer, offset, values @ ..] = args else {
        return match args {
            [] => Err(error(vm, "pack_into expected buffer argument")),
            _ => Err(error(vm, "pack_into expected offset argument")),
        };
    };
    if values.len() != layout.count {
        let (wanted, given) = (layout.count, values.len());
        return Err(error(vm, &format!("pack_into expected {wanted} items for packing (got {given})")));
    }
    let Some(place) = WritableBytes::of(vm, buffer) else {
        let class = class_of(vm, buffer).name(vm);
        let message = format!("argument must be read-write bytes-like object, not {class}");
        return Err(vm.type_error(&message));
    };
    let offset = ops::number::to_ssize(vm, offset)?;
    let (size, length) = (layout.size, place.len(vm)?);
    let mut start = offset;
    if offset < 0 {
        if i64::try_from(size).is_ok_and(|size| offset > -size) {
            return Err(error(vm, &format!("no space to pack {size} bytes at offset {offset}")));
        }
        start = offset.saturating_add(length as i64);
        if start < 0 {
            return Err(error(vm, &format!("offset {offset} out of range for {length}-byte buffer")));
        }
    }
    let start = start as usize;
    if start.checked_add(size).is_none_or(|end| end > length) {
        let needed = start.saturating_add(size);
        let message = format!(
            "pack_into requires a buffer of at least {needed} bytes for packing {size} bytes at offset {start} (actual \
             buffer size is {length})"
        );
        return Err(error(vm, &message));
    }
    pack(vm, layout, values, "pack_into", |vm, data| place.write_at(vm, start, data))
}

fn iterate(vm: &mut Vm, layout: Rc<Layout>, buffer: &Value) -> Res<Ref<UnpackIterator>> {
    if layout.size == 0 {
        return Err(error(vm, "cannot iteratively unpack with a struct of length 0"));
    }
    let length = BytesLike::required(vm, buffer)?.bytes(vm)?.len();
    if !length.is_multiple_of(layout.size) {
        let size = layout.size;
        let message = format!("iterative unpacking requires a buffer of a multiple of {size} bytes");
        return Err(error(vm, &message));
    }
    Ok(vm.alloc(UnpackIterator { buffer: Some(buffer.clone()), layout, at: 0 }))
}

#[methods("_struct.Struct")]
impl Struct {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, _args: &[Value], _kwargs: Kwargs<'_>) -> Res<Ref<Struct>> {
        let format = str::empty(vm);
        let layout = Layout { order: format::Order::Native, items: Vec::new(), size: 0, count: 0 };
        Ok(attrs::new_instance(vm, class, Struct { format, layout: Rc::new(layout) }))
    }

    #[py("__init__($self, /, format)")]
    fn init(vm: &mut Vm, this: &Ref<Struct>, format: &Value) -> Res<()> {
        let made = read(vm, format)?;
        let old = std::mem::replace(this.get_mut(vm), made);
        drop(old);
        Ok(())
    }

    #[py("pack($self, /, *values)", no_text_signature)]
    fn pack(vm: &mut Vm, this: &Ref<Struct>, values: &[Value]) -> Res<Ref<Bytes>> {
        let layout = this.get(vm).layout.clone();
        pack_to_bytes(vm, &layout, values)
    }

    #[py("pack_into($self, /, *args)", no_text_signature)]
    fn pack_into(vm: &mut Vm, this: &Ref<Struct>, args: &[Value]) -> Res<()> {
        let layout = this.get(vm).layout.clone();
        pack_at(vm, &layout, args)
    }

    #[py("unpack($self, buffer, /)")]
    fn unpack(vm: &mut Vm, this: &Ref<Struct>, buffer: BytesLike<'_>) -> Res<Ref<Tuple>> {
        let layout = this.get(vm).layout.clone();
        unpack_whole(vm, &layout, buffer)
    }

    #[py("unpack_from($self, /, buffer, offset=0)")]
    fn unpack_from(vm: &mut Vm, this: &Ref<Struct>, buffer: BytesLike<'_>, offset: i64) -> Res<Ref<Tuple>> {
        let layout = this.get(vm).layout.clone();
        unpack_at(vm, &layout, buffer, offset)
    }

    #[py("iter_unpack($self, buffer, /)")]
    fn iter_unpack(vm: &mut Vm, this: &Ref<Struct>, buffer: &Value) -> Res<Ref<UnpackIterator>> {
        let layout = this.get(vm).layout.clone();
        iterate(vm, layout, buffer)
    }

    #[py("__sizeof__($self, /)", no_text_signature)]
    fn sizeof(vm: &Vm, this: &Ref<Struct>) -> usize {
        size_of::<Layout>() + size_of_val(this.get(vm).layout.items.as_slice())
    }

    #[getter("format")]
    fn format(vm: &Vm, this: &Ref<Struct>) -> Ref<Str> {
        this.get(vm).format.clone()
    }

    #[getter("size")]
    fn size(vm: &Vm, this: &Ref<Struct>) -> usize {
        this.get(vm).layout.size
    }
}

/// What `iter_unpack` gives.
pub struct UnpackIterator {
    /// None once it has come to its end.
    buffer: Option<Value>,
    layout: Rc<Layout>,
    at: usize,
}

impl Trace for UnpackIterator {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.buffer.iter().for_each(visit);
    }
}

impl UnpackIterator {
    fn advance(vm: &mut Vm, this: &Ref<UnpackIterator>) -> Res<Option<Value>> {
        let UnpackIterator { buffer, layout, at } = this.get(vm);
        let (Some(buffer), layout, at) = (buffer.clone(), layout.clone(), *at) else { return Ok(None) };
        let data = BytesLike::required(vm, &buffer)?.bytes(vm)?;
        let found = data.get(at..).and_then(|rest| rest.get(..layout.size));
        let made = found.map(|data| unpack(vm, &layout, data)).transpose()?;
        drop(data);
        match made {
            Some(values) => {
                this.get_mut(vm).at += layout.size;
                Ok(Some(values.into()))
            }
            None => {
                this.get_mut(vm).buffer = None;
                Ok(None)
            }
        }
    }
}

iteration!(UnpackIterator);

#[methods("_struct.unpack_iterator", with(ITERATION))]
impl UnpackIterator {
    #[py("__length_hint__($self, /)")]
    fn length_hint(vm: &Vm, this: &Ref<UnpackIterator>) -> Res<usize> {
        let UnpackIterator { buffer: Some(buffer), layout, at } = this.get(vm) else { return Ok(0) };
        let length = BytesLike::required(vm, buffer)?.bytes(vm)?.len();
        Ok(length.saturating_sub(*at) / layout.size)
    }
}

pub(crate) struct Module;

#[module("_struct")]
impl Module {
    #[py("_clearcache($module, /)")]
    fn clearcache(vm: &mut Vm) {
        cache::clear(vm);
    }

    #[py("calcsize($module, format, /)")]
    fn calcsize(vm: &mut Vm, format: &Value) -> Res<usize> {
        Ok(layout(vm, format)?.size)
    }

    #[py("pack($module, /, *args)", no_text_signature)]
    fn pack(vm: &mut Vm, args: &[Value]) -> Res<Ref<Bytes>> {
        let Some((format, values)) = args.split_first() else {
            return Err(vm.type_error("missing format argument"));
        };
        let layout = layout(vm, format)?;
        pack_to_bytes(vm, &layout, values)
    }

    #[py("pack_into($module, /, *args)", no_text_signature)]
    fn pack_into(vm: &mut Vm, args: &[Value]) -> Res<()> {
        let Some((format, rest)) = args.split_first() else {
            return Err(vm.type_error("missing format argument"));
        };
        let layout = layout(vm, format)?;
        pack_at(vm, &layout, rest)
    }

    #[py("unpack($module, format, buffer, /)")]
    fn unpack(vm: &mut Vm, format: &Value, buffer: BytesLike<'_>) -> Res<Ref<Tuple>> {
        let layout = layout(vm, format)?;
        unpack_whole(vm, &layout, buffer)
    }

    #[py("unpack_from($module, format, /, buffer, offset=0)")]
    fn unpack_from(vm: &mut Vm, format: &Value, buffer: BytesLike<'_>, offset: i64) -> Res<Ref<Tuple>> {
        let layout = layout(vm, format)?;
        unpack_at(vm, &layout, buffer, offset)
    }

    #[py("iter_unpack($module, format, buffer, /)")]
    fn iter_unpack(vm: &mut Vm, format: &Value, buffer: &Value) -> Res<Ref<UnpackIterator>> {
        let layout = layout(vm, format)?;
        iterate(vm, layout, buffer)
    }
}

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    let class = vm.types().struct_.to_value();
    super::set(vm, module, "Struct", class)?;
    // A module that is made again has the same class: it is raised on behalf of all.
    let known = vm.interp().module_state.borrow().get("_struct").cloned();
    let error = match known {
        Some(error) => error,
        None => super::new_exception(vm, "struct.error", &vm.types().exception.clone())?,
    };
    vm.interp().module_state.borrow_mut().insert("_struct", error.clone());
    super::set(vm, module, "error", error)
}
