//! `super`.

use super::attrs;
use super::str::Str;
use super::types::{Type, class_of, lookup};
use crate::heap::{Trace, Visit};
use crate::native::{Kwargs, methods};
use crate::ops::{attr, call};
use crate::runtime::docstrings;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Empty until `__init__` ran.
#[derive(Default)]
pub struct Super {
    /// The class behind which the search starts.
    pub class: Option<Ref<Type>>,
    /// What methods are bound to; none for an unbound `super(C)`.
    pub object: Option<Value>,
    /// The class whose resolution order is searched.
    pub object_class: Option<Ref<Type>>,
}

impl Trace for Super {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.class.iter().for_each(|c| visit(c.as_value()));
        self.object.iter().for_each(&mut *visit);
        self.object_class.iter().for_each(|c| visit(c.as_value()));
    }
}

#[methods("super")]
impl Super {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn new(vm: &mut Vm, class: &Ref<Type>, _args: &[Value], _kwargs: Kwargs<'_>) -> Ref<Super> {
        attrs::new_instance(vm, class, Super::default())
    }

    #[py("__init__($self, /, *args, **kwargs)", no_text_signature)]
    fn init(vm: &mut Vm, this: &Ref<Super>, args: &[Value], kwargs: Kwargs<'_>) -> Res<()> {
        if !kwargs.is_empty() {
            return Err(vm.type_error("super() takes no keyword arguments"));
        }
        if args.len() > 2 {
            let given = args.len();
            return Err(vm.type_error(&format!("super() expected at most 2 arguments, got {given}")));
        }
        let r#type = args.first();
        let object_or_type = args.get(1).filter(|object| !object.is_none());
        let (class, object) = match r#type {
            Some(class) => (class.clone(), object_or_type.cloned()),
            None => match crate::interp::super_arguments(vm) {
                Ok(found) => (found.class, Some(found.object)),
                Err(message) => return Err(vm.runtime_error(message)),
            },
        };
        let Ok(class) = class.downcast_owned::<Type>() else {
            let given = r#type.map_or_else(String::new, |t| class_of(vm, t).name(vm));
            return Err(vm.type_error(&format!("super() argument 1 must be a type, not {given}")));
        };
        let object_class = match &object {
            Some(object) => Some(check(vm, &class, object)?),
            None => None,
        };
        *this.get_mut(vm) = Super { class: Some(class), object, object_class };
        Ok(())
    }

    #[py("__repr__")]
    fn repr(vm: &Vm, this: &Ref<Super>) -> String {
        let payload = this.get(vm);
        let class = payload.class.as_ref().map_or_else(|| "NULL".to_owned(), |c| c.name(vm));
        match &payload.object_class {
            Some(object) => format!("<super: <class '{class}'>, <{} object>>", object.name(vm)),
            None => format!("<super: <class '{class}'>, NULL>"),
        }
    }

    #[py("__getattribute__")]
    fn getattribute(vm: &mut Vm, this: &Ref<Super>, name: &Value) -> Res<Value> {
        let name = attr::name_argument(vm, name)?;
        match get(vm, this.as_value(), &name.interned(vm))? {
            Some(value) => Ok(value),
            None => Err(attr::not_found(vm, this.as_value(), name)),
        }
    }

    #[py("__get__")]
    fn get(vm: &mut Vm, this: &Ref<Super>, instance: &Value, _owner: Option<&Value>) -> Res<Value> {
        if instance.is_none() { Ok(this.to_value()) } else { bind(vm, this.as_value(), instance) }
    }

    #[member("__thisclass__")]
    fn thisclass(vm: &Vm, this: &Ref<Super>) -> Option<Ref<Type>> {
        this.get(vm).class.clone()
    }

    #[member("__self__")]
    fn self_(vm: &Vm, this: &Ref<Super>) -> Option<Value> {
        this.get(vm).object.clone()
    }

    #[member("__self_class__")]
    fn self_class(vm: &Vm, this: &Ref<Super>) -> Option<Ref<Type>> {
        this.get(vm).object_class.clone()
    }
}

