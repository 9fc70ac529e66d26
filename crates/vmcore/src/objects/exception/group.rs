//! `BaseExceptionGroup` and `ExceptionGroup`: several exceptions at once, and splitting them (PEP 654).

use super::base::{init_args, no_keywords};
use super::fields::members;
use super::{Exception, new};
use crate::native::{Kwargs, methods};
use crate::objects::function::Function;
use crate::objects::generic_alias::{self, GenericAlias};
use crate::objects::list;
use crate::objects::str::{self, Str};
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Type, class_of, is_instance};
use crate::ops;
use crate::ops::recursion::deeper;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// What matches and what does not; none where there is nothing.
type Halves = (Option<Ref<Exception>>, Option<Ref<Exception>>);

pub struct BaseExceptionGroup;

fn is_value_group(vm: &Vm, value: &Value) -> bool {
    is_instance(vm, value, &vm.types().base_exception_group)
}

members! { BaseExceptionGroup, MEMBERS:
    MESSAGE = 0 "message" readonly;
    EXCEPTIONS = 1 "exceptions" readonly;
}

/// Whether an exception is a group.
pub fn is_group(vm: &Vm, exception: &Ref<Exception>) -> bool {
    is_value_group(vm, exception.as_value())
}

/// The exceptions in a group, in order.
pub fn members(vm: &Vm, group: &Ref<Exception>) -> Vec<Ref<Exception>> {
    let exceptions = group.field(vm, EXCEPTIONS);
    let items = exceptions.as_ref().and_then(|e| e.downcast::<Tuple>()).map_or(&[][..], |t| t.items());
    items.iter().filter_map(|e| e.downcast::<Exception>().cloned()).collect()
}

/// `class(message, exceptions)`; `BaseExceptionGroup` of nothing but `Exception`s makes an `ExceptionGroup`.
fn construct(vm: &mut Vm, class: &Ref<Type>, args: &[Value]) -> Res<Ref<Exception>> {
    let [message, exceptions] = args else {
        let given = args.len();
        return Err(
            vm.type_error(&format!("BaseExceptionGroup.__new__() takes exactly 2 arguments ({given} given)"))
        );
    };
    if message.downcast::<Str>().is_none() {
        let given = if message.is_none() { "None".to_owned() } else { class_of(vm, message).name(vm) };
        return Err(
            vm.type_error(&format!("BaseExceptionGroup.__new__() argument 1 must be str, not {given}"))
        );
    }
    if !ops::iter::is_sequence(vm, exceptions) {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    }
    let exceptions = tuple::from_iterable(vm, exceptions)?;
    if exceptions.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    let types = vm.types();
    let mut only_exceptions = true;
    for (i, item) in exceptions.items().iter().enumerate() {
        if item.downcast::<Exception>().is_none() {
            let message = format!("Item {i} of second argument (exceptions) is not an exception");
            return Err(vm.value_error(&message));
        }
        only_exceptions &= is_instance(vm, item, &types.exception);
    }
    let class = if class.is(&types.base_exception_group) && only_exceptions {
        types.exception_group.clone()
    } else if only_exceptions || class.is(&types.base_exception_group) {
        class.clone()
    } else if class.is(&types.exception_group) {
        return Err(vm.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
    } else if class.is_subtype(vm, &types.exception) {
        let class = class.name(vm);
        return Err(vm.type_error(&format!("Cannot nest BaseExceptions in '{class}'")));
    } else {
        class.clone()
    };
    let args = tuple::from_slice(vm, args)?;
    let this = new(vm, &class, args);
    this.set_field(vm, MESSAGE, Some(message.clone()))?;
    this.set_field(vm, EXCEPTIONS, Some(exceptions.into()))?;
    Ok(this)
}

/// A group with an empty message of `exceptions`, which are not empty and what `argument` holds (`_PyExc_CreateExceptionGroup`).
fn of(vm: &mut Vm, exceptions: &[Value], argument: &Value) -> Res<Ref<Exception>> {
    let args = [vm.str("")?.into(), argument.clone()];
    let class = vm.types().exception_group.clone();
    let class = match exceptions.iter().all(|e| is_instance(vm, e, &vm.types().exception)) {
        true => class,
        false => vm.types().base_exception_group.clone(),
    };
    construct(vm, &class, &args)
}

/// What a group is split by.
enum Matcher<'a> {
    /// A class, or a tuple of classes.
    Type(&'a Value),
    Predicate(&'a Value),
    /// Being one of these leaves.
    Leaves(&'a [Ref<Exception>]),
}

impl Matcher<'_> {
    fn from_argument<'a>(vm: &Vm, value: &'a Value) -> Res<Matcher<'a>> {
        if value.downcast::<Function>().is_some() {
            return Ok(Matcher::Predicate(value));
        }
        let is_type = match value.exact::<Tuple>() {
            Some(tuple) => tuple.items().iter().all(|item| ops::exceptions::is_exception_class(vm, item)),
            None => ops::exceptions::is_exception_class(vm, value),
        };
        if is_type {
            return Ok(Matcher::Type(value));
        }
        Err(vm.type_error("expected a function, exception type or tuple of exception types"))
    }

    fn matches(&self, vm: &mut Vm, exception: &Ref<Exception>) -> Res<bool> {
        match self {
            Matcher::Type(class) => Ok(ops::exceptions::is_a(vm, exception.as_value(), class)),
            Matcher::Predicate(predicate) => {
                let args = crate::native::Args::positional_only(std::slice::from_ref(exception.as_value()));
                let result = ops::call(vm, predicate, args)?;
                ops::truth(vm, &result)
            }
            Matcher::Leaves(leaves) => {
                Ok(!is_group(vm, exception) && leaves.iter().any(|leaf| leaf.is(exception)))
            }
        }
    }
}

