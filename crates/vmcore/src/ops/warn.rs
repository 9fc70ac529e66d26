//! Warnings: the filters, who is warned about, and how it is shown (Python/_warnings.c). While the module `warnings` is
//! not imported, what is here filters and shows by itself; afterwards that module's lists and functions are used.

use text::StrBuf;

use super::call;
use crate::interp::{caller, frames};
use crate::objects::dict::{self, Dict};
use crate::objects::frame::{self, FrameObject};
use crate::objects::generator::Generator;
use crate::objects::list::{self, List};
use crate::objects::str::Str;
use crate::objects::traceback::print;
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Type, class_of, is_instance};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Gives a warning about the code that runs (`PyErr_WarnEx` with a stack level of 1). Raises where the filters turn it
/// into an exception.
pub fn warn(vm: &mut Vm, category: &Ref<Type>, message: &str) -> Res<()> {
    let message: Value = vm.str(message)?.into();
    warn_at(vm, &message, category.as_value(), 1, None)
}

/// A conversion method returned an instance of a subclass.
pub fn strict_subclass(vm: &mut Vm, method: &str, class: &str, given: &str) -> Res<()> {
    let category = vm.types().deprecation_warning.clone();
    warn(
        vm,
        &category,
        &format!(
            "{method} returned non-{class} (type {given}).  The ability to return an instance of a strict subclass \
             of {class} is deprecated, and may be removed in a future version of Python."
        ),
    )
}

/// ResourceWarning for `source`, which was not closed (`PyErr_ResourceWarning`).
pub fn resource(vm: &mut Vm, source: &Value, message: &str) -> Res<()> {
    let category = vm.types().resource_warning.to_value();
    let message: Value = vm.str(message)?.into();
    warn_at(vm, &message, &category, 1, Some(source))
}

/// RuntimeWarning for a coroutine that dies without having run (`_PyErr_WarnUnawaitedCoroutine`).
pub fn never_awaited(vm: &mut Vm, coroutine: &Ref<Generator>) -> Res<()> {
    if let Some(show) = attribute(vm, "_warn_unawaited_coroutine", true)? {
        match call::call_positional(vm, &show, std::slice::from_ref(coroutine.as_value())) {
            Ok(_) => return Ok(()),
            Err(raised) => ops::exceptions::unraisable(vm, raised, coroutine.as_value()),
        }
    }
    let name = coroutine.get(vm).qualname.to_string_lossy();
    let category = vm.types().runtime_warning.clone();
    warn(vm, &category, &format!("coroutine '{name}' was never awaited"))
}

/// What is warned about.
pub struct Warning<'a> {
    /// A text, or an instance of a category.
    pub message: &'a Value,
    pub category: &'a Value,
    pub filename: &'a Ref<Str>,
    pub line: i64,
    /// The module's name; none: made of the file's. Without one, at the interpreter's end, there is no warning.
    pub module: Option<Value>,
    /// Which warnings were given: `__warningregistry__`.
    pub registry: Option<Ref<Dict>>,
    pub source_line: Option<Ref<Str>>,
    pub source: Option<&'a Value>,
}

/// What the filters say.
struct Action {
    name: Ref<Str>,
    /// The filter; None for the default action.
    filter: Value,
}

/// The state that is used while `warnings` is not imported: `filters`, `_onceregistry`, `_defaultaction` and `version`,
/// the number of times that filters changed.
pub(crate) fn state(vm: &mut Vm) -> Res<Ref<Dict>> {
    let known = vm.interp().module_state.borrow().get("_warnings").cloned();
    if let Some(Ok(state)) = known.map(Value::downcast_owned::<Dict>) {
        return Ok(state);
    }
    let types = vm.types();
    let filters = [
        ("default", &types.deprecation_warning, Some("__main__")),
        ("ignore", &types.deprecation_warning, None),
        ("ignore", &types.pending_deprecation_warning, None),
        ("ignore", &types.import_warning, None),
        ("ignore", &types.resource_warning, None),
    ];
    let mut items = Vec::new();
    for (action, category, module) in filters {
        let module = module.map_or(Value::NONE, |m| vm.intern(m).into());
        let filter = [
            vm.intern(action).into(),
            Value::NONE,
            category.to_value(),
            module,
            Value::small_int_wrapping(0),
        ];
        items.push(tuple::from_slice(vm, &filter)?.into());
    }
    let state = dict::new(vm);
    let filters = list::from_slice(vm, &items)?.to_value();
    let once = dict::new(vm).to_value();
    let default = vm.intern("default").to_value();
    for (name, value) in [
        ("filters", filters),
        ("_onceregistry", once),
        ("_defaultaction", default),
        ("version", ops::int(vm, 0)?),
    ] {
        state.set_str(vm, &vm.intern(name), value)?;
    }
    vm.interp().module_state.borrow_mut().insert("_warnings", state.to_value());
    Ok(state)
}

