//! `types.GenericAlias`: `list[int]` (PEP 585, CPython's `Objects/genericaliasobject.c`).

mod iter;
pub mod parameters;

pub use iter::GenericAliasIterator;

use super::attrs;
use super::list::List;
use super::rich_compare::rich_compare;
use super::str::Str;
use super::tuple::{self, Tuple};
use super::types::Type;
use super::union;
use crate::heap::{Trace, Visit};
use crate::native::{Args, Kwargs, methods};
use crate::ops::{self, CompareOp, attr, call};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

pub struct GenericAlias {
    pub origin: Value,
    pub args: Ref<Tuple>,
    /// Type variables among the arguments, once somebody has asked.
    pub parameters: Option<Ref<Tuple>>,
    /// Whether it stands starred: `*tuple[int]`.
    pub starred: bool,
}

impl Trace for GenericAlias {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.origin);
        visit(self.args.as_value());
        self.parameters.iter().for_each(|p| visit(p.as_value()));
    }
}

/// `origin[args]`
pub fn new(vm: &mut Vm, origin: &Value, args: &Value) -> Res<Ref<GenericAlias>> {
    let class = vm.types().generic_alias.clone();
    of_class(vm, &class, origin, args)
}

fn of_class(vm: &mut Vm, class: &Ref<Type>, origin: &Value, args: &Value) -> Res<Ref<GenericAlias>> {
    let args = match args.downcast::<Tuple>() {
        Some(args) => args.clone(),
        None => tuple::from_slice(vm, std::slice::from_ref(args))?,
    };
    let alias = GenericAlias { origin: origin.clone(), args, parameters: None, starred: false };
    Ok(attrs::new_instance(vm, class, alias))
}

/// The attributes that are the alias's own; all others are its origin's.
const OWN: [&str; 11] = [
    "__class__",
    "__origin__",
    "__args__",
    "__unpacked__",
    "__parameters__",
    "__typing_unpacked_tuple_args__",
    "__mro_entries__",
    "__reduce_ex__",
    "__reduce__",
    "__copy__",
    "__deepcopy__",
];

/// How an argument is shown: classes by their name, `...` as such.
pub(super) fn show(vm: &mut Vm, item: &Value) -> Res<String> {
    if item.is(&Value::ELLIPSIS) {
        return Ok("...".to_owned());
    }
    let attribute = |vm: &mut Vm, name: &str| {
        let name = vm.intern(name);
        attr::get_attr_or_none(vm, item, &name)
    };
    let alias = attribute(vm, "__origin__")?.is_some() && attribute(vm, "__args__")?.is_some();
    if !alias
        && let Some(qualname) = attribute(vm, "__qualname__")?
        && let Some(module) = attribute(vm, "__module__")?
        && !module.is_none()
    {
        let qualname = ops::format::str(vm, &qualname)?.to_string_lossy();
        let module = ops::format::str(vm, &module)?.to_string_lossy();
        return Ok(if module == "builtins" { qualname } else { format!("{module}.{qualname}") });
    }
    Ok(ops::format::repr(vm, item)?.to_string_lossy())
}

rich_compare!(GenericAlias, compare);

