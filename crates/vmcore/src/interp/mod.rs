//! The interpreter: frames, the dispatch loop, and one file per family of instructions.
//!
//! A handler is an inlined function from [`State`](state::State) to `State`. What is common and cheap is in the handler;
//! everything else is behind a call that is not inlined, takes the instruction's address and returns the next one's.

mod arguments;
mod arith;
mod at_sight;
mod attrs;
mod binding;
mod cache_fill;
pub(crate) mod caller;
mod calling;
mod calls;
mod classes;
pub(crate) mod coroutines;
pub(crate) mod delegation;
mod dispatch;
mod displays;
mod entering;
mod exact;
mod exceptions;
pub(crate) mod executable;
mod finalize;
pub(crate) mod frame;
pub(crate) mod frames;
mod functions;
pub mod generators;
mod imports;
mod inline_cache;
mod iteration;
mod jumps;
mod matching;
mod moves;
mod names;
mod natives;
mod operands;
mod operators;
mod resume;
mod returns;
mod run;
mod special;
mod stand_ins;
mod state;
mod subscripts;
pub(crate) mod traced_form;
pub(crate) mod tracing;
mod unpacking;
mod window;
mod with;

pub(crate) use coroutines::awaitable_iterator;
pub(crate) use exceptions::{check_stack, handled};
pub(crate) use finalize::run_pending;
pub(crate) use frame::each_register;
pub(crate) use frames::{add_current_frame, current_globals, super_arguments};
pub(crate) use names::{builtins_of, other_builtins};
pub use run::{call_function, call_with_locals, run_code};
pub(crate) use state::PARKED;
