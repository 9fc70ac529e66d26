//! `gc`: the cycle collector's controls and views.

use crate::heap::{Buf, Header};
use crate::native::module;
use crate::objects::dict::Dict;
use crate::objects::list;
use crate::runtime::collector::{self, Age};
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
    fn collect(vm: &mut Vm, generation: i64) -> Res<usize> {
        match generation {
            0 | 1 => Ok(collector::collect(vm, Age::Young)),
            2 => Ok(collector::collect(vm, Age::All)),
            _ => Err(vm.value_error("invalid generation")),
        }
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
    fn set_threshold(vm: &Vm, threshold0: i64, threshold1: Option<i64>, threshold2: Option<i64>) {
        let collector = &vm.interp().collector;
        let [_, second, third] = collector.thresholds.get();
        collector.thresholds.set([threshold0, threshold1.unwrap_or(second), threshold2.unwrap_or(third)]);
    }

    #[py("is_tracked($module, obj, /)")]
    fn is_tracked(obj: &Value) -> bool {
        obj.header().is_some_and(is_container)
    }

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
