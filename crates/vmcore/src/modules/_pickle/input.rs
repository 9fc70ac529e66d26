//! What a pickle is read from, and how.

use std::ops::Range;

use super::unpickling_error;
use crate::heap::{Buf, Visit};
use crate::objects::bytes::Bytes;
use crate::objects::int;
use crate::objects::str::Str;
use crate::objects::types::class_of;
use crate::ops::{self, BytesLike, attr, call};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// How pickles of Python 2 are read, and where buffers come from that were left out.
#[derive(Clone)]
pub struct Settings {
    pub fix_imports: bool,
    pub encoding: Ref<Str>,
    pub errors: Ref<Str>,
    pub buffers: Option<Value>,
}

impl Settings {
    pub fn new(
        vm: &mut Vm,
        fix_imports: bool,
        encoding: Option<&Ref<Str>>,
        errors: Option<&Ref<Str>>,
        buffers: Option<&Value>,
    ) -> Res<Settings> {
        let text = |given: Option<&Ref<Str>>, default| given.cloned().unwrap_or_else(|| vm.intern(default));
        let (encoding, errors) = (text(encoding, "ASCII"), text(errors, "strict"));
        let buffers = match buffers {
            Some(buffers) if !buffers.is_none() => Some(ops::get_iter(vm, buffers)?),
            _ => None,
        };
        Ok(Settings { fix_imports, encoding, errors, buffers })
    }

    pub fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.encoding.as_value());
        visit(self.errors.as_value());
        self.buffers.iter().for_each(visit);
    }
}

/// Where the pickle comes from.
pub struct Input {
    pub data: Buf<u8>,
    at: usize,
    /// The file's `read` and `readline`; none if the data is all there is.
    file: Option<(Value, Value)>,
}

fn truncated(vm: &Vm) -> Raised {
    unpickling_error(vm, "pickle data was truncated")
}

impl Input {
    pub fn of_bytes(vm: &Vm, data: BytesLike<'_>) -> Res<Input> {
        Ok(Input { data: Buf::from_slice(vm.heap(), &data.gathered(vm)?)?, at: 0, file: None })
    }

    pub fn of_file(vm: &mut Vm, file: &Value) -> Res<Input> {
        let (read, readline) = (vm.names().read.clone(), vm.names().readline.clone());
        let read = attr::get_attr_or_none(vm, file, &read)?;
        let readline = attr::get_attr_or_none(vm, file, &readline)?;
        let (Some(read), Some(readline)) = (read, readline) else {
            return Err(vm.type_error("file must have 'read' and 'readline' attributes"));
        };
        Ok(Input { data: Buf::new(vm.heap()), at: 0, file: Some((read, readline)) })
    }

    /// Adds what the file's method gives to what is there.
    fn more(&mut self, vm: &mut Vm, method: &Value, args: &[Value]) -> Res<usize> {
        let given = call::call_positional(vm, method, args)?;
        let Some(bytes) = given.downcast::<Bytes>() else {
            let class = class_of(vm, &given).name(vm);
            return Err(vm.type_error(&format!("read() returned non-bytes object ({class})")));
        };
        if self.at > 0 {
            let left = self.data.len() - self.at;
            self.data.copy_within(self.at.., 0);
            self.data.truncate(left);
            self.at = 0;
        }
        self.data.extend_from_slice(bytes.items())?;
        Ok(bytes.items().len())
    }

    /// Sees to it that so many bytes are there.
    pub fn ensure(&mut self, vm: &mut Vm, len: usize) -> Res<()> {
        let there = self.data.len() - self.at;
        if there >= len {
            return Ok(());
        }
        let Some((read, _)) = self.file.clone() else { return Err(truncated(vm)) };
        let want = int::from_u64(vm, (len - there) as u64)?;
        match self.more(vm, &read, &[want])? {
            got if there + got >= len => Ok(()),
            _ => Err(truncated(vm)),
        }
    }

    pub fn take(&mut self, vm: &mut Vm, len: usize) -> Res<Range<usize>> {
        self.ensure(vm, len)?;
        self.at += len;
        Ok(self.at - len..self.at)
    }

    pub fn array<const N: usize>(&mut self, vm: &mut Vm) -> Res<[u8; N]> {
        let range = self.take(vm, N)?;
        self.data[range].first_chunk().copied().ok_or_else(|| truncated(vm))
    }

    /// The next opcode; EOFError at the end.
    pub fn opcode(&mut self, vm: &mut Vm) -> Res<u8> {
        if self.at == self.data.len() {
            let more = match self.file.clone() {
                Some((read, _)) => self.more(vm, &read, &[Value::small_int_wrapping(1)])?,
                None => 0,
            };
            if more == 0 {
                return Err(vm.eof_error("Ran out of input"));
            }
        }
        self.at += 1;
        Ok(self.data[self.at - 1])
    }

    /// A length of four bytes or eight.
    pub fn len<const N: usize>(&mut self, vm: &mut Vm) -> Res<usize> {
        let mut wide = [0; 8];
        wide[..N].copy_from_slice(&self.array::<N>(vm)?);
        usize::try_from(u64::from_le_bytes(wide)).map_err(|_| truncated(vm))
    }

    /// A number of at most four bytes.
    pub fn number<const N: usize>(&mut self, vm: &mut Vm) -> Res<Value> {
        Ok(Value::small_int_wrapping(self.len::<N>(vm)? as i64))
    }

    /// The rest of the line, without its end.
    pub fn line(&mut self, vm: &mut Vm) -> Res<Range<usize>> {
        if !self.data[self.at..].contains(&b'\n')
            && let Some((_, readline)) = self.file.clone()
        {
            self.more(vm, &readline, &[])?;
        }
        let Some(len) = self.data[self.at..].iter().position(|byte| *byte == b'\n') else {
            return Err(truncated(vm));
        };
        self.at += len + 1;
        Ok(self.at - len - 1..self.at - 1)
    }
}
