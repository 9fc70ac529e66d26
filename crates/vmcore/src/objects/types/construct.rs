//! Calling a class: `__new__`, then `__init__` (CPython's `type_call`, `tp_new_wrapper`).

use super::{Flags, Type, class_of, is_instance, lookup};
use crate::heap::Kind;
use crate::native::{Args, MethodKind, NativeFn, Recursion};
use crate::objects::function::Function;
use crate::objects::native::NativeFunction;
use crate::objects::staticmethod::StaticMethod;
use crate::ops::{attr, call};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// `class(*args)`, as `type.__call__` does it.
pub fn instantiate(vm: &mut Vm, class: &Ref<Type>, args: Args<'_>) -> Res<Value> {
    if let Constructor::Native { new, init, .. } = constructor(vm, class) {
        let made = call::with_receiver(class.as_value(), args, |args| new(vm, args.values, args.names))?;
        if let Some(init) = init {
            call::with_receiver(&made, args, |args| init(vm, args.values, args.names))?;
        }
        return Ok(made);
    }
    if class.is(&vm.types().type_)
        && let [value] = args.positional()
    {
        return match args.names {
            None => Ok(class_of(vm, value).to_value()),
            Some(_) => Err(vm.type_error("type() takes no keyword arguments")),
        };
    }
    if class.is(&vm.types().type_) && args.positional().len() != 3 {
        return Err(vm.type_error("type() takes 1 or 3 arguments"));
    }
    let new = match lookup(vm, class, &vm.names().__new__) {
        Some(new) if !class.flags(vm).contains(Flags::NO_INSTANCES) => new,
        _ => return Err(no_instances(vm, class)),
    };
    let new = attr::bind(vm, &new, None, class)?;
    let made = call::slot(vm, &new, class.as_value(), args)?;
    initialised(vm, class.as_value(), made, args)
}

/// What the class's `__new__` has made, after its `__init__` if it is an instance of the class.
pub(crate) fn initialised(vm: &mut Vm, class: &Value, made: Value, args: Args<'_>) -> Res<Value> {
    if class.downcast::<Type>().is_some_and(|class| is_instance(vm, &made, class)) {
        initialise(vm, &made, args)?;
    }
    Ok(made)
}

/// How calling a class makes an instance, as far as that is simpler than [`instantiate`].
#[derive(Clone, Copy)]
pub(crate) enum Constructor {
    /// By all the rules.
    General,
    /// A builtin class's `__new__`, and its `__init__` if it has one.
    Native { new: NativeFn, init: Option<NativeFn>, recursion: Recursion },
    /// `type` itself: with one argument it tells that one's class.
    ClassOf,
    /// `object.__new__`, and nothing else: it takes no arguments.
    Plain,
    /// `object.__new__`, then an `__init__` that is a Python function.
    Init,
    /// A `__new__` that is a Python function; instances of just this class need no `__init__`.
    New,
}

/// Whether calling `class` is a level of recursion.
pub(crate) fn recursion(vm: &Vm, class: &Ref<Type>) -> Recursion {
    match class.flags(vm).contains(Flags::BUILTIN) {
        true => Recursion::of_class(&class.name(vm)),
        false => Recursion::Counted,
    }
}

/// How calling `class` makes an instance.
#[inline]
pub(crate) fn constructor(vm: &Vm, class: &Ref<Type>) -> Constructor {
    known_constructor(vm, class).unwrap_or_else(|| {
        let constructor = find_constructor(vm, class);
        class.get(vm).constructor.set((class.version(vm), constructor));
        constructor
    })
}

/// [`constructor`], if that has been found out since the class changed.
#[inline(always)]
pub(crate) fn known_constructor(vm: &Vm, class: &Ref<Type>) -> Option<Constructor> {
    let (at, constructor) = class.get(vm).constructor.get();
    if at == class.version(vm) { Some(constructor) } else { None }
}

