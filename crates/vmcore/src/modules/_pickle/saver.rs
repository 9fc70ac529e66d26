//! Objects into opcodes.

use super::{globals, op, pickling_error};
use crate::heap::Buf;
use crate::objects::bytearray::ByteArray;
use crate::objects::bytes::{self, Bytes};
use crate::objects::constant::push_code_point;
use crate::objects::dict::{self, Dict};
use crate::objects::int::{self, IntView};
use crate::objects::list::{self, List};
use crate::objects::set::Set;
use crate::objects::str::Str;
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::class_of;
use crate::ops::{self, call, recursion};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

const DEFAULT_PROTOCOL: i64 = 4;
const HIGHEST_PROTOCOL: i64 = 5;

/// Items that one APPENDS, SETITEMS or ADDITEMS is for.
const BATCH: usize = 1000;
/// A frame that has grown to this size is complete.
const FRAME_SIZE: usize = 64 << 10;
/// A frame shorter than this is written without a head.
const LEAST_FRAME: usize = 4;
const FRAME_HEAD: usize = 9;

const DOING: &str = " while pickling an object";

/// What a pickler's attributes say.
#[derive(Default)]
pub struct Hooks {
    pub persistent_id: Option<Value>,
    pub reducer_override: Option<Value>,
    pub dispatch_table: Option<Value>,
}

pub struct Saver {
    pub protocol: i64,
    pub fix_imports: bool,
    pub fast: bool,
    pub hooks: Hooks,
    pub memo: Ref<Dict>,
    /// Where complete frames go; none if all of it is kept.
    pub write: Option<Value>,
    pub out: Buf<u8>,
    framing: bool,
    frame: Option<usize>,
}

impl Saver {
    pub fn new(vm: &mut Vm, protocol: &Value, fix_imports: bool, buffer_callback: &Value) -> Res<Saver> {
        let protocol = match protocol.is_none() {
            true => DEFAULT_PROTOCOL,
            false => match ops::number::to_ssize(vm, protocol)? {
                ..0 => HIGHEST_PROTOCOL,
                given if given > HIGHEST_PROTOCOL => {
                    return Err(vm.value_error(&format!("pickle protocol must be <= {HIGHEST_PROTOCOL}")));
                }
                given => given,
            },
        };
        if !buffer_callback.is_none() && protocol < 5 {
            return Err(vm.value_error("buffer_callback needs protocol >= 5"));
        }
        Ok(Saver {
            protocol,
            fix_imports: fix_imports && protocol < 3,
            fast: false,
            hooks: Hooks::default(),
            memo: dict::new(vm),
            write: None,
            out: Buf::new(vm.heap()),
            framing: false,
            frame: None,
        })
    }

    pub fn dump(&mut self, vm: &mut Vm, object: &Value) -> Res<()> {
        if self.protocol >= 2 {
            self.put(&[op::PROTO, self.protocol as u8])?;
            self.framing = self.protocol >= 4;
        }
        self.save(vm, object)?;
        self.put(&[op::STOP])?;
        self.end_frame();
        self.framing = false;
        Ok(())
    }

    /// Gives to the file what is complete.
    pub fn flush(&mut self, vm: &mut Vm) -> Res<()> {
        let Some(write) = self.write.clone() else { return Ok(()) };
        let data = bytes::from_slice(vm, &self.out)?;
        self.out.truncate(0);
        call::call_positional(vm, &write, &[data.into()]).map(drop)
    }

    pub(super) fn put(&mut self, bytes: &[u8]) -> Res<()> {
        if self.framing && self.frame.is_none() {
            self.frame = Some(self.out.len());
            self.out.extend_from_slice(&[0; FRAME_HEAD])?;
        }
        Ok(self.out.extend_from_slice(bytes)?)
    }

    fn end_frame(&mut self) {
        let Some(start) = self.frame.take() else { return };
        let len = self.out.len() - start - FRAME_HEAD;
        if len < LEAST_FRAME {
            self.out.copy_within(start + FRAME_HEAD.., start);
            self.out.truncate(start + len);
            return;
        }
        self.out[start] = op::FRAME;
        self.out[start + 1..start + FRAME_HEAD].copy_from_slice(&(len as u64).to_le_bytes());
    }

    /// Between two objects: what is long enough goes out.
    fn boundary(&mut self, vm: &mut Vm) -> Res<()> {
        match self.frame {
            Some(start) if self.out.len() - start - FRAME_HEAD >= FRAME_SIZE => {
                self.end_frame();
                self.flush(vm)
            }
            _ => Ok(()),
        }
    }

