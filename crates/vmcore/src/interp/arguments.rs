//! Binding a call's arguments to a Python function's parameters (CPython's `initialize_locals`), with its messages.

use bytecode::code::flags;
use smallvec::{SmallVec, smallvec};

use super::executable::Executable;
use crate::objects::dict;
use crate::objects::function::Function;
use crate::objects::str::Str;
use crate::objects::tuple::{self, Tuple};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// A call's arguments: first those without a name.
pub(super) type Arguments = SmallVec<[Value; 8]>;
/// A frame's locals; none where one is unbound.
pub(super) type Locals = SmallVec<[Option<Value>; 16]>;

/// The locals that a call begins with: parameters in the order of the code object's locals, the others unbound.
pub(super) fn bind(
    vm: &mut Vm,
    function: &Ref<Function>,
    executable: &Executable,
    args: Arguments,
    names: Option<&Ref<Tuple>>,
) -> Res<Locals> {
    let code = function.get(vm).code.clone();
    let positional = executable.args as usize;
    let named = positional + executable.keyword_only as usize;
    let mut locals: Locals = smallvec![None; executable.first_temp as usize];
    let given = args.len() - names.map_or(0, |n| n.len());
    let mut args = args.into_iter();
    for (local, value) in locals.iter_mut().zip(args.by_ref().take(given.min(positional))) {
        *local = Some(value);
    }
    let varargs = executable.flags & flags::VARARGS != 0;
    let extra = args.by_ref().take(given.saturating_sub(positional));
    if varargs {
        locals[named] = Some(tuple::from_iter(vm, extra)?.into());
    } else {
        extra.for_each(drop);
    }
    let kwargs = if executable.flags & flags::VARKEYWORDS != 0 {
        let dict = dict::new(vm);
        locals[named + varargs as usize] = Some(dict.to_value());
        Some(dict)
    } else {
        None
    };

    for (name, value) in names.iter().flat_map(|n| n.items()).zip(args) {
        let place = match name.downcast::<Str>() {
            None => return Err(wrong(vm, function, "keywords must be strings")),
            Some(name) => parameter(vm, &code.locals[..named], executable.positional_only as usize, name)?,
        };
        match (place, &kwargs) {
            (Some(p), _) => {
                if locals[p].is_some() {
                    let name = code.locals[p].to_string_lossy();
                    return Err(wrong(vm, function, &format!("got multiple values for argument '{name}'")));
                }
                locals[p] = Some(value);
            }
            (None, Some(dict)) => dict.set_item(vm, name, value)?,
            (None, None) => return Err(unexpected(vm, function, executable, name, names)),
        }
    }

    if given > positional && !varargs {
        return Err(too_many(vm, function, executable, given, &locals));
    }
    if given < positional {
        let defaults = function.get(vm).defaults.clone();
        let defaults: &[Value] = defaults.as_ref().map_or(&[], |d| d.items());
        let required = positional.saturating_sub(defaults.len());
        let missing: Vec<usize> = (given..required).filter(|p| locals[*p].is_none()).collect();
        if !missing.is_empty() {
            return Err(missing_arguments(vm, function, "positional", &missing));
        }
        for p in given.max(required)..positional {
            if locals[p].is_none() {
                locals[p] = Some(defaults[p + defaults.len() - positional].clone());
            }
        }
    }
    if executable.keyword_only > 0 {
        let defaults = function.get(vm).kwdefaults.clone();
        let mut missing = Vec::new();
        for (p, local) in locals.iter_mut().enumerate().take(named).skip(positional) {
            if local.is_none() {
                *local = defaults.as_ref().and_then(|d| d.get_str(vm, &code.locals[p]));
                if local.is_none() {
                    missing.push(p);
                }
            }
        }
        if !missing.is_empty() {
            return Err(missing_arguments(vm, function, "keyword-only", &missing));
        }
    }
    Ok(locals)
}

/// The parameter that a keyword names.
fn parameter(vm: &mut Vm, names: &[Ref<Str>], skip: usize, name: &Ref<Str>) -> Res<Option<usize>> {
    if let Some(p) = names[skip..].iter().position(|n| n.is(name)) {
        return Ok(Some(skip + p));
    }
    for (p, candidate) in names.iter().enumerate().skip(skip) {
        if ops::equal(vm, name.as_value(), candidate.as_value())? {
            return Ok(Some(p));
        }
    }
    Ok(None)
}

fn wrong(vm: &Vm, function: &Ref<Function>, what: &str) -> Raised {
    let name = function.get(vm).qualname.to_string_lossy();
    vm.type_error(&format!("{name}() {what}"))
}

fn unexpected(
    vm: &mut Vm,
    function: &Ref<Function>,
    executable: &Executable,
    name: &Value,
    names: Option<&Ref<Tuple>>,
) -> Raised {
    let code = function.get(vm).code.clone();
    let only: Vec<String> = code.locals[..executable.positional_only as usize]
        .iter()
        .filter(|p| {
            names.is_some_and(|n| n.items().iter().any(|k| k.downcast::<Str>().is_some_and(|k| k.same(p))))
        })
        .map(|p| p.to_string_lossy())
        .collect();
    if !only.is_empty() {
        let only = only.join(", ");
        return wrong(
            vm,
            function,
            &format!("got some positional-only arguments passed as keyword arguments: '{only}'"),
        );
    }
    let name = name.downcast::<Str>().map_or(String::new(), |n| n.to_string_lossy());
    wrong(vm, function, &format!("got an unexpected keyword argument '{name}'"))
}

fn too_many(
    vm: &Vm,
    function: &Ref<Function>,
    executable: &Executable,
    given: usize,
    locals: &[Option<Value>],
) -> Raised {
    let positional = executable.args as usize;
    let named = positional + executable.keyword_only as usize;
    let keyword_only = locals[positional..named].iter().filter(|l| l.is_some()).count();
    let defaults = function.get(vm).defaults.as_ref().map_or(0, |d| d.len());
    let takes = if defaults > 0 {
        format!("from {} to {positional}", positional - defaults.min(positional))
    } else {
        positional.to_string()
    };
    let plural = if defaults > 0 || positional != 1 { "s" } else { "" };
    let extra = if keyword_only > 0 {
        format!(
            " positional argument{} (and {keyword_only} keyword-only argument{})",
            if given != 1 { "s" } else { "" },
            if keyword_only != 1 { "s" } else { "" }
        )
    } else {
        String::new()
    };
    let were = if given == 1 && keyword_only == 0 { "was" } else { "were" };
    wrong(vm, function, &format!("takes {takes} positional argument{plural} but {given}{extra} {were} given"))
}

fn missing_arguments(vm: &Vm, function: &Ref<Function>, kind: &str, missing: &[usize]) -> Raised {
    let code = &function.get(vm).code;
    let names: Vec<String> =
        missing.iter().map(|p| format!("'{}'", code.locals[*p].to_string_lossy())).collect();
    let list = match names.as_slice() {
        [one] => one.clone(),
        [one, two] => format!("{one} and {two}"),
        [most @ .., last] => format!("{}, and {last}", most.join(", ")),
        [] => String::new(),
    };
    let plural = if missing.len() == 1 { "" } else { "s" };
    wrong(vm, function, &format!("missing {} required {kind} argument{plural}: {list}", missing.len()))
}
