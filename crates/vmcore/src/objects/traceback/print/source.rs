//! Source lines, read from their files when they are shown.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::os::unix::ffi::OsStrExt;

use text::codecs::{Codec, Handler, decode, encode};
use text::{StrBuf, StrData, StrView};

use crate::objects::list::List;
use crate::objects::str::Str;
use crate::value::Ref;
use crate::vm::Vm;

/// Longest line that is read: what is longer than this is no source.
const LONGEST: u64 = 1 << 20;

/// A line of a source file, without its end; none where there is no such file or line.
pub(super) fn line(vm: &mut Vm, filename: &Ref<Str>, line: usize) -> Option<StrData> {
    let ends = |i: usize| filename.view().get(i);
    if ends(0) == Some('<'.into()) && ends(filename.len().wrapping_sub(1)) == Some('>'.into()) {
        return None;
    }
    let mut lines = Lines { reader: BufReader::new(open(vm, filename)?), after_return: false };
    let (mut codec, mut may_name_encoding) = (Codec::Utf8, true);
    let mut bytes = Vec::new();
    for number in 1..=line {
        if !lines.next(&mut bytes)? {
            return None;
        }
        if may_name_encoding {
            if let Some(name) = cookie(&bytes) {
                codec = Codec::from_name(name)?;
            }
            // Only a first line without code may be followed by one that names the encoding.
            may_name_encoding = number == 1 && codec == Codec::Utf8 && is_comment_or_blank(&bytes);
        }
    }
    decode(&bytes, codec, Handler::Strict).ok()
}

/// Blanks in front of a line.
pub fn indent(line: StrView<'_>) -> usize {
    line.iter().take_while(|c| matches!(u8::try_from(*c), Ok(b' ' | b'\t' | b'\x0c'))).count()
}

/// Appends a source line as warnings show it: indented by `indent`, its own indentation removed. Nothing where there is
/// no such line (`_Py_DisplaySourceLine`).
pub fn display_line(vm: &mut Vm, filename: &Ref<Str>, number: usize, by: usize, out: &mut StrBuf) {
    if let Some(text) = line(vm, filename, number) {
        out.push_repeat(' '.into(), by);
        out.push_view(text.view().tail(indent(text.view())));
        out.push_str("\n");
    }
}

fn path(name: StrView<'_>) -> Option<Vec<u8>> {
    encode(name, Codec::Utf8, Handler::SurrogateEscape).ok()
}

/// The file of that name, or, for a module compiled elsewhere, the one of the same base name on the path
/// (`_Py_FindSourceFile`).
fn open(vm: &mut Vm, filename: &Ref<Str>) -> Option<File> {
    let open = |path: &[u8]| File::open(std::ffi::OsStr::from_bytes(path)).ok();
    let name = path(filename.view())?;
    if let Some(file) = open(&name) {
        return Some(file);
    }
    let tail = name.rsplit(|b| *b == b'/').next()?;
    let directories = crate::ops::sys_attribute(vm, "path")?;
    let directories = directories.downcast::<List>()?.get(vm).items.to_vec();
    directories.iter().find_map(|directory| {
        let mut candidate = path(directory.downcast::<Str>()?.view())?;
        if candidate.last().is_some_and(|b| *b != b'/') {
            candidate.push(b'/');
        }
        candidate.extend_from_slice(tail);
        open(&candidate)
    })
}

/// Lines that end in `\n`, `\r` or both.
struct Lines {
    reader: BufReader<File>,
    /// A `\n` that comes next belongs to the line before.
    after_return: bool,
}

impl Lines {
    /// Reads the next line without its end; false at the end of the file, none where it cannot be read.
    fn next(&mut self, line: &mut Vec<u8>) -> Option<bool> {
        line.clear();
        let mut any = false;
        loop {
            let buffer = self.reader.fill_buf().ok()?;
            if self.after_return {
                self.after_return = false;
                if buffer.first() == Some(&b'\n') {
                    self.reader.consume(1);
                    continue;
                }
            }
            if buffer.is_empty() {
                return Some(any);
            }
            any = true;
            match buffer.iter().position(|b| matches!(b, b'\n' | b'\r')) {
                Some(end) => {
                    line.extend_from_slice(&buffer[..end]);
                    self.after_return = buffer[end] == b'\r';
                    self.reader.consume(end + 1);
                    return Some(true);
                }
                None => {
                    let len = buffer.len();
                    line.extend_from_slice(buffer);
                    self.reader.consume(len);
                }
            }
            if line.len() as u64 > LONGEST {
                return None;
            }
        }
    }
}

fn is_comment_or_blank(line: &[u8]) -> bool {
    let start = line.iter().position(|b| !matches!(b, b' ' | b'\t' | b'\x0c'));
    start.is_none_or(|start| line[start] == b'#')
}

/// The encoding that a comment names (PEP 263).
fn cookie(line: &[u8]) -> Option<&str> {
    let comment = line.iter().position(|b| *b == b'#')?;
    if !line[..comment].iter().all(|b| matches!(b, b' ' | b'\t' | b'\x0c')) {
        return None;
    }
    let text = &line[comment..];
    let coding = text.windows(6).position(|w| w == b"coding")? + 6;
    let rest = &text[coding..];
    let rest = rest.strip_prefix(b":").or_else(|| rest.strip_prefix(b"="))?;
    let start = rest.iter().position(|b| !matches!(b, b' ' | b'\t'))?;
    let rest = &rest[start..];
    let end = rest
        .iter()
        .position(|b| !(b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.')))
        .unwrap_or(rest.len());
    std::str::from_utf8(&rest[..end]).ok().filter(|name| !name.is_empty())
}
