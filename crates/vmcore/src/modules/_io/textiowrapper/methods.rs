//! The class.

use super::super::arguments::{
    Count, Flag, Given, Newline, attribute, attribute_or_none, method, ssize, unsupported,
};
use super::super::iobase::then;
use super::{Options, State, TextIoWrapper, codec, position, read, write};
use crate::native::{Kwargs, methods};
use crate::objects::attrs;
use crate::objects::str::Str;
use crate::objects::types::{Type, class_of};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// A line ending that was given.
fn newline_of(vm: &mut Vm, newline: Option<&Ref<Str>>) -> Res<Newline> {
    match Newline::of(newline) {
        Some(newline) => Ok(newline),
        None => {
            let text = newline.map_or_else(String::new, |text| text.to_string_lossy());
            Err(vm.value_error(&format!("illegal newline value: {text}")))
        }
    }
}

/// A flag that is not changed by None.
fn switch(vm: &mut Vm, given: Option<&Value>, now: bool) -> Res<bool> {
    match given.filter(|given| !given.is_none()) {
        None => Ok(now),
        Some(given) => {
            let index = ops::index(vm, given)?;
            Ok(crate::objects::int::to_i64(&index) != Some(0))
        }
    }
}

impl TextIoWrapper {
    /// A wrapper over `buffer`, made without a call.
    pub(in super::super) fn over(
        vm: &mut Vm,
        buffer: &Value,
        options: &Options<'_>,
    ) -> Res<Ref<TextIoWrapper>> {
        let class = vm.types().text_io_wrapper.clone();
        let made = attrs::new_instance(vm, &class, TextIoWrapper::new(vm));
        made.attach(vm, buffer, options)?;
        Ok(made)
    }
}

