//! What `json.loads` scans with: `_json.make_scanner`.

use super::{scan_string, text as string_of};
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::attrs;
use crate::objects::dict::{self, Dict};
use crate::objects::str::{self, Str};
use crate::objects::types::Type;
use crate::objects::{float, int, list, tuple};
use crate::ops::{self, call, recursion};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// The settings of a `JSONDecoder`, as they were when this was made.
pub struct Scanner {
    strict: bool,
    object_hook: Value,
    object_pairs_hook: Value,
    parse_float: Value,
    parse_int: Value,
    parse_constant: Value,
}

impl Trace for Scanner {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.object_hook);
        visit(&self.object_pairs_hook);
        visit(&self.parse_float);
        visit(&self.parse_int);
        visit(&self.parse_constant);
    }
}

/// One scan. Positions are indices of code points.
struct Scan<'a> {
    scanner: &'a Scanner,
    source: &'a Ref<Str>,
    /// Every key met, so that equal ones are one object.
    keys: Ref<Dict>,
}

/// A value and where it ends.
type Scanned = Res<(Value, usize)>;

const QUOTE: u32 = b'"' as u32;

impl Scan<'_> {
    fn is(&self, at: usize, wanted: u8) -> bool {
        self.source.view().get(at) == Some(wanted.into())
    }

    fn has(&self, at: usize, word: &str) -> bool {
        word.bytes().enumerate().all(|(index, byte)| self.is(at + index, byte))
    }

    /// Behind the whitespace at `at`.
    fn skip_space(&self, mut at: usize) -> usize {
        while self.source.view().get(at).is_some_and(|point| matches!(point, 0x20 | 0x09 | 0x0A | 0x0D)) {
            at += 1;
        }
        at
    }

    /// Behind the digits at `at`.
    fn skip_digits(&self, mut at: usize) -> usize {
        while self.is_digit(at) {
            at += 1;
        }
        at
    }

    fn is_digit(&self, at: usize) -> bool {
        self.source.view().get(at).is_some_and(|point| (0x30..0x3A).contains(&point))
    }

    fn error(&self, vm: &mut Vm, message: &str, at: usize) -> Raised {
        super::error(vm, message, self.source, at as i64)
    }

    fn value(&self, vm: &mut Vm, at: usize) -> Scanned {
        vm.tick(1)?;
        match self.source.view().get(at) {
            None => Err(no_value(vm, at)),
            Some(QUOTE) => {
                let (string, end) = scan_string(vm, self.source, at + 1, self.scanner.strict)?;
                Ok((string.into(), end))
            }
            Some(point) => match char::from_u32(point) {
                Some('{') => {
                    let doing = " while decoding a JSON object from a unicode string";
                    recursion::deeper(vm, doing, |vm| self.object(vm, at + 1))
                }
                Some('[') => {
                    let doing = " while decoding a JSON array from a unicode string";
                    recursion::deeper(vm, doing, |vm| self.array(vm, at + 1))
                }
                Some('n') if self.has(at, "null") => Ok((Value::NONE, at + 4)),
                Some('t') if self.has(at, "true") => Ok((Value::TRUE, at + 4)),
                Some('f') if self.has(at, "false") => Ok((Value::FALSE, at + 5)),
                Some('N') if self.has(at, "NaN") => self.constant(vm, "NaN", at),
                Some('I') if self.has(at, "Infinity") => self.constant(vm, "Infinity", at),
                Some('-') if self.has(at, "-Infinity") => self.constant(vm, "-Infinity", at),
                _ => self.number(vm, at),
            },
        }
    }

    fn constant(&self, vm: &mut Vm, name: &str, at: usize) -> Scanned {
        let argument = vm.str(name)?.to_value();
        let value = call::call_positional(vm, &self.scanner.parse_constant, &[argument])?;
        Ok((value, at + name.len()))
    }

    fn number(&self, vm: &mut Vm, start: usize) -> Scanned {
        let first = start + usize::from(self.is(start, b'-'));
        let mut at = match self.is_digit(first) {
            true if self.is(first, b'0') => first + 1,
            true => self.skip_digits(first),
            false => return Err(no_value(vm, start)),
        };
        let whole = at;
        if self.is(at, b'.') && self.is_digit(at + 1) {
            at = self.skip_digits(at + 1);
        }
        if self.is(at, b'e') || self.is(at, b'E') {
            let signed = self.is(at + 1, b'+') || self.is(at + 1, b'-');
            let exponent = at + 1 + usize::from(signed);
            if self.is_digit(exponent) {
                at = self.skip_digits(exponent);
            }
        }
        vm.tick((at - start) as u64 / 8)?;
        let digits = self.source.view().slice(start..at);
        let (parse, is_float) = match at > whole {
            true => (&self.scanner.parse_float, true),
            false => (&self.scanner.parse_int, false),
        };
        let builtin = if is_float { &vm.types().float } else { &vm.types().int };
        let value = match (parse.is(builtin.as_value()), is_float) {
            (true, true) => Value::float(float::parse(vm, digits, &Value::NONE)?),
            (true, false) => int::parse(vm, digits, 10)?,
            (false, _) => {
                let digits = str::from_view(vm, digits)?.to_value();
                call::call_positional(vm, parse, &[digits])?
            }
        };
        Ok((value, at))
    }

    /// The one object that stands for all keys of this text.
    fn key(&self, vm: &mut Vm, at: usize) -> Res<(Ref<Str>, usize)> {
        let (key, end) = scan_string(vm, self.source, at + 1, self.scanner.strict)?;
        if let Some(index) = self.keys.index_of_str(vm, &key) {
            let known = self.keys.get(vm).table.value_at(index).and_then(|known| known.downcast::<Str>());
            return Ok((known.cloned().unwrap_or(key), end));
        }
        self.keys.set_str(vm, &key, key.to_value())?;
        Ok((key, end))
    }

    fn object(&self, vm: &mut Vm, at: usize) -> Scanned {
        let pairs = if self.scanner.object_pairs_hook.is_none() { None } else { Some(list::new(vm)) };
        let made = dict::new(vm);
        let mut at = self.skip_space(at);
        while !self.is(at, b'}') {
            if !self.is(at, b'"') {
                return Err(self.error(vm, "Expecting property name enclosed in double quotes", at));
            }
            let (key, end) = self.key(vm, at)?;
            at = self.skip_space(end);
            if !self.is(at, b':') {
                return Err(self.error(vm, "Expecting ':' delimiter", at));
            }
            let (value, end) = self.value(vm, self.skip_space(at + 1))?;
            match &pairs {
                Some(pairs) => {
                    let pair = tuple::pair(vm, key.into(), value)?;
                    pairs.push(vm, pair.into())?;
                }
                None => made.set_str(vm, &key, value)?,
            }
            at = self.skip_space(end);
            if self.is(at, b'}') {
                break;
            }
            if !self.is(at, b',') {
                return Err(self.error(vm, "Expecting ',' delimiter", at));
            }
            at = self.skip_space(at + 1);
            if !self.is(at, b'"') {
                return Err(self.error(vm, "Expecting property name enclosed in double quotes", at));
            }
        }
        let value = match pairs {
            Some(pairs) => call::call_positional(vm, &self.scanner.object_pairs_hook, &[pairs.into()])?,
            None if self.scanner.object_hook.is_none() => made.into(),
            None => call::call_positional(vm, &self.scanner.object_hook, &[made.into()])?,
        };
        Ok((value, at + 1))
    }

    fn array(&self, vm: &mut Vm, at: usize) -> Scanned {
        let made = list::new(vm);
        let mut at = self.skip_space(at);
        if self.is(at, b']') {
            return Ok((made.into(), at + 1));
        }
        loop {
            let (value, end) = self.value(vm, at)?;
            made.push(vm, value)?;
            at = self.skip_space(end);
            if self.is(at, b']') {
                return Ok((made.into(), at + 1));
            }
            if !self.is(at, b',') {
                return Err(self.error(vm, "Expecting ',' delimiter", at));
            }
            at = self.skip_space(at + 1);
        }
    }
}

