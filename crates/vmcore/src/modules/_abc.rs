//! `_abc`: what `abc.ABCMeta` does. Behaviour that programs see (the order of look-ups and calls, what is remembered) is
//! that of CPython's `Modules/_abc.c`.

use crate::heap::{Trace, Visit};
use crate::native::{methods, module};
use crate::objects::dict::Dict;
use crate::objects::int;
use crate::objects::list::List;
use crate::objects::set::{self, Set};
use crate::objects::str::Str;
use crate::objects::types::{Flags, Type, class_of};
use crate::objects::weakref::{WeakRef, is_supported, reference};
use crate::objects::{attrs, tuple};
use crate::ops::{self, call, classes};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// What an abstract base class knows of others, each a set of weak references.
pub struct AbcData {
    /// Classes registered with it.
    registry: Ref<Set>,
    /// Classes known to be below it.
    below: Ref<Set>,
    /// Classes known not to be, as long as `counter` is the interpreter's.
    apart: Ref<Set>,
    counter: u64,
}

impl Trace for AbcData {
    fn trace(&self, visit: &mut Visit<'_>) {
        [&self.registry, &self.below, &self.apart].into_iter().for_each(|set| visit(set.as_value()));
    }
}

#[methods("_abc._abc_data")]
impl AbcData {
    #[py("__new__($type, /)", no_text_signature)]
    fn construct(vm: &Vm, class: &Ref<Type>) -> Ref<AbcData> {
        let [registry, below, apart] = [set::new(vm), set::new(vm), set::new(vm)];
        let counter = vm.interp().abc_registrations.get();
        attrs::new_instance(vm, class, AbcData { registry, below, apart, counter })
    }
}

/// The sets of an [`AbcData`].
#[derive(Clone, Copy)]
enum Part {
    Registry,
    Below,
    Apart,
}

impl Ref<AbcData> {
    fn part(&self, vm: &Vm, part: Part) -> Ref<Set> {
        let data = self.get(vm);
        match part {
            Part::Registry => &data.registry,
            Part::Below => &data.below,
            Part::Apart => &data.apart,
        }
        .clone()
    }

    fn knows(&self, vm: &mut Vm, part: Part, class: &Value) -> Res<bool> {
        let set = self.part(vm, part);
        if set.is_empty(vm) || !is_supported(vm, class) {
            return Ok(false);
        }
        let reference = weak(vm, class)?;
        set.contains(vm, reference.as_value())
    }

    fn add(&self, vm: &mut Vm, part: Part, class: &Value) -> Res<()> {
        let set = self.part(vm, part);
        if (set.len(vm) + 1).is_multiple_of(64) {
            let dead: Vec<_> = references(vm, &set)?.into_iter().filter(|r| r.target(vm).is_none()).collect();
            for reference in dead {
                let hash = ops::hash(vm, reference.as_value())?;
                set.discard_hashed(vm, reference.as_value(), hash)?;
            }
        }
        let reference = weak(vm, class)?;
        set::add(vm, &set, reference.as_value())
    }
}

fn weak(vm: &mut Vm, class: &Value) -> Res<Ref<WeakRef>> {
    let reference = vm.types().weakref.clone();
    reference::make(vm, &reference, class, None)
}

fn references(vm: &mut Vm, set: &Ref<Set>) -> Res<Vec<Ref<WeakRef>>> {
    let mut found = Vec::new();
    set.each(vm, |_, key, _| {
        found.extend(key.downcast::<WeakRef>().cloned());
        Ok(true)
    })?;
    Ok(found)
}

fn data_of(vm: &mut Vm, class: &Value) -> Res<Ref<AbcData>> {
    let name = vm.intern("_abc_impl");
    let found = ops::get_attr(vm, class, &name)?;
    found.downcast_owned::<AbcData>().map_err(|_| vm.type_error("_abc_impl is set to a wrong type"))
}

const COLLECTION: Flags = Flags::SEQUENCE.union(Flags::MAPPING);

/// Makes a class and those below it a sequence or a mapping to `match`.
fn set_collection(vm: &Vm, class: &Ref<Type>, collection: Flags) {
    let flags = class.flags(vm);
    if flags.contains(Flags::BUILTIN) || flags & COLLECTION == collection {
        return;
    }
    class.get(vm).flags.set(flags.difference(COLLECTION) | collection);
    for subclass in class.live_subclasses(vm) {
        set_collection(vm, &subclass, collection);
    }
}

/// Takes `__abc_tpflags__` out of a class's namespace and does as it says.
fn take_collection_flags(vm: &mut Vm, class: &Ref<Type>) -> Res<()> {
    let name = vm.intern("__abc_tpflags__");
    let dict = class.get(vm).dict.clone();
    let Some(given) = dict.remove_str(vm, &name) else { return Ok(()) };
    class.changed(vm, &name);
    let bits = if given.as_bool().is_some() { 0 } else { int::to_i64(&given).unwrap_or(0) };
    let mut collection = Flags::empty();
    collection.set(Flags::SEQUENCE, bits & (1 << 5) != 0);
    collection.set(Flags::MAPPING, bits & (1 << 6) != 0);
    if collection == COLLECTION {
        let message = "__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING";
        return Err(vm.type_error(message));
    }
    class.get(vm).flags.set(class.flags(vm) | collection);
    Ok(())
}

