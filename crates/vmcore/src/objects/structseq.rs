//! Struct sequences: tuples whose items have names, as `sys.flags` and `os.stat_result` are (CPython's
//! `Objects/structseq.c`).

use std::cell::Cell;

use super::attrs;
use super::descriptor::{self, Access};
use super::dict::{self, Dict};
use super::tuple::{self, Tuple};
use super::types::{Flags, InstanceLayout, Type, class_of, install};
use crate::heap::{Kind, NoMemory};
use crate::native::{Methods, methods};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// What a type of struct sequences is made of.
pub(crate) struct Spec {
    /// With its module: `sys.flags`.
    pub name: &'static str,
    /// Name of each field; one without a name is an item only.
    pub fields: &'static [&'static str],
    /// How many of the fields are items; the others are attributes only.
    pub items: usize,
    /// Whether the program may make instances.
    pub callable: bool,
}

/// Declares what all of these types have in common.
struct StructSeq;

fn is_struct_sequence(vm: &Vm, value: &Value) -> bool {
    value.downcast::<Tuple>().is_some() && fields(vm, class_of(vm, value)).is_some()
}

#[methods("structseq", is = is_struct_sequence)]
impl StructSeq {
    #[py("__new__($type, /, sequence, dict=<unrepresentable>)", shown = "($type, /, sequence, dict=None)")]
    fn construct(vm: &mut Vm, class: &Ref<Type>, sequence: &Value, dict: Option<&Value>) -> Res<Value> {
        let name = class.name(vm);
        let dict = match dict.map(|dict| dict.downcast::<Dict>()) {
            Some(None) => {
                return Err(vm.type_error(&format!("{name}() takes a dict as second arg, if any")));
            }
            Some(dict) => dict,
            None => None,
        };
        let Some(counts) = fields(vm, class) else {
            return Err(vm.type_error("not a type of struct sequences"));
        };
        let items = match tuple::from_iterable(vm, sequence) {
            Ok(items) => items,
            Err(raised) => {
                let type_error = vm.types().type_error.clone();
                ops::raise::catch(vm, raised, &type_error)?;
                return Err(vm.type_error("constructor requires a sequence"));
            }
        };
        let (given, least, most) = (items.len(), counts.items, counts.all);
        if given < least || given > most {
            let bound = match (least == most, given < least) {
                (true, _) => format!("a {least}-sequence"),
                (false, true) => format!("an at least {least}-sequence"),
                (false, false) => format!("an at most {most}-sequence"),
            };
            return Err(vm.type_error(&format!("{name}() takes {bound} ({given}-sequence given)")));
        }
        let mut values: Vec<Value> = items.items().to_vec();
        for index in given..most {
            let found = match (dict, hidden_name(vm, class, index - least)) {
                (Some(dict), Some(name)) => dict.get_item(vm, &name)?,
                _ => None,
            };
            values.push(found.unwrap_or(Value::NONE));
        }
        Ok(self::new(vm, class, values)?)
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<Tuple>) -> Res<String> {
        let class = class_of(vm, this.as_value()).clone();
        let names = named_fields(vm, &class);
        let mut parts = Vec::with_capacity(this.len());
        for (item, name) in this.items().iter().zip(names) {
            parts.push(format!("{name}={}", ops::repr(vm, item)?.to_string_lossy()));
        }
        Ok(format!("{}({})", class.name(vm), parts.join(", ")))
    }

    #[py("__reduce__($self, /)")]
    fn reduce(vm: &mut Vm, this: &Ref<Tuple>) -> Res<(Value, (Value, Value))> {
        let class = class_of(vm, this.as_value()).clone();
        let counts = fields(vm, &class).unwrap_or(Counts { items: this.len(), all: this.len() });
        let items = tuple::from_slice(vm, this.items())?;
        let rest = dict::new(vm);
        for index in 0..counts.all - counts.items {
            if let Some(name) = hidden_name(vm, &class, index) {
                let value = attrs::member(vm, this.as_value(), index as u16).unwrap_or(Value::NONE);
                rest.set_item(vm, &name, value)?;
            }
        }
        Ok((class.to_value(), (items.into(), rest.into())))
    }
}

struct Counts {
    /// Fields that are items.
    items: usize,
    /// All fields.
    all: usize,
}

/// How many fields a type of struct sequences has.
fn fields(vm: &Vm, class: &Ref<Type>) -> Option<Counts> {
    let count = |name: &str| {
        let value = super::types::lookup(vm, class, &vm.intern(name))?;
        usize::try_from(value.as_small_int()?).ok()
    };
    Some(Counts { items: count("n_sequence_fields")?, all: count("n_fields")? })
}

/// The names of the fields that have one, in order.
fn named_fields(vm: &Vm, class: &Ref<Type>) -> Vec<String> {
    let entries = class.get(vm).dict.get(vm).table.iter();
    let members = entries.filter_map(|(_, value)| {
        let descriptor = value.downcast::<descriptor::Descriptor>()?;
        matches!(descriptor.access, Access::Item(_) | Access::Member(_))
            .then(|| descriptor.name.to_string_lossy())
    });
    members.collect()
}

