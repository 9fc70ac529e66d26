//! `_warnings`: what the library's `warnings` builds on. How warnings work is in `ops::warn`.

use crate::native::module;
use crate::objects::dict::Dict;
use crate::objects::str::Str;
use crate::objects::types::class_of;
use crate::ops;
use crate::ops::warn::{self, Warning};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(crate) struct Warnings;

#[module("_warnings")]
impl Warnings {
    #[py("warn($module, /, message, category=None, stacklevel=1, source=None)")]
    fn warn(
        vm: &mut Vm,
        message: &Value,
        category: Option<&Value>,
        stacklevel: i64,
        source: Option<&Value>,
    ) -> Res<()> {
        warn::warn_with(vm, message, category, stacklevel, source)
    }

    #[py(
        "warn_explicit($module, /, message, category, filename, lineno, module=None, registry=None, \
         module_globals=None, source=None)",
        no_text_signature
    )]
    fn warn_explicit(
        vm: &mut Vm,
        message: &Value,
        category: &Value,
        filename: &Ref<Str>,
        lineno: i32,
        module: Option<&Value>,
        registry: Option<&Value>,
        module_globals: Option<&Value>,
        source: Option<&Value>,
    ) -> Res<()> {
        let source_line = match module_globals {
            Some(globals) => source_line(vm, globals, i64::from(lineno))?,
            None => None,
        };
        let registry = match registry {
            None => None,
            Some(registry) => match registry.downcast::<Dict>() {
                Some(registry) => Some(registry.clone()),
                None => return Err(vm.type_error("'registry' must be a dict or None")),
            },
        };
        warn::warn_explicit(
            vm,
            &Warning {
                message,
                category,
                filename,
                line: i64::from(lineno),
                module: module.cloned(),
                registry,
                source_line,
                source,
            },
        )
    }

    #[py("_filters_mutated($module, /)", no_text_signature)]
    fn filters_mutated(vm: &mut Vm) -> Res<()> {
        warn::filters_mutated(vm)
    }
}

/// A line of a module's source, as its loader gives it.
fn source_line(vm: &mut Vm, globals: &Value, line: i64) -> Res<Option<Ref<Str>>> {
    let Some(globals) = globals.downcast::<Dict>() else {
        let given = class_of(vm, globals).name(vm);
        return Err(vm.type_error(&format!("module_globals must be a dict, not '{given}'")));
    };
    let (loader, name) = (&vm.names().__loader__, &vm.names().__name__);
    let (Some(loader), Some(name)) = (globals.get_str(vm, loader), globals.get_str(vm, name)) else {
        return Ok(None);
    };
    let get_source = vm.intern("get_source");
    let Some(get_source) = ops::get_attr_or_none(vm, &loader, &get_source)? else { return Ok(None) };
    let source = ops::call::call_positional(vm, &get_source, &[name])?;
    let Some(source) = source.downcast::<Str>() else { return Ok(None) };
    let Ok(index) = usize::try_from(line.saturating_sub(1)) else { return Ok(None) };
    let Some(range) = source.view().lines(false).nth(index) else { return Ok(None) };
    let mut text = text::StrBuf::new();
    text.push_view(source.view().slice(range));
    Ok(Some(crate::objects::str::from_data(vm, &text.finish())?))
}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    let state = warn::state(vm)?;
    for name in ["filters", "_onceregistry", "_defaultaction"] {
        let value = state.get_str(vm, &vm.intern(name)).unwrap_or(Value::NONE);
        super::set(vm, dict, name, value)?;
    }
    Ok(())
}
