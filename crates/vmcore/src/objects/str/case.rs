//! Letter case, and what kind of characters there are.

use text::unicode::{self, case};
use text::{StrData, StrView};

use super::{Str, StrWriter, from_made};
use crate::native::methods;
use crate::value::Ref;
use crate::vm::{Res, Vm};

#[methods(CASE)]
impl Str {
    /// Return a copy of the string converted to uppercase.
    #[py("upper($self, /)")]
    fn upper(vm: &Vm, this: &Ref<Str>) -> Res<Ref<Str>> {
        changed(vm, this, |ascii| ascii.make_ascii_uppercase(), case::upper)
    }

    /// Return a copy of the string converted to lowercase.
    #[py("lower($self, /)")]
    fn lower(vm: &Vm, this: &Ref<Str>) -> Res<Ref<Str>> {
        changed(vm, this, |ascii| ascii.make_ascii_lowercase(), case::lower)
    }

    /// Return a version of the string suitable for caseless comparisons.
    #[py("casefold($self, /)")]
    fn casefold(vm: &Vm, this: &Ref<Str>) -> Res<Ref<Str>> {
        changed(vm, this, |ascii| ascii.make_ascii_lowercase(), case::casefold)
    }

    /// Convert uppercase characters to lowercase and lowercase characters to uppercase.
    #[py("swapcase($self, /)")]
    fn swapcase(vm: &Vm, this: &Ref<Str>) -> Res<Ref<Str>> {
        changed(vm, this, |ascii| ascii.iter_mut().for_each(swap_case), case::swapcase)
    }

    /// Return a capitalized version of the string.
    ///
    /// More specifically, make the first character have upper case and the rest lower
    /// case.
    #[py("capitalize($self, /)")]
    fn capitalize(vm: &Vm, this: &Ref<Str>) -> Res<Ref<Str>> {
        let capitalize = |ascii: &mut [u8]| {
            ascii.make_ascii_lowercase();
            ascii[..1].make_ascii_uppercase();
        };
        changed(vm, this, capitalize, case::capitalize)
    }

    /// Return a version of the string where each word is titlecased.
    ///
    /// More specifically, words start with uppercased characters and all remaining
    /// cased characters have lower case.
    #[py("title($self, /)")]
    fn title(vm: &Vm, this: &Ref<Str>) -> Res<Ref<Str>> {
        changed(vm, this, title_ascii, case::title)
    }

    /// Return True if all characters in the string are ASCII, False otherwise.
    ///
    /// ASCII characters have code points in the range U+0000-U+007F.
    /// Empty string is ASCII too.
    #[py("isascii($self, /)")]
    fn isascii(this: &Ref<Str>) -> bool {
        this.is_ascii()
    }

    /// Return True if the string is a lowercase string, False otherwise.
    ///
    /// A string is lowercase if all cased characters in the string are lowercase and
    /// there is at least one cased character in the string.
    #[py("islower($self, /)")]
    fn islower(this: &Ref<Str>) -> bool {
        case::is_all_lower(this.view())
    }

    /// Return True if the string is an uppercase string, False otherwise.
    ///
    /// A string is uppercase if all cased characters in the string are uppercase and
    /// there is at least one cased character in the string.
    #[py("isupper($self, /)")]
    fn isupper(this: &Ref<Str>) -> bool {
        case::is_all_upper(this.view())
    }

    /// Return True if the string is a title-cased string, False otherwise.
    ///
    /// In a title-cased string, upper- and title-case characters may only
    /// follow uncased characters and lowercase characters only cased ones.
    #[py("istitle($self, /)")]
    fn istitle(this: &Ref<Str>) -> bool {
        case::is_all_title(this.view())
    }

    /// Return True if the string is a whitespace string, False otherwise.
    ///
    /// A string is whitespace if all characters in the string are whitespace and there
    /// is at least one character in the string.
    #[py("isspace($self, /)")]
    fn isspace(this: &Ref<Str>) -> bool {
        is_all(this, |byte| matches!(byte, b'\t'..=b'\r' | 0x1C..=0x1F | b' '), unicode::is_space)
    }

