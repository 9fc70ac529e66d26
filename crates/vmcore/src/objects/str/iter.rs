//! `str_iterator`, which goes by the name `str_ascii_iterator` over ASCII.

use text::StrView;

use super::{Str, empty, from_char, latin1};
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::iteration::iteration;
use crate::objects::{attrs, iterator_state};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct StrIterator {
    /// None once it is used up.
    string: Option<Ref<Str>>,
    index: usize,
}

impl Trace for StrIterator {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.string.iter().for_each(|string| visit(string.as_value()));
    }
}

impl StrIterator {
    pub fn new(vm: &Vm, string: &Ref<Str>) -> Ref<StrIterator> {
        let payload = StrIterator { string: Some(string.clone()), index: 0 };
        if string.is_ascii() && string.as_value().exact::<Str>().is_some() {
            return vm.alloc(payload);
        }
        attrs::new_instance(vm, &vm.types().str_iterator, payload)
    }

    /// The next character, if there is one and a string of it is kept.
    #[inline(always)]
    pub fn quick(vm: &mut Vm, this: &Ref<StrIterator>) -> Option<Value> {
        let iterator = this.get(vm);
        let byte = match iterator.string.as_ref()?.view() {
            StrView::One(bytes) => *bytes.get(iterator.index)?,
            _ => return None,
        };
        this.get_mut(vm).index += 1;
        Some(latin1(vm, byte).into())
    }

    #[inline]
    pub fn advance(vm: &mut Vm, this: &Ref<StrIterator>) -> Res<Option<Value>> {
        let iterator = this.get(vm);
        let point = iterator.string.as_ref().and_then(|string| string.view().get(iterator.index));
        let iterator = this.get_mut(vm);
        match point {
            Some(point) => {
                iterator.index += 1;
                Ok(Some(from_char(vm, point).into()))
            }
            None => {
                drop(iterator.string.take());
                Ok(None)
            }
        }
    }
}

iteration!(StrIterator);

#[methods("str_ascii_iterator", with(ITERATION))]
impl StrIterator {
    #[py("__length_hint__($self, /)", no_text_signature)]
    fn length_hint(vm: &Vm, this: &Ref<StrIterator>) -> usize {
        let iterator = this.get(vm);
        iterator.string.as_ref().map_or(0, |string| string.len().saturating_sub(iterator.index))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<StrIterator>) -> Res<Value> {
        iterator_state::reduce(vm, "iter", |vm| match this.get(vm) {
            StrIterator { string: Some(string), index } => Ok((string.to_value(), Some(*index as i64))),
            StrIterator { string: None, .. } => Ok((empty(vm).into(), None)),
        })
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn setstate(vm: &mut Vm, this: &Ref<StrIterator>, state: i64) {
        let iterator = this.get_mut(vm);
        if let Some(string) = &iterator.string {
            iterator.index = usize::try_from(state).unwrap_or(0).min(string.len());
        }
    }
}
