//! Which builtin functions CPython counts towards the recursion limit: its calling conventions decide.

use super::{Flavour, MethodKind};

/// How CPython 3.11 counts calls of a builtin function or class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recursion {
    Counted,
    /// Not by an instruction that was specialised for it; counted before that, and from native code.
    CountedWhileCold,
    /// Classes with a `tp_vectorcall`.
    Uncounted,
}

impl Recursion {
    /// For a builtin function: slot wrappers, METH_VARARGS, METH_O and METH_NOARGS count, METH_FASTCALL does not once
    /// specialised, as `len` and `list.append`, which have instructions of their own.
    pub const fn of(kind: MethodKind, flavour: Flavour, owner: &str, name: &str) -> Recursion {
        let varargs = same(owner, "_functools") && same(name, "reduce")
            || same(owner, "str") && same(name, "format")
            || same(owner, "dict") && same(name, "update");
        // METH_METHOD, which no instruction is specialised for.
        let with_class = same(owner, "re.Pattern") && !same(name, "split") && !same(name, "findall");
        let own_instruction =
            same(owner, "builtins") && same(name, "len") || same(owner, "list") && same(name, "append");
        match (kind, flavour) {
            (MethodKind::Slot | MethodKind::New, _) => Recursion::Counted,
            _ if varargs || with_class => Recursion::Counted,
            _ if own_instruction => Recursion::CountedWhileCold,
            (_, Flavour::NoArgs | Flavour::One | Flavour::ParseTuple) => Recursion::Counted,
            _ => Recursion::CountedWhileCold,
        }
    }

    /// For a call of a builtin class, by its name.
    pub fn of_class(name: &str) -> Recursion {
        match name {
            "bool" | "dict" | "enumerate" | "filter" | "float" | "frozenset" | "list" | "map" | "range"
            | "reversed" | "set" | "super" | "tuple" | "type" => Recursion::Uncounted,
            "str" => Recursion::CountedWhileCold,
            _ => Recursion::Counted,
        }
    }
}

const fn same(a: &str, b: &str) -> bool {
    let (a, b) = (a.as_bytes(), b.as_bytes());
    if a.len() != b.len() {
        return false;
    }
    let mut i = 0;
    while i < a.len() {
        if a[i] != b[i] {
            return false;
        }
        i += 1;
    }
    true
}
