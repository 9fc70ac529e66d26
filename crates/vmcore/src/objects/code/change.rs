//! Code objects made by a program: `code.replace()` and `types.CodeType()`.

use std::sync::Arc;

use bytecode::code::kinds;
use bytecode::locations;
use bytecode::{CodeObject, Const, PyStr};

use super::{Code, with_consts};
use crate::native::Kwargs;
use crate::objects::bytes::Bytes;
use crate::objects::constant;
use crate::objects::int;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::types::class_of;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// What a code object is made from: its fields, the local variables by their kinds, and the constants' values.
struct Parts {
    raw: CodeObject,
    varnames: Vec<Arc<PyStr>>,
    cellvars: Vec<Arc<PyStr>>,
    freevars: Vec<Arc<PyStr>>,
    nlocals: Option<u32>,
    consts: Ref<Tuple>,
}

/// The parameters of `types.CodeType()` in their order.
const PARAMETERS: [&str; 18] = [
    "argcount",
    "posonlyargcount",
    "kwonlyargcount",
    "nlocals",
    "stacksize",
    "flags",
    "code",
    "consts",
    "names",
    "varnames",
    "filename",
    "name",
    "qualname",
    "firstlineno",
    "linetable",
    "exceptiontable",
    "freevars",
    "cellvars",
];

/// `code.replace(**changes)`
pub(super) fn replace(vm: &mut Vm, code: &Ref<Code>, changes: Kwargs<'_>) -> Res<Ref<Code>> {
    let mut parts = Parts::of(code);
    for (name, value) in changes {
        let name = name.to_string_lossy();
        match name.strip_prefix("co_") {
            Some(field) if PARAMETERS.contains(&field) => {
                let at = format!("replace() argument '{name}'");
                parts.set(vm, field, value, &at)?;
            }
            _ => {
                let message = format!("'{name}' is an invalid keyword argument for replace()");
                return Err(vm.type_error(&message));
            }
        }
    }
    parts.finish(vm, code)
}

/// `types.CodeType(*args)`
pub(super) fn construct(vm: &mut Vm, args: &[Value]) -> Res<Ref<Code>> {
    let least = PARAMETERS.len() - 2;
    if args.len() < least || args.len() > PARAMETERS.len() {
        let (how, bound) = if args.len() < least { ("least", least) } else { ("most", PARAMETERS.len()) };
        let given = args.len();
        return Err(vm.type_error(&format!("code expected at {how} {bound} arguments, got {given}")));
    }
    let mut parts = Parts::empty(vm)?;
    for (i, (value, field)) in args.iter().zip(PARAMETERS).enumerate() {
        parts.set(vm, field, value, &format!("code() argument {}", i + 1))?;
    }
    let version = vm.interp().configuration.version;
    parts.assemble(vm, version)
}

impl Parts {
    fn of(code: &Ref<Code>) -> Parts {
        let mut raw = CodeObject::clone(&code.raw);
        raw.filename = Arc::new(constant::str_data(&code.filename()));
        let names = |kind| raw.names_of_kind(kind).cloned().collect();
        let (varnames, cellvars, freevars) = (names(kinds::LOCAL), names(kinds::CELL), names(kinds::FREE));
        Parts { varnames, cellvars, freevars, nlocals: None, consts: code.consts.clone(), raw }
    }

    fn empty(vm: &Vm) -> Res<Parts> {
        let nothing = Arc::new(PyStr::new(""));
        let raw = CodeObject {
            argcount: 0,
            posonlyargcount: 0,
            kwonlyargcount: 0,
            stacksize: 0,
            flags: 0,
            code: Arc::new([]),
            consts: Arc::new([]),
            names: Arc::new([]),
            localsplusnames: Arc::new([]),
            localspluskinds: Arc::new([]),
            filename: nothing.clone(),
            name: nothing.clone(),
            qualname: nothing,
            firstlineno: 0,
            linetable: Arc::new([]),
            exceptiontable: Arc::new([]),
        };
        let consts = crate::objects::tuple::from_slice(vm, &[])?;
        let (varnames, cellvars, freevars) = (Vec::new(), Vec::new(), Vec::new());
        Ok(Parts { raw, varnames, cellvars, freevars, nlocals: None, consts })
    }

    /// Sets a field. `at` names the argument in messages.
    fn set(&mut self, vm: &mut Vm, field: &str, value: &Value, at: &str) -> Res<()> {
        let raw = &mut self.raw;
        match field {
            "argcount" => raw.argcount = number(vm, field, value)?,
            "posonlyargcount" => raw.posonlyargcount = number(vm, field, value)?,
            "kwonlyargcount" => raw.kwonlyargcount = number(vm, field, value)?,
            "nlocals" => self.nlocals = Some(number(vm, field, value)?),
            "stacksize" => raw.stacksize = number(vm, field, value)?,
            "flags" => raw.flags = number(vm, field, value)?,
            "firstlineno" => raw.firstlineno = number(vm, field, value)? as i32,
            "code" => raw.code = bytes(vm, value, at)?,
            "linetable" => raw.linetable = bytes(vm, value, at)?,
            "exceptiontable" => raw.exceptiontable = bytes(vm, value, at)?,
            "filename" => raw.filename = string(vm, value, at)?,
            "name" => raw.name = string(vm, value, at)?,
            "qualname" => raw.qualname = string(vm, value, at)?,
            "names" => raw.names = strings(vm, value, at)?.into(),
            "varnames" => self.varnames = strings(vm, value, at)?,
            "freevars" => self.freevars = strings(vm, value, at)?,
            "cellvars" => self.cellvars = strings(vm, value, at)?,
            _ => self.consts = tuple(vm, value, at)?.clone(),
        }
        Ok(())
    }

