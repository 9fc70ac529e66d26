//! An interpreter's inside as a host sees it, as marshalled data. `python/minivm/heap.py` and `python/minivm/gil.py` say
//! what stands where.

mod gil;
mod heap;

pub(super) use gil::gil;
pub(super) use heap::{heap, referrers};

use std::sync::Arc;

use bytecode::{Const, PyStr};

fn text(s: &str) -> Const {
    Const::Str(Arc::new(PyStr::new(s)))
}

fn int(n: usize) -> Const {
    Const::Int(n as i64)
}

fn tuple(parts: impl IntoIterator<Item = Const>) -> Const {
    Const::Tuple(parts.into_iter().collect())
}
