//! Base 64 (RFC 4648), as tolerant as CPython is unless `strict_mode` asks otherwise.

use super::{Ascii, Binascii, error};
use crate::native::module;
use crate::objects::bytes::{self, Bytes};
use crate::ops::buffer::BytesLike;
use crate::value::Ref;
use crate::vm::{Res, Vm};

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The value of each letter; [`NO_LETTER`] of other bytes.
static VALUES: [u8; 256] = {
    let mut values = [NO_LETTER; 256];
    let mut value = 0;
    while value < ALPHABET.len() {
        values[ALPHABET[value] as usize] = value as u8;
        value += 1;
    }
    values
};

/// Has a bit that no letter's value has.
const NO_LETTER: u8 = 0x80;

/// The length of what [`encode`] writes.
fn encoded_len(len: usize) -> usize {
    len.div_ceil(3).saturating_mul(4)
}

fn encode(data: &[u8], text: &mut [u8]) {
    let letters = |a: u8, b: u8, c: u8| {
        let bits = u32::from_be_bytes([0, a, b, c]);
        [18, 12, 6, 0].map(|shift| ALPHABET[(bits >> shift & 63) as usize])
    };
    let (groups, rest) = data.as_chunks::<3>();
    let (fours, last) = text.as_chunks_mut::<4>();
    for ([a, b, c], four) in groups.iter().zip(&mut *fours) {
        *four = letters(*a, *b, *c);
    }
    debug_assert!(last.is_empty());
    if let (Some(four), Some(a)) = (fours.get_mut(groups.len()), rest.first()) {
        let [first, second, third, _] = letters(*a, rest.get(1).copied().unwrap_or(0), 0);
        *four = [first, second, if rest.len() == 2 { third } else { b'=' }, b'='];
    }
}

/// What is wrong with a text.
enum Wrong {
    Is(&'static str),
    /// As many letters, one more than fours.
    Letters(usize),
}

/// Decodes to the beginning of `data`, which has three bytes for each four of `text` and three more; how many were written.
fn decode(text: &[u8], strict: bool, data: &mut [u8]) -> Result<usize, Wrong> {
    // The position in the group of four, what the last letter leaves for the next byte, and the padding seen in this group.
    let (mut position, mut left, mut pads) = (0, 0, 0);
    let mut padding_started = false;
    let (mut at, mut written) = (0, 0);
    if strict && text.first() == Some(&b'=') {
        return Err(Wrong::Is("Leading padding not allowed"));
    }
    while at < text.len() {
        if position == 0 && !padding_started {
            let groups = text[at..].as_chunks::<4>().0;
            let room = data[written..].as_chunks_mut::<3>().0;
            let done = groups.iter().zip(room).map(|(group, three)| decode_group(group, three));
            let whole = done.take_while(|done| *done).count();
            at += whole * 4;
            written += whole * 3;
        }
        let Some(&byte) = text.get(at) else { break };
        at += 1;
        if byte == b'=' {
            padding_started = true;
            if position >= 2 {
                pads += 1;
                if position + pads >= 4 {
                    if strict && at < text.len() {
                        return Err(Wrong::Is("Excess data after padding"));
                    }
                    return Ok(written);
                }
            }
            continue;
        }
        let letter = VALUES[usize::from(byte)];
        if letter == NO_LETTER {
            if strict {
                return Err(Wrong::Is("Only base64 data is allowed"));
            }
            continue;
        }
        if strict && padding_started {
            return Err(Wrong::Is("Discontinuous padding not allowed"));
        }
        pads = 0;
        let (made, rest) = match position {
            0 => (None, letter),
            1 => (Some(left << 2 | letter >> 4), letter & 0xF),
            2 => (Some(left << 4 | letter >> 2), letter & 3),
            _ => (Some(left << 6 | letter), 0),
        };
        if let Some(made) = made {
            data[written] = made;
            written += 1;
        }
        left = rest;
        position = (position + 1) % 4;
    }
    match position {
        0 => Ok(written),
        1 => Err(Wrong::Letters(written / 3 * 4 + 1)),
        _ => Err(Wrong::Is("Incorrect padding")),
    }
}

/// Decodes a group that is all letters; false, having written nothing, of any other.
#[inline(always)]
fn decode_group(group: &[u8; 4], data: &mut [u8; 3]) -> bool {
    let [a, b, c, d] = group.map(|byte| VALUES[usize::from(byte)]);
    if (a | b | c | d) & NO_LETTER != 0 {
        return false;
    }
    *data = [a << 2 | b >> 4, b << 4 | c >> 2, c << 6 | d];
    true
}

#[module("binascii", BASE_SIXTYFOUR)]
impl Binascii {
    #[py("b2a_base64($module, data, /, *, newline=True)")]
    fn b2a_base64(vm: &mut Vm, data: BytesLike<'_>, newline: bool) -> Res<Ref<Bytes>> {
        let data = data.bytes(vm)?;
        vm.tick((data.len() / 16) as u64)?;
        let len = encoded_len(data.len());
        Ok(bytes::filled(vm, len.saturating_add(newline.into()), |text| {
            encode(&data, &mut text[..len]);
            text[len..].fill(b'\n');
            text.len()
        })?)
    }

    #[py("a2b_base64($module, data, /, *, strict_mode=False)")]
    fn a2b_base64(vm: &mut Vm, data: Ascii<'_>, strict_mode: bool) -> Res<Ref<Bytes>> {
        let text = data.bytes(vm)?;
        vm.tick((text.len() / 16) as u64)?;
        let mut wrong = None;
        let data = bytes::filled(vm, text.len() / 4 * 3 + 3, |data| {
            decode(&text, strict_mode, data).map_err(|what| wrong = Some(what)).unwrap_or(0)
        })?;
        match wrong {
            None => Ok(data),
            Some(Wrong::Is(message)) => Err(error(vm, message)),
            Some(Wrong::Letters(count)) => {
                let message = format!(
                    "Invalid base64-encoded string: number of data characters ({count}) cannot be 1 more than a \
                     multiple of 4"
                );
                Err(error(vm, &message))
            }
        }
    }
}
