//! Euclidean distances.

use super::Math;
use crate::heap::Buf;
use crate::native::module;
use crate::objects::tuple::Tuple;
use crate::ops;
use crate::runtime::platform::libm;
use crate::value::Value;
use crate::vm::{Res, Vm};

use super::parts::split_exponent;

#[module("math", NORMS)]
impl Math {
    /// The Euclidean distance of two points: sequences (or iterables) of as many coordinates.
    #[py("dist($module, p, q, /)")]
    fn dist(vm: &mut Vm, p: &Value, q: &Value) -> Res<f64> {
        let (p, q) = (coordinates(vm, p)?, coordinates(vm, q)?);
        if p.len() != q.len() {
            return Err(vm.value_error("both points must have the same number of dimensions"));
        }
        let mut differences = Buf::with_capacity(vm.heap(), p.len())?;
        for (p, q) in p.iter().zip(q.iter()) {
            let p = ops::as_f64(vm, p)?;
            let q = ops::as_f64(vm, q)?;
            differences.push((p - q).abs())?;
        }
        Ok(norm(&differences))
    }

    /// The Euclidean distance of a point from the origin.
    #[py("hypot($module, *coordinates)", no_text_signature)]
    fn hypot(vm: &mut Vm, coordinates: &[Value]) -> Res<f64> {
        let mut lengths = Buf::with_capacity(vm.heap(), coordinates.len())?;
        for coordinate in coordinates {
            lengths.push(ops::as_f64(vm, coordinate)?.abs())?;
        }
        Ok(norm(&lengths))
    }
}

fn coordinates(vm: &mut Vm, point: &Value) -> Res<Buf<Value>> {
    match point.downcast::<Tuple>() {
        Some(tuple) => Ok(Buf::from_slice(vm.heap(), tuple.items())?),
        None => ops::iter::collect(vm, point),
    }
}

/// A sum of squares, in parts: what rounding takes from the total is kept.
struct Squares {
    total: f64,
    lost: [f64; 3],
}

impl Squares {
    fn add(&mut self, x: f64, part: usize) {
        let before = self.total;
        self.total += x;
        self.lost[part] += (before - self.total) + x;
    }

    fn sum(&self) -> f64 {
        self.total - 1.0 + (self.lost[0] + self.lost[1] + self.lost[2])
    }
}

/// The halves of a float's bits (Veltkamp): their products are exact.
fn halves(x: f64) -> (f64, f64) {
    /// `2**27 + 1`
    const SPLITTER: f64 = 134217729.0;
    let t = x * SPLITTER;
    let high = t - (t - x);
    (high, x - high)
}

/// The length of a vector of absolute values (`vector_norm` of CPython's Modules/mathmodule.c): scaled by a power of two,
/// squared exactly, and the root corrected by what its own square misses.
fn norm(lengths: &[f64]) -> f64 {
    let largest = lengths.iter().copied().filter(|x| !x.is_nan()).fold(0.0, f64::max);
    if largest.is_infinite() {
        return largest;
    }
    if lengths.iter().any(|x| x.is_nan()) {
        return f64::NAN;
    }
    if largest == 0.0 || lengths.len() <= 1 {
        return largest;
    }
    // The total starts at 1 so that it is always the larger addend.
    let mut squares = Squares { total: 1.0, lost: [0.0; 3] };
    let (_, exponent) = split_exponent(largest);
    if exponent < -1023 {
        // The scale would overflow.
        lengths.iter().for_each(|x| squares.add((x / largest) * (x / largest), 0));
        return largest * (squares.total - 1.0 + squares.lost[0]).sqrt();
    }
    let scale = libm::ldexp(1.0, -exponent);
    for x in lengths {
        let (high, low) = halves(x * scale);
        squares.add(high * high, 0);
        squares.add(2.0 * high * low, 1);
        squares.lost[2] += low * low;
    }
    let root = squares.sum().sqrt();
    let (high, low) = halves(root);
    squares.add(-high * high, 0);
    squares.add(-2.0 * high * low, 1);
    squares.add(-low * low, 2);
    (root + squares.sum() / (2.0 * root)) / scale
}
