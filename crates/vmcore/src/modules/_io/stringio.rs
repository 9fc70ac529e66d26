//! `StringIO`: a text file in memory.

use text::StrView;

use super::arguments::{Count, Given, Newline, os_error, ssize};
use super::newlines::{self, Ending, Newlines};
use crate::heap::{Buf, Trace, Visit};
use crate::native::{Kwargs, methods};
use crate::objects::attrs;
use crate::objects::dict::Dict;
use crate::objects::str::{self, Str, StrWriter};
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Type, class_of};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct StringIo {
    content: Buf<u32>,
    position: usize,
    closed: bool,
    newline: Newline,
    /// Where line endings of what is written are looked at.
    newlines: Option<Newlines>,
}

impl Trace for StringIo {
    fn trace(&self, _: &mut Visit<'_>) {}

    fn bytes(&self) -> usize {
        self.content.bytes()
    }
}

/// The text of these code points.
fn text_of(vm: &Vm, points: &[u32]) -> Res<Ref<Str>> {
    vm.tick((points.len() / 64) as u64)?;
    let view = StrView::Four(points);
    let mut writer = StrWriter::new(vm, points.len(), view.max_char())?;
    writer.push_view(view);
    Ok(writer.finish(vm))
}

impl Ref<StringIo> {
    fn check_open(&self, vm: &Vm) -> Res<()> {
        if self.get(vm).closed { Err(vm.value_error("I/O operation on closed file")) } else { Ok(()) }
    }

    fn take(&self, vm: &mut Vm, len: usize) -> Res<Ref<Str>> {
        let file = self.get(vm);
        let start = file.position.min(file.content.len());
        let end = start.saturating_add(len).min(file.content.len());
        let made = text_of(vm, &file.content[start..end])?;
        self.get_mut(vm).position += end - start;
        Ok(made)
    }

    fn readline(&self, vm: &mut Vm, limit: Option<usize>) -> Res<Ref<Str>> {
        let file = self.get(vm);
        let rest = file.content.get(file.position..).unwrap_or_default();
        let most = limit.map_or(rest.len(), |limit| limit.min(rest.len()));
        // A line ending may lie across the limit: the limit cuts it.
        let len = match newlines::find(StrView::Four(rest), 0, file.newline) {
            Ending::At(end) => end.min(most),
            Ending::None(_) => most,
        };
        self.take(vm, len)
    }

    fn write(&self, vm: &mut Vm, text: &Ref<Str>) -> Res<()> {
        let mut text = text.clone();
        if let Some(mut newlines) = self.get(vm).newlines.clone() {
            text = newlines.decode(vm, text, true)?;
            self.get_mut(vm).newlines = Some(newlines);
        }
        if let Some(newline) = self.get(vm).newline.written() {
            text = newlines::written(vm, &text, newline)?;
        }
        vm.tick((text.len() / 64) as u64)?;
        let file = self.get_mut(vm);
        let start = file.position;
        let Some(end) = start.checked_add(text.len()) else {
            return Err(vm.overflow_error("new position too large"));
        };
        if file.content.len() < start {
            file.content.fill_with(start - file.content.len(), 0)?;
        }
        let over = text.len().min(file.content.len() - start);
        file.content.reserve(text.len() - over)?;
        for (place, point) in file.content[start..].iter_mut().zip(text.view().iter()) {
            *place = point;
        }
        let more = text.len() - over;
        match text.view() {
            StrView::One(units) => {
                file.content.extend_counted(more, units[over..].iter().map(|&unit| unit.into()))?;
            }
            view => file.content.extend_counted(more, view.tail(over).iter())?,
        }
        file.position = end;
        Ok(())
    }
}

#[methods("_io.StringIO")]
impl StringIo {
    #[py("__new__($type, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, _args: &[Value], _kwargs: Kwargs<'_>) -> Ref<StringIo> {
        let content = Buf::new(vm.heap());
        let file = StringIo { content, position: 0, closed: false, newline: Newline::Lf, newlines: None };
        attrs::new_instance(vm, class, file)
    }

