//! `_json`: JSON text scanned into values and values written as JSON text (`Modules/_json.c`). What chooses between this
//! and pure Python is the library's own `json`.

mod encoder;
mod scanner;
mod strings;

pub use encoder::Encoder;
pub use scanner::Scanner;

use super::set;
use crate::native::module;
use crate::objects::dict::Dict;
use crate::objects::int;
use crate::objects::str::{Str, StrBuilder};
use crate::objects::types::class_of;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};
use strings::Wrong;

/// `json.JSONDecodeError(message, document, position)`
fn error(vm: &mut Vm, message: &str, document: &Ref<Str>, position: i64) -> Raised {
    let made: Res<Value> = (|| {
        let name = vm.str("json.decoder")?.to_value();
        let names = ops::imports::names(vm, &["JSONDecodeError"])?.to_value();
        let module = ops::imports::import_module(vm, &name, None, &names, 0)?;
        let name = vm.intern("JSONDecodeError");
        let class = ops::get_attr(vm, &module, &name)?;
        let args = [vm.str(message)?.into(), document.to_value(), ops::int(vm, position)?];
        ops::call::call_positional(vm, &class, &args)
    })();
    match made {
        Ok(exception) => ops::exceptions::raise(vm, &exception, None),
        Err(raised) => raised,
    }
}

fn text<'a>(vm: &Vm, value: &'a Value) -> Res<&'a Ref<Str>> {
    value.downcast::<Str>().ok_or_else(|| {
        let class = class_of(vm, value).name(vm);
        vm.type_error(&format!("first argument must be a string, not {class}"))
    })
}

fn quoted(vm: &Vm, string: &Value, ascii: bool) -> Res<Ref<Str>> {
    let source = text(vm, string)?;
    let mut out = StrBuilder::with_capacity(vm, source.len() + 2)?;
    strings::write(vm, source, ascii, &mut out)?;
    out.finish(vm)
}

/// A string from `begin` on, and where it ends; `json.JSONDecodeError` if it is none.
fn scan_string(vm: &mut Vm, source: &Ref<Str>, begin: usize, strict: bool) -> Res<(Ref<Str>, usize)> {
    match strings::scan(vm, source, begin, strict)? {
        Ok(found) => Ok(found),
        Err(Wrong(message, position)) => Err(error(vm, message, source, position)),
    }
}

pub(crate) struct Json;

#[module("_json")]
impl Json {
    #[py("scanstring($module, string, end, strict=True, /)", no_text_signature, flavour = "parse_tuple")]
    fn scanstring(vm: &mut Vm, string: &Value, end: &Value, strict: bool) -> Res<(Ref<Str>, usize)> {
        let end = ops::index(vm, end)?;
        let Some(end) = int::to_i64(&end) else {
            return Err(vm.overflow_error("Python int too large to convert to C ssize_t"));
        };
        let source = text(vm, string)?;
        let Some(begin) = usize::try_from(end).ok().filter(|begin| *begin <= source.len()) else {
            return Err(vm.value_error("end is out of bounds"));
        };
        scan_string(vm, source, begin, strict)
    }

    #[py("encode_basestring($module, string, /)", no_text_signature)]
    fn encode_basestring(vm: &mut Vm, string: &Value) -> Res<Ref<Str>> {
        quoted(vm, string, false)
    }

    #[py("encode_basestring_ascii($module, string, /)", no_text_signature)]
    fn encode_basestring_ascii(vm: &mut Vm, string: &Value) -> Res<Ref<Str>> {
        quoted(vm, string, true)
    }
}

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    let (scanner, encoder) = (vm.types().json_scanner.to_value(), vm.types().json_encoder.to_value());
    set(vm, module, "make_scanner", scanner)?;
    set(vm, module, "make_encoder", encoder)
}
