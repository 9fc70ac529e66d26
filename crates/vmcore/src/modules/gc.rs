//! `gc`: the cycle collector's controls and views.

use crate::heap::Buf;
use crate::heap::collect::{GENERATIONS, PERMANENT};
use crate::native::module;
use crate::objects::dict::{self, Dict};
use crate::objects::list::{self, List};
use crate::objects::native::NativeFunction;
use crate::objects::str::Str;
use crate::objects::types::Type;
use crate::ops;
use crate::runtime::collector::{self, debug};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(crate) struct Gc;

#[module("gc")]
impl Gc {
    #[py("enable($module, /)")]
    fn enable(vm: &Vm) {
        vm.interp().collector.enabled.set(true);
    }

    #[py("disable($module, /)")]
    fn disable(vm: &Vm) {
        vm.interp().collector.enabled.set(false);
    }

    #[py("isenabled($module, /)")]
    fn isenabled(vm: &Vm) -> bool {
        vm.interp().collector.enabled.get()
    }

    #[py("collect($module, /, generation=2)")]
    fn collect(vm: &mut Vm, generation: i32) -> Res<usize> {
        match usize::try_from(generation) {
            Ok(generation) if generation < GENERATIONS => Ok(collector::collect(vm, generation)),
            _ => Err(vm.value_error("invalid generation")),
        }
    }

    #[py("set_debug($module, flags, /)")]
    fn set_debug(vm: &Vm, flags: i32) {
        vm.interp().collector.debug.set(flags.into());
    }

    #[py("get_debug($module, /)")]
    fn get_debug(vm: &Vm) -> i64 {
        vm.interp().collector.debug.get()
    }

    #[py("get_count($module, /)")]
    fn get_count(vm: &Vm) -> (i64, i64, i64) {
        let [_, second, third] = vm.interp().collector.counts.get();
        (vm.heap().young_objects() as i64, second, third)
    }

    #[py("get_threshold($module, /)")]
    fn get_threshold(vm: &Vm) -> (i64, i64, i64) {
        let [first, second, third] = vm.interp().collector.thresholds.get();
        (first, second, third)
    }

