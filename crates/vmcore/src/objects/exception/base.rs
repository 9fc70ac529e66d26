//! What all exceptions have, and `KeyError`, which only shows its argument otherwise.

use super::{Exception, new};
use crate::native::{Kwargs, methods};
use crate::objects::attrs;
use crate::objects::dict::Dict;
use crate::objects::list::{self, List};
use crate::objects::str::Str;
use crate::objects::traceback::Traceback;
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Type, class_of, is_instance};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct BaseException;

fn is_exception(_: &Vm, value: &Value) -> bool {
    value.downcast::<Exception>().is_some()
}

/// Raises TypeError for keyword arguments (`_PyArg_NoKeywords`).
pub(super) fn no_keywords(vm: &Vm, class: &Ref<Type>, kwargs: &Kwargs<'_>) -> Res<()> {
    if kwargs.is_empty() {
        return Ok(());
    }
    Err(vm.type_error(&format!("{}() takes no keyword arguments", class.name(vm))))
}

/// `BaseException.__init__`, which all others begin with.
pub(super) fn init_args(vm: &mut Vm, this: &Ref<Exception>, args: &[Value]) -> Res<()> {
    let same = {
        let old = this.get(vm).args.items();
        old.len() == args.len() && old.iter().zip(args).all(|(a, b)| a.is(b))
    };
    // `__new__` has set them already, as a rule.
    if !same {
        let args = tuple::from_slice(vm, args)?;
        this.get_mut(vm).args = args;
    }
    Ok(())
}

/// `BaseException.__str__`
pub(super) fn str_of_args(vm: &mut Vm, this: &Ref<Exception>) -> Res<Ref<Str>> {
    let args = this.get(vm).args.clone();
    match args.items() {
        [] => vm.str(""),
        [one] => ops::format::str(vm, one),
        _ => ops::format::str(vm, args.as_value()),
    }
}

