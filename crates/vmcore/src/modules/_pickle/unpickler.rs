//! `Unpickler`: a [`Loader`] that stays, with its memo, and with what classes derived from it say.

use super::input::{Input, Settings};
use super::loader::Loader;
use super::memo::{self, Memoizes};
use super::unpickling_error;
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::attrs;
use crate::objects::dict::Dict;
use crate::objects::int;
use crate::objects::str::Str;
use crate::objects::types::{Type, class_of};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[derive(Default)]
pub struct Unpickler {
    /// The file, and how to read it; none before `__init__`.
    made: Option<(Value, Settings)>,
    /// By number.
    memo: Option<Ref<Dict>>,
    persistent_load: Option<Value>,
    /// Of the pickle that is being read.
    pub(super) protocol: u8,
}

impl Trace for Unpickler {
    fn trace(&self, visit: &mut Visit<'_>) {
        if let Some((file, settings)) = &self.made {
            visit(file);
            settings.trace(visit);
        }
        self.memo.iter().for_each(|memo| visit(memo.as_value()));
        self.persistent_load.iter().for_each(&mut *visit);
    }
}

impl Memoizes for Unpickler {
    const PROXY: &'static str = "an UnpicklerMemoProxy";

    fn memo(&mut self) -> &mut Option<Ref<Dict>> {
        &mut self.memo
    }
}

#[methods("_pickle.Unpickler")]
impl Unpickler {
    #[py(
        "__new__($type, /, *args, **kwargs)",
        shown = "(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())"
    )]
    fn construct(
        vm: &Vm,
        class: &Ref<Type>,
        _args: &[Value],
        _kwargs: crate::native::Kwargs<'_>,
    ) -> Ref<Unpickler> {
        attrs::new_instance(vm, class, Unpickler::default())
    }

    #[py("__init__($self, /, file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())")]
    fn init(
        vm: &mut Vm,
        this: &Ref<Unpickler>,
        file: &Value,
        fix_imports: bool,
        encoding: Option<&Ref<Str>>,
        errors: Option<&Ref<Str>>,
        buffers: Option<&Value>,
    ) -> Res<()> {
        Input::of_file(vm, file)?;
        let settings = Settings::new(vm, fix_imports, encoding, errors, buffers)?;
        let old = this.get_mut(vm).made.replace((file.clone(), settings));
        drop(old);
        memo::of(vm, this);
        Ok(())
    }

    #[py("load($self, /)")]
    fn load(vm: &mut Vm, this: &Ref<Unpickler>) -> Res<Value> {
        let Some((file, settings)) = this.get(vm).made.clone() else {
            let class = class_of(vm, this.as_value()).name(vm);
            let message = format!("Unpickler.__init__() was not called by {class}.__init__()");
            return Err(unpickling_error(vm, &message));
        };
        let input = Input::of_file(vm, &file)?;
        let mut loader = Loader::new(vm, input, settings, Some(this.clone()));
        loader.memo = memo::of(vm, this);
        loader.load(vm)
    }

    #[py("find_class($self, module_name, global_name, /)")]
    fn find_class(
        vm: &mut Vm,
        this: &Ref<Unpickler>,
        module_name: &Value,
        global_name: &Value,
    ) -> Res<Value> {
        let Unpickler { made, protocol, .. } = this.get(vm);
        let fix_imports = made.as_ref().is_none_or(|(_, settings)| settings.fix_imports);
        super::making::find_class(vm, module_name, global_name, *protocol, fix_imports)
    }

    #[getter]
    fn memo(vm: &mut Vm, this: &Ref<Unpickler>) -> Ref<Dict> {
        memo::of(vm, this)
    }

    #[setter("memo")]
    fn set_memo(vm: &mut Vm, this: &Ref<Unpickler>, value: Option<&Value>) -> Res<()> {
        let given = memo::given::<Unpickler>(vm, value)?;
        for (key, _) in given.get(vm).table.iter() {
            if !int::is_int(vm, key) {
                return Err(vm.type_error("memo key must be integers"));
            }
            if int::is_negative(key) {
                return Err(vm.value_error("memo key must be positive integers."));
            }
        }
        memo::set(vm, this, given)
    }

    #[getter]
    fn persistent_load(vm: &Vm, this: &Ref<Unpickler>) -> Res<Value> {
        this.get(vm).persistent_load.clone().ok_or_else(|| vm.attribute_error("persistent_load"))
    }

    #[setter("persistent_load")]
    fn set_persistent_load(vm: &mut Vm, this: &Ref<Unpickler>, value: Option<&Value>) -> Res<()> {
        let Some(value) = value else { return Err(vm.type_error("attribute deletion is not supported")) };
        if !ops::call::is_callable(vm, value) {
            return Err(vm.type_error("persistent_load must be a callable taking one argument"));
        }
        let old = this.get_mut(vm).persistent_load.replace(value.clone());
        drop(old);
        Ok(())
    }
}
