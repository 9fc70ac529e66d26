//! Dropping the operands that an instruction takes, in the order its declaration lists them.

use ir::{Field, Op, Role};

use super::state::{State, is_object, let_go, part};
use crate::value::Word;
use crate::vm::Vm;

/// What is dropped, first the lowest four bits: 0 for nothing more, 1 to 4 for the register in field `a` to `d`, 5 to 8
/// for the window that begins there.
type Plan = u32;

const WINDOW: u32 = 4;

const fn plan(op: Op) -> Plan {
    let operands = op.info().operands;
    let (mut plan, mut shift, mut k) = (0, 0, 0);
    while k < operands.len() {
        let (field, role) = &operands[k];
        let number = match field {
            Field::A => 1,
            Field::B => 2,
            Field::C => 3,
            Field::D => 4,
            Field::N | Field::X => 0,
        };
        let step = match role {
            Role::Use => number,
            Role::Win => number + WINDOW,
            _ => 0,
        };
        if number != 0 && step != 0 {
            plan |= step << shift;
            shift += 4;
        }
        k += 1;
    }
    plan
}

static PLANS: [Plan; Op::ALL.len()] = {
    let mut plans = [0; Op::ALL.len()];
    let mut k = 0;
    while k < plans.len() {
        plans[k] = plan(Op::ALL[k]);
        k += 1;
    }
    plans
};

// The plans of most instructions.
const NOTHING: Plan = 0;
const B: Plan = 2;
const B_AND_C: Plan = B | 3 << 4;
const B_TO_D: Plan = B_AND_C | 4 << 8;
const WINDOW_FROM_B: Plan = B + WINDOW;

/// Drops the operands of the instruction at `s`. Those that it has taken already are empty.
#[inline]
pub(super) unsafe fn consume(s: State) {
    // SAFETY: the registers are the instruction's own operands.
    unsafe {
        each(s, |register| {
            let word = *register;
            if is_object(word) {
                *register = 0;
                let_go(word);
            }
        });
    }
}

/// As [`consume`], for handlers: what dies is parked, for which there has to be room.
#[inline(always)]
pub(super) unsafe fn park(vm: &mut Vm, s: State) {
    // SAFETY: as in `consume`.
    unsafe {
        each(s, |register| {
            let word = *register;
            if is_object(word) {
                *register = 0;
                part(vm, word);
            }
        });
    }
}

/// Calls `f` with each register that the instruction owns as an operand: temporaries, in the declared order.
#[inline(always)]
unsafe fn each(s: State, mut f: impl FnMut(*mut Word)) {
    let i = s.instr();
    let mut one = |index: i16| {
        if s.is_temp(index) {
            f(s.reg(index));
        }
    };
    match PLANS[i.op as usize] {
        NOTHING => {}
        B => one(i.b),
        B_AND_C => {
            one(i.b);
            one(i.c);
        }
        B_TO_D => {
            one(i.b);
            one(i.c);
            one(i.d);
        }
        // SAFETY: the window is the instruction's.
        WINDOW_FROM_B => unsafe { each_in_window(s, i.b, f) },
        // SAFETY: the plan is the instruction's.
        plan => unsafe { each_planned(s, plan, f) },
    }
}

#[inline(never)]
unsafe fn each_planned(s: State, mut plan: Plan, mut f: impl FnMut(*mut Word)) {
    let i = s.instr();
    while plan != 0 {
        let step = plan & 0xF;
        plan >>= 4;
        let first = match (step - 1) % WINDOW {
            0 => i.a,
            1 => i.b,
            2 => i.c,
            _ => i.d,
        };
        if step > WINDOW {
            // SAFETY: the window is the instruction's.
            unsafe { each_in_window(s, first, &mut f) };
        } else if s.is_temp(first) {
            f(s.reg(first));
        }
    }
}

#[inline(always)]
unsafe fn each_in_window(s: State, first: i16, mut f: impl FnMut(*mut Word)) {
    let i = s.instr();
    let n = i.n as usize;
    let (n, backwards) = match i.op {
        // The callee comes before the arguments.
        Op::Call | Op::CallKw => (n + 1, false),
        Op::CallMethod | Op::CallMethodKw => (n + 2, false),
        Op::BuildMap | Op::BuildConstKeyMap | Op::BuildString => (n, true),
        Op::MakeFunction => (i.n.count_ones() as usize, false),
        _ => (n, false),
    };
    let first = s.reg(first);
    for k in 0..n {
        // SAFETY: the window's registers are temporaries of the frame, which the instruction owns.
        f(unsafe { first.add(if backwards { n - 1 - k } else { k }) });
    }
}
