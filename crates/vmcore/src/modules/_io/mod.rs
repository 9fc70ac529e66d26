//! `_io`

use crate::heap::{Trace, Visit};
use crate::native::{methods, module};
use crate::objects::bytes::{self, Bytes};
use crate::objects::dict::Dict;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// What `open_code` gives: the content of a file.
pub struct CodeFile {
    content: Value,
}

impl Trace for CodeFile {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.content);
    }
}

#[methods("_io.CodeFile")]
impl CodeFile {
    #[py("read($self, /)")]
    fn read(vm: &Vm, this: &Ref<CodeFile>) -> Value {
        this.get(vm).content.clone()
    }

    #[py("__enter__($self, /)", flavour = "method")]
    fn enter(this: &Ref<CodeFile>) -> Value {
        this.to_value()
    }

    #[py("__exit__($self, /, *args)", flavour = "method")]
    fn exit(_this: &Ref<CodeFile>, _args: &[Value]) {}
}

pub(crate) struct Io;

#[module("_io")]
impl Io {
    #[py("open_code($module, /, path)")]
    fn open_code(vm: &mut Vm, path: &Value) -> Res<Ref<CodeFile>> {
        let file = super::posix::to_path(vm, path)?;
        match std::fs::read(&file) {
            Ok(content) => {
                let content: Ref<Bytes> = bytes::from_slice(vm, &content)?;
                Ok(vm.alloc(CodeFile { content: content.into() }))
            }
            Err(error) => Err(vm.os_error(&error, Some(path))),
        }
    }

    /// Opens the content of a file.
    #[py("FileIO($module, file, mode='r', /)")]
    fn file_io(vm: &mut Vm, file: &Value, mode: &Ref<crate::objects::str::Str>) -> Res<Ref<CodeFile>> {
        match mode.as_ascii() {
            Some("r") => Io::open_code(vm, file),
            _ => Err(vm.not_implemented_error("writing files")),
        }
    }
}

pub(crate) fn fill(_vm: &mut Vm, _dict: &Ref<Dict>) -> Res<()> {
    Ok(())
}
