//! Syntax trees as they cross between guest and host: a flat program for a stack (`python/minivm/frontend/tree.py` says
//! what stands in it).

use std::sync::Arc;

use bytecode::{Const, PyStr};

use super::{is_node, names, state};
use crate::objects::attrs;
use crate::objects::constant::{self, NotPlain};
use crate::objects::dict::{self, Dict};
use crate::objects::instance::Instance;
use crate::objects::list::{self, List};
use crate::objects::str::Str;
use crate::objects::types::{Type, class_of};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// How deep a tree may nest: far beyond what any compiler takes, so that one which contains itself ends.
const MAX_DEPTH: usize = 20_000;
/// About what an entry takes while it is on its way.
const ENTRY_BYTES: usize = 128;

/// The tree that `entries` build.
pub(crate) fn build(vm: &mut Vm, entries: &Const) -> Res<Value> {
    let Const::List(entries) = entries else { return Err(malformed(vm)) };
    let version = vm.interp().configuration.version;
    let state = state(vm)?;
    let mut stack: Vec<Value> = Vec::new();
    for entry in entries.iter() {
        vm.tick(8)?;
        let Const::Tuple(parts) = entry else { return Err(malformed(vm)) };
        let Some((Const::Str(kind), rest)) = parts.split_first() else { return Err(malformed(vm)) };
        let made = match (kind.as_str(), rest) {
            (Some("value"), [value]) => constant::value(vm, value, version)?,
            (Some("list"), [Const::Int(count)]) => {
                let Some(at) = below(&stack, *count as usize) else { return Err(malformed(vm)) };
                let made = list::from_slice(vm, &stack[at..])?;
                stack.truncate(at);
                made.into()
            }
            (Some("node"), [Const::Str(class), Const::Tuple(children), Const::Dict(plain)]) => {
                let Some(at) = below(&stack, children.len()) else { return Err(malformed(vm)) };
                let given = dict::new(vm);
                for (name, value) in children.iter().zip(stack.drain(at..)) {
                    let Const::Str(name) = name else { return Err(malformed(vm)) };
                    let name = constant::str_value(vm, name)?;
                    given.set_str(vm, &name, value)?;
                }
                for (name, value) in plain.iter() {
                    let Const::Str(name) = name else { return Err(malformed(vm)) };
                    let (name, value) =
                        (constant::str_value(vm, name)?, constant::value(vm, value, version)?);
                    given.set_str(vm, &name, value)?;
                }
                let class = constant::str_value(vm, class)?;
                node(vm, &state, &class, &given)?
            }
            _ => return Err(malformed(vm)),
        };
        stack.push(made);
    }
    match (stack.pop(), stack.is_empty()) {
        (Some(root), true) => Ok(root),
        _ => Err(malformed(vm)),
    }
}

/// Where the top `count` entries begin.
fn below(stack: &[Value], count: usize) -> Option<usize> {
    stack.len().checked_sub(count)
}

/// A node with attributes in their class's order; the shared one of a class without any.
fn node(vm: &mut Vm, state: &super::State, name: &Ref<Str>, given: &Ref<Dict>) -> Res<Value> {
    let class = state.classes.get_str(vm, name);
    let Some(class) = class.as_ref().and_then(|class| class.downcast::<Type>()) else {
        return Err(malformed(vm));
    };
    let mut listed = names(vm, class.as_value(), "_fields")?;
    listed.extend(names(vm, class.as_value(), "_attributes")?);
    if listed.is_empty()
        && let Some(shared) = state.shared.get_str(vm, name)
    {
        return Ok(shared);
    }
    let made: Value = attrs::new_instance(vm, class, Instance).into();
    if listed.is_empty() && !class.get(vm).base.as_ref().is_some_and(|base| base.is(&vm.types().ast)) {
        state.shared.set_str(vm, name, made.clone())?;
    }
    for name in &listed {
        if let Some(value) = given.get_str(vm, name) {
            attrs::set(vm, &made, name, value)?;
        }
    }
    Ok(made)
}

