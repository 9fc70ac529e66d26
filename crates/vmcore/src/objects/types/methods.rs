//! `type`'s methods and attributes.

use super::{Flags, Type, abstract_methods, class_of, construct, new, reclass};
use crate::heap::Kind;
use crate::native::{Kwargs, OwnedArgs, methods};
use crate::objects::dict::{self, Dict};
use crate::objects::list::{self, List};
use crate::objects::mappingproxy::MappingProxy;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::union;
use crate::ops::{self, attr};
use crate::runtime::docstrings;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[methods("type", with(ATTRIBUTES))]
impl Type {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Value> {
        let [name, bases, namespace] = args else {
            let given = args.len();
            return Err(vm.type_error(&format!("type.__new__() takes exactly 3 arguments ({given} given)")));
        };
        let wrong = |n: usize, expected: &str, value: &Value| {
            let given = class_of(vm, value).name(vm);
            vm.type_error(&format!("type.__new__() argument {n} must be {expected}, not {given}"))
        };
        let name = name.downcast::<Str>().ok_or_else(|| wrong(1, "str", name))?;
        let bases = bases.downcast::<Tuple>().ok_or_else(|| wrong(2, "tuple", bases))?;
        let namespace = namespace.downcast::<Dict>().ok_or_else(|| wrong(3, "dict", namespace))?;
        let keywords = OwnedArgs::new(vm, &[], kwargs)?;
        new::type_new(vm, class, name, bases, namespace, &keywords)
    }

    #[py("__init__($self, /, *args, **kwargs)", no_text_signature)]
    fn init(vm: &mut Vm, _this: &Ref<Type>, args: &[Value], kwargs: Kwargs<'_>) -> Res<()> {
        if args.len() == 1 && !kwargs.is_empty() {
            return Err(vm.type_error("type.__init__() takes no keyword arguments"));
        }
        if args.len() != 1 && args.len() != 3 {
            return Err(vm.type_error("type.__init__() takes 1 or 3 arguments"));
        }
        Ok(())
    }

    #[py("__call__")]
    fn call(vm: &mut Vm, this: &Ref<Type>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Value> {
        let owned = OwnedArgs::new(vm, args, kwargs)?;
        construct::instantiate(vm, this, owned.args())
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<Type>) -> Res<String> {
        let module = module_of(vm, this)?;
        let module = module.as_ref().and_then(|m| m.downcast::<Str>()).map(|m| m.to_string_lossy());
        Ok(match module {
            Some(module) if module != "builtins" => {
                format!("<class '{module}.{}'>", this.get(vm).qualname.to_string_lossy())
            }
            _ => format!("<class '{}'>", this.name(vm)),
        })
    }

    #[py("__getattribute__")]
    fn getattribute(vm: &mut Vm, this: &Ref<Type>, name: &Value) -> Res<Value> {
        let name = attr::name_argument(vm, name)?;
        match attr::class_attr(vm, this, name)? {
            Some(value) => Ok(value),
            None => Err(attr::not_found(vm, this.as_value(), name)),
        }
    }

    #[py("__setattr__")]
    fn setattr(vm: &mut Vm, this: &Ref<Type>, name: &Value, value: &Value) -> Res<()> {
        let name = attr::name_argument(vm, name)?;
        attr::set_class_attr(vm, this, name, Some(value))
    }

    #[py("__delattr__")]
    fn delattr(vm: &mut Vm, this: &Ref<Type>, name: &Value) -> Res<()> {
        let name = attr::name_argument(vm, name)?;
        attr::set_class_attr(vm, this, name, None)
    }

    #[py("__or__")]
    fn or(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
        union::of(vm, this, value)
    }

    #[py("__ror__")]
    fn or_reflected(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
        union::of(vm, value, this)
    }

    #[py("mro($self, /)")]
    fn mro_method(vm: &mut Vm, this: &Ref<Type>) -> Res<Ref<List>> {
        let bases = this.get(vm).bases.clone();
        let order = super::mro::merged(vm, this, &bases)?;
        Ok(list::from_slice(vm, &order)?)
    }

    #[py("__subclasses__($self, /)")]
    fn subclasses(vm: &mut Vm, this: &Ref<Type>) -> Res<Ref<List>> {
        let builtin = vm
            .types()
            .all()
            .filter(|class| class.get(vm).bases.items().iter().any(|b| b.is(this.as_value())));
        let mut classes: Vec<Value> = builtin.map(Ref::to_value).collect();
        classes.extend(this.live_subclasses(vm).into_iter().map(Value::from));
        Ok(list::from_slice(vm, &classes)?)
    }

    #[py("__prepare__($type, /, *args, **kwargs)", no_text_signature)]
    fn prepare(vm: &mut Vm, _class: &Ref<Type>, _args: &[Value], _kwargs: Kwargs<'_>) -> Ref<Dict> {
        dict::new(vm)
    }

    #[py("__instancecheck__($self, instance, /)")]
    fn instancecheck(vm: &mut Vm, this: &Ref<Type>, instance: &Value) -> Res<bool> {
        ops::classes::recursive_is_instance(vm, instance, this.as_value())
    }

    #[py("__subclasscheck__($self, subclass, /)")]
    fn subclasscheck(vm: &mut Vm, this: &Ref<Type>, subclass: &Value) -> Res<bool> {
        ops::classes::recursive_is_subclass(vm, subclass, this.as_value())
    }

    #[py("__dir__($self, /)")]
    fn dir(vm: &mut Vm, this: &Ref<Type>) -> Res<Ref<List>> {
        let merged = dict::new(vm);
        merge_class(vm, &merged, this.as_value())?;
        let keys: Vec<Value> = merged.get(vm).table.iter().map(|(key, _)| key.clone()).collect();
        Ok(list::from_slice(vm, &keys)?)
    }

    #[py("__sizeof__($self, /)")]
    fn sizeof(this: &Ref<Type>) -> usize {
        crate::heap::cell_size(this.header())
    }
}

#[methods(ATTRIBUTES)]
impl Type {
    #[getter("__name__")]
    fn get_name(vm: &Vm, this: &Ref<Type>) -> Ref<Str> {
        this.get(vm).name.clone()
    }

