//! What searching in str, bytes and bytearray has in common.

use std::ops::Range;

use crate::native::SliceIx;

/// The range that `start` and `end` mean in a sequence of `len` items; none if it begins behind the sequence or behind
/// its own end, where not even an empty string occurs.
pub fn window(len: usize, start: Option<SliceIx>, end: Option<SliceIx>) -> Option<Range<usize>> {
    let end = end.map_or(len, |end| end.clamp(len));
    let start = match start {
        None => 0,
        Some(SliceIx(start)) if start >= 0 => usize::try_from(start).ok()?,
        Some(start) => start.clamp(len),
    };
    (start <= end).then_some(start..end)
}

/// What `find` says.
pub fn or_minus_one(found: Option<usize>) -> i64 {
    // A position in memory is never larger than an `i64`.
    found.map_or(-1, |at| at as i64)
}

/// `maxsplit`, of which a negative one is none.
pub fn split_limit(maxsplit: i64) -> Option<usize> {
    usize::try_from(maxsplit).ok()
}
