//! Timsort as CPython 3.11 has it (`Objects/listsort.txt`; Powersort's merge policy): the same comparisons in the same
//! order, whatever they answer.
//!
//! Items are plain words that the caller keeps alive, so that they can be moved about while comparisons run Python code.

use crate::heap::Buf;
use crate::vm::{Res, Vm};

/// Wins in a row after which merging goes over to galloping, at first; it adapts.
const MIN_GALLOP: usize = 7;

/// A sorted stretch of the items.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    len: usize,
    /// Depth of the node between this run and the next in Powersort's tree.
    power: u32,
}

struct Sort<'a, T: Copy, F> {
    items: &'a mut [T],
    less: F,
    runs: Vec<Run>,
    min_gallop: usize,
    /// Room for the shorter side of a merge.
    scratch: Buf<T>,
}

/// Sorts `items` by `less`, stably. When `less` raises, the items are left in some order, none lost.
pub(super) fn sort<T: Copy>(
    vm: &mut Vm,
    items: &mut [T],
    less: impl FnMut(&mut Vm, T, T) -> Res<bool>,
) -> Res<()> {
    let scratch = Buf::new(vm.heap());
    Sort { items, less, runs: Vec::new(), min_gallop: MIN_GALLOP, scratch }.run(vm)
}

/// The least length of a run: such that the number of runs is a power of two or just below one.
fn least_run(mut n: usize) -> usize {
    let mut odd = 0;
    while n >= 64 {
        odd |= n & 1;
        n >>= 1;
    }
    n + odd
}

/// The depth at which the midpoints of two neighbouring runs part in a binary tree over all `n` items.
fn power(start: usize, first: usize, second: usize, n: usize) -> u32 {
    let mut a = 2 * start + first;
    let mut b = a + first + second;
    let mut result = 0;
    loop {
        result += 1;
        if a >= n {
            a -= n;
            b -= n;
        } else if b >= n {
            return result;
        }
        a <<= 1;
        b <<= 1;
    }
}

