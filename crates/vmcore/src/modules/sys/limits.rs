//! What `sys` says of limits, sizes and counts.

use super::Sys;
use crate::heap::cell_size;
use crate::interp;
use crate::native::module;
use crate::objects::dict::{self, Dict};
use crate::objects::frame::FrameObject;
use crate::objects::int;
use crate::objects::str::Str;
use crate::objects::types::class_of;
use crate::ops;
use crate::runtime::threads;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// CPython's header of an object that takes part in garbage collection, which `getsizeof` counts.
const GC_HEADER: i64 = 16;

#[module("sys", LIMITS)]
impl Sys {
    #[py("getrecursionlimit($module, /)")]
    fn getrecursionlimit(vm: &Vm) -> u32 {
        vm.interp().recursion_limit.get()
    }

    #[py("setrecursionlimit($module, limit, /)")]
    fn setrecursionlimit(vm: &mut Vm, limit: i32) -> Res<()> {
        let Some(limit) = u32::try_from(limit).ok().filter(|&limit| limit > 0) else {
            return Err(vm.value_error("recursion limit must be greater or equal than 1"));
        };
        let depth = vm.thread().depth.get();
        if depth >= limit {
            return Err(vm.recursion_error(&format!(
                "cannot set the recursion limit to {limit} at the recursion depth {depth}: the limit is too low"
            )));
        }
        vm.interp().recursion_limit.set(limit);
        threads::bound_calls(vm.interp());
        Ok(())
    }

    #[py("get_int_max_str_digits($module, /)")]
    fn get_int_max_str_digits(vm: &Vm) -> usize {
        vm.interp().max_str_digits.get()
    }

    #[py("set_int_max_str_digits($module, /, maxdigits)")]
    fn set_int_max_str_digits(vm: &mut Vm, maxdigits: i32) -> Res<()> {
        match usize::try_from(maxdigits) {
            Ok(digits) if digits == 0 || digits >= int::LEAST_MAX_DIGITS => {
                vm.interp().max_str_digits.set(digits);
                Ok(())
            }
            _ => {
                let least = int::LEAST_MAX_DIGITS;
                Err(vm.value_error(&format!("maxdigits must be 0 or larger than {least}")))
            }
        }
    }

    #[py("getswitchinterval($module, /)")]
    fn getswitchinterval(vm: &Vm) -> f64 {
        vm.interp().gil.interval().as_micros() as f64 * 1e-6
    }

    #[py("getdlopenflags($module, /)")]
    fn getdlopenflags(vm: &Vm) -> i64 {
        let flags = vm.interp().module_state.borrow().get("sys.dlopenflags").and_then(int::to_i64);
        flags.unwrap_or(libc::RTLD_NOW.into())
    }

    #[py("setdlopenflags($module, flags, /)")]
    fn setdlopenflags(vm: &mut Vm, flags: i32) {
        let flags = Value::small_int_wrapping(flags.into());
        vm.interp().module_state.borrow_mut().insert("sys.dlopenflags", flags);
    }

    #[py("setswitchinterval($module, interval, /)")]
    fn setswitchinterval(vm: &mut Vm, interval: f64) -> Res<()> {
        if interval.is_nan() || interval <= 0.0 {
            return Err(vm.value_error("switch interval must be strictly positive"));
        }
        vm.interp().gil.set_interval((interval * 1e6) as u64);
        Ok(())
    }

    #[py("getrefcount($module, object, /)")]
    fn getrefcount(object: &Value) -> i64 {
        // CPython's count of None, small ints and the like: references from everywhere in the process, a large number.
        const SHARED: i64 = 1_000_000_000;
        object.header().map_or(SHARED, |header| i64::from(header.count()))
    }

