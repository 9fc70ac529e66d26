//! What is printed of an exception, byte for byte as CPython's `PyErr_Display` (Python/pythonrun.c, Python/traceback.c)
//! prints it: its chain, its traceback, its message, and for a group all of that for each exception in it.

mod carets;
mod entries;
mod location;
mod source;
mod suggestions;

use std::collections::HashSet;

use text::{StrBuf, StrData};

use super::Traceback;
use crate::native::Args;
use crate::objects::exception::{Exception, group};
use crate::objects::str::{self, Str};
use crate::objects::types::{Type, class_of};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

pub use source::{display_line, indent};

/// Exceptions of a group that are shown, and how deep groups are shown.
const MAX_GROUP_WIDTH: usize = 15;
const MAX_GROUP_DEPTH: usize = 10;

/// The text that tells of an uncaught exception, with a newline at its end.
pub fn format(vm: &mut Vm, exception: &Ref<Exception>) -> Res<StrData> {
    let mut printer = Printer { out: StrBuf::new(), depth: 0, need_close: false, seen: HashSet::new() };
    printer.exception_with_chain(vm, exception)?;
    Ok(printer.out.finish())
}

/// Prints an exception to `file`, or past all of the guest's buffers to stderr. Never raises.
pub fn print(vm: &mut Vm, exception: &Ref<Exception>, file: Option<&Value>) {
    match format(vm, exception) {
        Ok(text) => write(vm, &text, file),
        // As CPython says when it gives up.
        Err(raised) => {
            drop(vm.take_raised(raised));
            let mut text = StrBuf::new();
            text.push_str("lost sys.stderr\n");
            write(vm, &text.finish(), None);
        }
    }
}

/// Prints a line and an exception below it to `sys.stderr`; nothing where the program has taken that away.
pub fn print_below(vm: &mut Vm, header: &str, exception: &Ref<Exception>) -> Res<()> {
    let Some(file) = ops::sys_attribute(vm, "stderr").filter(|stderr| !stderr.is_none()) else {
        return Ok(());
    };
    let mut printer = Printer { out: StrBuf::new(), depth: 0, need_close: false, seen: HashSet::new() };
    printer.out.push_str(header);
    printer.exception_with_chain(vm, exception)?;
    write_to(vm, &printer.out.finish(), &file)
}

/// `sys.unraisablehook`: an exception that nobody can catch, raised by `object`, if that is known, while doing what
/// `message` says. `message` replaces "Exception ignored in".
pub fn print_unraisable(
    vm: &mut Vm,
    exception: &Ref<Exception>,
    message: Option<&Ref<Str>>,
    object: Option<&Value>,
    file: Option<&Value>,
) {
    let mut text = StrBuf::new();
    match (message, object.filter(|o| !o.is_none())) {
        (message, Some(object)) => {
            match message {
                Some(message) => text.push_view(message.view()),
                None => text.push_str("Exception ignored in"),
            }
            text.push_str(": ");
            match ops::format::repr(vm, object) {
                Ok(repr) => text.push_view(repr.view()),
                Err(raised) => {
                    drop(vm.take_raised(raised));
                    text.push_str("<object repr() failed>");
                }
            }
            text.push_str("\n");
        }
        (Some(message), None) => {
            text.push_view(message.view());
            text.push_str(":\n");
        }
        (None, None) => {}
    }
    let mut printer = Printer { out: text, depth: 0, need_close: false, seen: HashSet::new() };
    if let Some(traceback) = exception.get(vm).traceback.clone() {
        printer.traceback(vm, &traceback, "", "Traceback (most recent call last):\n");
    }
    let class = class_of(vm, exception.as_value()).clone();
    printer.message(vm, &class, exception.as_value(), true);
    printer.out.push_str("\n");
    write(vm, &printer.out.finish(), file);
}

/// Writes to a file object, or to `sys.stderr`. What cannot be written is lost.
pub fn write(vm: &mut Vm, text: &StrData, file: Option<&Value>) {
    let Some(file) = file.cloned().or_else(|| ops::sys_attribute(vm, "stderr")) else { return };
    if !file.is_none()
        && let Err(raised) = write_to(vm, text, &file)
    {
        drop(vm.take_raised(raised));
    }
}

