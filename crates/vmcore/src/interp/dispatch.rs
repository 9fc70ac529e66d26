//! From an instruction to its handler: one table, two ways to run it.
//!
//! *Threaded*: every handler ends in a call of the next instruction's, which the optimiser turns into a jump, so that
//! each has a branch of its own to predict. *Loop*: one `match` in a loop, for builds without that optimisation (debug,
//! sanitizers). The Rust stack must not grow with the instructions executed:
//! `tests/cli/test_the_stack_does_not_grow.py`.

use ir::{Instr, Op};

#[cfg(not(threaded))]
use super::state::End;
use super::state::{Form, State};
use super::{
    arith, attrs, calls, classes, coroutines, displays, exceptions, functions, generators, imports,
    iteration, jumps, matching, moves, names, subscripts, tracing, unpacking, with,
};
use crate::vm::Vm;

/// What leaves the run loop: the instruction that a frame with `Return::Exit` goes on with.
pub(super) static EXIT: [Instr; 1] = [Instr::new(Op::Exit)];

/// The entries of an operation's handlers in the table.
#[cfg(threaded)]
macro_rules! fill {
    ($table:ident, $op:ident, $($form:expr),*) => {
        $($table[place(Op::$op, $form)] = $op::<{ $form }>;)*
    };
}

/// An operation's handler of each form.
#[cfg(threaded)]
macro_rules! formed {
    ($op:ident => $handler:path) => {
        #[allow(non_snake_case)]
        unsafe fn $op<const FORM: u8>(vm: &mut Vm, pc: *const Instr, base: *mut Word, pool: *const Pool) {
            // SAFETY: the caller passes a valid state.
            unsafe { $handler(vm, State { pc, base, pool }).go(vm) }
        }
    };
}

macro_rules! handlers {
    (
        one: {$($op:ident => $handler:path;)*}
        by_operands: {$($formed:ident => $by_operands:path;)*}
        by_result: {$($resulting:ident => $by_result:path;)*}
        by_both: {$($both:ident => $by_both:path;)*}
    ) => {
        /// The form of the instruction at `at`, if its operation has a handler for each.
        pub(super) fn form(code: &[Instr], at: usize, first_temp: i16) -> u8 {
            let i = &code[at];
            match i.op {
                $(Op::$formed)|* => Form::of(code, at),
                $(Op::$resulting)|* => Form::of_result(i, first_temp),
                $(Op::$both)|* => Form::of(code, at) | Form::of_result(i, first_temp),
                _ => Form::ANY,
            }
        }

        #[cfg(not(threaded))]
        /// Executes instructions from `s` on until the run loop is left.
        ///
        /// # Safety
        /// `s` is the state of the current frame.
        pub(super) unsafe fn run(vm: &mut Vm, mut s: State) {
            loop {
                #[cfg(feature = "instrument")]
                vm.interp().instrument.dispatched(s.instr().op);
                // SAFETY: every handler leaves a valid state.
                let step = unsafe {
                    match s.instr().op {
                        Op::Exit => return,
                        $(Op::$op => $handler(vm, s),)*
                        $(Op::$formed => {
                            const FORM: u8 = Form::ANY;
                            $by_operands(vm, s)
                        })*
                        $(Op::$resulting => {
                            const FORM: u8 = Form::ANY;
                            $by_result(vm, s)
                        })*
                        $(Op::$both => {
                            const FORM: u8 = Form::ANY;
                            $by_both(vm, s)
                        })*
                    }
                };
                s = match step {
                    End::Next(s) => s,
                    // SAFETY: what goes on by itself leaves the address of an instruction of the current frame.
                    end => unsafe {
                        let next = end.go(vm);
                        State::enter(vm, next)
                    },
                };
            }
        }

        #[cfg(threaded)]
        mod threaded {
            use super::*;
            use crate::interp::executable::Pool;
            use crate::value::Word;

            type Handler = unsafe fn(&mut Vm, *const Instr, *mut Word, *const Pool);

            /// The place in the table of an operation's handler for a form.
            const fn place(op: Op, form: u8) -> usize {
                u16::from_ne_bytes([op as u8, form]) as usize
            }

            /// The place of an instruction's handler: its first two bytes in one.
            #[inline(always)]
            fn place_of(i: &Instr) -> usize {
                const { assert!(std::mem::offset_of!(Instr, op) == 0 && std::mem::offset_of!(Instr, form) == 1) };
                // SAFETY: an instruction begins with these two bytes.
                unsafe { (&raw const *i).cast::<u16>().read() as usize }
            }

            const FORMS: usize = (Form::TEMPORARY | Form::CONSTANT) as usize + 1;

            static TABLE: [Handler; FORMS << 8] = {
                const RESULT: u8 = Form::TEMPORARY;
                let mut table: [Handler; FORMS << 8] = [exit; FORMS << 8];
                $(table[place(Op::$op, Form::ANY)] = $op;)*
                $(fill!(table, $formed, Form::ANY, Form::REGISTERS, Form::CONSTANT);)*
                $(fill!(table, $resulting, Form::ANY, RESULT);)*
                $(fill!(table, $both, Form::ANY, Form::REGISTERS, Form::CONSTANT);)*
                $(fill!(table, $both, RESULT, RESULT | Form::REGISTERS, RESULT | Form::CONSTANT);)*
                table
            };

            #[inline(always)]
            pub(in crate::interp) unsafe fn go(vm: &mut Vm, s: State) {
                #[cfg(feature = "instrument")]
                vm.interp().instrument.dispatched(s.instr().op);
                // SAFETY: every handler leaves a valid state.
                unsafe {
                    let handler = *TABLE.get_unchecked(place_of(s.instr()));
                    handler(vm, s.pc, s.base, s.pool)
                }
            }

            unsafe fn exit(_: &mut Vm, _: *const Instr, _: *mut Word, _: *const Pool) {}

            $(
                #[allow(non_snake_case)]
                unsafe fn $op(vm: &mut Vm, pc: *const Instr, base: *mut Word, pool: *const Pool) {
                    // SAFETY: the caller passes a valid state.
                    unsafe {
                        $handler(vm, State { pc, base, pool }).go(vm)
                    }
                }
            )*

            $(formed!($formed => $by_operands);)*
            $(formed!($resulting => $by_result);)*
            $(formed!($both => $by_both);)*

            pub(in crate::interp) unsafe fn run(vm: &mut Vm, s: State) {
                // SAFETY: the caller passes a valid state.
                unsafe { go(vm, s) }
            }
        }
        #[cfg(threaded)]
        pub(super) use threaded::{go, run};
    };
}

