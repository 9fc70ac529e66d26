//! Operators. Small ints and floats are done here, everything else in `ops`.

use super::frame::Return;
use super::state::{End, Outcome, State, further, second, slow, stored};
use super::{operators, special};
use crate::ops::{self, BinaryOp, CompareOp, UnaryOp};
use crate::value::{
    SMALL_INT_MAX, SMALL_INT_MIN, Value, Word, are_ints, float_of, high, int_of, int_of_high, is_float,
    is_int,
};
use crate::vm::Vm;

/// Stores a result that is no pointer into `a`. The operands were no pointers either.
#[inline(always)]
unsafe fn store(vm: &mut Vm, s: State, word: Word) -> End {
    // SAFETY: `a` is a register of the frame.
    unsafe { s.end(vm, s.instr().a, word) }
}

/// Ends an instruction that has looked at both its operands, in a tail, with a bool.
#[inline(always)]
unsafe fn told(vm: &mut Vm, s: State, truth: Value) -> End {
    // SAFETY: the operands and the result are the instruction's.
    unsafe {
        let i = s.instr();
        let died = s.part(vm, i.b) | s.part(vm, i.c);
        let died = s.put(vm, i.a, truth.into_word()) | died;
        s.after(died)
    }
}

#[inline(always)]
fn small(i: i64) -> Option<Word> {
    if (SMALL_INT_MIN..=SMALL_INT_MAX).contains(&i) {
        Some(Value::small_int_wrapping(i).into_word())
    } else {
        None
    }
}

/// A result of arithmetic on [`high`] words: the processor's overflow is that of 48 bits.
#[inline(always)]
fn small_of_high((high, overflows): (i64, bool)) -> Option<Word> {
    if overflows { None } else { Some(int_of_high(high)) }
}

#[inline(always)]
fn is_bool(word: Word) -> bool {
    word == Value::TRUE.word() || word == Value::FALSE.word()
}

/// A bool counts as a number.
#[inline(always)]
fn number(word: Word) -> Word {
    if is_bool(word) {
        Value::small_int_wrapping((word == Value::TRUE.word()) as i64).into_word()
    } else {
        word
    }
}

/// The word of an arithmetic result. The hardware makes NaNs only of the canonical form, of canonical operands.
#[inline(always)]
fn float(f: f64) -> Word {
    Value::float_of_canonical(f).into_word()
}

/// The two words as floats, if both are.
#[inline(always)]
fn both_floats(a: Word, b: Word) -> Option<(f64, f64)> {
    if is_float(a) && is_float(b) { Some((float_of(a), float_of(b))) } else { None }
}

/// The two words as floats, if both are numbers and at least one is a float.
#[inline(always)]
fn mixed_floats(a: Word, b: Word) -> Option<(f64, f64)> {
    if is_float(a) {
        if is_float(b) {
            return Some((float_of(a), float_of(b)));
        }
        if is_int(b) {
            return Some((float_of(a), int_of(b) as f64));
        }
    } else if is_float(b) && is_int(a) {
        return Some((int_of(a) as f64, float_of(b)));
    }
    None
}

/// A handler with the words' fast cases first: two ints, two floats. Where numbers of all kinds mix, they do so next.
macro_rules! binary {
    ($name:ident, $op:ident, numbers, |$a:ident, $b:ident, $floats:ident| $fast:expr) => {
        binary!(@handler $name, |vm, s, $a, $b| { let $floats = both_floats; $fast }, further(vm, s, |vm, s| {
            let i = s.instr();
            let ($a, $b) = (number(s.word(i.b)), number(s.word(i.c)));
            let $floats = mixed_floats;
            match $fast {
                Some(word) => store(vm, s, word),
                None => binary!(@second vm, s, $op),
            }
        }));
    };
    ($name:ident, $op:ident, |$a:ident, $b:ident| $fast:expr) => {
        binary!(@handler $name, |vm, s, $a, $b| $fast, binary!(@second vm, s, $op));
    };
    (@handler $name:ident, |$vm:ident, $s:ident, $a:ident, $b:ident| $fast:expr, $otherwise:expr) => {
        #[inline(always)]
        pub(super) unsafe fn $name<const FORM: u8>($vm: &mut Vm, $s: State) -> End {
            // Of all forms.
            #[inline(always)]
            unsafe fn otherwise($vm: &mut Vm, $s: State) -> End {
                // SAFETY: a handler's state is valid.
                unsafe { $otherwise }
            }
            // SAFETY: a handler's state is valid.
            unsafe {
                let ($a, $b) = ($s.left::<FORM>(), $s.right::<FORM>());
                match $fast {
                    Some(word) => $s.end_in::<FORM>($vm, word),
                    None => otherwise($vm, $s),
                }
            }
        }
    };
    (@second $vm:ident, $s:ident, $op:ident) => {
        second(
            $vm,
            $s,
            |vm, s| operators::binary_quick(vm, s, BinaryOp::$op),
            |vm, s| operators::binary(vm, s, BinaryOp::$op),
        )
    };
}