    #[setter("__name__")]
    fn set_name(vm: &mut Vm, this: &Ref<Type>, value: Option<&Value>) -> Res<()> {
        let value = settable(vm, this, "__name__", value)?;
        let name = string(vm, this, "__name__", value)?;
        new::check_name(vm, &name)?;
        this.get_mut(vm).name = name;
        this.modified(vm);
        Ok(())
    }

    #[getter("__qualname__")]
    fn get_qualname(vm: &Vm, this: &Ref<Type>) -> Ref<Str> {
        this.get(vm).qualname.clone()
    }

    #[setter("__qualname__")]
    fn set_qualname(vm: &mut Vm, this: &Ref<Type>, value: Option<&Value>) -> Res<()> {
        let value = settable(vm, this, "__qualname__", value)?;
        this.get_mut(vm).qualname = string(vm, this, "__qualname__", value)?;
        Ok(())
    }

    #[getter("__module__")]
    fn get_module(vm: &mut Vm, this: &Ref<Type>) -> Res<Value> {
        module_of(vm, this)?.ok_or_else(|| vm.attribute_error("__module__"))
    }

    #[setter("__module__")]
    fn set_module(vm: &mut Vm, this: &Ref<Type>, value: Option<&Value>) -> Res<()> {
        let value = settable(vm, this, "__module__", value)?.clone();
        let (name, dict) = (vm.names().__module__.clone(), this.get(vm).dict.clone());
        dict.set_str(vm, &name, value)?;
        this.modified(vm);
        Ok(())
    }

    #[getter("__doc__")]
    fn get_doc(vm: &mut Vm, this: &Ref<Type>) -> Res<Value> {
        if this.flags(vm).contains(Flags::BUILTIN) {
            // `__doc__` in the namespace may be about instances.
            let doc = docstrings::of_class(vm, this)?;
            if !doc.is_none() {
                return Ok(doc);
            }
        }
        let name = vm.names().__doc__.clone();
        let Some(doc) = this.get(vm).dict.get_str(vm, &name) else { return Ok(Value::NONE) };
        match attr::nature(vm, &doc) {
            attr::Nature::Value | attr::Nature::Setter => Ok(doc),
            _ => attr::bind(vm, &doc, None, this),
        }
    }

    #[setter("__doc__")]
    fn set_doc(vm: &mut Vm, this: &Ref<Type>, value: Option<&Value>) -> Res<()> {
        let value = settable(vm, this, "__doc__", value)?.clone();
        let (name, dict) = (vm.names().__doc__.clone(), this.get(vm).dict.clone());
        dict.set_str(vm, &name, value)?;
        this.modified(vm);
        Ok(())
    }

