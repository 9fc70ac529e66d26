//! Opcodes into objects.

use super::input::{Input, Settings};
use super::making::{build, decode, find_class, instantiate, new_object, parse_float, parse_int};
use super::unpickler::Unpickler;
use super::{globals, op, unpickling_error};
use crate::heap::Buf;
use crate::objects::bytes::{self, Bytes};
use crate::objects::dict::{self, Dict};
use crate::objects::list::{self, List};
use crate::objects::set::{self, Set};
use crate::objects::str::{self, Str};
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::class_of;
use crate::objects::{bytearray, int};
use crate::ops::{self, attr, call};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

const HIGHEST_PROTOCOL: u8 = 5;

pub struct Loader {
    input: Input,
    settings: Settings,
    /// Whose `find_class` and `persistent_load` are asked.
    unpickler: Option<Ref<Unpickler>>,
    persistent_load: Option<Value>,
    pub memo: Ref<Dict>,
    stack: Buf<Value>,
    marks: Buf<usize>,
    protocol: u8,
}

impl Loader {
    pub fn new(vm: &Vm, input: Input, settings: Settings, unpickler: Option<Ref<Unpickler>>) -> Loader {
        Loader {
            input,
            settings,
            unpickler,
            persistent_load: None,
            memo: dict::new(vm),
            stack: Buf::new(vm.heap()),
            marks: Buf::new(vm.heap()),
            protocol: 0,
        }
    }

    pub fn load(&mut self, vm: &mut Vm) -> Res<Value> {
        if let Some(unpickler) = &self.unpickler {
            let name = vm.intern("persistent_load");
            self.persistent_load = attr::get_attr_or_none(vm, unpickler.as_value(), &name)?;
        }
        loop {
            vm.tick(1)?;
            let code = self.input.opcode(vm)?;
            if code == op::STOP {
                return self.pop(vm);
            }
            self.step(vm, code)?;
        }
    }

