//! Dropping the operands that an instruction takes, in the order its declaration lists them.

use ir::{Field, Instr, Op, Role};

use super::executable::Pool;
use super::state::{State, is_object, let_go};
use crate::value::Word;

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
#[inline(always)]
pub(super) unsafe fn consume(s: State) {
    // SAFETY: the registers are the instruction's own operands.
    unsafe {
        let i = s.instr();
        match PLANS[i.op as usize] {
            NOTHING => {}
            B => {
                s.consume(i.b);
            }
            B_AND_C => {
                s.consume(i.b);
                s.consume(i.c);
            }
            B_TO_D => {
                s.consume(i.b);
                s.consume(i.c);
                s.consume(i.d);
            }
            WINDOW_FROM_B => consume_window(i, s.reg(i.b)),
            plan => consume_all(plan, s.pc, s.base, s.pool),
        }
    }
}

/// The state comes in registers: as a struct it would go through memory.
#[inline(never)]
unsafe fn consume_all(mut plan: Plan, pc: *const Instr, base: *mut Word, pool: *const Pool) {
    let s = State { pc, base, pool };
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
        // SAFETY: the registers are the instruction's own operands.
        unsafe {
            if step <= WINDOW {
                s.consume(first);
            } else {
                consume_window(i, s.reg(first));
            }
        }
    }
}

#[inline(always)]
unsafe fn consume_window(i: &Instr, first: *mut Word) {
    let n = i.n as usize;
    let (n, backwards) = match i.op {
        // The callee comes before the arguments.
        Op::Call | Op::CallKw => (n + 1, false),
        Op::CallMethod | Op::CallMethodKw => (n + 2, false),
        Op::BuildMap | Op::BuildConstKeyMap | Op::BuildString => (n, true),
        Op::MakeFunction => (i.n.count_ones() as usize, false),
        _ => (n, false),
    };
    // SAFETY: the window's registers are temporaries of the frame, which the instruction owns.
    unsafe {
        for k in 0..n {
            let register = first.add(if backwards { n - 1 - k } else { k });
            let word = *register;
            if is_object(word) {
                *register = 0;
                let_go(word);
            }
        }
    }
}