#[cold]
fn malformed(vm: &Vm) -> Raised {
    vm.system_error("malformed syntax tree")
}

enum Pending {
    Visit(Value, usize),
    Emit(Const),
}

/// The entries that build the tree.
pub(crate) fn flatten(vm: &mut Vm, root: &Value) -> Res<Const> {
    let mut charged = 0;
    let entries = flatten_charged(vm, root, &mut charged);
    vm.heap().uncharge(charged);
    Ok(Const::List(entries?.into()))
}

fn flatten_charged(vm: &mut Vm, root: &Value, charged: &mut usize) -> Res<Vec<Const>> {
    let state = state(vm)?;
    let mut entries = Vec::new();
    let mut pending = vec![Pending::Visit(root.clone(), 0)];
    while let Some(next) = pending.pop() {
        vm.tick(8)?;
        let (value, depth) = match next {
            Pending::Visit(value, depth) => (value, depth),
            Pending::Emit(entry) => {
                entries.push(entry);
                continue;
            }
        };
        vm.heap().charge(ENTRY_BYTES)?;
        *charged += ENTRY_BYTES;
        if depth > MAX_DEPTH {
            return Err(vm.recursion_error("maximum recursion depth exceeded during ast construction"));
        }
        if is_node(vm, &value) {
            let mut listed = names(vm, &value, "_fields")?;
            listed.extend(names(vm, &value, "_attributes")?);
            let (mut children, mut plain) = (Vec::new(), Vec::new());
            for name in listed {
                let Some(attribute) = ops::get_attr_or_none(vm, &value, &name)? else { continue };
                let key = Const::Str(Arc::new(constant::str_data(&name)));
                let is_child = is_node(vm, &attribute) || attribute.downcast::<List>().is_some();
                match constant::data(vm, &attribute) {
                    Ok(data) if !is_child => plain.push((key, data)),
                    _ => children.push((key, attribute)),
                }
            }
            let named = children.iter().map(|(name, _)| name.clone()).collect();
            let class = class_name(vm, &state, &value);
            let parts = [class, Const::Tuple(named), Const::Dict(plain.into())];
            pending.push(Pending::Emit(entry("node", &parts)));
            pending.extend(children.into_iter().rev().map(|(_, child)| Pending::Visit(child, depth + 1)));
        } else if let Some(list) = value.downcast::<List>() {
            let items = list.get(vm).items.to_vec();
            let count = i64::try_from(items.len()).unwrap_or(i64::MAX);
            pending.push(Pending::Emit(entry("list", &[Const::Int(count)])));
            pending.extend(items.into_iter().rev().map(|item| Pending::Visit(item, depth + 1)));
        } else {
            let class = match constant::data(vm, &value) {
                Ok(data) => {
                    entries.push(entry("value", &[data]));
                    continue;
                }
                Err(NotPlain::Class(class)) => text(&class),
                Err(NotPlain::TooDeep) => text(&class_of(vm, &value).name(vm)),
            };
            let shown = ops::repr(vm, &value)?;
            let shown = Const::Str(Arc::new(constant::str_data(&shown)));
            entries.push(entry("foreign", &[class, shown]));
        }
    }
    Ok(entries)
}

fn text(text: &str) -> Const {
    Const::Str(Arc::new(PyStr::new(text)))
}

fn entry(kind: &str, rest: &[Const]) -> Const {
    Const::Tuple(std::iter::once(text(kind)).chain(rest.iter().cloned()).collect())
}

/// The name of the compiler's own class that the node's class is, or derives from first.
fn class_name(vm: &Vm, state: &super::State, node: &Value) -> Const {
    let own = class_of(vm, node).mro(vm).iter().filter_map(|class| class.downcast::<Type>()).find(|class| {
        let kept = state.classes.get_str(vm, &class.get(vm).name);
        kept.is_some_and(|kept| kept.is(class.as_value()))
    });
    match own {
        Some(class) => Const::Str(Arc::new(constant::str_data(&class.get(vm).name))),
        None => text("AST"),
    }
}
