//! Where a string occurs in another: `find`, `count`, `startswith`, `replace`...

use text::{StrBuf, StrView};

use super::{Str, StrWriter, from_made, substring};
use crate::native::{SliceIx, methods};
use crate::objects::substrings::{self, window};
use crate::objects::tuple::Tuple;
use crate::objects::types::class_of;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[methods(SEARCH)]
impl Str {
    #[py("find($self, sub, start=None, end=None, /)", no_text_signature, flavour = "parse_tuple")]
    fn find(vm: &Vm, this: &Ref<Str>, sub: &Value, start: Option<SliceIx>, end: Option<SliceIx>) -> Res<i64> {
        let sub = needle(vm, sub)?;
        let found = window(this.len(), start, end).and_then(|range| this.view().find(sub, range));
        Ok(substrings::or_minus_one(found))
    }

    #[py("rfind($self, sub, start=None, end=None, /)", no_text_signature, flavour = "parse_tuple")]
    fn rfind(
        vm: &Vm,
        this: &Ref<Str>,
        sub: &Value,
        start: Option<SliceIx>,
        end: Option<SliceIx>,
    ) -> Res<i64> {
        let sub = needle(vm, sub)?;
        let found = window(this.len(), start, end).and_then(|range| this.view().rfind(sub, range));
        Ok(substrings::or_minus_one(found))
    }

    #[py("index($self, sub, start=None, end=None, /)", no_text_signature, flavour = "parse_tuple")]
    fn index(
        vm: &Vm,
        this: &Ref<Str>,
        sub: &Value,
        start: Option<SliceIx>,
        end: Option<SliceIx>,
    ) -> Res<usize> {
        let sub = needle(vm, sub)?;
        let found = window(this.len(), start, end).and_then(|range| this.view().find(sub, range));
        found.ok_or_else(|| vm.value_error("substring not found"))
    }

    #[py("rindex($self, sub, start=None, end=None, /)", no_text_signature, flavour = "parse_tuple")]
    fn rindex(
        vm: &Vm,
        this: &Ref<Str>,
        sub: &Value,
        start: Option<SliceIx>,
        end: Option<SliceIx>,
    ) -> Res<usize> {
        let sub = needle(vm, sub)?;
        let found = window(this.len(), start, end).and_then(|range| this.view().rfind(sub, range));
        found.ok_or_else(|| vm.value_error("substring not found"))
    }

    #[py("count($self, sub, start=None, end=None, /)", no_text_signature, flavour = "parse_tuple")]
    fn count(
        vm: &Vm,
        this: &Ref<Str>,
        sub: &Value,
        start: Option<SliceIx>,
        end: Option<SliceIx>,
    ) -> Res<usize> {
        let sub = needle(vm, sub)?;
        Ok(window(this.len(), start, end).map_or(0, |range| this.view().slice(range).count(sub)))
    }

    #[py("startswith($self, prefix, start=None, end=None, /)", no_text_signature, flavour = "parse_tuple")]
    fn startswith(
        vm: &Vm,
        this: &Ref<Str>,
        prefix: &Value,
        start: Option<SliceIx>,
        end: Option<SliceIx>,
    ) -> Res<bool> {
        matches_affix(vm, "startswith", this, prefix, (start, end), |text, prefix| text.starts_with(prefix))
    }

    #[py("endswith($self, suffix, start=None, end=None, /)", no_text_signature, flavour = "parse_tuple")]
    fn endswith(
        vm: &Vm,
        this: &Ref<Str>,
        suffix: &Value,
        start: Option<SliceIx>,
        end: Option<SliceIx>,
    ) -> Res<bool> {
        matches_affix(vm, "endswith", this, suffix, (start, end), |text, suffix| text.ends_with(suffix))
    }

    #[py("removeprefix($self, prefix, /)")]
    fn removeprefix(vm: &Vm, this: &Ref<Str>, prefix: &Ref<Str>) -> Res<Ref<Str>> {
        let start = if this.view().starts_with(prefix.view()) { prefix.len() } else { 0 };
        Ok(substring(vm, this, start..this.len())?)
    }

    #[py("removesuffix($self, suffix, /)")]
    fn removesuffix(vm: &Vm, this: &Ref<Str>, suffix: &Ref<Str>) -> Res<Ref<Str>> {
        let cut = if this.view().ends_with(suffix.view()) { suffix.len() } else { 0 };
        Ok(substring(vm, this, 0..this.len() - cut)?)
    }

    #[py("replace($self, old, new, count=-1, /)")]
    fn replace(vm: &Vm, this: &Ref<Str>, old: &Ref<Str>, new: &Ref<Str>, count: i64) -> Res<Ref<Str>> {
        replace(vm, this, old.view(), new, usize::try_from(count).unwrap_or(usize::MAX))
    }
}

