//! Formats of items: the native ones of one character that the module `struct` has.

use crate::objects::bytes::{self, Bytes};
use crate::objects::int;
use crate::objects::str::Str;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

macro_rules! formats {
    ($($name:ident $code:literal $size:literal;)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Format { $($name),* }

        impl Format {
            /// By its character; an `@` in front says the same.
            pub fn from_code(text: &str) -> Option<Format> {
                match text.strip_prefix('@').unwrap_or(text) {
                    $($code => Some(Format::$name),)*
                    _ => None,
                }
            }

            pub fn code(self) -> &'static str {
                match self { $(Format::$name => $code),* }
            }

            /// Bytes of an item.
            pub fn size(self) -> usize {
                match self { $(Format::$name => $size),* }
            }
        }
    };
}

formats! {
    UnsignedByte "B" 1;
    SignedByte "b" 1;
    Char "c" 1;
    Short "h" 2;
    UnsignedShort "H" 2;
    Int "i" 4;
    UnsignedInt "I" 4;
    Long "l" 8;
    UnsignedLong "L" 8;
    LongLong "q" 8;
    UnsignedLongLong "Q" 8;
    SignedSize "n" 8;
    Size "N" 8;
    Float "f" 4;
    Double "d" 8;
    Bool "?" 1;
    Pointer "P" 8;
    Wide "w" 4;
}

/// What the bits of an item mean.
enum Meaning {
    Signed,
    Unsigned,
    Float,
    Char,
    Bool,
    /// None that a view could read or write: the characters of an array of text.
    Opaque,
}

impl Format {
    /// Whether the items have values.
    pub fn is_readable(self) -> bool {
        !matches!(self.meaning(), Meaning::Opaque)
    }

    /// Whether items are single bytes, between which and any other format a view can be cast.
    pub fn is_byte(self) -> bool {
        matches!(self, Format::UnsignedByte | Format::SignedByte | Format::Char)
    }

    fn meaning(self) -> Meaning {
        match self {
            Format::SignedByte | Format::Short | Format::Int => Meaning::Signed,
            Format::Long | Format::LongLong | Format::SignedSize => Meaning::Signed,
            Format::Float | Format::Double => Meaning::Float,
            Format::Char => Meaning::Char,
            Format::Bool => Meaning::Bool,
            Format::Wide => Meaning::Opaque,
            _ => Meaning::Unsigned,
        }
    }

    /// The item in `bytes`, of which there are [`Format::size`].
    pub fn read(self, vm: &Vm, bytes: &[u8]) -> Res<Value> {
        let mut word = [0; 8];
        word.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
        let bits = u64::from_ne_bytes(word);
        match self.meaning() {
            Meaning::Unsigned => int::from_u64(vm, bits),
            Meaning::Signed => {
                let unused = 64 - 8 * self.size() as u32;
                int::from_i64(vm, (bits << unused) as i64 >> unused)
            }
            Meaning::Float if self == Format::Float => Ok(Value::float(f32::from_bits(bits as u32).into())),
            Meaning::Float => Ok(Value::float(f64::from_bits(bits))),
            Meaning::Bool => Ok(Value::bool(bits != 0)),
            Meaning::Char => Ok(bytes::from_slice(vm, bytes)?.into()),
            Meaning::Opaque => Err(self.unsupported(vm)),
        }
    }

    /// The bytes that `value` is written as: the first [`Format::size`] of them.
    pub fn write(self, vm: &mut Vm, value: &Value) -> Res<[u8; 8]> {
        let bits = match self.meaning() {
            Meaning::Bool => ops::truth(vm, value)?.into(),
            Meaning::Char => match value.downcast::<Bytes>().map(|bytes| bytes.items()) {
                Some([byte]) => (*byte).into(),
                Some(_) => return Err(self.invalid(vm, true)),
                None => return Err(self.invalid(vm, false)),
            },
            Meaning::Float => {
                let x = ops::as_f64(vm, value).map_err(|raised| self.reword(vm, raised))?;
                if self == Format::Float { (x as f32).to_bits().into() } else { x.to_bits() }
            }
            Meaning::Signed | Meaning::Unsigned => self.integer(vm, value)?,
            Meaning::Opaque => return Err(self.unsupported(vm)),
        };
        Ok(bits.to_ne_bytes())
    }

    fn integer(self, vm: &mut Vm, value: &Value) -> Res<u64> {
        let index = ops::index(vm, value).map_err(|raised| self.reword(vm, raised))?;
        let bits = 8 * self.size() as u32;
        let fitting = match self.meaning() {
            Meaning::Signed => {
                let least = i64::MIN >> (64 - bits);
                int::to_i64(&index).filter(|i| (least..=!least).contains(i)).map(|i| i as u64)
            }
            _ => int::IntView::of(&index)
                .and_then(|int| int.to_u64())
                .filter(|u| *u <= u64::MAX >> (64 - bits)),
        };
        fitting.ok_or_else(|| self.invalid(vm, true))
    }

    /// TypeError for any TypeError that converting raised.
    fn reword(self, vm: &Vm, raised: Raised) -> Raised {
        match ops::raise::catch(vm, raised, &vm.types().type_error) {
            Ok(_) => self.invalid(vm, false),
            Err(other) => other,
        }
    }

    fn unsupported(self, vm: &Vm) -> Raised {
        vm.not_implemented_error(&format!("memoryview: format {} not supported", self.code()))
    }

    fn invalid(self, vm: &Vm, right_type: bool) -> Raised {
        let code = self.code();
        if right_type {
            vm.value_error(&format!("memoryview: invalid value for format '{code}'"))
        } else {
            vm.type_error(&format!("memoryview: invalid type for format '{code}'"))
        }
    }
}

/// The format that `memoryview.cast` is asked for.
pub fn destination(vm: &mut Vm, format: &Ref<Str>) -> Res<Format> {
    if !format.is_ascii() {
        let ascii = vm.str("ascii")?;
        ops::codec::encode(vm, format, Some(&ascii), None)?;
    }
    let text = format.as_ascii().unwrap_or_default();
    Format::from_code(text).filter(|format| format.is_readable()).ok_or_else(|| {
        vm.value_error(
            "memoryview: destination format must be a native single character format prefixed with an optional '@'",
        )
    })
}
