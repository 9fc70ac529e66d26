//! `PyOS_double_to_string` of CPython's Python/pystrtod.c.

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
    format(value, Style::Repr, 0, Options { add_dot_0: true, ..Options::default() })
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
    let digit = |index: i64| {
        usize::try_from(index).ok().and_then(|index| digits.ascii.get(index)).map_or('0', |&d| char::from(d))
    };
    if point > 0 {
        out.extend((0..point).map(digit));
    } else {
        out.push('0');
    }
    out.push('.');
    out.extend((point..written).map(digit));
    if out.ends_with('.') && !options.alternate {
        out.pop();
    }
    if with_exponent {
        let sign = if exponent < 0 { '-' } else { '+' };
        out.push_str(&format!("e{sign}{:02}", exponent.abs()));
    }
}
