//! `re.Pattern`.

use sre::{Matcher, Mode, Program, Request};

use super::matches;
use super::scanner::Scanner;
use super::subject::Subject;
use crate::heap::{Buf, Trace, Visit};
use crate::native::methods;
use crate::objects::dict::Dict;
use crate::objects::generic_alias;
use crate::objects::int;
use crate::objects::list::{self, List};
use crate::objects::mappingproxy::MappingProxy;
use crate::objects::sequence_iterator::CallIterator;
use crate::objects::str::{self, Str};
use crate::objects::tuple::{self, Tuple};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// A compiled regular expression.
pub struct Pattern {
    pub pattern: Value,
    pub flags: i64,
    pub groups: usize,
    pub groupindex: Ref<Dict>,
    /// Names of groups by number, None where there is none.
    pub indexgroup: Ref<Tuple>,
    pub(super) program: Program,
    /// The code as the compiler gave it, for comparison and hashing.
    code: Box<[u32]>,
}

impl Trace for Pattern {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.pattern);
        visit(self.groupindex.as_value());
        visit(self.indexgroup.as_value());
    }

    fn bytes(&self) -> usize {
        self.program.heap_bytes() + size_of_val(&*self.code)
    }
}

pub(super) fn compile(
    vm: &mut Vm,
    pattern: &Value,
    flags: i64,
    code: &Ref<List>,
    groups: i64,
    groupindex: &Ref<Dict>,
    indexgroup: &Ref<Tuple>,
) -> Res<Ref<Pattern>> {
    let items = code.get(vm).items.to_vec();
    let mut words = Vec::with_capacity(items.len());
    for item in &items {
        vm.tick(256)?;
        let word = int::to_i64(item).and_then(|i| u32::try_from(i).ok());
        let Some(word) = word else {
            return Err(match int::is_int(vm, item) {
                true => vm.overflow_error("regular expression code size limit exceeded"),
                false => vm.type_error("an integer is required"),
            });
        };
        words.push(word);
    }
    let groups = usize::try_from(groups).map_err(|_| vm.runtime_error("invalid SRE code"))?;
    let Ok(program) = Program::validate(&words, groups) else {
        return Err(vm.runtime_error("invalid SRE code"));
    };
    Ok(vm.alloc(Pattern {
        pattern: pattern.clone(),
        flags,
        groups,
        groupindex: groupindex.clone(),
        indexgroup: indexgroup.clone(),
        program,
        code: words.into(),
    }))
}

impl Pattern {
    /// Whether this is a pattern of text; none if it has no source.
    fn of_text(&self) -> Option<bool> {
        if self.pattern.downcast::<Str>().is_some() {
            Some(true)
        } else if self.pattern.is_none() {
            None
        } else {
            Some(false)
        }
    }

    /// The subject and the range to be searched.
    pub(super) fn prepare(
        &self,
        vm: &mut Vm,
        string: &Value,
        pos: i64,
        endpos: i64,
        mode: Mode,
    ) -> Res<(Subject, Request)> {
        let subject = Subject::new(vm, string, self.of_text())?;
        let len = subject.len();
        let clamp = |i: i64| usize::try_from(i).unwrap_or(0).min(len);
        let request = Request { mode, pos: clamp(pos), endpos: clamp(endpos), must_advance: false };
        Ok((subject, request))
    }
}

/// One match, as an object or None.
fn one(vm: &mut Vm, this: &Ref<Pattern>, string: &Value, pos: i64, endpos: i64, mode: Mode) -> Res<Value> {
    let (subject, request) = this.prepare(vm, string, pos, endpos, mode)?;
    let found = subject.run(vm, &mut Matcher::new(), &this.program, request)?;
    matches::object(vm, this, string, request, found)
}

/// Calls `f` with every match from left to right, until it says to stop.
fn each(
    vm: &mut Vm,
    this: &Ref<Pattern>,
    subject: &Subject,
    mut request: Request,
    mut f: impl FnMut(&mut Vm, &sre::Match) -> Res<bool>,
) -> Res<()> {
    let mut matcher = Matcher::new();
    while request.pos <= request.endpos {
        let Some(found) = subject.run(vm, &mut matcher, &this.program, request)? else { break };
        if !f(vm, &found)? {
            break;
        }
        request = found.resume(request);
    }
    Ok(())
}

