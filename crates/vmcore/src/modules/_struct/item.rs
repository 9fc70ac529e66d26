//! One value to bytes, and back.

use super::format::{Item, Kind, Order};
use super::{error, half};
use crate::objects::bytearray::ByteArray;
use crate::objects::bytes::{self, Bytes};
use crate::objects::int::{self, IntView};
use crate::ops;
use crate::value::Value;
use crate::vm::{Raised, Res, Vm};

/// Writes `value` into `place`, which has the item's size and is zero.
pub fn pack(vm: &mut Vm, order: Order, item: &Item, value: &Value, place: &mut [u8]) -> Res<()> {
    match item.kind {
        Kind::Pad => {}
        Kind::Char => match value.downcast::<Bytes>().map(|bytes| bytes.items()) {
            Some([byte]) => place.copy_from_slice(&[*byte]),
            _ => return Err(error(vm, "char format requires a bytes object of length 1")),
        },
        Kind::Bytes | Kind::Pascal => {
            let given = match (value.downcast::<Bytes>(), value.downcast::<ByteArray>()) {
                (Some(bytes), _) => bytes.items(),
                (_, Some(array)) => &array.get(vm).items,
                _ => {
                    let letter = char::from(item.letter);
                    return Err(error(vm, &format!("argument for '{letter}' must be a bytes object")));
                }
            };
            if item.kind == Kind::Bytes {
                let len = given.len().min(place.len());
                place[..len].copy_from_slice(&given[..len]);
            } else if let Some((length, place)) = place.split_first_mut() {
                let len = given.len().min(place.len());
                place[..len].copy_from_slice(&given[..len]);
                *length = len.min(255) as u8;
            }
        }
        Kind::Bool => place.copy_from_slice(&[u8::from(ops::truth(vm, value)?)]),
        Kind::Float => pack_float(vm, order, item, value, place)?,
        Kind::Signed | Kind::Unsigned | Kind::Pointer => {
            let number = integer(vm, order, item, value)?;
            put(order, &number.to_le_bytes(), place);
        }
    }
    Ok(())
}

/// Copies the low bytes of a little-endian number in the given order.
fn put(order: Order, number: &[u8], place: &mut [u8]) {
    let size = place.len();
    place.copy_from_slice(&number[..size]);
    if order == Order::Big {
        place.reverse();
    }
}

fn pack_float(vm: &mut Vm, order: Order, item: &Item, value: &Value, place: &mut [u8]) -> Res<()> {
    let number = match ops::as_f64(vm, value) {
        Ok(number) => number,
        Err(raised) => {
            drop(vm.take_raised(raised));
            return Err(error(vm, "required argument is not a float"));
        }
    };
    let too_large = |vm: &Vm| {
        let letter = char::from(item.letter);
        vm.overflow_error(&format!("float too large to pack with {letter} format"))
    };
    match item.size {
        2 => {
            let bits = half::from_f64(number).ok_or_else(|| too_large(vm))?;
            put(order, &bits.to_le_bytes(), place);
        }
        4 => {
            let single = number as f32;
            // CPython's `nu_float` is a C cast.
            if order != Order::Native && single.is_infinite() && number.is_finite() {
                return Err(too_large(vm));
            }
            put(order, &single.to_le_bytes(), place);
        }
        _ => put(order, &number.to_le_bytes(), place),
    }
    Ok(())
}

/// The low 64 bits of an integer that fits the item. Which message says that it does not depends on which of its
/// functions CPython packs with.
fn integer(vm: &mut Vm, order: Order, item: &Item, value: &Value) -> Res<u64> {
    let index = if int::is_int(vm, value) || ops::has_index(vm, value) {
        ops::index(vm, value)?
    } else {
        return Err(error(vm, "required argument is not an integer"));
    };
    let number = IntView::of(&index);
    let (signed, unsigned) = (number.and_then(IntView::to_i64), number.and_then(IntView::to_u64));
    let out_of_range = |vm: &Vm| error(vm, "argument out of range");
    let too_large = |vm: &Vm| error(vm, "int too large to convert");
    let bits = item.size * 8;
    if item.kind == Kind::Pointer {
        return signed.map(|i| i as u64).or(unsigned).ok_or_else(|| too_large(vm));
    }
    if bits == 64 {
        let found = if item.kind == Kind::Signed { signed.map(|i| i as u64) } else { unsigned };
        return found.ok_or_else(|| if order == Order::Big { too_large(vm) } else { out_of_range(vm) });
    }
    let (least, most) = match item.kind {
        Kind::Signed => (-(1i64 << (bits - 1)), (1i64 << (bits - 1)) - 1),
        _ => (0, (1i64 << bits) - 1),
    };
    // What CPython reads as an unsigned long before it looks at the range.
    let as_unsigned = order != Order::Big && bits == 32 && item.kind == Kind::Unsigned;
    let found = if as_unsigned { unsigned.map(|u| i64::try_from(u).unwrap_or(i64::MAX)) } else { signed };
    let Some(found) = found else { return Err(out_of_range(vm)) };
    if (least..=most).contains(&found) { Ok(found as u64) } else { Err(range(vm, order, item, least, most)) }
}

#[cold]
fn range(vm: &Vm, order: Order, item: &Item, least: i64, most: i64) -> Raised {
    let name = match (item.letter, order) {
        (b'b', _) => "byte format".to_owned(),
        (b'B', _) => "ubyte format".to_owned(),
        (b'h', Order::Native | Order::Little) => "short format".to_owned(),
        (b'H', Order::Native | Order::Little) => "ushort format".to_owned(),
        (letter, _) => format!("'{}' format", char::from(letter)),
    };
    error(vm, &format!("{name} requires {least} <= number <= {most}"))
}

/// The value that lies in `place`.
pub fn unpack(vm: &Vm, order: Order, item: &Item, place: &[u8]) -> Res<Value> {
    let mut number = [0; 8];
    let numeric = !matches!(item.kind, Kind::Bytes | Kind::Pascal | Kind::Pad);
    if numeric {
        number[..place.len()].copy_from_slice(place);
        if order == Order::Big {
            number[..place.len()].reverse();
        }
    }
    let unsigned = u64::from_le_bytes(number);
    Ok(match item.kind {
        Kind::Pad => Value::NONE,
        Kind::Char | Kind::Bytes => bytes::from_slice(vm, place)?.into(),
        Kind::Pascal => {
            let (length, rest) = place.split_first().map_or((0, place), |(n, rest)| (usize::from(*n), rest));
            bytes::from_slice(vm, &rest[..length.min(rest.len())])?.into()
        }
        Kind::Bool => Value::bool(unsigned != 0),
        Kind::Unsigned | Kind::Pointer => int::from_u64(vm, unsigned)?,
        Kind::Signed => {
            let unused = 64 - 8 * item.size as u32;
            int::from_i64(vm, (unsigned << unused) as i64 >> unused)?
        }
        Kind::Float => Value::float(match item.size {
            2 => half::to_f64(unsigned as u16),
            4 => f64::from(f32::from_bits(unsigned as u32)),
            _ => f64::from_bits(unsigned),
        }),
    })
}
