//! `compile`, `eval`, `exec`, `globals`, `locals`, `__import__`, `breakpoint`

use bytecode::Const;

use super::Builtins;
use crate::interp;
use crate::modules::_ast;
use crate::native::{Kwargs, OwnedArgs, module};
use crate::objects::bytes::{self, Bytes};
use crate::objects::code::{self, Code};
use crate::objects::constant;
use crate::objects::dict::Dict;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::types::class_of;
use crate::ops;
use crate::ops::buffer::BytesLike;
use crate::ops::item::is_mapping;
use crate::runtime::{CompileRequest, compile};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Flags of `compile()` that a program may give (`PyCF_MASK | PyCF_MASK_OBSOLETE | PyCF_COMPILE_MASK`).
const FUTURE_FLAGS: i64 = 0x1FE0000;
const OBSOLETE_FLAGS: i64 = 0x10;
const COMPILE_FLAGS: i64 = 0x0200 | 0x0400 | 0x1000 | 0x2000 | 0x4000;
const ONLY_AST: i64 = 0x0400;

#[module("builtins", CODE)]
impl Builtins {
    #[py(
        "compile($module, /, source, filename, mode, flags=0,\n        dont_inherit=False, optimize=-1, *, _feature_version=-1)"
    )]
    #[allow(clippy::too_many_arguments)]
    fn compile(
        vm: &mut Vm,
        source: &Value,
        filename: &Value,
        mode: &Ref<Str>,
        flags: i32,
        dont_inherit: bool,
        optimize: i32,
        feature_version: i32,
    ) -> Res<Value> {
        let filename = path(vm, filename)?;
        let mut flags = i64::from(flags);
        if flags & !(FUTURE_FLAGS | OBSOLETE_FLAGS | COMPILE_FLAGS) != 0 {
            return Err(vm.value_error("compile(): unrecognised flags"));
        }
        if !(-1..=2).contains(&optimize) {
            return Err(vm.value_error("compile(): invalid optimize value"));
        }
        if !dont_inherit {
            flags |= interp::caller::future_flags(vm);
        }
        let mode = mode.to_string_lossy();
        match mode.as_str() {
            "exec" | "eval" | "single" => {}
            "func_type" if flags & ONLY_AST != 0 => {}
            "func_type" => {
                return Err(vm.value_error("compile() mode 'func_type' requires flag PyCF_ONLY_AST"));
            }
            _ if flags & ONLY_AST != 0 => {
                let message = "compile() mode must be 'exec', 'eval', 'single' or 'func_type'";
                return Err(vm.value_error(message));
            }
            _ => return Err(vm.value_error("compile() mode must be 'exec', 'eval' or 'single'")),
        }
        let is_tree = _ast::is_node(vm, source);
        if is_tree && flags & ONLY_AST != 0 {
            return Ok(source.clone());
        }
        let (source, reader) = match is_tree {
            true => (_ast::tree::flatten(vm, source)?, "tree"),
            false => (source_text(vm, source, "compile", "a string, bytes or AST")?, "string"),
        };
        let request = CompileRequest {
            source,
            reader,
            filename,
            mode,
            flags,
            optimise: i64::from(optimize),
            feature_version: i64::from(feature_version),
        };
        let product = compile(vm, &request)?;
        if flags & ONLY_AST != 0 {
            return _ast::tree::build(vm, &product);
        }
        let version = vm.interp().configuration.version;
        constant::value(vm, &product, version)
    }

    #[py("eval($module, source, globals=None, locals=None, /)")]
    fn eval(vm: &mut Vm, source: &Value, globals: Option<&Value>, locals: Option<&Value>) -> Res<Value> {
        if let Some(locals) = locals
            && !is_mapping(vm, locals)
        {
            return Err(vm.type_error("locals must be a mapping"));
        }
        let globals = match globals {
            None => None,
            Some(globals) => match globals.downcast::<Dict>() {
                Some(dict) => Some(dict),
                None if is_mapping(vm, globals) => {
                    return Err(vm.type_error("globals must be a real dict; try eval(expr, {}, mapping)"));
                }
                None => return Err(vm.type_error("globals must be a dict")),
            },
        };
        let (globals, locals) = namespaces(vm, globals, locals)?;
        if let Some(code) = source.downcast::<Code>() {
            if code.raw.names_of_kind(bytecode::code::kinds::FREE).next().is_some() {
                return Err(vm.type_error("code object passed to eval() may not contain free variables"));
            }
            return interp::run_code(vm, code, &globals, &locals, None);
        }
        let source = source_text(vm, source, "eval", "a string, bytes or code")?;
        let code = code_of(vm, without_indent(source), "eval")?;
        interp::run_code(vm, &code, &globals, &locals, None)
    }

    #[py("exec($module, source, globals=None, locals=None, /, *, closure=None)")]
    fn exec(
        vm: &mut Vm,
        source: &Value,
        globals: Option<&Value>,
        locals: Option<&Value>,
        closure: Option<&Value>,
    ) -> Res<()> {
        let globals = match globals {
            None => None,
            Some(value) => match value.downcast::<Dict>() {
                Some(dict) => Some(dict),
                None => {
                    let class = class_of(vm, value).name(vm);
                    return Err(vm.type_error(&format!("exec() globals must be a dict, not {class}")));
                }
            },
        };
        if let Some(locals) = locals
            && !is_mapping(vm, locals)
        {
            let class = class_of(vm, locals).name(vm);
            return Err(vm.type_error(&format!("locals must be a mapping or None, not {class}")));
        }
        let (globals, locals) = namespaces(vm, globals, locals)?;
        let Some(code) = source.downcast::<Code>() else {
            if closure.is_some() {
                return Err(vm.type_error("closure can only be used when source is a code object"));
            }
            let source = source_text(vm, source, "exec", "a string, bytes or code")?;
            let code = code_of(vm, source, "exec")?;
            interp::run_code(vm, &code, &globals, &locals, None)?;
            return Ok(());
        };
        let free = code.raw.names_of_kind(bytecode::code::kinds::FREE).count();
        let closure = match (free, closure) {
            (0, None) => None,
            (0, Some(_)) => {
                return Err(vm.type_error("cannot use a closure with this code object"));
            }
            (_, given) => match given.and_then(|c| c.exact::<Tuple>()) {
                Some(cells)
                    if cells.len() == free
                        && cells
                            .items()
                            .iter()
                            .all(|c| c.downcast::<crate::objects::cell::Cell>().is_some()) =>
                {
                    Some(cells.clone())
                }
                _ => {
                    let message = format!("code object requires a closure of exactly length {free}");
                    return Err(vm.type_error(&message));
                }
            },
        };
        interp::run_code(vm, code, &globals, &locals, closure)?;
        Ok(())
    }

    #[py("globals($module, /)")]
    fn globals(vm: &mut Vm) -> Res<Value> {
        Ok(interp::caller::globals(vm).map_or(Value::NONE, Value::from))
    }

    #[py("locals($module, /)")]
    fn locals(vm: &mut Vm) -> Res<Value> {
        locals_of_caller(vm)
    }

    #[py(
        "__import__($module, /, name, globals=<unrepresentable>, locals=None, fromlist=None, level=0)",
        shown = "($module, /, name, globals=None, locals=None, fromlist=(),\n           level=0)"
    )]
    fn import(
        vm: &mut Vm,
        name: &Value,
        globals: Option<&Value>,
        locals: Option<&Value>,
        fromlist: Option<&Value>,
        level: i32,
    ) -> Res<Value> {
        let _ = locals;
        let fromlist = fromlist.cloned().unwrap_or(Value::NONE);
        ops::imports::import_module(vm, name, globals, &fromlist, i64::from(level))
    }

    #[py("breakpoint($module, /, *args, **kws)", no_text_signature)]
    fn breakpoint(vm: &mut Vm, args: &[Value], kws: Kwargs<'_>) -> Res<Value> {
        match ops::sys_attribute(vm, "breakpointhook") {
            Some(hook) => {
                let args = OwnedArgs::new(vm, args, kws)?;
                ops::call(vm, &hook, args.args())
            }
            None => Err(vm.runtime_error("lost sys.breakpointhook")),
        }
    }
}

