//! What the lock did, and when.

use std::collections::{BTreeMap, VecDeque};
use std::time::{Duration, Instant};

use rustix::time::{ClockId, clock_gettime};

use crate::lock::Number;

/// The latest events that are kept, and the latest hand-offs.
const KEPT: usize = 1 << 16;

/// Something that a thread did or that happened to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// Another thread holds the lock: it waits.
    Waits,
    /// It takes the lock.
    Takes,
    /// Another thread, which has waited for the switch interval, asks it for the lock.
    IsAsked,
    /// It gives the lock up by itself, before something that may block; `wanted`: others wait.
    Releases { wanted: bool },
    /// It gives the lock up because it was asked.
    HandsOver,
    /// It was told that the lock is free, and found that another thread had taken it.
    WakesInVain,
}

impl Event {
    pub fn name(self) -> &'static str {
        match self {
            Event::Waits => "waits",
            Event::Takes => "takes",
            Event::IsAsked => "is asked",
            Event::Releases { .. } => "releases",
            Event::HandsOver => "hands over",
            Event::WakesInVain => "wakes in vain",
        }
    }
}

/// An event, nanoseconds after recording began.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    pub at: u64,
    pub thread: Number,
    pub event: Event,
}

/// Totals of one thread. Times are nanoseconds.
#[derive(Clone, Debug, Default)]
pub struct Use {
    /// The thread's, if it was [told](crate::Gil::name).
    pub name: Option<String>,
    pub turns: u64,
    /// Turns that it had to wait for.
    pub waits: u64,
    pub waited: u64,
    pub longest_wait: u64,
    pub held: u64,
    pub longest_turn: u64,
    /// CPU time while it held the lock: less than `held` where the system ran something else meanwhile.
    pub ran: u64,
    pub asked: u64,
    pub handed_over: u64,
    pub released: u64,
    pub woke_in_vain: u64,
    /// Of its waits, those for a turn after one that it had ended by itself: what blocking costs it beside others.
    pub waits_after_release: u64,
    pub waited_after_release: u64,
    now: Phase,
    /// The CPU clock when it took the lock.
    cpu: u64,
    released_last: bool,
}

/// What a thread is doing, since when.
#[derive(Clone, Copy, Debug, Default)]
enum Phase {
    #[default]
    Elsewhere,
    Waiting(u64),
    Holding(u64),
}

impl Use {
    fn end_wait(&mut self, now: u64) {
        let Phase::Waiting(since) = self.now else { return };
        let waited = now - since;
        self.waits += 1;
        self.waited += waited;
        self.longest_wait = self.longest_wait.max(waited);
        if self.released_last {
            self.waits_after_release += 1;
            self.waited_after_release += waited;
        }
    }

    fn end_turn(&mut self, now: u64) {
        let Phase::Holding(since) = self.now else { return };
        self.held += now - since;
        self.longest_turn = self.longest_turn.max(now - since);
    }
}

#[derive(Clone, Debug)]
pub struct Record {
    began: Instant,
    /// How long it has been recorded, in nanoseconds.
    pub lasted: u64,
    pub threads: BTreeMap<Number, Use>,
    /// The latest ones, the oldest first.
    pub events: VecDeque<Entry>,
    /// How many older ones are not kept.
    pub forgotten: u64,
    /// Nanoseconds from giving the lock up, while others waited, to the next one's having it: the latest.
    pub hand_offs: VecDeque<u64>,
    /// When the lock was given up while others waited.
    given_up: Option<u64>,
}

impl Record {
    pub(crate) fn new() -> Record {
        Record {
            began: Instant::now(),
            lasted: 0,
            threads: BTreeMap::new(),
            events: VecDeque::new(),
            forgotten: 0,
            hand_offs: VecDeque::new(),
            given_up: None,
        }
    }

    fn now(&self) -> u64 {
        nanoseconds(self.began.elapsed())
    }

    /// Notes an event. All but [`Event::IsAsked`] on the thread that it is about.
    #[cold]
    pub(crate) fn note(&mut self, thread: Number, event: Event) {
        let now = self.now();
        if self.events.len() == KEPT {
            self.events.pop_front();
            self.forgotten += 1;
        }
        self.events.push_back(Entry { at: now, thread, event });
        let totals = self.threads.entry(thread).or_default();
        match event {
            Event::Waits => totals.now = Phase::Waiting(now),
            Event::WakesInVain => totals.woke_in_vain += 1,
            Event::IsAsked => totals.asked += 1,
            Event::Takes => {
                totals.end_wait(now);
                totals.turns += 1;
                totals.now = Phase::Holding(now);
                totals.cpu = cpu_time();
                if let Some(given_up) = self.given_up.take() {
                    if self.hand_offs.len() == KEPT {
                        self.hand_offs.pop_front();
                    }
                    self.hand_offs.push_back(now - given_up);
                }
            }
            Event::Releases { .. } | Event::HandsOver => {
                totals.end_turn(now);
                totals.ran += cpu_time().saturating_sub(totals.cpu);
                totals.now = Phase::Elsewhere;
                totals.released_last = event != Event::HandsOver;
                match event {
                    Event::HandsOver => totals.handed_over += 1,
                    _ => totals.released += 1,
                }
                let wanted = event != Event::Releases { wanted: false };
                self.given_up = wanted.then_some(now);
            }
        }
    }

    /// A copy in which what still goes on has ended now. Called by the thread that holds the lock.
    pub(crate) fn up_to_now(&self) -> Record {
        let mut record = self.clone();
        record.lasted = self.now();
        for totals in record.threads.values_mut() {
            match totals.now {
                Phase::Elsewhere => {}
                Phase::Waiting(_) => totals.end_wait(record.lasted),
                Phase::Holding(_) => {
                    totals.end_turn(record.lasted);
                    totals.ran += cpu_time().saturating_sub(totals.cpu);
                }
            }
        }
        record
    }
}

fn nanoseconds(time: Duration) -> u64 {
    u64::try_from(time.as_nanos()).unwrap_or(u64::MAX)
}

/// CPU time of the calling thread, in nanoseconds.
fn cpu_time() -> u64 {
    let time = clock_gettime(ClockId::ThreadCPUTime);
    (time.tv_sec as u64).saturating_mul(1_000_000_000).saturating_add(time.tv_nsec as u64)
}
