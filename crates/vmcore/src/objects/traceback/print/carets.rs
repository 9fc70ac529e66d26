//! The marks below a source line: carets under what failed, and for operators and subscripts tildes under the operands
//! (PEP 657). Those of a SyntaxError are `location`'s.
//!
//! ```text
//!     x = first / (second - third) * 2
//!         ~~~~~~^~~~~~~~~~~~~~~~~~
//! ```

use bytecode::locations::Position;
use bytecode::{Const, PyStr};
use std::ops::Range;
use std::sync::Arc;
use text::StrView;

use super::source::indent;
use crate::objects::str::Str;
use crate::runtime::compile::{Request, compile};
use crate::value::Ref;
use crate::vm::Vm;

/// The marks for what is at `position` in a line that is shown without its indentation; none where they would mark all of
/// it, or nothing is known.
pub(super) fn carets(
    vm: &mut Vm,
    filename: &Ref<Str>,
    line: StrView<'_>,
    position: Position,
) -> Option<String> {
    let first = indent(line);
    let start = characters(line, position.column?);
    let (end, anchors) = if position.line? == position.end_line? {
        let end = characters(line, position.end_column?);
        (end, anchors(vm, filename, line, start..end))
    } else {
        // Only the first line is shown: mark it to its end.
        let blank = |c: u32| matches!(u8::try_from(c), Ok(b' ' | b'\t' | b'\x0c'));
        let end =
            (0..line.len()).rev().find(|i| line.get(*i).is_some_and(|c| !blank(c))).map_or(0, |i| i + 1);
        (end, None)
    };
    if anchors.is_none() && end.checked_sub(start)? == line.len() - first {
        return None;
    }
    let mark = |at: usize| match &anchors {
        _ if at < start => ' ',
        Some(anchors) if !anchors.contains(&at) => '~',
        _ => '^',
    };
    let marks = (first..end).flat_map(|at| std::iter::repeat_n(mark(at), width(line.get(at))));
    Some("    ".chars().chain(marks).collect())
}

/// Columns that a character takes on a terminal.
fn width(point: Option<u32>) -> usize {
    match point.map(text::unicode::east_asian_width) {
        Some("W" | "F") => 2,
        _ => 1,
    }
}

/// The number of characters in the first `bytes` bytes of the line's UTF-8.
fn characters(line: StrView<'_>, bytes: u32) -> usize {
    let mut left = i64::from(bytes);
    let width = |c: u32| match c {
        0..0x80 => 1,
        0x80..0x800 => 2,
        0x800..0x10000 => 3,
        _ => 4,
    };
    line.iter()
        .take_while(|c| {
            left -= width(*c);
            left >= 0
        })
        .count()
}

/// Which part of an expression to point at, in characters of the line: a binary operator, or the brackets of a
/// subscript. The host's parser finds it, as in CPython its own does (`extract_anchors_from_line`).
fn anchors(vm: &mut Vm, filename: &Ref<Str>, line: StrView<'_>, range: Range<usize>) -> Option<Range<usize>> {
    if range.end > line.len() || range.start >= range.end {
        return None;
    }
    let segment = line.slice(range.clone()).to_utf8()?;
    if !segment.bytes().any(|b| b"[+-*/%@&|^<>".contains(&b)) {
        return None;
    }
    let text = |s: &str| Const::Str(Arc::new(PyStr::new(s)));
    let request = Request {
        source: text(&segment),
        reader: "string",
        filename: text(&filename.to_string_lossy()),
        mode: "exec".to_owned(),
        flags: ONLY_AST,
        optimise: -1,
        feature_version: -1,
    };
    let tree = match compile(vm, &request) {
        Ok(tree) => tree,
        Err(raised) => {
            drop(vm.take_raised(raised));
            return None;
        }
    };
    let Const::List(entries) = &tree else { return None };
    let bytes = anchors_in(&Tree(entries), segment.as_bytes())?;
    let segment = line.slice(range.clone());
    let [first, last] = [bytes.start, bytes.end].map(|b| range.start + characters(segment, b as u32));
    Some(first..last)
}

