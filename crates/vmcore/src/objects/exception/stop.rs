//! `StopIteration` and `SystemExit`: exceptions that carry a value.

use super::Exception;
use super::base::{init_args, no_keywords};
use super::fields::members;
use crate::native::{Kwargs, methods};
use crate::objects::types::{class_of, is_instance};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct StopIteration;

fn is_stop_iteration(vm: &Vm, value: &Value) -> bool {
    is_instance(vm, value, &vm.types().stop_iteration)
}

members! { StopIteration, VALUE_MEMBER:
    VALUE = 0 "value";
}

#[methods("StopIteration", is = is_stop_iteration, with(VALUE_MEMBER))]
impl StopIteration {
    #[py("__init__($self, /, *args, **kwargs)", no_text_signature)]
    fn init(vm: &mut Vm, this: &Ref<Exception>, args: &[Value], kwargs: Kwargs<'_>) -> Res<()> {
        no_keywords(vm, class_of(vm, this.as_value()), &kwargs)?;
        init_args(vm, this, args)?;
        this.set_field(vm, VALUE, args.first().cloned())
    }
}

/// The value that a StopIteration brings: what a generator returned.
pub fn value(vm: &Vm, stop: &Ref<Exception>) -> Value {
    stop.field_or_none(vm, VALUE)
}

/// The fields of a StopIteration that brings `value`.
pub(crate) fn fields(value: &Value) -> [Option<Value>; 1] {
    [Some(value.clone())]
}

pub struct SystemExit;

fn is_system_exit(vm: &Vm, value: &Value) -> bool {
    is_instance(vm, value, &vm.types().system_exit)
}

members! { SystemExit, CODE_MEMBER:
    CODE = 0 "code";
}

#[methods("SystemExit", is = is_system_exit, with(CODE_MEMBER))]
impl SystemExit {
    #[py("__init__($self, /, *args, **kwargs)", no_text_signature)]
    fn init(vm: &mut Vm, this: &Ref<Exception>, args: &[Value], kwargs: Kwargs<'_>) -> Res<()> {
        no_keywords(vm, class_of(vm, this.as_value()), &kwargs)?;
        init_args(vm, this, args)?;
        let code = match args {
            [] => return Ok(()),
            [code] => code.clone(),
            _ => this.get(vm).args.to_value(),
        };
        this.set_field(vm, CODE, Some(code))
    }
}

/// What a SystemExit asks to exit with.
pub fn code(vm: &Vm, exit: &Ref<Exception>) -> Value {
    exit.field_or_none(vm, CODE)
}