fn needle<'a>(vm: &Vm, value: &'a Value) -> Res<StrView<'a>> {
    match value.downcast::<Str>() {
        Some(needle) => Ok(needle.view()),
        None => {
            let class = class_of(vm, value).name(vm);
            Err(vm.type_error(&format!("must be str, not {class}")))
        }
    }
}

/// `startswith` and `endswith`: `affix` is a str, or a tuple of them of which one must match.
fn matches_affix(
    vm: &Vm,
    name: &str,
    this: &Ref<Str>,
    affix: &Value,
    (start, end): (Option<SliceIx>, Option<SliceIx>),
    matches: fn(StrView<'_>, StrView<'_>) -> bool,
) -> Res<bool> {
    let text = window(this.len(), start, end).map(|range| this.view().slice(range));
    let matches = |affix: &Ref<Str>| text.is_some_and(|text| matches(text, affix.view()));
    if let Some(affix) = affix.downcast::<Str>() {
        return Ok(matches(affix));
    }
    let Some(affixes) = affix.downcast::<Tuple>() else {
        let class = class_of(vm, affix).name(vm);
        let message = format!("{name} first arg must be str or a tuple of str, not {class}");
        return Err(vm.type_error(&message));
    };
    for affix in affixes.items() {
        vm.tick(1)?;
        match affix.downcast::<Str>() {
            Some(affix) if matches(affix) => return Ok(true),
            Some(_) => {}
            None => {
                let class = class_of(vm, affix).name(vm);
                let message = format!("tuple for {name} must only contain str, not {class}");
                return Err(vm.type_error(&message));
            }
        }
    }
    Ok(false)
}

/// `this.replace(old, new, most)`. Matches are counted before anything is written, as CPython does.
fn replace(vm: &Vm, this: &Ref<Str>, old: StrView<'_>, new: &Ref<Str>, most: usize) -> Res<Ref<Str>> {
    let view = this.view();
    if let (StrView::One(text), StrView::One(&[old]), StrView::One(&[new_unit])) = (view, old, new.view())
        && most == usize::MAX
        && this.is_ascii()
        && new.is_ascii()
    {
        return replace_unit(vm, this, text, old, new_unit);
    }
    let count = if most == usize::MAX { view.count(old) } else { view.matches(old).take(most).count() };
    vm.tick((count / 16) as u64)?;
    if count == 0 {
        return Ok(super::build::exact(vm, this)?);
    }
    let added = count.checked_mul(new.len()).and_then(|n| n.checked_add(this.len() - count * old.len()));
    let len = added.ok_or_else(|| vm.overflow_error("replace string is too long"))?;
    // What is taken out may be the only wide characters there are: then the result has to find its own width.
    if let (StrView::One(text), StrView::One(new_units), 2..) = (view, new.view(), len)
        && this.is_ascii()
    {
        let made = super::filled(vm, len, new.is_ascii(), |units| {
            let mut at = 0;
            let mut from = 0;
            for found in view.matches(old).take(count) {
                for piece in [&text[from..found], new_units] {
                    units[at..at + piece.len()].copy_from_slice(piece);
                    at += piece.len();
                }
                from = found + old.len();
            }
            units[at..].copy_from_slice(&text[from..]);
        });
        return Ok(made?);
    }
    if this.is_ascii() || !new.is_empty() && this.max_char_bound() <= new.max_char_bound() {
        let mut writer = StrWriter::new(vm, len, this.max_char_bound().max(new.max_char_bound()))?;
        replaced(view, old, new.view(), count, |piece| writer.push_view(piece));
        return Ok(writer.finish(vm));
    }
    let made = from_made(vm, len.saturating_mul(4), || {
        let mut buf = StrBuf::new();
        replaced(view, old, new.view(), count, |piece| buf.push_view(piece));
        buf.finish()
    });
    Ok(made?)
}

/// As [`replace`], of one ASCII character by another, all of them.
fn replace_unit(vm: &Vm, this: &Ref<Str>, text: &[u8], old: u8, new: u8) -> Res<Ref<Str>> {
    if memchr::memchr(old, text).is_none() {
        return Ok(super::build::exact(vm, this)?);
    }
    vm.tick((text.len() / 64) as u64)?;
    let mut writer = StrWriter::new(vm, text.len(), 0x7F)?;
    writer.push_view(this.view());
    for unit in writer.bytes() {
        *unit = if *unit == old { new } else { *unit };
    }
    Ok(writer.finish(vm))
}

fn replaced(
    text: StrView<'_>,
    old: StrView<'_>,
    new: StrView<'_>,
    count: usize,
    mut push: impl FnMut(StrView<'_>),
) {
    let mut from = 0;
    for at in text.matches(old).take(count) {
        push(text.slice(from..at));
        push(new);
        from = at + old.len();
    }
    push(text.tail(from));
}
