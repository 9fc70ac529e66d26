//! UTF-16 and UTF-32.

use super::{Error, Order, is_surrogate};
use crate::{StrBuf, StrView};

const MARK: u32 = 0xFEFF;

const UTF_16: [&str; 3] = ["utf-16", "utf-16-le", "utf-16-be"];
const UTF_32: [&str; 3] = ["utf-32", "utf-32-le", "utf-32-be"];

/// Decides the byte order by a mark at the start, and reads past it. With too little input to tell, it stays open.
fn read_mark<const N: usize>(input: &[u8], position: &mut usize, order: &mut Order) {
    if *order != Order::Marked || *position != 0 {
        return;
    }
    let Some(start) = input.first_chunk::<N>() else { return };
    if unit(start, Order::Little) == MARK {
        *order = Order::Little;
        *position = N;
    } else if unit(start, Order::Big) == MARK {
        *order = Order::Big;
        *position = N;
    }
}

pub(super) fn unit<const N: usize>(bytes: &[u8; N], order: Order) -> u32 {
    let push = |value: u32, byte: &u8| value << 8 | u32::from(*byte);
    match order {
        Order::Big => bytes.iter().fold(0, push),
        Order::Little | Order::Marked => bytes.iter().rev().fold(0, push),
    }
}

/// A decoding error names the order it decoded in.
fn decoding_name(names: [&'static str; 3], order: Order) -> &'static str {
    if order == Order::Big { names[2] } else { names[1] }
}

pub(super) fn decode_utf16(
    input: &[u8],
    position: &mut usize,
    order: &mut Order,
    last: bool,
    out: &mut StrBuf,
) -> Result<(), Error> {
    read_mark::<2>(input, position, order);
    let order = *order;
    let fail = |start: usize, end: usize, reason| {
        Err(Error { encoding: decoding_name(UTF_16, order), start, end, reason })
    };
    let unit_at =
        |at: usize| input.get(at..).and_then(<[u8]>::first_chunk::<2>).map(|bytes| unit(bytes, order));
    while let Some(first) = unit_at(*position) {
        let start = *position;
        match first {
            0xD800..0xDC00 => match unit_at(start + 2) {
                None if last => return fail(start, input.len(), "unexpected end of data"),
                None => return Ok(()),
                Some(second @ 0xDC00..0xE000) => {
                    out.push(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
                    *position += 4;
                }
                Some(_) => return fail(start, start + 2, "illegal UTF-16 surrogate"),
            },
            0xDC00..0xE000 => return fail(start, start + 2, "illegal encoding"),
            _ => {
                out.push(first);
                *position += 2;
            }
        }
    }
    if last && *position < input.len() {
        return fail(*position, input.len(), "truncated data");
    }
    Ok(())
}

pub(super) fn decode_utf32(
    input: &[u8],
    position: &mut usize,
    order: &mut Order,
    last: bool,
    out: &mut StrBuf,
) -> Result<(), Error> {
    read_mark::<4>(input, position, order);
    let order = *order;
    let fail = |start: usize, end: usize, reason| {
        Err(Error { encoding: decoding_name(UTF_32, order), start, end, reason })
    };
    while let Some(bytes) = input.get(*position..).and_then(<[u8]>::first_chunk::<4>) {
        let point = unit(bytes, order);
        if is_surrogate(point) {
            return fail(
                *position,
                *position + 4,
                "code point in surrogate code point range(0xd800, 0xe000)",
            );
        }
        if point > 0x10FFFF {
            return fail(*position, *position + 4, "code point not in range(0x110000)");
        }
        out.push(point);
        *position += 4;
    }
    if last && *position < input.len() {
        return fail(*position, input.len(), "truncated data");
    }
    Ok(())
}

pub(super) fn push_unit<const N: usize>(value: u32, order: Order, out: &mut Vec<u8>) {
    let bytes = value.to_le_bytes();
    match order {
        Order::Big => out.extend(bytes[..N].iter().rev()),
        Order::Little | Order::Marked => out.extend_from_slice(&bytes[..N]),
    }
}

pub(super) fn encode_utf16(
    input: StrView<'_>,
    position: &mut usize,
    order: Order,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    encode::<2>(input, position, order, UTF_16, out)
}

pub(super) fn encode_utf32(
    input: StrView<'_>,
    position: &mut usize,
    order: Order,
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    encode::<4>(input, position, order, UTF_32, out)
}

fn encode<const N: usize>(
    input: StrView<'_>,
    position: &mut usize,
    order: Order,
    names: [&'static str; 3],
    out: &mut Vec<u8>,
) -> Result<(), Error> {
    // An error handler may go back to the start.
    if order == Order::Marked && *position == 0 && out.is_empty() {
        push_unit::<N>(MARK, order, out);
    }
    for point in input.tail(*position) {
        if is_surrogate(point) {
            let encoding = names[order as usize];
            return Err(Error {
                encoding,
                start: *position,
                end: *position + 1,
                reason: "surrogates not allowed",
            });
        }
        if N == 2 && point > 0xFFFF {
            push_unit::<N>(0xD800 + ((point - 0x10000) >> 10), order, out);
            push_unit::<N>(0xDC00 + ((point - 0x10000) & 0x3FF), order, out);
        } else {
            push_unit::<N>(point, order, out);
        }
        *position += 1;
    }
    Ok(())
}
