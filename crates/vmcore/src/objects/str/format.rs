//! `repr`, `format`, `format_map` and `__format__`.

use text::format_spec::{FormatSpec, Target};
use text::repr;
use text::str_format::{self, AutoNumber, First, Parser, Step};

use super::{Str, StrBuilder, StrWriter, from_made, from_view};
use crate::heap::NoMemory;
use crate::native::{Kwargs, methods};
use crate::objects::types::class_of;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[methods(FORMAT)]
impl Str {
    #[py("format($self, /, *args, **kwargs)", no_text_signature)]
    fn format(vm: &mut Vm, this: &Ref<Str>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Ref<Str>> {
        Fields { args: Some(args), named: Named::Keywords(kwargs), numbers: AutoNumber::default() }
            .format(vm, this)
    }

    #[py("format_map($self, mapping, /)", no_text_signature)]
    fn format_map(vm: &mut Vm, this: &Ref<Str>, mapping: &Value) -> Res<Ref<Str>> {
        Fields { args: None, named: Named::Mapping(mapping), numbers: AutoNumber::default() }.format(vm, this)
    }

    #[py("__format__($self, format_spec, /)")]
    fn dunder_format(vm: &mut Vm, this: &Ref<Str>, format_spec: &Ref<Str>) -> Res<Ref<Str>> {
        format_str(vm, this, format_spec)
    }
}

/// `repr(string)`
pub fn repr(vm: &Vm, string: &Ref<Str>) -> Res<Ref<Str>> {
    vm.tick((string.len() / 16) as u64)?;
    let is_plain = |byte: &u8| matches!(byte, b' '..=b'~') && !matches!(byte, b'\'' | b'\\');
    if let Some(text) = string.as_ascii()
        && text.as_bytes().iter().all(is_plain)
    {
        let mut writer = StrWriter::new(vm, text.len().saturating_add(2), 0x7F)?;
        writer.push('\''.into());
        writer.push_view(string.view());
        writer.push('\''.into());
        return Ok(writer.finish(vm));
    }
    let unit = if string.is_ascii() { 1 } else { 4 };
    Ok(from_made(vm, repr::repr_bound(string.view()).saturating_mul(unit), || repr::repr(string.view()))?)
}

/// `format(string, spec)`
pub fn format_str(vm: &mut Vm, string: &Ref<Str>, spec: &Ref<Str>) -> Res<Ref<Str>> {
    if spec.is_empty() {
        return ops::str(vm, string.as_value());
    }
    let class = match string.as_value().exact::<Str>() {
        Some(_) => "str".into(),
        None => class_of(vm, string.as_value()).name(vm),
    };
    let parsed = match FormatSpec::parse(spec.view(), Target::Str, &class) {
        Ok(parsed) => parsed,
        Err(message) => return Err(vm.value_error_of(&message)),
    };
    if string.is_ascii() && parsed.fill < 0x80 {
        let placed = parsed.place_str(string.len(), &class);
        let (kept, left, right) = placed.map_err(|message| vm.value_error_of(&message))?;
        let text = &string.items()[..kept];
        if left + right == 0 {
            return Ok(super::from_units(vm, text, true)?);
        }
        let fill = parsed.fill as u8;
        let len = left.checked_add(kept).and_then(|n| n.checked_add(right)).ok_or(NoMemory)?;
        if len > 1 {
            let made = super::filled(vm, len, true, |units| {
                units[..left].fill(fill);
                units[left..left + kept].copy_from_slice(text);
                units[left + kept..].fill(fill);
            });
            return Ok(made?);
        }
    }
    let bound = string.len().saturating_add(parsed.width.unwrap_or(0));
    let _room = super::room_for(vm, bound.saturating_mul(4))?;
    match parsed.format_str(string.view(), &class) {
        Ok(made) => Ok(super::from_data(vm, &made)?),
        Err(message) => Err(vm.value_error_of(&message)),
    }
}

/// What replacement fields refer to.
struct Fields<'a> {
    /// Positional arguments; `format_map` has none.
    args: Option<&'a [Value]>,
    named: Named<'a>,
    numbers: AutoNumber,
}

