//! Base 64 (RFC 4648), as tolerant as CPython is unless `strict_mode` asks otherwise.

use super::{Ascii, Binascii, charge, error};
use crate::native::module;
use crate::objects::bytes::{self, Bytes};
use crate::ops::buffer::BytesLike;
use crate::value::Ref;
use crate::vm::{Res, Vm};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn value(byte: u8) -> Option<u8> {
    Some(match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        b'/' => 63,
        _ => return None,
    })
}

fn encode(data: &[u8]) -> Vec<u8> {
    let mut text = Vec::with_capacity(data.len().div_ceil(3) * 4 + 1);
    for group in data.chunks(3) {
        let at = |i: usize| u32::from(group.get(i).copied().unwrap_or(0));
        let bits = at(0) << 16 | at(1) << 8 | at(2);
        for i in 0..4 {
            let letter = ALPHABET[(bits >> (18 - 6 * i) & 63) as usize];
            text.push(if i <= group.len() { letter } else { b'=' });
        }
    }
    text
}

/// What is wrong with a text.
enum Wrong {
    Is(&'static str),
    /// As many letters, one more than fours.
    Letters(usize),
}

fn decode(text: &[u8], strict: bool) -> Result<Vec<u8>, Wrong> {
    let mut data = Vec::with_capacity(text.len() / 4 * 3 + 3);
    // The position in the group of four, what the last letter leaves for the next byte, and the padding seen in this group.
    let (mut position, mut left, mut pads) = (0, 0, 0);
    let mut padding_started = false;
    if strict && text.first() == Some(&b'=') {
        return Err(Wrong::Is("Leading padding not allowed"));
    }
    for (i, &byte) in text.iter().enumerate() {
        if byte == b'=' {
            padding_started = true;
            if position >= 2 {
                pads += 1;
                if position + pads >= 4 {
                    if strict && i + 1 < text.len() {
                        return Err(Wrong::Is("Excess data after padding"));
                    }
                    return Ok(data);
                }
            }
            continue;
        }
        let Some(letter) = value(byte) else {
            if strict {
                return Err(Wrong::Is("Only base64 data is allowed"));
            }
            continue;
        };
        if strict && padding_started {
            return Err(Wrong::Is("Discontinuous padding not allowed"));
        }
        pads = 0;
        match position {
            0 => left = letter,
            1 => {
                data.push(left << 2 | letter >> 4);
                left = letter & 0xF;
            }
            2 => {
                data.push(left << 4 | letter >> 2);
                left = letter & 3;
            }
            _ => {
                data.push(left << 6 | letter);
                left = 0;
            }
        }
        position = (position + 1) % 4;
    }
    match position {
        0 => Ok(data),
        1 => Err(Wrong::Letters(data.len() / 3 * 4 + 1)),
        _ => Err(Wrong::Is("Incorrect padding")),
    }
}

#[module("binascii", BASE_SIXTYFOUR)]
impl Binascii {
    #[py("b2a_base64($module, data, /, *, newline=True)")]
    fn b2a_base64(vm: &mut Vm, data: BytesLike<'_>, newline: bool) -> Res<Ref<Bytes>> {
        let data = data.bytes(vm)?;
        charge(vm, data.len(), 2)?;
        let mut text = encode(&data);
        if newline {
            text.push(b'\n');
        }
        Ok(bytes::from_slice(vm, &text)?)
    }

    #[py("a2b_base64($module, data, /, *, strict_mode=False)")]
    fn a2b_base64(vm: &mut Vm, data: Ascii<'_>, strict_mode: bool) -> Res<Ref<Bytes>> {
        let text = data.bytes(vm)?;
        charge(vm, text.len(), 1)?;
        match decode(&text, strict_mode) {
            Ok(data) => Ok(bytes::from_slice(vm, &data)?),
            Err(Wrong::Is(message)) => Err(error(vm, message)),
            Err(Wrong::Letters(count)) => {
                let message = format!(
                    "Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a \
                     multiple of 4"
                );
                Err(error(vm, &message))
            }
        }
    }
}
