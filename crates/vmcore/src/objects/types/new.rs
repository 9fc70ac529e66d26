//! Making a class: `type(name, bases, namespace)` (CPython's `type_new`).

use std::cell::Cell as FlagCell;

use super::construct::Constructor;
use super::{Flags, Type, class_of, layout, lookup, mro};
use crate::native::OwnedArgs;
use crate::objects::cell::Cell;
use crate::objects::classmethod::ClassMethod;
use crate::objects::descriptor::{self, Access};
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::staticmethod::StaticMethod;
use crate::objects::str::Str;
use crate::objects::tuple::{self, Tuple};
use crate::objects::{attrs, weakref};
use crate::ops::{self, call, raise};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// The most derived of `metaclass` and the bases' metaclasses.
pub(crate) fn winning_metaclass(vm: &Vm, metaclass: &Ref<Type>, bases: &[Value]) -> Res<Ref<Type>> {
    let mut winner = metaclass.clone();
    for base in bases {
        let candidate = class_of(vm, base);
        if winner.is_subtype(vm, candidate) {
            continue;
        }
        if !candidate.is_subtype(vm, &winner) {
            return Err(vm.type_error(
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of \
                 the metaclasses of all its bases",
            ));
        }
        winner = candidate.clone();
    }
    Ok(winner)
}

/// A new class.
pub(crate) fn type_new(
    vm: &mut Vm,
    metaclass: &Ref<Type>,
    name: &Ref<Str>,
    bases: &Ref<Tuple>,
    namespace: &Ref<Dict>,
    keywords: &OwnedArgs,
) -> Res<Value> {
    let metaclass = if bases.is_empty() {
        metaclass.clone()
    } else {
        refuse_mro_entries(vm, bases)?;
        let winner = winning_metaclass(vm, metaclass, bases.items())?;
        if !winner.is(metaclass)
            && let Some(new) = other_new(vm, &winner)
        {
            let mut values = vec![winner.to_value(), name.to_value(), bases.to_value(), namespace.to_value()];
            values.extend_from_slice(keywords.args().values);
            return call::call(vm, &new, crate::native::Args::new(&values, keywords.args().names));
        }
        winner
    };
    let bases = if bases.is_empty() {
        tuple::from_slice(vm, &[vm.types().object.to_value()])?
    } else {
        bases.clone()
    };
    let base = layout::best_base(vm, bases.items())?;
    check_name(vm, name)?;
    let dict = namespace.copy(vm)?;
    // A slot may have the cell's name.
    let cell = dict.remove_str(vm, &vm.names().__classcell__.clone());
    let class = make(vm, &metaclass, name, &base, &bases, &dict)?;
    settle_namespace(vm, &class, &dict, cell)?;
    let order = mro::of(vm, &class)?;
    class.get_mut(vm).mro = Some(order);
    class.modified(vm);
    for base in bases.items() {
        if let Some(base) = base.downcast::<Type>() {
            base.add_subclass(vm, &class);
        }
    }
    inherit_flags(vm, &class);
    class.update_hooks(vm);
    set_names(vm, &class, &dict)?;
    init_subclass(vm, &class, keywords)?;
    Ok(class.into())
}

/// The `__new__` of a metaclass, where it is not `type`'s.
fn other_new(vm: &Vm, metaclass: &Ref<Type>) -> Option<Value> {
    let name = &vm.names().__new__;
    let new = lookup(vm, metaclass, name)?;
    let is_types = lookup(vm, &vm.types().type_, name).is_some_and(|own| own.is(&new));
    if is_types {
        return None;
    }
    match new.downcast::<StaticMethod>() {
        Some(method) => Some(method.get(vm).callable.clone()),
        None => Some(new),
    }
}

fn refuse_mro_entries(vm: &mut Vm, bases: &Ref<Tuple>) -> Res<()> {
    for base in bases.items().iter().filter(|b| b.downcast::<Type>().is_none()) {
        let name = vm.names().__mro_entries__.clone();
        if ops::get_attr_or_none(vm, base, &name)?.is_some() {
            return Err(vm.type_error("type() doesn't support MRO entry resolution; use types.new_class()"));
        }
    }
    Ok(())
}

