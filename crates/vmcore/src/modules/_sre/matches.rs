//! `re.Match`.

use sre::Request;

use super::pattern::{Pattern, call_re};
use super::subject::Subject;
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::dict;
use crate::objects::generic_alias;
use crate::objects::tuple;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// What a successful search found.
pub struct Match {
    pattern: Ref<Pattern>,
    string: Value,
    pos: usize,
    endpos: usize,
    found: sre::Match,
}

impl Trace for Match {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.pattern.as_value());
        visit(&self.string);
    }
}

/// The object for what a search found: None for nothing.
pub(super) fn object(
    vm: &Vm,
    pattern: &Ref<Pattern>,
    string: &Value,
    request: Request,
    found: Option<sre::Match>,
) -> Res<Value> {
    let Some(found) = found else { return Ok(Value::NONE) };
    if found.has_wrong_span() {
        return Err(
            vm.system_error("The span of capturing group is wrong, please report a bug for the re module.")
        );
    }
    let (pos, endpos) = (request.pos, request.endpos);
    Ok(vm.alloc(Match { pattern: pattern.clone(), string: string.clone(), pos, endpos, found }).into())
}

impl Match {
    /// The span of a group; group 0 is the whole match.
    fn span_of(&self, group: usize) -> Option<(usize, usize)> {
        if group == 0 { Some((self.found.start, self.found.end)) } else { self.found.group(group) }
    }

    /// The text of a group, or `default`.
    fn text_of(this: &Ref<Match>, vm: &mut Vm, group: usize, default: &Value) -> Res<Value> {
        match this.span_of(group) {
            None => Ok(default.clone()),
            Some((start, end)) => {
                let subject = Subject::new(vm, &this.string, None)?;
                let len = subject.len();
                subject.slice(vm, &this.string, start.min(len), end.min(len))
            }
        }
    }

    /// The number of a group that the program names; IndexError if there is none.
    fn number(this: &Ref<Match>, vm: &mut Vm, group: &Value) -> Res<usize> {
        match Pattern::group_number(&this.pattern, vm, group)? {
            Some(number) => Ok(number),
            None => Err(vm.index_error("no such group")),
        }
    }

    fn span_by(this: &Ref<Match>, vm: &mut Vm, group: Option<&Value>) -> Res<(i64, i64)> {
        let number = match group {
            None => 0,
            Some(group) => Match::number(this, vm, group)?,
        };
        Ok(this.span_of(number).map_or((-1, -1), |(start, end)| (start as i64, end as i64)))
    }
}

#[methods("re.Match")]
impl Match {
    #[py("group($self, /, *args)", no_text_signature)]
    fn group(vm: &mut Vm, this: &Ref<Match>, args: &[Value]) -> Res<Value> {
        match args {
            [] => Match::text_of(this, vm, 0, &Value::NONE),
            [group] => Match::getitem(vm, this, group),
            groups => {
                let mut parts = Vec::with_capacity(groups.len());
                for group in groups {
                    parts.push(Match::getitem(vm, this, group)?);
                }
                Ok(tuple::from_iter(vm, parts.into_iter())?.into())
            }
        }
    }

    #[py("__getitem__")]
    fn getitem(vm: &mut Vm, this: &Ref<Match>, key: &Value) -> Res<Value> {
        let number = Match::number(this, vm, key)?;
        Match::text_of(this, vm, number, &Value::NONE)
    }

    #[py("groups($self, /, default=None)")]
    fn groups(vm: &mut Vm, this: &Ref<Match>, default: &Value) -> Res<Value> {
        let mut parts = Vec::with_capacity(this.pattern.groups);
        for group in 1..=this.pattern.groups {
            parts.push(Match::text_of(this, vm, group, default)?);
        }
        Ok(tuple::from_iter(vm, parts.into_iter())?.into())
    }

    #[py("groupdict($self, /, default=None)")]
    fn groupdict(vm: &mut Vm, this: &Ref<Match>, default: &Value) -> Res<Value> {
        let made = dict::new(vm);
        let names: Vec<(Value, Value)> =
            this.pattern.groupindex.get(vm).table.iter().map(|(k, v)| (k.clone(), v.clone())).collect();
        for (name, number) in names {
            let number = number.as_small_int().and_then(|n| usize::try_from(n).ok()).unwrap_or(0);
            let text = Match::text_of(this, vm, number, default)?;
            made.set_item(vm, &name, text)?;
        }
        Ok(made.into())
    }

    #[py("start($self, group=0, /)")]
    fn start(vm: &mut Vm, this: &Ref<Match>, group: Option<&Value>) -> Res<i64> {
        Ok(Match::span_by(this, vm, group)?.0)
    }

    #[py("end($self, group=0, /)")]
    fn end(vm: &mut Vm, this: &Ref<Match>, group: Option<&Value>) -> Res<i64> {
        Ok(Match::span_by(this, vm, group)?.1)
    }

    #[py("span($self, group=0, /)")]
    fn span(vm: &mut Vm, this: &Ref<Match>, group: Option<&Value>) -> Res<(i64, i64)> {
        Match::span_by(this, vm, group)
    }

    #[py("expand($self, /, template)")]
    fn expand(vm: &mut Vm, this: &Ref<Match>, template: &Value) -> Res<Value> {
        call_re(vm, "_expand", &[this.pattern.to_value(), this.to_value(), template.clone()])
    }

    #[py("__copy__($self, /)")]
    fn copy(this: &Ref<Match>) -> &Ref<Match> {
        this
    }

    #[py("__deepcopy__($self, memo, /)")]
    fn deepcopy<'a>(this: &'a Ref<Match>, _memo: &Value) -> &'a Ref<Match> {
        this
    }

    #[py("__class_getitem__($type, item, /)", no_text_signature)]
    fn class_getitem(vm: &mut Vm, class: &Value, item: &Value) -> Res<Value> {
        Ok(generic_alias::new(vm, class, item)?.into())
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<Match>) -> Res<String> {
        let text = Match::text_of(this, vm, 0, &Value::NONE)?;
        let text = ops::format::repr(vm, &text)?.to_string_lossy();
        let (start, end) = (this.found.start, this.found.end);
        Ok(format!(
            "<re.Match object; span=({start}, {end}), match={}>",
            text.chars().take(50).collect::<String>()
        ))
    }

    #[member("string")]
    fn string(this: &Ref<Match>) -> Value {
        this.string.clone()
    }

    #[member("re")]
    fn re(this: &Ref<Match>) -> Value {
        this.pattern.to_value()
    }

    #[member("pos")]
    fn pos(this: &Ref<Match>) -> usize {
        this.pos
    }

    #[member("endpos")]
    fn endpos(this: &Ref<Match>) -> usize {
        this.endpos
    }

    #[getter("lastindex")]
    fn lastindex(this: &Ref<Match>) -> Option<usize> {
        this.found.lastindex
    }

    #[getter("lastgroup")]
    fn lastgroup(this: &Ref<Match>) -> Option<Value> {
        this.pattern.indexgroup.items().get(this.found.lastindex?).cloned()
    }

    #[getter("regs")]
    fn regs(vm: &mut Vm, this: &Ref<Match>) -> Res<Value> {
        let mut spans = Vec::with_capacity(this.pattern.groups + 1);
        for group in 0..=this.pattern.groups {
            let (start, end) = this.span_of(group).map_or((-1, -1), |(s, e)| (s as i64, e as i64));
            let span = [ops::int(vm, start)?, ops::int(vm, end)?];
            spans.push(tuple::from_slice(vm, &span)?.into());
        }
        Ok(tuple::from_iter(vm, spans.into_iter())?.into())
    }
}