/// `locals()` of the Python code that called.
pub(super) fn locals_of_caller(vm: &mut Vm) -> Res<Value> {
    match interp::caller::locals(vm)? {
        Some(locals) => Ok(locals),
        None => Err(vm.system_error("frame does not exist")),
    }
}

/// The namespaces that `eval` and `exec` use: those given, else those of the caller.
fn namespaces(vm: &mut Vm, globals: Option<&Ref<Dict>>, locals: Option<&Value>) -> Res<(Ref<Dict>, Value)> {
    let (globals, locals) = match (globals, locals) {
        (Some(globals), Some(locals)) => (globals.clone(), locals.clone()),
        (Some(globals), None) => (globals.clone(), globals.to_value()),
        (None, locals) => {
            let Some(globals) = interp::caller::globals(vm) else {
                return Err(vm.system_error("globals and locals cannot be NULL"));
            };
            let locals = match locals {
                Some(locals) => locals.clone(),
                None => locals_of_caller(vm)?,
            };
            (globals, locals)
        }
    };
    let name = vm.names().__builtins__.clone();
    if globals.get_str(vm, &name).is_none() {
        let builtins = interp::caller::builtins(vm);
        globals.set_str(vm, &name, builtins.into())?;
    }
    Ok((globals, locals))
}

