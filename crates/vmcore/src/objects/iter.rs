//! Iterators over builtin containers.

use super::list::List;
use crate::heap::{Trace, Visit};
use crate::value::{Ref, Value};

/// What an iterator goes over and where it is.
pub enum Iter {
    List {
        list: Ref<List>,
        index: usize,
    },
    Tuple {
        tuple: Ref<super::tuple::Tuple>,
        index: usize,
    },
    /// A range whose numbers are all small.
    Range {
        next: i64,
        step: i64,
        left: u64,
    },
    /// Used up.
    Done,
}

impl Trace for Iter {
    fn trace(&self, visit: &mut Visit<'_>) {
        match self {
            Iter::List { list, .. } => visit(list.as_value()),
            Iter::Tuple { tuple, .. } => visit(tuple.as_value()),
            Iter::Range { .. } | Iter::Done => {}
        }
    }
}

impl Iter {
    /// The next small number of a range.
    pub fn range_next(next: &mut i64, step: i64, left: &mut u64) -> Option<Value> {
        if *left == 0 {
            return None;
        }
        *left -= 1;
        let value = *next;
        *next += step;
        Some(Value::small_int_wrapping(value))
    }
}
