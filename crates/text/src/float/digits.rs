//! The decimal digits of a float.

/// No double has more significant digits than this, nor more of them after the point; past it there are only
/// zeros. (The standard library's formatting refuses precisions of more than 16 bits.)
const MOST_DIGITS: usize = 1100;

/// The magnitude of a finite number: `0.d₁d₂d₃... * 10^point`, as David Gay's `dtoa` gives it. Without trailing
/// zeros; zero has no digits and point 1.
pub(super) struct Digits {
    pub ascii: String,
    pub point: i64,
}

impl Digits {
    /// The shortest that read back as `value`, and of those the closest to it (`dtoa`'s mode 0).
    pub fn shortest(value: f64) -> Digits {
        Digits::read(zmij::Buffer::new().format_finite(value.abs()))
    }

    /// `count` significant ones, correctly rounded (mode 2); `count` is at least 1.
    pub fn significant(value: f64, count: usize) -> Digits {
        Digits::read(&format!("{:.*e}", count.saturating_sub(1).min(MOST_DIGITS), value.abs()))
    }

    /// `places` of them after the point, correctly rounded (mode 3).
    pub fn after_point(value: f64, places: usize) -> Digits {
        Digits::read(&format!("{:.*}", places.min(MOST_DIGITS), value.abs()))
    }

    /// All of them.
    pub fn exact(value: f64) -> Digits {
        Digits::significant(value, MOST_DIGITS)
    }

    /// Reads `ddd.ddd` with an exponent or without.
    fn read(text: &str) -> Digits {
        let (number, exponent) = text.split_once('e').unwrap_or((text, "0"));
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let mut ascii = String::with_capacity(number.len());
        ascii.push_str(whole.trim_start_matches('0'));
        ascii.push_str(if ascii.is_empty() { fraction.trim_start_matches('0') } else { fraction });
        let leading_zeros = whole.len() + fraction.len() - ascii.len();
        ascii.truncate(ascii.trim_end_matches('0').len());
        let exponent: i64 = exponent.parse().unwrap_or(0);
        let point = if ascii.is_empty() { 1 } else { exponent + whole.len() as i64 - leading_zeros as i64 };
        Digits { ascii, point }
    }
}