    #[py("__init__($self, /, initial_value='', newline='\\n')", name = "StringIO")]
    fn init(
        vm: &mut Vm,
        this: &Ref<StringIo>,
        #[default(None)] initial_value: Option<&Value>,
        #[default(Given(None))] newline: Given<&Value>,
    ) -> Res<()> {
        let newline = match newline.0 {
            None => Newline::Lf,
            Some(value) => {
                let text = value.downcast::<Str>();
                if text.is_none() && !value.is_none() {
                    let class = class_of(vm, value).name(vm);
                    return Err(vm.type_error(&format!("newline must be str or None, not {class}")));
                }
                match Newline::of(text) {
                    Some(newline) => newline,
                    None => {
                        let shown = ops::format::repr(vm, value)?.to_string_lossy();
                        return Err(vm.value_error(&format!("illegal newline value: {shown}")));
                    }
                }
            }
        };
        let initial = match initial_value.filter(|value| !value.is_none()) {
            None => None,
            Some(value) => match value.downcast::<Str>() {
                Some(text) => Some(text),
                None => {
                    let class = class_of(vm, value).name(vm);
                    return Err(vm.type_error(&format!("initial_value must be str or None, not {class}")));
                }
            },
        };
        let newlines = newline.is_universal().then(|| Newlines::new(newline == Newline::Translated));
        let content = Buf::new(vm.heap());
        let fresh = StringIo { content, position: 0, closed: false, newline, newlines };
        let old = std::mem::replace(this.get_mut(vm), fresh);
        drop(old);
        if let Some(text) = initial {
            this.write(vm, text)?;
            this.get_mut(vm).position = 0;
        }
        Ok(())
    }

    #[py("getvalue($self, /)")]
    fn getvalue(vm: &mut Vm, this: &Ref<StringIo>) -> Res<Ref<Str>> {
        this.check_open(vm)?;
        text_of(vm, &this.get(vm).content)
    }

    #[py("tell($self, /)")]
    fn tell(vm: &mut Vm, this: &Ref<StringIo>) -> Res<usize> {
        this.check_open(vm)?;
        Ok(this.get(vm).position)
    }

    #[py("read($self, size=-1, /)")]
    fn read(vm: &mut Vm, this: &Ref<StringIo>, size: Count) -> Res<Ref<Str>> {
        this.check_open(vm)?;
        this.take(vm, size.limit().unwrap_or(usize::MAX))
    }

    #[py("readline($self, size=-1, /)")]
    fn readline(vm: &mut Vm, this: &Ref<StringIo>, size: Count) -> Res<Ref<Str>> {
        this.check_open(vm)?;
        this.readline(vm, size.limit())
    }

    #[py("__next__")]
    fn next(vm: &mut Vm, this: &Ref<StringIo>) -> Res<Ref<Str>> {
        this.check_open(vm)?;
        let line = this.readline(vm, None)?;
        if line.is_empty() { Err(vm.stop_iteration(&Value::NONE)) } else { Ok(line) }
    }

    #[py("truncate($self, pos=None, /)")]
    fn truncate(vm: &mut Vm, this: &Ref<StringIo>, pos: Option<&Value>) -> Res<i64> {
        this.check_open(vm)?;
        let size = match pos {
            None => this.get(vm).position as i64,
            Some(pos) => {
                if !ops::has_index(vm, pos) {
                    let class = class_of(vm, pos).name(vm);
                    let message = format!("argument should be integer or None, not '{class}'");
                    return Err(vm.type_error(&message));
                }
                ssize(vm, pos)?
            }
        };
        let Ok(len) = usize::try_from(size) else {
            return Err(vm.value_error(&format!("Negative size value {size}")));
        };
        this.get_mut(vm).content.truncate(len);
        Ok(size)
    }

    #[py("seek($self, pos, whence=0, /)")]
    fn seek(vm: &mut Vm, this: &Ref<StringIo>, pos: i64, whence: i32) -> Res<usize> {
        this.check_open(vm)?;
        if !(0..=2).contains(&whence) {
            return Err(vm.value_error(&format!("Invalid whence ({whence}, should be 0, 1 or 2)")));
        }
        if pos < 0 && whence == 0 {
            return Err(vm.value_error(&format!("Negative seek position {pos}")));
        }
        if whence != 0 && pos != 0 {
            return Err(os_error(vm, "Can't do nonzero cur-relative seeks"));
        }
        let file = this.get(vm);
        let position = match whence {
            0 => pos as usize,
            1 => file.position,
            _ => file.content.len(),
        };
        this.get_mut(vm).position = position;
        Ok(position)
    }

