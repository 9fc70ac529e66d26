//! Quoted-printable text (RFC 2045), and the `Q` encoding of headers (RFC 2047).

use super::{Ascii, Binascii, charge};
use crate::native::module;
use crate::objects::bytes::{self, Bytes};
use crate::ops::buffer::BytesLike;
use crate::value::Ref;
use crate::vm::{Res, Vm};

/// Characters that a line may have.
const LINE: usize = 76;

fn decode(text: &[u8], header: bool) -> Vec<u8> {
    let mut data = Vec::with_capacity(text.len());
    let mut at = 0;
    let digit = |at: usize| text.get(at).and_then(|&byte| char::from(byte).to_digit(16));
    while let Some(&byte) = text.get(at) {
        at += 1;
        match byte {
            b'=' => match text.get(at) {
                None => break,
                Some(b'\n' | b'\r') => {
                    // A soft line break: it goes up to the next newline.
                    at = text[at..]
                        .iter()
                        .position(|&byte| byte == b'\n')
                        .map_or(text.len(), |end| at + end + 1);
                }
                Some(b'=') => {
                    data.push(b'=');
                    at += 1;
                }
                Some(_) => match (digit(at), digit(at + 1)) {
                    (Some(high), Some(low)) => {
                        data.push((high << 4 | low) as u8);
                        at += 2;
                    }
                    _ => data.push(b'='),
                },
            },
            b'_' if header => data.push(b' '),
            _ => data.push(byte),
        }
    }
    data
}

struct Encoder<'a> {
    data: &'a [u8],
    quote_tabs: bool,
    is_text: bool,
    header: bool,
}

impl Encoder<'_> {
    fn must_quote(&self, at: usize, column: usize) -> bool {
        let (byte, next) = (self.data[at], self.data.get(at + 1));
        match byte {
            127.. | b'=' => true,
            b'_' => self.header,
            // A line with a dot alone ends a mail.
            b'.' => column == 0 && matches!(next, None | Some(b'\n' | b'\r' | 0)),
            b'\r' | b'\n' => !self.is_text,
            b' ' | b'\t' => self.quote_tabs || next.is_none(),
            0..33 => true,
            _ => false,
        }
    }

    fn encode(&self) -> Vec<u8> {
        // The text's own line ends are used for soft ones too.
        let newline = self.data.iter().position(|&byte| byte == b'\n');
        let crlf = newline.is_some_and(|at| at > 0 && self.data[at - 1] == b'\r');
        let line_end: &[u8] = if crlf { b"\r\n" } else { b"\n" };
        let mut text = Vec::with_capacity(self.data.len() * 2);
        let (mut at, mut column) = (0, 0);
        while let Some(&byte) = self.data.get(at) {
            let next = self.data.get(at + 1).copied();
            let hexadecimal = |byte: u8| {
                let digit = |four: u8| b"0123456789ABCDEF"[usize::from(four)];
                [b'=', digit(byte >> 4), digit(byte & 15)]
            };
            if self.must_quote(at, column) {
                if column + 3 >= LINE {
                    text.push(b'=');
                    text.extend(line_end);
                    column = 0;
                }
                text.extend(hexadecimal(byte));
                column += 3;
                at += 1;
            } else if self.is_text && (byte == b'\n' || byte == b'\r' && next == Some(b'\n')) {
                // Whitespace at a line's end may get lost.
                if let Some(&last @ (b' ' | b'\t')) = text.last() {
                    text.pop();
                    text.extend(hexadecimal(last));
                }
                text.extend(line_end);
                column = 0;
                at += if byte == b'\r' { 2 } else { 1 };
            } else {
                if next.is_some_and(|next| next != b'\n') && column + 1 >= LINE {
                    text.push(b'=');
                    text.extend(line_end);
                    column = 0;
                }
                column += 1;
                at += 1;
                text.push(if self.header && byte == b' ' { b'_' } else { byte });
            }
        }
        text
    }
}

#[module("binascii", QUOTED_PRINTABLE)]
impl Binascii {
    #[py("b2a_qp($module, /, data, quotetabs=False, istext=True, header=False)")]
    fn b2a_qp(
        vm: &mut Vm,
        data: BytesLike<'_>,
        #[default(0)] quotetabs: i32,
        #[default(1)] istext: i32,
        #[default(0)] header: i32,
    ) -> Res<Ref<Bytes>> {
        let data = data.bytes(vm)?;
        charge(vm, data.len(), 4)?;
        let encoder =
            Encoder { data: &data, quote_tabs: quotetabs != 0, is_text: istext != 0, header: header != 0 };
        Ok(bytes::from_slice(vm, &encoder.encode())?)
    }

    #[py("a2b_qp($module, /, data, header=False)")]
    fn a2b_qp(vm: &mut Vm, data: Ascii<'_>, #[default(0)] header: i32) -> Res<Ref<Bytes>> {
        let text = data.bytes(vm)?;
        charge(vm, text.len(), 1)?;
        Ok(bytes::from_slice(vm, &decode(&text, header != 0))?)
    }
}