/// `StopIteration(at)`: how the library learns that a value was expected.
fn no_value(vm: &Vm, at: usize) -> Raised {
    match ops::int(vm, at as i64) {
        Ok(at) => vm.stop_iteration(&at),
        Err(raised) => raised,
    }
}

#[methods("_json.Scanner")]
impl Scanner {
    #[py("__new__($type, /, context)", name = "make_scanner", no_text_signature, flavour = "parse_tuple")]
    fn construct(vm: &mut Vm, class: &Ref<Type>, context: &Value) -> Res<Ref<Scanner>> {
        let setting = |vm: &mut Vm, name: &str| {
            let name = vm.intern(name);
            ops::get_attr(vm, context, &name)
        };
        let strict = setting(vm, "strict")?;
        let scanner = Scanner {
            strict: ops::truth(vm, &strict)?,
            object_hook: setting(vm, "object_hook")?,
            object_pairs_hook: setting(vm, "object_pairs_hook")?,
            parse_float: setting(vm, "parse_float")?,
            parse_int: setting(vm, "parse_int")?,
            parse_constant: setting(vm, "parse_constant")?,
        };
        Ok(attrs::new_instance(vm, class, scanner))
    }

    #[py("__call__($self, /, string, idx)", name = "scan_once", no_text_signature, flavour = "method")]
    fn call(vm: &mut Vm, this: &Ref<Scanner>, string: &Value, idx: i64) -> Res<(Value, usize)> {
        let source = string_of(vm, string)?;
        let Ok(start) = usize::try_from(idx) else {
            return Err(vm.value_error("idx cannot be negative"));
        };
        Scan { scanner: this, source, keys: dict::new(vm) }.value(vm, start)
    }

    #[member("strict")]
    fn strict(this: &Ref<Scanner>) -> bool {
        this.strict
    }

    #[member("object_hook")]
    fn object_hook(this: &Ref<Scanner>) -> Value {
        this.object_hook.clone()
    }

    #[member("object_pairs_hook")]
    fn object_pairs_hook(this: &Ref<Scanner>) -> Value {
        this.object_pairs_hook.clone()
    }

    #[member("parse_float")]
    fn parse_float(this: &Ref<Scanner>) -> Value {
        this.parse_float.clone()
    }

    #[member("parse_int")]
    fn parse_int(this: &Ref<Scanner>) -> Value {
        this.parse_int.clone()
    }

    #[member("parse_constant")]
    fn parse_constant(this: &Ref<Scanner>) -> Value {
        this.parse_constant.clone()
    }
}
