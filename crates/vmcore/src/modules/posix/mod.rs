//! `posix`: the system's calls, as the library's `os` is made of. One file per group of them.

mod arguments;
mod constants;
mod descriptors;
mod devices;
pub(crate) mod directories;
mod environment;
mod errors;
mod extended;
mod files;
mod identities;
mod processes;
mod results;
mod scheduling;
mod spawning;
mod terminals;
mod transfers;
mod waiting;

pub(crate) use arguments::{Fildes, decode, encode, fspath, to_c};
pub(crate) use descriptors::seek;
pub(crate) use errors::{OrErrno, message};

use super::set;
use crate::native::module;
use crate::objects::dict::Dict;
use crate::value::Ref;
use crate::vm::{Res, Vm};

pub(crate) struct Posix;

#[module(
    "posix",
    with(
        FILES,
        DIRECTORIES,
        DESCRIPTORS,
        DEVICES,
        ENVIRONMENT,
        EXTENDED,
        IDENTITIES,
        PROCESSES,
        SCHEDULING,
        SPAWNING,
        TERMINALS,
        TRANSFERS,
        WAITING
    )
)]
impl Posix {}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    results::fill(vm, dict)?;
    scheduling::fill(vm)?;
    constants::fill(vm, dict)?;
    let entry = vm.types().dir_entry.to_value();
    set(vm, dict, "DirEntry", entry)?;
    let error = vm.types().os_error.to_value();
    set(vm, dict, "error", error)?;
    let variables = environment::variables(vm)?;
    set(vm, dict, "environ", variables.into())
}