/// `_warnings._filters_mutated()`: registries are out of date.
pub(crate) fn filters_mutated(vm: &mut Vm) -> Res<()> {
    let state = state(vm)?;
    let version = version(vm, &state).wrapping_add(1);
    let version = ops::int(vm, version)?;
    Ok(state.set_str(vm, &vm.intern("version"), version)?)
}

fn version(vm: &Vm, state: &Ref<Dict>) -> i64 {
    state.get_str(vm, &vm.intern("version")).and_then(|v| crate::objects::int::to_i64(&v)).unwrap_or(0)
}

/// An attribute of the module `warnings`, if that is imported, or can be where `import` says so
/// (`get_warnings_attr`): not any more once the program has ended.
fn attribute(vm: &mut Vm, name: &str, import: bool) -> Res<Option<Value>> {
    let warnings = vm.intern("warnings");
    let warnings = if import && !vm.interp().finalizing.get() {
        match ops::imports::import_module(vm, warnings.as_value(), None, &Value::NONE, 0) {
            Ok(warnings) => warnings,
            Err(raised) => {
                let import_error = vm.types().import_error.clone();
                ops::raise::catch(vm, raised, &import_error)?;
                return Ok(None);
            }
        }
    } else {
        match vm.modules().clone().get_str(vm, &warnings).filter(|found| !found.is_none()) {
            Some(warnings) => warnings,
            None => return Ok(None),
        }
    };
    let name = vm.intern(name);
    ops::get_attr_or_none(vm, &warnings, &name)
}

/// What the module `warnings` has under `name`, else what the state has.
fn setting(vm: &mut Vm, name: &str, own: &str) -> Res<Value> {
    let found = attribute(vm, name, false)?;
    let state = state(vm)?;
    match found {
        // What was there last is still used where the program deletes it.
        Some(value) => {
            state.set_str(vm, &vm.intern(own), value.clone())?;
            Ok(value)
        }
        None => Ok(state.get_str(vm, &vm.intern(own)).unwrap_or(Value::NONE)),
    }
}

/// The category of `message` (`get_category`).
fn category_of(vm: &mut Vm, message: &Value, category: Option<&Value>) -> Res<Value> {
    let warning = vm.types().warning.clone();
    let category = if is_instance(vm, message, &warning) {
        class_of(vm, message).to_value()
    } else {
        match category.filter(|c| !c.is_none()) {
            Some(category) => category.clone(),
            None => vm.types().user_warning.to_value(),
        }
    };
    let is_class = category.downcast::<Type>().is_some();
    if !is_class || !ops::classes::is_subclass(vm, &category, warning.as_value())? {
        let given = class_of(vm, &category).name(vm);
        return Err(vm.type_error(&format!("category must be a Warning subclass, not '{given}'")));
    }
    Ok(category)
}

/// `warnings.warn(message, category, stacklevel, source)`
pub(crate) fn warn_with(
    vm: &mut Vm,
    message: &Value,
    category: Option<&Value>,
    stack_level: i64,
    source: Option<&Value>,
) -> Res<()> {
    let category = category_of(vm, message, category)?;
    warn_at(vm, message, &category, stack_level, source)
}

/// Warns about the code `stack_level` frames out (`do_warn`).
fn warn_at(
    vm: &mut Vm,
    message: &Value,
    category: &Value,
    stack_level: i64,
    source: Option<&Value>,
) -> Res<()> {
    let (globals, filename, line) = match frame_at(vm, stack_level) {
        Some(frame) => {
            let line = frame::line_at(&frame.get(vm).code, frames::lasti(vm, &frame)).unwrap_or(0);
            (frame.get(vm).globals.clone(), frame.get(vm).code.filename(), line)
        }
        None => (crate::modules::sys::namespace(vm)?, vm.intern("sys"), 1),
    };
    let name = vm.intern("__warningregistry__");
    let registry = match globals.get_str(vm, &name) {
        Some(registry) => registry.downcast_owned::<Dict>().ok(),
        None => {
            let registry = dict::new(vm);
            globals.set_str(vm, &name, registry.to_value())?;
            Some(registry)
        }
    };
    let module = match globals.get_str(vm, &vm.names().__name__) {
        Some(name) if name.is_none() || name.downcast::<Str>().is_some() => name,
        _ => vm.intern("<string>").into(),
    };
    warn_explicit(
        vm,
        &Warning {
            message,
            category,
            filename: &filename,
            line,
            module: Some(module),
            registry,
            source_line: None,
            source,
        },
    )
}

