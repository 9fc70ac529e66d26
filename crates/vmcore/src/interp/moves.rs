//! Moving values between registers, and cells.

use super::state::{End, Outcome, State, part, slow};
use crate::objects::cell::Cell;
use crate::objects::function::Function;
use crate::ops::raise;
use crate::value::{Value, retain};
use crate::vm::Vm;

#[inline(always)]
pub(super) unsafe fn move_(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let i = s.instr();
        let word = s.take(i.b);
        s.end(vm, i.a, word)
    }
}

#[inline(always)]
pub(super) unsafe fn load(_: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let i = s.instr();
        fill(s, i.a, i.b);
        s.next()
    }
}

#[inline(always)]
pub(super) unsafe fn load_pair(_: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let i = s.instr();
        fill(s, i.a, i.b);
        fill(s, i.c, i.d);
        s.next()
    }
}

/// Fills an empty temporary with what a local or a constant holds.
#[inline(always)]
unsafe fn fill(s: State, to: i16, from: i16) {
    // SAFETY: the caller's promise; what is empty holds no pointer that would have to be let go of.
    unsafe {
        let word = s.word(from);
        retain(word);
        *s.reg(to) = word;
    }
}

#[inline(always)]
pub(super) unsafe fn copy<const FORM: u8>(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let i = s.instr();
        let word = s.word(i.b);
        retain(word);
        s.end_in::<FORM>(vm, word)
    }
}

#[inline(always)]
pub(super) unsafe fn load_const<const FORM: u8>(vm: &mut Vm, s: State) -> End {
    // SAFETY: the IR's verifier checked the index.
    unsafe {
        let i = s.instr();
        let word = *s.pool.cast::<u64>().sub(1 + i.x as usize);
        retain(word);
        s.end_in::<FORM>(vm, word)
    }
}

#[inline(always)]
pub(super) unsafe fn drop_(vm: &mut Vm, s: State) -> End {
    // SAFETY: the IR's verifier checked that the operand is a temporary, which the instruction owns.
    unsafe {
        let word = std::mem::replace(&mut *s.reg(s.instr().b), 0);
        s.end_without(vm, word)
    }
}

#[inline(always)]
pub(super) unsafe fn swap(_: &mut Vm, s: State) -> End {
    // SAFETY: both are registers of the frame.
    unsafe { std::ptr::swap(s.reg(s.instr().a), s.reg(s.instr().b)) };
    s.next()
}

#[inline(always)]
pub(super) unsafe fn nop(_: &mut Vm, s: State) -> End {
    s.next()
}

/// The error for an unbound local, or an empty cell, in local register `index`.
#[cold]
pub(super) fn unbound(vm: &Vm, s: State, index: i16) -> crate::vm::Raised {
    // SAFETY: the frame's function is live.
    let code = unsafe { &s.function().code };
    let name = code.locals.get(index as usize).map_or(String::new(), |n| n.to_string_lossy());
    let free =
        code.raw.localspluskinds.get(index as usize).is_some_and(|k| k & bytecode::code::kinds::FREE != 0);
    if free {
        raise::name_error(
            vm,
            &format!(
                "cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
            ),
            &code.locals[index as usize],
        )
    } else {
        vm.unbound_local_error(&format!(
            "cannot access local variable '{name}' where it is not associated with a value"
        ))
    }
}

#[inline(always)]
pub(super) unsafe fn check_bound(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let i = s.instr();
        if *s.reg(i.b) != 0 { s.next() } else { slow(vm, s, |vm, s| Err(unbound(vm, s, s.instr().b))) }
    }
}

#[inline(always)]
pub(super) unsafe fn delete_local(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let i = s.instr();
        if *s.reg(i.b) == 0 {
            return slow(vm, s, |vm, s| Err(unbound(vm, s, s.instr().b)));
        }
        let died = s.put(vm, i.b, 0);
        s.after(died)
    }
}

#[inline(always)]
pub(super) unsafe fn make_cell(vm: &mut Vm, s: State) -> End {
    // SAFETY: the register's content moves into the cell.
    unsafe {
        let register = s.reg(s.instr().b);
        let word = std::mem::replace(&mut *register, 0);
        let content = if word == 0 { None } else { Some(Value::from_word(word)) };
        *register = Value::from(vm.alloc(Cell { content })).into_word();
    }
    s.next()
}

#[inline(always)]
pub(super) unsafe fn copy_free_vars(_: &mut Vm, s: State) -> End {
    // SAFETY: the last `n` locals are the free variables' registers, still empty.
    unsafe {
        let function: &Function = s.function();
        if let Some(closure) = &function.closure {
            let end = s.reg((*s.pool).first_temp);
            for (k, cell) in closure.items().iter().rev().enumerate() {
                retain(cell.word());
                // Volatile, because there are few: copying several at once would cost more.
                end.sub(k + 1).write_volatile(cell.word());
            }
        }
    }
    s.next()
}

/// The cell in a local register.
///
/// # Safety
/// The register holds a cell: lowering makes sure of it.
unsafe fn cell<'a>(s: State, index: i16) -> &'a crate::value::Ref<Cell> {
    // SAFETY: the caller's promise; a handle is a pointer word.
    unsafe { &*s.reg(index).cast::<crate::value::Ref<Cell>>() }
}

#[inline(always)]
pub(super) unsafe fn load_cell<const FORM: u8>(vm: &mut Vm, s: State) -> End {
    // SAFETY: lowering names a cell's register.
    unsafe {
        let i = s.instr();
        match &cell(s, i.b).get(vm).content {
            Some(value) => {
                let word = value.clone().into_word();
                s.end_in::<FORM>(vm, word)
            }
            None => slow(vm, s, |vm, s| Err(unbound(vm, s, s.instr().b))),
        }
    }
}

#[inline(always)]
pub(super) unsafe fn store_cell(vm: &mut Vm, s: State) -> End {
    // SAFETY: lowering names a cell's register; the old content goes when the new one is in place.
    unsafe {
        let i = s.instr();
        let value = Value::from_word(s.take(i.c));
        let old = cell(s, i.b).get_mut(vm).content.replace(value);
        let died = old.is_some_and(|v| part(vm, v.into_word()));
        s.after(died)
    }
}

#[inline(always)]
pub(super) unsafe fn delete_cell(vm: &mut Vm, s: State) -> End {
    // SAFETY: lowering names a cell's register.
    unsafe {
        slow(vm, s, |vm, s| match cell(s, s.instr().b).get_mut(vm).content.take() {
            Some(old) => {
                drop(old);
                Ok(Outcome::Go)
            }
            None => Err(unbound(vm, s, s.instr().b)),
        })
    }
}
