//! `a op b`: who is asked, and in which order.
//!
//! CPython asks slots (`binary_op1` in Objects/abstract.c), and a class written in Python has slots that ask its methods
//! (`SLOT1BINFULL` in Objects/typeobject.c). Both orders in one are [`find_binary`]'s: at most two methods are asked.
//! Sequences come last: their `+` and `*` are no number's slots.

use super::{sequence, unsupported};
use crate::native::MethodKind;
use crate::objects::native::NativeFunction;
use crate::objects::str::{self, Str};
use crate::objects::types::{Flags, Type, class_of, lookup};
use crate::objects::{complex, float, int, set};
use crate::ops::call;
use crate::runtime::names::Names;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

macro_rules! binary_ops {
    ($($op:ident $symbol:literal $inplace_symbol:literal $method:ident $reflected:ident $($inplace:ident)?;)*) => {
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum BinaryOp { $($op),* }

        impl BinaryOp {
            /// As messages show it.
            pub fn symbol(self) -> &'static str {
                match self { $(BinaryOp::$op => $symbol),* }
            }

            /// As messages about `a op= b` show it.
            pub fn inplace_symbol(self) -> &'static str {
                match self { $(BinaryOp::$op => $inplace_symbol),* }
            }

            /// `__add__`
            pub fn method(self, names: &Names) -> &Ref<Str> {
                match self { $(BinaryOp::$op => &names.$method),* }
            }

            /// `__radd__`
            pub fn reflected(self, names: &Names) -> &Ref<Str> {
                match self { $(BinaryOp::$op => &names.$reflected),* }
            }

            /// `__iadd__`
            pub fn inplace(self, names: &Names) -> Option<&Ref<Str>> {
                match self { $(BinaryOp::$op => binary_ops!(@inplace names $($inplace)?)),* }
            }
        }
    };
    (@inplace $names:ident) => { None };
    (@inplace $names:ident $inplace:ident) => { Some(&$names.$inplace) };
}

binary_ops! {
    Add "+" "+=" __add__ __radd__ __iadd__;
    Subtract "-" "-=" __sub__ __rsub__ __isub__;
    Multiply "*" "*=" __mul__ __rmul__ __imul__;
    TrueDivide "/" "/=" __truediv__ __rtruediv__ __itruediv__;
    FloorDivide "//" "//=" __floordiv__ __rfloordiv__ __ifloordiv__;
    Remainder "%" "%=" __mod__ __rmod__ __imod__;
    Power "** or pow()" "**=" __pow__ __rpow__ __ipow__;
    MatrixMultiply "@" "@=" __matmul__ __rmatmul__ __imatmul__;
    LeftShift "<<" "<<=" __lshift__ __rlshift__ __ilshift__;
    RightShift ">>" ">>=" __rshift__ __rrshift__ __irshift__;
    And "&" "&=" __and__ __rand__ __iand__;
    Or "|" "|=" __or__ __ror__ __ior__;
    Xor "^" "^=" __xor__ __rxor__ __ixor__;
    // No instruction's: the builtin function's.
    Divmod "divmod()" "divmod()" __divmod__ __rdivmod__;
}

impl BinaryOp {
    /// Whether it is defined for complex numbers.
    pub fn has_complex(self) -> bool {
        use BinaryOp::{Add, Multiply, Power, Subtract, TrueDivide};
        matches!(self, Add | Subtract | Multiply | TrueDivide | Power)
    }

    /// Whether it is defined for floats.
    pub fn has_floats(self) -> bool {
        self.has_complex() || matches!(self, BinaryOp::FloorDivide | BinaryOp::Remainder | BinaryOp::Divmod)
    }

    /// Whether bools have this operator in a way of their own.
    pub fn is_bitwise(self) -> bool {
        matches!(self, BinaryOp::And | BinaryOp::Or | BinaryOp::Xor)
    }

    /// Whether sequences have this operator in a way of their own (`sq_concat`, `sq_repeat`).
    fn is_sequences(self) -> bool {
        matches!(self, BinaryOp::Add | BinaryOp::Multiply)
    }
}

