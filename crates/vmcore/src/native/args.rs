//! The arguments of a call, as CPython's vectorcall has them.

use super::MethodDef;
use crate::objects::str::Str;
use crate::objects::tuple::{self, Tuple};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// A builtin function as the interpreter calls it: with the fields of its [`Args`], which so stay in registers.
pub type NativeFn = fn(&mut Vm, &[Value], Option<&Ref<Tuple>>) -> Res<Value>;

/// Positional values (a method's receiver first), then the values of the keyword arguments.
#[derive(Clone, Copy)]
pub struct Args<'a> {
    pub values: &'a [Value],
    /// Names of the last values, `str` all of them, no two alike. `None` rather than empty.
    pub names: Option<&'a Ref<Tuple>>,
}

impl<'a> Args<'a> {
    pub fn positional_only(values: &'a [Value]) -> Args<'a> {
        Args { values, names: None }
    }

    pub fn new(values: &'a [Value], names: Option<&'a Ref<Tuple>>) -> Args<'a> {
        Args { values, names: names.filter(|names| !names.is_empty()) }
    }

    /// Names of the keyword arguments.
    pub fn names(self) -> &'a [Value] {
        self.names.map_or(&[], |names| names.items())
    }

    /// The values without a name, and those with one.
    pub fn split(self) -> (&'a [Value], &'a [Value]) {
        let positional = self.values.len().saturating_sub(self.names().len());
        self.values.split_at(positional)
    }

    pub fn positional(self) -> &'a [Value] {
        self.split().0
    }

    /// The positional values behind the first `n`.
    pub fn positional_from(self, n: usize) -> &'a [Value] {
        self.positional().get(n..).unwrap_or(&[])
    }

    /// The first positional value, and the rest of the arguments.
    pub fn split_first(self) -> Option<(&'a Value, Args<'a>)> {
        let first = self.positional().first()?;
        Some((first, Args { values: &self.values[1..], names: self.names }))
    }
}

/// What `**kwargs` collects: name and value of the keyword arguments that no parameter names, in the call's order.
#[derive(Clone)]
pub struct Kwargs<'a> {
    names: &'a [Value],
    values: &'a [Value],
    def: &'static MethodDef,
}

impl<'a> Kwargs<'a> {
    pub fn new(args: Args<'a>, def: &'static MethodDef) -> Kwargs<'a> {
        Kwargs { names: args.names(), values: args.split().1, def }
    }

    pub fn is_empty(&self) -> bool {
        self.names.is_empty() || self.clone().next().is_none()
    }
}

impl<'a> Iterator for Kwargs<'a> {
    type Item = (&'a Ref<Str>, &'a Value);

    fn next(&mut self) -> Option<Self::Item> {
        while let ([name, names @ ..], [value, values @ ..]) = (self.names, self.values) {
            (self.names, self.values) = (names, values);
            if let Some(name) = name.downcast::<Str>()
                && (self.def.shape.takes_any_keyword()
                    || !self.def.keywords().any(|param| name.is_text(param.name)))
            {
                return Some((name, value));
            }
        }
        None
    }
}

/// The arguments of a function that takes `*args, **kwargs`, put together again for a call that passes them on.
pub struct OwnedArgs {
    values: Vec<Value>,
    names: Option<Ref<Tuple>>,
}

impl OwnedArgs {
    pub fn new(vm: &Vm, positional: &[Value], keywords: Kwargs<'_>) -> Res<OwnedArgs> {
        let mut values = positional.to_vec();
        let mut names = Vec::new();
        for (name, value) in keywords {
            names.push(name.to_value());
            values.push(value.clone());
        }
        let names = if names.is_empty() { None } else { Some(tuple::from_iter(vm, names.into_iter())?) };
        Ok(OwnedArgs { values, names })
    }

    pub fn args(&self) -> Args<'_> {
        Args { values: &self.values, names: self.names.as_ref() }
    }
}