#[methods("BaseException", is = is_exception)]
impl BaseException {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, args: &[Value], _kwargs: Kwargs<'_>) -> Res<Ref<Exception>> {
        let args = tuple::from_slice(vm, args)?;
        Ok(new(vm, class, args))
    }

    #[py("__init__($self, /, *args, **kwargs)", no_text_signature)]
    fn init(vm: &mut Vm, this: &Ref<Exception>, args: &[Value], kwargs: Kwargs<'_>) -> Res<()> {
        no_keywords(vm, class_of(vm, this.as_value()), &kwargs)?;
        init_args(vm, this, args)
    }

    #[py("__str__")]
    fn str(vm: &mut Vm, this: &Ref<Exception>) -> Res<Ref<Str>> {
        str_of_args(vm, this)
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<Exception>) -> Res<Ref<Str>> {
        let args = this.get(vm).args.clone();
        let mut text = text::StrBuf::new();
        text.push_str(&class_of(vm, this.as_value()).name(vm));
        match args.items() {
            [one] => {
                text.push('('.into());
                text.push_view(ops::format::repr(vm, one)?.view());
                text.push(')'.into());
            }
            _ => text.push_view(ops::format::repr(vm, args.as_value())?.view()),
        }
        Ok(crate::objects::str::from_data(vm, &text.finish())?)
    }

    #[py("__reduce__($self, /)", flavour = "method", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<Exception>) -> Res<Value> {
        let class = class_of(vm, this.as_value()).to_value();
        let mut parts = vec![class, this.get(vm).args.to_value()];
        parts.extend(attrs::existing_dict(vm, this.as_value()).map(Value::from));
        Ok(tuple::from_iter(vm, parts.into_iter())?.into())
    }

    #[py("__setstate__($self, state, /)", no_text_signature)]
    fn setstate(vm: &mut Vm, this: &Ref<Exception>, state: &Value) -> Res<()> {
        if state.is_none() {
            return Ok(());
        }
        let Some(state) = state.downcast::<Dict>() else {
            return Err(vm.type_error("state is not a dictionary"));
        };
        let entries: Vec<(Value, Value)> =
            state.get(vm).table.iter().map(|(key, value)| (key.clone(), value.clone())).collect();
        for (key, value) in entries {
            let Some(name) = key.downcast::<Str>() else {
                let class = class_of(vm, &key).name(vm);
                return Err(vm.type_error(&format!("attribute name must be string, not '{class}'")));
            };
            ops::set_attr(vm, this.as_value(), &name.interned(vm), &value)?;
        }
        Ok(())
    }

    #[py("with_traceback($self, tb, /)", no_text_signature)]
    fn with_traceback(vm: &mut Vm, this: &Ref<Exception>, tb: &Value) -> Res<Ref<Exception>> {
        BaseException::set_traceback(vm, this, Some(tb))?;
        Ok(this.clone())
    }

    #[py("add_note($self, note, /)", no_text_signature)]
    fn add_note(vm: &mut Vm, this: &Ref<Exception>, note: &Value) -> Res<()> {
        if note.downcast::<Str>().is_none() {
            let class = class_of(vm, note).name(vm);
            return Err(vm.type_error(&format!("note must be a str, not '{class}'")));
        }
        let name = vm.names().__notes__.clone();
        let notes = match ops::get_attr_or_none(vm, this.as_value(), &name)? {
            Some(notes) => notes,
            None => {
                let notes = list::new(vm).to_value();
                ops::set_attr(vm, this.as_value(), &name, &notes)?;
                notes
            }
        };
        match notes.downcast::<List>() {
            Some(notes) => Ok(notes.get_mut(vm).items.push(note.clone())?),
            None => Err(vm.type_error("Cannot add note: __notes__ is not a list")),
        }
    }

    #[getter("args")]
    fn args(vm: &Vm, this: &Ref<Exception>) -> Ref<Tuple> {
        this.get(vm).args.clone()
    }

    #[setter("args")]
    fn set_args(vm: &mut Vm, this: &Ref<Exception>, value: Option<&Value>) -> Res<()> {
        let Some(value) = value else { return Err(vm.type_error("args may not be deleted")) };
        let args = tuple::from_iterable(vm, value)?;
        this.get_mut(vm).args = args;
        Ok(())
    }

    #[getter("__traceback__")]
    fn traceback(vm: &Vm, this: &Ref<Exception>) -> Option<Ref<Traceback>> {
        this.get(vm).traceback.clone()
    }

    #[setter("__traceback__")]
    fn set_traceback(vm: &mut Vm, this: &Ref<Exception>, value: Option<&Value>) -> Res<()> {
        let Some(value) = value else { return Err(vm.type_error("__traceback__ may not be deleted")) };
        let traceback = value.downcast::<Traceback>().cloned();
        if traceback.is_none() && !value.is_none() {
            return Err(vm.type_error("__traceback__ must be a traceback or None"));
        }
        this.get_mut(vm).traceback = traceback;
        Ok(())
    }

    #[getter("__context__")]
    fn context(vm: &Vm, this: &Ref<Exception>) -> Option<Ref<Exception>> {
        this.context(vm)
    }

    #[setter("__context__")]
    fn set_context(vm: &mut Vm, this: &Ref<Exception>, value: Option<&Value>) -> Res<()> {
        let Some(value) = value else { return Err(vm.type_error("__context__ may not be deleted")) };
        let context = value.downcast::<Exception>().cloned();
        if context.is_none() && !value.is_none() {
            return Err(vm.type_error("exception context must be None or derive from BaseException"));
        }
        this.get(vm).context.set(context);
        Ok(())
    }

    #[getter("__cause__")]
    fn cause(vm: &Vm, this: &Ref<Exception>) -> Option<Ref<Exception>> {
        this.get(vm).cause.clone()
    }

    #[setter("__cause__")]
    fn set_cause_attribute(vm: &mut Vm, this: &Ref<Exception>, value: Option<&Value>) -> Res<()> {
        let Some(value) = value else { return Err(vm.type_error("__cause__ may not be deleted")) };
        let cause = value.downcast::<Exception>().cloned();
        if cause.is_none() && !value.is_none() {
            return Err(vm.type_error("exception cause must be None or derive from BaseException"));
        }
        this.set_cause(vm, cause);
        Ok(())
    }

    #[member("__suppress_context__")]
    fn suppress_context(vm: &Vm, this: &Ref<Exception>) -> bool {
        this.get(vm).suppress_context
    }

    #[setter("__suppress_context__")]
    fn set_suppress_context(vm: &mut Vm, this: &Ref<Exception>, value: Option<&Value>) -> Res<()> {
        let Some(value) = value else { return Err(vm.type_error("can't delete numeric/char attribute")) };
        let Some(suppress) = value.as_bool() else {
            return Err(vm.type_error("attribute value type must be bool"));
        };
        this.get_mut(vm).suppress_context = suppress;
        Ok(())
    }

    #[getter("__dict__")]
    fn dict(vm: &mut Vm, this: &Value) -> Ref<Dict> {
        attrs::dict_of(vm, this)
    }

    #[setter("__dict__")]
    fn set_dict(vm: &mut Vm, this: &Value, value: Option<&Value>) -> Res<()> {
        let Some(value) = value else { return Err(vm.type_error("cannot delete __dict__")) };
        let Some(dict) = value.downcast::<Dict>() else {
            let class = class_of(vm, value).name(vm);
            let message = format!("__dict__ must be set to a dictionary, not a '{class}'");
            return Err(vm.type_error(&message));
        };
        attrs::set_dict(vm, this, Some(dict.clone()));
        Ok(())
    }
}

pub struct KeyError;

fn is_key_error(vm: &Vm, value: &Value) -> bool {
    is_instance(vm, value, &vm.types().key_error)
}

#[methods("KeyError", is = is_key_error)]
impl KeyError {
    /// A single key is shown as its repr: the empty string would show as nothing.
    #[py("__str__")]
    fn str(vm: &mut Vm, this: &Ref<Exception>) -> Res<Ref<Str>> {
        let args = this.get(vm).args.clone();
        match args.items() {
            [key] => ops::format::repr(vm, key),
            _ => str_of_args(vm, this),
        }
    }
}