fn write_to(vm: &mut Vm, text: &StrData, file: &Value) -> Res<()> {
    let text = str::from_data(vm, text)?.to_value();
    let names = vm.names();
    let (write, flush) = (names.write.clone(), names.flush.clone());
    let method = ops::get_attr(vm, file, &write)?;
    ops::call(vm, &method, Args::positional_only(&[text]))?;
    let method = ops::get_attr(vm, file, &flush)?;
    ops::call(vm, &method, Args::positional_only(&[]))?;
    Ok(())
}

/// The cause or context that is shown above an exception, and what is said between them.
fn shown_above(vm: &Vm, exception: &Ref<Exception>) -> Option<(Ref<Exception>, &'static str)> {
    if let Some(cause) = exception.get(vm).cause.clone() {
        return Some((cause, "The above exception was the direct cause of the following exception:\n"));
    }
    if exception.get(vm).suppress_context {
        return None;
    }
    let context = exception.context(vm)?;
    Some((context, "During handling of the above exception, another exception occurred:\n"))
}

struct Printer {
    out: StrBuf,
    /// How many groups the exception is in, each with a margin.
    depth: usize,
    /// Whether the frame round the innermost group is yet to be closed.
    need_close: bool,
    /// Addresses of exceptions shown.
    seen: HashSet<usize>,
}

impl Printer {
    fn indent(&mut self) {
        self.out.push_repeat(' '.into(), 2 * self.depth);
    }

    /// What stands in front of every line inside a group.
    fn margin(&mut self) {
        self.indent();
        if self.depth > 0 {
            self.out.push_str("| ");
        }
    }

    fn line(&mut self, line: &str) {
        self.margin();
        self.out.push_str(line);
    }

    /// An exception, below its cause or context. Chains may be of any length; CPython gives up at the recursion limit.
    fn exception_with_chain(&mut self, vm: &mut Vm, exception: &Ref<Exception>) -> Res<()> {
        crate::interp::check_stack(vm)?;
        // Each with what is said below it, the outermost first.
        let mut chain = vec![(exception.clone(), "")];
        self.seen.insert(address(exception));
        let mut last = exception.clone();
        while let Some((other, words)) = shown_above(vm, &last)
            && self.seen.insert(address(&other))
        {
            vm.tick(1)?;
            chain.push((other.clone(), words));
            last = other;
        }
        let need_close = self.need_close;
        for (exception, words) in chain.into_iter().rev() {
            match group::is_group(vm, &exception) {
                true => self.group(vm, &exception)?,
                false => self.exception(vm, &exception),
            }
            if !words.is_empty() {
                self.need_close = need_close;
                self.line("\n");
                self.line(words);
                self.line("\n");
            }
        }
        Ok(())
    }

    fn exception(&mut self, vm: &mut Vm, exception: &Ref<Exception>) {
        let class = class_of(vm, exception.as_value()).clone();
        if let Some(traceback) = exception.get(vm).traceback.clone() {
            let (margin, header) = match (group::is_group(vm, exception), self.depth) {
                (true, 1) => ("+ ", "Exception Group Traceback (most recent call last):\n"),
                (true, 0) => ("", "Exception Group Traceback (most recent call last):\n"),
                (true, _) => ("| ", "Exception Group Traceback (most recent call last):\n"),
                (false, 0) => ("", "Traceback (most recent call last):\n"),
                (false, _) => ("| ", "Traceback (most recent call last):\n"),
            };
            self.traceback(vm, &traceback, margin, header);
        }
        match self.syntax_location(vm, exception) {
            Some(message) => self.message(vm, &class, &message, false),
            None => {
                self.message(vm, &class, exception.as_value(), false);
                if let Some(suggestion) = swallow(vm, |vm| suggestions::suggest(vm, exception)).flatten() {
                    self.out.push_str(". Did you mean: '");
                    self.out.push_view(suggestion.view());
                    self.out.push_str("'?");
                }
            }
        }
        self.out.push_str("\n");
        self.notes(vm, exception);
    }

