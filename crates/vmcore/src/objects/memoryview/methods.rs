//! The methods and attributes of `memoryview`.

use super::layout::{Dimension, Layout, MOST_DIMENSIONS};
use super::{MemoryView, derived, format};
use crate::heap::Buf;
use crate::native::methods;
use crate::objects::byte_string::{Separator, to_hex};
use crate::objects::bytes::{self, Bytes};
use crate::objects::int;
use crate::objects::list::{self, List};
use crate::objects::str::Str;
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::class_of;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[methods(METHODS)]
impl MemoryView {
    #[py("release($self, /)")]
    fn release_buffer(vm: &mut Vm, this: &Ref<MemoryView>) {
        this.release(vm);
    }

    #[py("tobytes($self, /, order='C')")]
    fn tobytes(vm: &Vm, this: &Ref<MemoryView>, order: Option<&Value>) -> Res<Ref<Bytes>> {
        if let Some(order) = order.filter(|order| !order.is_none()) {
            let Some(order) = order.downcast::<Str>() else {
                let class = class_of(vm, order).name(vm);
                let message = format!("tobytes() argument 'order' must be str or None, not {class}");
                return Err(vm.type_error(&message));
            };
            if !matches!(order.as_ascii(), Some("C" | "F" | "A")) {
                return Err(vm.value_error("order must be 'C', 'F' or 'A'"));
            }
        }
        Ok(bytes::from_slice(vm, &this.bytes(vm)?)?)
    }

    #[py("hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)")]
    fn hex(vm: &mut Vm, this: &Ref<MemoryView>, sep: Option<&Value>, bytes_per_sep: i32) -> Res<Ref<Str>> {
        let sep = Separator::new(vm, sep)?;
        to_hex(vm, &this.bytes(vm)?, sep, bytes_per_sep)
    }

    #[py("tolist($self, /)")]
    fn tolist(vm: &Vm, this: &Ref<MemoryView>) -> Res<Value> {
        let layout = this.layout(vm)?;
        nested(vm, this, layout, &layout.dimensions, layout.start)
    }

    #[py("cast($self, /, format, shape=<unrepresentable>)")]
    fn cast(
        vm: &mut Vm,
        this: &Ref<MemoryView>,
        format: &Ref<Str>,
        shape: Option<&Value>,
    ) -> Res<Ref<MemoryView>> {
        if !this.layout(vm)?.is_c_contiguous() {
            return Err(vm.type_error("memoryview: casts are restricted to C-contiguous views"));
        }
        let shape = match shape {
            Some(shape) => Some(dimensions(vm, shape)?),
            None => None,
        };
        let to = format::destination(vm, format);
        let layout = this.layout(vm)?;
        if shape.as_ref().is_some_and(|shape| shape.len() != 1) && layout.dimensions.len() != 1 {
            return Err(vm.type_error("memoryview: cast must be 1D -> ND or ND -> 1D"));
        }
        let to = to?;
        if !layout.format.is_byte() && !to.is_byte() {
            return Err(vm.type_error("memoryview: cannot cast between two non-byte formats"));
        }
        if !layout.byte_len().is_multiple_of(to.size()) {
            return Err(vm.type_error("memoryview: length is not a multiple of itemsize"));
        }
        let count = layout.byte_len() / to.size();
        let shape = shape.unwrap_or_else(|| vec![count]);
        if shape.iter().try_fold(1usize, |product, len| product.checked_mul(*len)) != Some(count) {
            return Err(vm.type_error("memoryview: product(shape) * itemsize != buffer size"));
        }
        derived(vm, this, Layout::contiguous(layout.start, &shape, to))
    }

    #[py("toreadonly($self, /)")]
    fn toreadonly(vm: &mut Vm, this: &Ref<MemoryView>) -> Res<Ref<MemoryView>> {
        let view = derived(vm, this, this.layout(vm)?.clone())?;
        view.get_mut(vm).readonly = true;
        Ok(view)
    }

    #[getter]
    fn obj(vm: &Vm, this: &Ref<MemoryView>) -> Res<Value> {
        this.exporter(vm)
    }

    #[getter]
    fn nbytes(vm: &Vm, this: &Ref<MemoryView>) -> Res<usize> {
        Ok(this.layout(vm)?.byte_len())
    }

