//! The heap: what is in it, what the collector did, what keeps an object alive.

use std::collections::{HashMap, HashSet, VecDeque};

use bytecode::Const;

use super::{int, text, tuple};
use crate::heap::survey::object_bytes;
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::types::class_of;
use crate::value::Value;
use crate::vm::Vm;

/// How many paths to an object are looked for.
const PATHS: usize = 10;

/// Everything there is to say about the heap as it is now.
pub(in crate::runtime) fn heap(vm: &Vm) -> Vec<u8> {
    let mut types: HashMap<String, (usize, usize)> = HashMap::new();
    for object in vm.heap().objects() {
        let Some(header) = object.header() else { continue };
        let entry = types.entry(class_of(vm, &object).name(vm)).or_default();
        entry.0 += 1;
        entry.1 += object_bytes(header);
    }
    let mut types: Vec<(String, (usize, usize))> = types.into_iter().collect();
    types.sort_by(|(a, (_, x)), (b, (_, y))| y.cmp(x).then_with(|| a.cmp(b)));
    let types =
        types.into_iter().map(|(name, (objects, bytes))| tuple([text(&name), int(objects), int(bytes)]));
    let survey = vm.heap().survey();
    let classes =
        survey.classes.iter().map(|(cell, c)| tuple([int(*cell), int(c.pages), int(c.cells), int(c.used)]));
    let runs = vm.interp().collector.runs().into_iter().map(|run| {
        let pause = Const::Float(run.pause.as_secs_f64());
        tuple([int(run.generation), int(run.looked_at), int(run.found), int(run.freed), pause])
    });
    let total = vm.heap().bytes();
    let buffers = total - survey.page_bytes() - survey.large_bytes;
    let totals = [
        total,
        vm.heap().peak(),
        survey.arenas,
        survey.arena_bytes(),
        survey.page_bytes(),
        survey.large,
        survey.large_bytes,
        buffers,
    ];
    bytecode::marshal(&tuple([tuple(totals.map(int)), tuple(types), tuple(classes), tuple(runs)]))
}

/// What refers to `target`, and what to that, up to what the interpreter itself holds: the shortest paths, each a tuple of
/// (type of the holder, where in it) from the object upwards, the last one with the root's name.
pub(in crate::runtime) fn referrers(vm: &Vm, target: &Value) -> Const {
    let roots = roots(vm);
    let mut holders: HashMap<u64, Vec<Value>> = HashMap::new();
    for holder in vm.heap().objects() {
        let mut seen = HashSet::new();
        for held in vm.heap().referents(&holder) {
            if held.is_pointer() && seen.insert(held.word()) {
                holders.entry(held.word()).or_default().push(holder.clone());
            }
        }
    }
    // From each object that was reached, the way back to the target.
    let mut below: HashMap<u64, Value> = HashMap::new();
    let mut queue = VecDeque::from([target.clone()]);
    let mut paths = Vec::new();
    while let Some(object) = queue.pop_front() {
        if let Some(name) = roots.get(&object.word()) {
            paths.push(path(vm, &below, &object, target, name));
            if paths.len() == PATHS {
                break;
            }
        }
        for holder in holders.get(&object.word()).into_iter().flatten() {
            if !holder.is(target) && !below.contains_key(&holder.word()) {
                below.insert(holder.word(), object.clone());
                queue.push_back(holder.clone());
            }
        }
    }
    tuple(paths)
}

/// What the interpreter and its thread hold, by the object's word.
fn roots(vm: &Vm) -> HashMap<u64, &'static str> {
    let mut roots = HashMap::new();
    crate::interp::each_register(vm, &mut |value| {
        roots.insert(value.word(), "a running frame");
    });
    vm.interp().module_state.borrow().values().for_each(|value| {
        roots.insert(value.word(), "a native module's state");
    });
    for (handle, name) in [
        (&vm.interp().modules, "sys.modules"),
        (&vm.interp().builtins, "builtins"),
        (&vm.interp().sys, "sys"),
    ] {
        if let Some(dict) = handle.get() {
            roots.insert(dict.as_value().word(), name);
        }
    }
    roots
}

fn path(vm: &Vm, below: &HashMap<u64, Value>, root: &Value, target: &Value, name: &str) -> Const {
    let mut steps = Vec::new();
    let mut holder = root.clone();
    while !holder.is(target) {
        let Some(held) = below.get(&holder.word()) else { break };
        let place = place(vm, &holder, held);
        steps.push(tuple([text(&class_of(vm, &holder).name(vm)), text(&place)]));
        holder = held.clone();
    }
    steps.reverse();
    steps.push(tuple([text("root"), text(name)]));
    tuple(steps)
}

/// Where in its holder an object stands: a subscript, or nothing.
fn place(vm: &Vm, holder: &Value, held: &Value) -> String {
    if let Some(dict) = holder.downcast::<Dict>() {
        let found = dict.get(vm).table.iter().find(|(_, value)| value.is(held));
        return match found {
            Some((key, _)) => match key.downcast::<Str>() {
                Some(key) => format!("['{}']", key.to_string_lossy()),
                None => format!("[{} key]", class_of(vm, key).name(vm)),
            },
            None => "a key".to_owned(),
        };
    }
    let items = match (holder.downcast::<List>(), holder.downcast::<Tuple>()) {
        (Some(list), _) => &list.get(vm).items[..],
        (_, Some(tuple)) => tuple.items(),
        _ => return String::new(),
    };
    items.iter().position(|item| item.is(held)).map_or(String::new(), |index| format!("[{index}]"))
}
