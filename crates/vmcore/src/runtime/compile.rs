//! The compile service as the guest uses it. What stands in a request and its answer:
//! `python/minivm/frontend/__init__.py`.

use std::sync::Arc;

use bytecode::{Const, PyStr};

use crate::objects::constant;
use crate::objects::exception::Exception;
use crate::objects::tuple::Tuple;
use crate::objects::types::{Type, is_instance};
use crate::ops;
use crate::ops::warn::{Warning, warn_explicit};
use crate::value::Ref;
use crate::vm::{Raised, Res, Vm};

/// What to compile, and how.
#[derive(Clone)]
pub(crate) struct Request {
    pub source: Const,
    /// What to do with the source, by one of the names that the compile service lists.
    pub reader: &'static str,
    pub filename: Const,
    pub mode: String,
    pub flags: i64,
    pub optimise: i64,
    pub feature_version: i64,
}

impl Request {
    /// Asks for the classes of syntax trees: a list of (name, name of the base, namespace), and a dict of flags.
    pub(crate) fn tree_classes() -> Request {
        Request::about_the_compiler("classes")
    }

    /// Asks for a dict of the numbers that symbol tables are made of.
    pub(crate) fn symbol_constants() -> Request {
        Request::about_the_compiler("symbol constants")
    }

    fn about_the_compiler(reader: &'static str) -> Request {
        Request {
            source: Const::None,
            reader,
            filename: Const::None,
            mode: String::new(),
            flags: 0,
            optimise: -1,
            feature_version: -1,
        }
    }

    fn marshalled(&self, refused_warning: Option<usize>, max_str_digits: usize) -> Vec<u8> {
        let text = |s: &str| Const::Str(Arc::new(PyStr::new(s)));
        bytecode::marshal(&Const::Tuple(
            [
                self.source.clone(),
                text(self.reader),
                self.filename.clone(),
                text(&self.mode),
                Const::Int(self.flags),
                Const::Int(self.optimise),
                Const::Int(self.feature_version),
                refused_warning.map_or(Const::None, |index| Const::Int(index as i64)),
                Const::Int(max_str_digits as i64),
            ]
            .into(),
        ))
    }
}

/// Has the host compile. Gives a code object, a flattened syntax tree where the flags ask for one, or what else the reader
/// makes of the source.
pub(crate) fn compile(vm: &mut Vm, request: &Request) -> Res<Const> {
    let mut answer = ask(vm, request, None)?;
    let warnings = std::mem::take(&mut answer.warnings);
    for (index, warning) in warnings.iter().enumerate() {
        if let Err(raised) = replay(vm, warning) {
            let exception = vm.take_raised(raised);
            // The compiler makes a SyntaxError of a warning that is an error.
            let refused = category(vm, warning).is_some_and(|c| is_instance(vm, exception.as_value(), &c));
            if refused {
                answer = ask(vm, request, Some(index))?;
            }
            if !refused || matches!(answer.error, Const::None) {
                return Err(vm.raise(exception));
            }
            break;
        }
    }
    if !matches!(answer.error, Const::None) {
        return Err(raise(vm, &answer.error));
    }
    let Const::Bytes(code) = &answer.result else { return Ok(answer.result) };
    bytecode::unmarshal_compiled(code).map_err(|e| vm.system_error(&e.to_string()))
}

struct Answer {
    result: Const,
    warnings: Vec<Const>,
    error: Const,
}

fn ask(vm: &mut Vm, request: &Request, refused_warning: Option<usize>) -> Res<Answer> {
    let marshalled = request.marshalled(refused_warning, vm.interp().max_str_digits.get());
    let answer = vm.ask_host(|host| host.compile(&marshalled));
    let answer = answer.and_then(|bytes| bytecode::unmarshal(&bytes).map_err(|e| e.to_string()));
    let answer = match answer {
        Ok(answer) => answer,
        Err(message) => return Err(vm.runtime_error(&message)),
    };
    let Const::Tuple(parts) = &answer else { return Err(malformed(vm)) };
    let [result, Const::List(warnings), error] = &**parts else { return Err(malformed(vm)) };
    Ok(Answer { result: result.clone(), warnings: warnings.to_vec(), error: error.clone() })
}

/// The class of a warning `(category, text, filename, line)`.
fn category(vm: &Vm, warning: &Const) -> Option<Ref<Type>> {
    let Const::Tuple(parts) = warning else { return None };
    let Const::Str(name) = parts.first()? else { return None };
    let class = vm.builtins().get_str(vm, &vm.intern(&name.to_str_lossy()))?;
    class.downcast::<Type>().cloned()
}

/// Gives the compiler's warning `(category, text, filename, line)` by the guest's own filters.
fn replay(vm: &mut Vm, warning: &Const) -> Res<()> {
    let (Some(category), Const::Tuple(parts)) = (category(vm, warning), warning) else {
        return Err(malformed(vm));
    };
    let [_, Const::Str(text), Const::Str(filename), Const::Int(line)] = &**parts else {
        return Err(malformed(vm));
    };
    let (text, filename) = (constant::str_value(vm, text)?, constant::str_value(vm, filename)?);
    warn_explicit(
        vm,
        &Warning {
            message: text.as_value(),
            category: category.as_value(),
            filename: &filename,
            line: *line,
            module: None,
            registry: None,
            source_line: None,
            source: None,
        },
    )
}

#[cold]
fn malformed(vm: &Vm) -> Raised {
    vm.system_error("malformed answer of the compile service")
}

/// Raises `(class name, args, attributes)`.
fn raise(vm: &mut Vm, error: &Const) -> Raised {
    match exception(vm, error) {
        Ok(exception) => vm.raise_in_context(exception),
        Err(raised) => raised,
    }
}

fn exception(vm: &mut Vm, error: &Const) -> Res<Ref<Exception>> {
    let Const::Tuple(parts) = error else { return Err(malformed(vm)) };
    let [Const::Str(class), args, Const::Dict(attributes)] = &**parts else { return Err(malformed(vm)) };
    let version = vm.interp().configuration.version;
    let name = vm.intern(&class.to_str_lossy());
    let class = vm.builtins().clone().get_str(vm, &name);
    let (Some(class), Some(args)) = (
        class.as_ref().and_then(|c| c.downcast::<Type>()),
        constant::value(vm, args, version)?.downcast_owned::<Tuple>().ok(),
    ) else {
        return Err(malformed(vm));
    };
    let made = ops::call(vm, class.as_value(), crate::native::Args::positional_only(args.items()))?;
    for (name, value) in attributes.iter() {
        let Const::Str(name) = name else { continue };
        let (name, value) = (vm.intern(&name.to_str_lossy()), constant::value(vm, value, version)?);
        ops::set_attr(vm, &made, &name, &value)?;
    }
    made.downcast_owned::<Exception>().map_err(|_| malformed(vm))
}
