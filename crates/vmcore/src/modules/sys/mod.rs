//! `sys`: one file per group of functions, and what it shows because the host's does.

mod hooks;
mod limits;
mod tracing;
mod types;

pub(crate) use types::has_flag;

pub(crate) use types::unraisable_args;

use bytecode::Const;

use super::set;
use crate::native::module;
use crate::objects::attrs;
use crate::objects::constant;
use crate::objects::dict::{self, Dict};
use crate::objects::instance::Instance;
use crate::objects::list;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::tuple;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(crate) struct Sys;

#[module("sys", with(HOOKS, LIMITS, TRACING))]
impl Sys {}

/// What importers are found in. It is made with the first of them: see `importlib`.
pub(crate) const OF_IMPORTERS: [&str; 3] = ["meta_path", "path_hooks", "path_importer_cache"];

/// The namespace of `sys`.
pub(crate) fn namespace(vm: &mut Vm) -> Res<Ref<Dict>> {
    match vm.interp().sys.get() {
        Some(dict) => Ok(dict.clone()),
        None => Err(vm.runtime_error("lost sys")),
    }
}

/// An attribute of `sys` that is made when it is asked for.
pub(crate) fn late_attribute(vm: &mut Vm, module: &Ref<Module>, name: &Ref<Str>) -> Res<Option<Value>> {
    if !name.as_ascii().is_some_and(|name| OF_IMPORTERS.contains(&name))
        || !namespace(vm)?.is(&module.get(vm).dict)
        || vm.interp().importlib.borrow().is_some()
    {
        return Ok(None);
    }
    super::importlib(vm)?;
    let sys = module.get(vm).dict.clone();
    Ok(sys.get_str(vm, name))
}

/// Makes what importers are found in.
pub(super) fn prepare_importers(vm: &mut Vm) -> Res<()> {
    let sys = namespace(vm)?;
    for name in OF_IMPORTERS {
        let empty = match name {
            "path_importer_cache" => dict::new(vm).to_value(),
            _ => list::new(vm).to_value(),
        };
        set(vm, &sys, name, empty)?;
    }
    Ok(())
}

pub(super) fn fill(vm: &mut Vm, sys: &Ref<Dict>) -> Res<()> {
    let modules = vm.modules().to_value();
    set(vm, sys, "modules", modules)?;
    let mut native: Vec<&str> = super::native(vm).map(|native| native.def.name).collect();
    native.sort_unstable();
    let native: Vec<Value> = native.into_iter().map(|name| vm.intern(name).into()).collect();
    let native = tuple::from_iter(vm, native.into_iter())?;
    set(vm, sys, "builtin_module_names", native.into())?;
    set(vm, sys, "maxsize", crate::ops::int(vm, i64::MAX)?)?;
    set(vm, sys, "maxunicode", Value::small_int_wrapping(0x10FFFF))?;
    for (name, text) in [("byteorder", "little"), ("float_repr_style", "short")] {
        let text = vm.intern(text);
        set(vm, sys, name, text.into())?;
    }
    types::fill(vm, sys)?;
    for (name, value) in defaults() {
        if vm.interp().configuration.sys(name).is_none() {
            put(vm, sys, name, &value)?;
        }
    }
    let shown = vm.interp().configuration.sys.clone();
    for (name, value) in &shown {
        match name.as_str() {
            // Other attributes are made of these.
            "flags" | "version_info" | "implementation" | "int_max_str_digits" | "filesystem_encoding" => {}
            _ => put(vm, sys, name, value)?,
        }
    }
    if let Some(Const::Int(digits)) = vm.interp().configuration.sys("int_max_str_digits")
        && let Ok(digits) = usize::try_from(*digits)
    {
        vm.interp().max_str_digits.set(digits);
    }
    implementation(vm, sys)?;
    super::_io::standard::fill(vm, sys)?;
    for name in ["displayhook", "excepthook", "unraisablehook", "breakpointhook"] {
        if let Some(hook) = sys.get_str(vm, &vm.intern(name)) {
            set(vm, sys, &format!("__{name}__"), hook)?;
        }
    }
    Ok(())
}

fn put(vm: &mut Vm, sys: &Ref<Dict>, name: &str, value: &Const) -> Res<()> {
    let version = vm.interp().configuration.version;
    let value = constant::value(vm, value, version)?;
    // Strings of these are one object wherever they stand, as CPython has them.
    let value = match value.downcast::<Str>() {
        Some(text) => text.interned(vm).into(),
        None => value,
    };
    set(vm, sys, name, value)
}

/// What `sys` shows where the host says nothing.
fn defaults() -> Vec<(&'static str, Const)> {
    let text = |text: &str| Const::Str(std::sync::Arc::new(bytecode::PyStr::new(text)));
    vec![
        ("argv", Const::List([text("")].into())),
        ("orig_argv", Const::List([].into())),
        ("path", Const::List([].into())),
        ("warnoptions", Const::List([].into())),
        ("_xoptions", Const::Dict([].into())),
        ("executable", text("")),
        ("prefix", text("")),
        ("base_prefix", text("")),
        ("exec_prefix", text("")),
        ("base_exec_prefix", text("")),
        ("platform", text("linux")),
        ("version", text("3.11.0 (minivm)")),
        ("hexversion", Const::Int(0x030B_00F0)),
        ("api_version", Const::Int(1013)),
        ("dont_write_bytecode", Const::True),
        ("pycache_prefix", Const::None),
    ]
}

/// `sys.implementation`: see docs/decisions/implementation-name.md.
fn implementation(vm: &mut Vm, sys: &Ref<Dict>) -> Res<()> {
    let class = vm.types().simple_namespace.clone();
    let made = attrs::new_instance(vm, &class, Instance).to_value();
    let told = match vm.interp().configuration.sys("implementation") {
        Some(Const::Dict(entries)) => entries.clone(),
        _ => [].into(),
    };
    let told = |name: &str| {
        let found = told.iter().find(|(key, _)| matches!(key, Const::Str(s) if s.as_str() == Some(name)));
        found.map(|(_, value)| value.clone())
    };
    let version = vm.interp().configuration.version;
    let text = |vm: &mut Vm, value: Option<Const>| match value {
        Some(value) => constant::value(vm, &value, version),
        None => Ok(Value::NONE),
    };
    let name = vm.intern("cpython");
    let cache_tag = text(vm, told("cache_tag"))?;
    let [shown, hex] = ["version_info", "hexversion"].map(|name| vm.intern(name));
    let shown = sys.get_str(vm, &shown).unwrap_or(Value::NONE);
    let hex = sys.get_str(vm, &hex).unwrap_or(Value::NONE);
    let multiarch = text(vm, told("multiarch"))?;
    for (attribute, value) in [
        ("name", name.into()),
        ("cache_tag", cache_tag),
        ("version", shown),
        ("hexversion", hex),
        ("_multiarch", multiarch),
    ] {
        let attribute = vm.intern(attribute);
        attrs::set(vm, &made, &attribute, value)?;
    }
    set(vm, sys, "implementation", made)
}
