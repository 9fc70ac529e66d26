//! Arithmetic on machine integers as Python has it.

/// `a // b`, rounded down; `b` is not 0, both have 48 bits.
#[inline(always)]
pub fn floor_div(a: i64, b: i64) -> i64 {
    let q = a / b;
    if a % b != 0 && (a < 0) != (b < 0) { q - 1 } else { q }
}

/// `a % b` with the sign of `b`; `b` is not 0, both have 48 bits.
#[inline(always)]
pub fn floor_mod(a: i64, b: i64) -> i64 {
    let r = a % b;
    if r != 0 && (r < 0) != (b < 0) { r + b } else { r }
}
