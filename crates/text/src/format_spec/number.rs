//! Laying out numbers: sign, prefix, padding, digits in groups, fraction.

use std::borrow::Cow;

use super::{Align, Error, FormatSpec, Grouping, Sign};
use crate::float::{self, Options, Style};
use crate::{StrBuf, StrData, StrView};

/// How an int is to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IntForm {
    /// As digits in this radix, for [`FormatSpec::format_int`].
    Digits(u32),
    /// As the character of this number, for [`FormatSpec::format_char`].
    Character,
    /// As a float: the caller converts, for [`FormatSpec::format_float`].
    Float,
}

/// No precision of floats is larger (C's `INT_MAX`).
const MOST_PRECISION: usize = i32::MAX as usize;

/// A number's parts in the order of the text. Digits may be grouped and padded with zeros; the rest is what follows
/// them: point and fraction, exponent, percent sign, or all of `inf` and `nan`.
struct Number<'a> {
    negative: bool,
    prefix: &'a str,
    digits: &'a str,
    rest: &'a str,
}

impl FormatSpec {
    /// How `format(int, spec)` wants the int; `type_name` is the object's, for messages.
    pub fn int_form(&self, type_name: &str) -> Result<IntForm, Error> {
        let form = match self.kind_char() {
            Some('d' | 'n') => IntForm::Digits(10),
            Some('b') => IntForm::Digits(2),
            Some('o') => IntForm::Digits(8),
            Some('x' | 'X') => IntForm::Digits(16),
            Some('c') => IntForm::Character,
            Some('e' | 'E' | 'f' | 'F' | 'g' | 'G' | '%') => return Ok(IntForm::Float),
            _ => return Err(self.unknown_kind(type_name)),
        };
        let refused = if self.precision.is_some() {
            "Precision not allowed in integer format specifier"
        } else if self.no_negative_zero {
            "Negative zero coercion (z) not allowed in integer format specifier"
        } else if form == IntForm::Character && self.sign.is_some() {
            "Sign not allowed with integer format specifier 'c'"
        } else if form == IntForm::Character && self.alternate {
            "Alternate form (#) not allowed with integer format specifier 'c'"
        } else {
            return Ok(form);
        };
        Err(refused.into())
    }

    /// Formats an int of which [`FormatSpec::int_form`] wants digits: those of its magnitude, letters small.
    pub fn format_int(&self, negative: bool, digits: &str) -> StrData {
        let prefix = match self.kind_char() {
            _ if !self.alternate => "",
            Some('b') => "0b",
            Some('o') => "0o",
            Some('x') => "0x",
            Some('X') => "0X",
            _ => "",
        };
        let upper;
        let digits = if self.kind_char() == Some('X') {
            upper = digits.to_ascii_uppercase();
            &upper
        } else {
            digits
        };
        self.layout(&Number { negative, prefix, digits, rest: "" })
    }

    /// Formats the character of an int of which [`FormatSpec::int_form`] wants that; `point` is at most 0x10FFFF
    /// (for other ints: OverflowError, "%c arg not in range(0x110000)").
    pub fn format_char(&self, point: u32) -> StrData {
        let mut out = StrBuf::new();
        self.pad(StrView::Four(&[point]), &mut out);
        out.finish()
    }

    /// `format(float, spec)`; `type_name` is the object's, for messages.
    pub fn format_float(&self, value: f64, type_name: &str) -> Result<StrData, Error> {
        let mut options = self.float_options();
        let (value, style) = match self.kind_char() {
            None if self.kind.is_none() => {
                options.add_dot_0 = true;
                (value, Style::Repr)
            }
            Some('%') => (value * 100.0, Style::Fixed),
            _ => (value, self.style().ok_or_else(|| self.unknown_kind(type_name))?),
        };
        let mut text = self.float_text(value, style, options)?;
        if self.kind_char() == Some('%') {
            text.push('%');
        }
        Ok(if self.is_plain() { text.into() } else { self.layout(&split(&text)) })
    }

    /// Whether nothing is added to a number's digits but a minus.
    pub fn is_plain(&self) -> bool {
        self.width.is_none()
            && self.grouping.is_none()
            && matches!(self.sign, None | Some(Sign::Minus))
            && !self.alternate
    }

