//! `object`: what every class inherits.

use super::dict::Dict;
use super::instance::Instance;
use super::list::{self, List};
use super::str::Str;
use super::types::{Flags, Type, class_of};
use super::{attrs, types};
use crate::heap::Kind;
use crate::native::{Kwargs, methods};
use crate::ops::attr::{self, generic_get, generic_set};
use crate::ops::{self, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Stands for the class `object` where its methods are declared.
pub struct Object;

fn anything(_: &Vm, _: &Value) -> bool {
    true
}

#[methods("object", is = anything, with(REDUCE))]
impl Object {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Value> {
        if class.get(vm).layout.kind != Kind::Instance {
            return Err(types::construct::no_instances(vm, class));
        }
        if !args.is_empty() || !kwargs.is_empty() {
            if !types::is_objects(vm, class, &vm.names().__new__) {
                return Err(
                    vm.type_error("object.__new__() takes exactly one argument (the type to instantiate)")
                );
            }
            if types::is_objects(vm, class, &vm.names().__init__) {
                let name = class.name(vm);
                return Err(vm.type_error(&format!("{name}() takes no arguments")));
            }
        }
        if class.flags(vm).contains(Flags::ABSTRACT) {
            return Err(types::abstract_methods::refuse(vm, class));
        }
        Ok(attrs::new_instance(vm, class, Instance).into())
    }

    #[py("__init__($self, /, *args, **kwargs)", no_text_signature)]
    fn init(vm: &mut Vm, this: &Value, args: &[Value], kwargs: Kwargs<'_>) -> Res<()> {
        if args.is_empty() && kwargs.is_empty() {
            return Ok(());
        }
        let class = class_of(vm, this).clone();
        if !types::is_objects(vm, &class, &vm.names().__init__) {
            return Err(
                vm.type_error("object.__init__() takes exactly one argument (the instance to initialize)")
            );
        }
        // A builtin class without a `__new__` of its own has no `tp_new` that could be `object`'s.
        let makes_none = class.flags(vm).contains(Flags::BUILTIN) && !class.is(&vm.types().object);
        if types::is_objects(vm, &class, &vm.names().__new__) && !makes_none {
            let name = class.name(vm);
            return Err(vm.type_error(&format!(
                "{name}.__init__() takes exactly one argument (the instance to initialize)"
            )));
        }
        Ok(())
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Value) -> Res<String> {
        let class = class_of(vm, this).clone();
        let module = types::methods::module_of(vm, &class)?;
        let at = this.word();
        Ok(match module.as_ref().and_then(|m| m.downcast::<Str>()).map(|m| m.to_string_lossy()) {
            Some(module) if module != "builtins" => {
                let qualname = class.get(vm).qualname.to_string_lossy();
                format!("<{module}.{qualname} object at {at:#x}>")
            }
            _ => format!("<{} object at {at:#x}>", class.name(vm)),
        })
    }

    #[py("__str__")]
    fn str(vm: &mut Vm, this: &Value) -> Res<Value> {
        // What it answers is for the caller to check.
        Ok(ops::call::special(vm, this, |n| &n.__repr__, &[])?.unwrap_or(Value::NONE))
    }

    #[py("__hash__")]
    fn hash(this: &Value) -> i64 {
        ops::hash::identity_hash(this)
    }

    #[py("__eq__")]
    fn eq(this: &Value, value: &Value) -> Value {
        if this.is(value) { Value::TRUE } else { Value::NOT_IMPLEMENTED }
    }

    #[py("__ne__")]
    fn ne(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
        let equal = call::special(vm, this, |n| &n.__eq__, std::slice::from_ref(value))?;
        match equal {
            None => Ok(Value::NOT_IMPLEMENTED),
            Some(equal) if equal.is_not_implemented() => Ok(equal),
            Some(equal) => Ok(Value::bool(!ops::truth(vm, &equal)?)),
        }
    }

    #[py("__lt__")]
    fn lt(_this: &Value, _value: &Value) -> Value {
        Value::NOT_IMPLEMENTED
    }

    #[py("__le__")]
    fn le(_this: &Value, _value: &Value) -> Value {
        Value::NOT_IMPLEMENTED
    }

    #[py("__gt__")]
    fn gt(_this: &Value, _value: &Value) -> Value {
        Value::NOT_IMPLEMENTED
    }

    #[py("__ge__")]
    fn ge(_this: &Value, _value: &Value) -> Value {
        Value::NOT_IMPLEMENTED
    }

    #[py("__getattribute__")]
    fn getattribute(vm: &mut Vm, this: &Value, name: &Value) -> Res<Value> {
        let name = attr::name_argument(vm, name)?;
        match generic_get(vm, this, name)? {
            Some(value) => Ok(value),
            None => Err(attr::missing(vm, this, name)),
        }
    }

    #[py("__setattr__")]
    fn setattr(vm: &mut Vm, this: &Value, name: &Value, value: &Value) -> Res<()> {
        attr::check_assignment(vm, this, "__setattr__")?;
        let name = attr::name_argument(vm, name)?;
        generic_set(vm, this, name, Some(value))
    }

    #[py("__delattr__")]
    fn delattr(vm: &mut Vm, this: &Value, name: &Value) -> Res<()> {
        attr::check_assignment(vm, this, "__delattr__")?;
        let name = attr::name_argument(vm, name)?;
        generic_set(vm, this, name, None)
    }

    #[py("__format__($self, format_spec, /)")]
    fn format(vm: &mut Vm, this: &Value, format_spec: &Ref<Str>) -> Res<Value> {
        if !format_spec.is_empty() {
            let class = class_of(vm, this).name(vm);
            return Err(vm.type_error(&format!("unsupported format string passed to {class}.__format__")));
        }
        Ok(ops::str(vm, this)?.into())
    }

    #[py("__sizeof__($self, /)")]
    fn sizeof(this: &Value) -> usize {
        this.header().map_or(size_of::<Value>(), crate::heap::cell_size)
    }

    #[py("__dir__($self, /)")]
    fn dir(vm: &mut Vm, this: &Value) -> Res<Ref<List>> {
        let (dict, class) = (vm.names().__dict__.clone(), vm.names().__class__.clone());
        let merged = super::dict::new(vm);
        if let Some(own) = ops::get_attr_or_none(vm, this, &dict)?
            && let Some(own) = own.downcast::<Dict>()
        {
            types::methods::merge(vm, &merged, own)?;
        }
        if let Some(class) = ops::get_attr_or_none(vm, this, &class)? {
            types::methods::merge_class(vm, &merged, &class)?;
        }
        let keys: Vec<Value> = merged.get(vm).table.iter().map(|(key, _)| key.clone()).collect();
        Ok(list::from_slice(vm, &keys)?)
    }

    #[py("__subclasshook__($type, /, *args)", no_text_signature)]
    fn subclasshook(_class: &Ref<Type>, _args: &[Value]) -> Value {
        Value::NOT_IMPLEMENTED
    }

    #[py("__init_subclass__($type, /)", no_text_signature)]
    fn init_subclass(_class: &Ref<Type>) {}

    #[getter("__class__")]
    fn get_class(vm: &Vm, this: &Value) -> Ref<Type> {
        class_of(vm, this).clone()
    }

    #[setter("__class__")]
    fn set_class(vm: &mut Vm, this: &Value, value: Option<&Value>) -> Res<()> {
        types::reclass::set_class(vm, this, value)
    }
}
