//! The items of other machines, which pickles have (`mformat_code` in CPython's `Modules/arraymodule.c`).

use text::codecs::{Codec, Order};

use super::Array;
use super::item::{CODES, Code};
use crate::objects::int;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// How a machine lays out an item.
enum Layout {
    Integer { size: usize, signed: bool, big: bool },
    Float { size: usize, big: bool },
    Text(Codec),
}

/// What a machine format code stands for, all of which are below 22.
fn layout(code: i32) -> Layout {
    // Numbers come in pairs: the low byte first, then the high byte first.
    let big = code % 2 == 1;
    match code {
        0 | 1 => Layout::Integer { size: 1, signed: code == 1, big: false },
        2..=13 => {
            let kind = (code - 2) / 2;
            Layout::Integer { size: 2 << (kind / 2), signed: kind % 2 == 1, big }
        }
        14 | 15 => Layout::Float { size: 4, big },
        16 | 17 => Layout::Float { size: 8, big },
        18 => Layout::Text(Codec::Utf16(Order::Little)),
        19 => Layout::Text(Codec::Utf16(Order::Big)),
        20 => Layout::Text(Codec::Utf32(Order::Little)),
        _ => Layout::Text(Codec::Utf32(Order::Big)),
    }
}

/// The type of items that integers of a machine format fit into best; none for other items.
pub(super) fn integer_code(format: i32) -> Option<&'static Code> {
    // Codes of this machine are those with the low byte first.
    let here = if format < 2 { format } else { format & !1 };
    let same = |code: &&Code| i64::from(here) == code.machine_format;
    CODES.iter().rfind(same).filter(|_| matches!(layout(format), Layout::Integer { .. }))
}

/// Makes the value that an item of a machine's format, its bytes in a number, stands for.
type Read = dyn Fn(&Vm, u64) -> Res<Value>;

/// Appends the items in `bytes`, as values, to an array.
pub(super) fn extend(vm: &mut Vm, array: &Ref<Array>, code: i32, bytes: &[u8]) -> Res<()> {
    let (size, read): (usize, Box<Read>) = match layout(code) {
        Layout::Text(codec) => {
            // CPython wants pairs of the encoding's units.
            let size = if code < 20 { 4 } else { 8 };
            if !bytes.len().is_multiple_of(size) {
                return Err(vm.value_error("string length not a multiple of item size"));
            }
            let text = ops::codec::decode_with(vm, bytes, codec, None, true)?.text;
            if array.letter() != 'u' {
                let letter = array.letter();
                let message = format!("cannot use a str to initialize an array with typecode '{letter}'");
                return Err(vm.type_error(&message));
            }
            return array.extend_text(vm, &text);
        }
        Layout::Integer { size, signed, .. } => (
            size,
            Box::new(move |vm, word| {
                let unused = 64 - 8 * size as u32;
                if signed { ops::int(vm, (word << unused) as i64 >> unused) } else { int::from_u64(vm, word) }
            }),
        ),
        Layout::Float { size: 4, .. } => {
            (4, Box::new(|_, word| Ok(Value::float(f32::from_bits(word as u32).into()))))
        }
        Layout::Float { size, .. } => (size, Box::new(|_, word| Ok(Value::float(f64::from_bits(word))))),
    };
    let big = matches!(layout(code), Layout::Integer { big: true, .. } | Layout::Float { big: true, .. });
    if !bytes.len().is_multiple_of(size) {
        return Err(vm.value_error("string length not a multiple of item size"));
    }
    for item in bytes.chunks_exact(size) {
        vm.tick(1)?;
        let mut word = [0; 8];
        word[..size].copy_from_slice(item);
        if big {
            word[..size].reverse();
        }
        let value = read(vm, u64::from_le_bytes(word))?;
        array.append(vm, &value)?;
    }
    Ok(())
}