fn find_constructor(vm: &Vm, class: &Ref<Type>) -> Constructor {
    if class.is(&vm.types().type_) {
        return Constructor::ClassOf;
    }
    let special = Flags::NO_INSTANCES | Flags::ABSTRACT;
    if !class_of(vm, class.as_value()).is(&vm.types().type_) || class.flags(vm).intersects(special) {
        return Constructor::General;
    }
    let (new, init) = (lookup(vm, class, &vm.names().__new__), lookup(vm, class, &vm.names().__init__));
    let (Some(new), Some(init)) = (new, init) else { return Constructor::General };
    let native_init = init.downcast::<NativeFunction>();
    let no_init = native_init.is_some_and(|init| init.def.owner == "object");
    if new.downcast::<StaticMethod>().is_some() && no_init {
        return Constructor::New;
    }
    let Some(new) = new.downcast::<NativeFunction>().filter(|new| new.def.kind == MethodKind::New) else {
        return Constructor::General;
    };
    let builtin = class.flags(vm).contains(Flags::BUILTIN);
    let plain = new.def.owner == "object" && class.get(vm).layout.kind == Kind::Instance && !builtin;
    if plain && no_init {
        Constructor::Plain
    } else if plain && init.exact::<Function>().is_some() {
        Constructor::Init
    } else if cfg!(not(feature = "instrument"))
        && (new.def.owner != "object" || class.is(&vm.types().object))
        && let Some(init) = native_init
        && class.get(vm).layout.kind != Kind::Type
        && new.receiver.as_ref().is_some_and(|owner| may_construct(vm, owner, class))
    {
        Constructor::Native {
            new: new.def.call,
            init: (!no_init).then_some(init.def.call),
            recursion: recursion(vm, class),
        }
    } else {
        Constructor::General
    }
}

/// The error for a builtin class that only the VM makes instances of.
#[cold]
pub(crate) fn no_instances(vm: &Vm, class: &Ref<Type>) -> Raised {
    vm.type_error(&format!("cannot create '{}' instances", class.name(vm)))
}

/// `instance.__init__(*args)`
fn initialise(vm: &mut Vm, instance: &Value, args: Args<'_>) -> Res<()> {
    let class = class_of(vm, instance).clone();
    let Some(init) = lookup(vm, &class, &vm.names().__init__) else { return Ok(()) };
    let result = if attr::is_method(&init) {
        call::slot(vm, &init, instance, args)?
    } else {
        let bound = attr::bind(vm, &init, Some(instance), &class)?;
        call::call(vm, &bound, args)?
    };
    if result.is_none() {
        return Ok(());
    }
    let given = class_of(vm, &result).name(vm);
    Err(vm.type_error(&format!("__init__() should return None, not '{given}'")))
}

/// What a builtin class's `__new__` asks of the class it is called with: that it is a subclass, and that no builtin class
/// between them has a `__new__` of its own.
pub(crate) fn check_new(vm: &Vm, owner: &Value, args: Args<'_>) -> Res<()> {
    let (Some(owner), Some(class)) =
        (owner.downcast::<Type>(), args.positional().first().and_then(|c| c.downcast::<Type>()))
    else {
        return Ok(());
    };
    if !class.is_subtype(vm, owner) {
        let (name, given) = (owner.name(vm), class.name(vm));
        return Err(vm.type_error(&format!("{name}.__new__({given}): {given} is not a subtype of {name}")));
    }
    if may_construct(vm, owner.as_value(), class) {
        return Ok(());
    }
    let (name, given, safe) = (owner.name(vm), class.name(vm), class.builtin_base(vm).name(vm));
    Err(vm.type_error(&format!("{name}.__new__({given}) is not safe, use {safe}.__new__()")))
}

/// Whether the builtin class `owner`'s `__new__` makes what instances of `class`, a subclass, are.
fn may_construct(vm: &Vm, owner: &Value, class: &Ref<Type>) -> bool {
    let Some(owner) = owner.downcast::<Type>() else { return false };
    if class.is(owner) {
        return true;
    }
    let builtin = class.builtin_base(vm);
    if builtin.flags(vm).contains(Flags::NO_INSTANCES) {
        return false;
    }
    let new = |of: &Ref<Type>| match lookup(vm, of, &vm.names().__new__) {
        Some(found) => found.downcast::<NativeFunction>().map(|f| std::ptr::from_ref(f.def)),
        None => None,
    };
    builtin.is(owner) || new(builtin) == new(owner)
}

impl Ref<Type> {
    /// The builtin class that instances have the payload of.
    pub fn builtin_base<'a>(&'a self, vm: &'a Vm) -> &'a Ref<Type> {
        let mut class = self;
        while !class.flags(vm).contains(Flags::BUILTIN) {
            match &class.get(vm).base {
                Some(base) => class = base,
                None => break,
            }
        }
        class
    }
}