    /// `format(complex, spec)`; `type_name` is the object's, for messages.
    pub fn format_complex(&self, real: f64, imaginary: f64, type_name: &str) -> Result<StrData, Error> {
        let style = match self.kind {
            None => Style::Repr,
            Some(_) => self.style().ok_or_else(|| self.unknown_kind(type_name))?,
        };
        self.check_precision()?;
        if self.fill == u32::from('0') {
            return Err("Zero padding is not allowed in complex format specifier".into());
        }
        if self.align == Align::AfterSign {
            return Err("'=' alignment flag is not allowed in complex format specifier".into());
        }
        // As in repr: without a type, the real part goes if it is zero, and parentheses surround two parts.
        let imaginary_only = self.kind.is_none() && real == 0.0 && real.is_sign_positive();
        let parentheses = self.kind.is_none() && !imaginary_only;
        let part = FormatSpec { width: None, align: Align::Left, ..*self };
        let signed_part = if imaginary_only { part } else { FormatSpec { sign: Some(Sign::Plus), ..part } };

        let mut out = StrBuf::new();
        if parentheses {
            out.push_str("(");
        }
        if !imaginary_only {
            out.push_view(part.layout(&split(&part.float_text(real, style, self.float_options())?)).view());
        }
        let imaginary = self.float_text(imaginary, style, self.float_options())?;
        out.push_view(signed_part.layout(&split(&imaginary)).view());
        out.push_str(if parentheses { "j)" } else { "j" });
        let mut padded = StrBuf::with_capacity(self.width.unwrap_or(0).max(out.len()));
        self.pad(out.view(), &mut padded);
        Ok(padded.finish())
    }

    fn kind_char(&self) -> Option<char> {
        self.kind.and_then(char::from_u32)
    }

    /// What an explicit presentation type of float and complex means.
    fn style(&self) -> Option<Style> {
        match self.kind_char()? {
            'e' | 'E' => Some(Style::Exponent),
            'f' | 'F' => Some(Style::Fixed),
            // 'n' goes by the locale, and the guest's is C's.
            'g' | 'G' | 'n' => Some(Style::General),
            _ => None,
        }
    }

    fn float_options(&self) -> Options {
        Options {
            alternate: self.alternate,
            no_negative_zero: self.no_negative_zero,
            upper: matches!(self.kind_char(), Some('E' | 'F' | 'G')),
            ..Options::default()
        }
    }

    fn check_precision(&self) -> Result<(), Error> {
        if self.precision.is_some_and(|precision| precision > MOST_PRECISION) {
            return Err("precision too big".into());
        }
        Ok(())
    }

    fn float_text(&self, value: f64, style: Style, options: Options) -> Result<String, Error> {
        self.check_precision()?;
        let style = if style == Style::Repr && self.precision.is_some() { Style::General } else { style };
        Ok(float::format(value, style, self.precision.unwrap_or(6), options))
    }

    fn layout(&self, number: &Number<'_>) -> StrData {
        let sign = match self.sign {
            _ if number.negative => "-",
            Some(Sign::Plus) => "+",
            Some(Sign::Space) => " ",
            _ => "",
        };
        let width = self.width.unwrap_or(0);
        let around = sign.len() + number.prefix.len() + number.rest.len();
        let zeros = self.fill == u32::from('0') && self.align == Align::AfterSign;
        let digits = self.grouped(number.digits, if zeros { width.saturating_sub(around) } else { 0 });

        let mut out = StrBuf::with_capacity(width.max(around + digits.len()));
        let (left, right) = self.padding(around + digits.len());
        let (left, inside) = if self.align == Align::AfterSign { (0, left) } else { (left, 0) };
        out.push_repeat(self.fill, left);
        out.push_str(sign);
        out.push_str(number.prefix);
        out.push_repeat(self.fill, inside);
        out.push_str(&digits);
        out.push_str(number.rest);
        out.push_repeat(self.fill, right);
        out.finish()
    }

    /// The digits with separators between groups, and zeros (and separators) in front until they take `width`. A
    /// separator is never in front, so the result may be one longer.
    fn grouped<'a>(&self, digits: &'a str, width: usize) -> Cow<'a, str> {
        if self.grouping.is_none() && digits.len() >= width {
            return digits.into();
        }
        let (separator, group) = match self.grouping {
            None => (None, usize::MAX),
            Some(Grouping::Comma) => (Some(','), 3),
            Some(Grouping::Underscore) => match self.kind_char() {
                Some('b' | 'o' | 'x' | 'X') => (Some('_'), 4),
                _ => (Some('_'), 3),
            },
        };
        if digits.is_empty() {
            return digits.into();
        }
        let separators = |count: usize| if separator.is_some() { (count - 1) / group } else { 0 };
        // Of `width` places, one in `group + 1` is a separator's, but for the first place.
        let fitting = if separator.is_some() { width - width.saturating_sub(1) / (group + 1) } else { width };
        let count = digits.len().max(fitting);
        let mut out = String::with_capacity(count + separators(count));
        let zeros = std::iter::repeat_n('0', count - digits.len());
        for (index, digit) in zeros.chain(digits.chars()).enumerate() {
            if let Some(separator) = separator
                && index > 0
                && (count - index).is_multiple_of(group)
            {
                out.push(separator);
            }
            out.push(digit);
        }
        out.into()
    }
}

/// The parts of a formatted float.
fn split(text: &str) -> Number<'_> {
    let (negative, text) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let end = text.bytes().position(|byte| !byte.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    Number { negative, prefix: "", digits, rest }
}