/// The matching part of an exception, and the rest if that is wanted.
struct Split {
    matched: Option<Ref<Exception>>,
    rest: Option<Ref<Exception>>,
}

fn split(vm: &mut Vm, exception: &Ref<Exception>, matcher: &Matcher<'_>, want_rest: bool) -> Res<Split> {
    if matcher.matches(vm, exception)? {
        return Ok(Split { matched: Some(exception.clone()), rest: None });
    }
    if !is_group(vm, exception) {
        return Ok(Split { matched: None, rest: want_rest.then(|| exception.clone()) });
    }
    let (mut matched, mut rest) = (Vec::new(), Vec::new());
    for member in members(vm, exception) {
        let part =
            deeper(vm, " in exceptiongroup_split_recursive", |vm| split(vm, &member, matcher, want_rest))?;
        matched.extend(part.matched.map(Value::from));
        rest.extend(part.rest.map(Value::from));
    }
    Ok(Split { matched: subset(vm, exception, &matched)?, rest: subset(vm, exception, &rest)? })
}

/// A group of some of the exceptions of `group`, with what is known about that one: `group.derive(exceptions)`.
fn subset(vm: &mut Vm, group: &Ref<Exception>, exceptions: &[Value]) -> Res<Option<Ref<Exception>>> {
    if exceptions.is_empty() {
        return Ok(None);
    }
    let list = list::from_slice(vm, exceptions)?.into();
    let derive = vm.intern("derive");
    let derived = ops::call::method(vm, group.as_value(), &derive, &[list])?;
    if !is_value_group(vm, &derived) {
        return Err(vm.type_error("derive must return an instance of BaseExceptionGroup"));
    }
    let Some(derived) = derived.downcast::<Exception>() else { return Ok(None) };
    if let Some(traceback) = group.get(vm).traceback.clone() {
        derived.get_mut(vm).traceback = Some(traceback);
    }
    let (context, cause) = (group.context(vm), group.get(vm).cause.clone());
    derived.get(vm).context.set(context);
    derived.set_cause(vm, cause);
    let name = vm.names().__notes__.clone();
    if let Some(notes) = ops::get_attr_or_none(vm, group.as_value(), &name)?
        && ops::iter::is_sequence(vm, &notes)
    {
        // What is no sequence is the user's earlier mistake, and this is no place to report it.
        let copy = list::from_iterable(vm, &notes)?;
        ops::set_attr(vm, derived.as_value(), &name, copy.as_value())?;
    }
    Ok(Some(derived.clone()))
}

#[methods("BaseExceptionGroup", is = is_value_group, with(MEMBERS))]
impl BaseExceptionGroup {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, args: &[Value], _kwargs: Kwargs<'_>) -> Res<Ref<Exception>> {
        construct(vm, class, args)
    }

    #[py("__init__($self, /, *args, **kwargs)", no_text_signature)]
    fn init(vm: &mut Vm, this: &Ref<Exception>, args: &[Value], kwargs: Kwargs<'_>) -> Res<()> {
        no_keywords(vm, class_of(vm, this.as_value()), &kwargs)?;
        init_args(vm, this, args)
    }

    #[py("__str__")]
    fn str(vm: &mut Vm, this: &Ref<Exception>) -> Res<Ref<Str>> {
        let message = ops::format::str(vm, &this.field_or_none(vm, MESSAGE))?;
        let count = members(vm, this).len();
        let mut text = text::StrBuf::new();
        text.push_view(message.view());
        text.push_str(&format!(" ({count} sub-exception{})", if count == 1 { "" } else { "s" }));
        Ok(str::from_data(vm, &text.finish())?)
    }

    #[py("derive($self, excs, /)", no_text_signature)]
    fn derive(vm: &mut Vm, this: &Ref<Exception>, excs: &Value) -> Res<Ref<Exception>> {
        let class = vm.types().base_exception_group.clone();
        let message = this.field_or_none(vm, MESSAGE);
        construct(vm, &class, &[message, excs.clone()])
    }

    #[py("split($self, condition, /)", flavour = "positional", no_text_signature)]
    fn split(vm: &mut Vm, this: &Ref<Exception>, condition: &Value) -> Res<Halves> {
        let matcher = Matcher::from_argument(vm, condition)?;
        let parts = split(vm, this, &matcher, true)?;
        Ok((parts.matched, parts.rest))
    }

    #[py("subgroup($self, condition, /)", flavour = "positional", no_text_signature)]
    fn subgroup(vm: &mut Vm, this: &Ref<Exception>, condition: &Value) -> Res<Option<Ref<Exception>>> {
        let matcher = Matcher::from_argument(vm, condition)?;
        Ok(split(vm, this, &matcher, false)?.matched)
    }

    #[py("__class_getitem__($type, object, /)", no_text_signature)]
    fn class_getitem(vm: &mut Vm, class: &Ref<Type>, object: &Value) -> Res<Ref<GenericAlias>> {
        generic_alias::new(vm, class.as_value(), object)
    }
}

