//! `_contextvars`: context variables (PEP 567).

use crate::heap::{Trace, Visit};
use crate::native::{Kwargs, OwnedArgs, methods, module};
use crate::objects::dict::{self, Dict};
use crate::objects::generic_alias::{self, GenericAlias};
use crate::objects::str::Str;
use crate::objects::types::Type;
use crate::ops::{self, CompareOp, call};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// A context variable.
pub struct ContextVar {
    name: Ref<Str>,
    default: Option<Value>,
}

/// The values of variables; the one a thread runs in is `Thread::context`.
pub struct Context {
    values: Ref<Dict>,
    entered: bool,
}

/// What `ContextVar.set` gives to undo it.
pub struct Token {
    context: Ref<Context>,
    var: Ref<ContextVar>,
    old: Option<Value>,
    used: bool,
}

impl Trace for ContextVar {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.name.as_value());
        self.default.iter().for_each(visit);
    }
}

impl Trace for Context {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.values.as_value());
    }
}

impl Trace for Token {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.context.as_value());
        visit(self.var.as_value());
        self.old.iter().for_each(visit);
    }
}

/// The running thread's context, made at the first use.
fn current(vm: &Vm) -> Ref<Context> {
    let known = vm.thread().context.borrow().clone();
    known.unwrap_or_else(|| {
        let made = vm.alloc(Context { values: dict::new(vm), entered: true });
        vm.thread().context.replace(Some(made.clone()));
        made
    })
}

fn copy_of(vm: &mut Vm, context: &Ref<Context>) -> Res<Ref<Context>> {
    let values = context.get(vm).values.clone();
    let table = values.get(vm).table.copy()?;
    let values = dict::from_table(vm, table);
    Ok(vm.alloc(Context { values, entered: false }))
}

#[methods("_contextvars.ContextVar")]
impl ContextVar {
    #[py("__new__($type, name, /, *, default=<unrepresentable>)", no_text_signature)]
    fn construct(
        vm: &mut Vm,
        _class: &Ref<Type>,
        name: &Value,
        default: Option<&Value>,
    ) -> Res<Ref<ContextVar>> {
        match name.downcast::<Str>() {
            Some(name) => Ok(vm.alloc(ContextVar { name: name.clone(), default: default.cloned() })),
            None => Err(vm.type_error("context variable name must be a str")),
        }
    }

    #[py("get($self, default=<unrepresentable>, /)", no_text_signature)]
    fn get(vm: &mut Vm, this: &Ref<ContextVar>, default: Option<&Value>) -> Res<Value> {
        let values = current(vm).get(vm).values.clone();
        if let Some(value) = values.get_item(vm, this.as_value())? {
            return Ok(value);
        }
        match default.or(this.default.as_ref()) {
            Some(default) => Ok(default.clone()),
            None => Err(vm.raise_with(&vm.types().lookup_error.clone(), &[this.to_value()])),
        }
    }

    #[py("set($self, value, /)")]
    fn set(vm: &mut Vm, this: &Ref<ContextVar>, value: &Value) -> Res<Ref<Token>> {
        let context = current(vm);
        let values = context.get(vm).values.clone();
        let old = values.get_item(vm, this.as_value())?;
        values.set_item(vm, this.as_value(), value.clone())?;
        Ok(vm.alloc(Token { context, var: this.clone(), old, used: false }))
    }

    #[py("reset($self, token, /)")]
    fn reset(vm: &mut Vm, this: &Ref<ContextVar>, token: &Value) -> Res<()> {
        let Some(token) = token.downcast::<Token>() else {
            let class = crate::objects::types::class_of(vm, token).name(vm);
            return Err(vm.type_error(&format!("expected an instance of Token, got {class}")));
        };
        let Token { context, var, old, used } = token.get(vm);
        let refused = match () {
            () if *used => Some((vm.types().runtime_error.clone(), "has already been used once")),
            () if !var.is(this) => {
                Some((vm.types().value_error.clone(), "was created by a different ContextVar"))
            }
            () if !context.is(&current(vm)) => {
                Some((vm.types().value_error.clone(), "was created in a different Context"))
            }
            () => None,
        };
        let (values, old) = (context.get(vm).values.clone(), old.clone());
        if let Some((class, why)) = refused {
            let shown = ops::repr(vm, token.as_value())?.to_string_lossy();
            return Err(vm.raise_message(&class, &format!("{shown} {why}")));
        }
        token.get_mut(vm).used = true;
        match old {
            Some(old) => values.set_item(vm, this.as_value(), old),
            None => values.remove(vm, this.as_value()).map(drop),
        }
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<ContextVar>) -> Res<String> {
        let name = ops::repr(vm, this.name.as_value())?.to_string_lossy();
        let default = match &this.default {
            Some(default) => format!(" default={}", ops::repr(vm, default)?.to_string_lossy()),
            None => String::new(),
        };
        Ok(format!("<ContextVar name={name}{default} at {:#x}>", this.as_value().word()))
    }

