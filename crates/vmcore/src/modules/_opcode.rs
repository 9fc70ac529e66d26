//! `_opcode`: how many values each instruction of CPython 3.11 leaves on the operand stack (the numbers are `dis`'s).

use crate::native::module;
use crate::objects::dict::Dict;
use crate::objects::int;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Instructions from this one on have an argument.
const HAVE_ARGUMENT: i32 = 90;

/// The difference that an instruction makes; jumping, where it jumps. None for what is no instruction. Without being
/// told whether it jumps, the greater of the two.
fn effect(opcode: u8, arg: i32, jump: Option<bool>) -> Option<i32> {
    let either = |falls: i32, jumps: i32| match jump {
        Some(true) => jumps,
        Some(false) => falls,
        None => falls.max(jumps),
    };
    Some(match opcode {
        0 | 9..=12 | 15 | 36 | 37 | 50 | 68 | 69 | 75 | 82 | 85..=87 => 0,
        2 | 30..=33 | 35 | 49 | 51..=53 | 71 | 74 => 1,
        1 | 25 | 70 | 83 | 84 | 88 | 89 => -1,
        54 | 61 => -2,
        60 => -3,
        // STORE_NAME ... LOAD_NAME
        90 | 96 | 97 => -1,
        91 | 98 | 99 => 0,
        92 => arg - 1,
        93 => either(1, -1),
        94 => (arg & 0xFF) + (arg >> 8),
        95 => -2,
        100 | 101 | 109 => 1,
        // BUILD_TUPLE, BUILD_LIST, BUILD_SET, BUILD_STRING
        102..=104 | 157 => 1 - arg,
        105 => 1 - 2 * arg,
        106 | 110 => 0,
        107 | 108 | 117..=119 | 122 => -1,
        111 | 112 => either(-1, 0),
        // POP_JUMP_*
        114 | 115 | 128 | 129 | 173..=176 => -1,
        116 => 1 + (arg & 1),
        120 | 124 | 136 | 137 | 148 | 160 => 1,
        123 => either(0, -1),
        125 | 138 => -1,
        126 | 131 | 134 | 135 | 139 | 140 | 144 | 149 | 151 | 172 => 0,
        // RAISE_VARARGS, BUILD_CONST_KEY_MAP, PRECALL
        130 | 156 | 166 => -arg,
        132 => -((arg & 15).count_ones() as i32),
        133 => {
            if arg == 3 {
                -2
            } else {
                -1
            }
        }
        142 => -2 - (arg & 1),
        145 | 146 | 162..=165 | 171 => -1,
        147 | 152 => -2,
        155 => {
            if arg & 4 == 4 {
                -1
            } else {
                0
            }
        }
        _ => return None,
    })
}

pub(crate) struct Opcode;

#[module("_opcode")]
impl Opcode {
    #[py("stack_effect($module, opcode, oparg=None, /, *, jump=None)")]
    fn stack_effect(vm: &mut Vm, opcode: i32, oparg: Option<&Value>, jump: Option<&Value>) -> Res<i32> {
        let arg = match oparg {
            Some(_) if opcode < HAVE_ARGUMENT => {
                return Err(
                    vm.value_error("stack_effect: opcode does not permit oparg but oparg was specified")
                );
            }
            Some(arg) => {
                let arg = ops::index(vm, arg)?;
                match int::to_i64(&arg).and_then(|arg| i32::try_from(arg).ok()) {
                    Some(arg) => arg,
                    None => return Err(vm.overflow_error("Python int too large to convert to C int")),
                }
            }
            None if opcode < HAVE_ARGUMENT => 0,
            None => {
                return Err(vm.value_error("stack_effect: opcode requires oparg but oparg was not specified"));
            }
        };
        let jump = match jump {
            None => None,
            Some(jump) => match jump.as_bool() {
                Some(jump) => Some(jump),
                None => return Err(vm.value_error("stack_effect: jump must be False, True or None")),
            },
        };
        // An argument that no compiler makes must not overflow the sum.
        let found = u8::try_from(opcode).ok().filter(|_| arg.unsigned_abs() < 1 << 30);
        found
            .and_then(|opcode| effect(opcode, arg, jump))
            .ok_or_else(|| vm.value_error("invalid opcode or oparg"))
    }

    #[py("get_specialization_stats($module, /)")]
    fn get_specialization_stats() {}
}

pub(crate) fn fill(_: &mut Vm, _: &Ref<Dict>) -> Res<()> {
    Ok(())
}
