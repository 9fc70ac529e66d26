//! `methodcaller`.

use super::getters::only_argument;
use crate::heap::{Trace, Visit};
use crate::native::{Args, Kwargs, methods};
use crate::objects::attrs;
use crate::objects::str::Str;
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Type, class_of};
use crate::ops::{self, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct MethodCaller {
    name: Ref<Str>,
    /// Positional arguments, then the values of those with names.
    values: Ref<Tuple>,
    names: Ref<Tuple>,
}

impl Trace for MethodCaller {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.name.as_value());
        visit(self.values.as_value());
        visit(self.names.as_value());
    }
}

impl MethodCaller {
    fn parts(&self) -> (&[Value], impl Iterator<Item = (&Value, &Value)>) {
        let positional = self.values.len().saturating_sub(self.names.len());
        let (args, named) = self.values.items().split_at(positional);
        (args, self.names.items().iter().zip(named))
    }
}

#[methods("operator.methodcaller")]
impl MethodCaller {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(
        vm: &mut Vm,
        class: &Ref<Type>,
        args: &[Value],
        kwargs: Kwargs<'_>,
    ) -> Res<Ref<MethodCaller>> {
        let Some((name, args)) = args.split_first() else {
            return Err(vm.type_error("methodcaller needs at least one argument, the method name"));
        };
        let Some(name) = name.downcast::<Str>() else {
            return Err(vm.type_error("method name must be a string"));
        };
        let (names, named): (Vec<Value>, Vec<Value>) = kwargs.map(|(n, v)| (n.to_value(), v.clone())).unzip();
        let values: Vec<Value> = args.iter().cloned().chain(named).collect();
        let payload = MethodCaller {
            name: name.interned(vm),
            values: tuple::from_slice(vm, &values)?,
            names: tuple::from_slice(vm, &names)?,
        };
        Ok(attrs::new_instance(vm, class, payload))
    }

    #[py("__call__")]
    fn call(vm: &mut Vm, this: &Ref<MethodCaller>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Value> {
        let object = only_argument(vm, "methodcaller", args, &kwargs)?;
        let method = ops::get_attr(vm, object, &this.name)?;
        call::call(vm, &method, Args::new(this.values.items(), Some(&this.names)))
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<MethodCaller>) -> Res<Value> {
        let name = class_of(vm, this.as_value()).name(vm);
        ops::repr::container(vm, this.as_value(), &format!("{name}(...)"), |vm, out| {
            out.push_str(&name);
            out.push_str("(");
            out.push_repr(vm, this.name.as_value())?;
            let (args, named) = this.parts();
            for arg in args {
                out.push_str(", ");
                out.push_repr(vm, arg)?;
            }
            for (name, value) in named {
                let name = ops::format::str(vm, name)?.to_string_lossy();
                out.push_str(&format!(", {name}="));
                out.push_repr(vm, value)?;
            }
            out.push_str(")");
            Ok(())
        })
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<MethodCaller>) -> Res<(Value, Value)> {
        let class = class_of(vm, this.as_value()).to_value();
        let (args, named) = this.parts();
        let mut first = vec![this.name.to_value()];
        if this.names.is_empty() {
            first.extend_from_slice(args);
            return Ok((class, tuple::from_slice(vm, &first)?.into()));
        }
        // With keyword arguments: functools.partial(methodcaller, name, **kwargs)(*args).
        let mut values = vec![class, this.name.to_value()];
        values.extend(named.map(|(_, value)| value.clone()));
        let partial = vm.types().partial.to_value();
        let made = call::call(vm, &partial, Args::new(&values, Some(&this.names)))?;
        Ok((made, tuple::from_slice(vm, args)?.into()))
    }
}