    #[member("name")]
    fn name(this: &Ref<ContextVar>) -> Ref<Str> {
        this.name.clone()
    }

    #[py("__class_getitem__($type, object, /)", no_text_signature)]
    fn class_getitem(vm: &mut Vm, class: &Ref<Type>, object: &Value) -> Res<Ref<GenericAlias>> {
        generic_alias::new(vm, class.as_value(), object)
    }
}

#[methods("_contextvars.Token")]
impl Token {
    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<Token>) -> Res<String> {
        let (var, used) = (this.get(vm).var.clone(), this.get(vm).used);
        let var = ops::repr(vm, var.as_value())?.to_string_lossy();
        let used = if used { " used" } else { "" };
        Ok(format!("<Token{used} var={var} at {:#x}>", this.as_value().word()))
    }

    #[getter("var")]
    fn var(vm: &Vm, this: &Ref<Token>) -> Ref<ContextVar> {
        this.get(vm).var.clone()
    }

    #[getter("old_value")]
    fn old_value(vm: &mut Vm, this: &Ref<Token>) -> Res<Value> {
        match this.get(vm).old.clone() {
            Some(old) => Ok(old),
            None => {
                let (class, name) = (vm.types().context_token.to_value(), vm.intern("MISSING"));
                ops::get_attr(vm, &class, &name)
            }
        }
    }

    #[py("__class_getitem__($type, object, /)", no_text_signature)]
    fn class_getitem(vm: &mut Vm, class: &Ref<Type>, object: &Value) -> Res<Ref<GenericAlias>> {
        generic_alias::new(vm, class.as_value(), object)
    }
}

/// Stands for the class of `Token.MISSING`.
pub struct Missing;

fn is_missing(vm: &Vm, value: &Value) -> bool {
    crate::objects::types::class_of(vm, value).is(&vm.types().token_missing)
}

#[methods("Token.MISSING", is = is_missing)]
impl Missing {
    #[py("__repr__")]
    fn repr(_this: &Value) -> &'static str {
        "<Token.MISSING>"
    }
}

/// The variable that a key of a context is.
fn key(vm: &mut Vm, key: &Value) -> Res<()> {
    if key.downcast::<ContextVar>().is_some() {
        return Ok(());
    }
    let shown = ops::repr(vm, key)?.to_string_lossy();
    Err(vm.type_error(&format!("a ContextVar key was expected, got {shown}")))
}

#[methods("_contextvars.Context")]
impl Context {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &mut Vm, _class: &Ref<Type>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Ref<Context>> {
        if !args.is_empty() || !kwargs.is_empty() {
            return Err(vm.type_error("Context() does not accept any arguments"));
        }
        Ok(vm.alloc(Context { values: dict::new(vm), entered: false }))
    }

