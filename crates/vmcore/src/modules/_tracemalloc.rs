//! `_tracemalloc`. Allocations are not traced: it can be asked whether they are, and refuses to begin. `minivm heap` and
//! `minivm.VM.heap` show what `tracemalloc` would.

use crate::native::module;
use crate::objects::dict::Dict;
use crate::objects::list::{self, List};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(crate) struct Tracemalloc;

#[module("_tracemalloc")]
impl Tracemalloc {
    #[py("is_tracing($module, /)")]
    fn is_tracing(_vm: &Vm) -> bool {
        false
    }

    #[py("start($module, nframe=1, /)")]
    fn start(vm: &Vm, _nframe: i32) -> Res<()> {
        Err(vm.runtime_error("allocations cannot be traced: `python -m minivm heap` shows the heap"))
    }

    #[py("stop($module, /)")]
    fn stop(_vm: &Vm) {}

    #[py("clear_traces($module, /)")]
    fn clear_traces(_vm: &Vm) {}

    #[py("reset_peak($module, /)")]
    fn reset_peak(_vm: &Vm) {}

    #[py("get_traceback_limit($module, /)")]
    fn get_traceback_limit(_vm: &Vm) -> i64 {
        1
    }

    #[py("get_traced_memory($module, /)")]
    fn get_traced_memory(_vm: &Vm) -> (i64, i64) {
        (0, 0)
    }

    #[py("get_tracemalloc_memory($module, /)")]
    fn get_tracemalloc_memory(_vm: &Vm) -> i64 {
        0
    }

    #[py("_get_traces($module, /)")]
    fn get_traces(vm: &mut Vm) -> Ref<List> {
        list::new(vm)
    }

    #[py("_get_object_traceback($module, obj, /)")]
    fn get_object_traceback(_vm: &Vm, _obj: &Value) -> Option<Value> {
        None
    }
}

pub(crate) fn fill(_vm: &mut Vm, _dict: &Ref<Dict>) -> Res<()> {
    Ok(())
}
