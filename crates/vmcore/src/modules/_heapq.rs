//! `_heapq`: the comparisons and their order are those of CPython's `Modules/_heapqmodule.c`.

use crate::native::module;
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::tuple::Tuple;
use crate::ops::{self, CompareOp, recursion};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(crate) struct Heapq;

/// Which end of the order comes out first.
#[derive(Clone, Copy)]
enum Order {
    Least,
    Greatest,
}

impl Order {
    /// Whether `a` comes before `b`.
    fn before(self, vm: &mut Vm, a: &Value, b: &Value) -> Res<bool> {
        let (a, b) = self.turned(a, b);
        ops::compare::holds(vm, CompareOp::Less, a, b)
    }

    /// As [`Order::before`], as far as that can be said without running Python code.
    fn before_quick(self, vm: &Vm, a: &Value, b: &Value) -> Res<Option<bool>> {
        let (a, b) = self.turned(a, b);
        match (a.exact::<Tuple>(), b.exact::<Tuple>()) {
            (Some(a), Some(b)) if !recursion::at_limit(vm) => {
                ops::compare::quick_items(vm, CompareOp::Less, a.items(), b.items())
            }
            _ => Ok(ops::compare::quick(CompareOp::Less, a, b)),
        }
    }

    /// The two, in the order in which `<` says whether `a` comes first.
    fn turned<'a>(self, a: &'a Value, b: &'a Value) -> (&'a Value, &'a Value) {
        match self {
            Order::Least => (a, b),
            Order::Greatest => (b, a),
        }
    }

    /// As [`Order::before`] for two items of the heap, whose length a comparison must not change.
    fn item_before(self, vm: &mut Vm, heap: &Ref<List>, a: usize, b: usize) -> Res<bool> {
        let items = &heap.get(vm).items;
        let len = items.len();
        let (Some(x), Some(y)) = (items.get(a), items.get(b)) else {
            return Err(vm.index_error("index out of range"));
        };
        vm.tick(1)?;
        if let Some(before) = self.before_quick(vm, x, y)? {
            return Ok(before);
        }
        let (x, y) = (x.clone(), y.clone());
        let before = self.before(vm, &x, &y)?;
        if heap.len(vm) != len {
            return Err(vm.runtime_error("list changed size during iteration"));
        }
        Ok(before)
    }

    /// Moves the item at `at` up to where it belongs, not above `top`.
    fn sift_down(self, vm: &mut Vm, heap: &Ref<List>, top: usize, mut at: usize) -> Res<()> {
        if at >= heap.len(vm) {
            return Err(vm.index_error("index out of range"));
        }
        while at > top {
            let parent = (at - 1) >> 1;
            if !self.item_before(vm, heap, at, parent)? {
                break;
            }
            heap.get_mut(vm).items.swap(at, parent);
            at = parent;
        }
        Ok(())
    }

    /// Moves the item at `top` down to a leaf, then up to where it belongs.
    fn sift_up(self, vm: &mut Vm, heap: &Ref<List>, top: usize) -> Res<()> {
        let end = heap.len(vm);
        if top >= end {
            return Err(vm.index_error("index out of range"));
        }
        let mut at = top;
        while at < end >> 1 {
            let mut child = 2 * at + 1;
            if child + 1 < end && !self.item_before(vm, heap, child, child + 1)? {
                child += 1;
            }
            heap.get_mut(vm).items.swap(at, child);
            at = child;
        }
        self.sift_down(vm, heap, top, at)
    }

    fn pop(self, vm: &mut Vm, heap: &Ref<List>) -> Res<Value> {
        let Some(last) = heap.get_mut(vm).items.pop() else {
            return Err(vm.index_error("index out of range"));
        };
        match heap.get_mut(vm).items.first_mut() {
            None => Ok(last),
            Some(first) => {
                let result = std::mem::replace(first, last);
                self.sift_up(vm, heap, 0)?;
                Ok(result)
            }
        }
    }

    fn replace(self, vm: &mut Vm, heap: &Ref<List>, item: &Value) -> Res<Value> {
        let Some(first) = heap.get_mut(vm).items.first_mut() else {
            return Err(vm.index_error("index out of range"));
        };
        let result = std::mem::replace(first, item.clone());
        self.sift_up(vm, heap, 0)?;
        Ok(result)
    }

    fn heapify(self, vm: &mut Vm, heap: &Ref<List>) -> Res<()> {
        // Where an item's children still lie in the cache decides the order for large heaps, in CPython.
        let n = heap.len(vm);
        if n > 2500 { self.heapify_large(vm, heap, n) } else { self.heapify_plain(vm, heap, n) }
    }

    fn heapify_plain(self, vm: &mut Vm, heap: &Ref<List>, n: usize) -> Res<()> {
        (0..n >> 1).rev().try_for_each(|at| self.sift_up(vm, heap, at))
    }

    /// `cache_friendly_heapify`: subtrees are finished one by one.
    fn heapify_large(self, vm: &mut Vm, heap: &Ref<List>, n: usize) -> Res<()> {
        let first_leaf = n >> 1;
        let leftmost = keep_top_bit(first_leaf + 1) - 1;
        let parents = first_leaf >> 1..leftmost;
        for at in parents.rev().chain((leftmost..first_leaf).rev()) {
            let mut at = at;
            self.sift_up(vm, heap, at)?;
            // A left child is the last of its parent's subtrees to be finished.
            while at & 1 == 1 {
                at >>= 1;
                self.sift_up(vm, heap, at)?;
            }
        }
        Ok(())
    }
}

