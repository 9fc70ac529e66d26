//! The operand stack as lowering sees it: what each entry is and where its value lies.

use super::{Lower, broken};

/// An entry of the operand stack. Temporary `n` is the *home* of slot `n`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Entry {
    /// A pending borrow of a local's value, or of the cell in its register.
    Local(u16),
    /// A constant, by number.
    Const(u32),
    /// An owned value in a temporary.
    Temp(u16),
    /// The mark of PUSH_NULL. Its home stays empty.
    Null,
    /// The lower entry of LOAD_METHOD, in its home.
    Method,
    /// The upper entry of LOAD_METHOD: in its home, which may be empty.
    Receiver,
}

impl Entry {
    fn is_settled(self, slot: usize) -> bool {
        match self {
            Entry::Local(_) | Entry::Const(_) => false,
            Entry::Temp(temp) => usize::from(temp) == slot,
            Entry::Null | Entry::Method | Entry::Receiver => true,
        }
    }

    fn is_displaced(self, slot: usize) -> bool {
        matches!(self, Entry::Temp(temp) if usize::from(temp) != slot)
    }
}

/// The entries, and what is known about them, so that most instructions need not look through them.
#[derive(Debug, Default)]
pub(super) struct Stack {
    entries: Vec<Entry>,
    /// How many of the lowest entries are known to be owned and in their homes (or to be marks).
    settled: usize,
    displaced: usize,
    /// The most entries there were.
    pub(super) max_depth: usize,
    /// How many there may be.
    limit: usize,
}

impl Stack {
    pub(super) fn new(limit: usize) -> Stack {
        Stack { limit, ..Stack::default() }
    }

    pub(super) fn depth(&self) -> usize {
        self.entries.len()
    }

    pub(super) fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The locals of pending borrows, the lowest entry's first.
    pub(super) fn borrowed(&self) -> impl Iterator<Item = u16> + '_ {
        self.entries.iter().filter_map(|entry| match entry {
            Entry::Local(local) => Some(*local),
            _ => None,
        })
    }

    pub(super) fn settled(&self) -> usize {
        self.settled
    }

    /// Notes that entries from slot `start` up to `end` have been settled.
    pub(super) fn mark_settled(&mut self, start: usize, end: usize) {
        if start <= self.settled {
            self.settled = self.settled.max(end.min(self.depth()));
        }
    }

    /// Whether any owned entry lies in a temporary that is not its home.
    pub(super) fn has_displaced(&self) -> bool {
        self.displaced > 0
    }

    pub(super) fn is_displaced(&self, slot: usize) -> bool {
        self.entries.get(slot).is_some_and(|entry| entry.is_displaced(slot))
    }

    pub(super) fn get(&self, slot: usize) -> Lower<Entry> {
        self.entries.get(slot).copied().ok_or_else(|| broken("the stack underflows"))
    }

    /// The slot of the n-th entry from the top; 1 is the top.
    pub(super) fn slot(&self, n: usize) -> Lower<usize> {
        let slot = self.depth().checked_sub(n).filter(|_| n > 0);
        slot.ok_or_else(|| broken("the stack underflows"))
    }

    /// The lowest of the top `n` slots; the depth if `n` is 0.
    pub(super) fn slot_or_end(&self, n: usize) -> Lower<usize> {
        self.depth().checked_sub(n).ok_or_else(|| broken("the stack underflows"))
    }

    pub(super) fn set(&mut self, slot: usize, entry: Entry) -> Lower {
        let place = self.entries.get_mut(slot).ok_or_else(|| broken("the stack underflows"))?;
        let before = std::mem::replace(place, entry);
        self.account(slot, before, entry);
        Ok(())
    }

    fn account(&mut self, slot: usize, before: Entry, after: Entry) {
        if !after.is_settled(slot) {
            self.settled = self.settled.min(slot);
        }
        self.displaced += usize::from(after.is_displaced(slot));
        self.displaced -= usize::from(before.is_displaced(slot));
    }

    pub(super) fn push(&mut self, entry: Entry) -> Lower {
        if self.depth() >= self.limit {
            return Err(broken("the stack exceeds its size"));
        }
        self.account(self.depth(), Entry::Null, entry);
        self.entries.push(entry);
        if entry.is_settled(self.depth() - 1) {
            self.mark_settled(self.depth() - 1, self.depth());
        }
        self.max_depth = self.max_depth.max(self.depth());
        Ok(())
    }

    /// Pushes an owned entry in its home.
    pub(super) fn push_home(&mut self) -> Lower {
        self.push(Entry::Temp(self.depth() as u16))
    }

    pub(super) fn pop(&mut self) -> Lower<Entry> {
        let entry = self.entries.pop().ok_or_else(|| broken("the stack underflows"))?;
        self.account(self.depth(), entry, Entry::Null);
        self.settled = self.settled.min(self.depth());
        Ok(entry)
    }

    pub(super) fn swap(&mut self, one: usize, other: usize) -> Lower {
        let (first, second) = (self.get(one)?, self.get(other)?);
        for entry in [first, second] {
            if matches!(entry, Entry::Null | Entry::Method | Entry::Receiver) {
                return Err(broken("a mark is moved"));
            }
        }
        self.set(one, second)?;
        self.set(other, first)
    }

    pub(super) fn replace(&mut self, entries: impl Iterator<Item = Entry>) -> Lower {
        self.entries.clear();
        (self.settled, self.displaced) = (0, 0);
        for entry in entries {
            self.push(entry)?;
        }
        Ok(())
    }
}
