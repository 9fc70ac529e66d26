//! Which argument is which parameter's, and CPython's words for a call that does not fit.
//!
//! After `_PyArg_UnpackKeywords` and its relatives in CPython's Python/getargs.c and the call checks of
//! Objects/descrobject.c and Objects/methodobject.c. The order of the checks is visible.

#[cfg(test)]
use super::ParamKind;
use super::receiver::check_receiver;
use super::{Args, Flavour, MethodDef, MethodKind, Shape};
use crate::objects::native::NativeFunction;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::types::{Type, lookup};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// Puts the arguments (without receiver) into the slots of the named parameters.
#[inline]
pub fn bind<'a>(
    vm: &Vm,
    args: Args<'a>,
    def: &'static MethodDef,
    slots: &mut [Option<&'a Value>],
) -> Res<()> {
    let (positional, keywords) = args.split();
    match fill(def, positional, keywords, args.names(), slots) {
        Ok(()) => Ok(()),
        Err(message) => Err(vm.type_error(&message)),
    }
}

/// The argument of a required parameter, which [`bind`] has found.
#[inline]
pub fn bound<'a>(vm: &Vm, slot: Option<&'a Value>, def: &'static MethodDef) -> Res<&'a Value> {
    slot.ok_or_else(|| vm.type_error(&format!("{}() missing required argument", def.short_name())))
}

/// The exception for a call that a function without keyword parameters does not take. The arguments come as a
/// [`NativeFn`](super::NativeFn) has them: gathered in one structure they would be in memory for every call.
#[cold]
pub fn refuse(vm: &Vm, values: &[Value], names: Option<&Ref<Tuple>>, def: &'static MethodDef) -> Raised {
    let args = Args { values, names };
    let without_receiver = match check_receiver(vm, args, def) {
        Ok(args) => args,
        Err(raised) => return raised,
    };
    // A class's method, be it a class method or its own class's, goes by the name of that class.
    let own = def.kind == MethodKind::Class || def.kind == MethodKind::Method && def.owner == "type";
    let name = match args.values.first().and_then(|class| class.downcast::<Type>()) {
        Some(class) if own => {
            format!("{}.{}", class.get(vm).qualname.to_string_lossy(), def.name)
        }
        _ => def.qualified_name(),
    };
    let message = if without_receiver.names.is_some() {
        no_keywords(def, &name)
    } else {
        wrong_count(def, &name, without_receiver.values.len())
    };
    vm.type_error(&message)
}

/// The arguments that a `__new__` without keyword parameters looks at: not those with a name, where the class has an
/// `__init__` of its own, in Python, that they are for.
#[inline]
pub fn for_new<'a>(
    vm: &Vm,
    values: &'a [Value],
    names: Option<&'a Ref<Tuple>>,
) -> (&'a [Value], Option<&'a Ref<Tuple>>) {
    if names.is_none() {
        return (values, None);
    }
    let class = values.first().and_then(|class| class.downcast::<Type>());
    let init = class.and_then(|class| lookup(vm, class, &vm.names().__init__));
    match init.is_some_and(|init| init.downcast::<NativeFunction>().is_none()) {
        true => (Args { values, names }.positional(), None),
        false => (values, names),
    }
}

/// A keyword argument's name.
trait Name {
    fn is(&self, name: &str) -> bool;
    fn text(&self) -> String;
}

impl Name for Value {
    fn is(&self, name: &str) -> bool {
        self.downcast::<Str>().is_some_and(|s| s.is_text(name))
    }

    fn text(&self) -> String {
        self.downcast::<Str>().map_or_else(String::new, |s| s.to_string_lossy())
    }
}

/// Puts arguments into the slots of `def.named()`.
#[inline]
fn fill<'a, V>(
    def: &MethodDef,
    positional: &'a [V],
    keywords: &'a [V],
    names: &[impl Name],
    slots: &mut [Option<&'a V>],
) -> Result<(), String> {
    for (slot, value) in slots.iter_mut().zip(positional).take(def.shape.most) {
        *slot = Some(value);
    }
    let none_named = keywords.is_empty() || def.shape.takes_any_keyword();
    if none_named && def.shape.takes(positional.len()) && !def.shape.needs_keyword {
        return Ok(());
    }
    check_count(def, positional.len(), keywords.len())?;
    let used = fill_named(def, keywords, names, slots)?;
    if used == keywords.len() { Ok(()) } else { check_names(def, positional.len(), names) }
}

/// Refuses too many arguments, and too few of those without a name.
#[inline(never)]
fn check_count(def: &MethodDef, given: usize, named: usize) -> Result<(), String> {
    let Shape { positional_only, required, most, var_positional, var_keyword, .. } = def.shape;
    let (total, places) = (given + named, def.named().count());
    if !var_positional && !var_keyword && total > places {
        let what = if given == 0 { "keyword argument" } else { "argument" };
        let places = count(places, what);
        return Err(too_many(def, format!("{} takes at most {places} ({total} given)", called(def))));
    }
    // With `**kwargs` CPython counts the positional arguments apart, by `_PyArg_CheckPositional`.
    if var_keyword && !var_positional && !(required..=most).contains(&given) {
        let bound = if given < required { required } else { most };
        return Err(expected(def.short_name(), required, most, bound, given));
    }
    if def.flavour == Flavour::ParseTuple && var_positional && named > def.keywords().count() {
        let places = count(def.keywords().count(), "keyword argument");
        return Err(too_many(def, format!("{} takes at most {places} ({named} given)", called(def))));
    }
    if !var_positional && given > most {
        let how = if required < most { "at most" } else { "exactly" };
        let takes = match most {
            0 => "no positional arguments".to_owned(),
            _ => format!("{how} {} ({given} given)", count(most, "positional argument")),
        };
        return Err(too_many(def, format!("{} takes {takes}", called(def))));
    }
    let least = positional_only.min(required);
    if given < least {
        let how = if least < most { "at least" } else { "exactly" };
        let least = count(least, "positional argument");
        return Err(too_few(def, format!("{} takes {how} {least} ({given} given)", called(def))));
    }
    Ok(())
}

