//! `partial`.

use smallvec::SmallVec;

use crate::heap::{Trace, Visit};
use crate::native::{Args, Kwargs, methods};
use crate::objects::attrs;
use crate::objects::dict::{self, Dict};
use crate::objects::generic_alias::{self, GenericAlias};
use crate::objects::str::Str;
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Type, class_of};
use crate::ops::{self, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct Partial {
    function: Value,
    args: Ref<Tuple>,
    keywords: Ref<Dict>,
}

impl Trace for Partial {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.function);
        visit(self.args.as_value());
        visit(self.keywords.as_value());
    }
}

/// A copy of a dict of keyword arguments, with others over it.
fn with_keywords(vm: &mut Vm, keywords: &Ref<Dict>, more: Kwargs<'_>) -> Res<Ref<Dict>> {
    let table = keywords.get(vm).table.copy()?;
    let merged = dict::from_table(vm, table);
    merged.update_keywords(vm, more)?;
    Ok(merged)
}

#[methods("functools.partial")]
impl Partial {
    #[py("__new__($type, /, *args, **keywords)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, args: &[Value], keywords: Kwargs<'_>) -> Res<Ref<Partial>> {
        let Some((function, rest)) = args.split_first() else {
            return Err(vm.type_error("type 'partial' takes at least one argument"));
        };
        // A partial of a partial without attributes of its own is one partial.
        let plain = attrs::existing_dict(vm, function).is_none();
        let inner = function.downcast::<Partial>().filter(|_| plain);
        let (function, before, inner) = match inner {
            Some(inner) => {
                let Partial { function, args, keywords } = inner.get(vm);
                (function.clone(), args.clone(), keywords.clone())
            }
            None => (function.clone(), tuple::from_slice(vm, &[])?, dict::new(vm)),
        };
        if !call::is_callable(vm, &function) {
            return Err(vm.type_error("the first argument must be callable"));
        }
        let all: Vec<Value> = before.items().iter().chain(rest).cloned().collect();
        let args = tuple::from_slice(vm, &all)?;
        let keywords = with_keywords(vm, &inner, keywords)?;
        Ok(attrs::new_instance(vm, class, Partial { function, args, keywords }))
    }

    #[py("__call__")]
    fn call(vm: &mut Vm, this: &Ref<Partial>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Value> {
        let Partial { function, args: before, keywords } = this.get(vm);
        let (function, before, keywords) = (function.clone(), before.clone(), keywords.clone());
        let mut values: SmallVec<[Value; 8]> = SmallVec::with_capacity(before.len() + args.len());
        values.extend(before.items().iter().chain(args).cloned());
        let positional = values.len();
        let mut names: SmallVec<[Value; 8]> = SmallVec::new();
        for (name, value) in keywords.get(vm).table.iter() {
            if name.downcast::<Str>().is_none() {
                return Err(vm.type_error("keywords must be strings"));
            }
            names.push(name.clone());
            values.push(value.clone());
        }
        for (name, value) in kwargs {
            let name = name.as_value();
            match names.iter().position(|known| ops::compare::identical(name, known) == Some(true)) {
                Some(known) => values[positional + known] = value.clone(),
                None => {
                    names.push(name.clone());
                    values.push(value.clone());
                }
            }
        }
        if names.is_empty() {
            return call::call_positional(vm, &function, &values);
        }
        let names = tuple::from_slice(vm, &names)?;
        call::call(vm, &function, Args::new(&values, Some(&names)))
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<Partial>) -> Res<Value> {
        let class = class_of(vm, this.as_value()).clone();
        let own = class.is(&vm.types().partial);
        let name = if own { "functools.partial".to_owned() } else { class.name(vm) };
        ops::repr::container(vm, this.as_value(), "...", |vm, out| {
            let Partial { function, args, keywords } = this.get(vm);
            let (function, args, keywords) = (function.clone(), args.clone(), keywords.clone());
            out.push_str(&name);
            out.push_str("(");
            out.push_repr(vm, &function)?;
            for arg in args.items() {
                out.push_str(", ");
                out.push_repr(vm, arg)?;
            }
            let mut index = 0;
            while index < keywords.get(vm).table.entries().len() {
                if let Some((_, name, value)) = keywords.entry(vm, index) {
                    let name = ops::format::str(vm, &name)?.to_string_lossy();
                    out.push_str(&format!(", {name}="));
                    out.push_repr(vm, &value)?;
                }
                index += 1;
            }
            out.push_str(")");
            Ok(())
        })
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<Partial>) -> Res<Value> {
        let attributes = attrs::existing_dict(vm, this.as_value()).map_or(Value::NONE, Value::from);
        let class = class_of(vm, this.as_value()).to_value();
        let Partial { function, args, keywords } = this.get(vm);
        let state = [function.clone(), args.to_value(), keywords.to_value(), attributes];
        let args: Value = tuple::from_slice(vm, std::slice::from_ref(function))?.into();
        let state: Value = tuple::from_slice(vm, &state)?.into();
        Ok(tuple::from_slice(vm, &[class, args, state])?.into())
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn set_state(vm: &mut Vm, this: &Ref<Partial>, state: &Value) -> Res<()> {
        let invalid = |vm: &Vm| vm.type_error("invalid partial state");
        let Some([function, args, keywords, attributes]) = state.downcast::<Tuple>().map(|t| t.items())
        else {
            return Err(invalid(vm));
        };
        let Some(args) = args.downcast::<Tuple>() else { return Err(invalid(vm)) };
        if !call::is_callable(vm, function) {
            return Err(invalid(vm));
        }
        let keywords = match keywords.downcast::<Dict>() {
            Some(keywords) if class_of(vm, keywords.as_value()).is(&vm.types().dict) => keywords.clone(),
            Some(keywords) => {
                let copy = dict::new(vm);
                copy.update(vm, keywords.as_value())?;
                copy
            }
            None if keywords.is_none() => dict::new(vm),
            None => return Err(invalid(vm)),
        };
        let args = match class_of(vm, args.as_value()).is(&vm.types().tuple) {
            true => args.clone(),
            false => tuple::from_slice(vm, args.items())?,
        };
        let payload = Partial { function: function.clone(), args, keywords };
        let old = std::mem::replace(this.get_mut(vm), payload);
        drop(old);
        attrs::set_dict(vm, this.as_value(), attributes.downcast::<Dict>().cloned());
        Ok(())
    }

    #[member("func")]
    fn func(vm: &Vm, this: &Ref<Partial>) -> Value {
        this.get(vm).function.clone()
    }

    #[member("args")]
    fn args(vm: &Vm, this: &Ref<Partial>) -> Ref<Tuple> {
        this.get(vm).args.clone()
    }

    #[member("keywords")]
    fn keywords(vm: &Vm, this: &Ref<Partial>) -> Ref<Dict> {
        this.get(vm).keywords.clone()
    }

    #[py("__class_getitem__($type, object, /)", no_text_signature)]
    fn class_getitem(vm: &mut Vm, class: &Ref<Type>, object: &Value) -> Res<Ref<GenericAlias>> {
        generic_alias::new(vm, class.as_value(), object)
    }
}
