//! The codec registry (Python/codecs.c): search functions, the codecs they have found, error handlers by name.

use text::StrData;

use super::error_handlers;
use crate::objects::dict::{self, Dict};
use crate::objects::list::{self, List};
use crate::objects::str::{self, Str};
use crate::objects::tuple::{self, Tuple};
use crate::ops;
use crate::ops::call::call_positional;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// What a codec's tuple holds, by place.
const ENCODER: usize = 0;
const DECODER: usize = 1;

/// The registry's three containers.
struct Registry {
    search_functions: Ref<List>,
    /// Codecs found, by normalised name.
    found: Ref<Dict>,
    error_handlers: Ref<Dict>,
}

/// Kept as a tuple among the native modules' state.
fn registry(vm: &mut Vm) -> Res<Registry> {
    let kept = vm.interp().module_state.borrow().get("_codecs").cloned();
    if let Some(parts) = kept
        && let Some(parts) = parts.downcast::<Tuple>()
        && let [search, found, handlers] = parts.items()
        && let (Some(search), Some(found), Some(handlers)) =
            (search.downcast::<List>(), found.downcast::<Dict>(), handlers.downcast::<Dict>())
    {
        let (search_functions, found, error_handlers) = (search.clone(), found.clone(), handlers.clone());
        return Ok(Registry { search_functions, found, error_handlers });
    }
    let made = Registry {
        search_functions: list::new(vm),
        found: dict::new(vm),
        error_handlers: error_handlers::builtin(vm)?,
    };
    let parts = [made.search_functions.to_value(), made.found.to_value(), made.error_handlers.to_value()];
    let parts = tuple::from_iter(vm, parts.into_iter())?;
    vm.interp().module_state.borrow_mut().insert("_codecs", parts.into());
    Ok(made)
}

/// `codecs.register(function)`
pub fn register(vm: &mut Vm, function: &Value) -> Res<()> {
    if !ops::call::is_callable(vm, function) {
        return Err(vm.type_error("argument must be callable"));
    }
    let registry = registry(vm)?;
    if registry.search_functions.is_empty(vm) {
        // The library's function is asked before the program's.
        import_encodings(vm)?;
    }
    Ok(registry.search_functions.push(vm, function.clone())?)
}

/// `codecs.unregister(function)`: what it found is forgotten too.
pub fn unregister(vm: &mut Vm, function: &Value) -> Res<()> {
    let registry = registry(vm)?;
    let place = registry.search_functions.get(vm).items.iter().position(|known| known.is(function));
    if let Some(at) = place {
        let emptied = registry.found.get_mut(vm).table.take();
        let removed = registry.search_functions.get_mut(vm).items.remove(at);
        drop((emptied, removed));
    }
    Ok(())
}

/// `codecs.lookup(encoding)`: a tuple of encoder, decoder, stream reader and stream writer.
pub fn lookup(vm: &mut Vm, encoding: &str) -> Res<Ref<Tuple>> {
    let registry = registry(vm)?;
    let name = normalised(encoding);
    let key: Value = str::from_data(vm, &StrData::from(name.as_str()))?.into();
    if let Some(known) = registry.found.get_item(vm, &key)?
        && let Ok(known) = known.downcast_owned::<Tuple>()
    {
        return Ok(known);
    }
    if registry.search_functions.is_empty(vm) {
        // CPython imports it at start-up; here most programs never need it.
        import_encodings(vm)?;
    }
    let mut index = 0;
    while let Some(function) = registry.search_functions.get(vm).items.get(index).cloned() {
        index += 1;
        let found = call_positional(vm, &function, std::slice::from_ref(&key))?;
        if found.is_none() {
            continue;
        }
        let Some(codec) = found.downcast::<Tuple>().filter(|codec| codec.len() == 4) else {
            return Err(vm.type_error("codec search functions must return 4-tuples"));
        };
        registry.found.set_item(vm, &key, found.clone())?;
        return Ok(codec.clone());
    }
    Err(match index {
        0 => vm.lookup_error("no codec search functions registered: can't find encoding"),
        _ => vm.lookup_error(&format!("unknown encoding: {encoding}")),
    })
}

/// The library's `encodings` registers its search function when it is imported.
fn import_encodings(vm: &mut Vm) -> Res<()> {
    let name = vm.names().__import__.clone();
    let Some(import) = vm.builtins().get_str(vm, &name) else { return Ok(()) };
    let module = vm.str("encodings")?;
    call_positional(vm, &import, &[module.into()]).map(drop)
}