binary!(add, Add, numbers, |a, b, floats| if are_ints(a, b) {
    small_of_high(high(a).overflowing_add(high(b)))
} else {
    floats(a, b).map(|(x, y)| float(x + y))
});
binary!(subtract, Subtract, numbers, |a, b, floats| if are_ints(a, b) {
    small_of_high(high(a).overflowing_sub(high(b)))
} else {
    floats(a, b).map(|(x, y)| float(x - y))
});
binary!(multiply, Multiply, numbers, |a, b, floats| if are_ints(a, b) {
    small_of_high(high(a).overflowing_mul(int_of(b)))
} else {
    floats(a, b).map(|(x, y)| float(x * y))
});
binary!(true_divide, TrueDivide, numbers, |a, b, floats| if are_ints(a, b) {
    // Both are exact as doubles, so one division rounds correctly.
    if int_of(b) != 0 { Some(float(int_of(a) as f64 / int_of(b) as f64)) } else { None }
} else {
    floats(a, b).filter(|(_, y)| *y != 0.0).map(|(x, y)| float(x / y))
});
binary!(floor_divide, FloorDivide, numbers, |a, b, _floats| if are_ints(a, b) && int_of(b) != 0 {
    small(ops::int::floor_div(int_of(a), int_of(b)))
} else {
    None
});
binary!(remainder, Remainder, numbers, |a, b, _floats| if are_ints(a, b) && int_of(b) != 0 {
    small(ops::int::floor_mod(int_of(a), int_of(b)))
} else {
    None
});
binary!(power, Power, |_a, _b| None);
binary!(matrix_multiply, MatrixMultiply, |_a, _b| None);
binary!(left_shift, LeftShift, |a, b| if are_ints(a, b) && (0..16).contains(&int_of(b)) {
    small(int_of(a) << int_of(b))
} else {
    None
});
binary!(right_shift, RightShift, |a, b| if are_ints(a, b) && int_of(b) >= 0 {
    small(int_of(a) >> int_of(b).min(63))
} else {
    None
});
// The tag of both words survives `&` and `|`, and two tags cancel in `^`.
binary!(and, And, |a, b| if are_ints(a, b) { Some(a & b) } else { None });
binary!(or, Or, |a, b| if are_ints(a, b) { Some(a | b) } else { None });
binary!(xor, Xor, |a, b| if are_ints(a, b) {
    Some(Value::small_int_wrapping((a ^ b) as i64).into_word())
} else {
    None
});

macro_rules! compare {
    ($name:ident, $op:ident, $operator:tt) => {
        #[inline(always)]
        pub(super) unsafe fn $name<const FORM: u8>(vm: &mut Vm, s: State) -> End {
            // Of all forms.
            #[inline(always)]
            unsafe fn otherwise(vm: &mut Vm, s: State) -> End {
                further(vm, s, |vm, s| {
                    if !ops::recursion::at_limit(vm)
                        && let Some(holds) = operators::strings_by_text(s, CompareOp::$op)
                    {
                        // SAFETY: as in the handler.
                        return unsafe { told(vm, s, Value::bool(holds)) };
                    }
                    slowly(vm, s)
                })
            }
            #[inline(always)]
            fn slowly(vm: &mut Vm, s: State) -> End {
                second(
                    vm,
                    s,
                    |vm, s| {
                        if ops::recursion::at_limit(vm) {
                            return None;
                        }
                        // SAFETY: the operands and the result are the instruction's.
                        operators::compare_quick(vm, s, CompareOp::$op, |vm, value| unsafe {
                            stored(vm, s, value.into_word())
                        })
                    },
                    |vm, s| operators::compare(vm, s, CompareOp::$op),
                )
            }
            // SAFETY: a handler's state is valid.
            unsafe {
                let (a, b) = (s.left::<FORM>(), s.right::<FORM>());
                if are_ints(a, b) {
                    return s.end_in::<FORM>(vm, Value::bool(high(a) $operator high(b)).into_word());
                }
                if let Some((x, y)) = both_floats(a, b) {
                    return s.end_in::<FORM>(vm, Value::bool(x $operator y).into_word());
                }
                otherwise(vm, s)
            }
        }
    };
}

