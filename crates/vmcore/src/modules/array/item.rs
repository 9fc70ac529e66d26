//! What an array's items can be: one letter of a type of C each.

use crate::objects::int::{self, IntView};
use crate::objects::str::{self, Str};
use crate::ops;
use crate::value::Value;
use crate::vm::{Res, Vm};

/// A type of items.
pub(super) struct Code {
    pub letter: char,
    pub size: usize,
    pub kind: Kind,
    /// What stands for this type in pickles, on a machine with the low byte first.
    pub machine_format: i64,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Numbers between bounds, with the name that messages have for them.
    Integer {
        low: i64,
        high: i64,
        name: &'static str,
    },
    UnsignedInt,
    Long,
    UnsignedLong,
    LongLong,
    UnsignedLongLong,
    Float,
    Double,
    Character,
}

const fn code(letter: char, size: usize, machine_format: i64, kind: Kind) -> Code {
    Code { letter, size, kind, machine_format }
}

const fn integer(low: i64, high: i64, name: &'static str) -> Kind {
    Kind::Integer { low, high, name }
}

pub(super) static CODES: &[Code] = &[
    code('b', 1, 1, integer(i8::MIN as i64, i8::MAX as i64, "signed char")),
    code('B', 1, 0, integer(0, u8::MAX as i64, "unsigned byte integer")),
    code('u', 4, 20, Kind::Character),
    code('h', 2, 4, integer(i16::MIN as i64, i16::MAX as i64, "signed short integer")),
    code('H', 2, 2, integer(0, u16::MAX as i64, "unsigned short")),
    code('i', 4, 8, integer(i32::MIN as i64, i32::MAX as i64, "signed integer")),
    code('I', 4, 6, Kind::UnsignedInt),
    code('l', 8, 12, Kind::Long),
    code('L', 8, 10, Kind::UnsignedLong),
    code('q', 8, 12, Kind::LongLong),
    code('Q', 8, 10, Kind::UnsignedLongLong),
    code('f', 4, 14, Kind::Float),
    code('d', 8, 16, Kind::Double),
];

pub(super) fn find(letter: u32) -> Option<&'static Code> {
    CODES.iter().find(|code| code.letter as u32 == letter)
}

/// What an item is before it is a value. A character is its number.
enum Number {
    Float(f64),
    Signed(i64),
    Unsigned(u64),
}

/// The bytes of an item; the first `size` of them are used.
pub(super) type Bytes = [u8; 8];

/// The word of an item's bytes.
#[inline]
fn word(bytes: &[u8]) -> u64 {
    match *bytes {
        [a] => a.into(),
        [a, b] => u16::from_le_bytes([a, b]).into(),
        [a, b, c, d] => u32::from_le_bytes([a, b, c, d]).into(),
        [a, b, c, d, e, f, g, h] => u64::from_le_bytes([a, b, c, d, e, f, g, h]),
        _ => 0,
    }
}

impl Code {
    /// How many items these bytes are.
    #[inline]
    pub(super) fn count(&self, bytes: &[u8]) -> usize {
        // Sizes are powers of two, and a division is slow.
        bytes.len() >> self.size.trailing_zeros()
    }

    /// An item that is a number.
    #[inline]
    fn number(&self, word: u64) -> Number {
        match self.kind {
            Kind::Float => Number::Float(f32::from_bits(word as u32).into()),
            Kind::Double => Number::Float(f64::from_bits(word)),
            Kind::UnsignedInt | Kind::UnsignedLong | Kind::UnsignedLongLong | Kind::Character => {
                Number::Unsigned(word)
            }
            Kind::Integer { low: 0, .. } => Number::Unsigned(word),
            Kind::Integer { .. } | Kind::Long | Kind::LongLong => {
                let unused = 64 - 8 * self.size as u32;
                Number::Signed((word as i64) << unused >> unused)
            }
        }
    }

    /// The item of these bytes, where it needs no object of its own.
    #[inline]
    pub(super) fn read_quick(&self, bytes: &[u8]) -> Option<Value> {
        match self.number(word(bytes)) {
            Number::Float(number) => Some(Value::float(number)),
            _ if self.kind == Kind::Character => None,
            Number::Signed(number) => Value::small_int(number),
            Number::Unsigned(number) => i64::try_from(number).ok().and_then(Value::small_int),
        }
    }