    /// Return True if the string is a decimal string, False otherwise.
    ///
    /// A string is a decimal string if all characters in the string are decimal and
    /// there is at least one character in the string.
    #[py("isdecimal($self, /)")]
    fn isdecimal(this: &Ref<Str>) -> bool {
        is_all(this, |byte| byte.is_ascii_digit(), unicode::is_decimal)
    }

    /// Return True if the string is a digit string, False otherwise.
    ///
    /// A string is a digit string if all characters in the string are digits and there
    /// is at least one character in the string.
    #[py("isdigit($self, /)")]
    fn isdigit(this: &Ref<Str>) -> bool {
        is_all(this, |byte| byte.is_ascii_digit(), unicode::is_digit)
    }

    /// Return True if the string is a numeric string, False otherwise.
    ///
    /// A string is numeric if all characters in the string are numeric and there is at
    /// least one character in the string.
    #[py("isnumeric($self, /)")]
    fn isnumeric(this: &Ref<Str>) -> bool {
        is_all(this, |byte| byte.is_ascii_digit(), unicode::is_numeric)
    }

    /// Return True if the string is an alphabetic string, False otherwise.
    ///
    /// A string is alphabetic if all characters in the string are alphabetic and there
    /// is at least one character in the string.
    #[py("isalpha($self, /)")]
    fn isalpha(this: &Ref<Str>) -> bool {
        is_all(this, |byte| byte.is_ascii_alphabetic(), unicode::is_alpha)
    }

    /// Return True if the string is an alpha-numeric string, False otherwise.
    ///
    /// A string is alpha-numeric if all characters in the string are alpha-numeric and
    /// there is at least one character in the string.
    #[py("isalnum($self, /)")]
    fn isalnum(this: &Ref<Str>) -> bool {
        is_all(this, |byte| byte.is_ascii_alphanumeric(), unicode::is_alnum)
    }

    /// Return True if the string is a valid Python identifier, False otherwise.
    ///
    /// Call keyword.iskeyword(s) to test whether string s is a reserved identifier,
    /// such as "def" or "class".
    #[py("isidentifier($self, /)")]
    fn isidentifier(this: &Ref<Str>) -> bool {
        case::is_identifier(this.view())
    }

    /// Return True if the string is printable, False otherwise.
    ///
    /// A string is printable if all of its characters are considered printable in
    /// repr() or if it is empty.
    #[py("isprintable($self, /)")]
    fn isprintable(this: &Ref<Str>) -> bool {
        this.view().iter().all(unicode::is_printable)
    }
}

/// A string with other letter case: `ascii` changes a copy in place, `other` makes one that may be longer.
fn changed(
    vm: &Vm,
    this: &Ref<Str>,
    ascii: impl FnOnce(&mut [u8]),
    other: impl FnOnce(StrView<'_>) -> StrData,
) -> Res<Ref<Str>> {
    vm.tick((this.len() / 64) as u64)?;
    if this.is_empty() {
        return Ok(super::empty(vm));
    }
    if this.is_ascii() {
        let mut writer = StrWriter::new(vm, this.len(), 0x7F)?;
        writer.push_view(this.view());
        ascii(writer.bytes());
        return Ok(writer.finish(vm));
    }
    // A character becomes three at most.
    let bound = this.len().saturating_mul(3 * 4);
    Ok(from_made(vm, bound, || other(this.view()))?)
}

fn swap_case(byte: &mut u8) {
    if byte.is_ascii_alphabetic() {
        *byte ^= 0x20;
    }
}

pub(crate) fn title_ascii(text: &mut [u8]) {
    let mut after_letter = false;
    for byte in text {
        if after_letter {
            byte.make_ascii_lowercase();
        } else {
            byte.make_ascii_uppercase();
        }
        after_letter = byte.is_ascii_alphabetic();
    }
}

/// Whether there is a character, and all are of a kind.
fn is_all(this: &Ref<Str>, ascii: impl Fn(u8) -> bool, other: impl Fn(u32) -> bool) -> bool {
    match this.as_ascii() {
        Some(text) => !text.is_empty() && text.bytes().all(ascii),
        None => this.view().iter().all(other),
    }
}
