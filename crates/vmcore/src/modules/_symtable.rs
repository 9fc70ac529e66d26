//! `_symtable`: what the compiler finds out about names. The host's compiler says it.

use bytecode::Const;

use super::builtins::code::{path, source_text};
use crate::heap::{Trace, Visit};
use crate::native::{methods, module};
use crate::objects::constant;
use crate::objects::dict::Dict;
use crate::objects::int;
use crate::objects::list::{self, List};
use crate::objects::str::Str;
use crate::runtime::{CompileRequest, compile};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// The names of one block of code.
pub struct Entry {
    name: Value,
    kind: Value,
    lineno: Value,
    nested: Value,
    symbols: Value,
    varnames: Value,
    children: Ref<List>,
}

impl Trace for Entry {
    fn trace(&self, visit: &mut Visit<'_>) {
        [&self.name, &self.symbols, &self.varnames, self.children.as_value()].into_iter().for_each(visit);
    }
}

#[methods("symtable entry")]
impl Entry {
    #[py("__repr__($self, /)")]
    fn repr(vm: &mut Vm, this: &Ref<Entry>) -> Res<String> {
        let (name, line) = (this.name.clone(), this.lineno.clone());
        let (name, line) = (crate::ops::str(vm, &name)?, crate::ops::repr(vm, &line)?);
        let id = this.as_value().word();
        Ok(format!("<symtable entry {}({id}), line {}>", name.to_string_lossy(), line.to_string_lossy()))
    }

    #[member("id")]
    fn id(vm: &Vm, this: &Ref<Entry>) -> Res<Value> {
        int::from_u64(vm, this.as_value().word())
    }

    #[member("name")]
    fn name(this: &Ref<Entry>) -> Value {
        this.name.clone()
    }

    #[member("symbols")]
    fn symbols(this: &Ref<Entry>) -> Value {
        this.symbols.clone()
    }

    #[member("varnames")]
    fn varnames(this: &Ref<Entry>) -> Value {
        this.varnames.clone()
    }

    #[member("children")]
    fn children(this: &Ref<Entry>) -> Value {
        this.children.to_value()
    }

    #[member("nested")]
    fn nested(this: &Ref<Entry>) -> Value {
        this.nested.clone()
    }

    #[member("type")]
    fn kind(this: &Ref<Entry>) -> Value {
        this.kind.clone()
    }

    #[member("lineno")]
    fn lineno(this: &Ref<Entry>) -> Value {
        this.lineno.clone()
    }
}

pub(crate) struct Symtable;

#[module("_symtable")]
impl Symtable {
    #[py("symtable($module, source, filename, startstr, /)")]
    fn symtable(vm: &mut Vm, source: &Value, filename: &Value, startstr: &Ref<Str>) -> Res<Value> {
        let filename = path(vm, filename)?;
        let source = source_text(vm, source, "symtable", "a string or bytes")?;
        let mode = startstr.to_string_lossy();
        if !matches!(mode.as_str(), "exec" | "eval" | "single") {
            return Err(vm.value_error("symtable() arg 3 must be 'exec' or 'eval' or 'single'"));
        }
        let request = CompileRequest {
            source,
            reader: "symbols",
            filename,
            mode,
            flags: 0,
            optimise: -1,
            feature_version: -1,
        };
        let Const::List(described) = compile(vm, &request)? else { return Err(malformed(vm)) };
        let mut entries: Vec<Value> = Vec::with_capacity(described.len());
        for entry in described.iter() {
            let entry = made(vm, entry, &entries)?;
            entries.push(vm.alloc(entry).into());
        }
        entries.pop().ok_or_else(|| malformed(vm))
    }
}

/// The entry that the host describes, whose children are among those `before` it.
fn made(vm: &mut Vm, described: &Const, before: &[Value]) -> Res<Entry> {
    let Const::Tuple(parts) = described else { return Err(malformed(vm)) };
    let [plain @ .., Const::Tuple(children)] = &**parts else { return Err(malformed(vm)) };
    let version = vm.interp().configuration.version;
    let mut values = Vec::with_capacity(plain.len());
    for part in plain {
        values.push(constant::value(vm, part, version)?);
    }
    let Ok([name, kind, lineno, nested, symbols, varnames]) = <[Value; 6]>::try_from(values) else {
        return Err(malformed(vm));
    };
    let child = |index: &Const| match index {
        Const::Int(index) => usize::try_from(*index).ok().and_then(|index| before.get(index)).cloned(),
        _ => None,
    };
    let Some(children) = children.iter().map(child).collect::<Option<Vec<Value>>>() else {
        return Err(malformed(vm));
    };
    Ok(Entry { name, kind, lineno, nested, symbols, varnames, children: list::from_slice(vm, &children)? })
}

#[cold]
fn malformed(vm: &Vm) -> Raised {
    vm.system_error("malformed symbol table")
}

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    let Const::Dict(constants) = compile(vm, &CompileRequest::symbol_constants())? else {
        return Err(malformed(vm));
    };
    for (name, value) in constants.iter() {
        let (Const::Str(name), Const::Int(value)) = (name, value) else { return Err(malformed(vm)) };
        let value = crate::ops::int(vm, *value)?;
        super::set(vm, module, &name.to_str_lossy(), value)?;
    }
    Ok(())
}