/// `super().name` (`super_getattro`): along the resolution order of the object's class, behind the given class. What is
/// not there is looked for on the `super` object itself.
pub(crate) fn get(vm: &mut Vm, object: &Value, name: &Ref<Str>) -> Res<Option<Value>> {
    let Some(this) = object.downcast::<Super>() else { return Ok(None) };
    if name.is(&vm.names().__doc__)
        && let Some(start) = this.get(vm).object_class.clone()
    {
        docstrings::complete_mro(vm, &start)?;
    }
    if !name.is(&vm.names().__class__)
        && let Some((found, start)) = find(vm, this, name)
    {
        let start = start.clone();
        if attr::nature(vm, &found).is_plain() {
            return Ok(Some(found));
        }
        // Through a class itself, nothing is bound to it.
        let instance = this.get(vm).object.clone().filter(|o| !o.is(start.as_value()));
        return attr::bind(vm, &found, instance.as_ref(), &start).map(Some);
    }
    attr::generic_get(vm, object, name)
}

/// What `super().name(...)` calls and with what in front, where no bound method need be made for that.
pub(crate) fn method(vm: &Vm, object: &Value, name: &Ref<Str>) -> Option<(Value, Value)> {
    let this = object.exact::<Super>()?;
    if name.is(&vm.names().__class__) || name.is(&vm.names().__doc__) {
        return None;
    }
    let (found, start) = find(vm, this, name)?;
    let receiver = this.get(vm).object.as_ref().filter(|o| !o.is(start.as_value()))?;
    if attr::is_method(&found) { Some((found, receiver.clone())) } else { None }
}

/// What is found behind the class, and the class whose resolution order that is.
fn find<'a>(vm: &'a Vm, this: &'a Ref<Super>, name: &Ref<Str>) -> Option<(Value, &'a Ref<Type>)> {
    let payload = this.get(vm);
    let (class, start) = (payload.class.as_ref()?, payload.object_class.as_ref()?);
    let mro = start.mro(vm);
    let at = mro.iter().position(|c| c.is(class.as_value()))?;
    let behind = mro.get(at + 1..)?;
    let next = behind.first()?.downcast::<Type>()?;
    // With one base each, the rest is the next class's own order, and what that class has is remembered.
    let own = next.mro(vm);
    let found = if own.len() == behind.len() && own.iter().zip(behind).all(|(a, b)| a.is(b)) {
        lookup(vm, next, name)?
    } else {
        behind.iter().find_map(|c| c.downcast::<Type>()?.get(vm).dict.get_str(vm, name))?
    };
    Some((found, start))
}

/// `super.__get__`: an unbound `super(C)` found on a class, bound to an instance.
pub(crate) fn bind(vm: &mut Vm, found: &Value, object: &Value) -> Res<Value> {
    let Some(this) = found.downcast::<Super>() else { return Ok(found.clone()) };
    let payload = this.get(vm);
    let Some(class) = payload.class.clone().filter(|_| payload.object.is_none()) else {
        return Ok(found.clone());
    };
    let own = class_of(vm, found).clone();
    if !own.is(&vm.types().super_) {
        return call::call_positional(vm, own.as_value(), &[class.into(), object.clone()]);
    }
    let object_class = check(vm, &class, object)?;
    let bound = Super { class: Some(class), object: Some(object.clone()), object_class: Some(object_class) };
    Ok(vm.alloc(bound).into())
}

/// The class whose resolution order `super(class, object)` searches (`supercheck`).
pub(crate) fn check(vm: &mut Vm, class: &Ref<Type>, object: &Value) -> Res<Ref<Type>> {
    if let Some(itself) = object.downcast::<Type>()
        && itself.is_subtype(vm, class)
    {
        return Ok(itself.clone());
    }
    let own = class_of(vm, object).clone();
    if own.is_subtype(vm, class) {
        return Ok(own);
    }
    let name = vm.names().__class__.clone();
    if let Some(claimed) = attr::get_attr_or_none(vm, object, &name)?
        && let Some(claimed) = claimed.downcast::<Type>()
        && !claimed.is(&own)
        && claimed.is_subtype(vm, class)
    {
        return Ok(claimed.clone());
    }
    Err(vm.type_error("super(type, obj): obj must be an instance or subtype of type"))
}