    /// The item of these bytes.
    pub(super) fn read(&self, vm: &Vm, bytes: &[u8]) -> Res<Value> {
        match self.number(word(bytes)) {
            Number::Float(number) => Ok(Value::float(number)),
            Number::Signed(number) => int::from_i64(vm, number),
            Number::Unsigned(number) if self.kind != Kind::Character => int::from_u64(vm, number),
            Number::Unsigned(point) if point > 0x10_FFFF => {
                let message = format!("character U+{point:x} is not in range [U+0000; U+10ffff]");
                Err(vm.value_error(&message))
            }
            Number::Unsigned(point) => {
                let mut text = text::StrBuf::new();
                text.push(point as u32);
                Ok(str::from_data(vm, &text.finish())?.into())
            }
        }
    }

    /// The bytes of an item that is a small int or a float; none where it is refused, or must be asked what it is.
    #[inline]
    pub(super) fn write_quick(&self, value: &Value) -> Option<Bytes> {
        let word = match (self.kind, value.as_small_int(), value.as_float()) {
            (Kind::Double, None, Some(number)) => number.to_bits(),
            (Kind::Double, Some(number), _) => (number as f64).to_bits(),
            (Kind::Float, None, Some(number)) => (number as f32).to_bits().into(),
            (Kind::Integer { low, high, .. }, Some(number), _) if low <= number && number <= high => {
                number as u64
            }
            (Kind::Long | Kind::LongLong, Some(number), _) => number as u64,
            (Kind::UnsignedLong | Kind::UnsignedLongLong, Some(number @ 0..), _) => number as u64,
            _ => return None,
        };
        Some(word.to_le_bytes())
    }

    /// The bytes of an item.
    pub(super) fn write(&self, vm: &mut Vm, value: &Value) -> Res<Bytes> {
        if let Some(bytes) = self.write_quick(value) {
            return Ok(bytes);
        }
        let word = match self.kind {
            Kind::Float => (ops::as_f64(vm, value)? as f32).to_bits().into(),
            Kind::Double => ops::as_f64(vm, value)?.to_bits(),
            Kind::Character => match value.downcast::<Str>() {
                Some(text) if text.len() == 1 => text.view().get(0).unwrap_or(0).into(),
                _ => return Err(vm.type_error("array item must be unicode character")),
            },
            Kind::Integer { low, high, name } => {
                let number = ops::index(vm, value)?;
                let number = int::to_i64(&number);
                // CPython converts to a wider type of C first, which has words of its own for what is beyond that.
                let (low, high, name) = match (number, self.letter) {
                    (Some(number), 'b') if i16::try_from(number).is_err() => (0, 0, "signed short integer"),
                    (Some(number), 'H') if i32::try_from(number).is_err() => (0, 0, "signed integer"),
                    _ => (low, high, name),
                };
                match number {
                    Some(number) if number < low => {
                        return Err(vm.overflow_error(&format!("{name} is less than minimum")));
                    }
                    Some(number) if number > high => {
                        return Err(vm.overflow_error(&format!("{name} is greater than maximum")));
                    }
                    Some(number) => number as u64,
                    None => return Err(vm.overflow_error("Python int too large to convert to C long")),
                }
            }
            Kind::Long | Kind::LongLong => {
                let number = ops::index(vm, value)?;
                let message = match self.kind {
                    Kind::Long => "Python int too large to convert to C long",
                    _ => "int too big to convert",
                };
                int::to_i64(&number).ok_or_else(|| vm.overflow_error(message))? as u64
            }
            Kind::UnsignedInt | Kind::UnsignedLong | Kind::UnsignedLongLong => {
                let number = ops::index(vm, value)?;
                let (negative, large) = match self.kind {
                    Kind::UnsignedInt => (
                        "can't convert negative value to unsigned int",
                        "unsigned int is greater than maximum",
                    ),
                    Kind::UnsignedLong => (
                        "can't convert negative value to unsigned int",
                        "Python int too large to convert to C unsigned long",
                    ),
                    _ => ("can't convert negative int to unsigned", "int too big to convert"),
                };
                if int::is_negative(&number) {
                    return Err(vm.overflow_error(negative));
                }
                let word = IntView::of(&number).and_then(|number| number.to_u64());
                match (word, u32::try_from(word.unwrap_or(0))) {
                    (None, _) if self.size == 4 => {
                        return Err(vm.overflow_error("Python int too large to convert to C unsigned long"));
                    }
                    (Some(word), _) if self.size == 8 => word,
                    (Some(_), Ok(word)) => word.into(),
                    _ => return Err(vm.overflow_error(large)),
                }
            }
        };
        Ok(word.to_le_bytes())
    }
}