compare!(less, Less, <);
compare!(less_equal, LessEqual, <=);
compare!(equal, Equal, ==);
compare!(not_equal, NotEqual, !=);
compare!(greater, Greater, >);
compare!(greater_equal, GreaterEqual, >=);

#[inline(always)]
pub(super) unsafe fn negative(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let word = s.word(s.instr().b);
        if is_float(word) {
            return store(vm, s, float(-float_of(word)));
        }
        if is_int(word)
            && let Some(word) = small(-int_of(word))
        {
            return store(vm, s, word);
        }
        slow(vm, s, |vm, s| operators::unary(vm, s, UnaryOp::Negative))
    }
}

#[inline(always)]
pub(super) unsafe fn positive(vm: &mut Vm, s: State) -> End {
    slow(vm, s, |vm, s| operators::unary(vm, s, UnaryOp::Positive))
}

#[inline(always)]
pub(super) unsafe fn invert(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let word = s.word(s.instr().b);
        if is_int(word)
            && let Some(word) = small(!int_of(word))
        {
            return store(vm, s, word);
        }
        slow(vm, s, |vm, s| operators::unary(vm, s, UnaryOp::Invert))
    }
}

#[inline(always)]
pub(super) unsafe fn not(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        match ops::truth_of_word(s.word(s.instr().b)) {
            Some(truth) => store(vm, s, Value::bool(!truth).into_word()),
            None => further(vm, s, |vm, s| {
                let i = s.instr();
                if let Some(truth) = ops::truth_at_sight(vm, s.value(i.b)) {
                    let died = s.part(vm, i.b);
                    let died = s.put(vm, i.a, Value::bool(!truth).into_word()) | died;
                    return s.after(died);
                }
                second(
                    vm,
                    s,
                    |vm, s| {
                        let (value, first) = (s.value(s.instr().b), (Return::Resume, 0, 0));
                        special::ask(vm, s, value, |n| &n.__bool__, [], first)
                    },
                    operators::not,
                )
            }),
        }
    }
}

/// What `is` gives, or `is not`.
#[inline(always)]
fn is_same(s: State) -> Value {
    let i = s.instr();
    Value::bool((s.word(i.b) == s.word(i.c)) != (i.n == 1))
}

#[inline(always)]
pub(super) unsafe fn is(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        let i = s.instr();
        let word = is_same(s).into_word();
        if !s.spare_both(i.b, i.c) {
            return further(vm, s, |vm, s| told(vm, s, is_same(s)));
        }
        s.end(vm, i.a, word)
    }
}

/// What `in` gives, or `not in`.
#[inline(always)]
fn is_in(s: State, found: bool) -> Value {
    Value::bool(found != (s.instr().n == 1))
}

#[inline(always)]
pub(super) unsafe fn contains(vm: &mut Vm, s: State) -> End {
    // SAFETY: a handler's state is valid.
    unsafe {
        further(vm, s, |vm, s| {
            if let Some(found) = operators::contains_at_sight(vm, s) {
                return told(vm, s, is_in(s, found));
            }
            second(
                vm,
                s,
                |vm, s| {
                    operators::contains_quick(vm, s, |vm, found| stored(vm, s, is_in(s, found).into_word()))
                },
                |vm, s| operators::contains(vm, s, |found| Outcome::Store(is_in(s, found))),
            )
        })
    }
}
