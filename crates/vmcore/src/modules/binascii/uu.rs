//! A line of `uuencode`: its length in bytes, then six bits a character from the space on.

use super::{Ascii, Binascii, error};
use crate::native::module;
use crate::objects::bytes::{self, Bytes};
use crate::ops::buffer::BytesLike;
use crate::value::Ref;
use crate::vm::{Res, Vm};

/// Bytes that a line has at most.
const MOST: usize = 45;

fn encode(data: &[u8], backtick: bool) -> Vec<u8> {
    let character = |bits: u8| if backtick && bits == 0 { b'`' } else { bits + b' ' };
    let mut line = vec![character(data.len() as u8)];
    for group in data.chunks(3) {
        let at = |i: usize| u32::from(group.get(i).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        line.extend((0..4).map(|i| character((bits >> (18 - 6 * i) & 63) as u8)));
    }
    line.push(b'\n');
    line
}

fn decode(line: &[u8]) -> Result<Vec<u8>, &'static str> {
    let (first, rest) = line.split_first().unwrap_or((&0, &[]));
    let length = usize::from(first.wrapping_sub(b' ') & 63);
    let mut data = Vec::with_capacity(length);
    let (mut bits, mut count, mut used) = (0u32, 0, 0);
    while data.len() < length {
        let six = match rest.get(used) {
            // Spaces at the end may have been lost on the way.
            None | Some(b'\n' | b'\r') => 0,
            Some(&byte @ b' '..=b'`') => (byte - b' ') & 63,
            Some(_) => return Err("Illegal char"),
        };
        used += 1;
        bits = bits << 6 | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            data.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    let rest = rest.get(used..).unwrap_or(&[]);
    if rest.iter().all(|byte| matches!(byte, b' ' | b'`' | b'\n' | b'\r')) {
        Ok(data)
    } else {
        Err("Trailing garbage")
    }
}

#[module("binascii", UU)]
impl Binascii {
    #[py("b2a_uu($module, data, /, *, backtick=False)")]
    fn b2a_uu(vm: &mut Vm, data: BytesLike<'_>, backtick: bool) -> Res<Ref<Bytes>> {
        let data = data.bytes(vm)?;
        if data.len() > MOST {
            return Err(error(vm, "At most 45 bytes at once"));
        }
        Ok(bytes::from_slice(vm, &encode(&data, backtick))?)
    }

    #[py("a2b_uu($module, data, /)")]
    fn a2b_uu(vm: &mut Vm, data: Ascii<'_>) -> Res<Ref<Bytes>> {
        let line = data.bytes(vm)?;
        vm.tick(line.len() as u64 / 16)?;
        match decode(&line) {
            Ok(data) => Ok(bytes::from_slice(vm, &data)?),
            Err(message) => Err(error(vm, message)),
        }
    }
}
