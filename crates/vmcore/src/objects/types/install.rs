//! Fills the namespaces of builtin types from their declarations.

use crate::heap::NoMemory;
use crate::native::{MethodDef, MethodKind};
use crate::objects::builtin_types::{SPECS, Spec};
use crate::objects::descriptor::{self, Access};
use crate::objects::native::NativeFunction;
use crate::objects::staticmethod::StaticMethod;
use crate::objects::{attrs, str};
use crate::value::{Ref, Value};
use crate::vm::Vm;

use super::{Flags, Type};

/// The version of CPython 3 whose methods builtin types have.
const MINOR: u8 = 11;

/// Gives every builtin type its methods. What they are made of lives as long as the interpreter.
pub(crate) fn install(vm: &mut Vm) {
    let types: Vec<Ref<Type>> = vm.types().all().cloned().collect();
    for (spec, class) in SPECS.iter().zip(&types) {
        // A fresh heap without a limit refuses nothing.
        let _ = fill(vm, spec, class);
    }
    for class in &types {
        class.update_hooks(vm);
    }
}

fn fill(vm: &mut Vm, spec: &Spec, class: &Ref<Type>) -> Result<(), NoMemory> {
    let dict = class.get(vm).dict.clone();
    dict.header().make_immortal();
    let put = |vm: &mut Vm, name: &str, value: Value| {
        if let Some(header) = value.header() {
            header.make_immortal();
        }
        let name = str::intern_utf8(vm, name);
        dict.set_str(vm, &name, value)
    };
    let mut has = [false; 2];
    for table in spec.tables {
        for def in table.methods.iter().filter(|def| def.versions.contains(MINOR)) {
            has = [has[0] | (def.name == "__eq__"), has[1] | (def.name == "__hash__")];
            let made = method(vm, class, def);
            put(vm, def.name, made)?;
        }
        for def in table.attributes.iter().filter(|def| def.versions.contains(MINOR)) {
            let name = str::intern_utf8(vm, def.name);
            let made = descriptor::new(vm, class, name, Access::Declared(def));
            put(vm, def.name, made.into())?;
        }
    }
    let name = vm.names().__dict__.clone();
    let inherits = class.get(vm).base.as_ref().is_some_and(|base| base.flags(vm).contains(Flags::DICT));
    if spec.flags.contains(Flags::DICT) && !inherits && dict.get_str(vm, &name).is_none() {
        let made = descriptor::new(vm, class, name, Access::Dict);
        put(vm, "__dict__", made.into())?;
    }
    if has == [true, false] {
        put(vm, "__hash__", Value::NONE)?;
    }
    if let Some((module, _)) = spec.name.rsplit_once('.') {
        let module = str::intern_utf8(vm, module);
        put(vm, "__module__", module.into())?;
    }
    if dict.get_str(vm, &vm.names().__doc__).is_some() {
        class.get(vm).flags.set(class.flags(vm) - Flags::DOCSTRING_DUE);
        return Ok(());
    }
    put(vm, "__doc__", Value::NONE)
}

/// The object that stands for a declared method in the namespace of `class`.
pub(crate) fn method(vm: &Vm, class: &Ref<Type>, def: &'static MethodDef) -> Value {
    let types = vm.types();
    let unbound = |of: &Ref<Type>| {
        let payload = NativeFunction { def, receiver: None, class: Some(class.to_value()), module: None };
        attrs::new_instance(vm, of, payload).into()
    };
    match def.kind {
        MethodKind::Method => unbound(&types.method_descriptor),
        MethodKind::Slot => unbound(&types.wrapper_descriptor),
        MethodKind::Class => unbound(&types.classmethod_descriptor),
        MethodKind::New => {
            let receiver = Some(class.to_value());
            vm.alloc(NativeFunction { def, receiver, class: None, module: None }).into()
        }
        MethodKind::Static | MethodKind::Function => {
            let receiver = Some(class.to_value());
            let function = vm.alloc(NativeFunction { def, receiver, class: None, module: None });
            function.header().make_immortal();
            vm.alloc(StaticMethod { callable: function.into(), dict: None }).into()
        }
    }
}

/// `__text_signature__` of a builtin class.
pub(super) fn class_signature(vm: &Vm, class: &Ref<Type>) -> Option<&'static str> {
    if class.is(&vm.types().object) {
        return Some("()");
    }
    let at = vm.types().all().position(|of| of.is(class))?;
    let tables = SPECS.get(at)?.tables;
    tables.iter().flat_map(|table| table.methods).find_map(|method| method.class_signature)
}