    fn step(&mut self, vm: &mut Vm, code: u8) -> Res<()> {
        let value = match code {
            op::PROTO => {
                let [protocol] = self.input.array(vm)?;
                if protocol > HIGHEST_PROTOCOL {
                    return Err(vm.value_error(&format!("unsupported pickle protocol: {protocol}")));
                }
                self.protocol = protocol;
                if let Some(unpickler) = self.unpickler.clone() {
                    unpickler.get_mut(vm).protocol = protocol;
                }
                return Ok(());
            }
            op::FRAME => {
                let len = self.input.len::<8>(vm)?;
                return self.input.ensure(vm, len);
            }
            op::MARK => return Ok(self.marks.push(self.stack.len())?),
            op::POP => {
                if self.marks.last() == Some(&self.stack.len()) {
                    self.marks.pop();
                    return Ok(());
                }
                return match self.stack.len() > self.fence() {
                    true => self.pop(vm).map(drop),
                    false => Err(unpickling_error(vm, "unpickling stack underflow")),
                };
            }
            op::POP_MARK => {
                let at = self.mark(vm)?;
                self.stack.truncate(at);
                return Ok(());
            }
            op::DUP => self.top(vm)?,
            op::NONE => Value::NONE,
            op::NEWTRUE => Value::TRUE,
            op::NEWFALSE => Value::FALSE,
            op::BININT => Value::small_int_wrapping(i32::from_le_bytes(self.input.array(vm)?).into()),
            op::BININT1 => self.input.number::<1>(vm)?,
            op::BININT2 => self.input.number::<2>(vm)?,
            op::INT => self.int_line(vm)?,
            op::LONG => {
                let line = self.input.line(vm)?;
                let digits = &self.input.data[line];
                let text = String::from_utf8_lossy(digits.strip_suffix(b"L").unwrap_or(digits)).into_owned();
                parse_int(vm, &text)?
            }
            op::LONG1 => {
                let len = self.input.len::<1>(vm)?;
                self.long(vm, len)?
            }
            op::LONG4 => {
                let len = i32::from_le_bytes(self.input.array(vm)?);
                let Ok(len) = usize::try_from(len) else {
                    return Err(unpickling_error(vm, "LONG pickle has negative byte count"));
                };
                self.long(vm, len)?
            }
            op::FLOAT => {
                let line = self.input.line(vm)?;
                let text = String::from_utf8_lossy(&self.input.data[line]).into_owned();
                parse_float(vm, &text)?
            }
            op::BINFLOAT => Value::float(f64::from_be_bytes(self.input.array(vm)?)),
            op::STRING => self.quoted(vm)?,
            op::BINSTRING => {
                let len = self.input.len::<4>(vm)?;
                let data = self.data(vm, len)?;
                self.decoded(vm, data)?
            }
            op::SHORT_BINSTRING => {
                let len = self.input.len::<1>(vm)?;
                let data = self.data(vm, len)?;
                self.decoded(vm, data)?
            }
            op::UNICODE => {
                let line = self.input.line(vm)?;
                let data = bytes::from_slice(vm, &self.input.data[line])?;
                decode(vm, data, "raw-unicode-escape", "strict")?
            }
            op::SHORT_BINUNICODE => {
                let len = self.input.len::<1>(vm)?;
                self.text(vm, len)?
            }
            op::BINUNICODE => {
                let len = self.input.len::<4>(vm)?;
                self.text(vm, len)?
            }
            op::BINUNICODE8 => {
                let len = self.input.len::<8>(vm)?;
                self.text(vm, len)?
            }
            op::SHORT_BINBYTES => {
                let len = self.input.len::<1>(vm)?;
                self.data(vm, len)?.into()
            }
            op::BINBYTES => {
                let len = self.input.len::<4>(vm)?;
                self.data(vm, len)?.into()
            }
            op::BINBYTES8 => {
                let len = self.input.len::<8>(vm)?;
                self.data(vm, len)?.into()
            }
            op::BYTEARRAY8 => {
                let len = self.input.len::<8>(vm)?;
                let range = self.input.take(vm, len)?;
                let items = Buf::from_slice(vm.heap(), &self.input.data[range])?;
                bytearray::from_buf(vm, items).into()
            }
            op::NEXT_BUFFER => self.next_buffer(vm)?,
            op::READONLY_BUFFER => {
                let buffer = self.pop(vm)?;
                let class = vm.types().memoryview.to_value();
                let view = call::call_positional(vm, &class, &[buffer])?;
                let name = vm.intern("toreadonly");
                call::method(vm, &view, &name, &[])?
            }
            op::EMPTY_LIST => list::new(vm).into(),
            op::EMPTY_DICT => dict::new(vm).into(),
            op::EMPTY_SET => set::new(vm).into(),
            op::EMPTY_TUPLE => tuple::from_slice(vm, &[])?.into(),
            op::TUPLE | op::LIST | op::FROZENSET | op::DICT => {
                let at = self.mark(vm)?;
                self.collected(vm, code, at)?
            }
            op::TUPLE1 | op::TUPLE2 | op::TUPLE3 => {
                let count = usize::from(code - op::TUPLE1) + 1;
                let at = self.at_least(vm, count)?;
                self.collected(vm, op::TUPLE, at)?
            }
            op::GET => {
                let line = self.input.line(vm)?;
                let text = String::from_utf8_lossy(&self.input.data[line]).into_owned();
                let key = parse_int(vm, &text)?;
                self.remembered(vm, &key)?
            }
            op::BINGET => {
                let key = self.input.number::<1>(vm)?;
                self.remembered(vm, &key)?
            }
            op::LONG_BINGET => {
                let key = self.input.number::<4>(vm)?;
                self.remembered(vm, &key)?
            }
            op::PUT => {
                let line = self.input.line(vm)?;
                let text = String::from_utf8_lossy(&self.input.data[line]).into_owned();
                self.at_least(vm, 1)?;
                let key = parse_int(vm, &text)?;
                if int::is_negative(&key) {
                    return Err(vm.value_error("negative PUT argument"));
                }
                return self.remember(vm, &key);
            }
            op::BINPUT => {
                let key = self.input.number::<1>(vm)?;
                return self.remember(vm, &key);
            }
            op::LONG_BINPUT => {
                let key = self.input.number::<4>(vm)?;
                return self.remember(vm, &key);
            }
            op::MEMOIZE => {
                let key = int::from_u64(vm, self.memo.len(vm) as u64)?;
                return self.remember(vm, &key);
            }
            op::APPEND => {
                let at = self.at_least(vm, 1)?;
                return self.append(vm, at);
            }
            op::APPENDS => {
                let at = self.mark(vm)?;
                return self.append(vm, at);
            }
            op::SETITEM => {
                let at = self.at_least(vm, 2)?;
                return self.set_items(vm, at);
            }
            op::SETITEMS => {
                let at = self.mark(vm)?;
                return self.set_items(vm, at);
            }
            op::ADDITEMS => {
                let at = self.mark(vm)?;
                return self.add_items(vm, at);
            }
            op::GLOBAL => {
                let module = self.name_line(vm)?;
                let name = self.name_line(vm)?;
                self.find_class(vm, &module, &name)?
            }
            op::STACK_GLOBAL => {
                let (name, module) = (self.pop(vm)?, self.pop(vm)?);
                if name.exact::<Str>().is_none() || module.exact::<Str>().is_none() {
                    return Err(unpickling_error(vm, "STACK_GLOBAL requires str"));
                }
                self.find_class(vm, &module, &name)?
            }
            op::EXT1 => {
                let code = self.input.len::<1>(vm)? as i64;
                self.extension(vm, code)?
            }
            op::EXT2 => {
                let code = self.input.len::<2>(vm)? as i64;
                self.extension(vm, code)?
            }
            op::EXT4 => {
                let code = i32::from_le_bytes(self.input.array(vm)?);
                self.extension(vm, code.into())?
            }
            op::REDUCE => {
                let (args, callable) = (self.pop(vm)?, self.pop(vm)?);
                let Some(args) = args.downcast::<Tuple>() else {
                    return Err(vm.type_error("argument list must be a tuple"));
                };
                call::call_positional(vm, &callable, args.items())?
            }
            op::NEWOBJ => {
                let (args, class) = (self.pop(vm)?, self.pop(vm)?);
                new_object(vm, "NEWOBJ", &class, &args, None)?
            }
            op::NEWOBJ_EX => {
                let (keywords, args, class) = (self.pop(vm)?, self.pop(vm)?, self.pop(vm)?);
                new_object(vm, "NEWOBJ_EX", &class, &args, Some(&keywords))?
            }
            op::INST => {
                let module = self.name_line(vm)?;
                let name = self.name_line(vm)?;
                let class = self.find_class(vm, &module, &name)?;
                let at = self.mark(vm)?;
                let args = self.cut(vm, at)?;
                instantiate(vm, &class, &args)?
            }
            op::OBJ => {
                let at = self.mark(vm)?;
                let parts = self.cut(vm, at)?;
                let Some((class, args)) = parts.split_first() else {
                    return Err(unpickling_error(vm, "unpickling stack underflow"));
                };
                instantiate(vm, class, args)?
            }
            op::BUILD => {
                let state = self.pop(vm)?;
                let object = self.top(vm)?;
                return build(vm, &object, &state);
            }
            op::PERSID => {
                let line = self.input.line(vm)?;
                let data = bytes::from_slice(vm, &self.input.data[line])?;
                let id = match data.items().is_ascii() {
                    true => decode(vm, data, "ascii", "strict")?,
                    false => {
                        let message = "persistent IDs in protocol 0 must be ASCII strings";
                        return Err(unpickling_error(vm, message));
                    }
                };
                self.persistent(vm, id)?
            }
            op::BINPERSID => {
                if self.persistent_load.is_none() {
                    return Err(no_persistent_load(vm));
                }
                let id = self.pop(vm)?;
                self.persistent(vm, id)?
            }
            _ => {
                let shown = match code {
                    b'\'' | b'\\' => format!("\\x{code:02x}"),
                    0x20..0x7F => char::from(code).to_string(),
                    _ => format!("\\x{code:02x}"),
                };
                return Err(unpickling_error(vm, &format!("invalid load key, '{shown}'.")));
            }
        };
        Ok(self.stack.push(value)?)
    }

