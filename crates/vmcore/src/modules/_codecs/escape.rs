//! The escapes of bytes literals: `escape_encode` and `escape_decode`, which pickle's protocol 0 is read with.

use crate::heap::Buf;
use crate::objects::bytes::{self, Bytes};
use crate::objects::str::Str;
use crate::ops;
use crate::value::Ref;
use crate::vm::{Res, Vm};

/// As `repr` shows bytes between single quotes.
pub(super) fn encode(vm: &Vm, input: &[u8]) -> Res<Ref<Bytes>> {
    vm.tick((input.len() / 16) as u64)?;
    let mut out = Buf::with_capacity(vm.heap(), input.len())?;
    for byte in input {
        match byte {
            b'\n' => out.extend_from_slice(b"\\n")?,
            b'\r' => out.extend_from_slice(b"\\r")?,
            b'\t' => out.extend_from_slice(b"\\t")?,
            b'\\' | b'\'' => out.extend_from_slice(&[b'\\', *byte])?,
            b' '..=b'~' => out.push(*byte)?,
            _ => out.extend_from_slice(format!("\\x{byte:02x}").as_bytes())?,
        }
    }
    Ok(bytes::from_slice(vm, &out)?)
}

/// The bytes that a literal's escapes mean (`_PyBytes_DecodeEscape`).
pub(super) fn decode(vm: &mut Vm, input: &[u8], errors: Option<&Ref<Str>>) -> Res<Ref<Bytes>> {
    vm.tick((input.len() / 16) as u64)?;
    let mut out = Buf::with_capacity(vm.heap(), input.len())?;
    let mut at = 0;
    // The first escape that means nothing: a letter, or an octal number beyond a byte.
    let mut invalid: Option<String> = None;
    while let Some(byte) = input.get(at).copied() {
        at += 1;
        if byte != b'\\' {
            out.push(byte)?;
            continue;
        }
        let Some(escape) = input.get(at).copied() else {
            return Err(vm.value_error("Trailing \\ in string"));
        };
        at += 1;
        match escape {
            b'\n' => {}
            b'\\' | b'\'' | b'"' => out.push(escape)?,
            b'b' => out.push(8)?,
            b'f' => out.push(12)?,
            b't' => out.push(b'\t')?,
            b'n' => out.push(b'\n')?,
            b'r' => out.push(b'\r')?,
            b'v' => out.push(11)?,
            b'a' => out.push(7)?,
            b'0'..=b'7' => {
                let digits = input[at - 1..].iter().take(3).take_while(|b| matches!(b, b'0'..=b'7'));
                let (value, count) = digits.fold((0u32, 0), |(v, n), b| (v * 8 + u32::from(b - b'0'), n + 1));
                if value > 0o377 {
                    invalid.get_or_insert_with(|| format!("invalid octal escape sequence '\\{value:o}'"));
                }
                at += count - 1;
                out.push(value as u8)?;
            }
            b'x' => {
                let digit = |at: usize| input.get(at).and_then(|b| char::from(*b).to_digit(16));
                match (digit(at), digit(at + 1)) {
                    (Some(high), Some(low)) => {
                        out.push((high << 4 | low) as u8)?;
                        at += 2;
                    }
                    (first, _) => {
                        match errors.map_or(Some("strict"), |errors| errors.as_ascii()) {
                            Some("strict") => {
                                let position = at - 2;
                                let message = format!("invalid \\x escape at position {position}");
                                return Err(vm.value_error(&message));
                            }
                            Some("replace") => out.push(b'?')?,
                            Some("ignore") => {}
                            _ => {
                                let name = errors.map_or(String::new(), |errors| errors.to_string_lossy());
                                let message = format!("decoding error; unknown error handling code: {name}");
                                return Err(vm.value_error(&message));
                            }
                        }
                        at += usize::from(first.is_some());
                    }
                }
            }
            _ => {
                let letter = char::from(escape);
                invalid.get_or_insert_with(|| format!("invalid escape sequence '\\{letter}'"));
                out.extend_from_slice(&[b'\\', escape])?;
            }
        }
    }
    if let Some(message) = invalid {
        let category = vm.types().deprecation_warning.clone();
        ops::warn::warn(vm, &category, &message)?;
    }
    Ok(bytes::from_slice(vm, &out)?)
}