    /// Class and message: `module.Class: message`.
    fn message(&mut self, vm: &mut Vm, class: &Ref<Type>, message: &Value, unraisable: bool) {
        self.margin();
        let module = vm.names().__module__.clone();
        match swallow(vm, |vm| ops::get_attr(vm, class.as_value(), &module))
            .as_ref()
            .and_then(|m| m.downcast::<Str>())
        {
            None => self.out.push_str(if unraisable { "<unknown>" } else { "<unknown>." }),
            Some(module) if matches!(module.as_ascii(), Some("builtins" | "__main__")) => {}
            Some(module) => {
                self.out.push_view(module.view());
                self.out.push_str(".");
            }
        }
        self.out.push_view(class.get(vm).qualname.view());
        if message.is_none() {
            return;
        }
        match swallow(vm, |vm| ops::format::str(vm, message)) {
            None => self.out.push_str(": <exception str() failed>"),
            Some(text) if text.is_empty() => {
                if unraisable {
                    self.out.push_str(": ");
                }
            }
            Some(text) => {
                self.out.push_str(": ");
                self.out.push_view(text.view());
            }
        }
    }

    fn notes(&mut self, vm: &mut Vm, exception: &Ref<Exception>) {
        let name = vm.names().__notes__.clone();
        let notes = swallow(vm, |vm| ops::get_attr_or_none(vm, exception.as_value(), &name)).flatten();
        let Some(notes) = notes else { return };
        if !ops::iter::is_sequence(vm, &notes) {
            self.margin();
            match swallow(vm, |vm| ops::format::repr(vm, &notes)) {
                Some(repr) => self.out.push_view(repr.view()),
                None => self.out.push_str("<__notes__ repr() failed>"),
            }
            // CPython ends no line here.
            return;
        }
        let items = swallow(vm, |vm| ops::iter::collect(vm, &notes));
        for note in items.iter().flat_map(|items| items.iter()) {
            match swallow(vm, |vm| ops::format::str(vm, note)) {
                Some(text) => {
                    for line in text.view().lines(true) {
                        self.margin();
                        self.out.push_view(text.view().slice(line));
                    }
                }
                None => self.out.push_str("<note str() failed>"),
            }
            self.out.push_str("\n");
        }
    }

    fn group(&mut self, vm: &mut Vm, exception: &Ref<Exception>) -> Res<()> {
        if self.depth > MAX_GROUP_DEPTH {
            self.line(&format!("... (max_group_depth is {MAX_GROUP_DEPTH})\n"));
            return Ok(());
        }
        if self.depth == 0 {
            self.depth = 1;
        }
        self.exception(vm, exception);
        let members = group::members(vm, exception);
        let shown = members.len().min(MAX_GROUP_WIDTH + 1);
        self.need_close = false;
        for (i, member) in members.iter().enumerate().take(shown) {
            let last = i + 1 == shown;
            if last {
                // A group inside closes the frame if it is the last itself.
                self.need_close = true;
            }
            self.indent();
            self.out.push_str(if i == 0 { "+-" } else { "  " });
            let truncated = i >= MAX_GROUP_WIDTH;
            let title = if truncated { "...".to_owned() } else { (i + 1).to_string() };
            self.out.push_str(&format!("+---------------- {title} ----------------\n"));
            self.depth += 1;
            if truncated {
                let more = members.len() - MAX_GROUP_WIDTH;
                self.line(&format!("and {more} more exception{}\n", if more > 1 { "s" } else { "" }));
            } else {
                self.exception_with_chain(vm, member)?;
            }
            if last && self.need_close {
                self.indent();
                self.out.push_str("+------------------------------------\n");
                self.need_close = false;
            }
            self.depth -= 1;
        }
        if self.depth == 1 {
            self.depth = 0;
        }
        Ok(())
    }

    /// `header`, then an entry for each frame.
    fn traceback(&mut self, vm: &mut Vm, traceback: &Ref<Traceback>, margin: &str, header: &str) {
        let Some(limit) = entries::limit(vm) else { return };
        self.indent();
        self.out.push_str(margin);
        self.out.push_str(header);
        self.entries(vm, traceback, limit);
    }
}

fn address(exception: &Ref<Exception>) -> usize {
    exception.as_ptr().as_ptr() as usize
}

/// What `f` gives; none where it raises.
fn swallow<T>(vm: &mut Vm, f: impl FnOnce(&mut Vm) -> Result<T, Raised>) -> Option<T> {
    match f(vm) {
        Ok(value) => Some(value),
        Err(raised) => {
            drop(vm.take_raised(raised));
            None
        }
    }
}
