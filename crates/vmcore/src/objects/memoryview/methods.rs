//! The methods and attributes of `memoryview`.

use super::{Layout, MemoryView, derived, format};
use crate::heap::Buf;
use crate::native::methods;
use crate::objects::byte_string::{Separator, to_hex};
use crate::objects::bytes::{self, Bytes};
use crate::objects::int;
use crate::objects::list::{self, List};
use crate::objects::str::Str;
use crate::objects::tuple::{self, Tuple};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[methods(METHODS)]
impl MemoryView {
    /// Release the underlying buffer exposed by the memoryview object.
    #[py("release($self, /)")]
    fn release_buffer(vm: &mut Vm, this: &Ref<MemoryView>) {
        this.release(vm);
    }

    /// Return the data in the buffer as a byte string.
    ///
    /// Order can be {'C', 'F', 'A'}. When order is 'C' or 'F', the data of the
    /// original array is converted to C or Fortran order. For contiguous views,
    /// 'A' returns an exact copy of the physical memory. In particular, in-memory
    /// Fortran order is preserved. For non-contiguous views, the data is converted
    /// to C first. order=None is the same as order='C'.
    #[py("tobytes($self, /, order='C')")]
    fn tobytes(vm: &Vm, this: &Ref<MemoryView>, order: Option<&Ref<Str>>) -> Res<Ref<Bytes>> {
        if order.is_some_and(|order| !matches!(order.as_ascii(), Some("C" | "F" | "A"))) {
            return Err(vm.value_error("order must be 'C', 'F' or 'A'"));
        }
        Ok(bytes::from_slice(vm, &this.bytes(vm)?)?)
    }

    /// Return the data in the buffer as a str of hexadecimal numbers.
    ///
    ///   sep
    ///     An optional single character or byte to separate hex bytes.
    ///   bytes_per_sep
    ///     How many bytes between separators.  Positive values count from the
    ///     right, negative values count from the left.
    ///
    /// Example:
    /// >>> value = memoryview(b'\xb9\x01\xef')
    /// >>> value.hex()
    /// 'b901ef'
    /// >>> value.hex(':')
    /// 'b9:01:ef'
    /// >>> value.hex(':', 2)
    /// 'b9:01ef'
    /// >>> value.hex(':', -2)
    /// 'b901:ef'
    #[py("hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)")]
    fn hex(vm: &Vm, this: &Ref<MemoryView>, sep: Option<Separator>, bytes_per_sep: i32) -> Res<Ref<Str>> {
        to_hex(vm, &this.bytes(vm)?, sep, bytes_per_sep)
    }

    /// Return the data in the buffer as a list of elements.
    #[py("tolist($self, /)")]
    fn tolist(vm: &Vm, this: &Ref<MemoryView>) -> Res<Ref<List>> {
        let mut items = Buf::new(vm.heap());
        for index in 0..this.layout(vm)?.len {
            vm.tick(1)?;
            items.push(this.item(vm, index)?)?;
        }
        Ok(list::from_buf(vm, items))
    }

    /// Cast a memoryview to a new format or shape.
    #[py("cast($self, /, format, shape=<unrepresentable>)")]
    fn cast(
        vm: &mut Vm,
        this: &Ref<MemoryView>,
        format: &Ref<Str>,
        shape: Option<&Value>,
    ) -> Res<Ref<MemoryView>> {
        let layout = this.layout(vm)?;
        let shape = shape.map(|shape| dimension(vm, shape)).transpose()?;
        if !layout.is_contiguous() {
            return Err(vm.type_error("memoryview: casts are restricted to C-contiguous views"));
        }
        let to = format::destination(vm, format)?;
        if !layout.format.is_byte() && !to.is_byte() {
            return Err(vm.type_error("memoryview: cannot cast between two non-byte formats"));
        }
        if !layout.byte_len().is_multiple_of(to.size()) {
            return Err(vm.type_error("memoryview: length is not a multiple of itemsize"));
        }
        let len = layout.byte_len() / to.size();
        if shape.is_some_and(|shape| shape != len) {
            return Err(vm.type_error("memoryview: product(shape) * itemsize != buffer size"));
        }
        derived(vm, this, Layout { start: layout.start, len, stride: to.size() as isize, format: to })
    }

    /// Return a readonly version of the memoryview.
    #[py("toreadonly($self, /)")]
    fn toreadonly(vm: &mut Vm, this: &Ref<MemoryView>) -> Res<Ref<MemoryView>> {
        let view = derived(vm, this, this.layout(vm)?)?;
        view.get_mut(vm).readonly = true;
        Ok(view)
    }