/// The highest bit of `n`.
fn keep_top_bit(n: usize) -> usize {
    if n == 0 { 0 } else { 1 << (usize::BITS - 1 - n.leading_zeros()) }
}

#[module("_heapq")]
impl Heapq {
    #[py("heappush($module, heap, item, /)")]
    fn heappush(vm: &mut Vm, heap: &Ref<List>, item: &Value) -> Res<()> {
        heap.push(vm, item.clone())?;
        let last = heap.len(vm) - 1;
        Order::Least.sift_down(vm, heap, 0, last)
    }

    #[py("heappop($module, heap, /)")]
    fn heappop(vm: &mut Vm, heap: &Ref<List>) -> Res<Value> {
        Order::Least.pop(vm, heap)
    }

    #[py("heapreplace($module, heap, item, /)")]
    fn heapreplace(vm: &mut Vm, heap: &Ref<List>, item: &Value) -> Res<Value> {
        Order::Least.replace(vm, heap, item)
    }

    #[py("heappushpop($module, heap, item, /)")]
    fn heappushpop(vm: &mut Vm, heap: &Ref<List>, item: &Value) -> Res<Value> {
        let Some(first) = heap.get(vm).items.first().cloned() else { return Ok(item.clone()) };
        if !Order::Least.before(vm, &first, item)? {
            return Ok(item.clone());
        }
        Order::Least.replace(vm, heap, item)
    }

    #[py("heapify($module, heap, /)")]
    fn heapify(vm: &mut Vm, heap: &Ref<List>) -> Res<()> {
        Order::Least.heapify(vm, heap)
    }

    #[py("_heappop_max($module, heap, /)")]
    fn heappop_max(vm: &mut Vm, heap: &Ref<List>) -> Res<Value> {
        Order::Greatest.pop(vm, heap)
    }

    #[py("_heapreplace_max($module, heap, item, /)")]
    fn heapreplace_max(vm: &mut Vm, heap: &Ref<List>, item: &Value) -> Res<Value> {
        Order::Greatest.replace(vm, heap, item)
    }

    #[py("_heapify_max($module, heap, /)")]
    fn heapify_max(vm: &mut Vm, heap: &Ref<List>) -> Res<()> {
        Order::Greatest.heapify(vm, heap)
    }
}

pub(crate) fn fill(_vm: &mut Vm, _dict: &Ref<Dict>) -> Res<()> {
    Ok(())
}