pub(super) fn check_name(vm: &mut Vm, name: &Ref<Str>) -> Res<()> {
    if !name.is_ascii() {
        // UnicodeEncodeError for surrogates.
        ops::codec::encode(vm, name, None, None)?;
    }
    if name.to_string_lossy().contains('\0') {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    Ok(())
}

/// Gives the numbers of hidden classes back whose class is dead.
#[cold]
fn free_shapes(vm: &Vm) {
    let objects = vm.heap().objects();
    let classes = objects.iter().filter_map(|object| object.downcast::<Type>());
    vm.interp().shapes.keep_only(classes.map(|class| class.get(vm).root_shape.get()));
}

/// The class object, its slots' descriptors in `dict`.
fn make(
    vm: &mut Vm,
    metaclass: &Ref<Type>,
    name: &Ref<Str>,
    base: &Ref<Type>,
    bases: &Ref<Tuple>,
    dict: &Ref<Dict>,
) -> Res<Ref<Type>> {
    let slots = layout::slots(vm, name, base, bases, dict)?;
    let qualname = qualname(vm, name, dict)?;
    let first = base.get(vm).layout.members;
    let class = attrs::new_instance(
        vm,
        metaclass,
        Type {
            flags: FlagCell::new(Flags::BASETYPE),
            version: FlagCell::new(0),
            told_by_instances: FlagCell::new(0),
            silent: FlagCell::new(0),
            constructor: FlagCell::new((0, Constructor::General)),
            layout: slots.layout,
            root_shape: FlagCell::new(0),
            name: name.clone(),
            qualname,
            base: Some(base.clone()),
            bases: bases.clone(),
            mro: None,
            dict: dict.clone(),
            subclasses: Vec::new(),
        },
    );
    let inline = if slots.layout.has_dict { attrs::FIRST_INLINE } else { 0 };
    if vm.interp().shapes.are_many() {
        free_shapes(vm);
    }
    let Some(root) = vm.interp().shapes.new_root(inline, 0) else {
        return Err(crate::heap::NoMemory.into());
    };
    class.get(vm).root_shape.set(root);
    let add = |vm: &mut Vm, name: Ref<Str>, access: Access| -> Res<()> {
        if dict.get_str(vm, &name).is_none() {
            let made = descriptor::new(vm, &class, name.clone(), access);
            dict.set_str(vm, &name, made.into())?;
        }
        Ok(())
    };
    for (i, name) in slots.members.into_iter().flatten().enumerate() {
        add(vm, name, Access::Member(first + i as u16))?;
    }
    if slots.adds_dict {
        let name = vm.names().__dict__.clone();
        add(vm, name, Access::Dict)?;
    }
    if slots.adds_weakref {
        let name = vm.names().__weakref__.clone();
        add(vm, name, Access::WeakRef)?;
    }
    Ok(class)
}

fn qualname(vm: &mut Vm, name: &Ref<Str>, dict: &Ref<Dict>) -> Res<Ref<Str>> {
    let key = vm.names().__qualname__.clone();
    match dict.remove_str(vm, &key) {
        None => Ok(name.clone()),
        Some(given) => given.downcast_owned::<Str>().map_err(|other| {
            let given = class_of(vm, &other).name(vm);
            vm.type_error(&format!("type __qualname__ must be a str, not {given}"))
        }),
    }
}

/// What `type` adds to a new class's namespace or changes in it.
fn settle_namespace(vm: &mut Vm, class: &Ref<Type>, dict: &Ref<Dict>, cell: Option<Value>) -> Res<()> {
    let names = vm.names();
    let (module, name, new) = (names.__module__.clone(), names.__name__.clone(), names.__new__.clone());
    let wrapped = [names.__init_subclass__.clone(), names.__class_getitem__.clone()];
    let doc = names.__doc__.clone();
    let (eq, hash) = (names.__eq__.clone(), names.__hash__.clone());
    if dict.get_str(vm, &module).is_none()
        && let Some(globals) = crate::interp::current_globals(vm)
        && let Some(value) = globals.get_str(vm, &name)
    {
        dict.set_str(vm, &module, value)?;
    }
    if let Some(callable) = function_in(vm, dict, &new) {
        let made = vm.alloc(StaticMethod { callable, dict: None });
        dict.set_str(vm, &new, made.into())?;
    }
    for name in &wrapped {
        if let Some(callable) = function_in(vm, dict, name) {
            let made = vm.alloc(ClassMethod { callable, dict: None });
            dict.set_str(vm, name, made.into())?;
        }
    }
    if let Some(given) = cell {
        let Some(cell) = given.downcast::<Cell>() else {
            let class = class_of(vm, &given).to_value();
            let shown = ops::repr(vm, &class)?.to_string_lossy();
            return Err(vm.type_error(&format!("__classcell__ must be a nonlocal cell, not {shown}")));
        };
        cell.get_mut(vm).content = Some(class.to_value());
    }
    match dict.get_str(vm, &doc) {
        // UnicodeEncodeError for surrogates.
        Some(given) => {
            if let Some(text) = given.downcast::<Str>().filter(|text| !text.is_ascii()) {
                drop(ops::codec::encode(vm, text, None, None)?);
            }
        }
        None => dict.set_str(vm, &doc, Value::NONE)?,
    }
    if dict.get_str(vm, &eq).is_some() && dict.get_str(vm, &hash).is_none() {
        dict.set_str(vm, &hash, Value::NONE)?;
    }
    Ok(())
}

fn function_in(vm: &Vm, dict: &Ref<Dict>, name: &Ref<Str>) -> Option<Value> {
    dict.get_str(vm, name).filter(|value| value.downcast::<Function>().is_some())
}

fn inherit_flags(vm: &Vm, class: &Ref<Type>) {
    let inherited = Flags::MATCH_SELF | Flags::TYPE_SUBCLASS | Flags::EXCEPTION_SUBCLASS;
    let collection = Flags::SEQUENCE | Flags::MAPPING;
    let mut flags = class.flags(vm);
    for base in class.mro(vm).iter().skip(1).filter_map(|c| c.downcast::<Type>()) {
        flags |= base.flags(vm) & inherited;
        // Of the first base that is a collection (PEP 634).
        if !flags.intersects(collection) {
            flags |= base.flags(vm) & collection;
        }
    }
    class.get(vm).flags.set(flags);
}

/// Tells what stands in the namespace its name (PEP 487).
fn set_names(vm: &mut Vm, class: &Ref<Type>, dict: &Ref<Dict>) -> Res<()> {
    let hook = vm.names().__set_name__.clone();
    let entries: Vec<(Value, Value)> =
        dict.get(vm).table.iter().map(|(key, value)| (key.clone(), value.clone())).collect();
    for (key, value) in entries {
        if lookup(vm, class_of(vm, &value), &hook).is_none() {
            continue;
        }
        if let Err(raised) = call::special(vm, &value, |n| &n.__set_name__, &[class.to_value(), key.clone()])
        {
            return Err(set_name_failed(vm, class, &key, &value, raised));
        }
    }
    Ok(())
}

#[cold]
fn set_name_failed(vm: &mut Vm, class: &Ref<Type>, key: &Value, value: &Value, raised: Raised) -> Raised {
    let cause = vm.take_raised(raised);
    let shown = match ops::repr(vm, key) {
        Ok(shown) => shown.to_string_lossy(),
        Err(raised) => return raised,
    };
    let (instance, class) = (class_of(vm, value).name(vm), class.name(vm));
    let raised = vm
        .runtime_error(&format!("Error calling __set_name__ on '{instance}' instance {shown} in '{class}'"));
    raise::with_cause(vm, raised, cause)
}

/// `super(class, class).__init_subclass__(**keywords)`
fn init_subclass(vm: &mut Vm, class: &Ref<Type>, keywords: &OwnedArgs) -> Res<()> {
    let name = vm.names().__init_subclass__.clone();
    if !class.mro(vm).iter().any(|c| c.is(class.as_value())) {
        return Err(vm.type_error("super(type, obj): obj must be an instance or subtype of type"));
    }
    let found =
        class.mro(vm).iter().skip(1).find_map(|c| c.downcast::<Type>()?.get(vm).dict.get_str(vm, &name));
    let Some(found) = found else { return Ok(()) };
    let hook = ops::attr::bind(vm, &found, None, class)?;
    call::call(vm, &hook, keywords.args())?;
    Ok(())
}

impl Ref<Type> {
    pub(crate) fn add_subclass(&self, vm: &mut Vm, class: &Ref<Type>) {
        let reference = weakref::new(vm, class.as_value());
        let alive: Vec<bool> = self.get(vm).subclasses.iter().map(|s| s.target(vm).is_some()).collect();
        let subclasses = &mut self.get_mut(vm).subclasses;
        let mut alive = alive.into_iter();
        subclasses.retain(|_| alive.next().unwrap_or(false));
        subclasses.push(reference);
    }

    pub(crate) fn remove_subclass(&self, vm: &mut Vm, class: &Ref<Type>) {
        let keep: Vec<bool> = self
            .get(vm)
            .subclasses
            .iter()
            .map(|s| s.target(vm).is_some_and(|target| !target.is(class.as_value())))
            .collect();
        let mut keep = keep.into_iter();
        self.get_mut(vm).subclasses.retain(|_| keep.next().unwrap_or(false));
    }
}
