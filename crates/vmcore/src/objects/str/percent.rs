//! `format % values`

use text::StrView;
use text::percent::{Arguments, Conversion, Parser, Piece};

use super::{Str, StrBuilder, from_view, room_for};
use crate::heap::Kind;
use crate::objects::bytes;
use crate::objects::int::{self, IntView};
use crate::objects::tuple::Tuple;
use crate::objects::types::{class_of, lookup};
use crate::ops;
use crate::ops::item::is_mapping;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// Characters that conversions usually add.
const USUAL_GROWTH: usize = 64;

/// `format % values`: always a str of exactly that type.
pub fn format(vm: &mut Vm, format: &Ref<Str>, values: &Value) -> Res<Ref<Str>> {
    if let Some(whole) = values.exact::<Str>()
        && format.items() == b"%s"
    {
        return Ok(whole.clone());
    }
    let mut out = StrBuilder::with_capacity(vm, format.len().saturating_add(USUAL_GROWTH))?;
    let mut values = Values::new(vm, values, Format::Text);
    let mut parser = Parser::new(format.view());
    while let Some(piece) = parser.next(&mut values)? {
        match piece {
            Piece::Literal(range) => out.push_view(format.view().slice(range))?,
            Piece::Percent => out.push('%'.into())?,
            Piece::Conversion(conversion) => convert(&mut values, &conversion, &mut out)?,
        }
    }
    values.finish()?;
    out.finish(vm)
}

/// Where the conversions' values come from.
pub(crate) struct Values<'v> {
    pub vm: &'v mut Vm,
    /// A tuple's items, or the one value itself.
    given: Given,
    next: usize,
    /// What keys are looked up in.
    mapping: Option<Value>,
    keyed: bool,
    format: Format,
}

/// What kind of format the values are for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Bytes,
}

enum Given {
    Tuple(Ref<Tuple>),
    One(Value),
}

impl<'v> Values<'v> {
    pub fn new(vm: &'v mut Vm, values: &Value, format: Format) -> Values<'v> {
        let given = match values.downcast::<Tuple>() {
            Some(tuple) => Given::Tuple(tuple.clone()),
            None => Given::One(values.clone()),
        };
        let mapping = has_keys(vm, values, format).then(|| values.clone());
        Values { vm, given, next: 0, mapping, keyed: false, format }
    }

    pub fn next(&mut self) -> Res<Value> {
        let value = match &self.given {
            Given::Tuple(tuple) => tuple.items().get(self.next).cloned(),
            Given::One(value) => (self.next == 0).then(|| value.clone()),
        };
        self.next += 1;
        value.ok_or_else(|| self.vm.type_error("not enough arguments for format string"))
    }

    /// Refuses values left over. A mapping may be left whole.
    pub fn finish(&self) -> Res<()> {
        let left = match &self.given {
            Given::Tuple(tuple) => self.next < tuple.len(),
            Given::One(_) => self.next == 0,
        };
        if left && self.mapping.is_none() && !self.keyed {
            let format = if self.format == Format::Text { "string" } else { "bytes" };
            let message = format!("not all arguments converted during {format} formatting");
            return Err(self.vm.type_error(&message));
        }
        Ok(())
    }
}

/// Whether keys can be looked up in the values (`PyMapping_Check`, but for what is formatted whole).
fn has_keys(vm: &Vm, values: &Value, format: Format) -> bool {
    let whole = match values.kind() {
        Some(Kind::Tuple | Kind::Str) => true,
        Some(Kind::Bytes | Kind::ByteArray) => format == Format::Bytes,
        _ => false,
    };
    !whole && is_mapping(vm, values)
}

impl Arguments for Values<'_> {
    type Error = Raised;

    fn select(&mut self, key: Option<StrView<'_>>) -> Res<()> {
        let Some(mapping) = self.mapping.clone() else {
            return Err(self.vm.type_error("format requires a mapping"));
        };
        let Some(key) = key else { return Ok(()) };
        let key: Value = match (self.format, key) {
            (Format::Bytes, StrView::One(key)) => bytes::from_slice(self.vm, key)?.into(),
            (_, key) => from_view(self.vm, key)?.into(),
        };
        let value = ops::get_item(self.vm, &mapping, &key)?;
        (self.given, self.next, self.keyed) = (Given::One(value), 0, true);
        Ok(())
    }

    fn star_width(&mut self) -> Res<i64> {
        let value = self.next()?;
        if !int::is_int(self.vm, &value) {
            return Err(self.vm.type_error("* wants int"));
        }
        match int::to_i64(&value) {
            // The one whose sign cannot be turned is left out of account.
            Some(width) => Ok(if width == i64::MIN { 0 } else { width }),
            None => Err(self.vm.overflow_error("Python int too large to convert to C ssize_t")),
        }
    }

    fn star_precision(&mut self) -> Res<i32> {
        let value = self.next()?;
        if !int::is_int(self.vm, &value) {
            return Err(self.vm.type_error("* wants int"));
        }
        match int::to_i64(&value).and_then(|i| i32::try_from(i).ok()) {
            Some(precision) => Ok(precision),
            None => Err(self.vm.overflow_error("Python int too large to convert to C int")),
        }
    }

    fn value_error(&mut self, message: &'static str) -> Raised {
        self.vm.value_error(message)
    }
}

