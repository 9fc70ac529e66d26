//! Real functions of CPython's, by their signatures; what they do is left out.

#![allow(unused_variables, clippy::new_ret_no_self)]

use super::super::{Kwargs, MethodDef, Methods, any_receiver, methods, module};
use crate::value::Value;

pub(super) fn all() -> impl Iterator<Item = &'static MethodDef> {
    List::methods()
        .chain(Dict::methods())
        .chain(Str::methods())
        .chain(Bytes::methods())
        .chain(Int::methods())
        .chain(Float::methods())
        .chain(Tuple::methods())
        .chain(Set::methods())
        .chain(Range::methods())
        .chain(Enumerate::methods())
        .chain(Map::methods())
        .chain(Deque::methods())
        .chain(Count::methods())
        .chain(Islice::methods())
        .chain(Builtins::MODULE.functions())
        .chain(Math::MODULE.functions())
        .chain(Functools::MODULE.functions())
        .chain(Time::MODULE.functions())
}

struct List;
#[methods("list", is = any_receiver)]
impl List {
    #[py("__init__($self, iterable=(), /)")]
    fn init(this: &Value, iterable: Option<&Value>) {}
    #[py("__iter__")]
    fn iter(this: &Value) {}
    #[py("__add__")]
    fn add(this: &Value, value: &Value) {}
    #[py("__setitem__")]
    fn setitem(this: &Value, key: &Value, value: &Value) {}
    #[py("__getitem__($self, key, /)", flavour = "method")]
    fn getitem(this: &Value, key: &Value) {}
    #[py("append($self, object, /)")]
    fn append(this: &Value, object: &Value) {}
    #[py("clear($self, /)")]
    fn clear(this: &Value) {}
    #[py("index($self, value, start=0, stop=sys.maxsize, /)")]
    fn index(this: &Value, value: &Value, start: Option<&Value>, stop: Option<&Value>) {}
    #[py("insert($self, index, object, /)")]
    fn insert(this: &Value, index: &Value, object: &Value) {}
    #[py("pop($self, index=-1, /)")]
    fn pop(this: &Value, index: Option<&Value>) {}
    #[py("sort($self, /, *, key=None, reverse=False)")]
    fn sort(this: &Value, key: Option<&Value>, reverse: Option<&Value>) {}
}

struct Dict;
#[methods("dict", is = any_receiver)]
impl Dict {
    #[py("__contains__($self, key, /)", flavour = "method")]
    fn contains(this: &Value, key: &Value) {}
    #[py("fromkeys($type, iterable, value=None, /)")]
    fn fromkeys(class: &Value, iterable: &Value, value: Option<&Value>) {}
    #[py("get($self, key, default=None, /)")]
    fn get(this: &Value, key: &Value, default: Option<&Value>) {}
    #[py("setdefault($self, key, default=None, /)")]
    fn setdefault(this: &Value, key: &Value, default: Option<&Value>) {}
    #[py("items($self, /)", no_text_signature)]
    fn items(this: &Value) {}
}

