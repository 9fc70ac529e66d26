//! The instruction set of the register IR: one declaration per instruction, from which the enum, the text form, the
//! verifier, the model check and the interpreter's dispatch table derive.
//!
//! # Operands
//!
//! An instruction has the operand fields `a`, `b`, `c`, `d` (registers and constants), `n` (a small number) and `x` (a
//! jump, a site, a constant or an immediate). A field's *role* says what the instruction does with it:
//!
//! | role   | meaning |
//! |--------|---------|
//! | `def`  | the register is written; what it held before is dropped after the write |
//! | `use`  | a register or constant is read; a local or a constant is *borrowed*, a temporary is *taken*: the instruction owns it, leaves the register empty, and drops it where CPython's opcode does, also when it raises |
//! | `keep` | a register is read and stays as it is |
//! | `win`  | `n` registers from here on are read, all taken |
//! | `jump` | `x` is the distance to the target, in instructions from this one |
//! | `site` | `x` is an index into the code's sites: a name and an inline cache |
//! | `con`  | `x` is an index into the constants |
//! | `imm`  | `x` is a number |
//!
//! An operand below zero is constant number `-1 - operand`; [`ABSENT`](crate::ABSENT) stands where an operand may be
//! missing and is. Registers below `first_temp` are locals (cells and free
//! variables included), the others temporaries. An empty temporary never holds a pointer.
//!
//! # Order of drops
//!
//! Operands are dropped left to right as the table lists them, unless the declaration says otherwise, and before the
//! result is stored in `a` (a store into a local is `STORE_FAST` fused: finalizers run before it).

use std::fmt;

/// What an instruction does with one of its operand fields.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    Def,
    Use,
    Keep,
    Win,
    Jump,
    Site,
    Con,
    Imm,
}

/// The field of an [`Instr`](crate::Instr) that an operand lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    A,
    B,
    C,
    D,
    N,
    X,
}

/// How control leaves an instruction, and what may happen inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Cannot raise, cannot run Python code (drops are queued).
    Pure,
    /// May raise; may run Python code.
    Raises,
    /// As `Raises`, and control does not go on to the next instruction.
    Ends,
}

/// The declaration of an instruction.
#[derive(Debug)]
pub struct Info {
    pub name: &'static str,
    pub operands: &'static [(Field, Role)],
    pub effect: Effect,
    pub doc: &'static str,
}

macro_rules! field {
    (a) => {
        Field::A
    };
    (b) => {
        Field::B
    };
    (c) => {
        Field::C
    };
    (d) => {
        Field::D
    };
    (n) => {
        Field::N
    };
    (x) => {
        Field::X
    };
}

macro_rules! role {
    (def) => {
        Role::Def
    };
    (use) => {
        Role::Use
    };
    (keep) => {
        Role::Keep
    };
    (win) => {
        Role::Win
    };
    (jump) => {
        Role::Jump
    };
    (site) => {
        Role::Site
    };
    (con) => {
        Role::Con
    };
    (imm) => {
        Role::Imm
    };
}

macro_rules! info {
    ($name:ident ($($f:ident: $r:tt),*) $effect:ident $doc:expr) => {
        Info {
            name: stringify!($name),
            operands: &[$((field!($f), role!($r))),*],
            effect: Effect::$effect,
            doc: $doc,
        }
    };
}