    /// A head and the data it is of, which stand outside frames where they are large.
    fn put_data(&mut self, vm: &mut Vm, head: &[u8], data: &[u8]) -> Res<()> {
        if data.len() < FRAME_SIZE {
            self.put(head)?;
            return self.put(data);
        }
        let framing = std::mem::take(&mut self.framing);
        self.end_frame();
        self.put(head)?;
        if self.write.is_some() {
            self.flush(vm)?;
        }
        self.put(data)?;
        if self.write.is_some() {
            self.flush(vm)?;
        }
        self.framing = framing;
        Ok(())
    }

    fn is_binary(&self) -> bool {
        self.protocol > 0
    }

    /// The number that the object has in this pickle, if it stands there already.
    pub(super) fn number(&self, vm: &mut Vm, object: &Value) -> Res<Option<i64>> {
        let id = int::from_u64(vm, object.word())?;
        let found = self.memo.get_item(vm, &id)?;
        Ok(found.and_then(|entry| entry.downcast::<Tuple>()?.items().first()?.as_small_int()))
    }

    pub(super) fn refer(&mut self, number: i64) -> Res<()> {
        self.put_numbered([op::GET, op::BINGET, op::LONG_BINGET], number)
    }

    /// A memo's number behind the operation that writes it as a line, in one byte, or in four.
    fn put_numbered(&mut self, [line, byte, word]: [u8; 3], number: i64) -> Res<()> {
        match (self.is_binary(), u8::try_from(number)) {
            (false, _) => {
                let line = format!("{}{number}\n", char::from(line));
                self.put(line.as_bytes())
            }
            (true, Ok(number)) => self.put(&[byte, number]),
            (true, Err(_)) => {
                self.put(&[word])?;
                self.put(&(number as u32).to_le_bytes())
            }
        }
    }

    pub(super) fn memoize(&mut self, vm: &mut Vm, object: &Value) -> Res<()> {
        if self.fast {
            return Ok(());
        }
        let number = self.memo.len(vm);
        let id = int::from_u64(vm, object.word())?;
        let entry = tuple::pair(vm, Value::small_int_wrapping(number as i64), object.clone())?;
        self.memo.set_item(vm, &id, entry.into())?;
        if self.protocol >= 4 {
            return self.put(&[op::MEMOIZE]);
        }
        self.put_numbered([op::PUT, op::BINPUT, op::LONG_BINPUT], number as i64)
    }

    pub(super) fn save(&mut self, vm: &mut Vm, object: &Value) -> Res<()> {
        vm.tick(1)?;
        recursion::deeper(vm, DOING, |vm| self.save_any(vm, object))?;
        self.boundary(vm)
    }

    fn save_any(&mut self, vm: &mut Vm, object: &Value) -> Res<()> {
        if let Some(hook) = self.hooks.persistent_id.clone() {
            let id = call::call_positional(vm, &hook, std::slice::from_ref(object))?;
            if !id.is_none() {
                return self.save_persistent(vm, &id);
            }
        }
        self.save_unless_persistent(vm, object)
    }

    fn save_persistent(&mut self, vm: &mut Vm, id: &Value) -> Res<()> {
        if self.is_binary() {
            recursion::deeper(vm, DOING, |vm| self.save_unless_persistent(vm, id))?;
            return self.put(&[op::BINPERSID]);
        }
        let text = ops::str(vm, id)?;
        match text.as_ascii() {
            Some(text) if !text.contains('\n') => {
                let line = format!("{}{text}\n", char::from(op::PERSID));
                self.put(line.as_bytes())
            }
            _ => Err(pickling_error(vm, "persistent IDs in protocol 0 must be ASCII strings")),
        }
    }

