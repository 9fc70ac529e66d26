//! `bytearray_iterator`.

use super::ByteArray;
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::iteration::iteration;
use crate::objects::iterator_state;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct ByteArrayIterator {
    /// None once it is used up.
    bytes: Option<Ref<ByteArray>>,
    index: usize,
}

impl Trace for ByteArrayIterator {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.bytes.iter().for_each(|bytes| visit(bytes.as_value()));
    }
}

impl ByteArrayIterator {
    pub fn new(vm: &Vm, bytes: &Ref<ByteArray>) -> Ref<ByteArrayIterator> {
        vm.alloc(ByteArrayIterator { bytes: Some(bytes.clone()), index: 0 })
    }

    #[inline]
    pub fn advance(vm: &mut Vm, this: &Ref<ByteArrayIterator>) -> Res<Option<Value>> {
        let iterator = this.get(vm);
        let bytes = iterator.bytes.as_ref();
        let byte = bytes.and_then(|bytes| bytes.get(vm).items.get(iterator.index).copied());
        let iterator = this.get_mut(vm);
        match byte {
            Some(byte) => {
                iterator.index += 1;
                Ok(Some(Value::small_int_wrapping(byte.into())))
            }
            None => {
                drop(iterator.bytes.take());
                Ok(None)
            }
        }
    }
}

iteration!(ByteArrayIterator);

#[methods("bytearray_iterator", with(ITERATION))]
impl ByteArrayIterator {
    #[py("__length_hint__($self, /)", no_text_signature)]
    fn length_hint(vm: &Vm, this: &Ref<ByteArrayIterator>) -> usize {
        let iterator = this.get(vm);
        iterator.bytes.as_ref().map_or(0, |bytes| bytes.get(vm).items.len().saturating_sub(iterator.index))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<ByteArrayIterator>) -> Res<Value> {
        iterator_state::reduce(vm, "iter", |vm| {
            let object = this.get(vm).bytes.as_ref().map(|object| object.to_value());
            iterator_state::rest(vm, object, this.get(vm).index as i64)
        })
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn setstate(vm: &mut Vm, this: &Ref<ByteArrayIterator>, state: i64) {
        let len = this.get(vm).bytes.as_ref().map(|bytes| bytes.get(vm).items.len());
        if let Some(len) = len {
            this.get_mut(vm).index = usize::try_from(state).unwrap_or(0).min(len);
        }
    }
}
