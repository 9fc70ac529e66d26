//! `_pickle`: what `pickle` is made of (`Modules/_pickle.c`). A [`Saver`] takes objects apart into opcodes, a [`Loader`]
//! makes them again; `Pickler` and `Unpickler` are what programs see of them. `PickleBuffer` is not there: `pickle`
//! does without.

mod globals;
mod input;
mod loader;
mod making;
mod memo;
mod op;
mod pickler;
mod reducing;
mod saver;
mod unpickler;

pub use pickler::Pickler;
pub use unpickler::Unpickler;

use super::{new_exception, set};
use crate::native::module;
use crate::objects::bytes::{self, Bytes};
use crate::objects::dict::Dict;
use crate::objects::str::Str;
use crate::ops::BytesLike;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

use input::{Input, Settings};
use loader::Loader;
use saver::Saver;

const PICKLING_ERROR: &str = "_pickle.PicklingError";
const UNPICKLING_ERROR: &str = "_pickle.UnpicklingError";

/// `PicklingError` or `UnpicklingError`
fn error(vm: &Vm, class: &'static str, message: &str) -> Raised {
    let class = vm.interp().module_state.borrow().get(class).cloned();
    match class.as_ref().and_then(|class| class.downcast()) {
        Some(class) => vm.raise_message(class, message),
        None => vm.system_error("_pickle is not initialised"),
    }
}

fn pickling_error(vm: &Vm, message: &str) -> Raised {
    error(vm, PICKLING_ERROR, message)
}

fn unpickling_error(vm: &Vm, message: &str) -> Raised {
    error(vm, UNPICKLING_ERROR, message)
}

pub(crate) struct Pickle;

#[module("_pickle")]
impl Pickle {
    #[py("dump($module, /, obj, file, protocol=None, *, fix_imports=True, buffer_callback=None)")]
    fn dump(
        vm: &mut Vm,
        obj: &Value,
        file: &Value,
        protocol: &Value,
        fix_imports: bool,
        buffer_callback: &Value,
    ) -> Res<()> {
        let write = pickler::write_of(vm, file)?;
        let mut saver = Saver::new(vm, protocol, fix_imports, buffer_callback)?;
        saver.write = Some(write);
        saver.dump(vm, obj)?;
        saver.flush(vm)
    }

    #[py("dumps($module, /, obj, protocol=None, *, fix_imports=True, buffer_callback=None)")]
    fn dumps(
        vm: &mut Vm,
        obj: &Value,
        protocol: &Value,
        fix_imports: bool,
        buffer_callback: &Value,
    ) -> Res<Ref<Bytes>> {
        let mut saver = Saver::new(vm, protocol, fix_imports, buffer_callback)?;
        saver.dump(vm, obj)?;
        Ok(bytes::from_slice(vm, &saver.out)?)
    }

    #[py("load($module, /, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())")]
    fn load(
        vm: &mut Vm,
        file: &Value,
        fix_imports: bool,
        encoding: Option<&Ref<Str>>,
        errors: Option<&Ref<Str>>,
        buffers: Option<&Value>,
    ) -> Res<Value> {
        let input = Input::of_file(vm, file)?;
        let settings = Settings::new(vm, fix_imports, encoding, errors, buffers)?;
        Loader::new(vm, input, settings, None).load(vm)
    }

    #[py("loads($module, data, /, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())")]
    fn loads(
        vm: &mut Vm,
        data: BytesLike<'_>,
        fix_imports: bool,
        encoding: Option<&Ref<Str>>,
        errors: Option<&Ref<Str>>,
        buffers: Option<&Value>,
    ) -> Res<Value> {
        let input = Input::of_bytes(vm, data)?;
        let settings = Settings::new(vm, fix_imports, encoding, errors, buffers)?;
        Loader::new(vm, input, settings, None).load(vm)
    }
}

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    let classes =
        [("Pickler", vm.types().pickler.to_value()), ("Unpickler", vm.types().unpickler.to_value())];
    for (name, class) in classes {
        set(vm, module, name, class)?;
    }
    let exception = vm.types().exception.clone();
    let base = new_exception(vm, "_pickle.PickleError", &exception)?;
    set(vm, module, "PickleError", base.clone())?;
    let Some(base) = base.downcast() else { return Ok(()) };
    for (name, short) in [(PICKLING_ERROR, "PicklingError"), (UNPICKLING_ERROR, "UnpicklingError")] {
        let class = new_exception(vm, name, base)?;
        vm.interp().module_state.borrow_mut().insert(name, class.clone());
        set(vm, module, short, class)?;
    }
    Ok(())
}
