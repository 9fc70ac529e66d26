//! `open`: a stack of streams for a file.

use super::Io;
use super::arguments::{Flag, Given, asks, method};
use super::iobase::BUFFER_SIZE;
use crate::native::{Args, module};
use crate::objects::int;
use crate::objects::str::Str;
use crate::objects::tuple;
use crate::objects::types::Type;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// A mode of `open` taken apart.
#[derive(Default)]
struct Mode {
    creating: bool,
    reading: bool,
    writing: bool,
    appending: bool,
    updating: bool,
    text: bool,
    binary: bool,
}

impl Mode {
    fn of(vm: &mut Vm, mode: &Ref<Str>) -> Res<Mode> {
        let mut found = Mode::default();
        for (at, point) in mode.view().iter().enumerate() {
            let place = match char::from_u32(point) {
                Some('x') => &mut found.creating,
                Some('r') => &mut found.reading,
                Some('w') => &mut found.writing,
                Some('a') => &mut found.appending,
                Some('+') => &mut found.updating,
                Some('t') => &mut found.text,
                Some('b') => &mut found.binary,
                _ => return Err(invalid(vm, mode)),
            };
            *place = true;
            if mode.view().iter().take(at).any(|earlier| earlier == point) {
                return Err(invalid(vm, mode));
            }
        }
        if found.text && found.binary {
            return Err(vm.value_error("can't have text and binary mode at once"));
        }
        let kinds = [found.creating, found.reading, found.writing, found.appending];
        if kinds.iter().filter(|kind| **kind).count() > 1 {
            return Err(vm.value_error("must have exactly one of create/read/write/append mode"));
        }
        Ok(found)
    }

    /// As `FileIO` takes it.
    fn raw(&self) -> String {
        let letters = [
            (self.creating, 'x'),
            (self.reading, 'r'),
            (self.writing, 'w'),
            (self.appending, 'a'),
            (self.updating, '+'),
        ];
        letters.iter().filter(|(given, _)| *given).map(|(_, letter)| letter).collect()
    }
}

fn invalid(vm: &mut Vm, mode: &Ref<Str>) -> crate::vm::Raised {
    match ops::format::repr(vm, mode.as_value()) {
        Ok(shown) => vm.value_error(&format!("invalid mode: {}", shown.to_string_lossy())),
        Err(raised) => raised,
    }
}

/// The parameters of `open`.
pub(super) struct Request<'a> {
    pub file: &'a Value,
    pub mode: Ref<Str>,
    pub buffering: i32,
    pub encoding: Option<&'a Ref<Str>>,
    pub errors: Option<&'a Ref<Str>>,
    pub newline: Option<&'a Ref<Str>>,
    pub closefd: bool,
    pub opener: Option<&'a Value>,
}

/// `class(*values, **named)`
fn make(vm: &mut Vm, class: &Ref<Type>, values: Vec<Value>, names: &[&str]) -> Res<Value> {
    let names: Vec<Value> = names.iter().map(|name| vm.intern(name).into()).collect();
    let names = tuple::from_slice(vm, &names)?;
    ops::call(vm, class.as_value(), Args::new(&values, Some(&names)))
}

/// `_io_open_impl`
pub(super) fn open(vm: &mut Vm, request: &Request<'_>) -> Res<Value> {
    let file = match int::is_int(vm, request.file) {
        true => request.file.clone(),
        false => match ops::has_index(vm, request.file) {
            true => request.file.clone(),
            false => crate::modules::posix::fspath(vm, request.file)?,
        },
    };
    let mode = Mode::of(vm, &request.mode)?;
    if mode.binary {
        let refused = [
            (request.encoding.is_some(), "an encoding"),
            (request.errors.is_some(), "an errors"),
            (request.newline.is_some(), "a newline"),
        ];
        if let Some((_, what)) = refused.iter().find(|(given, _)| *given) {
            return Err(vm.value_error(&format!("binary mode doesn't take {what} argument")));
        }
        if request.buffering == 1 {
            let category = vm.types().runtime_warning.clone();
            ops::warn::warn(
                vm,
                &category,
                "line buffering (buffering=1) isn't supported in binary mode, the default buffer size will be used",
            )?;
        }
    }
    let raw_mode = vm.str(&mode.raw())?.to_value();
    let opener = request.opener.cloned().unwrap_or(Value::NONE);
    let file_io = vm.types().file_io.clone();
    let raw = ops::call::call_positional(
        vm,
        file_io.as_value(),
        &[file, raw_mode, Value::bool(request.closefd), opener],
    )?;
    match over(vm, &raw, &mode, request) {
        Ok(stream) => Ok(stream),
        Err(raised) => {
            // The file is not left open. What that raises comes on top.
            super::iobase::then(vm, Err(raised), |vm| method(vm, &raw, |n| &n.close, &[]))
        }
    }
}