/// Fills the empty slots by name, and says how many names were used.
#[inline(never)]
fn fill_named<'a, V>(
    def: &MethodDef,
    keywords: &'a [V],
    names: &[impl Name],
    slots: &mut [Option<&'a V>],
) -> Result<usize, String> {
    let mut used = 0;
    for (i, (slot, param)) in slots.iter_mut().zip(def.named()).enumerate() {
        if used < keywords.len() && slot.is_none() && i >= def.shape.positional_only {
            *slot = names.iter().zip(keywords).find(|(name, _)| name.is(param.name)).map(|(_, value)| value);
            used += usize::from(slot.is_some());
        }
        if slot.is_none() && param.required {
            let message =
                format!("{} missing required argument '{}' (pos {})", called(def), param.name, i + 1);
            return Err(too_few(def, message));
        }
    }
    Ok(used)
}

/// Refuses names that are not used: they are given by position as well, or there are no such parameters.
#[cold]
fn check_names(def: &MethodDef, given: usize, names: &[impl Name]) -> Result<(), String> {
    let Shape { positional_only, most, var_keyword, .. } = def.shape;
    for (i, param) in def.named().enumerate().take(given.min(most)).skip(positional_only) {
        if names.iter().any(|name| name.is(param.name)) {
            let (name, at) = (param.name, i + 1);
            return Err(format!("argument for {} given by name ('{name}') and position ({at})", called(def)));
        }
    }
    let is_unknown = |name: &&_| !def.keywords().any(|param| Name::is(*name, param.name));
    match names.iter().find(is_unknown) {
        Some(name) if !var_keyword => {
            Err(format!("'{}' is an invalid keyword argument for {}", name.text(), called(def)))
        }
        _ => Ok(()),
    }
}

/// The function as messages call it.
fn called(def: &MethodDef) -> String {
    match def.short_name() {
        "" => "function".to_owned(),
        name => format!("{name}()"),
    }
}

fn too_few(def: &MethodDef, message: String) -> String {
    def.too_few.map_or(message, str::to_owned)
}

fn too_many(def: &MethodDef, message: String) -> String {
    def.too_many.map_or(message, str::to_owned)
}

/// `name`: the function's qualified name.
fn no_keywords(def: &MethodDef, name: &str) -> String {
    match def.flavour {
        Flavour::Slot => format!("wrapper {}() takes no keyword arguments", def.name),
        // METH_VARARGS
        Flavour::ParseTuple if def.kind == MethodKind::Function => {
            format!("{}() takes no keyword arguments", def.short_name())
        }
        // `super()` has the parentheses in its name.
        _ => format!("{}() takes no keyword arguments", name.trim_end_matches("()")),
    }
}

/// Of a function without keyword parameters. `name`: its qualified name.
fn wrong_count(def: &MethodDef, name: &str, given: usize) -> String {
    let Shape { required: least, most, .. } = def.shape;
    if let Some(message) = if given < least { def.too_few } else { def.too_many } {
        return message.to_owned();
    }
    let most = if def.shape.var_positional { usize::MAX } else { most };
    let bound = if given < least { least } else { most };
    match def.flavour {
        Flavour::NoArgs => format!("{name}() takes no arguments ({given} given)"),
        Flavour::One => format!("{name}() takes exactly one argument ({given} given)"),
        // CPython's PyArg_UnpackTuple is called with an empty name here.
        Flavour::Slot if most > 1 => expected("", least, most, bound, given),
        Flavour::Slot => format!("expected {}, got {given}", count(most, "argument")),
        Flavour::ParseTuple => {
            if most == 0 {
                return format!("{} takes no arguments", called(def));
            }
            let how = match least == most {
                true => "exactly",
                false if given < least => "at least",
                false => "at most",
            };
            format!("{} takes {how} {} ({given} given)", called(def), count(bound, "argument"))
        }
        Flavour::Positional | Flavour::Keywords => expected(def.short_name(), least, most, bound, given),
    }
}

/// `_PyArg_CheckPositional`
fn expected(name: &str, least: usize, most: usize, bound: usize, given: usize) -> String {
    let how = match least == most {
        true => "",
        false if given < least => "at least ",
        false => "at most ",
    };
    format!("{name} expected {how}{}, got {given}", count(bound, "argument"))
}

fn count(n: usize, what: &str) -> String {
    format!("{n} {what}{}", if n == 1 { "" } else { "s" })
}

/// The words for a call with `given` positional arguments and these keywords; `None` if it fits.
#[cfg(test)]
pub(super) fn refusal(def: &MethodDef, given: usize, names: &[&str]) -> Option<String> {
    if def.params.iter().any(|p| !matches!(p.kind, ParamKind::PositionalOnly | ParamKind::VarPositional)) {
        let mut slots = vec![None; def.named().count()];
        fill(def, &vec![(); given], &vec![(); names.len()], names, &mut slots).err()
    } else if !names.is_empty() {
        Some(no_keywords(def, &def.qualified_name()))
    } else if !def.shape.takes(given) {
        Some(wrong_count(def, &def.qualified_name(), given))
    } else {
        None
    }
}

#[cfg(test)]
impl Name for &str {
    fn is(&self, name: &str) -> bool {
        *self == name
    }

    fn text(&self) -> String {
        (*self).to_owned()
    }
}