#[methods("_io.TextIOWrapper")]
impl TextIoWrapper {
    #[py("__new__($type, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, _args: &[Value], _kwargs: Kwargs<'_>) -> Ref<TextIoWrapper> {
        attrs::new_instance(vm, class, TextIoWrapper::new(vm))
    }

    #[py(
        "__init__($self, /, buffer, encoding=None, errors=None, newline=None, line_buffering=False, write_through=False)",
        name = "TextIOWrapper"
    )]
    fn init(
        vm: &mut Vm,
        this: &Ref<TextIoWrapper>,
        buffer: &Value,
        encoding: Option<&Ref<Str>>,
        errors: Option<&Ref<Str>>,
        newline: Option<&Ref<Str>>,
        line_buffering: Flag,
        write_through: Flag,
    ) -> Res<()> {
        let newline = newline_of(vm, newline)?;
        let (line_buffering, write_through) = (line_buffering.0, write_through.0);
        let options = Options { encoding, errors, newline, line_buffering, write_through };
        this.attach(vm, buffer, &options)
    }

    #[py(
        "reconfigure($self, /, *, encoding=None, errors=None, newline=None, line_buffering=None, write_through=None)"
    )]
    fn reconfigure(
        vm: &mut Vm,
        this: &Ref<TextIoWrapper>,
        encoding: Option<&Value>,
        errors: Option<&Value>,
        #[default(Given(None))] newline: Given<&Value>,
        line_buffering: Option<&Value>,
        write_through: Option<&Value>,
    ) -> Res<()> {
        let newline = newline.0;
        let file = this.get(vm);
        let recodes = encoding.is_some() || errors.is_some() || newline.is_some();
        if file.decoder.is_some() && file.decoded.is_some() && recodes {
            let message = "It is not possible to set the encoding or newline of stream after the first read";
            return Err(unsupported(vm, message));
        }
        let (now_lines, now_through) = (file.line_buffering, file.write_through);
        let newline_given = newline.filter(|newline| !newline.is_none());
        if let Some(value) = newline_given
            && value.downcast::<Str>().is_none()
        {
            let class = class_of(vm, value).name(vm);
            return Err(
                vm.type_error(&format!("reconfigure() argument 'newline' must be str or None, not {class}"))
            );
        }
        let chosen = match newline {
            None => this.get(vm).newline,
            Some(value) => newline_of(vm, value.downcast::<Str>())?,
        };
        let line_buffering = switch(vm, line_buffering, now_lines)?;
        let write_through = switch(vm, write_through, now_through)?;
        method(vm, this.as_value(), |n| &n.flush, &[])?;
        let buffer = this.buffer(vm)?;
        if recodes {
            let text = |vm: &mut Vm, value: Option<&Value>, what: &str| match value {
                None => Ok(None),
                Some(value) => match value.downcast::<Str>() {
                    Some(text) => Ok(Some(text.clone())),
                    None => {
                        let class = class_of(vm, value).name(vm);
                        Err(vm.type_error(&format!(
                            "reconfigure() argument '{what}' must be str or None, not {class}"
                        )))
                    }
                },
            };
            let (encoding, errors) = (text(vm, encoding, "encoding")?, text(vm, errors, "errors")?);
            let errors = match (&encoding, errors) {
                (_, Some(errors)) => errors,
                // Another encoding begins without an error handler.
                (Some(_), None) => vm.intern("strict"),
                (None, None) => this.get(vm).errors.clone().unwrap_or_else(|| vm.intern("strict")),
            };
            let encoding = match encoding {
                Some(encoding) if encoding.as_ascii() == Some("locale") => {
                    super::super::default_encoding(vm)?
                }
                Some(encoding) => encoding,
                None => this.get(vm).encoding.clone().unwrap_or_else(|| vm.intern("utf-8")),
            };
            let found = codec::find(vm, &encoding)?;
            let (reads, writes) = (this.get(vm).decoder.is_some(), this.get(vm).encoder.is_some());
            let decoder = if reads { Some(found.decoder(vm, &errors, chosen)?) } else { None };
            let encoder = if writes { Some(found.encoder(vm, &errors)?) } else { None };
            let file = this.get_mut(vm);
            let old = std::mem::replace(&mut file.decoder, decoder);
            let old_encoder = std::mem::replace(&mut file.encoder, encoder);
            (file.encoding, file.errors, file.newline) = (Some(encoding), Some(errors), chosen);
            drop((old, old_encoder));
            this.fix_encoder(vm, &buffer)?;
        }
        let file = this.get_mut(vm);
        (file.line_buffering, file.write_through) = (line_buffering, write_through);
        Ok(())
    }

    #[py("detach($self, /)")]
    fn detach(vm: &mut Vm, this: &Ref<TextIoWrapper>) -> Res<Value> {
        let buffer = this.buffer(vm)?;
        method(vm, this.as_value(), |n| &n.flush, &[])?;
        let old = std::mem::replace(&mut this.get_mut(vm).state, State::Detached);
        drop(old);
        Ok(buffer)
    }

    #[py("write($self, text, /)")]
    fn write(vm: &mut Vm, this: &Ref<TextIoWrapper>, text: &Ref<Str>) -> Res<usize> {
        write::write(vm, this, text)?;
        Ok(text.len())
    }

    #[py("read($self, size=-1, /)")]
    fn read(vm: &mut Vm, this: &Ref<TextIoWrapper>, size: Count) -> Res<Ref<Str>> {
        read::read(vm, this, size.limit())
    }

    #[py("readline($self, size=-1, /)")]
    fn readline(vm: &mut Vm, this: &Ref<TextIoWrapper>, size: i64) -> Res<Ref<Str>> {
        read::readline(vm, this, usize::try_from(size).ok())
    }

    #[py("__next__")]
    fn next(vm: &mut Vm, this: &Ref<TextIoWrapper>) -> Res<Value> {
        read::next(vm, this)
    }

    #[py("flush($self, /)")]
    fn flush(vm: &mut Vm, this: &Ref<TextIoWrapper>) -> Res<Value> {
        let buffer = this.check_open(vm)?;
        let file = this.get_mut(vm);
        file.telling = file.seekable;
        write::flush(vm, this, &buffer)?;
        method(vm, &buffer, |n| &n.flush, &[])
    }

    #[py("close($self, /)")]
    fn close(vm: &mut Vm, this: &Ref<TextIoWrapper>) -> Res<Value> {
        let buffer = this.buffer(vm)?;
        if super::super::iobase::is_closed(vm, this.as_value())? {
            return Ok(Value::NONE);
        }
        if this.get(vm).finalizing {
            super::super::buffered::warn_unclosed(vm, &buffer, this.as_value());
        }
        let flushed = method(vm, this.as_value(), |n| &n.flush, &[]);
        then(vm, flushed, |vm| method(vm, &buffer, |n| &n.close, &[]))
    }

    #[py("fileno($self, /)")]
    fn fileno(vm: &mut Vm, this: &Ref<TextIoWrapper>) -> Res<Value> {
        let buffer = this.buffer(vm)?;
        method(vm, &buffer, |n| &n.fileno, &[])
    }

    #[py("seekable($self, /)")]
    fn seekable(vm: &mut Vm, this: &Ref<TextIoWrapper>) -> Res<Value> {
        let buffer = this.buffer(vm)?;
        method(vm, &buffer, |n| &n.seekable, &[])
    }

    #[py("readable($self, /)")]
    fn readable(vm: &mut Vm, this: &Ref<TextIoWrapper>) -> Res<Value> {
        let buffer = this.buffer(vm)?;
        method(vm, &buffer, |n| &n.readable, &[])
    }

    #[py("writable($self, /)")]
    fn writable(vm: &mut Vm, this: &Ref<TextIoWrapper>) -> Res<Value> {
        let buffer = this.buffer(vm)?;
        method(vm, &buffer, |n| &n.writable, &[])
    }

    #[py("isatty($self, /)")]
    fn isatty(vm: &mut Vm, this: &Ref<TextIoWrapper>) -> Res<Value> {
        let buffer = this.buffer(vm)?;
        method(vm, &buffer, |n| &n.isatty, &[])
    }

    #[py("seek($self, cookie, whence=0, /)", shown = "($self, cookie, whence=os.SEEK_SET, /)")]
    fn seek(vm: &mut Vm, this: &Ref<TextIoWrapper>, cookie: &Value, whence: i32) -> Res<Value> {
        position::seek(vm, this, cookie, whence)
    }

    #[py("tell($self, /)")]
    fn tell(vm: &mut Vm, this: &Ref<TextIoWrapper>) -> Res<Value> {
        position::tell(vm, this)
    }

    #[py("truncate($self, pos=None, /)")]
    fn truncate(vm: &mut Vm, this: &Ref<TextIoWrapper>, pos: Option<&Value>) -> Res<Value> {
        let buffer = this.buffer(vm)?;
        method(vm, this.as_value(), |n| &n.flush, &[])?;
        let pos = pos.cloned().unwrap_or(Value::NONE);
        method(vm, &buffer, |n| &n.truncate, &[pos])
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<TextIoWrapper>) -> Res<String> {
        if matches!(this.get(vm).state, State::New) {
            this.buffer(vm)?;
        }
        let mut shown = format!("<{}", super::super::shown_class(vm, this.as_value()));
        for attribute in ["name", "mode"] {
            let value = match attribute {
                "name" => super::super::name_of(vm, this.as_value())?,
                _ => attribute_or_none(vm, this.as_value(), |n| &n.mode)?,
            };
            if let Some(value) = value {
                let value = super::super::repr_within(vm, this.as_value(), &value)?;
                shown.push_str(&format!(" {attribute}={value}"));
            }
        }
        let encoding = this.get(vm).encoding.clone().map_or(Value::NONE, Value::from);
        let encoding = ops::format::repr(vm, &encoding)?.to_string_lossy();
        Ok(format!("{shown} encoding={encoding}>"))
    }

    #[member("encoding")]
    fn encoding(vm: &Vm, this: &Ref<TextIoWrapper>) -> Option<Ref<Str>> {
        this.get(vm).encoding.clone()
    }

    #[member("buffer")]
    fn get_buffer(vm: &Vm, this: &Ref<TextIoWrapper>) -> Option<Value> {
        match &this.get(vm).state {
            State::Attached(buffer) => Some(buffer.clone()),
            _ => None,
        }
    }

    #[member("line_buffering")]
    fn line_buffering(vm: &Vm, this: &Ref<TextIoWrapper>) -> bool {
        this.get(vm).line_buffering
    }

    #[member("write_through")]
    fn write_through(vm: &Vm, this: &Ref<TextIoWrapper>) -> bool {
        this.get(vm).write_through
    }

    #[member("_finalizing")]
    fn finalizing(vm: &Vm, this: &Ref<TextIoWrapper>) -> bool {
        this.get(vm).finalizing
    }

    #[setter("_finalizing")]
    fn set_finalizing(vm: &mut Vm, this: &Ref<TextIoWrapper>, value: Option<&Value>) -> Res<()> {
        this.get_mut(vm).finalizing = super::super::flag(vm, value)?;
        Ok(())
    }

    #[getter("name")]
    fn name(vm: &mut Vm, this: &Ref<TextIoWrapper>) -> Res<Value> {
        read::name(vm, this)
    }

    #[getter("closed")]
    fn closed(vm: &mut Vm, this: &Ref<TextIoWrapper>) -> Res<Value> {
        let buffer = this.buffer(vm)?;
        attribute(vm, &buffer, |n| &n.closed)
    }

    #[getter("newlines")]
    fn newlines(vm: &mut Vm, this: &Ref<TextIoWrapper>) -> Res<Value> {
        this.buffer(vm)?;
        match this.get(vm).decoder.clone() {
            Some(decoder) => decoder.seen(vm),
            None => Ok(Value::NONE),
        }
    }

    #[getter("errors")]
    fn errors(vm: &mut Vm, this: &Ref<TextIoWrapper>) -> Res<Option<Ref<Str>>> {
        if matches!(this.get(vm).state, State::New) {
            this.buffer(vm)?;
        }
        Ok(this.get(vm).errors.clone())
    }

    #[getter("_CHUNK_SIZE")]
    fn chunk_size(vm: &mut Vm, this: &Ref<TextIoWrapper>) -> Res<usize> {
        this.buffer(vm)?;
        Ok(this.get(vm).chunk_size)
    }

    #[setter("_CHUNK_SIZE")]
    fn set_chunk_size(vm: &mut Vm, this: &Ref<TextIoWrapper>, value: Option<&Value>) -> Res<()> {
        this.buffer(vm)?;
        let Some(value) = value else { return Err(vm.attribute_error("cannot delete attribute")) };
        match usize::try_from(ssize(vm, value)?).ok().filter(|size| *size > 0) {
            Some(size) => this.get_mut(vm).chunk_size = size,
            None => return Err(vm.value_error("a strictly positive integer is required")),
        }
        Ok(())
    }
}
