//! What the threads are doing, as text: all their stacks, in the form of CPython's `faulthandler`.

use std::fmt::Write;

use super::threads;
use crate::interp::{caller, frames};
use crate::objects::frame::{self, FrameObject};
use crate::value::Ref;
use crate::vm::Vm;

/// Frames of a thread that are shown.
const MOST_FRAMES: usize = 100;

/// The stacks of all threads, the latest thread first, or only the running one's.
pub(crate) fn dump(vm: &Vm, all_threads: bool) -> String {
    let mut out = String::new();
    if !all_threads {
        out.push_str("Stack (most recent call first):\n");
        dump_frames(vm, caller::frame(vm, 0), &mut out);
        return out;
    }
    let me = vm.thread().number;
    let mut stacks = Vec::new();
    threads::each(vm, |thread| {
        stacks.push((thread.ident.get(), thread.number == me, caller::innermost(vm, thread)));
    });
    for (index, (ident, is_current, innermost)) in stacks.into_iter().rev().enumerate() {
        let gap = if index > 0 { "\n" } else { "" };
        let whose = if is_current { "Current thread" } else { "Thread" };
        let _ = writeln!(out, "{gap}{whose} {ident:#018x} (most recent call first):");
        dump_frames(vm, innermost, &mut out);
    }
    out
}

fn dump_frames(vm: &Vm, innermost: Option<Ref<FrameObject>>, out: &mut String) {
    if innermost.is_none() {
        out.push_str("  <no Python frame>\n");
    }
    let mut next = innermost;
    for shown in 0.. {
        let Some(frame) = next else { break };
        if shown == MOST_FRAMES {
            out.push_str("  ...\n");
            break;
        }
        let code = &frame.get(vm).code;
        let line = frame::line(vm, &frame).map_or("???".to_owned(), |line| line.to_string());
        let (file, name) = (code.filename().to_string_lossy(), code.raw.name.to_str_lossy());
        let _ = writeln!(out, "  File \"{}\", line {line} in {}", escaped(&file), escaped(&name));
        next = frames::back(vm, &frame);
    }
}

/// Ascii: the text may go wherever bytes do.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        let _ = match u32::from(c) {
            0x20..0x7F => write!(out, "{c}"),
            code @ ..0x100 => write!(out, "\\x{code:02x}"),
            code @ ..0x10000 => write!(out, "\\u{code:04x}"),
            code => write!(out, "\\U{code:08x}"),
        };
    }
    out
}
