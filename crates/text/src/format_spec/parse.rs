//! Reading a format specification.

use super::{Align, Error, FormatSpec, Grouping, Sign, Target};
use crate::{StrBuf, StrView, unicode};

impl FormatSpec {
    /// Reads a specification for a value of the kind `target`; `type_name` is the object's, for messages.
    pub fn parse(spec: StrView<'_>, target: Target, type_name: &str) -> Result<FormatSpec, Error> {
        let (default_align, default_kind) = match target {
            Target::Str => (Align::Left, Some('s'.into())),
            Target::Int => (Align::Right, Some('d'.into())),
            Target::Float | Target::Complex => (Align::Right, None),
        };
        let mut reader = Reader { spec, at: 0 };
        let (fill, align) = reader.fill_and_align();
        let sign = reader.take_if(sign_of);
        let no_negative_zero = reader.take('z');
        let alternate = reader.take('#');
        // A zero before the width means to fill with zeros behind the sign, where that is possible.
        let zero = fill.is_none() && reader.take('0');
        let width = reader.integer()?;
        let grouping = reader.grouping()?;
        let precision = if reader.take('.') {
            Some(reader.integer()?.ok_or("Format specifier missing precision")?)
        } else {
            None
        };
        if reader.at + 1 < spec.len() {
            return Err(invalid(spec, type_name));
        }
        let kind = reader.peek(0).or(default_kind);
        if let Some(grouping) = grouping {
            check_grouping(grouping, kind)?;
        }
        let default_align =
            if zero && default_align == Align::Right { Align::AfterSign } else { default_align };
        Ok(FormatSpec {
            fill: fill.unwrap_or(if zero { '0' } else { ' ' }.into()),
            align: align.unwrap_or(default_align),
            sign,
            no_negative_zero,
            alternate,
            width,
            grouping,
            precision,
            kind,
        })
    }
}

fn invalid(spec: StrView<'_>, type_name: &str) -> Error {
    let mut message = StrBuf::new();
    message.push_str("Invalid format specifier '");
    message.push_view(spec);
    message.push_str(&format!("' for object of type '{type_name}'"));
    message.finish()
}

/// The specification, and where it is read.
struct Reader<'a> {
    spec: StrView<'a>,
    at: usize,
}

impl Reader<'_> {
    fn peek(&self, ahead: usize) -> Option<u32> {
        self.spec.get(self.at + ahead)
    }

    fn fill_and_align(&mut self) -> (Option<u32>, Option<Align>) {
        if let Some(align) = self.peek(1).and_then(align_of) {
            let fill = self.peek(0);
            self.at += 2;
            return (fill, Some(align));
        }
        (None, self.take_if(align_of))
    }

    /// Takes the next code point if `meaning` knows it.
    fn take_if<T>(&mut self, meaning: impl Fn(u32) -> Option<T>) -> Option<T> {
        let meant = self.peek(0).and_then(meaning)?;
        self.at += 1;
        Some(meant)
    }

    fn take(&mut self, wanted: char) -> bool {
        self.take_if(|point| (point == u32::from(wanted)).then_some(())).is_some()
    }

    fn integer(&mut self) -> Result<Option<usize>, Error> {
        let start = self.at;
        while self.peek(0).is_some_and(|point| unicode::decimal(point).is_some()) {
            self.at += 1;
        }
        Ok(integer(self.spec.slice(start..self.at))?)
    }

    fn grouping(&mut self) -> Result<Option<Grouping>, Error> {
        let both = || Err("Cannot specify both ',' and '_'.".into());
        let comma = self.take(',');
        if !self.take('_') {
            return Ok(comma.then_some(Grouping::Comma));
        }
        if comma || self.take(',') { both() } else { Ok(Some(Grouping::Underscore)) }
    }
}

/// Decimal digits, of any script, as a number; `None` if that is not what the text is, or if it is empty.
pub(crate) fn integer(text: StrView<'_>) -> Result<Option<usize>, &'static str> {
    let mut value: Option<i64> = None;
    for point in text {
        let Some(digit) = unicode::decimal(point) else { return Ok(None) };
        let next = value.unwrap_or(0).checked_mul(10).and_then(|value| value.checked_add(i64::from(digit)));
        value = Some(next.ok_or("Too many decimal digits in format string")?);
    }
    Ok(value.map(|value| value as usize))
}

fn align_of(point: u32) -> Option<Align> {
    match char::from_u32(point)? {
        '<' => Some(Align::Left),
        '>' => Some(Align::Right),
        '^' => Some(Align::Center),
        '=' => Some(Align::AfterSign),
        _ => None,
    }
}

fn sign_of(point: u32) -> Option<Sign> {
    match char::from_u32(point)? {
        '+' => Some(Sign::Plus),
        '-' => Some(Sign::Minus),
        ' ' => Some(Sign::Space),
        _ => None,
    }
}

fn check_grouping(grouping: Grouping, kind: Option<u32>) -> Result<(), Error> {
    let allowed = match kind.map(char::from_u32) {
        None => true,
        Some(Some('d' | 'e' | 'f' | 'g' | 'E' | 'G' | '%' | 'F')) => true,
        Some(Some('b' | 'o' | 'x' | 'X')) => grouping == Grouping::Underscore,
        _ => false,
    };
    if allowed {
        return Ok(());
    }
    let separator = match grouping {
        Grouping::Comma => ',',
        Grouping::Underscore => '_',
    };
    Err(format!("Cannot specify '{separator}' with '{}'.", shown(kind.unwrap_or(0))).into())
}

/// A presentation type in a message.
pub(super) fn shown(kind: u32) -> String {
    match char::from_u32(kind) {
        Some(c) if c.is_ascii() && kind > 32 => c.to_string(),
        _ => format!("\\x{kind:x}"),
    }
}