/// The span of a group as a part of the subject, or `default`.
fn part(
    vm: &Vm,
    subject: &Subject,
    string: &Value,
    span: Option<(usize, usize)>,
    default: &Value,
) -> Res<Value> {
    match span {
        Some((start, end)) => subject.slice(vm, string, start, end),
        None => Ok(default.clone()),
    }
}

/// The empty string of the subject's kind.
fn empty(vm: &Vm, subject: &Subject, string: &Value) -> Res<Value> {
    match subject {
        Subject::Text(_) => Ok(str::empty(vm).into()),
        _ => subject.slice(vm, string, 0, 0),
    }
}

/// What replaces a match.
enum Replacement {
    Literal(Value),
    Call(Value),
}

/// What `re._subx` makes of a template with escapes; a string without any is literal.
fn replacement(vm: &mut Vm, this: &Ref<Pattern>, repl: &Value) -> Res<Replacement> {
    if ops::call::is_callable(vm, repl) {
        return Ok(Replacement::Call(repl.clone()));
    }
    let literal = match (repl.downcast::<Str>(), ops::BytesLike::of(repl)) {
        (Some(text), _) => text.view().find_char('\\' as u32).is_none(),
        (_, Some(bytes)) => !bytes.bytes(vm)?.contains(&b'\\'),
        _ => false,
    };
    if literal {
        return Ok(Replacement::Literal(repl.clone()));
    }
    let made = call_re(vm, "_subx", &[this.to_value(), repl.clone()])?;
    if ops::call::is_callable(vm, &made) {
        Ok(Replacement::Call(made))
    } else {
        Ok(Replacement::Literal(made))
    }
}

/// Calls a function of the module `re`.
pub(super) fn call_re(vm: &mut Vm, function: &str, args: &[Value]) -> Res<Value> {
    let re = vm.intern("re").to_value();
    let module = ops::imports::import_module(vm, &re, None, &Value::NONE, 0)?;
    let name = vm.intern(function);
    let function = ops::get_attr(vm, &module, &name)?;
    ops::call::call_positional(vm, &function, args)
}

fn substitute(
    vm: &mut Vm,
    this: &Ref<Pattern>,
    repl: &Value,
    string: &Value,
    count: i64,
) -> Res<(Value, usize)> {
    let replacement = replacement(vm, this, repl)?;
    let (subject, request) = this.prepare(vm, string, 0, i64::MAX, Mode::Search)?;
    let mut pieces = Buf::new(vm.heap());
    let (mut done, mut at) = (0usize, 0usize);
    each(vm, this, &subject, request, |vm, found| {
        if found.start > at {
            pieces.push(subject.slice(vm, string, at, found.start)?)?;
        }
        let piece = match &replacement {
            Replacement::Literal(literal) => literal.clone(),
            Replacement::Call(filter) => {
                let object = matches::object(vm, this, string, request, Some(found.clone()))?;
                ops::call::call_positional(vm, filter, &[object])?
            }
        };
        if !piece.is_none() {
            pieces.push(piece)?;
        }
        at = found.end;
        done += 1;
        Ok(count == 0 || (done as i64) < count)
    })?;
    if at < subject.len() {
        pieces.push(subject.slice(vm, string, at, subject.len())?)?;
    }
    let joiner = empty(vm, &subject, string)?;
    let pieces = list::from_buf(vm, pieces).into();
    let join = vm.intern("join");
    let joined = ops::call::method(vm, &joiner, &join, &[pieces])?;
    Ok((joined, done))
}

