//! `PyOS_double_to_string` of CPython's Python/pystrtod.c.

use std::fmt::Write;
use std::ops::Range;

use super::digits::Digits;

/// How [`format`] writes a number: `printf`'s conversions `e`, `f` and `g`, and `repr`'s.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    Exponent,
    Fixed,
    General,
    Repr,
}

#[derive(Clone, Copy, Debug, Default)]
pub struct Options {
    /// A `+` before what is not negative.
    pub sign: bool,
    /// `.0` after what would look like an integer.
    pub add_dot_0: bool,
    /// Keep the point, and with `General` the trailing zeros.
    pub alternate: bool,
    /// Zero has no minus, also when it is rounding that made it zero.
    pub no_negative_zero: bool,
    /// `E`, `INF`, `NAN`.
    pub upper: bool,
}

/// An upper bound for the length of what [`format`] gives at `precision`.
pub fn format_bound(precision: usize) -> usize {
    precision.saturating_add(330)
}

/// `repr(float)`
pub fn repr(value: f64) -> String {
    with_repr(value, str::to_owned)
}

/// `f` of `repr(float)`, which is ASCII.
pub fn with_repr<R>(value: f64, f: impl FnOnce(&str) -> R) -> R {
    // Where both write no exponent, the library's text is the same.
    if (1e-4..1e16).contains(&value.abs()) {
        let mut buffer = zmij::Buffer::new();
        let text = buffer.format_finite(value);
        if !text.contains('e') {
            return f(text);
        }
    }
    f(&format(value, Style::Repr, 0, Options { add_dot_0: true, ..Options::default() }))
}

/// Writes a number, correctly rounded at any precision (which `Repr` ignores). For the length of the result see
/// [`format_bound`].
pub fn format(value: f64, style: Style, precision: usize, options: Options) -> String {
    let mut out = String::new();
    if !value.is_finite() {
        push_sign(value.is_sign_negative() && !value.is_nan(), options, &mut out);
        out.push_str(if value.is_nan() { "nan" } else { "inf" });
    } else {
        push_finite(value, style, precision, options, &mut out);
    }
    if options.upper {
        out.make_ascii_uppercase();
    }
    out
}

fn push_sign(negative: bool, options: Options, out: &mut String) {
    if negative {
        out.push('-');
    } else if options.sign {
        out.push('+');
    }
}

fn push_finite(value: f64, style: Style, precision: usize, options: Options, out: &mut String) {
    if style == Style::Fixed && precision <= MOST_DIRECT {
        return push_fixed(value, precision, options, out);
    }
    let places = i64::try_from(precision).unwrap_or(i64::MAX / 2);
    let digits = match style {
        Style::Exponent => Digits::significant(value, precision.saturating_add(1)),
        Style::Fixed => Digits::after_point(value, precision),
        Style::General => Digits::significant(value, precision.max(1)),
        Style::Repr => Digits::shortest(value),
    };
    let exponent = digits.point - 1;
    let (with_exponent, written) = match style {
        Style::Exponent => (true, places + 1),
        Style::Fixed => (false, digits.point + places),
        Style::General => {
            let places = places.max(1);
            let limit = places - i64::from(options.add_dot_0);
            (!(-4..limit).contains(&exponent), if options.alternate { places } else { 0 })
        }
        Style::Repr => (!(-4..16).contains(&exponent), 0),
    };
    // Where the point stands among the digits, and how many digits are written, zeros after them included.
    let point = if with_exponent { 1 } else { digits.point };
    let at_least = if options.add_dot_0 && !with_exponent { point + 1 } else { point };
    let written = written.max(at_least).max(digits.ascii.len() as i64);

    push_sign(
        value.is_sign_negative() && !(options.no_negative_zero && digits.ascii.is_empty()),
        options,
        out,
    );
    if point > 0 {
        push_digits(&digits.ascii, 0..point, out);
    } else {
        out.push('0');
    }
    out.push('.');
    push_digits(&digits.ascii, point..written, out);
    if out.ends_with('.') && !options.alternate {
        out.pop();
    }
    if with_exponent {
        let sign = if exponent < 0 { '-' } else { '+' };
        out.push_str(&format!("e{sign}{:02}", exponent.abs()));
    }
}

/// Precisions up to which the standard library writes fixed points as C does.
const MOST_DIRECT: usize = 100;

/// `value * 10^precision`, rounded half to even, where the exact product has no more than 128 bits.
fn scaled(value: f64, precision: usize) -> Option<u128> {
    // 53 bits of the mantissa and 67 of the power.
    const MOST: usize = 20;
    if precision > MOST {
        return None;
    }
    let (mantissa, exponent) = super::decompose(value);
    let product = u128::from(mantissa) * 10u128.pow(precision as u32);
    match exponent {
        0.. if product.leading_zeros() > exponent.unsigned_abs() => Some(product << exponent),
        0.. => None,
        ..=-128 => Some(0),
        _ => {
            let shift = exponent.unsigned_abs();
            let (units, rest, half) = (product >> shift, product & !(u128::MAX << shift), 1 << (shift - 1));
            Some(units + u128::from(rest > half || (rest == half && units & 1 == 1)))
        }
    }
}

/// Writes a number of units of which there are `10^precision` in one.
fn push_units(mut units: u128, precision: usize, out: &mut String) {
    let mut buffer = [b'0'; 40];
    let mut at = buffer.len();
    let end = at - precision;
    while units != 0 {
        at -= 1;
        // Few have more than 64 bits, whose division is slow.
        let digit = match u64::try_from(units) {
            Ok(few) => {
                units = u128::from(few / 10);
                (few % 10) as u8
            }
            Err(_) => {
                let digit = (units % 10) as u8;
                units /= 10;
                digit
            }
        };
        buffer[at] += digit;
    }
    let (whole, fraction) = buffer.split_at(end);
    let whole = &whole[at.min(end - 1)..];
    out.extend(whole.iter().copied().map(char::from));
    if precision > 0 {
        out.push('.');
        out.extend(fraction.iter().copied().map(char::from));
    }
}

/// As [`push_finite`] with [`Style::Fixed`].
fn push_fixed(value: f64, precision: usize, options: Options, out: &mut String) {
    let negative = value.is_sign_negative();
    push_sign(negative, options, out);
    let start = out.len();
    match scaled(value.abs(), precision) {
        Some(units) => push_units(units, precision, out),
        // Writing to a string does not fail.
        None => drop(write!(out, "{:.precision$}", value.abs())),
    }
    if negative && options.no_negative_zero && !out[start..].contains(|c| matches!(c, '1'..='9')) {
        out.remove(start - 1);
    }
    if options.alternate && precision == 0 {
        out.push('.');
    }
}

/// The digits at these places; there are zeros on both sides of those given.
fn push_digits(digits: &str, places: Range<i64>, out: &mut String) {
    let before = places.end.min(0) - places.start.min(0);
    out.extend(std::iter::repeat_n('0', usize::try_from(before).unwrap_or(0)));
    let len = digits.len() as i64;
    let (from, to) = (places.start.clamp(0, len), places.end.clamp(0, len));
    // Clamped to the length.
    out.push_str(&digits[from as usize..to as usize]);
    let behind = places.end.max(len) - places.start.max(len);
    out.extend(std::iter::repeat_n('0', usize::try_from(behind).unwrap_or(0)));
}