fn compare(vm: &mut Vm, op: CompareOp, a: &Value, b: &Value) -> Res<Value> {
    let (Some(a), Some(b)) = (a.downcast::<GenericAlias>(), b.downcast::<GenericAlias>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    if !matches!(op, CompareOp::Equal | CompareOp::NotEqual) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    let (origin_a, origin_b) = (a.get(vm).origin.clone(), b.get(vm).origin.clone());
    let (args_a, args_b) = (a.get(vm).args.to_value(), b.get(vm).args.to_value());
    let equal = a.get(vm).starred == b.get(vm).starred
        && ops::equal(vm, &origin_a, &origin_b)?
        && ops::equal(vm, &args_a, &args_b)?;
    Ok(Value::bool(equal == (op == CompareOp::Equal)))
}

/// The message of `what` (isinstance or issubclass) for an alias.
#[cold]
fn no_class(vm: &Vm, what: &str) -> Raised {
    vm.type_error(&format!("{what}() argument 2 cannot be a parameterized generic"))
}

#[methods("types.GenericAlias", with(COMPARE))]
impl GenericAlias {
    #[py("__new__($type, origin, args, /)", no_text_signature, name = "GenericAlias")]
    fn construct(vm: &mut Vm, class: &Ref<Type>, origin: &Value, args: &Value) -> Res<Ref<GenericAlias>> {
        of_class(vm, class, origin, args)
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<GenericAlias>) -> Res<String> {
        crate::interp::check_stack(vm)?;
        let (origin, args) = (this.get(vm).origin.clone(), this.get(vm).args.clone());
        let star = if this.get(vm).starred { "*" } else { "" };
        let origin = show(vm, &origin)?;
        let mut parts = Vec::with_capacity(args.len());
        for arg in args.items() {
            parts.push(show(vm, arg)?);
        }
        let inside = if parts.is_empty() { "()".to_owned() } else { parts.join(", ") };
        Ok(format!("{star}{origin}[{inside}]"))
    }

    #[py("__hash__")]
    fn hash(vm: &mut Vm, this: &Ref<GenericAlias>) -> Res<i64> {
        let (origin, args) = (this.get(vm).origin.clone(), this.get(vm).args.to_value());
        Ok(ops::hash(vm, &origin)? ^ ops::hash(vm, &args)?)
    }

    #[py("__call__")]
    fn call(vm: &mut Vm, this: &Ref<GenericAlias>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Value> {
        let origin = this.get(vm).origin.clone();
        let (names, named): (Vec<Value>, Vec<Value>) = kwargs.map(|(n, v)| (n.to_value(), v.clone())).unzip();
        let values: Vec<Value> = args.iter().cloned().chain(named).collect();
        let names = tuple::from_slice(vm, &names)?;
        let made = call::call(vm, &origin, Args::new(&values, Some(&names)))?;
        let name = vm.names().__orig_class__.clone();
        if let Err(raised) = ops::set_attr(vm, &made, &name, this.as_value()) {
            let exception = vm.take_raised(raised);
            let types = vm.types();
            let expected = [&types.attribute_error, &types.type_error]
                .into_iter()
                .any(|class| super::types::is_instance(vm, exception.as_value(), class));
            if !expected {
                return Err(vm.raise(exception));
            }
        }
        Ok(made)
    }

    #[py("__getattribute__")]
    fn getattribute(vm: &mut Vm, this: &Ref<GenericAlias>, name: &Value) -> Res<Value> {
        let Some(name) = name.downcast::<Str>() else {
            let class = super::types::class_of(vm, name).name(vm);
            return Err(vm.type_error(&format!("attribute name must be string, not '{class}'")));
        };
        let name = name.interned(vm);
        if name.as_ascii().is_some_and(|name| OWN.contains(&name)) {
            return match attr::generic_get(vm, this.as_value(), &name)? {
                Some(value) => Ok(value),
                None => Err(attr::missing(vm, this.as_value(), &name)),
            };
        }
        let origin = this.get(vm).origin.clone();
        ops::get_attr(vm, &origin, &name)
    }

    #[py("__getitem__")]
    fn get_item(vm: &mut Vm, this: &Ref<GenericAlias>, key: &Value) -> Res<Value> {
        let parameters = this.parameters(vm)?;
        let args = this.get(vm).args.clone();
        let args = parameters::substitute(vm, this.as_value(), &args, &parameters, key)?;
        let (origin, starred) = (this.get(vm).origin.clone(), this.get(vm).starred);
        let made = new(vm, &origin, args.as_value())?;
        made.get_mut(vm).starred = starred;
        Ok(made.into())
    }

    #[py("__iter__")]
    fn iter(vm: &Vm, this: &Ref<GenericAlias>) -> Ref<GenericAliasIterator> {
        GenericAliasIterator::new(vm, this)
    }

    /// The names of the origin, and those of its own.
    #[py("__dir__($self, /)", no_text_signature)]
    fn dir(vm: &mut Vm, this: &Ref<GenericAlias>) -> Res<Ref<List>> {
        let origin = this.get(vm).origin.clone();
        let names = crate::modules::builtins::attributes::dir(vm, &origin)?;
        for own in OWN {
            let own = vm.intern(own).to_value();
            if !ops::contains(vm, names.as_value(), &own)? {
                names.push(vm, own)?;
            }
        }
        Ok(names)
    }

    #[py("__or__")]
    fn or(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
        union::of(vm, this, value)
    }

    #[py("__ror__")]
    fn or_reflected(vm: &mut Vm, this: &Value, value: &Value) -> Res<Value> {
        union::of(vm, value, this)
    }

    #[py("__mro_entries__($self, bases, /)", no_text_signature)]
    fn mro_entries(vm: &Vm, this: &Ref<GenericAlias>, _bases: &Value) -> Res<Ref<Tuple>> {
        Ok(tuple::from_slice(vm, std::slice::from_ref(&this.get(vm).origin))?)
    }

    #[py("__instancecheck__($self, instance, /)", no_text_signature)]
    fn instance_check(vm: &Vm, _this: &Value, _instance: &Value) -> Res<Value> {
        Err(no_class(vm, "isinstance"))
    }

    #[py("__subclasscheck__($self, cls, /)", no_text_signature)]
    fn subclass_check(vm: &Vm, _this: &Value, _cls: &Value) -> Res<Value> {
        Err(no_class(vm, "issubclass"))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<GenericAlias>) -> Res<(Value, Value)> {
        let (origin, args) = (this.get(vm).origin.clone(), this.get(vm).args.to_value());
        if this.get(vm).starred {
            let next = super::iterator_state::builtin(vm, "next")?;
            let plain = new(vm, &origin, &args)?;
            let iterator = ops::get_iter(vm, plain.as_value())?;
            return Ok((next, tuple::from_slice(vm, &[iterator])?.into()));
        }
        let class = vm.types().generic_alias.to_value();
        Ok((class, tuple::from_slice(vm, &[origin, args])?.into()))
    }

    #[member("__origin__")]
    fn origin(vm: &Vm, this: &Ref<GenericAlias>) -> Value {
        this.get(vm).origin.clone()
    }

    #[member("__args__")]
    fn args(vm: &Vm, this: &Ref<GenericAlias>) -> Ref<Tuple> {
        this.get(vm).args.clone()
    }

    #[member("__unpacked__")]
    fn unpacked(vm: &Vm, this: &Ref<GenericAlias>) -> bool {
        this.get(vm).starred
    }

    #[getter("__parameters__")]
    fn get_parameters(vm: &mut Vm, this: &Ref<GenericAlias>) -> Res<Ref<Tuple>> {
        this.parameters(vm)
    }

    #[getter("__typing_unpacked_tuple_args__")]
    fn unpacked_tuple_args(vm: &Vm, this: &Ref<GenericAlias>) -> Option<Ref<Tuple>> {
        let alias = this.get(vm);
        (alias.starred && alias.origin.is(vm.types().tuple.as_value())).then(|| alias.args.clone())
    }
}

impl Ref<GenericAlias> {
    /// The type variables among the arguments.
    fn parameters(&self, vm: &mut Vm) -> Res<Ref<Tuple>> {
        if let Some(parameters) = &self.get(vm).parameters {
            return Ok(parameters.clone());
        }
        let args = self.get(vm).args.clone();
        let parameters = parameters::of(vm, &args)?;
        self.get_mut(vm).parameters = Some(parameters.clone());
        Ok(parameters)
    }
}