#[methods("re.Pattern")]
impl Pattern {
    #[py("match($self, /, string, pos=0, endpos=sys.maxsize)")]
    fn r#match(vm: &mut Vm, this: &Ref<Pattern>, string: &Value, pos: i64, endpos: i64) -> Res<Value> {
        one(vm, this, string, pos, endpos, Mode::Match)
    }

    #[py("fullmatch($self, /, string, pos=0, endpos=sys.maxsize)")]
    fn fullmatch(vm: &mut Vm, this: &Ref<Pattern>, string: &Value, pos: i64, endpos: i64) -> Res<Value> {
        one(vm, this, string, pos, endpos, Mode::FullMatch)
    }

    #[py("search($self, /, string, pos=0, endpos=sys.maxsize)")]
    fn search(vm: &mut Vm, this: &Ref<Pattern>, string: &Value, pos: i64, endpos: i64) -> Res<Value> {
        one(vm, this, string, pos, endpos, Mode::Search)
    }

    #[py("sub($self, /, repl, string, count=0)")]
    fn sub(vm: &mut Vm, this: &Ref<Pattern>, repl: &Value, string: &Value, count: i64) -> Res<Value> {
        Ok(substitute(vm, this, repl, string, count)?.0)
    }

    #[py("subn($self, /, repl, string, count=0)")]
    fn subn(
        vm: &mut Vm,
        this: &Ref<Pattern>,
        repl: &Value,
        string: &Value,
        count: i64,
    ) -> Res<(Value, usize)> {
        substitute(vm, this, repl, string, count)
    }

    #[py("findall($self, /, string, pos=0, endpos=sys.maxsize)")]
    fn findall(vm: &mut Vm, this: &Ref<Pattern>, string: &Value, pos: i64, endpos: i64) -> Res<Value> {
        let (subject, request) = this.prepare(vm, string, pos, endpos, Mode::Search)?;
        let none = empty(vm, &subject, string)?;
        let mut items = Buf::new(vm.heap());
        each(vm, this, &subject, request, |vm, found| {
            let item = match this.groups {
                0 => subject.slice(vm, string, found.start, found.end)?,
                1 => part(vm, &subject, string, found.group(1), &none)?,
                groups => {
                    let mut parts = Vec::with_capacity(groups);
                    for group in 1..=groups {
                        parts.push(part(vm, &subject, string, found.group(group), &none)?);
                    }
                    tuple::from_iter(vm, parts.into_iter())?.into()
                }
            };
            items.push(item)?;
            Ok(true)
        })?;
        Ok(list::from_buf(vm, items).into())
    }

    #[py("split($self, /, string, maxsplit=0)")]
    fn split(vm: &mut Vm, this: &Ref<Pattern>, string: &Value, maxsplit: i64) -> Res<Value> {
        let (subject, request) = this.prepare(vm, string, 0, i64::MAX, Mode::Search)?;
        let mut items = Buf::new(vm.heap());
        let (mut splits, mut at) = (0i64, 0usize);
        each(vm, this, &subject, request, |vm, found| {
            items.push(subject.slice(vm, string, at, found.start)?)?;
            for group in 1..=this.groups {
                items.push(part(vm, &subject, string, found.group(group), &Value::NONE)?)?;
            }
            at = found.end;
            splits += 1;
            Ok(maxsplit == 0 || splits < maxsplit)
        })?;
        items.push(subject.slice(vm, string, at, subject.len())?)?;
        Ok(list::from_buf(vm, items).into())
    }

    #[py("finditer($self, /, string, pos=0, endpos=sys.maxsize)")]
    fn finditer(vm: &mut Vm, this: &Ref<Pattern>, string: &Value, pos: i64, endpos: i64) -> Res<Value> {
        let scanner: Value = Scanner::make(vm, this, string, pos, endpos)?.into();
        let search = vm.intern("search");
        let next = ops::get_attr(vm, &scanner, &search)?;
        Ok(CallIterator::new(vm, &next, &Value::NONE).into())
    }

    #[py("scanner($self, /, string, pos=0, endpos=sys.maxsize)")]
    fn scanner(vm: &mut Vm, this: &Ref<Pattern>, string: &Value, pos: i64, endpos: i64) -> Res<Value> {
        Ok(Scanner::make(vm, this, string, pos, endpos)?.into())
    }

    #[py("__copy__($self, /)")]
    fn copy(this: &Ref<Pattern>) -> &Ref<Pattern> {
        this
    }

    #[py("__deepcopy__($self, memo, /)")]
    fn deepcopy<'a>(this: &'a Ref<Pattern>, _memo: &Value) -> &'a Ref<Pattern> {
        this
    }

    #[py("__class_getitem__($type, item, /)", no_text_signature)]
    fn class_getitem(vm: &mut Vm, class: &Value, item: &Value) -> Res<Value> {
        Ok(generic_alias::new(vm, class, item)?.into())
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<Pattern>) -> Res<String> {
        const NAMES: [(&str, i64); 8] = [
            ("re.TEMPLATE", 1),
            ("re.IGNORECASE", 2),
            ("re.LOCALE", 4),
            ("re.MULTILINE", 8),
            ("re.DOTALL", 16),
            ("re.VERBOSE", 64),
            ("re.DEBUG", 128),
            ("re.ASCII", 256),
        ];
        const UNICODE: i64 = 32;
        let mut flags = this.flags;
        // The default of a pattern of text is not shown.
        if this.of_text() == Some(true) && flags & (4 | 256 | UNICODE) == UNICODE {
            flags &= !UNICODE;
        }
        let mut shown = Vec::new();
        for (name, bit) in NAMES {
            if flags & bit != 0 {
                shown.push(name.to_owned());
                flags &= !bit;
            }
        }
        if flags != 0 {
            shown.push(format!("{flags:#x}"));
        }
        let source = ops::format::repr(vm, &this.pattern)?.to_string_lossy();
        let source: String = source.chars().take(200).collect();
        if shown.is_empty() {
            Ok(format!("re.compile({source})"))
        } else {
            Ok(format!("re.compile({source}, {})", shown.join("|")))
        }
    }

    #[py("__eq__")]
    fn eq(vm: &mut Vm, this: &Ref<Pattern>, value: &Value) -> Res<Value> {
        let Some(other) = value.downcast::<Pattern>() else { return Ok(Value::NOT_IMPLEMENTED) };
        if this.flags != other.flags || this.code != other.code || this.groups != other.groups {
            return Ok(Value::FALSE);
        }
        Ok(Value::bool(ops::equal(vm, &this.pattern, &other.pattern)?))
    }

    #[py("__hash__")]
    fn hash(vm: &mut Vm, this: &Ref<Pattern>) -> Res<i64> {
        let pattern = ops::hash(vm, &this.pattern)?;
        let words: Vec<u8> = this.code.iter().flat_map(|w| w.to_le_bytes()).collect();
        let code = vm.interp().hash_key.hash_bytes(&words);
        let hash = pattern ^ code ^ this.flags ^ this.groups as i64;
        Ok(if hash == -1 { -2 } else { hash })
    }

    #[member("pattern")]
    fn source(this: &Ref<Pattern>) -> Value {
        this.pattern.clone()
    }

    #[member("flags")]
    fn flags(this: &Ref<Pattern>) -> i64 {
        this.flags
    }

    #[member("groups")]
    fn groups(this: &Ref<Pattern>) -> usize {
        this.groups
    }

    #[getter("groupindex")]
    fn groupindex(vm: &Vm, this: &Ref<Pattern>) -> Value {
        vm.alloc(MappingProxy { mapping: this.groupindex.to_value() }).into()
    }
}

/// The match object's own look at its pattern.
impl Pattern {
    /// The number of a group given by number or name.
    pub(super) fn group_number(this: &Ref<Pattern>, vm: &mut Vm, group: &Value) -> Res<Option<usize>> {
        let number = match group.as_small_int() {
            Some(i) => Some(i),
            None if ops::has_index(vm, group) => crate::objects::int::to_i64(&ops::index(vm, group)?),
            None => match this.groupindex.get_item(vm, group) {
                Ok(found) => found.and_then(|n| n.as_small_int()),
                Err(raised) => {
                    drop(vm.take_raised(raised));
                    None
                }
            },
        };
        Ok(number.and_then(|n| usize::try_from(n).ok()).filter(|n| *n <= this.groups))
    }
}