    /// How much of the stack the innermost mark keeps.
    fn fence(&self) -> usize {
        self.marks.last().copied().unwrap_or(0)
    }

    fn underflow(&self, vm: &Vm) -> Raised {
        let message =
            if self.marks.is_empty() { "unpickling stack underflow" } else { "unexpected MARK found" };
        unpickling_error(vm, message)
    }

    fn pop(&mut self, vm: &Vm) -> Res<Value> {
        match self.stack.len() > self.fence() {
            true => self.stack.pop().ok_or_else(|| self.underflow(vm)),
            false => Err(self.underflow(vm)),
        }
    }

    fn top(&self, vm: &Vm) -> Res<Value> {
        match self.stack.last() {
            Some(top) if self.stack.len() > self.fence() => Ok(top.clone()),
            _ => Err(self.underflow(vm)),
        }
    }

    /// Where the last `count` values begin.
    fn at_least(&self, vm: &Vm, count: usize) -> Res<usize> {
        let at = self.stack.len().checked_sub(count).filter(|at| *at >= self.fence());
        at.ok_or_else(|| self.underflow(vm))
    }

    /// Takes the innermost mark, and says where it is.
    fn mark(&mut self, vm: &Vm) -> Res<usize> {
        self.marks.pop().ok_or_else(|| unpickling_error(vm, "could not find MARK"))
    }

