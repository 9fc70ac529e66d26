//! The numbers of CPython 3.11's `re/_constants.py`: operators, positions, character categories.

/// What `_sre.MAGIC` must be for the Python side (`re/_constants.py`) to be the one these tables describe.
pub const MAGIC: u32 = 20220615;
/// Size of a code word in bytes, `_sre.CODESIZE`.
pub const CODESIZE: usize = 4;
/// An upper bound of a repeat that means "no bound", `_sre.MAXREPEAT`.
pub const MAXREPEAT: u32 = u32::MAX;
/// The most groups a pattern may have, `_sre.MAXGROUPS`.
pub const MAXGROUPS: usize = (u32::MAX / 4) as usize;

/// An enum whose variants stand for 0, 1, 2... in the order they are listed.
macro_rules! numbered {
    ($(#[$doc:meta])* $name:ident { $($variant:ident),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub(crate) enum $name { $($variant),* }

        impl $name {
            const ALL: &[$name] = &[$($name::$variant),*];

            pub(crate) fn from_code(code: u32) -> Option<$name> {
                $name::ALL.get(code as usize).copied()
            }
        }
    };
}

numbered! {
    Opcode {
        Failure, Success, Any, AnyAll, Assert, AssertNot, At, Branch, Category, Charset, BigCharset, GroupRef,
        GroupRefExists, In, Info, Jump, Literal, Mark, MaxUntil, MinUntil, NotLiteral, Negate, Range, Repeat,
        RepeatOne, Subpattern, MinRepeatOne, AtomicGroup, PossessiveRepeat, PossessiveRepeatOne,
        GroupRefIgnore, InIgnore, LiteralIgnore, NotLiteralIgnore,
        GroupRefLocIgnore, InLocIgnore, LiteralLocIgnore, NotLiteralLocIgnore,
        GroupRefUniIgnore, InUniIgnore, LiteralUniIgnore, NotLiteralUniIgnore, RangeUniIgnore,
    }
}

numbered! {
    /// A condition on a position: argument of `AT`.
    Position {
        Beginning, BeginningLine, BeginningString, Boundary, NonBoundary, End, EndLine, EndString,
        LocBoundary, LocNonBoundary, UniBoundary, UniNonBoundary,
    }
}

numbered! {
    /// A class of characters: argument of `CATEGORY`.
    Category {
        Digit, NotDigit, Space, NotSpace, Word, NotWord, LineBreak, NotLineBreak, LocWord, LocNotWord,
        UniDigit, UniNotDigit, UniSpace, UniNotSpace, UniWord, UniNotWord, UniLineBreak, UniNotLineBreak,
    }
}

/// Flags of the `INFO` block.
pub(crate) mod info {
    pub(crate) const PREFIX: u32 = 1;
    pub(crate) const LITERAL: u32 = 2;
    pub(crate) const CHARSET: u32 = 4;
}