struct Str;
#[methods("str", is = any_receiver)]
impl Str {
    #[py("__new__($type, object=<unrepresentable>, encoding=<unrepresentable>, errors=<unrepresentable>)")]
    fn new(class: &Value, object: Option<&Value>, encoding: Option<&Value>, errors: Option<&Value>) {}
    #[py("encode($self, /, encoding='utf-8', errors='strict')")]
    fn encode(this: &Value, encoding: Option<&Value>, errors: Option<&Value>) {}
    #[py("find($self, sub, start=None, end=None, /)", flavour = "parse_tuple", no_text_signature)]
    fn find(this: &Value, sub: &Value, start: Option<&Value>, end: Option<&Value>) {}
    #[py("format($self, /, *args, **kwargs)", no_text_signature)]
    fn format(this: &Value, args: &[Value], kwargs: Kwargs<'_>) {}
    #[py("maketrans(x, y=<unrepresentable>, z=<unrepresentable>, /)")]
    fn maketrans(x: &Value, y: Option<&Value>, z: Option<&Value>) {}
    #[py("replace($self, old, new, count=-1, /)")]
    fn replace(this: &Value, old: &Value, new: &Value, count: Option<&Value>) {}
    #[py("split($self, /, sep=None, maxsplit=-1)")]
    fn split(this: &Value, sep: Option<&Value>, maxsplit: Option<&Value>) {}
    #[py("splitlines($self, /, keepends=False)")]
    fn splitlines(this: &Value, keepends: Option<&Value>) {}
    #[py("startswith($self, prefix, start=None, end=None, /)", flavour = "parse_tuple", no_text_signature)]
    fn startswith(this: &Value, prefix: &Value, start: Option<&Value>, end: Option<&Value>) {}
}

struct Bytes;
#[methods("bytes", is = any_receiver)]
impl Bytes {
    #[py("__new__($type, source=b'', encoding=<unrepresentable>, errors=<unrepresentable>)")]
    fn new(class: &Value, source: Option<&Value>, encoding: Option<&Value>, errors: Option<&Value>) {}
    #[py("fromhex($type, string, /)")]
    fn fromhex(class: &Value, string: &Value) {}
    #[py("hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)")]
    fn hex(this: &Value, sep: Option<&Value>, bytes_per_sep: Option<&Value>) {}
    #[py("maketrans(frm, to, /)")]
    fn maketrans(frm: &Value, to: &Value) {}
    #[py("translate($self, table, /, delete=b'')")]
    fn translate(this: &Value, table: &Value, delete: Option<&Value>) {}
}

struct Int;
#[methods("int", is = any_receiver)]
impl Int {
    #[py("__add__")]
    fn add(this: &Value, value: &Value) {}
    #[py("__neg__")]
    fn neg(this: &Value) {}
    #[py("__pow__")]
    fn pow(this: &Value, value: &Value, r#mod: Option<&Value>) {}
    #[py("__round__($self, ndigits=<unrepresentable>, /)")]
    fn round(this: &Value, ndigits: Option<&Value>) {}
    #[py("bit_length($self, /)")]
    fn bit_length(this: &Value) {}
    #[py("from_bytes($type, /, bytes, byteorder='big', *, signed=False)")]
    fn from_bytes(class: &Value, bytes: &Value, byteorder: Option<&Value>, signed: Option<&Value>) {}
    #[py("to_bytes($self, /, length=1, byteorder='big', *, signed=False)")]
    fn to_bytes(this: &Value, length: Option<&Value>, byteorder: Option<&Value>, signed: Option<&Value>) {}
}

struct Float;
#[methods("float", is = any_receiver)]
impl Float {
    #[py("__new__($type, x=0, /)")]
    fn new(class: &Value, x: Option<&Value>) {}
}

struct Tuple;
#[methods("tuple", is = any_receiver)]
impl Tuple {
    #[py("__new__($type, iterable=(), /)")]
    fn new(class: &Value, iterable: Option<&Value>) {}
    #[py("__contains__")]
    fn contains(this: &Value, key: &Value) {}
    #[py("count($self, value, /)")]
    fn count(this: &Value, value: &Value) {}
}

struct Set;
#[methods("set", is = any_receiver)]
impl Set {
    #[py("union($self, /, *others)", no_text_signature)]
    fn union(this: &Value, others: &[Value]) {}
}

struct Range;
#[methods("range", is = any_receiver)]
impl Range {
    #[py("__new__($type, start, stop=<unrepresentable>, step=<unrepresentable>, /)", no_text_signature)]
    fn new(class: &Value, start: &Value, stop: Option<&Value>, step: Option<&Value>) {}
}

struct Enumerate;
#[methods("enumerate", is = any_receiver)]
impl Enumerate {
    #[py("__class_getitem__($type, item, /)", no_text_signature)]
    fn class_getitem(class: &Value, item: &Value) {}
}

struct Map;
#[methods("map", is = any_receiver)]
impl Map {
    #[py(
        "__new__($type, func, iterable, /, *iterables)",
        too_few = "map() must have at least two arguments.",
        no_text_signature
    )]
    fn new(class: &Value, func: &Value, iterable: &Value, iterables: &[Value]) {}
}

struct Deque;
#[methods("collections.deque", is = any_receiver)]
impl Deque {
    #[py("__init__($self, /, iterable=(), maxlen=None)", no_text_signature)]
    fn init(this: &Value, iterable: Option<&Value>, maxlen: Option<&Value>) {}
    #[py("append($self, item, /)", no_text_signature)]
    fn append(this: &Value, item: &Value) {}
    #[py("insert($self, index, object, /)", flavour = "parse_tuple", no_text_signature)]
    fn insert(this: &Value, index: &Value, object: &Value) {}
    #[py("rotate($self, n=1, /)", name = "deque.rotate", no_text_signature)]
    fn rotate(this: &Value, n: Option<&Value>) {}
}