/// Writes the next value as a conversion says.
fn convert(values: &mut Values<'_>, conversion: &Conversion, out: &mut StrBuilder) -> Res<()> {
    let value = values.next()?;
    let vm = &mut *values.vm;
    let letter = char::from_u32(conversion.kind);
    if let (true, Some('d' | 'i' | 'u' | 's'), Some(int)) =
        (conversion.is_bare(), letter, value.as_small_int())
    {
        return Ok(out.push_int(int)?);
    }
    let text = match letter {
        Some('s') => ops::str(vm, &value)?,
        Some('r') => ops::repr(vm, &value)?,
        Some('a') => ops::format::ascii(vm, &value)?,
        Some('c') => {
            let point = character(vm, &value)?;
            super::from_char(vm, point)
        }
        _ => {
            let number = number(vm, &value, conversion, Format::Text)?;
            let Some(number) = number else { return Err(vm.value_error(&conversion.unsupported())) };
            return write(vm, conversion, number.len(), out, |buf| number.write(conversion, buf));
        }
    };
    if conversion.width.is_none() && conversion.precision.is_none() {
        return Ok(out.push_view(text.view())?);
    }
    write(vm, conversion, text.len(), out, |buf| conversion.write_text(text.view(), buf))
}

/// Writes at most `conversion.bound(len)` code points, the room for which is asked for first.
pub(crate) fn write(
    vm: &Vm,
    conversion: &Conversion,
    len: usize,
    out: &mut StrBuilder,
    write: impl FnOnce(&mut text::StrBuf),
) -> Res<()> {
    let bound = conversion.bound(len);
    let _room = room_for(vm, bound.saturating_mul(4))?;
    let mut buf = text::StrBuf::with_capacity(bound);
    write(&mut buf);
    Ok(out.push_view(buf.view())?)
}

/// A number to be written.
pub(crate) enum Number {
    Int { negative: bool, digits: String },
    Float(f64),
}

impl Number {
    pub fn len(&self) -> usize {
        match self {
            Number::Int { digits, .. } => digits.len(),
            Number::Float(_) => text::float::format_bound(0),
        }
    }

    pub fn write(&self, conversion: &Conversion, buf: &mut text::StrBuf) {
        match self {
            Number::Int { negative, digits } => conversion.write_int(*negative, digits, buf),
            Number::Float(x) => conversion.write_float(*x, buf),
        }
    }
}

/// The value as the conversion's letter wants it; none if that is no letter for numbers.
pub(crate) fn number(
    vm: &mut Vm,
    value: &Value,
    conversion: &Conversion,
    format: Format,
) -> Res<Option<Number>> {
    if conversion.style().is_some() {
        return match ops::as_f64(vm, value) {
            Err(raised) if format == Format::Bytes => {
                drop(vm.take_raised(raised));
                let class = class_of(vm, value).name(vm);
                Err(vm.type_error(&format!("float argument required, not {class}")))
            }
            float => Ok(Some(Number::Float(float?))),
        };
    }
    let Some(radix) = conversion.radix() else { return Ok(None) };
    let int = integer(vm, value, conversion, format)?;
    let Some(view) = IntView::of(&int) else { return Ok(None) };
    let digits = int::to_digits(vm, view.abs(), radix)?;
    Ok(Some(Number::Int { negative: int::is_negative(&int), digits }))
}

/// `mainformatlong`: an int by `__index__` for the letters o, x and X, by `__int__` for the others.
fn integer(vm: &mut Vm, value: &Value, conversion: &Conversion, format: Format) -> Res<Value> {
    if int::is_int(vm, value) {
        return Ok(value.clone());
    }
    let by_index = conversion.radix() != Some(10);
    let result = if !is_number(vm, value) {
        None
    } else if by_index {
        Some(ops::index(vm, value))
    } else {
        Some(int::from_value(vm, value))
    };
    match result {
        Some(Ok(int)) => return Ok(int),
        Some(Err(raised)) => {
            let type_error = vm.types().type_error.clone();
            ops::raise::catch(vm, raised, &type_error)?;
        }
        None => {}
    }
    let letter = match char::from_u32(conversion.kind) {
        Some('i') if format == Format::Bytes => 'd',
        letter => letter.unwrap_or('?'),
    };
    let wanted = if by_index { "an integer" } else { "a real number" };
    let class = class_of(vm, value).name(vm);
    Err(vm.type_error(&format!("%{letter} format: {wanted} is required, not {class}")))
}

/// `PyNumber_Check`
pub(crate) fn is_number(vm: &Vm, value: &Value) -> bool {
    let class = class_of(vm, value);
    let names = vm.names();
    class.is(&vm.types().float)
        || [&names.__index__, &names.__int__, &names.__float__].iter().any(|n| lookup(vm, class, n).is_some())
}

/// What `%c` writes.
fn character(vm: &mut Vm, value: &Value) -> Res<u32> {
    if let Some(text) = value.downcast::<Str>() {
        return match (text.len(), text.view().get(0)) {
            (1, Some(point)) => Ok(point),
            _ => Err(vm.type_error("%c requires int or char")),
        };
    }
    let index = match ops::index(vm, value) {
        Ok(index) => index,
        Err(raised) => {
            let type_error = vm.types().type_error.clone();
            ops::raise::catch(vm, raised, &type_error)?;
            return Err(vm.type_error("%c requires int or char"));
        }
    };
    match int::to_i64(&index).and_then(|i| u32::try_from(i).ok()).filter(|point| *point <= 0x10_FFFF) {
        Some(point) => Ok(point),
        None => Err(vm.overflow_error("%c arg not in range(0x110000)")),
    }
}