/// `except* class`: what of the exception it handles, a group in any case, and what is left over. None of `exception`
/// are both None. `class` is valid.
pub fn except_star(vm: &mut Vm, exception: &Value, class: &Value) -> Res<(Value, Value)> {
    let Some(e) = exception.downcast::<Exception>() else { return Ok((Value::NONE, Value::NONE)) };
    if ops::exceptions::is_a(vm, exception, class) {
        let matched = if is_group(vm, e) {
            e.clone()
        } else {
            // CPython makes this one's argument a tuple.
            let members = tuple::from_slice(vm, std::slice::from_ref(exception))?;
            of(vm, members.items(), members.as_value())?
        };
        return Ok((matched.into(), Value::NONE));
    }
    if !is_group(vm, e) {
        return Ok((Value::NONE, exception.clone()));
    }
    let split = vm.intern("split");
    let pair = ops::call::method(vm, exception, &split, std::slice::from_ref(class))?;
    let group = class_of(vm, exception).name(vm);
    let Some(pair) = pair.downcast::<Tuple>() else {
        let given = class_of(vm, &pair).name(vm);
        return Err(vm.type_error(&format!("{group}.split must return a tuple, not {given}")));
    };
    match pair.items() {
        [matched, rest, ..] => Ok((matched.clone(), rest.clone())),
        _ => {
            let size = pair.len();
            let message = format!("{group}.split must return a 2-tuple, got tuple of size {size}");
            Err(vm.type_error(&message))
        }
    }
}

fn leaves(vm: &Vm, exception: &Ref<Exception>, found: &mut Vec<Ref<Exception>>) -> Res<()> {
    crate::interp::check_stack(vm)?;
    if !is_group(vm, exception) {
        found.push(exception.clone());
        return Ok(());
    }
    members(vm, exception).iter().try_for_each(|member| leaves(vm, member, found))
}

/// Whether two exceptions were raised as one: parts of a group that was raised again have all of this in common.
fn same_origin(vm: &Vm, a: &Ref<Exception>, b: &Ref<Exception>) -> bool {
    fn same<T: crate::heap::Payload>(a: &Option<Ref<T>>, b: &Option<Ref<T>>) -> bool {
        match (a, b) {
            (Some(a), Some(b)) => a.is(b),
            (a, b) => a.is_none() && b.is_none(),
        }
    }
    let (a_context, b_context) = (a.context(vm), b.context(vm));
    let (a, b) = (a.get(vm), b.get(vm));
    same(&a.traceback, &b.traceback) && same(&a.cause, &b.cause) && same(&a_context, &b_context)
}

/// What is raised at the end of a `try` with `except*` clauses, or None: what the clauses raised, and in the shape of
/// the original group what they did not handle or raised again (`_PyExc_PrepReraiseStar`).
pub fn reraise_star(vm: &mut Vm, original: &Value, raised: &[Value]) -> Res<Value> {
    let Some(original) = original.downcast::<Exception>() else { return Ok(Value::NONE) };
    let Some(first) = raised.first() else { return Ok(Value::NONE) };
    if !is_group(vm, original) {
        // A naked exception matched, and was wrapped for, at most one clause.
        return Ok(first.clone());
    }
    let (mut fresh, mut again) = (Vec::new(), Vec::new());
    for exception in raised.iter().filter_map(|e| e.downcast::<Exception>()) {
        if same_origin(vm, exception, original) {
            leaves(vm, exception, &mut again)?;
        } else {
            fresh.push(exception.to_value());
        }
    }
    let rest = split(vm, original, &Matcher::Leaves(&again), false)?.matched;
    fresh.extend(rest.map(Value::from));
    match fresh.as_slice() {
        [] => Ok(Value::NONE),
        [one] => Ok(one.clone()),
        several => {
            let argument = list::from_slice(vm, several)?.to_value();
            Ok(of(vm, several, &argument)?.into())
        }
    }
}

/// Whether a class of exceptions is one of groups, which `except*` does not take.
pub fn is_group_class(vm: &Vm, class: &Value) -> bool {
    class.downcast::<Type>().is_some_and(|class| class.is_subtype(vm, &vm.types().base_exception_group))
}