impl<T: Copy, F: FnMut(&mut Vm, T, T) -> Res<bool>> Sort<'_, T, F> {
    #[inline(always)]
    fn less(&mut self, vm: &mut Vm, a: T, b: T) -> Res<bool> {
        vm.tick(1)?;
        (self.less)(vm, a, b)
    }

    fn run(&mut self, vm: &mut Vm) -> Res<()> {
        let n = self.items.len();
        let least = least_run(n);
        let mut start = 0;
        while start < n {
            let mut len = self.natural_run(vm, start)?;
            if len < least {
                let forced = least.min(n - start);
                self.insert(vm, start, start + forced, start + len)?;
                len = forced;
            }
            self.merge_before(vm, len)?;
            self.runs.push(Run { start, len, power: 0 });
            start += len;
        }
        while self.runs.len() > 1 {
            let mut at = self.runs.len() - 2;
            if at > 0 && self.runs[at - 1].len < self.runs[at + 1].len {
                at -= 1;
            }
            self.merge_at(vm, at)?;
        }
        Ok(())
    }

    /// The length of the run at `start`; one that strictly descends is turned round.
    fn natural_run(&mut self, vm: &mut Vm, start: usize) -> Res<usize> {
        let n = self.items.len();
        let mut end = start + 1;
        if end == n {
            return Ok(1);
        }
        let descending = self.less(vm, self.items[end], self.items[end - 1])?;
        end += 1;
        while end < n && self.less(vm, self.items[end], self.items[end - 1])? == descending {
            end += 1;
        }
        if descending {
            self.items[start..end].reverse();
        }
        Ok(end - start)
    }

    /// Binary insertion sort of `lo..hi`, sorted up to `sorted`.
    fn insert(&mut self, vm: &mut Vm, lo: usize, hi: usize, sorted: usize) -> Res<()> {
        for next in sorted..hi {
            let pivot = self.items[next];
            let (mut left, mut right) = (lo, next);
            while left < right {
                let middle = left + (right - left) / 2;
                if self.less(vm, pivot, self.items[middle])? {
                    right = middle;
                } else {
                    left = middle + 1;
                }
            }
            self.items.copy_within(left..next, left + 1);
            self.items[left] = pivot;
        }
        Ok(())
    }

    /// Merges what lies deeper than the node between the last run and a new one of `len` items.
    fn merge_before(&mut self, vm: &mut Vm, len: usize) -> Res<()> {
        let Some(last) = self.runs.last() else { return Ok(()) };
        let power = power(last.start, last.len, len, self.items.len());
        while self.runs.len() > 1 && self.runs[self.runs.len() - 2].power > power {
            self.merge_at(vm, self.runs.len() - 2)?;
        }
        if let Some(last) = self.runs.last_mut() {
            last.power = power;
        }
        Ok(())
    }

    /// Merges run `at` with the next.
    fn merge_at(&mut self, vm: &mut Vm, at: usize) -> Res<()> {
        let (a, b) = (self.runs[at], self.runs[at + 1]);
        self.runs[at].len = a.len + b.len;
        self.runs.remove(at + 1);
        // What of a is not greater than all of b is in place, and what of b is not less than all of a.
        let skip = self.gallop_right(vm, self.items[b.start], Side::Items(a.start), a.len, 0)?;
        let (start, na) = (a.start + skip, a.len - skip);
        if na == 0 {
            return Ok(());
        }
        let nb = self.gallop_left(vm, self.items[start + na - 1], Side::Items(b.start), b.len, b.len - 1)?;
        if nb == 0 {
            Ok(())
        } else if na <= nb {
            self.merge_low(vm, start, na, nb)
        } else {
            self.merge_high(vm, start, na, nb)
        }
    }

    fn keep(&mut self, from: usize, len: usize) -> Res<()> {
        self.scratch.truncate(0);
        self.scratch.extend_from_slice(&self.items[from..from + len])?;
        Ok(())
    }

    /// Merges from the left, the first run being kept aside.
    fn merge_low(&mut self, vm: &mut Vm, start: usize, na: usize, nb: usize) -> Res<()> {
        self.keep(start, na)?;
        let mut m = Low { dest: start, a: 0, na, b: start + na, nb };
        let result = self.merge_low_loop(vm, &mut m);
        // Where the last of a goes behind the rest of b, or a's rest comes before nothing: both are "what is left".
        if m.na == 1 && result.is_ok() {
            self.items.copy_within(m.b..m.b + m.nb, m.dest);
            self.items[m.dest + m.nb] = self.scratch[m.a];
        } else {
            self.items[m.dest..m.dest + m.na].copy_from_slice(&self.scratch[m.a..m.a + m.na]);
        }
        result
    }

    fn merge_low_loop(&mut self, vm: &mut Vm, m: &mut Low) -> Res<()> {
        macro_rules! take_b {
            () => {
                self.items[m.dest] = self.items[m.b];
                (m.dest, m.b, m.nb) = (m.dest + 1, m.b + 1, m.nb - 1);
                if m.nb == 0 {
                    return Ok(());
                }
            };
        }
        macro_rules! take_a {
            () => {
                self.items[m.dest] = self.scratch[m.a];
                (m.dest, m.a, m.na) = (m.dest + 1, m.a + 1, m.na - 1);
                if m.na == 1 {
                    return Ok(());
                }
            };
        }
        take_b!();
        if m.na == 1 {
            return Ok(());
        }
        let mut min_gallop = self.min_gallop;
        loop {
            let (mut won_a, mut won_b) = (0, 0);
            loop {
                if self.less(vm, self.items[m.b], self.scratch[m.a])? {
                    take_b!();
                    (won_a, won_b) = (0, won_b + 1);
                    if won_b >= min_gallop {
                        break;
                    }
                } else {
                    take_a!();
                    (won_a, won_b) = (won_a + 1, 0);
                    if won_a >= min_gallop {
                        break;
                    }
                }
            }
            min_gallop += 1;
            loop {
                min_gallop -= usize::from(min_gallop > 1);
                self.min_gallop = min_gallop;
                let count_a = self.gallop_right(vm, self.items[m.b], Side::Scratch(m.a), m.na, 0)?;
                if count_a > 0 {
                    let taken = &self.scratch[m.a..m.a + count_a];
                    self.items[m.dest..m.dest + count_a].copy_from_slice(taken);
                    (m.dest, m.a, m.na) = (m.dest + count_a, m.a + count_a, m.na - count_a);
                    // None is left of a only where the comparisons contradict each other.
                    if m.na <= 1 {
                        return Ok(());
                    }
                }
                take_b!();
                let count_b = self.gallop_left(vm, self.scratch[m.a], Side::Items(m.b), m.nb, 0)?;
                if count_b > 0 {
                    self.items.copy_within(m.b..m.b + count_b, m.dest);
                    (m.dest, m.b, m.nb) = (m.dest + count_b, m.b + count_b, m.nb - count_b);
                    if m.nb == 0 {
                        return Ok(());
                    }
                }
                take_a!();
                if count_a < MIN_GALLOP && count_b < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            self.min_gallop = min_gallop;
        }
    }

    /// Merges from the right, the second run being kept aside.
    fn merge_high(&mut self, vm: &mut Vm, start: usize, na: usize, nb: usize) -> Res<()> {
        self.keep(start + na, nb)?;
        let mut m = High { start, na, nb };
        let result = self.merge_high_loop(vm, &mut m);
        if m.nb == 1 && result.is_ok() {
            self.items.copy_within(start..start + m.na, start + 1);
            self.items[start] = self.scratch[0];
        } else {
            self.items[start + m.na..start + m.na + m.nb].copy_from_slice(&self.scratch[..m.nb]);
        }
        result
    }

    fn merge_high_loop(&mut self, vm: &mut Vm, m: &mut High) -> Res<()> {
        // What is left of a lies at `start`, what is left of b in the scratch; results go right behind both.
        macro_rules! take_a {
            () => {
                self.items[m.start + m.na + m.nb - 1] = self.items[m.start + m.na - 1];
                m.na -= 1;
                if m.na == 0 {
                    return Ok(());
                }
            };
        }
        macro_rules! take_b {
            () => {
                self.items[m.start + m.na + m.nb - 1] = self.scratch[m.nb - 1];
                m.nb -= 1;
                if m.nb == 1 {
                    return Ok(());
                }
            };
        }
        take_a!();
        if m.nb == 1 {
            return Ok(());
        }
        let mut min_gallop = self.min_gallop;
        loop {
            let (mut won_a, mut won_b) = (0, 0);
            loop {
                if self.less(vm, self.scratch[m.nb - 1], self.items[m.start + m.na - 1])? {
                    take_a!();
                    (won_a, won_b) = (won_a + 1, 0);
                    if won_a >= min_gallop {
                        break;
                    }
                } else {
                    take_b!();
                    (won_a, won_b) = (0, won_b + 1);
                    if won_b >= min_gallop {
                        break;
                    }
                }
            }
            min_gallop += 1;
            loop {
                min_gallop -= usize::from(min_gallop > 1);
                self.min_gallop = min_gallop;
                let (last, side) = (self.scratch[m.nb - 1], Side::Items(m.start));
                let count_a = m.na - self.gallop_right(vm, last, side, m.na, m.na - 1)?;
                if count_a > 0 {
                    let from = m.start + m.na - count_a;
                    self.items.copy_within(from..from + count_a, from + m.nb);
                    m.na -= count_a;
                    if m.na == 0 {
                        return Ok(());
                    }
                }
                take_b!();
                let last = self.items[m.start + m.na - 1];
                let count_b = m.nb - self.gallop_left(vm, last, Side::Scratch(0), m.nb, m.nb - 1)?;
                if count_b > 0 {
                    let (from, to) = (m.nb - count_b, m.start + m.na + m.nb - count_b);
                    self.items[to..to + count_b].copy_from_slice(&self.scratch[from..from + count_b]);
                    m.nb -= count_b;
                    // None is left of b only where the comparisons contradict each other.
                    if m.nb <= 1 {
                        return Ok(());
                    }
                }
                take_a!();
                if count_a < MIN_GALLOP && count_b < MIN_GALLOP {
                    break;
                }
            }
            min_gallop += 1;
            self.min_gallop = min_gallop;
        }
    }

    fn at(&self, side: Side, index: usize) -> T {
        match side {
            Side::Items(start) => self.items[start + index],
            Side::Scratch(start) => self.scratch[start + index],
        }
    }

    /// Where `key` belongs among the `n` sorted items of `side`, left of its equals; the search starts at `hint`.
    fn gallop_left(&mut self, vm: &mut Vm, key: T, side: Side, n: usize, hint: usize) -> Res<usize> {
        let (mut last, mut offset) = (0, 1);
        // `known` is less than the key (one more than that index, so that it can be none); `end` is not.
        let (mut known, mut end);
        if self.less(vm, self.at(side, hint), key)? {
            let most = n - hint;
            while offset < most && self.less(vm, self.at(side, hint + offset), key)? {
                (last, offset) = (offset, 2 * offset + 1);
            }
            (known, end) = (hint + last + 1, hint + offset.min(most));
        } else {
            let most = hint + 1;
            while offset < most && !self.less(vm, self.at(side, hint - offset), key)? {
                (last, offset) = (offset, 2 * offset + 1);
            }
            (known, end) = (hint + 1 - offset.min(most), hint - last);
        }
        while known < end {
            let middle = known + (end - known) / 2;
            if self.less(vm, self.at(side, middle), key)? {
                known = middle + 1;
            } else {
                end = middle;
            }
        }
        Ok(end)
    }

    /// As `gallop_left`, right of its equals.
    fn gallop_right(&mut self, vm: &mut Vm, key: T, side: Side, n: usize, hint: usize) -> Res<usize> {
        let (mut last, mut offset) = (0, 1);
        let (mut known, mut end);
        if self.less(vm, key, self.at(side, hint))? {
            let most = hint + 1;
            while offset < most && self.less(vm, key, self.at(side, hint - offset))? {
                (last, offset) = (offset, 2 * offset + 1);
            }
            (known, end) = (hint + 1 - offset.min(most), hint - last);
        } else {
            let most = n - hint;
            while offset < most && !self.less(vm, key, self.at(side, hint + offset))? {
                (last, offset) = (offset, 2 * offset + 1);
            }
            (known, end) = (hint + last + 1, hint + offset.min(most));
        }
        while known < end {
            let middle = known + (end - known) / 2;
            if self.less(vm, key, self.at(side, middle))? {
                end = middle;
            } else {
                known = middle + 1;
            }
        }
        Ok(end)
    }
}

/// Where a run lies: in the items or aside, from an index on.
#[derive(Clone, Copy)]
enum Side {
    Items(usize),
    Scratch(usize),
}

/// A merge from the left: `na` items from `a` on in the scratch and `nb` from `b` on in the items are left.
struct Low {
    dest: usize,
    a: usize,
    na: usize,
    b: usize,
    nb: usize,
}

/// A merge from the right: the first `na` items from `start` on and the first `nb` of the scratch are left.
struct High {
    start: usize,
    na: usize,
    nb: usize,
}
