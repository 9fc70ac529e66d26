//! Writes the `marshal` format, version 4, as CPython 3.11 does (`Python/marshal.c`).

use crate::code::CodeObject;
use crate::constant::{BigInt, Const};
use crate::pystr::PyStr;
use std::collections::HashMap;
use std::sync::Arc;

const FLAG_REF: u8 = 0x80;

/// The marshalled object. What is shared is written once and referred to from then on. Recurses as deep as the object
/// nests, which `unmarshal::MAX_DEPTH` bounds for whatever may be read again.
pub fn marshal(object: &Const) -> Vec<u8> {
    let mut writer = Writer::default();
    writer.object(object);
    writer.out
}

#[derive(Default)]
struct Writer {
    out: Vec<u8>,
    /// Numbers of the shared objects written so far, by address and type code: one slice may be a tuple and a list.
    refs: HashMap<(usize, u8), u32>,
}

impl Writer {
    fn object(&mut self, object: &Const) {
        match object {
            Const::None => self.out.push(b'N'),
            Const::True => self.out.push(b'T'),
            Const::False => self.out.push(b'F'),
            Const::Ellipsis => self.out.push(b'.'),
            Const::StopIteration => self.out.push(b'S'),
            Const::Int(i) => self.int(*i),
            Const::BigInt(int) => self.big_int(int),
            Const::Float(f) => self.float(b'g', &[*f]),
            Const::Complex(re, im) => self.float(b'y', &[*re, *im]),
            Const::Str(s) => self.str(s),
            Const::Bytes(bytes) => {
                if let Some(flag) = self.shared(b's', bytes) {
                    self.bytes(flag, bytes);
                }
            }
            Const::Tuple(items) => {
                let Some(flag) = self.shared(b'(', items) else { return };
                match u8::try_from(items.len()) {
                    Ok(len) => self.out.extend([b')' | flag, len]),
                    Err(_) => self.sized(b'(' | flag, items.len()),
                }
                items.iter().for_each(|item| self.object(item));
            }
            Const::List(items) => self.container(b'[', items),
            Const::Set(items) => self.container(b'<', items),
            Const::FrozenSet(items) => self.container(b'>', items),
            Const::Dict(entries) => {
                let Some(flag) = self.shared(b'{', entries) else { return };
                self.out.push(b'{' | flag);
                for (key, value) in entries.iter() {
                    self.object(key);
                    self.object(value);
                }
                self.out.push(b'0');
            }
            Const::Code(code) => self.code(code),
        }
    }

    /// The reference bit for a shared object of type `code` met for the first time, 0 for one that is not shared; None
    /// if all that had to be written was a reference.
    fn shared<T: ?Sized>(&mut self, code: u8, object: &Arc<T>) -> Option<u8> {
        if Arc::strong_count(object) == 1 {
            return Some(0);
        }
        let next = self.refs.len() as u32;
        let number = *self.refs.entry((Arc::as_ptr(object).cast::<()>() as usize, code)).or_insert(next);
        if number == next {
            return Some(FLAG_REF);
        }
        self.out.push(b'r');
        self.long(number);
        None
    }

    fn long(&mut self, number: u32) {
        self.out.extend(number.to_le_bytes());
    }

    /// A type code and a length. CPython refuses what is longer than 2^31, and so does whoever makes a constant.
    fn sized(&mut self, code: u8, len: usize) {
        self.out.push(code);
        self.long(len as u32);
    }

    fn container(&mut self, code: u8, items: &Arc<[Const]>) {
        let Some(flag) = self.shared(code, items) else { return };
        self.sized(code | flag, items.len());
        items.iter().for_each(|item| self.object(item));
    }

    fn bytes(&mut self, flag: u8, bytes: &[u8]) {
        self.sized(b's' | flag, bytes.len());
        self.out.extend(bytes);
    }

    fn int(&mut self, i: i64) {
        match i32::try_from(i) {
            Ok(i) => {
                self.out.push(b'i');
                self.out.extend(i.to_le_bytes());
            }
            Err(_) => self.digits(i < 0, &[i.unsigned_abs()]),
        }
    }

    fn big_int(&mut self, int: &BigInt) {
        self.digits(int.negative, &int.limbs);
    }

