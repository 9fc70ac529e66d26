//! `bytes_iterator`.

use super::Bytes;
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::iteration::iteration;
use crate::objects::iterator_state;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct BytesIterator {
    /// None once it is used up.
    bytes: Option<Ref<Bytes>>,
    index: usize,
}

impl Trace for BytesIterator {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.bytes.iter().for_each(|bytes| visit(bytes.as_value()));
    }
}

impl BytesIterator {
    pub fn new(vm: &Vm, bytes: &Ref<Bytes>) -> Ref<BytesIterator> {
        vm.alloc(BytesIterator { bytes: Some(bytes.clone()), index: 0 })
    }

    /// The next byte, if there is one.
    #[inline(always)]
    pub fn quick(vm: &mut Vm, this: &Ref<BytesIterator>) -> Option<Value> {
        let iterator = this.get_mut(vm);
        let byte = *iterator.bytes.as_ref()?.items().get(iterator.index)?;
        iterator.index += 1;
        Some(Value::small_int_wrapping(byte.into()))
    }

    #[inline]
    pub fn advance(vm: &mut Vm, this: &Ref<BytesIterator>) -> Res<Option<Value>> {
        let byte = BytesIterator::quick(vm, this);
        if byte.is_none() {
            drop(this.get_mut(vm).bytes.take());
        }
        Ok(byte)
    }
}

iteration!(BytesIterator);

#[methods("bytes_iterator", with(ITERATION))]
impl BytesIterator {
    #[py("__length_hint__($self, /)", no_text_signature)]
    fn length_hint(vm: &Vm, this: &Ref<BytesIterator>) -> usize {
        let iterator = this.get(vm);
        iterator.bytes.as_ref().map_or(0, |bytes| bytes.items().len().saturating_sub(iterator.index))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<BytesIterator>) -> Res<Value> {
        iterator_state::reduce(vm, "iter", |vm| {
            let object = this.get(vm).bytes.as_ref().map(|object| object.to_value());
            iterator_state::rest(vm, object, this.get(vm).index as i64)
        })
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn setstate(vm: &mut Vm, this: &Ref<BytesIterator>, state: i64) {
        let iterator = this.get_mut(vm);
        if let Some(bytes) = &iterator.bytes {
            iterator.index = usize::try_from(state).unwrap_or(0).min(bytes.items().len());
        }
    }
}
