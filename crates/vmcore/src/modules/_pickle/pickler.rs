//! `Pickler`: a [`Saver`] that stays, with its memo, and with what classes derived from it say.

use super::memo::{self, Memoizes};
use super::pickling_error;
use super::saver::{Hooks, Saver};
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::attrs;
use crate::objects::dict::Dict;
use crate::objects::types::{Type, class_of};
use crate::ops::{self, attr};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// What `__init__` was given.
struct Made {
    write: Value,
    protocol: i64,
    fix_imports: bool,
    buffer_callback: Value,
}

#[derive(Default)]
pub struct Pickler {
    /// None before `__init__`.
    made: Option<Made>,
    /// By id: the number in the pickle, and the object.
    memo: Option<Ref<Dict>>,
    fast: i64,
    dispatch_table: Option<Value>,
    persistent_id: Option<Value>,
}

impl Trace for Pickler {
    fn trace(&self, visit: &mut Visit<'_>) {
        if let Some(made) = &self.made {
            visit(&made.write);
            visit(&made.buffer_callback);
        }
        self.memo.iter().for_each(|memo| visit(memo.as_value()));
        self.dispatch_table.iter().for_each(&mut *visit);
        self.persistent_id.iter().for_each(&mut *visit);
    }
}

/// The file's `write`.
pub fn write_of(vm: &mut Vm, file: &Value) -> Res<Value> {
    let name = vm.names().write.clone();
    match attr::get_attr_or_none(vm, file, &name)? {
        Some(write) => Ok(write),
        None => Err(vm.type_error("file must have a 'write' attribute")),
    }
}

impl Memoizes for Pickler {
    const PROXY: &'static str = "a PicklerMemoProxy";

    fn memo(&mut self) -> &mut Option<Ref<Dict>> {
        &mut self.memo
    }
}

#[methods("_pickle.Pickler")]
impl Pickler {
    #[py(
        "__new__($type, /, *args, **kwargs)",
        shown = "(file, protocol=None, fix_imports=True, buffer_callback=None)"
    )]
    fn construct(
        vm: &Vm,
        class: &Ref<Type>,
        _args: &[Value],
        _kwargs: crate::native::Kwargs<'_>,
    ) -> Ref<Pickler> {
        attrs::new_instance(vm, class, Pickler::default())
    }

    #[py("__init__($self, /, file, protocol=None, fix_imports=True, buffer_callback=None)")]
    fn init(
        vm: &mut Vm,
        this: &Ref<Pickler>,
        file: &Value,
        protocol: &Value,
        fix_imports: bool,
        buffer_callback: &Value,
    ) -> Res<()> {
        let saver = Saver::new(vm, protocol, fix_imports, buffer_callback)?;
        let write = write_of(vm, file)?;
        let made =
            Made { write, protocol: saver.protocol, fix_imports, buffer_callback: buffer_callback.clone() };
        let old = this.get_mut(vm).made.replace(made);
        drop(old);
        memo::of(vm, this);
        Ok(())
    }

    #[py("dump($self, obj, /)")]
    fn dump(vm: &mut Vm, this: &Ref<Pickler>, obj: &Value) -> Res<()> {
        let Some(Made { write, protocol, fix_imports, buffer_callback }) = &this.get(vm).made else {
            let class = class_of(vm, this.as_value()).name(vm);
            return Err(pickling_error(
                vm,
                &format!("Pickler.__init__() was not called by {class}.__init__()"),
            ));
        };
        let (write, fix_imports, buffer_callback) = (write.clone(), *fix_imports, buffer_callback.clone());
        let protocol = Value::small_int_wrapping(*protocol);
        let mut saver = Saver::new(vm, &protocol, fix_imports, &buffer_callback)?;
        saver.write = Some(write);
        saver.memo = memo::of(vm, this);
        saver.fast = this.get(vm).fast != 0;
        let hook = |vm: &mut Vm, name: &str| {
            let name = vm.intern(name);
            attr::get_attr_or_none(vm, this.as_value(), &name)
        };
        saver.hooks = Hooks {
            persistent_id: hook(vm, "persistent_id")?,
            reducer_override: hook(vm, "reducer_override")?,
            dispatch_table: hook(vm, "dispatch_table")?,
        };
        saver.dump(vm, obj)?;
        saver.flush(vm)
    }

    #[py("clear_memo($self, /)")]
    fn clear_memo(vm: &mut Vm, this: &Ref<Pickler>) {
        let old = this.get_mut(vm).memo.take();
        drop(old);
        memo::of(vm, this);
    }

    #[getter]
    fn memo(vm: &mut Vm, this: &Ref<Pickler>) -> Ref<Dict> {
        memo::of(vm, this)
    }

    #[setter("memo")]
    fn set_memo(vm: &mut Vm, this: &Ref<Pickler>, value: Option<&Value>) -> Res<()> {
        let given = memo::given::<Pickler>(vm, value)?;
        memo::set(vm, this, given)
    }

    #[member]
    fn bin(vm: &Vm, this: &Ref<Pickler>) -> i64 {
        this.get(vm).made.as_ref().map_or(0, |made| i64::from(made.protocol > 0))
    }

    #[member]
    fn fast(vm: &Vm, this: &Ref<Pickler>) -> i64 {
        this.get(vm).fast
    }

    #[setter("fast")]
    fn set_fast(vm: &mut Vm, this: &Ref<Pickler>, value: Option<&Value>) -> Res<()> {
        let Some(value) = value else { return Err(vm.type_error("can't delete numeric/char attribute")) };
        let fast = ops::number::to_ssize(vm, value)?;
        this.get_mut(vm).fast = fast;
        Ok(())
    }

    #[member]
    fn dispatch_table(vm: &Vm, this: &Ref<Pickler>) -> Res<Value> {
        match &this.get(vm).dispatch_table {
            Some(table) => Ok(table.clone()),
            None => {
                let class = class_of(vm, this.as_value()).name(vm);
                Err(vm.attribute_error(&format!("'{class}' object has no attribute 'dispatch_table'")))
            }
        }
    }

    #[setter("dispatch_table")]
    fn set_dispatch_table(vm: &mut Vm, this: &Ref<Pickler>, value: Option<&Value>) -> Res<()> {
        let old = std::mem::replace(&mut this.get_mut(vm).dispatch_table, value.cloned());
        drop(old);
        Ok(())
    }

    #[getter]
    fn persistent_id(vm: &Vm, this: &Ref<Pickler>) -> Res<Value> {
        this.get(vm).persistent_id.clone().ok_or_else(|| vm.attribute_error("persistent_id"))
    }

    #[setter("persistent_id")]
    fn set_persistent_id(vm: &mut Vm, this: &Ref<Pickler>, value: Option<&Value>) -> Res<()> {
        let Some(value) = value else { return Err(vm.type_error("attribute deletion is not supported")) };
        if !ops::call::is_callable(vm, value) {
            return Err(vm.type_error("persistent_id must be a callable taking one argument"));
        }
        let old = this.get_mut(vm).persistent_id.replace(value.clone());
        drop(old);
        Ok(())
    }
}