fn is_abstract(vm: &mut Vm, value: &Value) -> Res<bool> {
    let name = vm.intern("__isabstractmethod__");
    match ops::get_attr_or_none(vm, value, &name)? {
        Some(answer) => ops::truth(vm, &answer),
        None => Ok(false),
    }
}

/// Gives a class its `__abstractmethods__`: its own, and those of its bases that it leaves abstract.
fn compute_abstract_methods(vm: &mut Vm, class: &Value) -> Res<()> {
    let found = set::new(vm);
    let namespace = ops::get_attr(vm, class, &vm.names().__dict__.clone())?;
    let items = call::method(vm, &namespace, &vm.names().items.clone(), &[])?;
    ops::iter::for_each(vm, &items, |vm, item| {
        let pair = tuple::from_iterable(vm, &item)?;
        let [name, value] = pair.items() else {
            return Err(vm.type_error("Iteration over items() returned item which size is not 2"));
        };
        if is_abstract(vm, value)? {
            set::add(vm, &found, name)?;
        }
        Ok(())
    })?;
    let names = vm.intern("__abstractmethods__");
    let bases = ops::get_attr(vm, class, &vm.names().__bases__.clone())?;
    let Some(bases) = bases.downcast::<tuple::Tuple>() else {
        return Err(vm.type_error("__bases__ is not tuple"));
    };
    for base in bases.items() {
        let Some(of_base) = ops::get_attr_or_none(vm, base, &names)? else { continue };
        ops::iter::for_each(vm, &of_base, |vm, name| {
            let Some(attribute) = name.downcast::<Str>() else {
                return Err(vm.type_error("attribute name must be string"));
            };
            if let Some(value) = ops::get_attr_or_none(vm, class, attribute)?
                && is_abstract(vm, &value)?
            {
                set::add(vm, &found, &name)?;
            }
            Ok(())
        })?;
    }
    let frozenset = vm.types().frozenset.to_value();
    let found = call::call_positional(vm, &frozenset, &[found.into()])?;
    ops::set_attr(vm, class, &names, &found)
}

pub(crate) struct Module;

#[module("_abc")]
impl Module {
    #[py("get_cache_token($module, /)")]
    fn get_cache_token(vm: &Vm) -> u64 {
        vm.interp().abc_registrations.get()
    }

    #[py("_abc_init($module, abc, /)", shown = "($module, self, /)")]
    fn abc_init(vm: &mut Vm, abc: &Value) -> Res<()> {
        compute_abstract_methods(vm, abc)?;
        let data = AbcData::construct(vm, &vm.types().abc_data.clone());
        let name = vm.intern("_abc_impl");
        ops::set_attr(vm, abc, &name, data.as_value())?;
        match abc.downcast::<Type>() {
            Some(class) => take_collection_flags(vm, class),
            None => Ok(()),
        }
    }

    #[py("_abc_register($module, abc, subclass, /)", shown = "($module, self, subclass, /)")]
    fn abc_register(vm: &mut Vm, abc: &Value, subclass: &Value) -> Res<Value> {
        let Some(class) = subclass.downcast::<Type>() else {
            return Err(vm.type_error("Can only register classes"));
        };
        if classes::is_subclass(vm, subclass, abc)? {
            return Ok(subclass.clone());
        }
        if classes::is_subclass(vm, abc, subclass)? {
            return Err(vm.runtime_error("Refusing to create an inheritance cycle"));
        }
        let data = data_of(vm, abc)?;
        data.add(vm, Part::Registry, subclass)?;
        let counter = &vm.interp().abc_registrations;
        counter.set(counter.get() + 1);
        if let Some(abc) = abc.downcast::<Type>() {
            let collection = abc.flags(vm) & COLLECTION;
            if !collection.is_empty() {
                set_collection(vm, class, collection);
            }
        }
        Ok(subclass.clone())
    }

    #[py("_abc_instancecheck($module, abc, instance, /)", shown = "($module, self, instance, /)")]
    fn abc_instancecheck(vm: &mut Vm, abc: &Value, instance: &Value) -> Res<Value> {
        let data = data_of(vm, abc)?;
        let claimed = ops::get_attr(vm, instance, &vm.names().__class__.clone())?;
        if data.knows(vm, Part::Below, &claimed)? {
            return Ok(Value::TRUE);
        }
        let class = class_of(vm, instance).to_value();
        let check = vm.names().__subclasscheck__.clone();
        if claimed.is(&class) {
            if data.get(vm).counter == vm.interp().abc_registrations.get()
                && data.knows(vm, Part::Apart, &claimed)?
            {
                return Ok(Value::FALSE);
            }
            return call::method(vm, abc, &check, &[claimed]);
        }
        let answer = call::method(vm, abc, &check, &[claimed])?;
        if ops::truth(vm, &answer)? {
            return Ok(answer);
        }
        call::method(vm, abc, &check, &[class])
    }

