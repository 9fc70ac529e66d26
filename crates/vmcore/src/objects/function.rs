//! Python functions.

use super::cell::Cell;
use super::code::Code;
use super::descriptor;
use super::dict::{self, Dict};
use super::method::BoundMethod;
use super::str::Str;
use super::tuple::Tuple;
use super::types::{Type, class_of};
use crate::heap::{Payload, Trace, Visit};
use crate::native::{Kwargs, OwnedArgs, methods};
use crate::ops::{self, attr};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct Function {
    pub code: Ref<Code>,
    pub globals: Ref<Dict>,
    pub builtins: Ref<Dict>,
    pub defaults: Option<Ref<Tuple>>,
    pub kwdefaults: Option<Ref<Dict>>,
    pub closure: Option<Ref<Tuple>>,
    pub name: Ref<Str>,
    pub qualname: Ref<Str>,
    pub doc: Value,
    pub module: Value,
    pub annotations: Option<Value>,
    pub dict: Option<Ref<Dict>>,
}

impl Trace for Function {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.code.as_value());
        visit(self.globals.as_value());
        visit(self.builtins.as_value());
        self.defaults.iter().for_each(|v| visit(v.as_value()));
        self.kwdefaults.iter().for_each(|v| visit(v.as_value()));
        self.closure.iter().for_each(|v| visit(v.as_value()));
        visit(self.name.as_value());
        visit(self.qualname.as_value());
        visit(&self.doc);
        visit(&self.module);
        self.annotations.iter().for_each(&mut *visit);
        self.dict.iter().for_each(|v| visit(v.as_value()));
    }
}

/// A function of `code` without defaults or closure. Its docstring is the first constant, if that is a string.
pub fn new(vm: &Vm, code: Ref<Code>, globals: Ref<Dict>, builtins: Ref<Dict>) -> Ref<Function> {
    let doc = code.consts.items().first().filter(|doc| doc.downcast::<Str>().is_some()).cloned();
    let module = module_name(vm, &globals);
    vm.alloc(Function {
        name: code.name.clone(),
        qualname: code.qualname.clone(),
        code,
        globals,
        builtins,
        defaults: None,
        kwdefaults: None,
        closure: None,
        doc: doc.unwrap_or(Value::NONE),
        module: module.unwrap_or(Value::NONE),
        annotations: None,
        dict: None,
    })
}

/// `__name__` of a module's globals, which is where it was for the last function, if they are the same.
fn module_name(vm: &Vm, globals: &Ref<Dict>) -> Option<Value> {
    let table = &globals.get(vm).table;
    let hint = &vm.interp().module_name;
    let (version, index) = hint.get();
    if version == table.version() && version != 0 {
        return table.value_at(index).cloned();
    }
    let index = globals.index_of_str(vm, &vm.names().__name__)?;
    hint.set((table.version(), index));
    table.value_at(index).cloned()
}

#[methods("function", with(ATTRIBUTES))]
impl Function {
    #[py("__new__($type, /, code, globals, name=None, argdefs=None, closure=None)")]
    fn construct(
        vm: &mut Vm,
        _class: &Ref<Type>,
        code: &Ref<Code>,
        globals: &Ref<Dict>,
        name: &Value,
        argdefs: &Value,
        closure: &Value,
    ) -> Res<Ref<Function>> {
        if !name.is_none() && name.downcast::<Str>().is_none() {
            return Err(vm.type_error("arg 3 (name) must be None or string"));
        }
        if !argdefs.is_none() && argdefs.downcast::<Tuple>().is_none() {
            return Err(vm.type_error("arg 4 (defaults) must be None or tuple"));
        }
        let free = code.free_count();
        let closure = match closure.downcast::<Tuple>() {
            Some(closure) => Some(closure.clone()),
            None if free > 0 => return Err(vm.type_error("arg 5 (closure) must be tuple")),
            None if !closure.is_none() => {
                return Err(vm.type_error("arg 5 (closure) must be None or tuple"));
            }
            None => None,
        };
        let given = closure.as_ref().map_or(0, |c| c.len());
        if given != free {
            let name = code.name.to_string_lossy();
            return Err(vm.value_error(&format!("{name} requires closure of length {free}, not {given}")));
        }
        let cells = closure.as_ref().map_or(&[][..], |c| c.items());
        if let Some(other) = cells.iter().find(|c| c.downcast::<Cell>().is_none()) {
            let found = class_of(vm, other).name(vm);
            return Err(vm.type_error(&format!("arg 5 (closure) expected cell, found {found}")));
        }
        let builtins = crate::interp::builtins_of(vm, globals)?;
        let made = new(vm, code.clone(), globals.clone(), builtins);
        let payload = made.get_mut(vm);
        payload.closure = closure;
        payload.defaults = argdefs.downcast::<Tuple>().cloned();
        if let Some(name) = name.downcast::<Str>() {
            payload.name = name.clone();
        }
        Ok(made)
    }