/// `PyCF_ONLY_AST`
const ONLY_AST: i64 = 0x0400;

/// A syntax tree as it comes from the host: in postorder (`python/minivm/frontend/tree.py`).
struct Tree<'a>(&'a [Const]);

/// An entry of the tree.
enum Entry<'a> {
    Node { class: &'a str, children: usize, plain: &'a [(Const, Const)] },
    List(usize),
    Leaf,
}

impl Tree<'_> {
    fn entry(&self, index: usize) -> Option<Entry<'_>> {
        let Const::Tuple(parts) = self.0.get(index)? else { return None };
        Some(match &**parts {
            [Const::Str(kind), Const::Str(class), Const::Tuple(children), Const::Dict(plain)]
                if kind.as_str() == Some("node") =>
            {
                Entry::Node { class: class.as_str()?, children: children.len(), plain }
            }
            [Const::Str(kind), Const::Int(n)] if kind.as_str() == Some("list") => {
                Entry::List(usize::try_from(*n).ok()?)
            }
            _ => Entry::Leaf,
        })
    }

    /// The root of the subtree before the one with its root at `index`.
    fn before(&self, index: usize) -> Option<usize> {
        let (mut at, mut wanted) = (index, 1usize);
        loop {
            let children = match self.entry(at)? {
                Entry::Node { children, .. } => children,
                Entry::List(n) => n,
                Entry::Leaf => 0,
            };
            wanted = wanted - 1 + children;
            at = at.checked_sub(1)?;
            if wanted == 0 {
                return Some(at);
            }
        }
    }

    /// An attribute of a node that is a number.
    fn number(&self, index: usize, name: &str) -> Option<usize> {
        let Entry::Node { plain, .. } = self.entry(index)? else { return None };
        plain.iter().find_map(|(key, value)| match (key, value) {
            (Const::Str(key), Const::Int(n)) if key.as_str() == Some(name) => usize::try_from(*n).ok(),
            _ => None,
        })
    }
}

/// The range of bytes of the operator or the brackets, if the tree is one such expression.
fn anchors_in(tree: &Tree<'_>, segment: &[u8]) -> Option<Range<usize>> {
    // The end is: expression, `Expr`, the list of one statement, the empty list of type comments, `Module`.
    let body = tree.0.len().checked_sub(3)?;
    let (Entry::List(1), statement) = (tree.entry(body)?, body.checked_sub(1)?) else { return None };
    let Entry::Node { class: "Expr", .. } = tree.entry(statement)? else { return None };
    let expression = statement.checked_sub(1)?;
    let Entry::Node { class, .. } = tree.entry(expression)? else { return None };
    let last = expression.checked_sub(1)?;
    match class {
        "BinOp" => {
            let operator = tree.before(last)?;
            let left = tree.before(operator)?;
            let (from, to) = (tree.number(left, "end_col_offset")?, tree.number(last, "col_offset")?);
            let between = segment.get(from..to)?;
            let blank = |b: &u8| matches!(b, b' ' | b'\t' | b'\x0c');
            let start = from + between.iter().position(|b| !blank(b) && *b != b')')?;
            // An operator may have two characters; a bracket behind it counts as one, as in CPython.
            let two = start + 1 < to && !blank(&segment[start + 1]);
            Some(start..start + 1 + usize::from(two))
        }
        "Subscript" => {
            let slice = tree.before(last)?;
            let value = tree.before(slice)?;
            let (from, to) =
                (tree.number(value, "end_col_offset")?, tree.number(slice, "end_col_offset")? + 1);
            let find = |from: usize, bracket: u8| {
                let rest = segment.get(from..)?;
                Some(from + rest.iter().position(|b| *b == bracket).unwrap_or(rest.len()))
            };
            let (open, close) = (find(from, b'[')?, find(to, b']').unwrap_or(segment.len()));
            Some(open..(close + 1).min(segment.len()))
        }
        _ => None,
    }
}