    #[py("_abc_subclasscheck($module, abc, subclass, /)", shown = "($module, self, subclass, /)")]
    fn abc_subclasscheck(vm: &mut Vm, abc: &Value, subclass: &Value) -> Res<bool> {
        let Some(class) = subclass.downcast::<Type>() else {
            return Err(vm.type_error("issubclass() arg 1 must be a class"));
        };
        let data = data_of(vm, abc)?;
        if data.knows(vm, Part::Below, subclass)? {
            return Ok(true);
        }
        let counter = vm.interp().abc_registrations.get();
        if data.get(vm).counter < counter {
            let apart = set::new(vm);
            let data = data.get_mut(vm);
            data.counter = counter;
            let old = std::mem::replace(&mut data.apart, apart);
            drop(old);
        } else if data.knows(vm, Part::Apart, subclass)? {
            return Ok(false);
        }
        let is_below = below_by_look_up(vm, &data, abc, class)?;
        if let Some(remembered) = is_below {
            data.add(vm, if remembered { Part::Below } else { Part::Apart }, subclass)?;
        }
        Ok(is_below.unwrap_or(true))
    }

    #[py("_get_dump($module, abc, /)", shown = "($module, self, /)")]
    fn get_dump(vm: &mut Vm, abc: &Value) -> Res<Ref<tuple::Tuple>> {
        let data = data_of(vm, abc)?;
        let mut parts = Vec::new();
        for part in [Part::Registry, Part::Below, Part::Apart] {
            let copy = set::new(vm);
            let set = data.part(vm, part);
            set::update(vm, &copy, set.as_value())?;
            parts.push(copy.to_value());
        }
        parts.push(int::from_u64(vm, data.get(vm).counter)?);
        Ok(tuple::from_slice(vm, &parts)?)
    }

    #[py("_reset_registry($module, abc, /)", shown = "($module, self, /)")]
    fn reset_registry(vm: &mut Vm, abc: &Value) -> Res<()> {
        let data = data_of(vm, abc)?;
        let fresh = set::new(vm);
        let old = std::mem::replace(&mut data.get_mut(vm).registry, fresh);
        drop(old);
        Ok(())
    }

    #[py("_reset_caches($module, abc, /)", shown = "($module, self, /)")]
    fn reset_caches(vm: &mut Vm, abc: &Value) -> Res<()> {
        let data = data_of(vm, abc)?;
        let fresh = (set::new(vm), set::new(vm));
        let data = data.get_mut(vm);
        let old = (std::mem::replace(&mut data.below, fresh.0), std::mem::replace(&mut data.apart, fresh.1));
        drop(old);
        Ok(())
    }
}

/// Whether a class is below an abstract one of which that is not known yet: the answer to remember. None: it is itself
/// registered, which needs no remembering.
fn below_by_look_up(vm: &mut Vm, data: &Ref<AbcData>, abc: &Value, class: &Ref<Type>) -> Res<Option<bool>> {
    let hook = vm.intern("__subclasshook__");
    let answer = call::method(vm, abc, &hook, &[class.to_value()])?;
    if let Some(answer) = answer.as_bool() {
        return Ok(Some(answer));
    }
    if !answer.is_not_implemented() {
        let message = "__subclasshook__ must return either False, True, or NotImplemented";
        return Err(vm.assertion_error(message));
    }
    if abc.downcast::<Type>().is_some_and(|abc| class.is_subtype(vm, abc)) {
        return Ok(Some(true));
    }
    if data.knows(vm, Part::Registry, class.as_value())? {
        return Ok(None);
    }
    let registry = data.part(vm, Part::Registry);
    for reference in references(vm, &registry)? {
        let Some(registered) = reference.target(vm) else { continue };
        if classes::is_subclass(vm, class.as_value(), &registered)? {
            return Ok(Some(true));
        }
    }
    let subclasses = call::method(vm, abc, &vm.names().__subclasses__.clone(), &[])?;
    let Some(subclasses) = subclasses.downcast::<List>() else {
        return Err(vm.type_error("__subclasses__() must return a list"));
    };
    let mut index = 0;
    while let Some(subclass) = subclasses.get(vm).items.get(index).cloned() {
        index += 1;
        if classes::is_subclass(vm, class.as_value(), &subclass)? {
            return Ok(Some(true));
        }
    }
    Ok(Some(false))
}

pub(crate) fn fill(_: &mut Vm, _: &Ref<Dict>) -> Res<()> {
    Ok(())
}
