//! The canonical instructions: one set for every CPython version, after the meaning of 3.11's.
//!
//! The stack is written with its top at the right. `L`, `N`, `C` are indices into `localsplusnames`, `names` and
//! `consts`; a target is the index of an instruction in [`Decoded::instrs`](crate::Decoded::instrs).

/// A canonical instruction with its operands. Names follow CPython's opcodes, where `dis` documents them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// No effect; kept because tracing shows its line.
    Nop,

    // Stack.
    PopTop,
    /// `→ NULL`: a mark for [`Op::Call`] that no receiver follows.
    PushNull,
    /// Push the n-th entry from the top again (1 is the top).
    Copy(u32),
    /// Exchange the top with the n-th entry from the top (2 is the one below).
    Swap(u32),

    // Names. The check for an unbound variable happens at the load.
    /// `→ consts[C]`
    LoadConst(u32),
    LoadFast(u32),
    StoreFast(u32),
    DeleteFast(u32),
    /// `→ cell`: the cell itself.
    LoadClosure(u32),
    LoadDeref(u32),
    StoreDeref(u32),
    DeleteDeref(u32),
    /// The class body's namespace first, then the cell.
    LoadClassDeref(u32),
    LoadName(u32),
    StoreName(u32),
    DeleteName(u32),
    /// `→ [NULL] value`: the NULL, only with `push_null`, goes below the value.
    LoadGlobal {
        name: u32,
        push_null: bool,
    },
    StoreGlobal(u32),
    DeleteGlobal(u32),
    LoadAttr(u32),
    /// `value owner →`
    StoreAttr(u32),
    DeleteAttr(u32),
    /// `owner → method owner` or `owner → NULL attribute`.
    LoadMethod(u32),
    LoadBuildClass,
    LoadAssertionError,
    /// `module → module attribute`
    ImportFrom(u32),
    /// `level fromlist → module`
    ImportName(u32),
    ImportStar,
    SetupAnnotations,

    // Operators.
    Unary(UnaryOp),
    /// `left right → result`
    Binary {
        op: BinaryOp,
        inplace: bool,
    },
    Compare(CompareOp),
    Is {
        invert: bool,
    },
    /// `item container → bool`
    Contains {
        invert: bool,
    },
    /// `container index → item`
    BinarySubscr,
    /// `value container index →`
    StoreSubscr,
    /// `container index →`
    DeleteSubscr,

    // Building.
    BuildTuple(u32),
    BuildList(u32),
    BuildSet(u32),
    /// n pairs: `key value ... → dict`
    BuildMap(u32),
    /// n values and a tuple of keys: `value ... keys → dict`
    BuildConstKeyMap(u32),
    BuildString(u32),
    /// `start stop → slice`, or `start stop step → slice`
    BuildSlice {
        has_step: bool,
    },
    /// `value [spec] → str`
    FormatValue {
        conversion: Conversion,
        has_spec: bool,
    },
    /// `item →`, into the list that is the i-th entry from the top once the item is popped (so for the next six).
    ListAppend(u32),
    SetAdd(u32),
    /// `key value →`
    MapAdd(u32),
    ListExtend(u32),
    SetUpdate(u32),
    DictUpdate(u32),
    /// As `DictUpdate`, refusing a key that is already there; the called function, for the message, is the entry two
    /// below the dict.
    DictMerge(u32),
    ListToTuple,
    /// `sequence → item(n-1) ... item(0)`
    UnpackSequence(u32),
    /// `sequence → last(after) ... list first(before-1) ... first(0)`
    UnpackEx {
        before: u32,
        after: u32,
    },

    // Jumps.
    /// Forward, or backward without looking at the eval breaker (the loop of `await` and `yield from`).
    Jump(u32),
    /// Backward; looks at the eval breaker.
    JumpBackward(u32),
    /// `value →`; where the target is not after the instruction, a jump taken looks at the eval breaker.
    PopJumpIf {
        test: Test,
        target: u32,
    },
    /// `value → value` and jump, or `value →`
    JumpIfFalseOrPop(u32),
    JumpIfTrueOrPop(u32),
    GetIter,
    /// `iterator → iterator item`, or when exhausted `iterator →` and jump.
    ForIter(u32),

    // Calls and functions.
    /// `method self args... → result`, `NULL callable args... → result` or `callable arg0 args... → result`. `argc`
    /// counts `args`, keyword values last; their names are the tuple of strings `consts[kw_names]`.
    Call {
        argc: u32,
        kw_names: Option<u32>,
    },
    /// `NULL callable args [kwargs] → result`
    CallFunctionEx {
        has_kwargs: bool,
    },
    /// `[defaults] [kwdefaults] [annotations] [closure] code → function`; see [`function_flags`].
    MakeFunction(u32),
    /// Prologue: put the local (or nothing) into a new cell in the same slot.
    MakeCell(u32),
    /// Prologue: the n free variables' cells come from the function's closure.
    CopyFreeVars(u32),
    ReturnValue,

    // Generators and coroutines.
    /// Prologue: return the generator object. On the first resumption: `→ None`.
    ReturnGenerator,
    /// Start of a body, or where a suspended one goes on. Looks at the eval breaker where the kind says so.
    Resume(ResumeKind),
    /// `value → sent`
    YieldValue,
    AsyncGenWrap,
    GetYieldFromIter,
    GetAwaitable(AwaitableOf),
    GetAiter,
    /// `aiter → aiter awaitable`
    GetAnext,
    /// `receiver value → receiver yielded`, or when the receiver returns `receiver value → result` and jump.
    Send(u32),
    /// `aiter exc →`; raises `exc` unless it is StopAsyncIteration.
    EndAsyncFor,

    // Exceptions and `with`.
    /// `exc → previous exc`; `exc` becomes the one being handled.
    PushExcInfo,
    /// `previous →`; it becomes the one being handled.
    PopExcept,
    /// `exc type → exc bool`
    CheckExcMatch,
    /// `exc type → rest match`, either may be None.
    CheckEgMatch,
    /// `original list → exc` (or None)
    PrepReraiseStar,
    /// `exc →`, raised without a new traceback entry. If not 0, the traceback's position comes from the `lasti` that is
    /// the n-th entry from the top once `exc` is popped.
    Reraise(u32),
    /// 0: re-raise the handled one; 1: `exc →`; 2: `exc cause →`
    RaiseVarargs(u32),
    /// `manager → exit entered`
    BeforeWith,
    /// `manager → exit awaitable`
    BeforeAsyncWith,
    /// `exit lasti previous exc → exit lasti previous exc result`
    WithExceptStart,

    // Pattern matching.
    /// `value → value len`
    GetLen,
    MatchMapping,
    MatchSequence,
    /// `subject keys → subject keys values` (or None)
    MatchKeys,
    /// `subject type names → values` (or None), with n positional patterns
    MatchClass(u32),

    /// `value →`, shown by `sys.displayhook`.
    PrintExpr,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnaryOp {
    Positive,
    Negative,
    Not,
    Invert,
}

