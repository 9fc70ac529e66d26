//! The entries of a traceback: file, line and function, the source line and the carets below it.

use super::{Printer, carets, source};
use crate::objects::int;
use crate::objects::traceback::Traceback;
use crate::objects::types::is_instance;
use crate::value::{Ref, Value};
use crate::vm::Vm;

/// Entries that are shown unless `sys.tracebacklimit` says otherwise.
const LIMIT: usize = 1000;
/// Entries of one line that are shown, one after the other.
const REPEATED: usize = 3;

/// How many entries are shown; none where `sys.tracebacklimit` forbids a traceback.
pub(super) fn limit(vm: &mut Vm) -> Option<usize> {
    let limit = crate::ops::sys_attribute(vm, "tracebacklimit");
    match limit.filter(|l| is_instance(vm, l, &vm.types().int)) {
        None => Some(LIMIT),
        Some(limit) if int::is_negative(&limit) => None,
        Some(limit) => match int::to_i64(&limit) {
            Some(0) => None,
            Some(limit) => Some(usize::try_from(limit).unwrap_or(usize::MAX)),
            None => Some(usize::MAX),
        },
    }
}

impl Printer {
    /// The innermost `limit` entries; a line that repeats is shown three times and counted.
    pub(super) fn entries(&mut self, vm: &mut Vm, traceback: &Ref<Traceback>, limit: usize) {
        let mut entries = Vec::new();
        let mut at = Some(traceback.clone());
        while let Some(entry) = at {
            at = entry.next(vm);
            entries.push(entry);
        }
        let mut last: Option<(Value, Option<i64>, Value)> = None;
        let mut count = 0;
        for entry in entries.iter().skip(entries.len().saturating_sub(limit)) {
            let code = entry.get(vm).frame.get(vm).code.clone();
            let place = (code.filename().into(), entry.line(vm), code.name.to_value());
            let same = last.as_ref().is_some_and(|last| {
                last.0.is(&place.0) && last.1.is_some() && last.1 == place.1 && last.2.is(&place.2)
            });
            if !same {
                self.repeated(count);
                count = 0;
                last = Some(place);
            }
            count += 1;
            if count <= REPEATED {
                self.entry(vm, entry);
            }
        }
        self.repeated(count);
    }

    fn repeated(&mut self, count: usize) {
        if let Some(more) = count.checked_sub(REPEATED).filter(|more| *more > 0) {
            let plural = if more > 1 { "s" } else { "" };
            self.out.push_str(&format!("  [Previous line repeated {more} more time{plural}]\n"));
        }
    }

    fn entry(&mut self, vm: &mut Vm, entry: &Ref<Traceback>) {
        let code = entry.get(vm).frame.get(vm).code.clone();
        let line = entry.line(vm);
        self.margin();
        self.out.push_str("  File \"");
        self.out.push_view(code.filename().view());
        self.out.push_str(&format!("\", line {}, in ", line.unwrap_or(-1)));
        self.out.push_view(code.name.view());
        self.out.push_str("\n");
        let Some(line) = line.and_then(|l| usize::try_from(l).ok()) else { return };
        let Some(text) = source::line(vm, &code.filename(), line) else { return };
        self.margin();
        let indent = source::indent(text.view());
        self.out.push_str("    ");
        self.out.push_view(text.view().tail(indent));
        self.out.push_str("\n");
        let position = bytecode::locations::position_at(&code.raw, entry.get(vm).lasti);
        if let Some(carets) = position.and_then(|p| carets::carets(vm, &code.filename(), text.view(), p)) {
            self.margin();
            self.out.push_str(&carets);
            self.out.push_str("\n");
        }
    }
}