    /// Takes the values from there on.
    fn cut(&mut self, vm: &Vm, at: usize) -> Res<Buf<Value>> {
        let items = Buf::from_slice(vm.heap(), &self.stack[at..])?;
        self.stack.truncate(at);
        Ok(items)
    }

    fn collected(&mut self, vm: &mut Vm, code: u8, at: usize) -> Res<Value> {
        let items = self.cut(vm, at)?;
        vm.tick(items.len() as u64)?;
        Ok(match code {
            op::TUPLE => tuple::from_slice(vm, &items)?.into(),
            op::LIST => list::from_buf(vm, items).into(),
            op::FROZENSET => {
                let class = vm.types().frozenset.clone();
                let made = set::of_class(vm, &class);
                for item in items.iter() {
                    set::add(vm, &made, item)?;
                }
                made.into()
            }
            _ => {
                if items.len() % 2 != 0 {
                    return Err(unpickling_error(vm, "odd number of items for DICT"));
                }
                let made = dict::new(vm);
                for [key, value] in pairs(&items) {
                    made.set_item(vm, key, value.clone())?;
                }
                made.into()
            }
        })
    }

    fn data(&mut self, vm: &mut Vm, len: usize) -> Res<Ref<Bytes>> {
        let range = self.input.take(vm, len)?;
        Ok(bytes::from_slice(vm, &self.input.data[range])?)
    }

    fn text(&mut self, vm: &mut Vm, len: usize) -> Res<Value> {
        let range = self.input.take(vm, len)?;
        if let Ok(text) = std::str::from_utf8(&self.input.data[range.clone()]) {
            return Ok(str::from_utf8(vm, text)?.into());
        }
        let data = bytes::from_slice(vm, &self.input.data[range])?;
        decode(vm, data, "utf-8", "surrogatepass")
    }

    fn int_line(&mut self, vm: &mut Vm) -> Res<Value> {
        let line = self.input.line(vm)?;
        let text = String::from_utf8_lossy(&self.input.data[line]).into_owned();
        match text.as_str() {
            "00" => Ok(Value::FALSE),
            "01" => Ok(Value::TRUE),
            _ => parse_int(vm, &text),
        }
    }