/// The streams over a raw one.
fn over(vm: &mut Vm, raw: &Value, mode: &Mode, request: &Request<'_>) -> Res<Value> {
    let is_terminal = asks(vm, raw, |n| &n.isatty)?;
    let mut buffering = i64::from(request.buffering);
    let mut line_buffering = buffering == 1 && !mode.binary;
    if buffering == 1 || buffering < 0 && is_terminal {
        line_buffering |= buffering < 0;
        buffering = -1;
    }
    if buffering < 0 {
        let name = vm.intern("_blksize");
        let size = ops::get_attr(vm, raw, &name)?;
        buffering = int::to_i64(&size).unwrap_or(BUFFER_SIZE as i64);
    }
    if buffering < 0 {
        return Err(vm.value_error("invalid buffering size"));
    }
    if buffering == 0 {
        return match mode.binary {
            true => Ok(raw.clone()),
            false => Err(vm.value_error("can't have unbuffered text I/O")),
        };
    }
    let types = vm.types();
    let class = if mode.updating {
        &types.buffered_random
    } else if mode.creating || mode.writing || mode.appending {
        &types.buffered_writer
    } else {
        &types.buffered_reader
    };
    let class = class.clone();
    let size = ops::int(vm, buffering)?;
    let buffer = ops::call::call_positional(vm, class.as_value(), &[raw.clone(), size])?;
    if mode.binary {
        return Ok(buffer);
    }
    let optional = |text: Option<&Ref<Str>>| text.map_or(Value::NONE, |text| text.to_value());
    let class = vm.types().text_io_wrapper.clone();
    let values = vec![
        buffer,
        optional(request.encoding),
        optional(request.errors),
        optional(request.newline),
        Value::bool(line_buffering),
    ];
    let text = make(vm, &class, values, &[])?;
    let name = vm.names().mode.clone();
    ops::set_attr(vm, &text, &name, request.mode.as_value())?;
    Ok(text)
}

#[module("_io", OPEN)]
impl Io {
    #[py(
        "open($module, /, file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, opener=None)"
    )]
    fn open(
        vm: &mut Vm,
        file: &Value,
        #[default(Given(None))] mode: Given<&Ref<Str>>,
        buffering: i32,
        encoding: Option<&Ref<Str>>,
        errors: Option<&Ref<Str>>,
        newline: Option<&Ref<Str>>,
        closefd: Flag,
        opener: Option<&Value>,
    ) -> Res<Value> {
        let closefd = closefd.0;
        let mode = match mode.0 {
            Some(mode) => mode.clone(),
            None => vm.intern("r"),
        };
        open(vm, &Request { file, mode, buffering, encoding, errors, newline, closefd, opener })
    }

    #[py("open_code($module, /, path)")]
    fn open_code(vm: &mut Vm, path: &Ref<Str>) -> Res<Value> {
        let mode = vm.intern("rb");
        open(
            vm,
            &Request {
                file: path.as_value(),
                mode,
                buffering: -1,
                encoding: None,
                errors: None,
                newline: None,
                closefd: true,
                opener: None,
            },
        )
    }

    #[py("text_encoding($module, encoding, stacklevel=2, /)")]
    fn text_encoding(vm: &mut Vm, encoding: &Value, _stacklevel: i32) -> Res<Value> {
        if !encoding.is_none() {
            return Ok(encoding.clone());
        }
        let name = if super::utf8_mode(vm) { "utf-8" } else { "locale" };
        Ok(vm.intern(name).into())
    }
}
