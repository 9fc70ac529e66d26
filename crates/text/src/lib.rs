//! Text, and numbers as text, as CPython 3.11 has them, without any object of the VM.
//!
//! Everything here takes and gives plain Rust values: [`StrView`] and [`StrBuf`] for Python's `str` (code points
//! in one of three widths, lone surrogates included), byte slices for `bytes`, `f64` and `i64` for numbers. An
//! `Err` carries the words CPython would say; raising them as the right exception is the caller's.
//!
//! What allocates in proportion to a number the program chose (a width, a precision) says so and gives an upper
//! bound beforehand, so that the caller can refuse.

#![forbid(unsafe_code)]

pub mod codecs;
pub mod complex;
pub mod float;
pub mod format_spec;
pub mod hash;
pub mod int;
pub mod percent;
pub mod repr;
pub mod str_format;
pub mod unicode;

mod buf;
mod numeral;
mod search;
mod split;
mod view;

pub use buf::{StrBuf, StrData};
pub use search::{Matches, RMatches};
pub use split::{Lines, RSplit, Split, SplitByUnit, Words, is_line_break};
pub use view::{Iter, StrView};
