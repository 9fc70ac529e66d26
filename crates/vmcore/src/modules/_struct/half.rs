//! Floating-point numbers of 16 bits (IEEE 754 binary16).

/// The nearest one, ties to even; none where that would be infinite.
pub fn from_f64(x: f64) -> Option<u16> {
    let bits = x.to_bits();
    let sign = (bits >> 48) as u16 & 0x8000;
    if x.is_nan() {
        return Some(sign | 0x7E00);
    }
    if x.is_infinite() {
        return Some(sign | 0x7C00);
    }
    let exponent = (bits >> 52 & 0x7FF) as i32 - 1023;
    if exponent < -25 {
        return Some(sign);
    }
    // The significand with its leading bit; below the normal range fewer of its bits are kept.
    let significand = bits & ((1 << 52) - 1) | 1 << 52;
    let dropped = if exponent < -14 { 42 + (-14 - exponent) as u32 } else { 42 };
    let half = 1u64 << (dropped - 1);
    let rest = significand & ((1 << dropped) - 1);
    let mut kept = (significand >> dropped) as u16;
    if rest > half || rest == half && kept & 1 == 1 {
        kept += 1;
    }
    // A carry out of the significand moves into the exponent by itself; the leading bit is in it already.
    let magnitude =
        if exponent < -14 { kept } else { ((exponent + 14) as u16).checked_shl(10)?.checked_add(kept)? };
    if exponent > 15 || magnitude >= 0x7C00 { None } else { Some(sign | magnitude) }
}

pub fn to_f64(bits: u16) -> f64 {
    let sign = if bits & 0x8000 == 0 { 1.0 } else { -1.0 };
    let (exponent, fraction) = (i32::from(bits >> 10 & 0x1F), f64::from(bits & 0x3FF));
    sign * match exponent {
        0 => fraction * 2f64.powi(-24),
        0x1F if fraction == 0.0 => f64::INFINITY,
        0x1F => f64::NAN,
        _ => (1.0 + fraction / 1024.0) * 2f64.powi(exponent - 15),
    }
}