    #[getter]
    fn readonly(vm: &Vm, this: &Ref<MemoryView>) -> Res<bool> {
        this.layout(vm)?;
        Ok(this.get(vm).readonly)
    }

    #[getter]
    fn itemsize(vm: &Vm, this: &Ref<MemoryView>) -> Res<usize> {
        Ok(this.layout(vm)?.format.size())
    }

    #[getter]
    fn format(vm: &Vm, this: &Ref<MemoryView>) -> Res<&'static str> {
        Ok(this.layout(vm)?.format.code())
    }

    #[getter]
    fn ndim(vm: &Vm, this: &Ref<MemoryView>) -> Res<usize> {
        Ok(this.layout(vm)?.dimensions.len())
    }

    #[getter]
    fn shape(vm: &Vm, this: &Ref<MemoryView>) -> Res<Ref<Tuple>> {
        ints(vm, this.layout(vm)?.dimensions.iter().map(|dimension| dimension.len as i64))
    }

    #[getter]
    fn strides(vm: &Vm, this: &Ref<MemoryView>) -> Res<Ref<Tuple>> {
        ints(vm, this.layout(vm)?.dimensions.iter().map(|dimension| dimension.stride as i64))
    }

    #[getter]
    fn suboffsets(vm: &Vm, this: &Ref<MemoryView>) -> Res<Ref<Tuple>> {
        this.layout(vm)?;
        Ok(tuple::from_slice(vm, &[])?)
    }

    #[getter]
    fn c_contiguous(vm: &Vm, this: &Ref<MemoryView>) -> Res<bool> {
        Ok(this.layout(vm)?.is_c_contiguous())
    }

    #[getter]
    fn f_contiguous(vm: &Vm, this: &Ref<MemoryView>) -> Res<bool> {
        Ok(this.layout(vm)?.is_f_contiguous())
    }

    #[getter]
    fn contiguous(vm: &Vm, this: &Ref<MemoryView>) -> Res<bool> {
        let layout = this.layout(vm)?;
        Ok(layout.is_c_contiguous() || layout.is_f_contiguous())
    }
}

/// Items in lists, a level for each of the `dimensions`, which begin at `offset`.
fn nested(
    vm: &Vm,
    this: &Ref<MemoryView>,
    layout: &Layout,
    dimensions: &[Dimension],
    offset: usize,
) -> Res<Value> {
    let [dimension, inner @ ..] = dimensions else {
        return layout.format.read(vm, layout.item(this.raw(vm)?, offset));
    };
    let mut items = Buf::with_capacity(vm.heap(), dimension.len)?;
    for index in 0..dimension.len {
        vm.tick(1)?;
        let at = offset.wrapping_add_signed(dimension.stride.wrapping_mul(index as isize));
        items.push(nested(vm, this, layout, inner, at)?)?;
    }
    Ok(list::from_buf(vm, items).into())
}

fn ints(vm: &Vm, numbers: impl Iterator<Item = i64>) -> Res<Ref<Tuple>> {
    let numbers = numbers.map(|number| ops::int(vm, number)).collect::<Res<Vec<Value>>>()?;
    Ok(tuple::from_iter(vm, numbers.into_iter())?)
}

/// The lengths that a shape asks for.
fn dimensions(vm: &mut Vm, shape: &Value) -> Res<Vec<usize>> {
    let lengths: &[Value] = if let Some(tuple) = shape.downcast::<Tuple>() {
        tuple.items()
    } else if let Some(list) = shape.downcast::<List>() {
        &list.get(vm).items
    } else {
        return Err(vm.type_error("shape must be a list or a tuple"));
    };
    if lengths.len() > MOST_DIMENSIONS {
        let message = format!("memoryview: number of dimensions must not exceed {MOST_DIMENSIONS}");
        return Err(vm.value_error(&message));
    }
    let length = |length: &Value| {
        if !int::is_int(vm, length) {
            return Err(vm.type_error("memoryview.cast(): elements of shape must be integers"));
        }
        match int::to_i64(length).and_then(|i| usize::try_from(i).ok()).filter(|i| *i > 0) {
            Some(length) => Ok(length),
            None => Err(vm.value_error("memoryview.cast(): elements of shape must be integers > 0")),
        }
    };
    lengths.iter().map(length).collect()
}