/// A declaration that ends in `/ Back` is two: of a jump forward, and of the same jump back.
macro_rules! ops {
    ($($(#[doc = $doc:literal])+ $name:ident $operands:tt $effect:ident $(/ $back:ident)?;)*) => {
        /// An instruction's operation.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[repr(u8)]
        pub enum Op {
            $($(#[doc = $doc])+ $name, $(#[doc = concat!("As `", stringify!($name), "`, back.")] $back,)?)*
        }

        impl Op {
            /// Every operation, in declaration order: `ALL[op as usize] == op`.
            pub const ALL: &[Op] = &[$(Op::$name, $(Op::$back,)?)*];

            /// The declaration.
            pub const fn info(self) -> &'static Info {
                const INFOS: &[Info] = &[$(
                    info!($name $operands $effect concat!($($doc),+)),
                    $(info!($back $operands $effect concat!("As `", stringify!($name), "`, back.")),)?
                )*];
                &INFOS[self as usize]
            }

            /// The operation that does the same and jumps back, if there is one.
            pub const fn back(self) -> Option<Op> {
                match self {
                    $($(Op::$name => Some(Op::$back),)?)*
                    _ => None,
                }
            }

            /// The operation that does the same and jumps forward, if this one jumps back; else itself.
            pub const fn forward(self) -> Op {
                match self {
                    $($(Op::$back => Op::$name,)?)*
                    other => other,
                }
            }
        }

        /// Calls the macro `$then` with every operation's name: `then! { Move Drop ... }`.
        #[macro_export]
        macro_rules! for_each_op {
            ($then:path) => { $then! { $($name $($back)?)* } };
        }
    };
}

ops! {
    // ---- Moving values -------------------------------------------------------------------------------------------
    /// `a = b`. From a local or a constant a copy, from a temporary a move.
    Move(a: def, b: use) Pure;
    /// `a = b`, where `a` is a temporary and `b` none.
    Load(a: def, b: use) Pure;
    /// `a = b`, then `c = d`, as two `Load`s.
    LoadPair(a: def, b: use, c: def, d: use) Pure;
    /// `a = b`, where `b` is a temporary and stays as it is (`COPY`).
    Copy(a: def, b: keep) Pure;
    /// `a = constants[x]`, for a constant too far away to be an operand.
    LoadConst(a: def, x: con) Pure;
    /// Drop the temporary `b` (`POP_TOP` of an owned entry).
    Drop(b: use) Pure;
    /// Exchange `a` and `b`, two temporaries or two locals.
    Swap(a: keep, b: keep) Pure;
    /// Raise UnboundLocalError (NameError for a free variable) if local `b` is empty.
    CheckBound(b: keep) Raises;
    /// Drop local `b` and leave it empty; if it is empty already raise as `CheckBound` does.
    DeleteLocal(b: keep) Raises;

    // ---- Cells ---------------------------------------------------------------------------------------------------
    /// Make a cell that holds what local `b` held, and put it into `b`.
    MakeCell(b: keep) Pure;
    /// Copy the function's `n` closure cells into the last `n` locals.
    CopyFreeVars(n: imm) Pure;
    /// `a` = content of the cell in local `b`.
    LoadCell(a: def, b: keep) Raises;
    /// `a` = `locals[name of b]` if the namespace has it, else the content of the cell in local `b` (class bodies).
    LoadClassCell(a: def, b: keep) Raises;
    /// Content of the cell in local `b` = `c`.
    StoreCell(b: keep, c: use) Pure;
    /// Empty the cell in local `b`.
    DeleteCell(b: keep) Raises;

    // ---- Names ---------------------------------------------------------------------------------------------------
    /// `a` = the global or builtin named at the site.
    LoadGlobal(a: def, x: site) Raises;
    /// Global named at the site = `b`.
    StoreGlobal(b: use, x: site) Raises;
    /// Delete the global named at the site.
    DeleteGlobal(x: site) Raises;
    /// `a` = the local namespace's, global or builtin value of the name.
    LoadName(a: def, x: site) Raises;
    /// Local namespace's name = `b`.
    StoreName(b: use, x: site) Raises;
    /// Delete the name from the local namespace.
    DeleteName(x: site) Raises;
    /// `a = __builtins__.__build_class__`.
    LoadBuildClass(a: def) Raises;
    /// `a = AssertionError`, whatever the name is bound to.
    LoadAssertionError(a: def) Pure;
    /// Make `__annotations__` in the local namespace if it is missing.
    SetupAnnotations() Raises;

    // ---- Operators -----------------------------------------------------------------------------------------------
    /// `a = +b`
    Positive(a: def, b: use) Raises;
    /// `a = -b`
    Negative(a: def, b: use) Raises;
    /// `a = ~b`
    Invert(a: def, b: use) Raises;
    /// `a = not b`
    Not(a: def, b: use) Raises;
    /// `a = b + c`; `n` is 1 for the in-place form, in this and the other binary operators. Drops `b` after `c`'s
    /// count has been read: CPython's BINARY_OP drops the left operand first.
    Add(a: def, b: use, c: use, n: imm) Raises;
    /// `a = b - c`
    Subtract(a: def, b: use, c: use, n: imm) Raises;
    /// `a = b * c`
    Multiply(a: def, b: use, c: use, n: imm) Raises;
    /// `a = b / c`
    TrueDivide(a: def, b: use, c: use, n: imm) Raises;
    /// `a = b // c`
    FloorDivide(a: def, b: use, c: use, n: imm) Raises;
    /// `a = b % c`
    Remainder(a: def, b: use, c: use, n: imm) Raises;
    /// `a = b ** c`
    Power(a: def, b: use, c: use, n: imm) Raises;
    /// `a = b @ c`
    MatrixMultiply(a: def, b: use, c: use, n: imm) Raises;
    /// `a = b << c`
    LeftShift(a: def, b: use, c: use, n: imm) Raises;
    /// `a = b >> c`
    RightShift(a: def, b: use, c: use, n: imm) Raises;
    /// `a = b & c`
    And(a: def, b: use, c: use, n: imm) Raises;
    /// `a = b | c`
    Or(a: def, b: use, c: use, n: imm) Raises;
    /// `a = b ^ c`
    Xor(a: def, b: use, c: use, n: imm) Raises;
    /// `a = b < c`
    Less(a: def, b: use, c: use) Raises;
    /// `a = b <= c`
    LessEqual(a: def, b: use, c: use) Raises;
    /// `a = b == c`
    Equal(a: def, b: use, c: use) Raises;
    /// `a = b != c`
    NotEqual(a: def, b: use, c: use) Raises;
    /// `a = b > c`
    Greater(a: def, b: use, c: use) Raises;
    /// `a = b >= c`
    GreaterEqual(a: def, b: use, c: use) Raises;
    /// `a = b is c` (`n` = 1: `is not`)
    Is(a: def, b: use, c: use, n: imm) Pure;
    /// `a = b in c` (`n` = 1: `not in`)
    Contains(a: def, b: use, c: use, n: imm) Raises;

    // ---- Jumps. One that goes back is another operation, which looks at the eval breaker ------------------------------
    /// Go to `x`: forward, or back to the `Send` that it belongs to (`JUMP_BACKWARD_NO_INTERRUPT`).
    Jump(x: jump) Pure;
    /// Go back to `x`.
    JumpBack(x: jump) Raises;
    /// Go back to the `ForIter` at `x`, and do what it says.
    Repeat(x: jump) Raises;
    /// If `bool(b) == n` go to `x`.
    JumpIf(b: use, n: imm, x: jump) Raises / JumpBackIf;
    /// If `bool(b) == n` go to `x`, which lies ahead, and keep `b`, else drop `b` (`JUMP_IF_TRUE_OR_POP`). `b` is a
    /// temporary.
    JumpIfOrDrop(b: keep, n: imm, x: jump) Raises;
    /// If `(b is None) == n` go to `x`.
    JumpIfNone(b: use, n: imm, x: jump) Raises / JumpBackIfNone;
    /// If `(b is c) == n` go to `x`.
    JumpIfIs(b: use, c: use, n: imm, x: jump) Raises / JumpBackIfIs;
    /// If `(b in c) == n` go to `x`.
    JumpIfContains(b: use, c: use, n: imm, x: jump) Raises / JumpBackIfContains;
    /// If `bool(b < c) == n` go to `x`.
    JumpIfLess(b: use, c: use, n: imm, x: jump) Raises / JumpBackIfLess;
    /// If `bool(b <= c) == n` go to `x`.
    JumpIfLessEqual(b: use, c: use, n: imm, x: jump) Raises / JumpBackIfLessEqual;
    /// If `bool(b == c) == n` go to `x`.
    JumpIfEqual(b: use, c: use, n: imm, x: jump) Raises / JumpBackIfEqual;
    /// If `bool(b != c) == n` go to `x`.
    JumpIfNotEqual(b: use, c: use, n: imm, x: jump) Raises / JumpBackIfNotEqual;
    /// If `bool(b > c) == n` go to `x`.
    JumpIfGreater(b: use, c: use, n: imm, x: jump) Raises / JumpBackIfGreater;
    /// If `bool(b >= c) == n` go to `x`.
    JumpIfGreaterEqual(b: use, c: use, n: imm, x: jump) Raises / JumpBackIfGreaterEqual;

    // ---- Attributes and items --------------------------------------------------------------------------------------
    /// `a = b.name`
    LoadAttr(a: def, b: use, x: site) Raises;
    /// `b.name = c`. Drops the value `c` first, then `b`.
    StoreAttr(c: use, b: use, x: site) Raises;
    /// `del b.name`
    DeleteAttr(b: use, x: site) Raises;
    /// Look `c.name` up for a call: if it is a method of `c`'s type, `a` = the method and `a+1` = `c`; else `a` = the
    /// attribute and `a+1` is empty.
    LoadMethod(a: def, c: use, x: site) Raises;
    /// `a = b[c]`
    GetItem(a: def, b: use, c: use) Raises;
    /// `b[c] = d`. Drops the value `d`, then `b`, then `c`.
    SetItem(d: use, b: use, c: use) Raises;
    /// `del b[c]`
    DeleteItem(b: use, c: use) Raises;
    /// `a = slice(*window)`, `n` is 2 or 3.
    BuildSlice(a: def, b: win, n: imm) Raises;
    /// `a = b[c:d]` (`BUILD_SLICE` of two and `BINARY_SUBSCR`).
    GetSlice(a: def, b: use, c: use, d: use) Raises;

    // ---- Building ------------------------------------------------------------------------------------------------
    /// `a = (window)`
    BuildTuple(a: def, b: win, n: imm) Raises;
    /// `a = [window]`
    BuildList(a: def, b: win, n: imm) Raises;
    /// `a = {window}`; items are added and dropped one by one.
    BuildSet(a: def, b: win, n: imm) Raises;
    /// `a = {k: v, ...}` from a window of `n` registers, keys and values in turn; drops from the top down.
    BuildMap(a: def, b: win, n: imm) Raises;
    /// `a = dict(zip(constants[x], window))`; drops from the top down.
    BuildConstKeyMap(a: def, b: win, n: imm, x: con) Raises;
    /// `a = ''.join(window)`; drops from the top down.
    BuildString(a: def, b: win, n: imm) Raises;
    /// `a = format(b, c)`, `b` converted first: `n` = 0 not at all, 1 `str`, 2 `repr`, 3 `ascii`. Without a
    /// specification, `c` is absent.
    FormatValue(a: def, b: use, c: use, n: imm) Raises;
    /// `list.append(b, c)` of a comprehension.
    ListAppend(b: keep, c: use) Raises;
    /// `set.add(b, c)` of a comprehension.
    SetAdd(b: keep, c: use) Raises;
    /// `b[c] = d` of a comprehension. Where comparing keys raises, the value `d` is dropped first.
    MapAdd(b: keep, c: use, d: use) Raises;
    /// `b.extend(c)` of a display.
    ListExtend(b: keep, c: use) Raises;
    /// `b.update(c)` of a set display.
    SetUpdate(b: keep, c: use) Raises;
    /// `b.update(c)` of a dict display.
    DictUpdate(b: keep, c: use) Raises;
    /// As `DictUpdate`, but a key met twice raises, naming the function `d`.
    DictMerge(b: keep, c: use, d: keep) Raises;
    /// `a = tuple(b)` of a display.
    ListToTuple(a: def, b: use) Raises;

    // ---- Unpacking and matching ----------------------------------------------------------------------------------
    /// Unpack `b` into exactly `n` temporaries from `a` on, the first item in the last of them.
    UnpackSequence(a: def, b: use, n: imm) Raises;
    /// Unpack `b` into exactly the two registers `c` = first, `d` = second item (`UNPACK_SEQUENCE` and two stores;
    /// `c` is stored before `d`).
    UnpackPair(c: def, d: def, b: use) Raises;
    /// Unpack `b` with a starred target: `n` before it, `x` after it, into temporaries from `a` on, in reverse.
    UnpackEx(a: def, b: use, n: imm, x: imm) Raises;
    /// `a = len(b)`
    GetLen(a: def, b: keep) Raises;
    /// `a` = whether `b` is a mapping.
    MatchMapping(a: def, b: keep) Pure;
    /// `a` = whether `b` is a sequence.
    MatchSequence(a: def, b: keep) Pure;
    /// `a` = the tuple of values of the subject `b` for the keys `c`, or None.
    MatchKeys(a: def, b: keep, c: keep) Raises;
    /// `a` = the tuple of attributes if subject `b` is an instance of `c`, with `x` positional patterns and the names
    /// `d`, else None. Drops `d`, then `c`, then `b`.
    MatchClass(a: def, d: use, c: use, b: use, x: imm) Raises;

    // ---- Iteration -----------------------------------------------------------------------------------------------
    /// `a = iter(b)`
    GetIter(a: def, b: use) Raises;
    /// `a = next(b)`; at the end drop `b` and go to `x`.
    ForIter(a: def, b: keep, x: jump) Raises;
    /// `a` = `b` if it is a generator, or a coroutine and this code may await one, else `iter(b)`.
    GetYieldFromIter(a: def, b: use) Raises;

    // ---- Calls. `b` is the callee's register, the arguments follow it ---------------------------------------------------
    /// `a = b(*window)` with `n` arguments in `b+1..`. Drops the callee, then the arguments.
    Call(a: def, b: win, n: imm) Raises;
    /// As `Call`; the last `len(constants[x])` of the `n` arguments are keyword arguments of those names.
    CallKw(a: def, b: win, n: imm, x: con) Raises;
    /// As `Call` after `LoadMethod` into `b`: if `b+1` is empty the `n` arguments from `b+2` on, else `n + 1` from
    /// `b+1` on.
    CallMethod(a: def, b: win, n: imm) Raises;
    /// As `CallMethod`, with keyword names as `CallKw`.
    CallMethodKw(a: def, b: win, n: imm, x: con) Raises;
    /// `a = b(*c, **d)`; `n` = 1 if there is a `d`. `b`, `c`, `d` are temporaries. Drops `b`, `c`, `d` in this order; `c`
    /// already before the call if it is no tuple, once there is a tuple of its items or it proved to be no iterable.
    CallEx(a: def, b: use, c: use, d: use, n: imm) Raises;
    /// `a` = a function of the code object `constants[x]`. `n` as MAKE_FUNCTION's flags; the window holds one register
    /// per flag set: defaults, keyword defaults, annotations, closure.
    MakeFunction(a: def, b: win, n: imm, x: con) Raises;
    /// Leave the frame with the value `b`.
    Return(b: use) Ends;

    // ---- Generators and coroutines ----------------------------------------------------------------------------------
    /// Leave the frame with a new generator, coroutine or async generator that goes on here; when it does, `a` is what
    /// is sent into it (None).
    ReturnGenerator(a: def) Raises;
    /// Suspend with the value `b`; `a` = what is sent in on resumption.
    Yield(a: def, b: use) Raises;
    /// `a = b.send(c)`; if that returns (StopIteration), drop `b`, put the result into `b`, leave `a` and go to `x`.
    Send(a: def, b: keep, c: use, x: jump) Raises;
    /// `a` = `b` wrapped as a value of an async generator.
    AsyncGenWrap(a: def, b: use) Raises;
    /// `a` = the awaitable's iterator; `n` = 1 after `__aenter__`, 2 after `__aexit__` (for the error's words), else 0.
    GetAwaitable(a: def, b: use, n: imm) Raises;
    /// `a = b.__aiter__()`
    GetAiter(a: def, b: use) Raises;
    /// `a` = the awaitable of `b.__anext__()`.
    GetAnext(a: def, b: keep) Raises;
    /// If the exception `c` is StopAsyncIteration drop `c`, then `b`, and go on; else drop `b` and raise `c` again.
    EndAsyncFor(c: use, b: use) Raises;

    // ---- with ------------------------------------------------------------------------------------------------------
    /// `a` = bound `b.__exit__`, `a+1` = `b.__enter__()`.
    BeforeWith(a: def, b: use) Raises;
    /// `a` = bound `b.__aexit__`, `a+1` = `b.__aenter__()`.
    BeforeAsyncWith(a: def, b: use) Raises;
    /// `a = b(type(c), c, c.__traceback__)`: the exit function `b` for the exception `c`.
    WithExceptStart(a: def, b: keep, c: keep) Raises;

    // ---- Exceptions ------------------------------------------------------------------------------------------------
    /// `n` = 0: raise the current exception again, 1: `raise b`, 2: `raise b from c`.
    Raise(b: use, c: use, n: imm) Ends;
    /// Raise the exception `b` again, as if at bytecode offset of the instruction that register `c` names (`n` = 1).
    Reraise(b: use, c: keep, n: imm) Ends;
    /// The exception `b` becomes the handled one: `a` = the handled exception before it, `a+1` = `b`.
    PushExcInfo(a: def, b: use) Pure;
    /// `b` becomes the handled exception.
    PopExcept(b: use) Pure;
    /// `a` = whether the exception `b` matches `c`, a class or a tuple of classes.
    CheckExcMatch(a: def, b: keep, c: use) Raises;
    /// Split the exception group `b` by the type `c`: `a` = the rest, `a+1` = the match, or None and None where nothing
    /// matches (then `a` = `b`). Drops `c` first.
    CheckEgMatch(a: def, c: use, b: use) Raises;
    /// `a` = what is to be raised after `except*`: of the original `b` and the list `c`, or None. Drops `c` first.
    PrepReraiseStar(a: def, c: use, b: use) Raises;

    // ---- Statements ------------------------------------------------------------------------------------------------
    /// `sys.displayhook(b)`
    PrintExpr(b: use) Raises;
    /// `a` = module named at the site, with level `b` and list of names `c`. Drops `c` first.
    ImportName(a: def, c: use, b: use, x: site) Raises;
    /// `a` = attribute of module `b`, or its submodule.
    ImportFrom(a: def, b: keep, x: site) Raises;
    /// Copy the public names of module `b` into the local namespace.
    ImportStar(b: use) Raises;
    /// A place to look at the eval breaker: `n` = 0 at a function's start, 1 after a yield, 2 after `yield from`, 3
    /// after an await.
    Resume(n: imm) Raises;
    /// Tell trace functions that the frame begins or goes on; `n` as for `Resume`. Only in code lowered to be traced, as
    /// the two below.
    TraceCall(n: imm) Raises;
    /// Tell trace functions of a bytecode instruction about to run; `n` = 1 for `SEND`.
    TraceLine(n: imm) Raises;
    /// Tell trace functions that the frame is about to be left with the value `b`.
    TraceReturn(b: keep) Raises;
    /// Leave the run loop: only in the interpreter's own code, never lowered to.
    Exit() Ends;
    /// Does nothing; marks a line that lowers to nothing in the unfused lowering.
    Nop() Pure;
}

impl fmt::Display for Op {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.info().name)
    }
}