    /// An int in two's complement.
    fn long(&mut self, vm: &mut Vm, len: usize) -> Res<Value> {
        let range = self.input.take(vm, len)?;
        vm.heap().charge(len)?;
        let data = &self.input.data[range];
        let negative = data.last().is_some_and(|byte| byte & 0x80 != 0);
        let filler = if negative { 0xFF } else { 0 };
        let mut limbs: Vec<u64> = data
            .chunks(8)
            .map(|chunk| {
                let mut limb = [filler; 8];
                limb[..chunk.len()].copy_from_slice(chunk);
                u64::from_le_bytes(limb)
            })
            .collect();
        if negative {
            let mut carry = true;
            for limb in &mut limbs {
                (*limb, carry) = (!*limb).overflowing_add(u64::from(carry));
            }
        }
        let made = int::from_parts(vm, negative, &limbs);
        vm.heap().uncharge(len);
        made
    }

    /// A string of Python 2 as it stood in the source.
    fn quoted(&mut self, vm: &mut Vm) -> Res<Value> {
        let line = self.input.line(vm)?;
        let text = &self.input.data[line];
        let inner = match text {
            [open @ (b'"' | b'\''), inner @ .., close] if open == close => inner,
            _ => return Err(unpickling_error(vm, "the STRING opcode argument must be quoted")),
        };
        let inner = bytes::from_slice(vm, inner)?.to_value();
        let unescape = globals::attribute_of(vm, "_codecs", "escape_decode")?;
        let pair = call::call_positional(vm, &unescape, &[inner])?;
        let data = pair.downcast::<Tuple>().and_then(|pair| pair.items().first()?.downcast::<Bytes>());
        match data.cloned() {
            Some(data) => self.decoded(vm, data),
            None => Err(vm.type_error("escape_decode() must return bytes")),
        }
    }

    /// A string of Python 2.
    fn decoded(&mut self, vm: &mut Vm, data: Ref<Bytes>) -> Res<Value> {
        let (encoding, errors) = (&self.settings.encoding, &self.settings.errors);
        if encoding.as_ascii() == Some("bytes") {
            return Ok(data.into());
        }
        let class = vm.types().str.to_value();
        call::call_positional(vm, &class, &[data.into(), encoding.to_value(), errors.to_value()])
    }

    fn next_buffer(&mut self, vm: &mut Vm) -> Res<Value> {
        let Some(buffers) = self.settings.buffers.clone() else {
            let message = "pickle stream refers to out-of-band data but no *buffers* argument was given";
            return Err(unpickling_error(vm, message));
        };
        match ops::next(vm, &buffers)? {
            Some(buffer) => Ok(buffer),
            None => Err(unpickling_error(vm, "not enough out-of-band buffers")),
        }
    }

    fn remembered(&mut self, vm: &mut Vm, key: &Value) -> Res<Value> {
        match self.memo.get_item(vm, key)? {
            Some(value) => Ok(value),
            None => {
                let number = globals::shown(vm, key)?;
                Err(unpickling_error(vm, &format!("Memo value not found at index {number}")))
            }
        }
    }

    fn remember(&mut self, vm: &mut Vm, key: &Value) -> Res<()> {
        if self.stack.len() <= self.fence() {
            return Err(unpickling_error(vm, "unpickling stack underflow"));
        }
        let value = self.top(vm)?;
        self.memo.set_item(vm, key, value)
    }

    /// The container below the values from `at` on.
    fn container(&self, vm: &Vm, at: usize) -> Res<Value> {
        match at.checked_sub(1).filter(|below| *below >= self.fence()) {
            Some(below) => Ok(self.stack[below].clone()),
            None => Err(self.underflow(vm)),
        }
    }