    /// `l`: the number of 15-bit digits, negative for a negative number, then the digits.
    fn digits(&mut self, negative: bool, limbs: &[u64]) {
        let bits = limbs.len() * 64;
        let digit = |at: usize| {
            let (limb, shift) = (at / 64, at % 64);
            let low = limbs.get(limb).map_or(0, |l| l >> shift);
            let high = if shift > 49 { limbs.get(limb + 1).map_or(0, |l| l << (64 - shift)) } else { 0 };
            ((low | high) & 0x7FFF) as u16
        };
        let digits: Vec<u16> = (0..bits).step_by(15).map(digit).collect();
        let len = digits.iter().rposition(|d| *d != 0).map_or(0, |last| last + 1);
        let signed = len as i32;
        self.out.push(b'l');
        self.out.extend((if negative { -signed } else { signed }).to_le_bytes());
        digits[..len].iter().for_each(|d| self.out.extend(d.to_le_bytes()));
    }

    fn float(&mut self, code: u8, parts: &[f64]) {
        self.out.push(code);
        parts.iter().for_each(|f| self.out.extend(f.to_le_bytes()));
    }

    fn str(&mut self, s: &Arc<PyStr>) {
        let Some(flag) = self.shared(b'u', s) else { return };
        let interned = s.is_interned();
        if !s.is_ascii() {
            self.sized(if interned { b't' } else { b'u' } | flag, s.as_bytes().len());
        } else if let Ok(len) = u8::try_from(s.len()) {
            self.out.extend([if interned { b'Z' } else { b'z' } | flag, len]);
        } else {
            self.sized(if interned { b'A' } else { b'a' } | flag, s.len());
        }
        self.out.extend(s.as_bytes());
    }

    fn code(&mut self, code: &Arc<CodeObject>) {
        let Some(flag) = self.shared(b'c', code) else { return };
        self.out.push(b'c' | flag);
        for number in [code.argcount, code.posonlyargcount, code.kwonlyargcount, code.stacksize, code.flags] {
            self.long(number);
        }
        self.object(&Const::Bytes(code.code.clone()));
        self.object(&Const::Tuple(code.consts.clone()));
        self.names(&code.names);
        self.names(&code.localsplusnames);
        self.object(&Const::Bytes(code.localspluskinds.clone()));
        self.str(&code.filename);
        self.str(&code.name);
        self.str(&code.qualname);
        self.out.extend(code.firstlineno.to_le_bytes());
        self.object(&Const::Bytes(code.linetable.clone()));
        self.object(&Const::Bytes(code.exceptiontable.clone()));
    }

    fn names(&mut self, names: &Arc<[Arc<PyStr>]>) {
        let Some(flag) = self.shared(b'n', names) else { return };
        self.sized(b'(' | flag, names.len());
        names.iter().for_each(|name| self.str(name));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::unmarshal::unmarshal;

    #[test]
    fn what_is_written_reads_the_same() {
        let name = Arc::new(PyStr::from_latin1(b"caf\xE9", true));
        let wide: Arc<[Const]> = (0..300).map(Const::Int).collect();
        let big = BigInt { negative: true, limbs: [u64::MAX, 0x1234_5678_9ABC_DEF0, 1].into() };
        let object = Const::Tuple(
            [
                Const::None,
                Const::Int(i64::MIN),
                Const::Int(-1),
                Const::BigInt(Arc::new(big)),
                Const::Complex(1.5, -0.0),
                Const::Str(name.clone()),
                Const::Str(name),
                Const::Str(Arc::new(PyStr::new(&"x".repeat(300)))),
                Const::Tuple(wide.clone()),
                Const::List(wide.clone()),
                Const::FrozenSet(wide),
                Const::Dict([(Const::Float(0.5), Const::Bytes(b"\0\xFF"[..].into()))].into()),
            ]
            .into(),
        );
        assert_eq!(unmarshal(&marshal(&object)), Ok(object));
    }

    #[test]
    fn what_is_shared_is_written_once() {
        let long = Const::Str(Arc::new(PyStr::new(&"x".repeat(200))));
        let object = Const::Tuple([long.clone(), long].into());
        assert!(marshal(&object).len() < 250);
    }
}
