//! Ints as text, and from text.

use dashu_int::UBig;
use text::format_spec::{FormatSpec, IntForm, Target};
use text::int::{Error, Int as Parsed};
use text::{StrData, StrView};

use super::large::{self, Working};
use super::{IntView, from_i64, from_parts, limbs, to_f64};
use crate::objects::str::{self, Str};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// `sys.int_info.default_max_str_digits`: a conversion of more digits takes quadratic time in CPython, and is refused.
pub const DEFAULT_MAX_DIGITS: usize = 4300;
/// `sys.int_info.str_digits_check_threshold`: no limit may be lower.
pub const LEAST_MAX_DIGITS: usize = 640;

/// `repr(a)`; ValueError beyond the limit of `sys.set_int_max_str_digits`.
pub fn repr(vm: &Vm, a: IntView<'_>) -> Res<Ref<Str>> {
    if let Some(i) = a.to_i64() {
        return Ok(str::from_units(vm, str::decimal(i, &mut [0; 20]), true)?);
    }
    let mut digits = to_digits(vm, a, 10)?;
    if a.negative {
        digits.insert(0, '-');
    }
    Ok(str::from_units(vm, digits.as_bytes(), true)?)
}

/// The digits of the magnitude, in radix 2, 8, 10 or 16; decimal ones within the limit.
pub fn to_digits(vm: &Vm, a: IntView<'_>, radix: u32) -> Res<String> {
    if let [] | [_] = a.limbs() {
        let limb = a.limbs().first().copied().unwrap_or(0);
        return Ok(match radix {
            2 => limb_digits(limb, 1),
            8 => limb_digits(limb, 3),
            16 => limb_digits(limb, 4),
            _ => limb.to_string(),
        });
    }
    if radix == 10 && a.limbs().len() <= FEW_LIMBS {
        return Ok(few_limbs(a.limbs()));
    }
    let max_digits = vm.interp().max_str_digits.get();
    // So many bits have more digits than allowed for certain.
    let certain = (max_digits as u64).saturating_mul(10) / 3 + 64;
    if radix == 10 && max_digits > 0 && a.bit_length() > certain {
        return Err(too_long(vm, max_digits));
    }
    let len = a.limbs().len();
    let digits_per_limb = if radix == 2 { 64 } else { 22 };
    let _text = Working::new(vm, len.saturating_mul(digits_per_limb) / 4)?;
    let _working = large::product(vm, len, len)?;
    let magnitude = large::to_ubig(a.limbs());
    let digits = match radix {
        2 => format!("{magnitude:b}"),
        8 => format!("{magnitude:o}"),
        16 => format!("{magnitude:x}"),
        _ => magnitude.to_string(),
    };
    if radix == 10 && max_digits > 0 && digits.len() > max_digits {
        return Err(too_long(vm, max_digits));
    }
    Ok(digits)
}

/// The digits of a limb, each of which is worth so many bits.
fn limb_digits(limb: u64, bits: u32) -> String {
    let mut digits = [0; 64];
    let mut at = digits.len();
    let mut rest = limb;
    loop {
        at -= 1;
        digits[at] = b"0123456789abcdef"[(rest & ((1 << bits) - 1)) as usize];
        rest >>= bits;
        if rest == 0 {
            return digits[at..].iter().copied().map(char::from).collect();
        }
    }
}

/// So many limbs have fewer digits than any limit, and are converted here.
const FEW_LIMBS: usize = 16;

/// The decimal digits of a magnitude of at most [`FEW_LIMBS`].
fn few_limbs(magnitude: &[u64]) -> String {
    /// The largest power of ten that is an `i64`.
    const CHUNK: u64 = 10_u64.pow(CHUNK_DIGITS as u32);
    const CHUNK_DIGITS: usize = 18;
    let mut rest = [0; FEW_LIMBS];
    let mut len = magnitude.len();
    rest[..len].copy_from_slice(magnitude);
    // A limb has 64 bits, a chunk more than 59.
    let mut chunks = [0; FEW_LIMBS * 64 / 59 + 1];
    let mut count = 0;
    while len > 0 {
        chunks[count] = limbs::divide_in_place(&mut rest[..len], CHUNK);
        count += 1;
        len = limbs::trim(&rest[..len]).len();
    }
    let mut digits = String::with_capacity(count * CHUNK_DIGITS);
    let mut buffer = [0; 20];
    for (index, chunk) in chunks[..count].iter().rev().enumerate() {
        let chunk = str::decimal(*chunk as i64, &mut buffer);
        if index > 0 {
            digits.extend(std::iter::repeat_n('0', CHUNK_DIGITS - chunk.len()));
        }
        digits.extend(chunk.iter().map(|digit| char::from(*digit)));
    }
    digits
}