    #[py("run($self, /, *args, **kwargs)", no_text_signature)]
    fn run(vm: &mut Vm, this: &Ref<Context>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Value> {
        let Some((callable, args)) = args.split_first() else {
            return Err(vm.type_error("run() missing 1 required positional argument"));
        };
        if this.get(vm).entered {
            let shown = ops::repr(vm, this.as_value())?.to_string_lossy();
            return Err(vm.runtime_error(&format!("cannot enter context: {shown} is already entered")));
        }
        let given = OwnedArgs::new(vm, args, kwargs)?;
        this.get_mut(vm).entered = true;
        let outer = vm.thread().context.replace(Some(this.clone()));
        let result = call::call(vm, callable, given.args());
        let inner = vm.thread().context.replace(outer);
        drop(inner);
        this.get_mut(vm).entered = false;
        result
    }

    #[py("copy($self, /)")]
    fn copy(vm: &mut Vm, this: &Ref<Context>) -> Res<Ref<Context>> {
        copy_of(vm, this)
    }

    #[py("get($self, key, default=None, /)")]
    fn get(vm: &mut Vm, this: &Ref<Context>, key: &Value, default: Option<&Value>) -> Res<Value> {
        self::key(vm, key)?;
        let values = this.get(vm).values.clone();
        Ok(values.get_item(vm, key)?.unwrap_or_else(|| default.cloned().unwrap_or(Value::NONE)))
    }

    #[py("keys($self, /)")]
    fn keys(vm: &mut Vm, this: &Ref<Context>) -> Res<Value> {
        listed(vm, this, |n| &n.keys)
    }

    #[py("values($self, /)")]
    fn values(vm: &mut Vm, this: &Ref<Context>) -> Res<Value> {
        listed(vm, this, |n| &n.values)
    }

    #[py("items($self, /)")]
    fn items(vm: &mut Vm, this: &Ref<Context>) -> Res<Value> {
        listed(vm, this, |n| &n.items)
    }

    #[py("__iter__")]
    fn iter(vm: &mut Vm, this: &Ref<Context>) -> Res<Value> {
        listed(vm, this, |n| &n.keys)
    }

    #[py("__len__")]
    fn len(vm: &Vm, this: &Ref<Context>) -> usize {
        this.get(vm).values.len(vm)
    }

    #[py("__contains__")]
    fn contains(vm: &mut Vm, this: &Ref<Context>, key: &Value) -> Res<bool> {
        self::key(vm, key)?;
        let values = this.get(vm).values.clone();
        values.contains(vm, key)
    }

    #[py("__getitem__")]
    fn getitem(vm: &mut Vm, this: &Ref<Context>, key: &Value) -> Res<Value> {
        self::key(vm, key)?;
        let values = this.get(vm).values.clone();
        values.get_item(vm, key)?.ok_or_else(|| vm.key_error(key))
    }

    #[py("__eq__")]
    fn eq(vm: &mut Vm, this: &Ref<Context>, value: &Value) -> Res<Value> {
        compare(vm, this, value, CompareOp::Equal)
    }

    #[py("__ne__")]
    fn ne(vm: &mut Vm, this: &Ref<Context>, value: &Value) -> Res<Value> {
        compare(vm, this, value, CompareOp::NotEqual)
    }
}

fn compare(vm: &mut Vm, this: &Ref<Context>, value: &Value, op: CompareOp) -> Res<Value> {
    let Some(other) = value.downcast::<Context>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let (a, b) = (this.get(vm).values.to_value(), other.get(vm).values.to_value());
    ops::compare(vm, op, &a, &b)
}

/// An iterator over what the context's values have now, by that method of dict.
fn listed(vm: &mut Vm, this: &Ref<Context>, method: call::Special) -> Res<Value> {
    let copy = copy_of(vm, this)?;
    let (values, name) = (copy.get(vm).values.to_value(), method(vm.names()).clone());
    let view = call::method(vm, &values, &name, &[])?;
    ops::get_iter(vm, &view)
}

pub(crate) struct Contextvars;

#[module("_contextvars")]
impl Contextvars {
    #[py("copy_context($module, /)")]
    fn copy_context(vm: &mut Vm) -> Result<Ref<Context>, Raised> {
        let context = current(vm);
        copy_of(vm, &context)
    }
}

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    let types = vm.types();
    let classes = [
        ("ContextVar", types.context_var.clone()),
        ("Context", types.context.clone()),
        ("Token", types.context_token.clone()),
    ];
    let token = types.context_token.get(vm).dict.clone();
    let missing_class = types.token_missing.clone();
    let missing = crate::objects::attrs::new_instance(vm, &missing_class, crate::objects::instance::Instance);
    super::set(vm, &token, "MISSING", missing.into())?;
    for (name, class) in classes {
        super::set(vm, module, name, class.into())?;
    }
    Ok(())
}
