//! `_sre`: patterns and matches over the engine in `crates/sre` (CPython's `Modules/_sre/sre.c`).

mod matches;
mod pattern;
mod scanner;
mod subject;

pub use matches::Match;
pub use pattern::Pattern;
pub use scanner::Scanner;

use crate::native::module;
use crate::objects::dict::Dict;
use crate::objects::list::List;
use crate::objects::tuple::Tuple;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// The module's functions.
pub struct Sre;

#[module("_sre")]
impl Sre {
    #[py("compile($module, /, pattern, flags, code, groups, groupindex, indexgroup)")]
    fn compile(
        vm: &mut Vm,
        pattern: &Value,
        flags: i64,
        code: &Ref<List>,
        groups: i64,
        groupindex: &Ref<Dict>,
        indexgroup: &Ref<Tuple>,
    ) -> Res<Value> {
        Ok(pattern::compile(vm, pattern, flags, code, groups, groupindex, indexgroup)?.into())
    }

    #[py("getcodesize($module, /)")]
    fn getcodesize() -> usize {
        sre::CODESIZE
    }

    #[py("ascii_iscased($module, character, /)")]
    fn ascii_iscased(character: i32) -> bool {
        sre::ascii_iscased(character as u32)
    }

    #[py("unicode_iscased($module, character, /)")]
    fn unicode_iscased(character: i32) -> bool {
        sre::unicode_iscased(character as u32)
    }

    #[py("ascii_tolower($module, character, /)")]
    fn ascii_tolower(character: i32) -> u32 {
        sre::ascii_tolower(character as u32)
    }

    #[py("unicode_tolower($module, character, /)")]
    fn unicode_tolower(character: i32) -> u32 {
        sre::unicode_tolower(character as u32)
    }
}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    let constants = [
        ("MAGIC", i64::from(sre::MAGIC)),
        ("CODESIZE", sre::CODESIZE as i64),
        ("MAXREPEAT", i64::from(sre::MAXREPEAT)),
        ("MAXGROUPS", sre::MAXGROUPS as i64),
    ];
    for (name, value) in constants {
        super::set(vm, dict, name, Value::small_int_wrapping(value))?;
    }
    Ok(())
}