    fn append(&mut self, vm: &mut Vm, at: usize) -> Res<()> {
        let container = self.container(vm, at)?;
        let items = self.cut(vm, at)?;
        if items.is_empty() {
            return Ok(());
        }
        if let Some(list) = container.exact::<List>() {
            for item in items.iter() {
                list.push(vm, item.clone())?;
            }
            return Ok(());
        }
        let extend = vm.names().extend.clone();
        if let Some(extend) = attr::get_attr_or_none(vm, &container, &extend)? {
            let items = list::from_buf(vm, items).to_value();
            return call::call_positional(vm, &extend, &[items]).map(drop);
        }
        let append = vm.names().append.clone();
        let append = ops::get_attr(vm, &container, &append)?;
        for item in items.iter() {
            call::call_positional(vm, &append, std::slice::from_ref(item))?;
        }
        Ok(())
    }

    fn set_items(&mut self, vm: &mut Vm, at: usize) -> Res<()> {
        let container = self.container(vm, at)?;
        let items = self.cut(vm, at)?;
        if items.len() % 2 != 0 {
            return Err(unpickling_error(vm, "odd number of items for SETITEMS"));
        }
        for [key, value] in pairs(&items) {
            ops::set_item(vm, &container, key, value)?;
        }
        Ok(())
    }

    fn add_items(&mut self, vm: &mut Vm, at: usize) -> Res<()> {
        let container = self.container(vm, at)?;
        let items = self.cut(vm, at)?;
        if class_of(vm, &container).is(&vm.types().set)
            && let Some(set) = container.downcast::<Set>()
        {
            for item in items.iter() {
                set::add(vm, set, item)?;
            }
            return Ok(());
        }
        let add = vm.names().add.clone();
        let add = ops::get_attr(vm, &container, &add)?;
        for item in items.iter() {
            call::call_positional(vm, &add, std::slice::from_ref(item))?;
        }
        Ok(())
    }

    fn name_line(&mut self, vm: &mut Vm) -> Res<Value> {
        let line = self.input.line(vm)?;
        let data = bytes::from_slice(vm, &self.input.data[line])?;
        decode(vm, data, "utf-8", "strict")
    }

    fn find_class(&mut self, vm: &mut Vm, module: &Value, name: &Value) -> Res<Value> {
        match &self.unpickler {
            Some(unpickler) if !class_of(vm, unpickler.as_value()).is(&vm.types().unpickler) => {
                let find = vm.intern("find_class");
                call::method(vm, unpickler.as_value(), &find, &[module.clone(), name.clone()])
            }
            _ => find_class(vm, module, name, self.protocol, self.settings.fix_imports),
        }
    }

    fn extension(&mut self, vm: &mut Vm, code: i64) -> Res<Value> {
        if code <= 0 {
            return Err(unpickling_error(vm, "EXT specifies code <= 0"));
        }
        let key = int::from_i64(vm, code)?;
        if let Some(found) = globals::looked_up(vm, "copyreg", "_extension_cache", &key)? {
            return Ok(found);
        }
        let Some(pair) = globals::looked_up(vm, "copyreg", "_inverted_registry", &key)? else {
            return Err(vm.value_error(&format!("unregistered extension code {code}")));
        };
        let Some([module, name]) = pair.downcast::<Tuple>().map(|pair| pair.items()) else {
            let message = format!("_inverted_registry[{code}] isn't a 2-tuple of strings");
            return Err(vm.value_error(&message));
        };
        let found = self.find_class(vm, module, name)?;
        let cache = globals::attribute_of(vm, "copyreg", "_extension_cache")?;
        ops::set_item(vm, &cache, &key, &found)?;
        Ok(found)
    }

    fn persistent(&mut self, vm: &mut Vm, id: Value) -> Res<Value> {
        match self.persistent_load.clone() {
            Some(load) => call::call_positional(vm, &load, &[id]),
            None => Err(no_persistent_load(vm)),
        }
    }
}

fn no_persistent_load(vm: &Vm) -> Raised {
    let message =
        "A load persistent id instruction was encountered,\nbut no persistent_load function was specified.";
    unpickling_error(vm, message)
}

fn pairs(items: &[Value]) -> impl Iterator<Item = &[Value; 2]> {
    items.chunks_exact(2).filter_map(|pair| pair.first_chunk())
}
