//! `_string`: the formats of `str.format` taken apart, for `string.Formatter`.

pub mod iterators;

use iterators::{FieldNameIterator, FormatterIterator};
use text::str_format::{self, First};

use crate::native::module;
use crate::objects::dict::Dict;
use crate::objects::str::{self, Str};
use crate::objects::types::class_of;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(crate) struct Strings;

#[module("_string")]
impl Strings {
    #[py("formatter_parser($module, object, /)", no_text_signature)]
    fn formatter_parser(vm: &mut Vm, object: &Value) -> Res<Ref<FormatterIterator>> {
        let format = expect_str(vm, object)?.clone();
        Ok(vm.alloc(FormatterIterator { format, position: 0 }))
    }

    #[py("formatter_field_name_split($module, object, /)", no_text_signature)]
    fn formatter_field_name_split(vm: &mut Vm, object: &Value) -> Res<(Value, Ref<FieldNameIterator>)> {
        let name = expect_str(vm, object)?.clone();
        let parts = str_format::split_name(name.view());
        let (first, steps) = parts.map_err(|message| vm.value_error(&message))?;
        let first = match first {
            First::Index(index) => ops::int(vm, index as i64)?,
            First::Auto => str::empty(vm).into(),
            First::Key(key) => str::from_view(vm, key)?.into(),
        };
        let position = name.len() - steps.rest().len();
        Ok((first, vm.alloc(FieldNameIterator { name: name.clone(), position })))
    }
}

fn expect_str<'a>(vm: &Vm, object: &'a Value) -> Res<&'a Ref<Str>> {
    object.downcast::<Str>().ok_or_else(|| {
        let class = class_of(vm, object).name(vm);
        vm.type_error(&format!("expected str, got {class}"))
    })
}

pub(crate) fn fill(_: &mut Vm, _: &Ref<Dict>) -> Res<()> {
    Ok(())
}