/// `a op b`
pub fn binary(vm: &mut Vm, op: BinaryOp, a: &Value, b: &Value) -> Res<Value> {
    let quick = numbers(vm, op, a, b)
        .or_else(|| str::operate(vm, op, a, b))
        .or_else(|| sequence::quick(vm, op, a, b))
        .or_else(|| set::operate(vm, op, a, b));
    if let Some(result) = quick {
        return result;
    }
    if !both_sequences(vm, op, a, b)
        && let Some(result) = ask_candidates(vm, op, a, b)?
    {
        return Ok(result);
    }
    without_candidates(vm, op, a, b)
}

/// What is left when all candidates have answered NotImplemented: sequences, then TypeError.
pub fn without_candidates(vm: &mut Vm, op: BinaryOp, a: &Value, b: &Value) -> Res<Value> {
    match sequence::binary(vm, op, a, b)? {
        Some(result) => Ok(result),
        None => Err(unsupported_binary(vm, op, a, b)),
    }
}

/// Asks the candidates; none if all of them answered NotImplemented.
pub(super) fn ask_candidates(vm: &mut Vm, op: BinaryOp, a: &Value, b: &Value) -> Res<Option<Value>> {
    let class = class_of(vm, a);
    if class.is(class_of(vm, b))
        && class.flags(vm).contains(Flags::BUILTIN)
        && let Some(method) = lookup(vm, class, op.method(vm.names()))
        && matches!(origin(vm, &method), Origin::Number(_))
    {
        // One function for both operands is asked once.
        let result = call::unbound(vm, &method, a, std::slice::from_ref(b))?;
        return Ok(Some(result).filter(|result| !result.is_not_implemented()));
    }
    for candidate in find_binary(vm, op, a, b).into_iter().flatten() {
        let result = candidate.call(vm, a, b)?;
        if !result.is_not_implemented() {
            return Ok(Some(result));
        }
    }
    Ok(None)
}

#[cold]
fn unsupported_binary(vm: &Vm, op: BinaryOp, a: &Value, b: &Value) -> Raised {
    // Left over from Python 2: `print >> file` gets a hint.
    if op == BinaryOp::RightShift
        && let Some(function) = a.downcast::<NativeFunction>()
        && function.def.name == "print"
    {
        let (a, b) = (class_of(vm, a).name(vm), class_of(vm, b).name(vm));
        return vm.type_error(&format!(
            "unsupported operand type(s) for >>: '{a}' and '{b}'. Did you mean \"print(<message>, \
             file=<output_stream>)\"?"
        ));
    }
    unsupported(vm, op.symbol(), a, b)
}

/// The operator on numbers of exactly the builtin types, which nobody can override; none for anything else.
#[inline]
pub(super) fn numbers(vm: &Vm, op: BinaryOp, a: &Value, b: &Value) -> Option<Res<Value>> {
    let rank = Rank::of(a)?.max(Rank::of(b)?);
    let result = match rank {
        Rank::Bool | Rank::Int => int::operate(vm, op, a, b),
        Rank::Float => float::operate(vm, op, a, b),
        Rank::Complex => complex::operate(vm, op, a, b),
    };
    match result {
        Ok(value) if value.is_not_implemented() => None,
        result => Some(result),
    }
}

/// The builtin numeric types: an operation is the greater's of its operands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    Bool,
    Int,
    Float,
    Complex,
}

impl Rank {
    #[inline]
    fn of(value: &Value) -> Option<Rank> {
        if int::is_exact(value) {
            Some(Rank::Int)
        } else if value.as_float().is_some() {
            Some(Rank::Float)
        } else if value.as_bool().is_some() {
            Some(Rank::Bool)
        } else {
            value.exact::<complex::Complex>().map(|_| Rank::Complex)
        }
    }
}

/// Whether `+` or `*` is between two of builtin sequence types, which have no number's slots to ask.
pub(super) fn both_sequences(vm: &Vm, op: BinaryOp, a: &Value, b: &Value) -> bool {
    let sequence = Flags::BUILTIN.union(Flags::CONCAT);
    op.is_sequences() && [a, b].into_iter().all(|value| class_of(vm, value).flags(vm).contains(sequence))
}

/// A method to ask for `a op b`.
pub struct Candidate {
    /// Found on a class, unbound.
    pub method: Value,
    /// Whether it is `b`'s, and `a` the argument.
    pub reflected: bool,
}

impl Candidate {
    fn call(&self, vm: &mut Vm, a: &Value, b: &Value) -> Res<Value> {
        let (receiver, argument) = if self.reflected { (b, a) } else { (a, b) };
        call::unbound(vm, &self.method, receiver, std::slice::from_ref(argument))
    }
}