#[cold]
fn too_long(vm: &Vm, max_digits: usize) -> Raised {
    vm.value_error(&format!(
        "Exceeds the limit ({max_digits} digits) for integer string conversion; use sys.set_int_max_str_digits() to \
         increase the limit"
    ))
}

/// `format(a, spec)`, the specification not being empty; `class` is the object's, for messages.
pub fn format(vm: &Vm, a: IntView<'_>, spec: StrView<'_>, class: &str) -> Res<Ref<Str>> {
    let refuse = |message: StrData| vm.raise_text(&vm.types().value_error, &message);
    let spec = FormatSpec::parse(spec, Target::Int, class).map_err(refuse)?;
    let form = spec.int_form(class).map_err(refuse)?;
    let length = usize::try_from(a.bit_length()).unwrap_or(usize::MAX);
    let bytes = spec.bound(length / 3 + 1).saturating_mul(2);
    let _working = Working::new(vm, bytes.div_ceil(8))?;
    let formatted = match form {
        IntForm::Digits(radix) => {
            let (text, mut buffer);
            let digits = match a.abs().to_i64() {
                Some(i) if radix == 10 => {
                    buffer = [0; 20];
                    std::str::from_utf8(str::decimal(i, &mut buffer)).unwrap_or("")
                }
                _ => {
                    text = to_digits(vm, a, radix)?;
                    &text
                }
            };
            if spec.is_plain() && !a.negative && spec.kind != Some('X'.into()) {
                return Ok(str::from_units(vm, digits.as_bytes(), true)?);
            }
            spec.format_int(a.negative, digits)
        }
        IntForm::Character => {
            let Some(point) = a.to_i64() else {
                return Err(vm.overflow_error("Python int too large to convert to C long"));
            };
            match u32::try_from(point) {
                Ok(point) if point <= 0x10FFFF => spec.format_char(point),
                _ => return Err(vm.overflow_error("%c arg not in range(0x110000)")),
            }
        }
        IntForm::Float => spec.format_float(to_f64(vm, a)?, class).map_err(refuse)?,
    };
    Ok(str::from_data(vm, &formatted)?)
}

/// `int(text, base)`, where `base` is 0 or 2 to 36.
pub fn parse(vm: &Vm, text: StrView<'_>, base: u32) -> Res<Value> {
    if let Some(small) = few_digits(text, base) {
        return Ok(small);
    }
    let _working = Working::new(vm, text.len() / 4)?;
    match text::int::parse(text, base, vm.interp().max_str_digits.get()) {
        Ok(parsed) => from_parsed(vm, parsed),
        Err(Error::Invalid) => {
            Err(vm.raise_text(&vm.types().value_error, &text::int::invalid_literal(text, base)))
        }
        Err(Error::TooManyDigits(digits)) => Err(too_many_digits(vm, digits)),
    }
}

/// The number of a few decimal digits and nothing else.
fn few_digits(text: StrView<'_>, base: u32) -> Option<Value> {
    // So many always make a small int.
    const FEW: usize = 14;
    let StrView::One(digits @ [_, ..]) = text else { return None };
    if base != 10 || digits.len() > FEW {
        return None;
    }
    let number = digits.iter().try_fold(0, |number: i64, digit| match digit {
        b'0'..=b'9' => Some(number * 10 + i64::from(digit - b'0')),
        _ => None,
    });
    number.and_then(Value::small_int)
}

/// `int(bytes, base)`: as [`parse`].
pub fn parse_bytes(vm: &Vm, text: &[u8], base: u32) -> Res<Value> {
    let _working = Working::new(vm, text.len() / 4)?;
    match text::int::parse_bytes(text, base, vm.interp().max_str_digits.get()) {
        Ok(parsed) => from_parsed(vm, parsed),
        Err(Error::Invalid) => Err(vm.value_error(&text::int::invalid_literal_bytes(text, base))),
        Err(Error::TooManyDigits(digits)) => Err(too_many_digits(vm, digits)),
    }
}

#[cold]
fn too_many_digits(vm: &Vm, digits: usize) -> Raised {
    vm.value_error(&text::int::too_many_digits(digits, vm.interp().max_str_digits.get()))
}

fn from_parsed(vm: &Vm, parsed: Parsed) -> Res<Value> {
    let (negative, radix, digits) = match parsed {
        Parsed::Small(i) => return from_i64(vm, i),
        Parsed::Large { negative, radix, digits } => (negative, radix, digits),
    };
    let len = digits.len() / 10 + 1;
    let _working = large::product(vm, len, len)?;
    // The digits are of the radix, or parsing would have refused them.
    let digits = std::str::from_utf8(&digits).unwrap_or("0");
    let magnitude = UBig::from_str_radix(digits, radix).unwrap_or(UBig::ZERO);
    from_parts(vm, negative, limbs::trim(magnitude.as_words()))
}
