//! UTF-8. The standard library's validation finds the same errors, of the same length, as CPython's decoder: the
//! longest prefix of a sequence that could be valid (Unicode standard, section 3.9).

use super::{Error, is_surrogate};
use crate::{StrBuf, StrView};

const ENCODING: &str = "utf-8";

pub(super) fn decode(input: &[u8], position: &mut usize, last: bool, out: &mut StrBuf) -> Result<(), Error> {
    let rest = input.get(*position..).unwrap_or_default();
    let chunk = match std::str::from_utf8(rest) {
        Ok(text) => {
            out.push_str(text);
            *position = input.len();
            return Ok(());
        }
        Err(error) => error,
    };
    let (valid, invalid) = rest.split_at(chunk.valid_up_to());
    out.push_str(std::str::from_utf8(valid).unwrap_or_default());
    *position += valid.len();
    let (length, reason) = match chunk.error_len() {
        None if !last => return Ok(()),
        None => (invalid.len(), "unexpected end of data"),
        // Half of a surrogate that more input may complete: the handler "surrogatepass" wants it whole.
        Some(_) if !last && matches!(invalid, [0xED, 0xA0..=0xBF]) => return Ok(()),
        Some(length) if matches!(invalid[0], 0xC2..=0xF4) => (length, "invalid continuation byte"),
        Some(length) => (length, "invalid start byte"),
    };
    Err(Error { encoding: ENCODING, start: *position, end: *position + length, reason })
}

pub(super) fn encode(input: StrView<'_>, position: &mut usize, out: &mut Vec<u8>) -> Result<(), Error> {
    let rest = input.tail(*position);
    if let Some(ascii) = rest.as_ascii() {
        out.extend_from_slice(ascii.as_bytes());
        *position = input.len();
        return Ok(());
    }
    for (index, point) in rest.iter().enumerate() {
        let Some(char) = char::from_u32(point) else {
            let start = *position + index;
            let length = rest.tail(index).iter().take_while(|&point| is_surrogate(point)).count();
            return Err(Error {
                encoding: ENCODING,
                start,
                end: start + length,
                reason: "surrogates not allowed",
            });
        };
        out.extend_from_slice(char.encode_utf8(&mut [0; 4]).as_bytes());
    }
    *position = input.len();
    Ok(())
}
