//! `round(float, ndigits)`.

use super::digits::Digits;

/// Past so many places after the point, or before it, nothing changes, or nothing is left (`NDIGITS_MAX` and
/// `NDIGITS_MIN` in Objects/floatobject.c).
const MOST_PLACES: i64 = 323;
const FEWEST_PLACES: i64 = -308;

/// `round(float, ndigits)`: correctly rounded in decimal, half to even. `None` where CPython raises OverflowError,
/// "rounded value too large to represent".
pub fn round(value: f64, ndigits: i64) -> Option<f64> {
    if !value.is_finite() || ndigits > MOST_PLACES {
        return Some(value);
    }
    if ndigits < FEWEST_PLACES {
        return Some(0.0 * value);
    }
    let text = match usize::try_from(ndigits) {
        Ok(places) => format!("{value:.places$}"),
        Err(_) => rounded_before_point(value, ndigits),
    };
    let rounded: f64 = text.parse().unwrap_or(value);
    rounded.is_finite().then_some(rounded)
}

/// Rounds at `10^-ndigits`, `ndigits` being negative, which no formatting in the standard library does.
fn rounded_before_point(value: f64, ndigits: i64) -> String {
    let digits = Digits::exact(value);
    let sign = if value.is_sign_negative() { "-" } else { "" };
    // How many digits are kept; if negative, the first digit is too far right to matter.
    let Ok(kept) = usize::try_from(digits.point + ndigits) else { return format!("{sign}0") };
    let mut text = digits.ascii.into_bytes();
    let dropped = text.split_off(kept.min(text.len()));
    let odd = text.len() == kept && text.last().is_some_and(|&digit| digit % 2 == 1);
    let up = match dropped.as_slice() {
        [] => false,
        [b'5'] => odd,
        [first, ..] => *first >= b'5',
    };
    text.resize(kept, b'0');
    text.insert(0, b'0');
    if up {
        let nines = text.iter().rev().take_while(|&&digit| digit == b'9').count();
        let last = text.len() - 1 - nines; // The zero in front is no nine.
        text[last] += 1;
        text[last + 1..].fill(b'0');
    }
    format!("{sign}{}e{}", String::from_utf8_lossy(&text), -ndigits)
}