    #[py("__repr__")]
    fn repr(vm: &Vm, this: &Ref<Function>) -> String {
        let qualname = this.get(vm).qualname.to_string_lossy();
        format!("<function {qualname} at {:#x}>", this.as_value().word())
    }

    #[py("__call__")]
    fn call(vm: &mut Vm, this: &Ref<Function>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Value> {
        let owned = OwnedArgs::new(vm, args, kwargs)?;
        ops::call(vm, this.as_value(), owned.args())
    }

    #[py("__get__")]
    fn get(vm: &mut Vm, this: &Ref<Function>, instance: &Value, owner: Option<&Value>) -> Res<Value> {
        attr::check_get(vm, instance, owner)?;
        if instance.is_none() {
            return Ok(this.to_value());
        }
        let method = BoundMethod { function: this.to_value(), receiver: instance.clone() };
        Ok(vm.alloc(method).into())
    }
}

#[methods(ATTRIBUTES)]
impl Function {
    #[member("__closure__")]
    fn closure(vm: &Vm, this: &Ref<Function>) -> Option<Ref<Tuple>> {
        this.get(vm).closure.clone()
    }

    #[member("__globals__")]
    fn globals(vm: &Vm, this: &Ref<Function>) -> Ref<Dict> {
        this.get(vm).globals.clone()
    }

    #[member("__builtins__")]
    fn builtins(vm: &Vm, this: &Ref<Function>) -> Value {
        let function = this.get(vm);
        crate::interp::other_builtins(vm, &function.globals).unwrap_or_else(|| function.builtins.to_value())
    }

    #[member("__doc__")]
    fn get_doc(vm: &Vm, this: &Ref<Function>) -> Value {
        this.get(vm).doc.clone()
    }

    #[setter("__doc__")]
    fn set_doc(vm: &mut Vm, this: &Ref<Function>, value: Option<&Value>) -> Res<()> {
        this.get_mut(vm).doc = value.cloned().unwrap_or(Value::NONE);
        Ok(())
    }

    #[member("__module__")]
    fn get_module(vm: &Vm, this: &Ref<Function>) -> Value {
        this.get(vm).module.clone()
    }

    #[setter("__module__")]
    fn set_module(vm: &mut Vm, this: &Ref<Function>, value: Option<&Value>) -> Res<()> {
        this.get_mut(vm).module = value.cloned().unwrap_or(Value::NONE);
        Ok(())
    }

    #[getter("__name__")]
    fn get_name(vm: &Vm, this: &Ref<Function>) -> Ref<Str> {
        this.get(vm).name.clone()
    }

    #[setter("__name__")]
    fn set_name(vm: &mut Vm, this: &Ref<Function>, value: Option<&Value>) -> Res<()> {
        this.get_mut(vm).name = required(vm, value, "__name__ must be set to a string object")?;
        Ok(())
    }

    #[getter("__qualname__")]
    fn get_qualname(vm: &Vm, this: &Ref<Function>) -> Ref<Str> {
        this.get(vm).qualname.clone()
    }

    #[setter("__qualname__")]
    fn set_qualname(vm: &mut Vm, this: &Ref<Function>, value: Option<&Value>) -> Res<()> {
        this.get_mut(vm).qualname = required(vm, value, "__qualname__ must be set to a string object")?;
        Ok(())
    }

