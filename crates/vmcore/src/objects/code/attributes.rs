//! The attributes of code objects (`code_memberlist` and `code_getsetlist` in Objects/codeobject.c).

use std::hash::{DefaultHasher, Hash, Hasher};

use bytecode::CodeObject;
use bytecode::code::kinds;
use bytecode::locations;

use super::{Code, change};
use crate::native::{Kwargs, methods};
use crate::objects::bytes::{self, Bytes};
use crate::objects::str::Str;
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::Type;
use crate::ops::{self, CompareOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[methods("code", with(ATTRIBUTES, COMPARISONS))]
impl Code {
    #[py("__new__($type, /, *args, **kwargs)", shown = "($type, *args, **kwargs)")]
    fn construct(vm: &mut Vm, _class: &Ref<Type>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Ref<Code>> {
        if !kwargs.is_empty() {
            return Err(vm.type_error("code() takes no keyword arguments"));
        }
        change::construct(vm, args)
    }

    #[py("replace($self, /, **changes)")]
    fn replace(vm: &mut Vm, this: &Ref<Code>, changes: Kwargs<'_>) -> Res<Ref<Code>> {
        change::replace(vm, this, changes)
    }

    #[py("__repr__")]
    fn repr(vm: &Vm, this: &Ref<Code>) -> Res<Ref<Str>> {
        let mut text = text::StrBuf::new();
        text.push_str("<code object ");
        text.push_view(this.name.view());
        text.push_str(&format!(" at {:#x}, file \"", this.as_value().word()));
        text.push_view(this.filename().view());
        text.push_str(&format!("\", line {}>", this.raw.firstlineno));
        Ok(crate::objects::str::from_data(vm, &text.finish())?)
    }

    #[py("__hash__")]
    fn hash(this: &Ref<Code>) -> i64 {
        let raw = &*this.raw;
        let mut hasher = DefaultHasher::new();
        (&raw.name.as_bytes(), &raw.code, &raw.linetable, raw.firstlineno).hash(&mut hasher);
        match hasher.finish() as i64 {
            -1 => -2,
            hash => hash,
        }
    }

    #[py("__sizeof__($self, /)", no_text_signature)]
    fn sizeof(this: &Ref<Code>) -> usize {
        crate::heap::cell_size(this.header()) + this.raw.code.len()
    }

    #[py("co_lines($self, /)", no_text_signature)]
    fn lines(vm: &mut Vm, this: &Ref<Code>) -> Res<Value> {
        let lines: Vec<_> = locations::lines(&this.raw).collect();
        iterator(vm, lines.into_iter())
    }

    #[py("co_positions($self, /)", no_text_signature)]
    fn positions(vm: &mut Vm, this: &Ref<Code>) -> Res<Value> {
        let units = this.raw.code.len() as u32 / 2;
        let positions = locations::positions_of(&this.raw, (0..units).map(|unit| unit * 2));
        let rows = positions.into_iter().map(|p| {
            Row([
                p.line.map(i64::from),
                p.end_line.map(i64::from),
                p.column.map(i64::from),
                p.end_column.map(i64::from),
            ])
        });
        iterator(vm, rows.collect::<Vec<_>>().into_iter())
    }

    #[py("_varname_from_oparg($self, /, oparg)")]
    fn varname_from_oparg(vm: &mut Vm, this: &Ref<Code>, oparg: i32) -> Res<Ref<Str>> {
        match usize::try_from(oparg).ok().and_then(|i| this.locals.get(i)) {
            Some(name) => Ok(name.clone()),
            None => Err(vm.index_error("tuple index out of range")),
        }
    }
}

/// A tuple of four.
struct Row([Option<i64>; 4]);

impl crate::native::IntoValue for Row {
    fn into_value(self, vm: &Vm) -> Res<Value> {
        let items = self.0.map(|item| item.map_or(Value::NONE, Value::small_int_wrapping));
        Ok(tuple::from_slice(vm, &items)?.into())
    }
}

/// An iterator over the items.
fn iterator<T: crate::native::IntoValue>(vm: &mut Vm, items: impl ExactSizeIterator<Item = T>) -> Res<Value> {
    let values: Vec<Value> = items.map(|item| item.into_value(vm)).collect::<Res<_>>()?;
    let values = tuple::from_iter(vm, values.into_iter())?;
    ops::get_iter(vm, values.as_value())
}

#[methods(COMPARISONS)]
impl Code {
    #[py("__lt__")]
    fn lt(_this: &Ref<Code>, _value: &Value) -> Value {
        Value::NOT_IMPLEMENTED
    }

    #[py("__le__")]
    fn le(_this: &Ref<Code>, _value: &Value) -> Value {
        Value::NOT_IMPLEMENTED
    }

    #[py("__eq__")]
    fn eq(vm: &mut Vm, this: &Ref<Code>, value: &Value) -> Res<Value> {
        compare(vm, CompareOp::Equal, this, value)
    }

    #[py("__ne__")]
    fn ne(vm: &mut Vm, this: &Ref<Code>, value: &Value) -> Res<Value> {
        compare(vm, CompareOp::NotEqual, this, value)
    }

    #[py("__gt__")]
    fn gt(_this: &Ref<Code>, _value: &Value) -> Value {
        Value::NOT_IMPLEMENTED
    }

    #[py("__ge__")]
    fn ge(_this: &Ref<Code>, _value: &Value) -> Value {
        Value::NOT_IMPLEMENTED
    }
}

/// Equal code does the same at the same lines, whatever file it is from (`code_richcompare`).
fn compare(vm: &mut Vm, op: CompareOp, this: &Ref<Code>, value: &Value) -> Res<Value> {
    let Some(other) = value.downcast::<Code>() else { return Ok(Value::NOT_IMPLEMENTED) };
    let essence = |c: &CodeObject| {
        (
            (c.name.clone(), c.argcount, c.posonlyargcount, c.kwonlyargcount, c.flags, c.firstlineno),
            (c.code.clone(), c.names.clone(), c.localsplusnames.clone()),
            (c.linetable.clone(), c.exceptiontable.clone()),
        )
    };
    let (a, b) = (&this.raw, &other.raw);
    let alike = this.is(other) || essence(a) == essence(b) && same_constants(vm, this, other)?;
    Ok(Value::bool(alike == (op == CompareOp::Equal)))
}

/// Constants are the same if they are equal and shown alike: `0`, `0.0` and `-0.0` are not (`_PyCode_ConstantKey`).
fn same_constants(vm: &mut Vm, a: &Ref<Code>, b: &Ref<Code>) -> Res<bool> {
    let (a, b) = (a.consts.to_value(), b.consts.to_value());
    if !ops::equal(vm, &a, &b)? {
        return Ok(false);
    }
    let (a, b) = (a.downcast::<Tuple>(), b.downcast::<Tuple>());
    for (a, b) in a.iter().flat_map(|t| t.items()).zip(b.iter().flat_map(|t| t.items())) {
        if a.downcast::<Code>().is_none() && !shown_alike(vm, a, b)? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn shown_alike(vm: &mut Vm, a: &Value, b: &Value) -> Res<bool> {
    let (a, b) = (ops::repr(vm, a)?, ops::repr(vm, b)?);
    Ok(a.same(&b))
}

/// The names of those local variables whose kind has the bit.
fn names_of_kind(vm: &Vm, code: &Ref<Code>, bit: u8) -> Res<Ref<Tuple>> {
    let names = code.locals.iter().zip(code.raw.localspluskinds.iter());
    let names: Vec<Value> = names.filter(|(_, kind)| **kind & bit != 0).map(|(n, _)| n.to_value()).collect();
    Ok(tuple::from_iter(vm, names.into_iter())?)
}

#[methods(ATTRIBUTES)]
impl Code {
    #[member("co_argcount")]
    fn argcount(this: &Ref<Code>) -> u32 {
        this.raw.argcount
    }

    #[member("co_posonlyargcount")]
    fn posonlyargcount(this: &Ref<Code>) -> u32 {
        this.raw.posonlyargcount
    }

    #[member("co_kwonlyargcount")]
    fn kwonlyargcount(this: &Ref<Code>) -> u32 {
        this.raw.kwonlyargcount
    }

    #[member("co_stacksize")]
    fn stacksize(this: &Ref<Code>) -> u32 {
        this.raw.stacksize
    }

    #[member("co_flags")]
    fn flags(this: &Ref<Code>) -> u32 {
        this.raw.flags
    }

    #[member("co_nlocals")]
    fn nlocals(this: &Ref<Code>) -> usize {
        this.raw.names_of_kind(kinds::LOCAL).count()
    }

    #[member("co_consts")]
    fn consts(this: &Ref<Code>) -> Ref<Tuple> {
        this.consts.clone()
    }

    #[member("co_names")]
    fn names(vm: &Vm, this: &Ref<Code>) -> Res<Ref<Tuple>> {
        Ok(tuple::from_iter(vm, this.names.iter().map(|name| name.to_value()))?)
    }

    #[member("co_filename")]
    fn co_filename(this: &Ref<Code>) -> Ref<Str> {
        this.filename()
    }

    #[member("co_name")]
    fn name(this: &Ref<Code>) -> Ref<Str> {
        this.name.clone()
    }

    #[member("co_qualname")]
    fn qualname(this: &Ref<Code>) -> Ref<Str> {
        this.qualname.clone()
    }

    #[member("co_firstlineno")]
    fn firstlineno(this: &Ref<Code>) -> i32 {
        this.raw.firstlineno
    }

    #[member("co_linetable")]
    fn linetable(vm: &Vm, this: &Ref<Code>) -> Res<Ref<Bytes>> {
        Ok(bytes::from_slice(vm, &this.raw.linetable)?)
    }

    #[member("co_exceptiontable")]
    fn exceptiontable(vm: &Vm, this: &Ref<Code>) -> Res<Ref<Bytes>> {
        Ok(bytes::from_slice(vm, &this.raw.exceptiontable)?)
    }

    #[getter("co_lnotab")]
    fn lnotab(vm: &Vm, this: &Ref<Code>) -> Res<Ref<Bytes>> {
        Ok(bytes::from_slice(vm, &change::lnotab(&this.raw))?)
    }

    #[getter("_co_code_adaptive")]
    fn code_adaptive(vm: &Vm, this: &Ref<Code>) -> Res<Ref<Bytes>> {
        Ok(bytes::from_slice(vm, &this.raw.code)?)
    }

    #[getter("co_code")]
    fn code(vm: &Vm, this: &Ref<Code>) -> Res<Ref<Bytes>> {
        Ok(bytes::from_slice(vm, &this.raw.code)?)
    }

    #[getter("co_varnames")]
    fn varnames(vm: &Vm, this: &Ref<Code>) -> Res<Ref<Tuple>> {
        names_of_kind(vm, this, kinds::LOCAL)
    }

    #[getter("co_cellvars")]
    fn cellvars(vm: &Vm, this: &Ref<Code>) -> Res<Ref<Tuple>> {
        names_of_kind(vm, this, kinds::CELL)
    }

    #[getter("co_freevars")]
    fn freevars(vm: &Vm, this: &Ref<Code>) -> Res<Ref<Tuple>> {
        names_of_kind(vm, this, kinds::FREE)
    }
}