/// The name of the attribute in hidden field `index`.
fn hidden_name(vm: &Vm, class: &Ref<Type>, index: usize) -> Option<Value> {
    class.get(vm).dict.get(vm).table.iter().find_map(|(name, value)| {
        match value.downcast::<descriptor::Descriptor>()?.access {
            Access::Member(member) if usize::from(member) == index => Some(name.clone()),
            _ => None,
        }
    })
}

/// The type of that kind, made now.
pub(crate) fn new_type(vm: &mut Vm, spec: &'static Spec) -> Res<Ref<Type>> {
    let base = vm.types().tuple.clone();
    let (module, name) = spec.name.rsplit_once('.').unwrap_or(("builtins", spec.name));
    let name = vm.intern(name);
    let bases = tuple::from_slice(vm, &[base.to_value()])?;
    let hidden = spec.fields.len() - spec.items;
    let flags = Flags::BUILTIN | Flags::DOCSTRING_DUE | Flags::SEQUENCE | Flags::MATCH_SELF;
    let class = vm.alloc(Type {
        flags: Cell::new(if spec.callable { flags } else { flags | Flags::NO_INSTANCES }),
        version: Cell::new(0),
        told_by_instances: Cell::new(0),
        silent: Cell::new(0),
        constructor: Cell::new((0, crate::objects::types::construct::Constructor::General)),
        layout: InstanceLayout {
            kind: Kind::Tuple,
            members: hidden as u16,
            has_dict: false,
            has_weakref: false,
        },
        root_shape: Cell::new(0),
        qualname: name.clone(),
        name,
        base: Some(base.clone()),
        bases,
        mro: None,
        dict: dict::new(vm),
        subclasses: Vec::new(),
    });
    let root = vm.interp().shapes.new_root(0, 0).ok_or(NoMemory)?;
    class.get(vm).root_shape.set(root);
    let mro: Vec<Value> = std::iter::once(class.to_value()).chain(base.mro(vm).iter().cloned()).collect();
    class.get_mut(vm).mro = Some(tuple::from_slice(vm, &mro)?);
    let dict = class.get(vm).dict.clone();
    let put = |vm: &mut Vm, name: &str, value: Value| dict.set_str(vm, &vm.intern(name), value);
    for def in StructSeq::methods() {
        if def.name != "__new__" || spec.callable {
            let method = install::method(vm, &class, def);
            put(vm, def.name, method)?;
        }
    }
    let named = |fields: &[&str]| fields.iter().filter(|name| !name.is_empty()).count();
    for (index, name) in spec.fields.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
        let access = match index.checked_sub(spec.items) {
            None => Access::Item(index as u16),
            Some(hidden) => Access::Member(hidden as u16),
        };
        let name_object = vm.intern(name);
        let made = descriptor::new(vm, &class, name_object, access);
        put(vm, name, made.into())?;
    }
    let int = |n: usize| Value::small_int_wrapping(n as i64);
    put(vm, "n_sequence_fields", int(spec.items))?;
    put(vm, "n_fields", int(spec.fields.len()))?;
    put(vm, "n_unnamed_fields", int(spec.fields.len() - named(spec.fields)))?;
    let shown = spec.fields[..spec.items].iter().filter(|name| !name.is_empty());
    let shown: Vec<Value> = shown.map(|name| vm.intern(name).into()).collect();
    let shown = tuple::from_iter(vm, shown.into_iter())?;
    put(vm, "__match_args__", shown.into())?;
    let module = vm.intern(module);
    put(vm, "__module__", module.into())?;
    put(vm, "__doc__", Value::NONE)?;
    class.update_hooks(vm);
    Ok(class)
}

/// The type of that kind, made at the first use.
pub(crate) fn class(vm: &mut Vm, spec: &'static Spec) -> Res<Ref<Type>> {
    let known = vm.interp().module_state.borrow().get(spec.name).cloned();
    if let Some(Ok(class)) = known.map(Value::downcast_owned::<Type>) {
        return Ok(class);
    }
    let class = new_type(vm, spec)?;
    vm.interp().module_state.borrow_mut().insert(spec.name, class.to_value());
    Ok(class)
}

/// An instance of the type of that kind.
pub(crate) fn made(vm: &mut Vm, spec: &'static Spec, values: Vec<Value>) -> Res<Value> {
    let class = class(vm, spec)?;
    Ok(new(vm, &class, values)?)
}

/// An instance with these fields, the hidden ones last.
pub(crate) fn new(vm: &mut Vm, class: &Ref<Type>, mut values: Vec<Value>) -> Result<Value, NoMemory> {
    let hidden = usize::from(class.get(vm).layout.members);
    let rest = values.split_off(values.len().saturating_sub(hidden));
    let made = tuple::of_class(vm, class, &values)?.to_value();
    for (index, value) in rest.into_iter().enumerate() {
        attrs::set_member(vm, &made, index as u16, Some(value));
    }
    Ok(made)
}