/// What the compile service gets as the source.
pub(crate) fn source_text(vm: &Vm, source: &Value, function: &str, expected: &str) -> Res<Const> {
    if let Some(text) = source.downcast::<Str>() {
        return Ok(Const::Str(std::sync::Arc::new(constant::str_data(text))));
    }
    if let Some(buffer) = crate::ops::BytesLike::of(source) {
        return Ok(Const::Bytes(buffer.bytes(vm)?.as_ref().into()));
    }
    Err(vm.type_error(&format!("{function}() arg 1 must be {expected} object")))
}

/// `eval` skips blanks in front of an expression.
fn without_indent(source: Const) -> Const {
    let blanks = |bytes: &[u8]| bytes.iter().take_while(|b| matches!(b, b' ' | b'\t')).count();
    match &source {
        Const::Str(text) => match blanks(text.as_bytes()) {
            0 => source,
            n => match bytecode::PyStr::from_surrogatepass(&text.as_bytes()[n..], false) {
                Some(rest) => Const::Str(std::sync::Arc::new(rest)),
                None => source,
            },
        },
        Const::Bytes(bytes) => match blanks(bytes) {
            0 => source,
            n => Const::Bytes(bytes[n..].into()),
        },
        _ => source,
    }
}

/// Source as `eval` and `exec` compile it: with the future features of the caller.
fn code_of(vm: &mut Vm, source: Const, mode: &str) -> Res<Ref<Code>> {
    let request = CompileRequest {
        source,
        reader: "string",
        filename: Const::Str(std::sync::Arc::new(bytecode::PyStr::new("<string>"))),
        mode: mode.to_owned(),
        flags: interp::caller::future_flags(vm),
        optimise: -1,
        feature_version: -1,
    };
    match compile(vm, &request)? {
        Const::Code(raw) => {
            let version = vm.interp().configuration.version;
            code::new(vm, &raw, version)
        }
        _ => Err(vm.system_error("the compile service gave no code object")),
    }
}

/// A file name: str, bytes, or what `__fspath__` gives (`PyUnicode_FSDecoder`).
pub(crate) fn path(vm: &mut Vm, value: &Value) -> Res<Const> {
    let value = match (value.downcast::<Str>(), value.downcast::<Bytes>()) {
        (None, None) if let Some(buffer) = BytesLike::of(value) => {
            let class = class_of(vm, value).name(vm);
            let category = vm.types().deprecation_warning.clone();
            let message = format!("path should be string, bytes, or os.PathLike, not {class}");
            ops::warn::warn(vm, &category, &message)?;
            bytes::from_slice(vm, &buffer.gathered(vm)?)?.into()
        }
        (None, None) => {
            let name = vm.names().__fspath__.clone();
            match ops::attr::special(vm, value, &name)? {
                Some(method) => ops::call::call_positional(vm, &method, &[])?,
                None => {
                    let class = class_of(vm, value).name(vm);
                    return Err(
                        vm.type_error(&format!("expected str, bytes or os.PathLike object, not {class}"))
                    );
                }
            }
        }
        _ => value.clone(),
    };
    match (value.downcast::<Str>(), value.downcast::<Bytes>()) {
        (Some(text), _) => Ok(Const::Str(std::sync::Arc::new(constant::str_data(text)))),
        (_, Some(bytes)) => Ok(Const::Bytes(bytes.items().into())),
        _ => {
            let class = class_of(vm, &value).name(vm);
            Err(vm.type_error(&format!("expected str, bytes or os.PathLike object, not {class}")))
        }
    }
}
