//! Making functions.

use super::state::{End, State, leave, produced};
use crate::objects::code::Code;
use crate::objects::dict::Dict;
use crate::objects::function;
use crate::objects::tuple::Tuple;
use crate::value::{Value, Word};
use crate::vm::{Res, Vm};

/// Flags of MAKE_FUNCTION, in the order of its window.
const DEFAULTS: u16 = 1;
const KEYWORD_DEFAULTS: u16 = 2;
const ANNOTATIONS: u16 = 4;
const CLOSURE: u16 = 8;

#[inline(always)]
pub(super) unsafe fn make_function(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid; the IR's verifier checked the constant's index.
    unsafe {
        leave(vm, s, |vm, s| {
            let made = make(vm, s);
            produced(vm, s, made)
        })
    }
}

/// The function that the instruction makes of its constant and its window, which it empties.
unsafe fn make(vm: &mut Vm, s: State) -> Res<Value> {
    // SAFETY: the caller's.
    unsafe {
        let i = s.instr();
        let constant = Value::at(s.pool.cast::<Word>().sub(1 + i.x as usize));
        let Some(code) = constant.downcast::<Code>().cloned() else {
            return Err(vm.system_error("a function is made of what is no code object"));
        };
        let mut register = i.b;
        let mut part = |flag: u16| {
            if i.n & flag == 0 {
                return None;
            }
            register += 1;
            Some(Value::from_word(std::mem::replace(&mut *s.reg(register - 1), 0)))
        };
        let (defaults, keyword_defaults) = (part(DEFAULTS), part(KEYWORD_DEFAULTS));
        let (annotations, closure) = (part(ANNOTATIONS), part(CLOSURE));
        let outer = s.function();
        let made = function::new(vm, code, outer.globals.clone(), outer.builtins.clone());
        let f = made.get_mut(vm);
        f.defaults = defaults.and_then(|v| v.downcast_owned::<Tuple>().ok());
        f.kwdefaults = keyword_defaults.and_then(|v| v.downcast_owned::<Dict>().ok());
        f.annotations = annotations;
        f.closure = closure.and_then(|v| v.downcast_owned::<Tuple>().ok());
        Ok(made.into())
    }
}