/// Frames of the import machinery do not count.
fn is_internal(vm: &Vm, frame: &Ref<FrameObject>) -> bool {
    let filename = frame.get(vm).code.filename().to_string_lossy();
    filename.contains("importlib") && filename.contains("_bootstrap")
}

/// The frame that a warning is about; none beyond the outermost.
fn frame_at(vm: &mut Vm, level: i64) -> Option<Ref<FrameObject>> {
    let mut frame = caller::frame(vm, 0)?;
    let all = level <= 0 || is_internal(vm, &frame);
    for _ in 1..level {
        frame = frames::back(vm, &frame)?;
        while !all && is_internal(vm, &frame) {
            frame = frames::back(vm, &frame)?;
        }
    }
    Some(frame)
}

/// A registry's answer to whether `key` was warned about; it is emptied when the filters have changed since.
fn already_warned(vm: &mut Vm, registry: &Ref<Dict>, key: &Value, set: bool) -> Res<bool> {
    let state = state(vm)?;
    let current = version(vm, &state);
    let name = vm.intern("version");
    let known = registry.get_str(vm, &name).and_then(|v| v.as_small_int());
    if known == Some(current) {
        if let Some(warned) = registry.get_item(vm, key)?
            && ops::truth(vm, &warned)?
        {
            return Ok(true);
        }
    } else {
        drop(registry.get_mut(vm).table.take());
        let version = ops::int(vm, current)?;
        registry.set_str(vm, &name, version)?;
    }
    if set {
        registry.set_item(vm, key, Value::TRUE)?;
    }
    Ok(false)
}

/// Whether a part of a filter lets `text` pass: None, the same text, or a pattern that matches.
fn matches(vm: &mut Vm, pattern: &Value, text: &Value) -> Res<bool> {
    if pattern.is_none() {
        return Ok(true);
    }
    if let Some(plain) = pattern.exact::<Str>() {
        return Ok(text.downcast::<Str>().is_some_and(|text| text.same(plain)));
    }
    let name = vm.intern("match");
    let matched = call::method(vm, pattern, &name, std::slice::from_ref(text))?;
    ops::truth(vm, &matched)
}

/// The first filter that fits, or the default action.
fn find_action(vm: &mut Vm, category: &Value, text: &Value, line: i64, module: &Value) -> Res<Action> {
    let filters = setting(vm, "filters", "filters")?;
    let Some(filters) = filters.downcast::<List>() else {
        return Err(vm.value_error("_warnings.filters must be a list"));
    };
    let mut at = 0;
    // The list may change under a pattern's `match`.
    while let Some(filter) = filters.get(vm).items.get(at).cloned() {
        let parts = filter.downcast::<Tuple>().map_or(&[][..], |t| t.items());
        let [action, message_pattern, class, module_pattern, filter_line] = parts else {
            return Err(vm.value_error(&format!("_warnings.filters item {at} isn't a 5-tuple")));
        };
        let Some(action) = action.downcast::<Str>() else {
            let given = class_of(vm, action).name(vm);
            return Err(vm.type_error(&format!("action must be a string, not '{given}'")));
        };
        let good_message = matches(vm, message_pattern, text)?;
        let good_module = matches(vm, module_pattern, module)?;
        let good_class = ops::classes::is_subclass(vm, category, class)?;
        let filter_line = ops::index(vm, filter_line)?;
        let filter_line = crate::objects::int::to_i64(&filter_line).unwrap_or(-1);
        if good_message && good_class && good_module && (filter_line == 0 || filter_line == line) {
            return Ok(Action { name: action.clone(), filter: filter.clone() });
        }
        at += 1;
    }
    let default = setting(vm, "defaultaction", "_defaultaction")?;
    match default.downcast::<Str>() {
        Some(name) => Ok(Action { name: name.clone(), filter: Value::NONE }),
        None => {
            let given = class_of(vm, &default).name(vm);
            Err(vm.type_error(&format!("_warnings.defaultaction must be a string, not '{given}'")))
        }
    }
}

/// The module's name for a file: `spam.py` gives `spam`.
fn module_of(vm: &Vm, filename: &Ref<Str>) -> Res<Value> {
    let text = filename.to_string_lossy();
    Ok(match text.strip_suffix(".py") {
        _ if text.is_empty() => vm.intern("<unknown>").into(),
        Some(stem) => vm.str(stem)?.into(),
        None => filename.to_value(),
    })
}

