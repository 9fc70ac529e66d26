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

/// The bytes of an item; the first `size` of them are used.
pub(super) type Bytes = [u8; 8];

impl Code {
    pub(super) fn read(&self, vm: &Vm, bytes: &[u8]) -> Res<Value> {
        let mut low: Bytes = [0; 8];
        low[..self.size].copy_from_slice(&bytes[..self.size]);
        let word = u64::from_le_bytes(low);
        match self.kind {
            Kind::Float => Ok(Value::float(f64::from(f32::from_bits(word as u32)))),
            Kind::Double => Ok(Value::float(f64::from_bits(word))),
            Kind::Character if word > 0x10_FFFF => {
                let message = format!("character U+{word:x} is not in range [U+0000; U+10ffff]");
                Err(vm.value_error(&message))
            }
            Kind::Character => {
                let mut text = text::StrBuf::new();
                text.push(word as u32);
                Ok(str::from_data(vm, &text.finish())?.into())
            }
            Kind::UnsignedInt | Kind::UnsignedLong | Kind::UnsignedLongLong => int::from_u64(vm, word),
            Kind::Integer { low: 0, .. } => int::from_u64(vm, word),
            Kind::Integer { .. } | Kind::Long | Kind::LongLong => {
                let unused = 64 - 8 * self.size as u32;
                ops::int(vm, (word as i64) << unused >> unused)
            }
        }
    }

    pub(super) fn write(&self, vm: &mut Vm, value: &Value) -> Res<Bytes> {
        let word = match self.kind {
            Kind::Float => (ops::as_f64(vm, value)? as f32).to_bits().into(),
            Kind::Double => ops::as_f64(vm, value)?.to_bits(),
            Kind::Character => match value.downcast::<Str>() {
                Some(text) if text.len() == 1 => text.view().get(0).unwrap_or(0).into(),
                _ => return Err(vm.type_error("array item must be unicode character")),
            },
            Kind::Integer { low, high, name } => {
                let number = ops::index(vm, value)?;
                match int::to_i64(&number) {
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
                let limit = if self.size == 4 { u32::MAX.into() } else { u64::MAX };
                let word = IntView::of(&number).and_then(|number| number.to_u64());
                word.filter(|word| *word <= limit).ok_or_else(|| vm.overflow_error(large))?
            }
        };
        Ok(word.to_le_bytes())
    }
}
