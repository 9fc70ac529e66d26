//! `bin`, `oct`, `hex`, `chr`, `ord`, `abs`, `divmod`, `pow`, `round`

use super::Builtins;
use crate::native::module;
use crate::objects::bytes::Bytes;
use crate::objects::int;
use crate::objects::str::{self, Str};
use crate::objects::types::class_of;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[module("builtins", NUMBERS)]
impl Builtins {
    /// Return a Unicode string of one character with ordinal i; 0 <= i <= 0x10ffff.
    #[py("chr($module, i, /)")]
    fn chr(vm: &mut Vm, i: i32) -> Res<Ref<Str>> {
        match u32::try_from(i) {
            Ok(point) if point <= 0x10FFFF => Ok(str::from_char(vm, point)),
            _ => Err(vm.value_error("chr() arg not in range(0x110000)")),
        }
    }

    /// Return the Unicode code point for a one-character string.
    #[py("ord($module, c, /)")]
    fn ord(vm: &mut Vm, c: &Value) -> Res<u32> {
        let (point, len) = if let Some(s) = c.downcast::<Str>() {
            (s.view().get(0), s.len())
        } else if let Some(bytes) = c.downcast::<Bytes>() {
            (bytes.items().first().map(|&b| u32::from(b)), bytes.items().len())
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

    /// Return the binary representation of an integer.
    ///
    ///    >>> bin(2796202)
    ///    '0b1010101010101010101010'
    #[py("bin($module, number, /)")]
    fn bin(vm: &mut Vm, number: &Value) -> Res<Value> {
        in_base(vm, number, 1, "0b")
    }

    /// Return the octal representation of an integer.
    ///
    ///    >>> oct(342391)
    ///    '0o1234567'
    #[py("oct($module, number, /)")]
    fn oct(vm: &mut Vm, number: &Value) -> Res<Value> {
        in_base(vm, number, 3, "0o")
    }

    /// Return the hexadecimal representation of an integer.
    ///
    ///    >>> hex(12648430)
    ///    '0xc0ffee'
    #[py("hex($module, number, /)")]
    fn hex(vm: &mut Vm, number: &Value) -> Res<Value> {
        in_base(vm, number, 4, "0x")
    }
}

/// The digits of an int in base 2^`bits`, behind a prefix.
fn in_base(vm: &mut Vm, number: &Value, bits: u32, prefix: &str) -> Res<Value> {
    let number = ops::index(vm, number)?;
    let small = int::to_i64(&number).map(i64::unsigned_abs);
    let limbs = match (&small, number.downcast::<int::Int>()) {
        (Some(limb), _) => std::slice::from_ref(limb),
        (None, Some(int)) => int.items(),
        (None, None) => &[],
    };
    let total = limbs.len().saturating_mul(64);
    let digits = total.div_ceil(bits as usize);
    vm.tick(digits as u64)?;
    vm.heap().charge(digits)?;
    let digit = |at: usize| {
        let bit = at * bits as usize;
        let low = limbs.get(bit / 64).map_or(0, |limb| limb >> (bit % 64));
        let high = match 64 - bit % 64 {
            left if left < bits as usize => limbs.get(bit / 64 + 1).map_or(0, |limb| limb << left),
            _ => 0,
        };
        ((low | high) & ((1 << bits) - 1)) as u32
    };
    let first = (0..digits).rev().find(|&at| digit(at) != 0).unwrap_or(0);
    let mut text = String::with_capacity(first + 4);
    if int::is_negative(&number) {
        text.push('-');
    }
    text.push_str(prefix);
    text.extend((0..=first).rev().filter_map(|at| char::from_digit(digit(at), 16)));
    let made = vm.str(&text);
    vm.heap().uncharge(digits);
    Ok(made?.into())
}
