//! Exceptions thrown into generators, and `yield from` and `await` as seen from outside: what a suspended generator
//! delegates to.

use ir::Op;

use super::exceptions;
use super::frame::Return;
use super::generators::{Step, already_running, executable_of, pop, push, run_step};
use super::state::State;
use crate::objects::exception::Exception;
use crate::objects::generator::{self, Generator};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Raises `exception` inside a generator, where it is suspended, in a nested run loop. What it delegates to is the
/// caller's matter.
pub fn throw(vm: &mut Vm, generator: &Ref<Generator>, exception: Ref<Exception>) -> Res<Step> {
    exceptions::check_stack(vm)?;
    match generator.get(vm).state {
        generator::State::Running => return Err(already_running(vm, generator)),
        generator::State::Finished if generator.is_coroutine(vm) => {
            return Err(vm.runtime_error("cannot reuse already awaited coroutine"));
        }
        generator::State::Finished => return Err(vm.raise(exception)),
        generator::State::Created => {
            // Nothing has run, so nothing can catch it; the frame is entered all the same, for the traceback.
        }
        generator::State::Suspended => {}
    }
    vm.thread().generator_returned.set(false);
    // SAFETY: the frame is pushed at the instruction it is suspended at, where the exception is raised.
    let value = unsafe {
        push(vm, generator, Return::Exit)?;
        let mut exception = exception;
        if executable_of(generator.get(vm)).traced
            && let Err(raised) = super::tracing::entering(vm)
        {
            exception = vm.take_raised(raised);
        }
        if vm.thread().handled.get() != 0 {
            // Only what the generator itself handles is the context, not what its resumer handles.
            exceptions::set_context(vm, &exception);
        }
        let raised = vm.raise(exception);
        let pc = exceptions::unwind(vm, raised);
        super::run::run_from(vm, pc)?
    };
    if vm.thread().generator_returned.replace(false) {
        Ok(Step::Returned(value))
    } else {
        Ok(Step::Yielded(value))
    }
}

/// Runs `f`, which throws into what a suspended generator delegates to, with the generator's frame on the stack, since it
/// counts as running. What the generator handles is not handled meanwhile, as in CPython.
pub fn delegating<T>(vm: &mut Vm, generator: &Ref<Generator>, f: impl FnOnce(&mut Vm) -> Res<T>) -> Res<T> {
    // SAFETY: the generator is suspended; its frame runs nothing, and is current again when `f` has returned.
    let (result, owned) = unsafe {
        let frame = push(vm, generator, Return::Exit)?;
        let outer = std::mem::replace(&mut (*frame).keep, 0);
        let own = vm.thread().handled.replace(outer);
        let result = f(vm);
        (*frame).keep = vm.thread().handled.replace(own);
        (result, pop(vm, frame, generator::State::Suspended).1)
    };
    super::frames::set_suspended(vm, &owned);
    result
}

/// Goes on with a generator whose delegate, to which an exception was passed on, has returned or raised.
pub fn leave_delegate(
    vm: &mut Vm,
    generator: &Ref<Generator>,
    end: Result<Value, Ref<Exception>>,
) -> Res<Step> {
    match end {
        Err(exception) => throw(vm, generator, exception),
        Ok(value) => {
            // The generator goes on behind its `Send`, as if that had seen the delegate return.
            let send = delegation(generator.get(vm));
            let Some(send) = send else { return Ok(Step::Returned(value)) };
            vm.thread().generator_returned.set(false);
            // SAFETY: the frame is pushed as it is suspended; the registers are the `Send`'s.
            unsafe {
                let frame = push(vm, generator, Return::Exit)?;
                let executable = &*(*(*frame).pool).executable;
                let pc = executable.entry().add(send);
                let s = State { pc, base: (*frame).base, pool: (*frame).pool };
                s.set(s.instr().b, value.into_word());
                (*frame).pc = s.jump().pc;
            }
            run_step(vm)
        }
    }
}

/// What a suspended generator delegates to by `yield from` or `await`.
pub fn delegate(vm: &Vm, generator: &Ref<Generator>) -> Option<Value> {
    let g = generator.get(vm);
    let send = delegation(g)?;
    let register = executable_of(g).instrs.get(send)?.b;
    let word = g.words.0.get(register as usize + 1)?;
    // SAFETY: the register holds the receiver for as long as the generator is suspended there.
    if *word == 0 { None } else { Some(unsafe { Value::at(word) }.clone()) }
}

/// Whether anything meets a GeneratorExit that is raised where a generator is suspended: a handler, what it delegates to,
/// or whoever looks on. If not, it may end without.
pub(crate) fn notices_exit(g: &Generator) -> bool {
    let executable = executable_of(g);
    g.frame_object != 0
        || executable.traced
        || executable.handler_of(g.pc).is_some()
        || delegation(g).is_some()
}

/// The index of the `Send` that a suspended generator is in: it stands before the `Yield`, `Resume` and
/// `Jump` that lead back to it.
fn delegation(g: &Generator) -> Option<usize> {
    if g.state != generator::State::Suspended {
        return None;
    }
    let executable = executable_of(g);
    let is_trace = |op: Op| matches!(op, Op::TraceCall | Op::TraceLine);
    let behind = executable.index(g.pc) + 1;
    let mut rest = (behind..).zip(executable.instrs.get(behind..)?).filter(|(_, i)| !is_trace(i.op));
    let (_, resume) = rest.next()?;
    let (at, jump) = rest.next()?;
    if resume.op != Op::Resume || resume.n < 2 || jump.op != Op::Jump {
        return None;
    }
    let target = usize::try_from(at as i64 + jump.x as i64).ok()?;
    let (send, instr) = (target..).zip(executable.instrs.get(target..)?).find(|(_, i)| !is_trace(i.op))?;
    if instr.op == Op::Send { Some(send) } else { None }
}
