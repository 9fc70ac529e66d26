//! UTF-7 (RFC 2152): ASCII as it is, and between `+` and `-` UTF-16 in base64. What RFC 2152 lets an encoder choose is
//! chosen as in CPython's: optional direct characters and white space stand for themselves.

use super::Error;
use crate::{StrBuf, StrView};

const ENCODING: &str = "utf7";
const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn digit(byte: u8) -> Option<u32> {
    DIGITS.iter().position(|&digit| digit == byte).map(|value| value as u32)
}

/// Whether a character stands for itself.
fn is_direct(point: u32) -> bool {
    match u8::try_from(point) {
        Ok(b'\t' | b'\n' | b'\r') => true,
        Ok(byte) => matches!(byte, b' '..=b'}') && !matches!(byte, b'+' | b'\\'),
        Err(_) => false,
    }
}

/// The code points of a sequence in base64, as far as it has been read.
#[derive(Default)]
struct Shifted {
    points: Vec<u32>,
    /// The first half of a pair.
    high: Option<u32>,
    /// Bits that make no unit yet, and how many.
    bits: u32,
    count: u32,
}

impl Shifted {
    fn push(&mut self, digit: u32) {
        self.bits = self.bits << 6 | digit;
        self.count += 6;
        if self.count < 16 {
            return;
        }
        self.count -= 16;
        let unit = self.bits >> self.count;
        self.bits &= (1 << self.count) - 1;
        match (self.high.take(), unit) {
            (Some(high), 0xDC00..0xE000) => {
                return self.points.push(0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00));
            }
            (Some(high), _) => self.points.push(high),
            (None, _) => {}
        }
        match unit {
            0xD800..0xDC00 => self.high = Some(unit),
            _ => self.points.push(unit),
        }
    }
}

/// Reads whole sequences only: without `last`, one that has no end is left.
pub(super) fn decode(input: &[u8], position: &mut usize, last: bool, out: &mut StrBuf) -> Result<(), Error> {
    let error = |start, end, reason| Err(Error { encoding: ENCODING, start, end, reason });
    while let Some(&byte) = input.get(*position) {
        let start = *position;
        if byte != b'+' {
            *position += 1;
            if !byte.is_ascii() {
                return error(start, *position, "unexpected special character");
            }
            out.push(byte.into());
            continue;
        }
        match input.get(start + 1) {
            Some(b'-') => {
                out.push('+'.into());
                *position += 2;
                continue;
            }
            Some(&next) if digit(next).is_none() => return error(start, start + 2, "ill-formed sequence"),
            _ => {}
        }
        let mut shifted = Shifted::default();
        let mut at = start + 1;
        while let Some(digit) = input.get(at).and_then(|&byte| digit(byte)) {
            shifted.push(digit);
            at += 1;
        }
        let Shifted { points, high, bits, count } = shifted;
        let Some(&end) = input.get(at) else {
            if !last {
                return Ok(());
            }
            out.extend(points);
            *position = at;
            if high.is_some() || count >= 6 || bits != 0 {
                return error(start, at, "unterminated shift sequence");
            }
            return Ok(());
        };
        out.extend(points);
        if count >= 6 {
            return error(start, at + 1, "partial character in shift sequence");
        }
        if bits != 0 {
            return error(start, at + 1, "non-zero padding bits in shift sequence");
        }
        if end.is_ascii() {
            out.extend(high);
        }
        *position = at + usize::from(end == b'-');
    }
    Ok(())
}

pub(super) fn encode(input: StrView<'_>, position: &mut usize, out: &mut Vec<u8>) {
    let mut points = input.tail(*position).iter().peekable();
    while let Some(point) = points.next() {
        if is_direct(point) {
            out.push(point as u8);
            continue;
        }
        out.push(b'+');
        if point == u32::from(b'+') {
            out.push(b'-');
            continue;
        }
        write_shifted(point, &mut points, out);
        let follows = points.peek().and_then(|&point| u8::try_from(point).ok());
        if follows.is_none_or(|byte| byte == b'-' || digit(byte).is_some()) {
            out.push(b'-');
        }
    }
    *position = input.len();
}

/// Writes `first` and what follows up to a direct character in base64.
fn write_shifted(first: u32, points: &mut std::iter::Peekable<impl Iterator<Item = u32>>, out: &mut Vec<u8>) {
    let (mut bits, mut count) = (0u32, 0);
    let mut push = |unit: u32| {
        bits = bits << 16 | unit;
        count += 16;
        while count >= 6 {
            count -= 6;
            out.push(DIGITS[(bits >> count & 63) as usize]);
        }
        bits &= (1 << count) - 1;
    };
    let mut point = Some(first);
    while let Some(next) = point {
        if next > 0xFFFF {
            push(0xD800 + ((next - 0x10000) >> 10));
            push(0xDC00 + ((next - 0x10000) & 0x3FF));
        } else {
            push(next);
        }
        point = points.next_if(|&point| !is_direct(point));
    }
    if count > 0 {
        out.push(DIGITS[(bits << (6 - count) & 63) as usize]);
    }
}