    #[getter("__dict__")]
    fn get_dict(vm: &mut Vm, this: &Ref<Type>) -> Res<Ref<MappingProxy>> {
        docstrings::complete_class(vm, this)?;
        let mapping = this.get(vm).dict.to_value();
        Ok(vm.alloc(MappingProxy { mapping }))
    }

    #[getter("__bases__")]
    fn get_bases(vm: &Vm, this: &Ref<Type>) -> Ref<Tuple> {
        this.get(vm).bases.clone()
    }

    #[setter("__bases__")]
    fn set_bases(vm: &mut Vm, this: &Ref<Type>, value: Option<&Value>) -> Res<()> {
        let value = settable(vm, this, "__bases__", value)?;
        reclass::set_bases(vm, this, value)
    }

    #[member("__base__")]
    fn base(vm: &Vm, this: &Ref<Type>) -> Option<Ref<Type>> {
        this.get(vm).base.clone()
    }

    #[member("__mro__")]
    fn mro_tuple(vm: &Vm, this: &Ref<Type>) -> Option<Ref<Tuple>> {
        this.get(vm).mro.clone()
    }

    /// `Py_TPFLAGS_*`, those that say something about a class here.
    #[member("__flags__")]
    fn flags_bits(vm: &Vm, this: &Ref<Type>) -> i64 {
        tp_flags(vm, this)
    }

    #[member("__basicsize__")]
    fn basicsize(vm: &Vm, this: &Ref<Type>) -> usize {
        let layout = this.get(vm).layout;
        16 + 8 * (layout.members as usize + layout.has_weakref as usize)
    }

    #[member("__itemsize__")]
    fn itemsize(vm: &Vm, this: &Ref<Type>) -> usize {
        match this.get(vm).layout.kind {
            Kind::Int => 4,
            Kind::Bytes => 1,
            Kind::Tuple => 8,
            Kind::Type => 40,
            _ => 0,
        }
    }

    #[member("__dictoffset__")]
    fn dictoffset(vm: &Vm, this: &Ref<Type>) -> i64 {
        if this.get(vm).layout.has_dict { -48 } else { 0 }
    }

    #[member("__weakrefoffset__")]
    fn weakrefoffset(vm: &Vm, this: &Ref<Type>) -> i64 {
        if this.get(vm).layout.has_weakref { 16 } else { 0 }
    }

    #[getter("__abstractmethods__")]
    fn get_abstractmethods(vm: &Vm, this: &Ref<Type>) -> Res<Value> {
        abstract_methods::get(vm, this)
    }

    #[setter("__abstractmethods__")]
    fn set_abstractmethods(vm: &mut Vm, this: &Ref<Type>, value: Option<&Value>) -> Res<()> {
        abstract_methods::set(vm, this, value)
    }

    #[getter("__text_signature__")]
    fn text_signature(vm: &Vm, this: &Ref<Type>) -> Option<&'static str> {
        super::install::class_signature(vm, this)
    }

    #[getter("__annotations__")]
    fn get_annotations(vm: &mut Vm, this: &Ref<Type>) -> Res<Value> {
        let (name, dict) = (vm.names().__annotations__.clone(), this.get(vm).dict.clone());
        if this.flags(vm).contains(Flags::BUILTIN) {
            let class = this.name(vm);
            return Err(
                vm.attribute_error(&format!("type object '{class}' has no attribute '__annotations__'"))
            );
        }
        match dict.get_str(vm, &name) {
            Some(found) if attr::nature(vm, &found).is_plain() => Ok(found),
            Some(found) => attr::bind(vm, &found, None, this),
            None => {
                let made = dict::new(vm).to_value();
                dict.set_str(vm, &name, made.clone())?;
                this.modified(vm);
                Ok(made)
            }
        }
    }

    #[setter("__annotations__")]
    fn set_annotations(vm: &mut Vm, this: &Ref<Type>, value: Option<&Value>) -> Res<()> {
        let (name, dict) = (vm.names().__annotations__.clone(), this.get(vm).dict.clone());
        if this.flags(vm).contains(Flags::BUILTIN) {
            let class = this.name(vm);
            return Err(
                vm.type_error(&format!("cannot set '__annotations__' attribute of immutable type '{class}'"))
            );
        }
        match value {
            Some(value) => dict.set_str(vm, &name, value.clone())?,
            None if dict.remove_str(vm, &name).is_none() => {
                return Err(vm.attribute_error("__annotations__"));
            }
            None => {}
        }
        this.modified(vm);
        Ok(())
    }
}