/// The methods to ask, first to last.
pub type Candidates = [Option<Candidate>; 2];

/// Whom to ask for `a op b`, in order, until one does not answer NotImplemented.
pub fn find_binary(vm: &Vm, op: BinaryOp, a: &Value, b: &Value) -> Candidates {
    let (a_class, b_class) = (class_of(vm, a), class_of(vm, b));
    let same_class = a_class.is(b_class);
    let left = Slot::of(vm, a_class, op);
    let right = if same_class { Slot::EMPTY } else { Slot::of(vm, b_class, op) };
    let is_subtype = || !same_class && b_class.is_subtype(vm, a_class);
    let right_first = match (&left.kind, &right.kind) {
        // One function for both operands is asked once.
        (SlotKind::Builtin(a), SlotKind::Builtin(b)) if a == b => return [left.ask(), None],
        // One slot that asks methods itself does so reflected first only if that says something new.
        (SlotKind::Python, SlotKind::Python) => is_subtype() && overrides(vm, &right, a_class, op),
        (_, SlotKind::Empty) => false,
        _ => is_subtype(),
    };
    match right_first {
        true => [right.ask_reflected(), left.ask()],
        false => [left.ask(), right.ask_reflected()],
    }
}

/// Whether the reflected method is another than the left operand's (`method_is_overloaded`).
fn overrides(vm: &Vm, right: &Slot, left_class: &Ref<Type>, op: BinaryOp) -> bool {
    match (&right.reflected, lookup(vm, left_class, op.reflected(vm.names()))) {
        (None, _) => false,
        (Some(_), None) => true,
        (Some(right), Some(left)) => !right.is(&left),
    }
}

/// A class's slot for an operator, as CPython would have filled it (`update_one_slot`).
struct Slot {
    kind: SlotKind,
    method: Option<Value>,
    reflected: Option<Value>,
}

enum SlotKind {
    Empty,
    /// The function of the builtin type of this name: it takes either operand first.
    Builtin(&'static str),
    /// Asks the methods.
    Python,
}

impl Slot {
    const EMPTY: Slot = Slot { kind: SlotKind::Empty, method: None, reflected: None };

    fn of(vm: &Vm, class: &Ref<Type>, op: BinaryOp) -> Slot {
        let method = lookup(vm, class, op.method(vm.names()));
        let reflected = lookup(vm, class, op.reflected(vm.names()));
        let mut kind = SlotKind::Empty;
        for found in [&method, &reflected].into_iter().flatten() {
            kind = match (origin(vm, found), kind) {
                // A sequence's leave the number's slot empty, unless something else fills it.
                (Origin::Sequence, kind) => kind,
                (Origin::Number(owner), SlotKind::Empty) => SlotKind::Builtin(owner),
                (Origin::Number(owner), SlotKind::Builtin(other)) if owner == other => {
                    SlotKind::Builtin(owner)
                }
                _ => SlotKind::Python,
            };
        }
        Slot { kind, method, reflected }
    }

    fn ask(self) -> Option<Candidate> {
        match self.kind {
            SlotKind::Empty => None,
            _ => Some(Candidate { method: self.method?, reflected: false }),
        }
    }

    fn ask_reflected(self) -> Option<Candidate> {
        match self.kind {
            SlotKind::Empty => None,
            _ => Some(Candidate { method: self.reflected?, reflected: true }),
        }
    }
}

/// Where an operator's method comes from.
pub(super) enum Origin {
    /// The slot wrapper of a builtin number (or of anything whose operators are a number's): the type's name.
    Number(&'static str),
    /// The slot wrapper of a builtin sequence's `+` or `*`.
    Sequence,
    /// Anything else.
    Python,
}

pub(super) fn origin(vm: &Vm, method: &Value) -> Origin {
    let Some(function) = method.downcast::<NativeFunction>() else { return Origin::Python };
    if function.def.kind != MethodKind::Slot || function.receiver.is_some() {
        return Origin::Python;
    }
    let class = function.class.as_ref().and_then(|class| class.downcast::<Type>());
    let concatenates = class.is_some_and(|class| class.flags(vm).contains(Flags::CONCAT));
    let is_sequences =
        matches!(function.def.name, "__add__" | "__iadd__" | "__mul__" | "__rmul__" | "__imul__");
    if concatenates && is_sequences { Origin::Sequence } else { Origin::Number(function.def.owner) }
}
