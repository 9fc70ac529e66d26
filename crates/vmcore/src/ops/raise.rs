//! Raising exceptions of the builtin classes.

use text::StrData;

use crate::objects::exception::{self, Exception};
use crate::objects::str::{self, Str};
use crate::objects::tuple;
use crate::objects::types::Type;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

impl Vm {
    /// Raises `class(*args)`, made without calling anything, of a class without fields of its own.
    #[cold]
    pub fn raise_with(&self, class: &Ref<Type>, args: &[Value]) -> Raised {
        match tuple::from_slice(self, args) {
            Ok(args) => {
                let exception = exception::new(self, class, args);
                self.raise_in_context(exception)
            }
            Err(no_memory) => no_memory.into(),
        }
    }

    #[cold]
    pub fn raise_message(&self, class: &Ref<Type>, message: &str) -> Raised {
        match self.str(message) {
            Ok(message) => self.raise_with(class, &[message.into()]),
            Err(raised) => raised,
        }
    }

    /// As [`Vm::raise_message`], for a message that may have lone surrogates.
    #[cold]
    pub fn raise_text(&self, class: &Ref<Type>, message: &text::StrData) -> Raised {
        match crate::objects::str::from_data(self, message) {
            Ok(message) => self.raise_with(class, &[message.into()]),
            Err(no_memory) => no_memory.into(),
        }
    }

    /// Raises `exception` with the handled exception as its context (PEP 3134).
    #[cold]
    pub fn raise_in_context(&self, exception: Ref<Exception>) -> Raised {
        exception::set_context(self, &exception);
        self.raise(exception)
    }
}

macro_rules! raisers {
    ($($name:ident)*) => {
        impl Vm {
            $(
                #[cold]
                pub fn $name(&self, message: &str) -> Raised {
                    self.raise_message(&self.types().$name, message)
                }
            )*
        }
    };
}

raisers! {
    type_error value_error attribute_error index_error runtime_error recursion_error
    system_error overflow_error zero_division_error lookup_error not_implemented_error
    assertion_error unbound_local_error buffer_error eof_error
}

impl Vm {
    /// `ValueError(message)` of words that hold a program's text, whatever code points are in it.
    #[cold]
    pub fn value_error_of(&self, message: &StrData) -> Raised {
        match str::from_data(self, message) {
            Ok(message) => self.raise_with(&self.types().value_error, &[message.into()]),
            Err(no_memory) => no_memory.into(),
        }
    }

    /// `KeyError(key)`
    #[cold]
    pub fn key_error(&self, key: &Value) -> Raised {
        self.raise_with(&self.types().key_error, std::slice::from_ref(key))
    }

    /// `StopIteration(value)`, or without arguments for None.
    #[cold]
    pub fn stop_iteration(&self, value: &Value) -> Raised {
        let args = if value.is_none() { &[][..] } else { std::slice::from_ref(value) };
        self.raise_with_fields(&self.types().stop_iteration, args, &exception::stop::fields(value))
    }

    #[cold]
    pub fn import_error(&self, message: &str) -> Raised {
        match self.str(message) {
            Ok(message) => {
                let message = message.into();
                let fields = exception::import_error::fields(&message);
                self.raise_with_fields(&self.types().import_error, &[message], &fields)
            }
            Err(raised) => raised,
        }
    }

    /// As [`Vm::raise_with`], with the class's own fields.
    #[cold]
    pub fn raise_with_fields(&self, class: &Ref<Type>, args: &[Value], fields: &[Option<Value>]) -> Raised {
        let made = || exception::with_fields(self, class, tuple::from_slice(self, args)?, fields);
        match made() {
            Ok(exception) => self.raise_in_context(exception),
            Err(no_memory) => no_memory.into(),
        }
    }
}

/// Raises NameError with its `name`.
#[cold]
pub fn name_error(vm: &Vm, message: &str, name: &Ref<Str>) -> Raised {
    match vm.str(message) {
        Ok(message) => {
            let fields = exception::name_errors::fields(name);
            vm.raise_with_fields(&vm.types().name_error, &[message.into()], &fields)
        }
        Err(raised) => raised,
    }
}

/// Whether `raised` is a `class`; it is dropped then.
pub fn catch(vm: &Vm, raised: Raised, class: &Ref<Type>) -> Res<Ref<Exception>> {
    let exception = vm.take_raised(raised);
    if crate::objects::types::is_instance(vm, exception.as_value(), class) {
        Ok(exception)
    } else {
        Err(vm.raise(exception))
    }
}

/// Gives the exception on its way a cause, which is its context too (`_PyErr_FormatFromCause`).
#[cold]
pub fn with_cause(vm: &mut Vm, raised: Raised, cause: Ref<Exception>) -> Raised {
    let exception = vm.take_raised(raised);
    exception.set_origin(vm, cause);
    vm.raise(exception)
}