/// What may be set of a class that Python code made (`check_set_special_type_attr`).
fn settable<'a>(vm: &Vm, class: &Ref<Type>, name: &str, value: Option<&'a Value>) -> Res<&'a Value> {
    let immutable = class.flags(vm).contains(Flags::BUILTIN);
    let how = if immutable { "set" } else { "delete" };
    value.filter(|_| !immutable).ok_or_else(|| {
        let class = class.name(vm);
        vm.type_error(&format!("cannot {how} '{name}' attribute of immutable type '{class}'"))
    })
}

fn string(vm: &Vm, class: &Ref<Type>, name: &str, value: &Value) -> Res<Ref<Str>> {
    value.downcast::<Str>().cloned().ok_or_else(|| {
        let (class, given) = (class.name(vm), class_of(vm, value).name(vm));
        vm.type_error(&format!("can only assign string to {class}.{name}, not '{given}'"))
    })
}

/// `class.__module__`, as its namespace has it; `builtins` for builtin classes.
pub(crate) fn module_of(vm: &mut Vm, class: &Ref<Type>) -> Res<Option<Value>> {
    let found = class.get(vm).dict.get_str(vm, &vm.names().__module__);
    if !class.flags(vm).contains(Flags::BUILTIN) {
        return Ok(found);
    }
    // Some builtin classes have a `__module__` that is an attribute of their instances.
    let named = found.filter(|module| module.downcast::<Str>().is_some());
    Ok(Some(named.unwrap_or_else(|| vm.names().builtins.to_value())))
}

/// Adds the entries of `from` to `into`.
pub(crate) fn merge(vm: &mut Vm, into: &Ref<Dict>, from: &Ref<Dict>) -> Res<()> {
    let entries: Vec<(Value, Value)> =
        from.get(vm).table.iter().map(|(key, value)| (key.clone(), value.clone())).collect();
    for (key, value) in entries {
        into.set_item(vm, &key, value)?;
    }
    Ok(())
}

/// Adds the names of a class and of its bases, for `dir` (`merge_class_dict`).
pub(crate) fn merge_class(vm: &mut Vm, into: &Ref<Dict>, class: &Value) -> Res<()> {
    crate::interp::check_stack(vm)?;
    if let Some(class) = class.downcast::<Type>() {
        let dict = class.get(vm).dict.clone();
        merge(vm, into, &dict)?;
    } else {
        let name = vm.names().__dict__.clone();
        if let Some(dict) = ops::get_attr_or_none(vm, class, &name)?
            && let Some(dict) = dict.downcast::<Dict>()
        {
            merge(vm, into, dict)?;
        }
    }
    let name = vm.names().__bases__.clone();
    if let Some(bases) = ops::get_attr_or_none(vm, class, &name)?
        && let Some(bases) = bases.downcast::<Tuple>()
    {
        for base in bases.items() {
            merge_class(vm, into, base)?;
        }
    }
    Ok(())
}

/// CPython's flag bits for what is known of the class.
fn tp_flags(vm: &Vm, class: &Ref<Type>) -> i64 {
    let flags = class.flags(vm);
    let bit = |on: bool, n: u32| if on { 1i64 << n } else { 0 };
    let base = class.builtin_base(vm);
    let below = |of: &Ref<Type>| base.is_subtype(vm, of);
    let types = vm.types();
    let has_dict = class.get(vm).layout.has_dict && !flags.contains(Flags::BUILTIN);
    bit(has_dict, 4)
        | bit(flags.contains(Flags::SEQUENCE), 5)
        | bit(flags.contains(Flags::MAPPING), 6)
        | bit(flags.contains(Flags::BUILTIN), 8)
        | bit(!flags.contains(Flags::BUILTIN), 9)
        | bit(flags.contains(Flags::BASETYPE), 10)
        | bit(true, 12)
        | bit(true, 14)
        | bit(flags.contains(Flags::ABSTRACT), 20)
        | bit(flags.contains(Flags::MATCH_SELF), 22)
        | bit(below(&types.int), 24)
        | bit(below(&types.list), 25)
        | bit(below(&types.tuple), 26)
        | bit(below(&types.bytes), 27)
        | bit(below(&types.str), 28)
        | bit(below(&types.dict), 29)
        | bit(flags.contains(Flags::EXCEPTION_SUBCLASS), 30)
        | bit(flags.contains(Flags::TYPE_SUBCLASS), 31)
}