    #[py(
        "set_threshold($module, threshold0, threshold1=10, threshold2=10, /)",
        flavour = "parse_tuple",
        no_text_signature
    )]
    fn set_threshold(vm: &Vm, threshold0: i32, threshold1: Option<i32>, threshold2: Option<i32>) {
        let [_, second, third] = vm.interp().collector.thresholds.get();
        let second = threshold1.map_or(second, i64::from);
        let third = threshold2.map_or(third, i64::from);
        collector::set_thresholds(vm, [threshold0.into(), second, third]);
    }

    #[py("get_stats($module, /)")]
    fn get_stats(vm: &mut Vm) -> Res<Ref<List>> {
        let mut items = Buf::new(vm.heap());
        for stats in vm.interp().collector.stats.get() {
            let one = dict::new(vm);
            for (name, number) in [
                ("collections", stats.collections),
                ("collected", stats.collected),
                ("uncollectable", stats.uncollectable),
            ] {
                let (name, number) = (vm.intern(name), ops::int(vm, number as i64)?);
                one.set_str(vm, &name, number)?;
            }
            items.push(one.into())?;
        }
        Ok(list::from_buf(vm, items))
    }

    #[py("is_tracked($module, obj, /)")]
    fn is_tracked(vm: &Vm, obj: &Value) -> bool {
        vm.heap().is_tracked(obj)
    }

    #[py("is_finalized($module, obj, /)")]
    fn is_finalized(vm: &Vm, obj: &Value) -> bool {
        vm.heap().is_finalized(obj)
    }

    #[py("get_referents($module, /, *objs)", no_text_signature)]
    fn get_referents(vm: &mut Vm, objs: &[Value]) -> Res<Ref<List>> {
        let mut items = Buf::new(vm.heap());
        for object in objs {
            for referent in referents(vm, object) {
                items.push(referent)?;
            }
        }
        Ok(list::from_buf(vm, items))
    }

    #[py("get_referrers($module, /, *objs)", no_text_signature)]
    fn get_referrers(vm: &mut Vm, objs: &[Value]) -> Res<Ref<List>> {
        let mut items = Buf::new(vm.heap());
        for object in vm.heap().tracked_objects(None) {
            vm.tick(1)?;
            let refers = vm.heap().referents(&object).iter().any(|r| objs.iter().any(|o| o.is(r)));
            if refers {
                items.push(object)?;
            }
        }
        Ok(list::from_buf(vm, items))
    }

    #[py("get_objects($module, /, generation=None)")]
    fn get_objects(vm: &mut Vm, generation: Option<i64>) -> Res<Ref<List>> {
        // -1 says none, as None does.
        let of = match generation.filter(|generation| *generation != -1).map(usize::try_from) {
            None => None,
            Some(Err(_)) => return Err(vm.value_error("generation parameter cannot be negative")),
            Some(Ok(of)) if of >= GENERATIONS => {
                return Err(vm.value_error(&format!(
                    "generation parameter must be less than the number of available generations ({GENERATIONS})"
                )));
            }
            Some(Ok(of)) => Some(of),
        };
        let mut items = Buf::new(vm.heap());
        for object in vm.heap().tracked_objects(of) {
            items.push(object)?;
        }
        Ok(list::from_buf(vm, items))
    }

    #[py("freeze($module, /)")]
    fn freeze(vm: &Vm) {
        vm.heap().move_generations(0..GENERATIONS, PERMANENT);
        vm.interp().collector.counts.set([0; GENERATIONS]);
    }

    #[py("unfreeze($module, /)")]
    fn unfreeze(vm: &Vm) {
        vm.heap().move_generations(PERMANENT..PERMANENT + 1, GENERATIONS - 1);
    }

    #[py("get_freeze_count($module, /)")]
    fn get_freeze_count(vm: &Vm) -> usize {
        vm.heap().generations()[PERMANENT]
    }
}

/// What an object shows of what it refers to, in the order of CPython's `tp_traverse`: a list and a tuple from the last
/// item to the first, of a dict each value before its key, or no keys where all are strings.
fn referents(vm: &Vm, object: &Value) -> Vec<Value> {
    let mut all = vm.heap().referents(object);
    if object.exact::<NativeFunction>().is_some() {
        all.retain(|referent| referent.downcast::<Type>().is_none());
    } else if let Some(dict) = object.exact::<Dict>() {
        let table = &dict.get(vm).table;
        let keys = !table.iter().all(|(key, _)| key.exact::<Str>().is_some());
        return table
            .iter()
            .flat_map(|(key, value)| [Some(value), Some(key).filter(|_| keys)])
            .flatten()
            .cloned()
            .collect();
    }
    all
}

/// Under which name the interpreter keeps the list that `gc` has under `name`.
pub(crate) fn state_name(name: &'static str) -> &'static str {
    match name {
        "garbage" => "gc.garbage",
        _ => "gc.callbacks",
    }
}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    for (name, value) in [
        ("DEBUG_STATS", debug::STATS),
        ("DEBUG_COLLECTABLE", debug::COLLECTABLE),
        ("DEBUG_UNCOLLECTABLE", debug::UNCOLLECTABLE),
        ("DEBUG_SAVEALL", debug::SAVEALL),
        ("DEBUG_LEAK", debug::COLLECTABLE | debug::UNCOLLECTABLE | debug::SAVEALL),
    ] {
        super::set(vm, dict, name, Value::small_int_wrapping(value))?;
    }
    for name in ["garbage", "callbacks"] {
        let known = vm.interp().module_state.borrow().get(state_name(name)).cloned();
        let list = known.unwrap_or_else(|| list::new(vm).into());
        super::set(vm, dict, name, list.clone())?;
        vm.interp().module_state.borrow_mut().insert(state_name(name), list);
    }
    Ok(())
}
