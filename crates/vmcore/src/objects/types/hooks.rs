//! Flags of a class that say which hooks of attribute access, subscription and destruction it has, kept up to date with its
//! methods.

use super::{Flags, Type, is_inherited, lookup};
use crate::heap::Kind;
use crate::objects::str::Str;
use crate::value::Ref;
use crate::vm::Vm;

const HOOKS: Flags = Flags::FINALIZER
    .union(Flags::GETATTRIBUTE)
    .union(Flags::GETATTR)
    .union(Flags::SETATTR)
    .union(Flags::DICT_GETITEM)
    .union(Flags::DICT_SETITEM)
    .union(Flags::DICT_CONTAINS);

impl Ref<Type> {
    /// Works out the hooks of this class, whose bases' are right.
    pub(crate) fn update_hooks(&self, vm: &Vm) {
        let names = vm.names();
        let types = vm.types();
        // What these kinds do by themselves is built into `ops::attr`.
        let own = match self.get(vm).layout.kind {
            Kind::Type => &types.type_,
            Kind::Module => &types.module,
            Kind::Super => &types.super_,
            Kind::BoundMethod => &types.method,
            _ => &types.object,
        };
        let differs = |name: &Ref<Str>| match (lookup(vm, self, name), lookup(vm, own, name)) {
            (Some(found), Some(own)) => !found.is(&own),
            (found, own) => found.is_some() != own.is_some(),
        };
        let mut flags = self.flags(vm).difference(HOOKS);
        flags.set(Flags::GETATTRIBUTE, differs(&names.__getattribute__));
        flags.set(Flags::GETATTR, lookup(vm, self, &names.__getattr__).is_some());
        flags.set(Flags::SETATTR, differs(&names.__setattr__) || differs(&names.__delattr__));
        flags.set(Flags::FINALIZER, lookup(vm, self, &names.__del__).is_some());
        if self.get(vm).layout.kind == Kind::Dict {
            let differs = |name: &Ref<Str>| !is_inherited(vm, self, &types.dict, name);
            flags.set(Flags::DICT_GETITEM, differs(&names.__getitem__));
            flags.set(Flags::DICT_SETITEM, differs(&names.__setitem__));
            flags.set(Flags::DICT_CONTAINS, differs(&names.__contains__));
        }
        self.get(vm).flags.set(flags);
    }

    /// The class's attribute `name` was set or deleted: forgets what was cached, and works out anew what depends on it,
    /// for this class and those below it.
    pub(crate) fn changed(&self, vm: &Vm, name: &Ref<Str>) {
        self.modified(vm);
        let names = vm.names();
        let hooks = [
            &names.__getattribute__,
            &names.__getattr__,
            &names.__setattr__,
            &names.__delattr__,
            &names.__del__,
            &names.__getitem__,
            &names.__setitem__,
            &names.__contains__,
        ];
        if hooks.iter().any(|hook| hook.is(name)) {
            self.update_hooks_below(vm);
        }
        // What is cached of any class may rest on instances of this one being no descriptors, or being some.
        if [&names.__get__, &names.__set__, &names.__delete__].iter().any(|method| method.is(name)) {
            vm.types().object.modified(vm);
        }
    }

    /// Works out the hooks of this class and of those below it.
    pub(crate) fn update_hooks_below(&self, vm: &Vm) {
        self.update_hooks(vm);
        for subclass in self.live_subclasses(vm) {
            subclass.update_hooks_below(vm);
        }
    }

    /// The direct subclasses that are alive, the oldest first.
    pub fn live_subclasses(&self, vm: &Vm) -> Vec<Ref<Type>> {
        let subclasses = &self.get(vm).subclasses;
        subclasses.iter().filter_map(|s| s.target(vm)?.downcast_owned::<Type>().ok()).collect()
    }
}