/// In the order of `NB_ADD` and following (`Include/opcode.h`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BinaryOp {
    Add,
    And,
    FloorDivide,
    Lshift,
    MatrixMultiply,
    Multiply,
    Remainder,
    Or,
    Power,
    Rshift,
    Subtract,
    TrueDivide,
    Xor,
}

impl BinaryOp {
    pub const ALL: &[BinaryOp] = &[
        BinaryOp::Add,
        BinaryOp::And,
        BinaryOp::FloorDivide,
        BinaryOp::Lshift,
        BinaryOp::MatrixMultiply,
        BinaryOp::Multiply,
        BinaryOp::Remainder,
        BinaryOp::Or,
        BinaryOp::Power,
        BinaryOp::Rshift,
        BinaryOp::Subtract,
        BinaryOp::TrueDivide,
        BinaryOp::Xor,
    ];

    /// As written in source.
    pub const fn symbol(self) -> &'static str {
        match self {
            BinaryOp::Add => "+",
            BinaryOp::And => "&",
            BinaryOp::FloorDivide => "//",
            BinaryOp::Lshift => "<<",
            BinaryOp::MatrixMultiply => "@",
            BinaryOp::Multiply => "*",
            BinaryOp::Remainder => "%",
            BinaryOp::Or => "|",
            BinaryOp::Power => "**",
            BinaryOp::Rshift => ">>",
            BinaryOp::Subtract => "-",
            BinaryOp::TrueDivide => "/",
            BinaryOp::Xor => "^",
        }
    }
}

/// In the order of `Py_LT` and following (`Include/object.h`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompareOp {
    Lt,
    Le,
    Eq,
    Ne,
    Gt,
    Ge,
}

impl CompareOp {
    pub const ALL: &[CompareOp] =
        &[CompareOp::Lt, CompareOp::Le, CompareOp::Eq, CompareOp::Ne, CompareOp::Gt, CompareOp::Ge];

    /// As written in source.
    pub const fn symbol(self) -> &'static str {
        match self {
            CompareOp::Lt => "<",
            CompareOp::Le => "<=",
            CompareOp::Eq => "==",
            CompareOp::Ne => "!=",
            CompareOp::Gt => ">",
            CompareOp::Ge => ">=",
        }
    }
}

/// `!s`, `!r`, `!a` of an f-string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conversion {
    None,
    Str,
    Repr,
    Ascii,
}

/// What a conditional jump asks of the value it pops.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    False,
    True,
    None,
    NotNone,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ResumeKind {
    /// Start of the body; looks at the eval breaker.
    Start,
    /// After `yield`; looks at the eval breaker.
    Yield,
    YieldFrom,
    Await,
}

/// Where an awaitable came from, for the error message.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AwaitableOf {
    Await,
    Aenter,
    Aexit,
}

/// Bits of [`Op::MakeFunction`]: which entries are on the stack, in this order from below.
pub mod function_flags {
    /// Tuple of positional defaults.
    pub const DEFAULTS: u32 = 1;
    /// Dict of keyword-only defaults.
    pub const KWDEFAULTS: u32 = 2;
    /// Tuple of names and annotations alternating.
    pub const ANNOTATIONS: u32 = 4;
    /// Tuple of cells.
    pub const CLOSURE: u32 = 8;
}

impl Op {
    /// The target of a jump, also of one that may be taken or not.
    pub fn target(mut self) -> Option<u32> {
        self.target_mut().map(|target| *target)
    }

    pub(crate) fn target_mut(&mut self) -> Option<&mut u32> {
        match self {
            Op::Jump(t)
            | Op::JumpBackward(t)
            | Op::PopJumpIf { target: t, .. }
            | Op::JumpIfFalseOrPop(t)
            | Op::JumpIfTrueOrPop(t)
            | Op::ForIter(t)
            | Op::Send(t) => Some(t),
            _ => None,
        }
    }

    /// Whether control can go on at the next instruction.
    pub fn falls_through(self) -> bool {
        !matches!(
            self,
            Op::Jump(_) | Op::JumpBackward(_) | Op::ReturnValue | Op::Reraise(_) | Op::RaiseVarargs(_)
        )
    }
}
