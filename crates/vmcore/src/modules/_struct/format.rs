//! Format strings: what each character stands for, where it lies.

/// How numbers lie in memory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Order {
    /// The machine's (little-endian), sizes and alignment included.
    Native,
    Little,
    Big,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Kind {
    Pad,
    /// `c`: a bytes object of length 1.
    Char,
    /// `s`
    Bytes,
    /// `p`: a length, then bytes.
    Pascal,
    Bool,
    Signed,
    Unsigned,
    /// `P`
    Pointer,
    Float,
}

/// One item, or a run of the same.
#[derive(Clone, Copy, Debug)]
pub struct Item {
    pub kind: Kind,
    /// The format character.
    pub letter: u8,
    pub offset: usize,
    /// Bytes of one.
    pub size: usize,
    pub repeat: usize,
}

#[derive(Debug)]
pub struct Layout {
    pub order: Order,
    pub items: Vec<Item>,
    pub size: usize,
    /// How many values are packed.
    pub count: usize,
}

/// What a character stands for: kind, size and alignment.
fn item(letter: u8, order: Order) -> Option<(Kind, usize, usize)> {
    let native = order == Order::Native;
    let (kind, size) = match letter {
        b'x' => (Kind::Pad, 1),
        b'c' => (Kind::Char, 1),
        b's' => (Kind::Bytes, 1),
        b'p' => (Kind::Pascal, 1),
        b'?' => (Kind::Bool, 1),
        b'b' => (Kind::Signed, 1),
        b'B' => (Kind::Unsigned, 1),
        b'h' => (Kind::Signed, 2),
        b'H' => (Kind::Unsigned, 2),
        b'i' => (Kind::Signed, 4),
        b'I' => (Kind::Unsigned, 4),
        b'l' => (Kind::Signed, if native { 8 } else { 4 }),
        b'L' => (Kind::Unsigned, if native { 8 } else { 4 }),
        b'q' => (Kind::Signed, 8),
        b'Q' => (Kind::Unsigned, 8),
        b'n' if native => (Kind::Signed, 8),
        b'N' if native => (Kind::Unsigned, 8),
        b'P' if native => (Kind::Pointer, 8),
        b'e' => (Kind::Float, 2),
        b'f' => (Kind::Float, 4),
        b'd' => (Kind::Float, 8),
        _ => return None,
    };
    Some((kind, size, if native { size } else { 1 }))
}

const TOO_LONG: &str = "total struct size too long";

/// Reads a format string. The error is the message.
pub fn parse(text: &[u8]) -> Result<Layout, &'static str> {
    if text.contains(&0) {
        return Err("embedded null character");
    }
    let (order, text) = match text.split_first() {
        Some((b'@', rest)) => (Order::Native, rest),
        Some((b'=' | b'<', rest)) => (Order::Little, rest),
        Some((b'>' | b'!', rest)) => (Order::Big, rest),
        _ => (Order::Native, text),
    };
    let mut layout = Layout { order, items: Vec::new(), size: 0, count: 0 };
    let mut letters = text.iter().copied();
    while let Some(mut letter) = letters.next() {
        if letter.is_ascii_whitespace() || letter == 0x0B {
            continue;
        }
        let mut repeat = 1;
        if letter.is_ascii_digit() {
            let mut number = usize::from(letter - b'0');
            loop {
                letter = letters.next().ok_or("repeat count given without format specifier")?;
                if !letter.is_ascii_digit() {
                    break;
                }
                let digit = usize::from(letter - b'0');
                number = number.checked_mul(10).and_then(|n| n.checked_add(digit)).ok_or(TOO_LONG)?;
                if number > isize::MAX as usize {
                    return Err(TOO_LONG);
                }
            }
            repeat = number;
        }
        let (kind, size, alignment) = item(letter, order).ok_or("bad char in struct format")?;
        let offset = layout.size.checked_next_multiple_of(alignment).ok_or(TOO_LONG)?;
        let end = size.checked_mul(repeat).and_then(|bytes| offset.checked_add(bytes)).ok_or(TOO_LONG)?;
        if end > isize::MAX as usize {
            return Err(TOO_LONG);
        }
        layout.size = end;
        // A run of bytes is one value.
        let (size, repeat) = match kind {
            Kind::Bytes | Kind::Pascal => (repeat, 1),
            Kind::Pad => (repeat, 0),
            _ => (size, repeat),
        };
        layout.count = layout.count.checked_add(repeat).ok_or("overflow in item count")?;
        if repeat > 0 {
            layout.items.push(Item { kind, letter, offset, size, repeat });
        }
    }
    Ok(layout)
}