    /// The underlying object of the memoryview.
    #[getter]
    fn obj(vm: &Vm, this: &Ref<MemoryView>) -> Res<Value> {
        Ok(this.object(vm)?.clone())
    }

    /// The amount of space in bytes that the array would use in
    ///  a contiguous representation.
    #[getter]
    fn nbytes(vm: &Vm, this: &Ref<MemoryView>) -> Res<usize> {
        Ok(this.layout(vm)?.byte_len())
    }

    /// A bool indicating whether the memory is read only.
    #[getter]
    fn readonly(vm: &Vm, this: &Ref<MemoryView>) -> Res<bool> {
        this.layout(vm)?;
        Ok(this.get(vm).readonly)
    }

    /// The size in bytes of each element of the memoryview.
    #[getter]
    fn itemsize(vm: &Vm, this: &Ref<MemoryView>) -> Res<usize> {
        Ok(this.layout(vm)?.format.size())
    }

    /// A string containing the format (in struct module style)
    ///  for each element in the view.
    #[getter]
    fn format(vm: &Vm, this: &Ref<MemoryView>) -> Res<&'static str> {
        Ok(this.layout(vm)?.format.code())
    }

    /// An integer indicating how many dimensions of a multi-dimensional
    ///  array the memory represents.
    #[getter]
    fn ndim(vm: &Vm, this: &Ref<MemoryView>) -> Res<usize> {
        this.layout(vm)?;
        Ok(1)
    }

    /// A tuple of ndim integers giving the shape of the memory
    ///  as an N-dimensional array.
    #[getter]
    fn shape(vm: &Vm, this: &Ref<MemoryView>) -> Res<Ref<Tuple>> {
        let len = ops::int(vm, this.layout(vm)?.len as i64)?;
        Ok(tuple::from_slice(vm, &[len])?)
    }

    /// A tuple of ndim integers giving the size in bytes to access
    ///  each element for each dimension of the array.
    #[getter]
    fn strides(vm: &Vm, this: &Ref<MemoryView>) -> Res<Ref<Tuple>> {
        let stride = ops::int(vm, this.layout(vm)?.stride as i64)?;
        Ok(tuple::from_slice(vm, &[stride])?)
    }

    /// A tuple of integers used internally for PIL-style arrays.
    #[getter]
    fn suboffsets(vm: &Vm, this: &Ref<MemoryView>) -> Res<Ref<Tuple>> {
        this.layout(vm)?;
        Ok(tuple::from_slice(vm, &[])?)
    }

    /// A bool indicating whether the memory is C contiguous.
    #[getter]
    fn c_contiguous(vm: &Vm, this: &Ref<MemoryView>) -> Res<bool> {
        Ok(this.layout(vm)?.is_contiguous())
    }

    /// A bool indicating whether the memory is Fortran contiguous.
    #[getter]
    fn f_contiguous(vm: &Vm, this: &Ref<MemoryView>) -> Res<bool> {
        Ok(this.layout(vm)?.is_contiguous())
    }

    /// A bool indicating whether the memory is contiguous.
    #[getter]
    fn contiguous(vm: &Vm, this: &Ref<MemoryView>) -> Res<bool> {
        Ok(this.layout(vm)?.is_contiguous())
    }
}

/// The one dimension that a shape may have here.
fn dimension(vm: &mut Vm, shape: &Value) -> Res<usize> {
    let dimensions = if let Some(tuple) = shape.downcast::<Tuple>() {
        Buf::from_slice(vm.heap(), tuple.items())?
    } else if let Some(list) = shape.downcast::<List>() {
        Buf::from_slice(vm.heap(), &list.get(vm).items)?
    } else {
        return Err(vm.type_error("shape must be a list or a tuple"));
    };
    let [dimension] = &dimensions[..] else {
        return Err(vm.not_implemented_error("memoryview: views have one dimension"));
    };
    if !int::is_int(vm, dimension) {
        return Err(vm.type_error("memoryview.cast(): elements of shape must be integers"));
    }
    match int::to_i64(dimension).and_then(|i| usize::try_from(i).ok()).filter(|i| *i > 0) {
        Some(dimension) => Ok(dimension),
        None => Err(vm.value_error("memoryview.cast(): elements of shape must be integers > 0")),
    }
}
