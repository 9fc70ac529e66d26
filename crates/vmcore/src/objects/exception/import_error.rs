//! `ImportError`.

use super::Exception;
use super::base::{init_args, str_of_args};
use super::fields::members;
use super::name_errors::keyword_fields;
use crate::native::{Kwargs, methods};
use crate::objects::attrs;
use crate::objects::dict;
use crate::objects::str::Str;
use crate::objects::tuple;
use crate::objects::types::{class_of, is_instance};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct ImportError;

fn is_import_error(vm: &Vm, value: &Value) -> bool {
    is_instance(vm, value, &vm.types().import_error)
}

members! { ImportError, MEMBERS:
    MSG = 0 "msg";
    NAME = 1 "name";
    PATH = 2 "path";
}

#[methods("ImportError", is = is_import_error, with(MEMBERS))]
impl ImportError {
    #[py("__init__($self, /, *args, **kwargs)", no_text_signature)]
    fn init(vm: &mut Vm, this: &Ref<Exception>, args: &[Value], kwargs: Kwargs<'_>) -> Res<()> {
        init_args(vm, this, args)?;
        keyword_fields(vm, this, "ImportError", &[("name", NAME), ("path", PATH)], kwargs)?;
        let msg = if let [msg] = args { Some(msg.clone()) } else { None };
        this.set_field(vm, MSG, msg)
    }

    #[py("__str__")]
    fn str(vm: &mut Vm, this: &Ref<Exception>) -> Res<Ref<Str>> {
        match this.field(vm, MSG).as_ref().and_then(|msg| msg.exact::<Str>()) {
            Some(msg) => Ok(msg.clone()),
            None => str_of_args(vm, this),
        }
    }

    #[py("__reduce__($self, /)", flavour = "method", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<Exception>) -> Res<Value> {
        let mut parts = vec![class_of(vm, this.as_value()).to_value(), this.get(vm).args.to_value()];
        let attributes = attrs::existing_dict(vm, this.as_value());
        let known: Vec<(&str, Value)> = [("name", NAME), ("path", PATH)]
            .into_iter()
            .filter_map(|(name, index)| Some((name, this.field(vm, index)?)))
            .collect();
        if known.is_empty() {
            parts.extend(attributes.map(Value::from));
        } else {
            let state = dict::new(vm);
            if let Some(attributes) = attributes {
                dict::update_display(vm, &state, attributes.as_value())?;
            }
            for (name, value) in known {
                state.set_str(vm, &vm.intern(name), value)?;
            }
            parts.push(state.into());
        }
        Ok(tuple::from_iter(vm, parts.into_iter())?.into())
    }
}

/// The fields of an ImportError that says no more than its message.
pub(crate) fn fields(message: &Value) -> [Option<Value>; 1] {
    [Some(message.clone())]
}