handlers! {
    one: {
        Move => moves::move_;
        Load => moves::load;
        LoadPair => moves::load_pair;
        Drop => moves::drop_;
        Swap => moves::swap;
        CheckBound => moves::check_bound;
        DeleteLocal => moves::delete_local;
        MakeCell => moves::make_cell;
        CopyFreeVars => moves::copy_free_vars;
        StoreCell => moves::store_cell;
        DeleteCell => moves::delete_cell;
        StoreGlobal => names::store_global;
        DeleteGlobal => names::delete_global;
        LoadName => names::load_name;
        StoreName => names::store_name;
        DeleteName => names::delete_name;
        Positive => arith::positive;
        Negative => arith::negative;
        Invert => arith::invert;
        Not => arith::not;
        Power => arith::power::<{ Form::ANY }>;
        MatrixMultiply => arith::matrix_multiply::<{ Form::ANY }>;
        Is => arith::is;
        Contains => arith::contains;
        Jump => jumps::jump;
        Repeat => iteration::repeat;
        JumpBack => jumps::jump_back;
        JumpIf => jumps::jump_if::<false>;
        JumpBackIf => jumps::jump_if::<true>;
        JumpIfOrDrop => jumps::jump_if_or_drop;
        JumpIfNone => jumps::jump_if_none::<false>;
        JumpBackIfNone => jumps::jump_if_none::<true>;
        JumpIfIs => jumps::jump_if_is::<false>;
        JumpBackIfIs => jumps::jump_if_is::<true>;
        JumpIfContains => jumps::jump_if_contains::<false>;
        JumpBackIfContains => jumps::jump_if_contains::<true>;
        Resume => jumps::resume;
        SetItem => subscripts::set_item;
        DeleteItem => subscripts::delete_item;
        BuildTuple => displays::build_tuple;
        BuildList => displays::build_list;
        ListAppend => displays::list_append;
        BuildSet => displays::build_set;
        BuildMap => displays::build_map;
        BuildConstKeyMap => displays::build_const_key_map;
        BuildString => displays::build_string;
        BuildSlice => displays::build_slice;
        GetSlice => displays::get_slice;
        FormatValue => displays::format_value;
        SetAdd => displays::set_add;
        MapAdd => displays::map_add;
        ListExtend => displays::list_extend;
        SetUpdate => displays::set_update;
        DictUpdate => displays::dict_update;
        DictMerge => displays::dict_merge;
        ListToTuple => displays::list_to_tuple;
        UnpackPair => unpacking::unpack_pair;
        UnpackEx => unpacking::unpack_ex;
        GetLen => matching::get_len;
        MatchMapping => matching::match_mapping;
        MatchSequence => matching::match_sequence;
        MatchKeys => matching::match_keys;
        MatchClass => matching::match_class;
        StoreAttr => attrs::store_attr;
        DeleteAttr => attrs::delete_attr;
        LoadMethod => attrs::load_method;
        BeforeWith => with::before_with;
        BeforeAsyncWith => with::before_async_with;
        WithExceptStart => with::with_except_start;
        ImportName => imports::import_name;
        ImportFrom => imports::import_from;
        ImportStar => imports::import_star;
        LoadBuildClass => classes::load_build_class;
        LoadAssertionError => classes::load_assertion_error;
        SetupAnnotations => classes::setup_annotations;
        LoadClassCell => classes::load_class_cell;
        PrintExpr => classes::print_expr;
        GetAwaitable => coroutines::get_awaitable;
        GetAiter => coroutines::get_aiter;
        GetAnext => coroutines::get_anext;
        EndAsyncFor => coroutines::end_async_for;
        AsyncGenWrap => coroutines::async_gen_wrap;
        CallEx => calls::call_ex;
        GetIter => iteration::get_iter;
        ForIter => iteration::for_iter;
        Call => calls::call;
        CallKw => calls::call_kw;
        CallMethod => calls::call_method;
        CallMethodKw => calls::call_method_kw;
        MakeFunction => functions::make_function;
        Raise => exceptions::raise_;
        Reraise => exceptions::reraise;
        PushExcInfo => exceptions::push_exc_info;
        PopExcept => exceptions::pop_except;
        CheckExcMatch => exceptions::check_exc_match;
        CheckEgMatch => exceptions::check_eg_match;
        PrepReraiseStar => exceptions::prep_reraise_star;
        ReturnGenerator => generators::return_generator;
        Yield => generators::yield_;
        Send => generators::send_;
        GetYieldFromIter => generators::get_yield_from_iter;
        Nop => moves::nop;
        TraceCall => tracing::trace_call;
        TraceLine => tracing::trace_line;
        TraceReturn => tracing::trace_return;
    }
    by_operands: {
        JumpIfLess => jumps::jump_if_less::<false, FORM>;
        JumpBackIfLess => jumps::jump_if_less::<true, FORM>;
        JumpIfLessEqual => jumps::jump_if_less_equal::<false, FORM>;
        JumpBackIfLessEqual => jumps::jump_if_less_equal::<true, FORM>;
        JumpIfEqual => jumps::jump_if_equal::<false, FORM>;
        JumpBackIfEqual => jumps::jump_if_equal::<true, FORM>;
        JumpIfNotEqual => jumps::jump_if_not_equal::<false, FORM>;
        JumpBackIfNotEqual => jumps::jump_if_not_equal::<true, FORM>;
        JumpIfGreater => jumps::jump_if_greater::<false, FORM>;
        JumpBackIfGreater => jumps::jump_if_greater::<true, FORM>;
        JumpIfGreaterEqual => jumps::jump_if_greater_equal::<false, FORM>;
        JumpBackIfGreaterEqual => jumps::jump_if_greater_equal::<true, FORM>;
        Return => calls::return_::<FORM>;
        UnpackSequence => unpacking::unpack_sequence::<FORM>;
    }
    by_result: {
        Copy => moves::copy::<FORM>;
        LoadConst => moves::load_const::<FORM>;
        LoadCell => moves::load_cell::<FORM>;
        LoadGlobal => names::load_global::<FORM>;
        LoadAttr => attrs::load_attr::<FORM>;
    }
    by_both: {
        Add => arith::add::<FORM>;
        Subtract => arith::subtract::<FORM>;
        Multiply => arith::multiply::<FORM>;
        TrueDivide => arith::true_divide::<FORM>;
        FloorDivide => arith::floor_divide::<FORM>;
        Remainder => arith::remainder::<FORM>;
        LeftShift => arith::left_shift::<FORM>;
        RightShift => arith::right_shift::<FORM>;
        And => arith::and::<FORM>;
        Or => arith::or::<FORM>;
        Xor => arith::xor::<FORM>;
        Less => arith::less::<FORM>;
        LessEqual => arith::less_equal::<FORM>;
        Equal => arith::equal::<FORM>;
        NotEqual => arith::not_equal::<FORM>;
        Greater => arith::greater::<FORM>;
        GreaterEqual => arith::greater_equal::<FORM>;
        GetItem => subscripts::get_item::<FORM>;
    }
}
