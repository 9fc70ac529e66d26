//! Entering the run loop from native code.

use super::arguments::Arguments;
use super::binding;
use super::dispatch;
use super::frame::Return;
use super::state::{Outcome, State};
use crate::native::Args;
use crate::objects::code::Code;
use crate::objects::dict::Dict;
use crate::objects::function;
use crate::objects::tuple::Tuple;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Calls a Python function, with `receiver` in front of the arguments if there is one, and runs it to its end in a nested run
/// loop.
pub fn call_function(vm: &mut Vm, function: &Value, receiver: Option<&Value>, args: Args<'_>) -> Res<Value> {
    super::exceptions::check_stack(vm)?;
    // SAFETY: the current frame is the one that was entered.
    unsafe {
        if binding::enter_copied(vm, function, receiver, args.values, args.names(), Return::Exit, 0)? {
            return run_current(vm);
        }
        match binding::enter(
            vm,
            function.clone(),
            receiver.into_iter().chain(args.values).cloned().collect(),
            args.names,
            Return::Exit,
            0,
        )? {
            Outcome::Enter => run_current(vm),
            Outcome::Store(value) => Ok(value),
            Outcome::Go | Outcome::Stored | Outcome::Jump => Ok(Value::NONE),
        }
    }
}

/// Runs the current frame, whose `ret` is `Exit`, to its end.
///
/// # Safety
/// It has not run yet, or is suspended.
pub(super) unsafe fn run_current(vm: &mut Vm) -> Res<Value> {
    // SAFETY: the caller's promise.
    unsafe {
        let pc = (*vm.thread().frames.current()).pc;
        run_from(vm, pc)
    }
}

/// Runs on from `pc`, in the current frame unless it is the end already.
///
/// # Safety
/// A run loop that was to be left by a frame with `ret` `Exit` ended at `pc`, or has not begun.
pub(super) unsafe fn run_from(vm: &mut Vm, pc: super::state::Next) -> Res<Value> {
    // SAFETY: the caller's promise.
    unsafe {
        let s = State::enter(vm, pc);
        run_at(vm, s)
    }
}

/// [`run_from`] with the whole state.
///
/// # Safety
/// As for [`run_from`]; `s` is the state of the current frame.
#[inline(always)]
pub(super) unsafe fn run_at(vm: &mut Vm, s: State) -> Res<Value> {
    // SAFETY: the caller's promise.
    unsafe { dispatch::run(vm, s) };
    match vm.thread().result.replace(0) {
        0 => Err(vm.raised_again()),
        // SAFETY: whoever left the frame handed the value's count over.
        word => Ok(unsafe { Value::from_word(word) }),
    }
}

/// Makes `namespace` the one of the current frame.
unsafe fn set_locals(vm: &mut Vm, namespace: &Value) {
    // SAFETY: the caller has made a frame, which owns its namespace.
    unsafe {
        let locals = &mut (*vm.thread().frames.current()).locals;
        super::state::let_go(std::mem::replace(locals, namespace.clone().into_word()));
    }
}

/// Calls a Python function without arguments whose names are in `namespace`: a class body, or code for `exec`.
pub fn call_with_locals(vm: &mut Vm, function: &Value, namespace: &Value) -> Res<Value> {
    super::exceptions::check_stack(vm)?;
    // SAFETY: `enter` made a frame, which is current and owns its namespace from here on.
    unsafe {
        match binding::enter(vm, function.clone(), Arguments::new(), None, Return::Exit, 0)? {
            Outcome::Enter => {
                set_locals(vm, namespace);
                run_current(vm)
            }
            Outcome::Store(value) => Ok(value),
            Outcome::Go | Outcome::Stored | Outcome::Jump => Ok(Value::NONE),
        }
    }
}

/// `exec(code, globals, locals)`: runs code in a namespace. `closure` holds a cell for each of its free variables.
pub fn run_code(
    vm: &mut Vm,
    code: &Ref<Code>,
    globals: &Ref<Dict>,
    locals: &Value,
    closure: Option<Ref<Tuple>>,
) -> Res<Value> {
    super::exceptions::check_stack(vm)?;
    let builtins = super::names::builtins_of(vm, globals)?;
    let function = function::new(vm, code.clone(), globals.clone(), builtins);
    function.get_mut(vm).closure = closure;
    // SAFETY: `enter` made a frame, which is current.
    unsafe {
        binding::enter(vm, function.into(), Arguments::new(), None, Return::Exit, 0)?;
        if !code.raw.has_flag(bytecode::code::flags::OPTIMIZED) {
            set_locals(vm, locals);
        }
        run_current(vm)
    }
}