    fn save_unless_persistent(&mut self, vm: &mut Vm, object: &Value) -> Res<()> {
        if object.is_none() {
            return self.put(&[op::NONE]);
        }
        if let Some(truth) = object.as_bool() {
            return match (self.protocol >= 2, truth) {
                (true, true) => self.put(&[op::NEWTRUE]),
                (true, false) => self.put(&[op::NEWFALSE]),
                (false, true) => self.put(b"I01\n"),
                (false, false) => self.put(b"I00\n"),
            };
        }
        if int::is_exact(object) {
            return self.save_int(vm, object);
        }
        if let Some(float) = object.as_float() {
            return self.save_float(vm, object, float);
        }
        if let Some(number) = self.number(vm, object)? {
            return self.refer(number);
        }
        if let Some(text) = object.exact::<Str>() {
            return self.save_str(vm, object, text);
        }
        if let Some(data) = object.exact::<Bytes>() {
            return self.save_bytes(vm, object, data);
        }
        if let Some(tuple) = object.exact::<Tuple>() {
            return self.save_tuple(vm, object, tuple);
        }
        if let Some(list) = object.exact::<List>() {
            return self.save_list(vm, object, list);
        }
        if let Some(dict) = object.exact::<Dict>() {
            return self.save_dict(vm, object, dict);
        }
        if let Some(array) = object.exact::<ByteArray>() {
            return self.save_bytearray(vm, object, array);
        }
        let class = class_of(vm, object).clone();
        if (class.is(&vm.types().set) || class.is(&vm.types().frozenset))
            && let Some(set) = object.downcast::<Set>()
        {
            return self.save_set(vm, object, set);
        }
        self.save_by_reduction(vm, object, &class)
    }

    fn save_int(&mut self, vm: &mut Vm, object: &Value) -> Res<()> {
        if let Some(number) = int::to_i64(object).and_then(|number| i32::try_from(number).ok()) {
            if !self.is_binary() {
                let line = format!("{}{number}\n", char::from(op::INT));
                return self.put(line.as_bytes());
            }
            let [a, b, c, d] = number.to_le_bytes();
            return match (u8::try_from(number), u16::try_from(number)) {
                (Ok(_), _) => self.put(&[op::BININT1, a]),
                (_, Ok(_)) => self.put(&[op::BININT2, a, b]),
                _ => self.put(&[op::BININT, a, b, c, d]),
            };
        }
        let Some(view) = IntView::of(object) else { return Ok(()) };
        if self.protocol < 2 {
            let digits = int::repr(vm, view)?.to_string_lossy();
            let line = format!("{}{digits}L\n", char::from(op::LONG));
            return self.put(line.as_bytes());
        }
        // Two's complement, the sign in the last bit, no byte more than needed.
        let len = usize::try_from(view.bit_length() / 8 + 1).unwrap_or(usize::MAX);
        let mut data: Buf<u8> = Buf::with_capacity(vm.heap(), len)?;
        for limb in view.limbs() {
            data.extend_from_slice(&limb.to_le_bytes())?;
        }
        data.truncate(len.min(data.len()));
        while data.len() < len {
            data.push(0)?;
        }
        if int::is_negative(object) {
            let mut carry = true;
            for byte in data.iter_mut() {
                let (negated, carried) = (!*byte).overflowing_add(u8::from(carry));
                (*byte, carry) = (negated, carried);
            }
            if let [.., before, 0xFF] = data[..]
                && before & 0x80 != 0
            {
                data.truncate(len - 1);
            }
        }
        match u8::try_from(data.len()) {
            Ok(len) => self.put(&[op::LONG1, len])?,
            Err(_) => {
                let Ok(len) = i32::try_from(data.len()) else {
                    return Err(vm.overflow_error("int too large to pickle"));
                };
                self.put(&[op::LONG4])?;
                self.put(&len.to_le_bytes())?;
            }
        }
        self.put(&data)
    }

    fn save_float(&mut self, vm: &mut Vm, object: &Value, float: f64) -> Res<()> {
        if self.is_binary() {
            self.put(&[op::BINFLOAT])?;
            return self.put(&float.to_be_bytes());
        }
        let line = format!("{}{}\n", char::from(op::FLOAT), ops::repr(vm, object)?.to_string_lossy());
        self.put(line.as_bytes())
    }

    fn save_str(&mut self, vm: &mut Vm, object: &Value, text: &Ref<Str>) -> Res<()> {
        vm.tick(text.len() as u64)?;
        // At most ten bytes a character.
        let room = text.len().saturating_mul(10);
        vm.heap().charge(room)?;
        let saved = self.save_text(vm, text);
        vm.heap().uncharge(room);
        saved?;
        self.memoize(vm, object)
    }