    #[py("getsizeof($module, /, object, default=<unrepresentable>)", no_text_signature)]
    fn getsizeof(vm: &mut Vm, object: &Value, default: Option<&Value>) -> Res<Value> {
        match size_of_object(vm, object) {
            Ok(size) => ops::int(vm, size),
            Err(raised) => match default {
                Some(default) => {
                    let type_error = vm.types().type_error.clone();
                    ops::raise::catch(vm, raised, &type_error)?;
                    Ok(default.clone())
                }
                None => Err(raised),
            },
        }
    }

    #[py("intern($module, string, /)")]
    fn intern(vm: &mut Vm, string: &Ref<Str>) -> Res<Ref<Str>> {
        if string.as_value().exact::<Str>().is_none() {
            let class = class_of(vm, string.as_value()).name(vm);
            return Err(vm.type_error(&format!("can't intern {class}")));
        }
        Ok(string.interned(vm))
    }

    #[py("getallocatedblocks($module, /)")]
    fn getallocatedblocks(vm: &Vm) -> usize {
        vm.heap().live_objects()
    }

    #[py("_getframe($module, depth=0, /)")]
    fn getframe(vm: &mut Vm, depth: i32) -> Res<Ref<FrameObject>> {
        match interp::caller::frame(vm, usize::try_from(depth).unwrap_or(0)) {
            Some(frame) => Ok(frame),
            None => Err(vm.value_error("call stack is not deep enough")),
        }
    }

    #[py("_current_frames($module, /)")]
    fn current_frames(vm: &mut Vm) -> Res<Ref<Dict>> {
        let mut frames = Vec::new();
        threads::each(vm, |thread| {
            frames.extend(interp::caller::innermost(vm, thread).map(|frame| (thread.ident.get(), frame)));
        });
        let by_thread = dict::new(vm);
        for (ident, frame) in frames {
            let ident = int::from_u64(vm, ident)?;
            by_thread.set_item(vm, &ident, frame.into())?;
        }
        Ok(by_thread)
    }

    #[py("getdefaultencoding($module, /)")]
    fn getdefaultencoding() -> &'static str {
        "utf-8"
    }

    #[py("getfilesystemencoding($module, /)")]
    fn getfilesystemencoding(vm: &Vm) -> String {
        filesystem_encoding(vm, 0, "utf-8")
    }

    #[py("getfilesystemencodeerrors($module, /)")]
    fn getfilesystemencodeerrors(vm: &Vm) -> String {
        filesystem_encoding(vm, 1, "surrogateescape")
    }

    #[py("is_finalizing($module, /)")]
    fn is_finalizing(vm: &Vm) -> bool {
        vm.interp().finalizing.get()
    }

    #[py("_clear_type_cache($module, /)")]
    fn clear_type_cache(vm: &Vm) {
        vm.interp().method_cache.clear();
    }
}

fn filesystem_encoding(vm: &Vm, part: usize, default: &str) -> String {
    match vm.interp().configuration.sys("filesystem_encoding") {
        Some(bytecode::Const::Tuple(parts)) => match parts.get(part) {
            Some(bytecode::Const::Str(text)) => text.to_str_lossy().into_owned(),
            _ => default.to_owned(),
        },
        _ => default.to_owned(),
    }
}

/// `object.__sizeof__()`, and the collector's header as CPython adds it.
fn size_of_object(vm: &mut Vm, object: &Value) -> Res<i64> {
    let name = vm.intern("__sizeof__");
    let class = class_of(vm, object).name(vm);
    let Some(method) = ops::attr::special(vm, object, &name)? else {
        return Err(vm.type_error(&format!("Type {class} doesn't define __sizeof__")));
    };
    let size = ops::call::call_positional(vm, &method, &[])?;
    let Some(size) = int::to_i64(&size) else {
        return Err(vm.type_error("an integer is required"));
    };
    if size < 0 {
        return Err(vm.value_error("__sizeof__() should return >= 0"));
    }
    let collected = object.header().is_some_and(|header| header.kind().info().container);
    debug_assert!(object.header().is_none_or(|header| cell_size(header) > 0));
    Ok(size.saturating_add(if collected { GC_HEADER } else { 0 }))
}
