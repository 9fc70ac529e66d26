//! `SyntaxError`: where in which file the compiler gave up.

use super::Exception;
use super::base::{init_args, no_keywords};
use super::fields::members;
use crate::native::{Kwargs, methods};
use crate::objects::int;
use crate::objects::str::{self, Str};
use crate::objects::tuple;
use crate::objects::types::{class_of, is_instance};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct SyntaxError;

fn is_syntax_error(vm: &Vm, value: &Value) -> bool {
    is_instance(vm, value, &vm.types().syntax_error)
}

members! { SyntaxError, MEMBERS:
    MSG = 0 "msg";
    FILENAME = 1 "filename";
    LINENO = 2 "lineno";
    OFFSET = 3 "offset";
    TEXT = 4 "text";
    END_LINENO = 5 "end_lineno";
    END_OFFSET = 6 "end_offset";
    PRINT_FILE_AND_LINE = 7 "print_file_and_line";
}

/// `text` behind its last slash.
fn basename(vm: &Vm, path: &Ref<Str>) -> Res<Ref<Str>> {
    let view = path.view();
    let start = (0..view.len()).rev().find(|i| view.get(*i) == Some('/' as u32)).map_or(0, |i| i + 1);
    let mut text = text::StrBuf::new();
    text.push_view(view.tail(start));
    Ok(str::from_data(vm, &text.finish())?)
}

#[methods("SyntaxError", is = is_syntax_error, with(MEMBERS))]
impl SyntaxError {
    #[py("__init__($self, /, *args, **kwargs)", no_text_signature)]
    fn init(vm: &mut Vm, this: &Ref<Exception>, args: &[Value], kwargs: Kwargs<'_>) -> Res<()> {
        no_keywords(vm, class_of(vm, this.as_value()), &kwargs)?;
        init_args(vm, this, args)?;
        if let Some(msg) = args.first() {
            this.set_field(vm, MSG, Some(msg.clone()))?;
        }
        let [_, info] = args else { return Ok(()) };
        let info = tuple::from_iterable(vm, info)?;
        let given = info.len();
        if given < 4 {
            return Err(vm.type_error(&format!("function takes at least 4 arguments ({given} given)")));
        }
        if given > 6 {
            return Err(vm.type_error(&format!("function takes at most 6 arguments ({given} given)")));
        }
        for (index, value) in (FILENAME..).zip(info.items()) {
            this.set_field(vm, index, Some(value.clone()))?;
        }
        if given == 5 {
            return Err(vm.type_error("end_offset must be provided when end_lineno is provided"));
        }
        Ok(())
    }

    #[py("__str__")]
    fn str(vm: &mut Vm, this: &Ref<Exception>) -> Res<Ref<Str>> {
        let msg = ops::format::str(vm, &this.field_or_none(vm, MSG))?;
        let filename = match this.field(vm, FILENAME).as_ref().and_then(|f| f.downcast::<Str>()) {
            Some(path) => Some(basename(vm, path)?),
            None => None,
        };
        let lineno = this.field(vm, LINENO).filter(|l| class_of(vm, l).is(&vm.types().int));
        let mut text = text::StrBuf::new();
        text.push_view(msg.view());
        let line = lineno.map(|l| format!("line {}", int::to_i64(&l).unwrap_or(-1)));
        match (filename, line) {
            (None, None) => return Ok(msg),
            (Some(filename), line) => {
                text.push_str(" (");
                text.push_view(filename.view());
                text.push_str(&line.map_or(String::new(), |line| format!(", {line}")));
                text.push_str(")");
            }
            (None, Some(line)) => text.push_str(&format!(" ({line})")),
        }
        Ok(str::from_data(vm, &text.finish())?)
    }
}
