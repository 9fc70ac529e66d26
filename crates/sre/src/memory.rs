//! What the machine remembers while it matches: marks, open repeats, and what to do on failure.

use crate::meter::Fuel;
use crate::program::{Bounds, Pc};

/// No position, or no repeat.
pub(crate) const NONE: usize = usize::MAX;

/// The machine's working memory. Emptied, but not freed, between matches.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    pub(crate) marks: Marks,
    /// Copies of marks, each made with an entry of `stack` that is still there.
    pub(crate) saved: Vec<usize>,
    pub(crate) stack: Vec<Entry>,
    pub(crate) repeats: Vec<Repeat>,
    pub(crate) contexts: Vec<Context>,
    pub(crate) fuel: Fuel,
}

/// Where groups begin (even marks) and end (odd ones).
#[derive(Debug, Default)]
pub(crate) struct Marks {
    pub(crate) positions: Vec<usize>,
    pub(crate) top: Top,
}

/// CPython's `lastmark` and `lastindex`: failure restores these always, the positions only within a repeat.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Top {
    /// How many marks count; the positions of the others are left from earlier attempts.
    pub(crate) live: u32,
    /// The group closed last, 0 for none.
    pub(crate) lastindex: u32,
}

impl Marks {
    #[inline]
    pub(crate) fn set(&mut self, mark: u32, at: usize) {
        if mark & 1 != 0 {
            self.top.lastindex = mark / 2 + 1;
        }
        if mark >= self.top.live {
            self.positions[self.top.live as usize..mark as usize].fill(NONE);
            self.top.live = mark + 1;
        }
        self.positions[mark as usize] = at;
    }

    /// Begin and end of `group` (from 0) if it took part. The end can be before the begin: see [`crate::Match`].
    pub(crate) fn group(&self, group: usize) -> Option<(usize, usize)> {
        let mark = group.checked_mul(2)?;
        if mark + 1 >= self.top.live as usize {
            return None;
        }
        let (begin, end) = (self.positions[mark], self.positions[mark + 1]);
        (begin != NONE && end != NONE).then_some((begin, end))
    }
}

/// A repeat that `Repeat` has opened.
#[derive(Debug)]
pub(crate) struct Repeat {
    /// How many runs of the body have begun.
    pub(crate) begun: usize,
    /// Where the body's last unforced run began, so that an empty one is not followed by another.
    pub(crate) last: usize,
    /// The repeat around this one.
    pub(crate) outer: usize,
}

/// What to do when what follows has failed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Entry {
    /// Try the alternatives from `next` on.
    Branch {
        next: u32,
        end: u32,
        at: usize,
        top: Top,
        saved: bool,
    },
    /// Give back a character, down to `low`, and try the tail.
    RepeatOne {
        tail: Pc,
        at: usize,
        low: usize,
        top: Top,
        saved: bool,
    },
    /// Take a character more, up to `high`, and try the tail.
    MinRepeatOne {
        repeat: Pc,
        at: usize,
        high: usize,
        top: Top,
        saved: bool,
    },
    /// Give up the run of the body that began at `at`, and try what follows the repeat.
    MaxUntil {
        until: Pc,
        at: usize,
        last: usize,
        top: Top,
    },
    /// Try a run of the body.
    MinUntil {
        until: Pc,
        at: usize,
        repeat: usize,
        top: Top,
        saved: bool,
    },
    /// A forced run of the body has failed.
    Unbegin,
    /// A run of the body has failed that `MinUntil` began.
    UnbeginFrom {
        last: usize,
    },
    /// What follows a repeat has failed: back in it.
    Reenter {
        repeat: usize,
    },
    CloseRepeat,
    /// The innermost context's body has failed.
    Context,
}

/// A body that is matched on its own, up to `Success`: once matched, nothing in it is tried again.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Context {
    pub(crate) kind: ContextKind,
    /// What follows the body.
    pub(crate) tail: Pc,
    /// Where the instruction was met; for a possessive repeat, where this run of the body began.
    pub(crate) at: usize,
    pub(crate) top: Top,
    pub(crate) marks_saved: bool,
    pub(crate) repeat: usize,
    /// Lengths to go back to when the body has matched.
    pub(crate) stack: usize,
    pub(crate) saved: usize,
    pub(crate) repeats: usize,
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum ContextKind {
    Assert,
    AssertNot,
    Atomic,
    /// The run number `count` (from 0) of the body at `body`.
    Possessive {
        bounds: Bounds,
        body: Pc,
        count: usize,
    },
}
