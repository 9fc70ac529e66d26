//! `formatteriterator` and `fieldnameiterator`, which read a format as far as they are asked.

use text::str_format::{Parser, Step, Steps};

use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::iteration::iteration;
use crate::objects::str::{self, Str};
use crate::objects::tuple;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Gives `(literal, field name, specification, conversion)`.
pub struct FormatterIterator {
    pub format: Ref<Str>,
    pub position: usize,
}

impl Trace for FormatterIterator {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.format.as_value());
    }
}

iteration!(FormatterIterator);

#[methods("formatteriterator", with(ITERATION))]
impl FormatterIterator {}

impl FormatterIterator {
    fn advance(vm: &mut Vm, this: &Ref<FormatterIterator>) -> Res<Option<Value>> {
        let format = this.get(vm).format.clone();
        let view = format.view();
        let mut parser = Parser::resume(view, this.get(vm).position);
        let piece = parser.next().transpose();
        this.get_mut(vm).position = parser.position();
        let Some(piece) = piece.map_err(|message| vm.value_error(&message))? else {
            return Ok(None);
        };
        let literal = str::from_view(vm, view.slice(piece.literal))?.into();
        let parts = match piece.field {
            None => [literal, Value::NONE, Value::NONE, Value::NONE],
            Some(field) => {
                let name = str::from_view(vm, view.slice(field.name))?.into();
                let spec = str::from_view(vm, view.slice(field.spec))?.into();
                let conversion = field.conversion.map_or(Value::NONE, |c| str::from_char(vm, c).into());
                [literal, name, spec, conversion]
            }
        };
        Ok(Some(tuple::from_iter(vm, parts.into_iter())?.into()))
    }
}

/// Gives `(is attribute, name or index)`.
pub struct FieldNameIterator {
    pub name: Ref<Str>,
    pub position: usize,
}

impl Trace for FieldNameIterator {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.name.as_value());
    }
}

iteration!(FieldNameIterator);

#[methods("fieldnameiterator", with(ITERATION))]
impl FieldNameIterator {}

impl FieldNameIterator {
    fn advance(vm: &mut Vm, this: &Ref<FieldNameIterator>) -> Res<Option<Value>> {
        let name = this.get(vm).name.clone();
        let mut steps = Steps::resume(name.view().tail(this.get(vm).position));
        let step = steps.next().transpose();
        this.get_mut(vm).position = name.len() - steps.rest().len();
        let (is_attribute, part): (bool, Value) = match step.map_err(|message| vm.value_error(&message))? {
            None => return Ok(None),
            Some(Step::Attribute(name)) => (true, str::from_view(vm, name)?.into()),
            Some(Step::Key(key)) => (false, str::from_view(vm, key)?.into()),
            Some(Step::Index(index)) => (false, ops::int(vm, index as i64)?),
        };
        Ok(Some(tuple::from_slice(vm, &[Value::bool(is_attribute), part])?.into()))
    }
}
