//! Padding with characters, and stripping them off.

use super::{Str, StrWriter, exact, substring};
use crate::native::{ArgAt, FromArg, FromDefault, methods};
use crate::objects::types::class_of;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// What to pad with: a string of one character.
struct Fill(u32);

impl FromArg<'_> for Fill {
    fn from_arg(vm: &mut Vm, value: &Value, _: ArgAt) -> Res<Fill> {
        let Some(fill) = value.downcast::<Str>() else {
            let class = class_of(vm, value).name(vm);
            let message = format!("The fill character must be a unicode character, not {class}");
            return Err(vm.type_error(&message));
        };
        match (fill.len(), fill.view().get(0)) {
            (1, Some(point)) => Ok(Fill(point)),
            _ => Err(vm.type_error("The fill character must be exactly one character long")),
        }
    }
}

impl FromDefault<&str> for Fill {
    fn from_default(literal: &str) -> Fill {
        Fill(literal.chars().next().unwrap_or(' ').into())
    }
}

#[methods(PAD)]
impl Str {
    #[py("center($self, width, fillchar=' ', /)")]
    fn center(vm: &Vm, this: &Ref<Str>, width: i64, fillchar: Fill) -> Res<Ref<Str>> {
        let (left, right) = center_padding(this.len(), width);
        pad(vm, this, left, right, fillchar)
    }

    #[py("ljust($self, width, fillchar=' ', /)")]
    fn ljust(vm: &Vm, this: &Ref<Str>, width: i64, fillchar: Fill) -> Res<Ref<Str>> {
        pad(vm, this, 0, padding(this.len(), width), fillchar)
    }

    #[py("rjust($self, width, fillchar=' ', /)")]
    fn rjust(vm: &Vm, this: &Ref<Str>, width: i64, fillchar: Fill) -> Res<Ref<Str>> {
        pad(vm, this, padding(this.len(), width), 0, fillchar)
    }

    #[py("zfill($self, width, /)")]
    fn zfill(vm: &Vm, this: &Ref<Str>, width: i64) -> Res<Ref<Str>> {
        let zeros = padding(this.len(), width);
        if zeros == 0 {
            return Ok(super::build::exact(vm, this)?);
        }
        let view = this.view();
        let sign = match view.get(0).and_then(char::from_u32) {
            Some('+' | '-') => 1,
            _ => 0,
        };
        let mut writer = StrWriter::new(vm, this.len().saturating_add(zeros), this.max_char_bound())?;
        writer.push_view(view.slice(0..sign));
        writer.push_repeat('0'.into(), zeros);
        writer.push_view(view.tail(sign));
        Ok(writer.finish(vm))
    }

    #[py("expandtabs($self, /, tabsize=8)")]
    fn expandtabs(vm: &Vm, this: &Ref<Str>, tabsize: i32) -> Res<Ref<Str>> {
        vm.tick((this.len() / 16) as u64)?;
        let mut len = 0usize;
        let mut grow = |n: usize| {
            len = len.saturating_add(n);
        };
        expand_tabs(this.view().iter(), tabsize, |piece| match piece {
            Expanded::Spaces(count) => grow(count),
            Expanded::Point(_) => grow(1),
        });
        if len > isize::MAX as usize {
            return Err(vm.overflow_error("new string is too long"));
        }
        if !this.view().iter().any(|point| point == u32::from('\t')) {
            return Ok(exact(vm, this)?);
        }
        let mut writer = StrWriter::new(vm, len, this.max_char_bound())?;
        expand_tabs(this.view().iter(), tabsize, |piece| match piece {
            Expanded::Spaces(count) => writer.push_repeat(' '.into(), count),
            Expanded::Point(point) => writer.push(point),
        });
        Ok(writer.finish(vm))
    }

    #[py("strip($self, chars=None, /)")]
    fn strip(vm: &Vm, this: &Ref<Str>, chars: Option<&Value>) -> Res<Ref<Str>> {
        strip(vm, "strip", this, chars, true, true)
    }

    #[py("lstrip($self, chars=None, /)")]
    fn lstrip(vm: &Vm, this: &Ref<Str>, chars: Option<&Value>) -> Res<Ref<Str>> {
        strip(vm, "lstrip", this, chars, true, false)
    }

    #[py("rstrip($self, chars=None, /)")]
    fn rstrip(vm: &Vm, this: &Ref<Str>, chars: Option<&Value>) -> Res<Ref<Str>> {
        strip(vm, "rstrip", this, chars, false, true)
    }
}

/// How much is missing to `width`.
pub(crate) fn padding(len: usize, width: i64) -> usize {
    usize::try_from(width).unwrap_or(0).saturating_sub(len)
}

/// The padding on both sides; an odd place goes to the left if the width is odd.
pub(crate) fn center_padding(len: usize, width: i64) -> (usize, usize) {
    let padding = padding(len, width);
    let left = padding / 2 + (padding & width as usize & 1);
    (left, padding - left)
}

fn pad(vm: &Vm, this: &Ref<Str>, left: usize, right: usize, Fill(fill): Fill) -> Res<Ref<Str>> {
    if left == 0 && right == 0 {
        return Ok(super::build::exact(vm, this)?);
    }
    vm.tick(((left + right) / 64) as u64)?;
    // `width` is an `i64`, so the sum is below twice that.
    let len = this.len() + left + right;
    let max_char = if this.is_empty() { fill } else { this.max_char_bound().max(fill) };
    let mut writer = StrWriter::new(vm, len, max_char)?;
    writer.push_repeat(fill, left);
    writer.push_view(this.view());
    writer.push_repeat(fill, right);
    Ok(writer.finish(vm))
}

pub(crate) enum Expanded {
    Spaces(usize),
    Point(u32),
}

/// Calls `push` with what becomes of each code point.
pub(crate) fn expand_tabs(points: impl Iterator<Item = u32>, tabsize: i32, mut push: impl FnMut(Expanded)) {
    let tabsize = usize::try_from(tabsize).unwrap_or(0);
    let mut column = 0usize;
    for point in points {
        match char::from_u32(point) {
            Some('\t') if tabsize == 0 => {}
            Some('\t') => {
                let spaces = tabsize - column % tabsize;
                column = column.wrapping_add(spaces);
                push(Expanded::Spaces(spaces));
            }
            end => {
                column = if matches!(end, Some('\n' | '\r')) { 0 } else { column.wrapping_add(1) };
                push(Expanded::Point(point));
            }
        }
    }
}

fn strip(
    vm: &Vm,
    name: &str,
    this: &Ref<Str>,
    chars: Option<&Value>,
    start: bool,
    end: bool,
) -> Res<Ref<Str>> {
    let range = match chars {
        None => this.view().trim(start, end),
        Some(chars) => match chars.downcast::<Str>() {
            Some(chars) => {
                let chars = chars.view();
                this.view().trim_matching(start, end, |point| chars.find_char(point).is_some())
            }
            None => return Err(vm.type_error(&format!("{name} arg must be None or str"))),
        },
    };
    Ok(substring(vm, this, range)?)
}
