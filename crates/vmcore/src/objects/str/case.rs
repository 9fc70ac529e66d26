//! Letter case, and what kind of characters there are.

use text::unicode::{self, case};
use text::{StrData, StrView};

use super::{Str, StrWriter, from_made};
use crate::native::methods;
use crate::value::Ref;
use crate::vm::{Res, Vm};

#[methods(CASE)]
impl Str {
    #[py("upper($self, /)")]
    fn upper(vm: &Vm, this: &Ref<Str>) -> Res<Ref<Str>> {
        changed(vm, this, |ascii| ascii.make_ascii_uppercase(), case::upper)
    }

    #[py("lower($self, /)")]
    fn lower(vm: &Vm, this: &Ref<Str>) -> Res<Ref<Str>> {
        changed(vm, this, |ascii| ascii.make_ascii_lowercase(), case::lower)
    }

    #[py("casefold($self, /)")]
    fn casefold(vm: &Vm, this: &Ref<Str>) -> Res<Ref<Str>> {
        changed(vm, this, |ascii| ascii.make_ascii_lowercase(), case::casefold)
    }

    #[py("swapcase($self, /)")]
    fn swapcase(vm: &Vm, this: &Ref<Str>) -> Res<Ref<Str>> {
        changed(vm, this, |ascii| ascii.iter_mut().for_each(swap_case), case::swapcase)
    }

    #[py("capitalize($self, /)")]
    fn capitalize(vm: &Vm, this: &Ref<Str>) -> Res<Ref<Str>> {
        let capitalize = |ascii: &mut [u8]| {
            ascii.make_ascii_lowercase();
            ascii[..1].make_ascii_uppercase();
        };
        changed(vm, this, capitalize, case::capitalize)
    }

    #[py("title($self, /)")]
    fn title(vm: &Vm, this: &Ref<Str>) -> Res<Ref<Str>> {
        changed(vm, this, title_ascii, case::title)
    }

    #[py("isascii($self, /)")]
    fn isascii(this: &Ref<Str>) -> bool {
        this.is_ascii()
    }

    #[py("islower($self, /)")]
    fn islower(this: &Ref<Str>) -> bool {
        case::is_all_lower(this.view())
    }

    #[py("isupper($self, /)")]
    fn isupper(this: &Ref<Str>) -> bool {
        case::is_all_upper(this.view())
    }

    #[py("istitle($self, /)")]
    fn istitle(this: &Ref<Str>) -> bool {
        case::is_all_title(this.view())
    }

    #[py("isspace($self, /)")]
    fn isspace(this: &Ref<Str>) -> bool {
        is_all(this, |byte| matches!(byte, b'\t'..=b'\r' | 0x1C..=0x1F | b' '), unicode::is_space)
    }

    #[py("isdecimal($self, /)")]
    fn isdecimal(this: &Ref<Str>) -> bool {
        is_all(this, |byte| byte.is_ascii_digit(), unicode::is_decimal)
    }

    #[py("isdigit($self, /)")]
    fn isdigit(this: &Ref<Str>) -> bool {
        is_all(this, |byte| byte.is_ascii_digit(), unicode::is_digit)
    }

    #[py("isnumeric($self, /)")]
    fn isnumeric(this: &Ref<Str>) -> bool {
        is_all(this, |byte| byte.is_ascii_digit(), unicode::is_numeric)
    }

    #[py("isalpha($self, /)")]
    fn isalpha(this: &Ref<Str>) -> bool {
        is_all(this, |byte| byte.is_ascii_alphabetic(), unicode::is_alpha)
    }

    #[py("isalnum($self, /)")]
    fn isalnum(this: &Ref<Str>) -> bool {
        is_all(this, |byte| byte.is_ascii_alphanumeric(), unicode::is_alnum)
    }

    #[py("isidentifier($self, /)")]
    fn isidentifier(this: &Ref<Str>) -> bool {
        case::is_identifier(this.view())
    }

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
    if this.is_ascii() {
        return !this.is_empty() && this.items().iter().all(|byte| ascii(*byte));
    }
    this.view().iter().all(other)
}
