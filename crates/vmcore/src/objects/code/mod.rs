//! Code objects: CPython's, and what they are lowered to at their first call.

mod attributes;
mod change;

use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

use bytecode::{CodeObject, PyStr};

use super::constant;
use super::str::Str;
use super::tuple::{self, Tuple};
use crate::heap::{NoMemory, Trace, Visit};
use crate::interp::executable::Executable;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct Code {
    pub raw: Arc<CodeObject>,
    pub version: bytecode::version::Version,
    pub name: Ref<Str>,
    pub qualname: Ref<Str>,
    filename: RefCell<Ref<Str>>,
    /// `co_names`, interned.
    pub names: Box<[Ref<Str>]>,
    /// The names of locals, cells and free variables, interned.
    pub locals: Box<[Ref<Str>]>,
    pub consts: Ref<Tuple>,
    executable: OnceCell<Box<Executable>>,
    /// What runs while trace functions are told of it.
    traced: OnceCell<Box<Executable>>,
}

impl Trace for Code {
    /// Names and constants lead to no cycle.
    const CONTAINER: bool = false;

    fn trace(&self, visit: &mut Visit<'_>) {
        for s in [&self.name, &self.qualname].into_iter().chain(&self.names).chain(&self.locals) {
            visit(s.as_value());
        }
        visit(self.filename.borrow().as_value());
        visit(self.consts.as_value());
        for executable in [self.executable.get(), self.traced.get()].into_iter().flatten() {
            executable.trace(visit);
        }
    }
}

/// A code object of the guest.
pub fn new(vm: &mut Vm, raw: &Arc<CodeObject>, version: bytecode::version::Version) -> Res<Ref<Code>> {
    let consts: Vec<Value> =
        raw.consts.iter().map(|c| constant::value(vm, c, version)).collect::<Res<_>>()?;
    let consts = tuple::from_iter(vm, consts.into_iter())?;
    with_consts(vm, raw, version, consts)
}

/// A code object with these values for its constants, as many as it has.
fn with_consts(
    vm: &Vm,
    raw: &Arc<CodeObject>,
    version: bytecode::version::Version,
    consts: Ref<Tuple>,
) -> Res<Ref<Code>> {
    let intern = |s: &Arc<PyStr>| Ok::<_, NoMemory>(constant::str_value(vm, s)?.interned(vm));
    Ok(vm.alloc(Code {
        version,
        name: intern(&raw.name)?,
        qualname: intern(&raw.qualname)?,
        filename: RefCell::new(intern(&raw.filename)?),
        names: raw.names.iter().map(intern).collect::<Result<_, _>>()?,
        locals: raw.localsplusnames.iter().map(intern).collect::<Result<_, _>>()?,
        consts,
        executable: OnceCell::new(),
        traced: OnceCell::new(),
        raw: raw.clone(),
    }))
}

impl Code {
    pub fn filename(&self) -> Ref<Str> {
        self.filename.borrow().clone()
    }

    /// Gives this and the code within that came from the same file another file's name.
    pub(crate) fn rename_file(&self, vm: &mut Vm, new: &Ref<Str>) -> Res<()> {
        let old = self.filename();
        let mut pending = vec![self.consts.clone()];
        drop(self.filename.replace(new.clone()));
        while let Some(consts) = pending.pop() {
            vm.tick(consts.len() as u64)?;
            for code in consts.items().iter().filter_map(|item| item.exact::<Code>()) {
                if code.filename().view() == old.view() {
                    drop(code.filename.replace(new.clone()));
                    pending.push(code.consts.clone());
                }
            }
        }
        Ok(())
    }

    /// Number of free variables.
    pub fn free_count(&self) -> usize {
        self.raw.names_of_kind(bytecode::code::kinds::FREE).count()
    }
}

impl Ref<Code> {
    /// The lowered form, made at the first call. Code that breaks a rule of the verifier raises SystemError.
    #[inline]
    pub(crate) fn executable(&self, vm: &Vm) -> Res<&Executable> {
        match self.executable.get() {
            Some(executable) => Ok(executable),
            None => self.lower(vm),
        }
    }

    /// The lowered form, if it has been made.
    #[inline(always)]
    pub(crate) fn lowered(&self) -> Option<&Executable> {
        self.executable.get().map(|e| &**e)
    }

    /// The form that tells trace functions what it does.
    #[cold]
    pub(crate) fn traced(&self, vm: &Vm) -> Res<&Executable> {
        if let Some(executable) = self.traced.get() {
            return Ok(executable);
        }
        let verified =
            bytecode::verify(&self.raw, self.version).map_err(|e| vm.system_error(&e.to_string()))?;
        let lowered = ir::lower_traced(&self.raw, &verified).map_err(|e| vm.system_error(&e.to_string()))?;
        let mut executable = Box::new(Executable::new(self, lowered));
        executable.traced = true;
        executable.settle();
        Ok(self.traced.get_or_init(|| executable))
    }

    #[cold]
    fn lower(&self, vm: &Vm) -> Res<&Executable> {
        let verified =
            bytecode::verify(&self.raw, self.version).map_err(|e| vm.system_error(&e.to_string()))?;
        let lowered = ir::lower(&self.raw, &verified).map_err(|e| vm.system_error(&e.to_string()))?;
        let executable = Box::new(Executable::new(self, lowered));
        #[cfg(feature = "instrument")]
        vm.interp().instrument.lowered(&self.raw);
        executable.settle();
        Ok(self.executable.get_or_init(|| executable))
    }
}