    #[getter("__code__")]
    fn get_code(vm: &Vm, this: &Ref<Function>) -> Ref<Code> {
        this.get(vm).code.clone()
    }

    #[setter("__code__")]
    fn set_code(vm: &mut Vm, this: &Ref<Function>, value: Option<&Value>) -> Res<()> {
        let code: Ref<Code> = required(vm, value, "__code__ must be set to a code object")?;
        let payload = this.get(vm);
        let (has, needs) = (payload.closure.as_ref().map_or(0, |c| c.len()), code.free_count());
        if has != needs {
            let name = payload.name.to_string_lossy();
            return Err(
                vm.value_error(&format!("{name}() requires a code object with {has} free vars, not {needs}"))
            );
        }
        this.get_mut(vm).code = code;
        Ok(())
    }

    #[getter("__defaults__")]
    fn get_defaults(vm: &Vm, this: &Ref<Function>) -> Option<Ref<Tuple>> {
        this.get(vm).defaults.clone()
    }

    #[setter("__defaults__")]
    fn set_defaults(vm: &mut Vm, this: &Ref<Function>, value: Option<&Value>) -> Res<()> {
        this.get_mut(vm).defaults = optional(vm, value, "__defaults__ must be set to a tuple object")?;
        Ok(())
    }

    #[getter("__kwdefaults__")]
    fn get_kwdefaults(vm: &Vm, this: &Ref<Function>) -> Option<Ref<Dict>> {
        this.get(vm).kwdefaults.clone()
    }

    #[setter("__kwdefaults__")]
    fn set_kwdefaults(vm: &mut Vm, this: &Ref<Function>, value: Option<&Value>) -> Res<()> {
        this.get_mut(vm).kwdefaults = optional(vm, value, "__kwdefaults__ must be set to a dict object")?;
        Ok(())
    }

    #[getter("__annotations__")]
    fn get_annotations(vm: &mut Vm, this: &Ref<Function>) -> Res<Ref<Dict>> {
        let given = this.get(vm).annotations.clone();
        if let Some(dict) = given.as_ref().and_then(|a| a.downcast::<Dict>()) {
            return Ok(dict.clone());
        }
        // The compiler makes a tuple of names and values in turn: most annotations are never looked at.
        let made = dict::new(vm);
        let pairs = given.as_ref().and_then(|a| a.downcast::<Tuple>()).map_or(&[][..], |t| t.items());
        for pair in pairs.chunks_exact(2) {
            made.set_item(vm, &pair[0], pair[1].clone())?;
        }
        this.get_mut(vm).annotations = Some(made.to_value());
        Ok(made)
    }

    #[setter("__annotations__")]
    fn set_annotations(vm: &mut Vm, this: &Ref<Function>, value: Option<&Value>) -> Res<()> {
        let dict: Option<Ref<Dict>> = optional(vm, value, "__annotations__ must be set to a dict object")?;
        this.get_mut(vm).annotations = dict.map(Value::from);
        Ok(())
    }

    #[getter("__dict__")]
    fn get_dict(vm: &mut Vm, this: &Ref<Function>) -> Option<Ref<Dict>> {
        attr::dict_of(vm, this.as_value())
    }

    #[setter("__dict__")]
    fn set_dict(vm: &mut Vm, this: &Ref<Function>, value: Option<&Value>) -> Res<()> {
        let Some(value) = value else { return Err(vm.type_error("cannot delete __dict__")) };
        let dict = descriptor::dict_argument(vm, value)?.clone();
        this.get_mut(vm).dict = Some(dict);
        Ok(())
    }
}

/// What is assigned, which has to be a `T`.
fn required<T: Payload>(vm: &Vm, value: Option<&Value>, message: &str) -> Res<Ref<T>> {
    value.and_then(|v| v.downcast::<T>()).cloned().ok_or_else(|| vm.type_error(message))
}

/// What is assigned, which has to be a `T` or None; deleting is setting to None.
fn optional<T: Payload>(vm: &Vm, value: Option<&Value>, message: &str) -> Res<Option<Ref<T>>> {
    match value.filter(|v| !v.is_none()) {
        None => Ok(None),
        value => required(vm, value, message).map(Some),
    }
}