    fn save_text(&mut self, vm: &mut Vm, text: &Ref<Str>) -> Res<()> {
        let mut data = Vec::new();
        if !self.is_binary() {
            data.push(op::UNICODE);
            for point in text.view().iter() {
                match point {
                    0x10000.. => data.extend(format!("\\U{point:08x}").bytes()),
                    0x5C | 0 | 0x0A | 0x0D | 0x1A | 0x100.. => data.extend(format!("\\u{point:04x}").bytes()),
                    _ => data.push(point as u8),
                }
            }
            data.push(b'\n');
            return self.put(&data);
        }
        match text.as_ascii() {
            Some(ascii) => data.extend_from_slice(ascii.as_bytes()),
            None => text.view().iter().for_each(|point| push_code_point(&mut data, point)),
        }
        let head = self.head(vm, data.len(), [op::SHORT_BINUNICODE, op::BINUNICODE, op::BINUNICODE8], 4)?;
        self.put_data(vm, &head, &data)
    }

    /// The opcode of the right size and the length behind it. The short form is there from protocol `short_since` on.
    fn head(&self, vm: &Vm, len: usize, [short, middle, long]: [u8; 3], short_since: i64) -> Res<Vec<u8>> {
        Ok(match (u8::try_from(len), u32::try_from(len)) {
            (Ok(len), _) if self.protocol >= short_since => vec![short, len],
            (_, Ok(len)) => [&[middle][..], &len.to_le_bytes()].concat(),
            _ if self.protocol >= 4 => [&[long][..], &(len as u64).to_le_bytes()].concat(),
            _ => {
                return Err(vm.overflow_error(
                    "serializing a string larger than 4 GiB requires pickle protocol 4 or higher",
                ));
            }
        })
    }

    fn save_bytes(&mut self, vm: &mut Vm, object: &Value, data: &Ref<Bytes>) -> Res<()> {
        if self.protocol >= 3 {
            let head =
                self.head(vm, data.items().len(), [op::SHORT_BINBYTES, op::BINBYTES, op::BINBYTES8], 3)?;
            self.put_data(vm, &head, data.items())?;
            return self.memoize(vm, object);
        }
        if data.items().is_empty() {
            let class = vm.types().bytes.to_value();
            return self.save_call(vm, class, &[], object);
        }
        let encode = globals::attribute_of(vm, "codecs", "encode")?;
        let latin1 = vm.intern("latin1").to_value();
        let class = vm.types().str.to_value();
        let text = call::call_positional(vm, &class, &[object.clone(), latin1.clone()])?;
        self.save_call(vm, encode, &[text, latin1], object)
    }

    fn save_bytearray(&mut self, vm: &mut Vm, object: &Value, array: &Ref<ByteArray>) -> Res<()> {
        let data = bytes::from_slice(vm, &array.get(vm).items)?;
        if self.protocol >= 5 {
            let head = [&[op::BYTEARRAY8][..], &(data.items().len() as u64).to_le_bytes()].concat();
            self.put_data(vm, &head, data.items())?;
            return self.memoize(vm, object);
        }
        let class = vm.types().bytearray.to_value();
        match data.items().is_empty() {
            true => self.save_call(vm, class, &[], object),
            false => self.save_call(vm, class, &[data.into()], object),
        }
    }

    fn save_tuple(&mut self, vm: &mut Vm, object: &Value, tuple: &Ref<Tuple>) -> Res<()> {
        let items = tuple.items();
        if items.is_empty() {
            return match self.is_binary() {
                true => self.put(&[op::EMPTY_TUPLE]),
                false => self.put(&[op::MARK, op::TUPLE]),
            };
        }
        let short = match items.len() {
            1 if self.protocol >= 2 => Some(op::TUPLE1),
            2 if self.protocol >= 2 => Some(op::TUPLE2),
            3 if self.protocol >= 2 => Some(op::TUPLE3),
            _ => None,
        };
        if short.is_none() {
            self.put(&[op::MARK])?;
        }
        for item in items {
            self.save(vm, item)?;
        }
        // One of its items contains it, and has written it meanwhile.
        if let Some(number) = self.number(vm, object)? {
            match short {
                None if self.is_binary() => self.put(&[op::POP_MARK])?,
                _ => {
                    let pops = items.len() + usize::from(short.is_none());
                    for _ in 0..pops {
                        self.put(&[op::POP])?;
                    }
                }
            }
            return self.refer(number);
        }
        self.put(&[short.unwrap_or(op::TUPLE)])?;
        self.memoize(vm, object)
    }

    fn save_list(&mut self, vm: &mut Vm, object: &Value, list: &Ref<List>) -> Res<()> {
        match self.is_binary() {
            true => self.put(&[op::EMPTY_LIST])?,
            false => self.put(&[op::MARK, op::LIST])?,
        }
        self.memoize(vm, object)?;
        if list.is_empty(vm) {
            return Ok(());
        }
        let items = ops::get_iter(vm, object)?;
        self.append_all(vm, &items, true)
    }