/// `_Py_normalize_encoding`: small letters, and one underscore for what stands between letters, digits and dots.
fn normalised(encoding: &str) -> String {
    let mut name = String::with_capacity(encoding.len());
    let mut separated = false;
    for c in encoding.chars() {
        if c.is_ascii_alphanumeric() || c == '.' {
            if separated && !name.is_empty() {
                name.push('_');
            }
            separated = false;
            name.push(c.to_ascii_lowercase());
        } else {
            separated = true;
        }
    }
    name
}

/// What a codec is wanted for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Use {
    /// `str.encode` and `bytes.decode`: from text to bytes and back.
    Text,
    /// `codecs.encode` and `codecs.decode`.
    Any,
}

/// `object` encoded by the registered codec.
pub fn encode(
    vm: &mut Vm,
    object: &Value,
    encoding: &str,
    errors: Option<&Ref<Str>>,
    usage: Use,
) -> Res<Value> {
    run(vm, ENCODER, object, encoding, errors, usage)
}

/// `object` decoded by the registered codec.
pub fn decode(
    vm: &mut Vm,
    object: &Value,
    encoding: &str,
    errors: Option<&Ref<Str>>,
    usage: Use,
) -> Res<Value> {
    run(vm, DECODER, object, encoding, errors, usage)
}

fn run(
    vm: &mut Vm,
    place: usize,
    object: &Value,
    encoding: &str,
    errors: Option<&Ref<Str>>,
    usage: Use,
) -> Res<Value> {
    let codec = lookup(vm, encoding)?;
    if usage == Use::Text {
        check_text_encoding(vm, &codec, encoding, place)?;
    }
    let Some(coder) = codec.items().get(place).cloned() else { return Ok(Value::NONE) };
    let mut args = vec![object.clone()];
    args.extend(errors.map(|errors| errors.to_value()));
    let result = call_positional(vm, &coder, &args).map_err(|raised| {
        let doing = if place == ENCODER { "encoding" } else { "decoding" };
        ops::exceptions::chained(vm, raised, &format!("{doing} with '{encoding}' codec failed"))
    })?;
    match result.downcast::<Tuple>().map(|pair| pair.items()) {
        Some([made, _]) => Ok(made.clone()),
        _ if place == ENCODER => Err(vm.type_error("encoder must return a tuple (object, integer)")),
        _ => Err(vm.type_error("decoder must return a tuple (object,integer)")),
    }
}

/// A codec says by its `_is_text_encoding` whether it has to do with text; a plain tuple says nothing.
fn check_text_encoding(vm: &mut Vm, codec: &Ref<Tuple>, encoding: &str, place: usize) -> Res<()> {
    if codec.as_value().exact::<Tuple>().is_some() {
        return Ok(());
    }
    let name = vm.intern("_is_text_encoding");
    let Some(is_text) = ops::get_attr_or_none(vm, codec.as_value(), &name)? else { return Ok(()) };
    if ops::truth(vm, &is_text)? {
        return Ok(());
    }
    let instead = if place == ENCODER { "codecs.encode()" } else { "codecs.decode()" };
    let message = format!("'{encoding}' is not a text encoding; use {instead} to handle arbitrary codecs");
    Err(vm.lookup_error(&message))
}

/// `codecs.register_error(name, handler)`
pub fn register_error(vm: &mut Vm, name: &Ref<Str>, handler: &Value) -> Res<()> {
    if !ops::call::is_callable(vm, handler) {
        return Err(vm.type_error("handler must be callable"));
    }
    let registry = registry(vm)?;
    registry.error_handlers.set_item(vm, name.as_value(), handler.clone())
}

/// `codecs.lookup_error(name)`
pub fn lookup_error(vm: &mut Vm, name: &Ref<Str>) -> Res<Value> {
    let registry = registry(vm)?;
    match registry.error_handlers.get_item(vm, name.as_value())? {
        Some(handler) => Ok(handler),
        None => {
            let name = crate::ops::codec::name(vm, name)?;
            Err(vm.lookup_error(&format!("unknown error handler name '{name}'")))
        }
    }
}

/// Whether a built-in error handler's name has been given to another.
pub fn is_overridden(vm: &mut Vm, name: &Ref<Str>) -> Res<bool> {
    // While nobody has asked the registry for anything, it is as it was.
    if !vm.interp().module_state.borrow().contains_key("_codecs") {
        return Ok(false);
    }
    let handler = lookup_error(vm, name)?;
    Ok(!error_handlers::is_builtin(&handler))
}