struct Count;
#[methods("itertools.count", is = any_receiver)]
impl Count {
    #[py("__new__($type, start=0, step=1)")]
    fn new(class: &Value, start: Option<&Value>, step: Option<&Value>) {}
}

struct Islice;
#[methods("itertools.islice", is = any_receiver)]
impl Islice {
    #[py(
        "__new__($type, iterable, stop, end=<unrepresentable>, step=<unrepresentable>, /)",
        no_text_signature
    )]
    fn new(class: &Value, iterable: &Value, stop: &Value, end: Option<&Value>, step: Option<&Value>) {}
}

struct Builtins;
#[module("builtins")]
impl Builtins {
    #[py("abs($module, x, /)")]
    fn abs(x: &Value) {}
    #[py(
        "compile($module, /, source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)"
    )]
    fn compile(
        source: &Value,
        filename: &Value,
        mode: &Value,
        flags: Option<&Value>,
        dont_inherit: Option<&Value>,
        optimize: Option<&Value>,
        feature_version: Option<&Value>,
    ) {
    }
    #[py("exec($module, source, globals=None, locals=None, /, *, closure=None)")]
    fn exec(source: &Value, globals: Option<&Value>, locals: Option<&Value>, closure: Option<&Value>) {}
    #[py("getattr($module, object, name, default=<unrepresentable>, /)", no_text_signature)]
    fn getattr(object: &Value, name: &Value, default: Option<&Value>) {}
    #[py("globals($module, /)")]
    fn globals() {}
    #[py("isinstance($module, obj, class_or_tuple, /)")]
    fn isinstance(obj: &Value, class_or_tuple: &Value) {}
    #[py(
        "open($module, /, file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)"
    )]
    fn open(
        file: &Value,
        mode: Option<&Value>,
        buffering: Option<&Value>,
        encoding: Option<&Value>,
        errors: Option<&Value>,
        newline: Option<&Value>,
        closefd: Option<&Value>,
        opener: Option<&Value>,
    ) {
    }
    #[py("pow($module, /, base, exp, mod=None)")]
    fn pow(base: &Value, exp: &Value, r#mod: Option<&Value>) {}
    #[py("print($module, /, *args, sep=' ', end='\\n', file=None, flush=False)")]
    fn print(
        args: &[Value],
        sep: Option<&Value>,
        end: Option<&Value>,
        file: Option<&Value>,
        flush: Option<&Value>,
    ) {
    }
    #[py("round($module, /, number, ndigits=None)")]
    fn round(number: &Value, ndigits: Option<&Value>) {}
    #[py("sum($module, iterable, /, start=0)")]
    fn sum(iterable: &Value, start: Option<&Value>) {}
}

struct Math;
#[module("math")]
impl Math {
    #[py("atan2($module, y, x, /)")]
    fn atan2(y: &Value, x: &Value) {}
    #[py("gcd($module, *integers)")]
    fn gcd(integers: &[Value]) {}
    #[py("isclose($module, /, a, b, *, rel_tol=1e-09, abs_tol=0.0)")]
    fn isclose(a: &Value, b: &Value, rel_tol: Option<&Value>, abs_tol: Option<&Value>) {}
    #[py("sqrt($module, x, /)")]
    fn sqrt(x: &Value) {}
}

struct Functools;
#[module("functools")]
impl Functools {
    #[py("cmp_to_key($module, /, mycmp)")]
    fn cmp_to_key(mycmp: &Value) {}
    #[py(
        "reduce($module, function, sequence, initial=<unrepresentable>, /)",
        name = "reduce",
        no_text_signature
    )]
    fn reduce(function: &Value, sequence: &Value, initial: Option<&Value>) {}
}

struct Time;
#[module("time")]
impl Time {
    #[py("strftime($module, format, tuple=<unrepresentable>, /)", flavour = "parse_tuple", no_text_signature)]
    fn strftime(format: &Value, tuple: Option<&Value>) {}
}