enum Named<'a> {
    Keywords(Kwargs<'a>),
    Mapping(&'a Value),
}

/// Characters that fields usually add.
const USUAL_GROWTH: usize = 64;

/// How deep fields nest: a field, and fields in its specification.
const DEPTH: u32 = 2;

impl Fields<'_> {
    fn format(mut self, vm: &mut Vm, format: &Ref<Str>) -> Res<Ref<Str>> {
        // Without fields it is the string itself, be it an instance of a subclass.
        if !format.view().iter().any(|point| point == u32::from('{') || point == u32::from('}')) {
            return Ok(format.clone());
        }
        self.expand(vm, format, DEPTH)
    }

    /// `format` with its fields replaced.
    fn expand(&mut self, vm: &mut Vm, format: &Ref<Str>, depth: u32) -> Res<Ref<Str>> {
        if depth == 0 {
            return Err(vm.value_error(str_format::RECURSION_EXCEEDED));
        }
        let view = format.view();
        let mut out = StrBuilder::with_capacity(vm, view.len().saturating_add(USUAL_GROWTH))?;
        for piece in Parser::new(view) {
            let piece = piece.map_err(|message| vm.value_error(&message))?;
            out.push_view(view.slice(piece.literal))?;
            let Some(field) = piece.field else { continue };
            let value = self.value(vm, view.slice(field.name))?;
            let value = match field.conversion.map(|c| (c, char::from_u32(c))) {
                None => value,
                Some((_, Some('r'))) => ops::repr(vm, &value)?.into(),
                Some((_, Some('s'))) => ops::str(vm, &value)?.into(),
                Some((_, Some('a'))) => ops::format::ascii(vm, &value)?.into(),
                Some((other, _)) => return Err(vm.value_error(&str_format::unknown_conversion(other))),
            };
            let spec = from_view(vm, view.slice(field.spec))?;
            let spec = if field.nested { self.expand(vm, &spec, depth - 1)? } else { spec };
            match value.as_small_int() {
                Some(int) if spec.is_empty() => out.push_int(int)?,
                _ => out.push_view(ops::format::format(vm, &value, Some(&spec))?.view())?,
            }
        }
        out.finish(vm)
    }

    /// The value that a field's name means.
    fn value(&mut self, vm: &mut Vm, name: text::StrView<'_>) -> Res<Value> {
        let parts = str_format::split_name(name);
        let (first, steps) = parts.map_err(|message| vm.value_error(&message))?;
        let first = self.numbers.resolve(first).map_err(|message| vm.value_error(&message))?;
        let mut value = self.first(vm, first)?;
        for step in steps {
            value = match step.map_err(|message| vm.value_error(&message))? {
                Step::Attribute(name) => {
                    let name = from_view(vm, name)?.interned(vm);
                    ops::get_attr(vm, &value, &name)?
                }
                Step::Key(key) => {
                    let key = from_view(vm, key)?;
                    ops::get_item(vm, &value, key.as_value())?
                }
                Step::Index(index) => {
                    let index = ops::int(vm, index as i64)?;
                    ops::get_item(vm, &value, &index)?
                }
            };
        }
        Ok(value)
    }

    fn first(&self, vm: &mut Vm, first: First<'_>) -> Res<Value> {
        match first {
            First::Index(index) => {
                let Some(args) = self.args else {
                    return Err(vm.value_error("Format string contains positional fields"));
                };
                args.get(index).cloned().ok_or_else(|| {
                    let message = format!("Replacement index {index} out of range for positional args tuple");
                    vm.index_error(&message)
                })
            }
            First::Key(name) => {
                let key = from_view(vm, name)?;
                match &self.named {
                    Named::Mapping(mapping) => ops::get_item(vm, mapping, key.as_value()),
                    Named::Keywords(keywords) => match keywords.clone().find(|(name, _)| name.same(&key)) {
                        Some((_, value)) => Ok(value.clone()),
                        None => Err(vm.key_error(key.as_value())),
                    },
                }
            }
            // `AutoNumber::resolve` gives every field its number.
            First::Auto => Err(vm.value_error("Format string contains positional fields")),
        }
    }
}
