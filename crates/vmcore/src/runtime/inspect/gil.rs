//! What the GIL did.

use std::time::Duration;

use bytecode::Const;
use gil::{Number, Record, Use};

use super::{int, text, tuple};
use crate::vm::Vm;

fn number(n: u64) -> Const {
    int(n as usize)
}

/// Nanoseconds as seconds.
fn seconds(nanoseconds: u64) -> Const {
    Const::Float(Duration::from_nanos(nanoseconds).as_secs_f64())
}

/// What was recorded up to now; none if nothing is.
pub(in crate::runtime) fn gil(vm: &Vm) -> Option<Vec<u8>> {
    let gil = &vm.interp().gil;
    gil.recorded().map(|record| marshalled(&record, gil.interval()))
}

fn marshalled(record: &Record, interval: Duration) -> Vec<u8> {
    let threads = record.threads.iter().map(|(thread, totals)| of_thread(*thread, totals));
    let events = record
        .events
        .iter()
        .map(|entry| tuple([seconds(entry.at), number(entry.thread.into()), text(entry.event.name())]));
    bytecode::marshal(&tuple([
        seconds(record.lasted),
        Const::Float(interval.as_secs_f64()),
        tuple(threads),
        tuple(record.hand_offs.iter().map(|took| seconds(*took))),
        tuple(events),
        number(record.forgotten),
    ]))
}

fn of_thread(thread: Number, totals: &Use) -> Const {
    tuple([
        number(thread.into()),
        totals.name.as_deref().map_or(Const::None, text),
        number(totals.turns),
        seconds(totals.held),
        seconds(totals.longest_turn),
        seconds(totals.ran),
        number(totals.waits),
        seconds(totals.waited),
        seconds(totals.longest_wait),
        number(totals.asked),
        number(totals.handed_over),
        number(totals.released),
        number(totals.woke_in_vain),
        number(totals.waits_after_release),
        seconds(totals.waited_after_release),
    ])
}
