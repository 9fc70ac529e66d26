//! `gc`: the cycle collector's controls and views.

use crate::heap::{Buf, Header};
use crate::native::module;
use crate::objects::dict::Dict;
use crate::objects::list;
use crate::runtime::collector::{self, Age};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(crate) struct Gc;

/// This module provides access to the garbage collector for reference cycles.
///
/// enable() -- Enable automatic garbage collection.
/// disable() -- Disable automatic garbage collection.
/// isenabled() -- Returns true if automatic collection is enabled.
/// collect() -- Do a full collection right now.
/// get_count() -- Return the current collection counts.
/// get_stats() -- Return list of dictionaries containing per-generation stats.
/// set_debug() -- Set debugging flags.
/// get_debug() -- Get debugging flags.
/// set_threshold() -- Set the collection thresholds.
/// get_threshold() -- Return the current the collection thresholds.
/// get_objects() -- Return a list of all objects tracked by the collector.
/// is_tracked() -- Returns true if a given object is tracked.
/// is_finalized() -- Returns true if a given object has been already finalized.
/// get_referrers() -- Return the list of objects that refer to an object.
/// get_referents() -- Return the list of objects that an object refers to.
/// freeze() -- Freeze all tracked objects and ignore them for future collections.
/// unfreeze() -- Unfreeze all objects in the permanent generation.
/// get_freeze_count() -- Return the number of objects in the permanent generation.
#[module("gc")]
impl Gc {
    /// Enable automatic garbage collection.
    #[py("enable($module, /)")]
    fn enable(vm: &Vm) {
        vm.interp().collector.enabled.set(true);
    }

    /// Disable automatic garbage collection.
    #[py("disable($module, /)")]
    fn disable(vm: &Vm) {
        vm.interp().collector.enabled.set(false);
    }

    /// Returns true if automatic garbage collection is enabled.
    #[py("isenabled($module, /)")]
    fn isenabled(vm: &Vm) -> bool {
        vm.interp().collector.enabled.get()
    }

    /// Run the garbage collector.
    ///
    /// With no arguments, run a full collection.  The optional argument
    /// may be an integer specifying which generation to collect.  A ValueError
    /// is raised if the generation number is invalid.
    ///
    /// The number of unreachable objects is returned.
    #[py("collect($module, /, generation=2)")]
    fn collect(vm: &mut Vm, generation: i64) -> Res<usize> {
        match generation {
            0 | 1 => Ok(collector::collect(vm, Age::Young)),
            2 => Ok(collector::collect(vm, Age::All)),
            _ => Err(vm.value_error("invalid generation")),
        }
    }

    /// Return the current collection thresholds.
    #[py("get_threshold($module, /)")]
    fn get_threshold(vm: &Vm) -> (i64, i64, i64) {
        let [first, second, third] = vm.interp().collector.thresholds.get();
        (first, second, third)
    }

    /// set_threshold(threshold0, [threshold1, [threshold2]]) -> None
    ///
    /// Sets the collection thresholds.  Setting threshold0 to zero disables
    /// collection.
    #[py(
        "set_threshold($module, threshold0, threshold1=10, threshold2=10, /)",
        flavour = "parse_tuple",
        no_text_signature
    )]
    fn set_threshold(vm: &Vm, threshold0: i64, threshold1: Option<i64>, threshold2: Option<i64>) {
        let collector = &vm.interp().collector;
        let [_, second, third] = collector.thresholds.get();
        collector.thresholds.set([threshold0, threshold1.unwrap_or(second), threshold2.unwrap_or(third)]);
    }

    /// Returns true if the object is tracked by the garbage collector.
    ///
    /// Simple atomic objects will return false.
    #[py("is_tracked($module, obj, /)")]
    fn is_tracked(obj: &Value) -> bool {
        obj.header().is_some_and(is_container)
    }

    /// Return the list of objects that an object refers to.
    #[py("get_referents($module, /, *objs)", no_text_signature)]
    fn get_referents(vm: &mut Vm, objs: &[Value]) -> Res<Value> {
        let mut items = Buf::new(vm.heap());
        for object in objs {
            for referent in vm.heap().referents(object) {
                items.push(referent)?;
            }
        }
        Ok(list::from_buf(vm, items).into())
    }

    /// Return the list of objects that directly refer to any of objs.
    #[py("get_referrers($module, /, *objs)", no_text_signature)]
    fn get_referrers(vm: &mut Vm, objs: &[Value]) -> Res<Value> {
        let mut items = Buf::new(vm.heap());
        for object in vm.heap().containers() {
            let refers = vm.heap().referents(&object).iter().any(|r| objs.iter().any(|o| o.is(r)));
            if refers {
                items.push(object)?;
            }
        }
        Ok(list::from_buf(vm, items).into())
    }

    /// Return a list of objects tracked by the collector (excluding the list returned).
    ///
    ///   generation
    ///     Generation to extract the objects from.
    ///
    /// If generation is not None, return only the objects tracked by the collector
    /// that are in that generation.
    #[py("get_objects($module, /, generation=None)")]
    fn get_objects(vm: &mut Vm, generation: Option<i64>) -> Res<Value> {
        match generation {
            Some(g) if g < 0 => return Err(vm.value_error("generation parameter cannot be negative")),
            Some(g) if g > 2 => {
                return Err(vm.value_error(
                    "generation parameter must be less than the number of available generations (3)",
                ));
            }
            _ => {}
        }
        let mut items = Buf::new(vm.heap());
        for object in vm.heap().containers() {
            let old = vm.heap().is_old(&object);
            let wanted = match generation {
                None => true,
                Some(2) => old,
                Some(0) => !old,
                Some(_) => false,
            };
            if wanted {
                items.push(object)?;
            }
        }
        Ok(list::from_buf(vm, items).into())
    }
}

/// Whether the collector looks at objects like this one.
fn is_container(header: &Header) -> bool {
    header.kind().info().container || header.shape() != 0
}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    const FLAGS: [(&str, i64); 5] = [
        ("DEBUG_STATS", 1),
        ("DEBUG_COLLECTABLE", 2),
        ("DEBUG_UNCOLLECTABLE", 4),
        ("DEBUG_SAVEALL", 32),
        ("DEBUG_LEAK", 38),
    ];
    for (name, value) in FLAGS {
        super::set(vm, dict, name, Value::small_int_wrapping(value))?;
    }
    let garbage = list::new(vm).into();
    super::set(vm, dict, "garbage", garbage)?;
    let callbacks = list::new(vm).into();
    super::set(vm, dict, "callbacks", callbacks)?;
    Ok(())
}
