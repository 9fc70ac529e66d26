//! Marshalled data as values, and plain values as data: constants of code, and whatever crosses between host and guest.

use std::sync::Arc;

use bytecode::constant::BigInt;
use bytecode::{Const, PyStr, Version};
use text::StrBuf;

use super::bytes::Bytes;
use super::code::{self, Code};
use super::complex::Complex;
use super::dict::{self, Dict};
use super::int::{self, Int};
use super::list::{self, List};
use super::set::{self, Set};
use super::str::{self, Str};
use super::tuple::{self, Tuple};
use super::types::class_of;
use crate::heap::NoMemory;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// The string of a constant or a name.
pub(crate) fn str_value(vm: &Vm, s: &PyStr) -> Result<Ref<Str>, NoMemory> {
    let made = match s.as_str() {
        Some(text) => str::from_utf8(vm, text)?,
        None => {
            let mut buf = StrBuf::with_capacity(s.len());
            s.code_points().for_each(|c| buf.push(c));
            str::from_data(vm, &buf.finish())?
        }
    };
    Ok(if s.is_interned() { made.interned(vm) } else { made })
}

/// The value of a constant. Code objects among it are of CPython `version`.
pub(crate) fn value(vm: &mut Vm, constant: &Const, version: Version) -> Res<Value> {
    Ok(match constant {
        Const::None => Value::NONE,
        Const::True => Value::TRUE,
        Const::False => Value::FALSE,
        Const::Ellipsis => Value::ELLIPSIS,
        Const::StopIteration => vm.types().stop_iteration.to_value(),
        Const::Int(i) => int::from_i64(vm, *i)?,
        Const::BigInt(int) => int::from_parts(vm, int.negative, &int.limbs)?,
        Const::Float(f) => Value::float(*f),
        Const::Str(s) => str_value(vm, s)?.into(),
        Const::Bytes(bytes) => super::bytes::from_slice(vm, bytes)?.into(),
        Const::Tuple(items) => {
            let items = values(vm, items, version)?;
            tuple::from_iter(vm, items.into_iter())?.into()
        }
        Const::List(items) => {
            let items = values(vm, items, version)?;
            list::from_slice(vm, &items)?.into()
        }
        Const::Dict(entries) => {
            let dict = dict::new(vm);
            for (key, item) in entries.iter() {
                let (key, item) = (value(vm, key, version)?, value(vm, item, version)?);
                dict.set_item(vm, &key, item)?;
            }
            dict.into()
        }
        Const::Code(code) => code::new(vm, code, version)?.into(),
        Const::Complex(real, imaginary) => vm.alloc(Complex::new(*real, *imaginary)).into(),
        Const::Set(items) | Const::FrozenSet(items) => {
            let frozen = matches!(constant, Const::FrozenSet(_));
            let class = if frozen { vm.types().frozenset.clone() } else { vm.types().set.clone() };
            let made = set::of_class(vm, &class);
            for item in values(vm, items, version)? {
                set::add(vm, &made, &item)?;
            }
            made.into()
        }
    })
}

fn values(vm: &mut Vm, constants: &[Const], version: Version) -> Res<Vec<Value>> {
    constants.iter().map(|constant| value(vm, constant, version)).collect()
}

/// Why a value has no marshalled form.
#[derive(Debug)]
pub(crate) enum NotPlain {
    /// An object of that class is in it.
    Class(String),
    /// It nests too deep, or contains itself.
    TooDeep,
}

/// The data of a plain value: numbers, text, bytes, code, and containers of them, of exactly the builtin types.
pub(crate) fn data(vm: &Vm, value: &Value) -> Result<Const, NotPlain> {
    data_within(vm, value, bytecode::unmarshal::MAX_DEPTH)
}

fn data_within(vm: &Vm, value: &Value, depth: u32) -> Result<Const, NotPlain> {
    let depth = depth.checked_sub(1).ok_or(NotPlain::TooDeep)?;
    let all =
        |items: &[Value]| items.iter().map(|item| data_within(vm, item, depth)).collect::<Result<_, _>>();
    Ok(if let Some(i) = value.as_small_int() {
        Const::Int(i)
    } else if let Some(f) = value.as_float() {
        Const::Float(f)
    } else if let Some(b) = value.as_bool() {
        if b { Const::True } else { Const::False }
    } else if value.is_none() {
        Const::None
    } else if value.is(&Value::ELLIPSIS) {
        Const::Ellipsis
    } else if let Some(s) = value.exact::<Str>() {
        Const::Str(Arc::new(str_data(s)))
    } else if let Some(bytes) = value.exact::<Bytes>() {
        Const::Bytes(bytes.items().into())
    } else if let Some(int) = value.exact::<Int>() {
        match int::to_i64(value) {
            Some(i) => Const::Int(i),
            None => {
                Const::BigInt(Arc::new(BigInt { negative: int.head.negative, limbs: int.items().into() }))
            }
        }
    } else if let Some(tuple) = value.exact::<Tuple>() {
        Const::Tuple(all(tuple.items())?)
    } else if let Some(list) = value.exact::<List>() {
        Const::List(all(&list.get(vm).items)?)
    } else if let Some(dict) = value.exact::<Dict>() {
        let entries = dict.get(vm).table.iter();
        let entry =
            |(key, item): (&Value, &Value)| Ok((data_within(vm, key, depth)?, data_within(vm, item, depth)?));
        Const::Dict(entries.map(entry).collect::<Result<_, _>>()?)
    } else if let Some(set) = value.downcast::<Set>().filter(|_| is_exact_set(vm, value)) {
        let frozen = set.get(vm).frozen;
        let items: Vec<Value> = set.get(vm).table.iter().map(|(_, item)| item.clone()).collect();
        if frozen { Const::FrozenSet(all(&items)?) } else { Const::Set(all(&items)?) }
    } else if let Some(complex) = value.exact::<Complex>() {
        Const::Complex(complex.real, complex.imaginary)
    } else if value.is(vm.types().stop_iteration.as_value()) {
        Const::StopIteration
    } else if let Some(code) = value.exact::<Code>() {
        Const::Code(code.raw.clone())
    } else {
        return Err(NotPlain::Class(class_of(vm, value).name(vm)));
    })
}

fn is_exact_set(vm: &Vm, value: &Value) -> bool {
    let class = class_of(vm, value);
    class.is(&vm.types().set) || class.is(&vm.types().frozenset)
}

/// The text as data.
pub(crate) fn str_data(s: &Ref<Str>) -> PyStr {
    let interned = s.is_interned();
    match s.as_ascii() {
        Some(text) => PyStr::from_latin1(text.as_bytes(), interned),
        None => {
            let mut bytes = Vec::with_capacity(s.len() * 2);
            s.view().iter().for_each(|point| push_code_point(&mut bytes, point));
            // What was just encoded is valid.
            PyStr::from_surrogatepass(&bytes, interned).unwrap_or_else(|| PyStr::new(&s.to_string_lossy()))
        }
    }
}

/// UTF-8 in which surrogates are code points like any other.
pub(crate) fn push_code_point(bytes: &mut Vec<u8>, point: u32) {
    match char::from_u32(point) {
        Some(c) => bytes.extend(c.encode_utf8(&mut [0; 4]).as_bytes()),
        None => bytes.extend([
            0xE0 | (point >> 12) as u8,
            0x80 | (point >> 6 & 0x3F) as u8,
            0x80 | (point & 0x3F) as u8,
        ]),
    }
}
