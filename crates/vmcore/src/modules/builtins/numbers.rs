//! `bin`, `oct`, `hex`, `chr`, `ord`, `abs`, `divmod`, `pow`, `round`

use text::StrView;

use super::Builtins;
use crate::native::module;
use crate::objects::bytearray::ByteArray;
use crate::objects::bytes::Bytes;
use crate::objects::int::{self, IntView};
use crate::objects::str::{self, Str};
use crate::objects::types::class_of;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[module("builtins", NUMBERS)]
impl Builtins {
    #[py("chr($module, i, /)")]
    fn chr(vm: &mut Vm, i: i32) -> Res<Ref<Str>> {
        match u32::try_from(i) {
            Ok(point) if point <= 0x10FFFF => Ok(str::from_char(vm, point)),
            _ => Err(vm.value_error("chr() arg not in range(0x110000)")),
        }
    }

    #[py("ord($module, c, /)", at_sight = "CodePoint")]
    fn ord(vm: &mut Vm, c: &Value) -> Res<u32> {
        if let Some(s) = c.downcast::<Str>()
            && let StrView::One(&[unit]) = s.view()
        {
            return Ok(unit.into());
        }
        let (point, len) = if let Some(s) = c.downcast::<Str>() {
            (s.view().get(0), s.len())
        } else if let Some(bytes) = c.downcast::<Bytes>() {
            (bytes.items().first().map(|&b| u32::from(b)), bytes.items().len())
        } else if let Some(array) = c.downcast::<ByteArray>() {
            let items = &array.get(vm).items;
            (items.first().map(|&b| u32::from(b)), items.len())
        } else {
            let class = class_of(vm, c).name(vm);
            return Err(vm.type_error(&format!("ord() expected string of length 1, but {class} found")));
        };
        match point {
            Some(point) if len == 1 => Ok(point),
            _ => {
                let message = format!("ord() expected a character, but string of length {len} found");
                Err(vm.type_error(&message))
            }
        }
    }

    #[py("bin($module, number, /)")]
    fn bin(vm: &mut Vm, number: &Value) -> Res<Value> {
        in_base(vm, number, 2, "0b")
    }

    #[py("oct($module, number, /)")]
    fn oct(vm: &mut Vm, number: &Value) -> Res<Value> {
        in_base(vm, number, 8, "0o")
    }

    #[py("hex($module, number, /)")]
    fn hex(vm: &mut Vm, number: &Value) -> Res<Value> {
        in_base(vm, number, 16, "0x")
    }

    #[py("abs($module, x, /)")]
    fn abs(vm: &mut Vm, x: &Value) -> Res<Value> {
        ops::abs(vm, x)
    }

    #[py("divmod($module, x, y, /)")]
    fn divmod(vm: &mut Vm, x: &Value, y: &Value) -> Res<Value> {
        ops::divmod(vm, x, y)
    }

    #[py("pow($module, /, base, exp, mod=None)")]
    fn pow(vm: &mut Vm, base: &Value, exp: &Value, r#mod: Option<&Value>) -> Res<Value> {
        ops::power(vm, base, exp, r#mod)
    }

    #[py("round($module, /, number, ndigits=None)")]
    fn round(vm: &mut Vm, number: &Value, ndigits: Option<&Value>) -> Res<Value> {
        ops::round(vm, number, ndigits)
    }
}

/// The digits of an int in one of the bases that are powers of two, behind a prefix.
fn in_base(vm: &mut Vm, number: &Value, base: u32, prefix: &str) -> Res<Value> {
    let number = ops::index(vm, number)?;
    let int = IntView::of(&number).unwrap_or(IntView::from(0));
    let sign = if int.negative { "-" } else { "" };
    let digits = int::to_digits(vm, int, base)?;
    let _working = int::Working::new(vm, digits.len() / 4)?;
    Ok(vm.str(&[sign, prefix, &digits].concat())?.into())
}