    #[py("write($self, s, /)")]
    fn write(vm: &mut Vm, this: &Ref<StringIo>, s: &Value) -> Res<usize> {
        let Some(text) = s.downcast::<Str>() else {
            let class = class_of(vm, s).name(vm);
            return Err(vm.type_error(&format!("string argument expected, got '{class}'")));
        };
        this.check_open(vm)?;
        if !text.is_empty() {
            this.write(vm, text)?;
        }
        Ok(text.len())
    }

    #[py("close($self, /)")]
    fn close(vm: &mut Vm, this: &Ref<StringIo>) {
        let empty = Buf::new(vm.heap());
        let file = this.get_mut(vm);
        file.closed = true;
        let old = std::mem::replace(&mut file.content, empty);
        drop(old);
    }

    #[py("readable($self, /)")]
    fn readable(vm: &mut Vm, this: &Ref<StringIo>) -> Res<bool> {
        this.check_open(vm).map(|()| true)
    }

    #[py("writable($self, /)")]
    fn writable(vm: &mut Vm, this: &Ref<StringIo>) -> Res<bool> {
        this.check_open(vm).map(|()| true)
    }

    #[py("seekable($self, /)")]
    fn seekable(vm: &mut Vm, this: &Ref<StringIo>) -> Res<bool> {
        this.check_open(vm).map(|()| true)
    }

    #[py("__getstate__($self, /)", no_text_signature, flavour = "method")]
    fn getstate(vm: &mut Vm, this: &Ref<StringIo>) -> Res<Ref<Tuple>> {
        let value = StringIo::getvalue(vm, this)?.to_value();
        let newline = match this.get(vm).newline {
            Newline::Translated => Value::NONE,
            Newline::Universal => vm.intern("").into(),
            Newline::Lf => vm.intern("\n").into(),
            Newline::Cr => vm.intern("\r").into(),
            Newline::CrLf => vm.intern("\r\n").into(),
        };
        let position = ops::int(vm, this.get(vm).position as i64)?;
        let dict = match attrs::existing_dict(vm, this.as_value()) {
            Some(dict) => super::copied(vm, &dict)?,
            None => Value::NONE,
        };
        Ok(tuple::from_slice(vm, &[value, newline, position, dict])?)
    }

    #[py("__setstate__($self, state, /)", no_text_signature, flavour = "method")]
    fn setstate(vm: &mut Vm, this: &Ref<StringIo>, state: &Value) -> Res<()> {
        let Some([value, newline, position, dict, ..]) = state.downcast::<Tuple>().map(|state| state.items())
        else {
            let own = class_of(vm, this.as_value()).name(vm);
            let given = class_of(vm, state).name(vm);
            let message = format!("{own}.__setstate__ argument should be 4-tuple, got {given}");
            return Err(vm.type_error(&message));
        };
        StringIo::init(vm, this, None, Given(Some(newline)))?;
        // What the value has for line endings was decided when it was written.
        if let Some(text) = value.downcast::<Str>() {
            let file = this.get_mut(vm);
            for point in text.view() {
                file.content.push(point)?;
            }
        }
        if !crate::objects::int::is_int(vm, position) {
            let given = class_of(vm, position).name(vm);
            let message = format!("third item of state must be an integer, got {given}");
            return Err(vm.type_error(&message));
        }
        let Ok(position) = usize::try_from(ssize(vm, position)?) else {
            return Err(vm.value_error("position value cannot be negative"));
        };
        this.get_mut(vm).position = position;
        match dict.downcast::<Dict>() {
            Some(dict) => attrs::dict_of(vm, this.as_value()).update(vm, dict.as_value()),
            None if dict.is_none() => Ok(()),
            None => {
                let given = class_of(vm, dict).name(vm);
                let message = format!("fourth item of state should be a dict, got a {given}");
                Err(vm.type_error(&message))
            }
        }
    }

    #[getter("closed")]
    fn closed(vm: &Vm, this: &Ref<StringIo>) -> bool {
        this.get(vm).closed
    }

    #[getter("line_buffering")]
    fn line_buffering(vm: &Vm, this: &Ref<StringIo>) -> Res<bool> {
        this.check_open(vm).map(|()| false)
    }

    #[getter("newlines")]
    fn newlines(vm: &Vm, this: &Ref<StringIo>) -> Res<Value> {
        this.check_open(vm)?;
        match &this.get(vm).newlines {
            Some(newlines) => newlines.value(vm),
            None => Ok(Value::NONE),
        }
    }
}