    /// Objects for APPENDS, in batches; one by itself is appended, of an exact list only if it is the only one.
    pub(super) fn append_all(&mut self, vm: &mut Vm, iterator: &Value, exact: bool) -> Res<()> {
        self.in_batches(vm, iterator, exact, [op::APPEND, op::APPENDS], |saver, vm, item| {
            saver.save(vm, item)
        })
    }

    /// Pairs for SETITEMS, in batches.
    pub(super) fn set_all(&mut self, vm: &mut Vm, iterator: &Value, exact: bool) -> Res<()> {
        self.in_batches(vm, iterator, exact, [op::SETITEM, op::SETITEMS], |saver, vm, item| {
            let pair = item.downcast::<Tuple>().map(|pair| pair.items());
            let Some([key, value]) = pair else {
                return Err(vm.type_error("dict items iterator must return 2-tuples"));
            };
            saver.save(vm, key)?;
            saver.save(vm, value)
        })
    }

    fn in_batches(
        &mut self,
        vm: &mut Vm,
        iterator: &Value,
        exact: bool,
        [one, many]: [u8; 2],
        mut save: impl FnMut(&mut Saver, &mut Vm, &Value) -> Res<()>,
    ) -> Res<()> {
        let mut waiting = ops::next(vm, iterator)?;
        let mut alone = true;
        while let Some(first) = waiting {
            waiting = match self.is_binary() {
                true => ops::next(vm, iterator)?,
                false => None,
            };
            if waiting.is_none() && alone {
                save(self, vm, &first)?;
                self.put(&[one])?;
                if !self.is_binary() {
                    waiting = ops::next(vm, iterator)?;
                }
                continue;
            }
            alone = !exact;
            self.put(&[op::MARK])?;
            save(self, vm, &first)?;
            let mut count = 1;
            while let Some(item) = waiting.take() {
                save(self, vm, &item)?;
                count += 1;
                waiting = ops::next(vm, iterator)?;
                if count == BATCH {
                    break;
                }
            }
            self.put(&[many])?;
        }
        Ok(())
    }

    fn save_dict(&mut self, vm: &mut Vm, object: &Value, dict: &Ref<Dict>) -> Res<()> {
        match self.is_binary() {
            true => self.put(&[op::EMPTY_DICT])?,
            false => self.put(&[op::MARK, op::DICT])?,
        }
        self.memoize(vm, object)?;
        if dict.is_empty(vm) {
            return Ok(());
        }
        let items = vm.names().items.clone();
        let items = call::method(vm, object, &items, &[])?;
        let items = ops::get_iter(vm, &items)?;
        self.set_all(vm, &items, true)
    }

    fn save_set(&mut self, vm: &mut Vm, object: &Value, set: &Ref<Set>) -> Res<()> {
        let frozen = set.get(vm).frozen;
        if self.protocol < 4 {
            let class = if frozen { vm.types().frozenset.to_value() } else { vm.types().set.to_value() };
            let items = list::from_iterable(vm, object)?;
            return self.save_call(vm, class, &[items.into()], object);
        }
        let items = ops::get_iter(vm, object)?;
        if frozen {
            self.put(&[op::MARK])?;
            while let Some(item) = ops::next(vm, &items)? {
                self.save(vm, &item)?;
            }
            if let Some(number) = self.number(vm, object)? {
                self.put(&[op::POP_MARK])?;
                return self.refer(number);
            }
            self.put(&[op::FROZENSET])?;
            return self.memoize(vm, object);
        }
        self.put(&[op::EMPTY_SET])?;
        self.memoize(vm, object)?;
        let mut waiting = ops::next(vm, &items)?;
        while waiting.is_some() {
            self.put(&[op::MARK])?;
            for _ in 0..BATCH {
                let Some(item) = waiting.take() else { break };
                self.save(vm, &item)?;
                waiting = ops::next(vm, &items)?;
            }
            self.put(&[op::ADDITEMS])?;
        }
        Ok(())
    }

    /// `callable(*args)` makes the object.
    pub(super) fn save_call(
        &mut self,
        vm: &mut Vm,
        callable: Value,
        args: &[Value],
        object: &Value,
    ) -> Res<()> {
        let args = tuple::from_slice(vm, args)?.to_value();
        self.save_reduced(vm, &[callable, args], Some(object))
    }
}