    /// The changed code; nested code of an unchanged constant is the same object.
    fn finish(self, vm: &mut Vm, from: &Ref<Code>) -> Res<Ref<Code>> {
        self.assemble(vm, from.version)
    }

    fn assemble(mut self, vm: &mut Vm, version: bytecode::version::Version) -> Res<Ref<Code>> {
        if !self.raw.code.len().is_multiple_of(2) {
            return Err(vm.value_error("code: co_code is malformed"));
        }
        if self.nlocals.is_some_and(|n| n as usize != self.varnames.len()) {
            return Err(vm.value_error("code: co_nlocals != len(co_varnames)"));
        }
        if self.raw.parameters() > self.varnames.len() as u64 {
            return Err(vm.value_error("code: co_varnames is too small"));
        }
        let (mut names, mut kinds_of) = (Vec::new(), Vec::new());
        for name in &self.varnames {
            let cell = if self.cellvars.contains(name) { kinds::CELL } else { 0 };
            names.push(name.clone());
            kinds_of.push(kinds::LOCAL | cell);
        }
        for name in self.cellvars.iter().filter(|name| !self.varnames.contains(name)) {
            names.push(name.clone());
            kinds_of.push(kinds::CELL);
        }
        for name in &self.freevars {
            names.push(name.clone());
            kinds_of.push(kinds::FREE);
        }
        self.raw.localsplusnames = names.into();
        self.raw.localspluskinds = kinds_of.into();
        // A constant that has no marshalled form is known by its value alone.
        let constants = self.consts.items().iter().map(|c| constant::data(vm, c).unwrap_or(Const::None));
        self.raw.consts = constants.collect();
        with_consts(vm, &Arc::new(self.raw), version, self.consts)
    }
}

fn wrong(vm: &Vm, at: &str, expected: &str, value: &Value) -> crate::vm::Raised {
    let class = if value.is_none() { "None".to_owned() } else { class_of(vm, value).name(vm) };
    vm.type_error(&format!("{at} must be {expected}, not {class}"))
}

fn number(vm: &mut Vm, field: &str, value: &Value) -> Res<u32> {
    let index = ops::index(vm, value)?;
    let Some(number) = int::to_i64(&index).and_then(|i| i32::try_from(i).ok()) else {
        return Err(vm.overflow_error("Python int too large to convert to C int"));
    };
    u32::try_from(number).map_err(|_| vm.value_error(&format!("co_{field} must be a positive integer")))
}

fn bytes(vm: &Vm, value: &Value, at: &str) -> Res<Arc<[u8]>> {
    match value.downcast::<Bytes>() {
        Some(bytes) => Ok(bytes.items().into()),
        None => Err(wrong(vm, at, "bytes", value)),
    }
}

fn string(vm: &Vm, value: &Value, at: &str) -> Res<Arc<PyStr>> {
    match value.downcast::<Str>() {
        Some(string) => Ok(Arc::new(constant::str_data(string))),
        None => Err(wrong(vm, at, "str", value)),
    }
}

fn tuple<'a>(vm: &Vm, value: &'a Value, at: &str) -> Res<&'a Ref<Tuple>> {
    value.downcast::<Tuple>().ok_or_else(|| wrong(vm, at, "tuple", value))
}

fn strings(vm: &Vm, value: &Value, at: &str) -> Res<Vec<Arc<PyStr>>> {
    let items = tuple(vm, value, at)?.items();
    let name = |item: &Value| match item.downcast::<Str>() {
        Some(name) => Ok(Arc::new(constant::str_data(name))),
        None => Err(vm.system_error("non-string found in code slot")),
    };
    items.iter().map(name).collect()
}

/// `co_lnotab`: pairs of how far the bytecode and the line go on, each within a signed byte (`decode_linetable`).
pub(super) fn lnotab(code: &CodeObject) -> Vec<u8> {
    let mut table = Vec::new();
    let (mut line, mut offset) = (code.firstlineno, 0);
    for (start, _, at) in locations::lines(code) {
        let Some(at) = at.filter(|at| *at != line) else { continue };
        let (mut forward, mut delta) = (start - offset, at.wrapping_sub(line));
        while forward > 255 {
            table.extend([255, 0]);
            forward -= 255;
        }
        while !(-128..=127).contains(&delta) {
            let step = if delta < 0 { -128i8 } else { 127 };
            table.extend([forward as u8, step as u8]);
            delta -= i32::from(step);
            forward = 0;
        }
        table.extend([forward as u8, delta as i8 as u8]);
        (line, offset) = (at, start);
    }
    table
}
