//! Where a SyntaxError is: its file and line, the source text and the carets below it (`print_exception_file_and_line`).

use super::{Printer, swallow};
use crate::objects::exception::Exception;
use crate::objects::int;
use crate::objects::str::Str;
use crate::objects::types::class_of;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::Vm;

/// What an exception says about its place in the source, however it is one.
struct Place {
    message: Value,
    filename: Option<Value>,
    line: i64,
    offset: i64,
    end_line: i64,
    end_offset: i64,
    text: Value,
}

fn attribute(vm: &mut Vm, exception: &Ref<Exception>, name: &str) -> Option<Value> {
    let name = vm.intern(name);
    swallow(vm, |vm| ops::get_attr(vm, exception.as_value(), &name))
}

/// An attribute that is a number; `absent` for None.
fn number(vm: &mut Vm, exception: &Ref<Exception>, name: &str, absent: i64) -> Option<i64> {
    let value = attribute(vm, exception, name)?;
    if value.is_none() { Some(absent) } else { int::to_i64(&value) }
}

/// `parse_syntax_error`
fn place(vm: &mut Vm, exception: &Ref<Exception>) -> Option<Place> {
    attribute(vm, exception, "print_file_and_line")?;
    let message = attribute(vm, exception, "msg")?;
    let filename = attribute(vm, exception, "filename")?;
    let line = int::to_i64(&attribute(vm, exception, "lineno")?)?;
    let offset = number(vm, exception, "offset", -1)?;
    let exact = class_of(vm, exception.as_value()).is(&vm.types().syntax_error);
    let end = |vm: &mut Vm, name: &str, absent: i64| match attribute(vm, exception, name) {
        Some(value) if exact && !value.is_none() => int::to_i64(&value),
        _ => Some(absent),
    };
    let end_line = end(vm, "end_lineno", line)?;
    let end_offset = end(vm, "end_offset", -1)?;
    let text = attribute(vm, exception, "text")?;
    let filename = Some(filename).filter(|f| !f.is_none());
    Some(Place { message, filename, line, offset, end_line, end_offset, text })
}

impl Printer {
    /// Prints where a SyntaxError is; its bare message. None where the exception is no such thing.
    pub(super) fn syntax_location(&mut self, vm: &mut Vm, exception: &Ref<Exception>) -> Option<Value> {
        let place = place(vm, exception)?;
        self.margin();
        self.out.push_str("  File \"");
        match &place.filename {
            Some(filename) => {
                if let Some(filename) = swallow(vm, |vm| ops::format::str(vm, filename)) {
                    self.out.push_view(filename.view());
                }
            }
            None => self.out.push_str("<string>"),
        }
        self.out.push_str(&format!("\", line {}\n", place.line));
        if let Some(text) = place.text.downcast::<Str>() {
            let bytes = text.to_string_lossy().len() as i64;
            let end_offset =
                if place.end_line > place.line { bytes } else { place.end_offset.min(bytes + 1) };
            self.error_text(&text.to_string_lossy(), place.offset, end_offset);
        }
        Some(place.message)
    }

    /// The source text, and carets from `offset` to `end_offset`, both counted from 1. CPython counts both in characters,
    /// and the text in bytes (`print_error_text`).
    fn error_text(&mut self, text: &str, offset: i64, end_offset: i64) {
        let carets =
            if end_offset > 0 && end_offset > offset { end_offset.saturating_sub(offset) } else { 1 };
        let mut offset = offset.saturating_sub(1);
        let stripped = text.trim_start_matches([' ', '\t', '\x0c']);
        offset = offset.saturating_sub((text.len() - stripped.len()) as i64);
        let mut text = stripped;
        let mut len = text.strip_suffix('\n').unwrap_or(text).len() as i64;
        offset = offset.min(len);
        while let Some(newline) = text.find('\n').filter(|n| (*n as i64) < offset) {
            text = &text[newline + 1..];
            len -= newline as i64 + 1;
            offset -= newline as i64 + 1;
        }
        self.line("    ");
        self.out.push_str(text);
        if !text.get(len.max(0) as usize..).is_some_and(|rest| rest.starts_with('\n')) {
            self.out.push_str("\n");
        }
        let Ok(offset) = usize::try_from(offset) else { return };
        self.line("    ");
        self.out.push_repeat(' '.into(), offset);
        // No more carets than a line can have characters: the numbers are a program's own.
        self.out.push_repeat('^'.into(), usize::try_from(carets).unwrap_or(1).min(1 << 20));
        self.out.push_str("\n");
    }
}