/// Filters a warning, and shows it or raises it (`warn_explicit`).
pub(crate) fn warn_explicit(vm: &mut Vm, warning: &Warning<'_>) -> Res<()> {
    let module = match &warning.module {
        Some(module) if module.is_none() => return Ok(()),
        Some(module) => module.clone(),
        None => module_of(vm, warning.filename)?,
    };
    let is_warning = is_instance(vm, warning.message, &vm.types().warning);
    let (text, category, message) = if is_warning {
        let text = ops::format::str(vm, warning.message)?.to_value();
        (text, class_of(vm, warning.message).to_value(), warning.message.clone())
    } else {
        let message = call::call_positional(vm, warning.category, std::slice::from_ref(warning.message))?;
        (warning.message.clone(), warning.category.clone(), message)
    };
    let line = ops::int(vm, warning.line)?;
    let key = tuple::from_slice(vm, &[text.clone(), category.clone(), line])?.to_value();
    if let Some(registry) = &warning.registry
        && already_warned(vm, registry, &key, false)?
    {
        return Ok(());
    }
    let action = find_action(vm, &category, &text, warning.line, &module)?;
    let action_name = action.name.to_string_lossy();
    match action_name.as_str() {
        "error" => return Err(ops::exceptions::raise(vm, &message, None)),
        "ignore" => return Ok(()),
        "always" => {}
        name => {
            if let Some(registry) = &warning.registry {
                registry.set_item(vm, &key, Value::TRUE)?;
            }
            let registry = match name {
                "once" => match &warning.registry {
                    Some(registry) => Some(registry.clone()),
                    None => Some(once_registry(vm)?),
                },
                "module" => warning.registry.clone(),
                "default" => None,
                _ => {
                    let (action, filter) = (
                        ops::format::repr(vm, action.name.as_value())?,
                        ops::format::repr(vm, &action.filter)?,
                    );
                    return Err(vm.runtime_error(&format!(
                        "Unrecognized action ({}) in warnings.filters:\n {}",
                        action.to_string_lossy(),
                        filter.to_string_lossy()
                    )));
                }
            };
            if let Some(registry) = registry {
                let key = tuple::from_slice(vm, &[text.clone(), category.clone()])?.to_value();
                if already_warned(vm, &registry, &key, true)? {
                    return Ok(());
                }
            }
        }
    }
    show(vm, warning, &text, &category, &message)
}

fn once_registry(vm: &mut Vm) -> Res<Ref<Dict>> {
    let registry = setting(vm, "onceregistry", "_onceregistry")?;
    match registry.downcast::<Dict>() {
        Some(registry) => Ok(registry.clone()),
        None => {
            let given = class_of(vm, &registry).name(vm);
            Err(vm.type_error(&format!("_warnings.onceregistry must be a dict, not '{given}'")))
        }
    }
}

/// Shows a warning: by `warnings._showwarnmsg`, or as that would.
fn show(vm: &mut Vm, warning: &Warning<'_>, text: &Value, category: &Value, message: &Value) -> Res<()> {
    let source = warning.source.filter(|s| !s.is_none());
    let Some(show) = attribute(vm, "_showwarnmsg", source.is_some())? else {
        return show_plainly(vm, warning, text, category);
    };
    if !call::is_callable(vm, &show) {
        return Err(vm.type_error("warnings._showwarnmsg() must be set to a callable"));
    }
    let Some(class) = attribute(vm, "WarningMessage", false)? else {
        return Err(vm.runtime_error("unable to get warnings.WarningMessage"));
    };
    let line = ops::int(vm, warning.line)?;
    let source = source.cloned().unwrap_or(Value::NONE);
    let args = [
        message.clone(),
        category.clone(),
        warning.filename.to_value(),
        line,
        Value::NONE,
        Value::NONE,
        source,
    ];
    let shown = call::call_positional(vm, &class, &args)?;
    call::call_positional(vm, &show, &[shown])?;
    Ok(())
}

/// `file:line: Category: text`, and the source line below.
fn show_plainly(vm: &mut Vm, warning: &Warning<'_>, text: &Value, category: &Value) -> Res<()> {
    let stderr = ops::sys_attribute(vm, "stderr");
    if stderr.as_ref().is_some_and(Value::is_none) {
        return Ok(());
    }
    let name = category.downcast::<Type>().map_or_else(String::new, |class| class.name(vm));
    let mut out = StrBuf::new();
    out.push_view(warning.filename.view());
    out.push_str(&format!(":{}: {name}: ", warning.line));
    out.push_view(ops::format::str(vm, text)?.view());
    out.push_str("\n");
    match &warning.source_line {
        Some(line) => {
            out.push_view(line.view().tail(print::indent(line.view())));
            out.push_str("\n");
        }
        None => {
            if let Ok(line) = usize::try_from(warning.line) {
                print::display_line(vm, warning.filename, line, 2, &mut out);
            }
        }
    }
    print::write(vm, &out.finish(), stderr.as_ref());
    Ok(())
}
