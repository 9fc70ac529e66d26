//! The compile service as the guest uses it. What stands in a request and its answer:
//! `python/minivm/frontend/__init__.py`.

use std::sync::Arc;

use bytecode::{Const, PyStr};

use crate::objects::constant;
use crate::objects::exception::Exception;
use crate::objects::tuple::Tuple;
use crate::objects::types::Type;
use crate::ops;
use crate::value::Ref;
use crate::vm::{Raised, Res, Vm};

/// What to compile, and how.
#[derive(Clone)]
pub(crate) struct Request {
    pub source: Const,
    /// "string", "file", "stdin" or "tree".
    pub reader: &'static str,
    pub filename: Const,
    pub mode: String,
    pub flags: i64,
    pub optimise: i64,
    pub feature_version: i64,
}

impl Request {
    fn marshalled(&self, refused_warning: Option<usize>) -> Vec<u8> {
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
            ]
            .into(),
        ))
    }
}

/// Has the host compile. Gives a code object, or a flattened syntax tree where the flags ask for one.
pub(crate) fn compile(vm: &mut Vm, request: &Request) -> Res<Const> {
    let answer = vm.interp().host.compile(&request.marshalled(None));
    let answer = answer.and_then(|bytes| bytecode::unmarshal(&bytes).map_err(|e| e.to_string()));
    let answer = match answer {
        Ok(answer) => answer,
        Err(message) => return Err(vm.runtime_error(&message)),
    };
    let Const::Tuple(parts) = &answer else { return Err(malformed(vm)) };
    let [result, _warnings, error] = &**parts else { return Err(malformed(vm)) };
    if !matches!(error, Const::None) {
        return Err(raise(vm, error));
    }
    let Const::Bytes(code) = result else { return Ok(result.clone()) };
    bytecode::unmarshal(code).map_err(|e| vm.system_error(&e.to_string()))
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
