//! `_sre.SRE_Scanner`: matches one after another.

use sre::{Matcher, Mode, Request};

use super::matches;
use super::pattern::Pattern;
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::ops::buffer::{BytesLike, Export};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct Scanner {
    pattern: Ref<Pattern>,
    string: Value,
    /// Where the next search begins; none once there is nothing more.
    next: Option<Request>,
    executing: bool,
    /// The string's bytes stay as they are while there is the scanner.
    _export: Option<Export>,
}

impl Trace for Scanner {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.pattern.as_value());
        visit(&self.string);
    }
}

impl Scanner {
    pub(super) fn make(
        vm: &mut Vm,
        pattern: &Ref<Pattern>,
        string: &Value,
        pos: i64,
        endpos: i64,
    ) -> Res<Ref<Scanner>> {
        let (_, request) = pattern.prepare(vm, string, pos, endpos, Mode::Search)?;
        Ok(vm.alloc(Scanner {
            pattern: pattern.clone(),
            string: string.clone(),
            next: Some(request),
            executing: false,
            _export: BytesLike::of(string).and_then(|bytes| bytes.export(vm)),
        }))
    }

    fn step(vm: &mut Vm, this: &Ref<Scanner>, mode: Mode) -> Res<Value> {
        if this.get(vm).executing {
            return Err(vm.value_error("regular expression scanner already executing"));
        }
        let Some(request) = this.get(vm).next else { return Ok(Value::NONE) };
        let request = Request { mode, ..request };
        let (pattern, string) = (this.get(vm).pattern.clone(), this.get(vm).string.clone());
        this.get_mut(vm).executing = true;
        let found = pattern
            .prepare(vm, &string, 0, i64::MAX, mode)
            .and_then(|(subject, _)| subject.run(vm, &mut Matcher::new(), &pattern.program, request));
        this.get_mut(vm).executing = false;
        let found = found?;
        this.get_mut(vm).next = found.as_ref().map(|f| f.resume(request));
        matches::object(vm, &pattern, &string, request, found)
    }
}

#[methods("_sre.SRE_Scanner")]
impl Scanner {
    #[py("match($self, /)")]
    fn r#match(vm: &mut Vm, this: &Ref<Scanner>) -> Res<Value> {
        Scanner::step(vm, this, Mode::Match)
    }

    #[py("search($self, /)")]
    fn search(vm: &mut Vm, this: &Ref<Scanner>) -> Res<Value> {
        Scanner::step(vm, this, Mode::Search)
    }

    #[member("pattern")]
    fn pattern(vm: &Vm, this: &Ref<Scanner>) -> Value {
        this.get(vm).pattern.to_value()
    }
}
