//! `print` and `input`

use super::Builtins;
use crate::modules::_io::textiowrapper::{self, TextIoWrapper};
use crate::native::module;
use crate::objects::str::{self, Str};
use crate::objects::types::class_of;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Where text goes.
enum File<'a> {
    /// Exactly a `TextIOWrapper`, whose own function is called.
    Plain(&'a Ref<TextIoWrapper>),
    Any(&'a Value),
}

impl<'a> File<'a> {
    fn of(vm: &Vm, file: &'a Value) -> File<'a> {
        match file.downcast::<TextIoWrapper>() {
            Some(plain) if class_of(vm, file).is(&vm.types().text_io_wrapper) => File::Plain(plain),
            _ => File::Any(file),
        }
    }

    fn write(&self, vm: &mut Vm, text: &Ref<Str>) -> Res<()> {
        match self {
            File::Plain(plain) => textiowrapper::write(vm, plain, text),
            File::Any(file) => {
                let name = vm.names().write.clone();
                ops::call::method(vm, file, &name, &[text.to_value()]).map(drop)
            }
        }
    }

    /// Writes `str(value)`, which is made after `write` was looked up (`PyFile_WriteObject`).
    fn write_value(&self, vm: &mut Vm, value: &Value) -> Res<()> {
        match self {
            File::Plain(plain) => {
                let text = ops::str(vm, value)?;
                textiowrapper::write(vm, plain, &text)
            }
            File::Any(file) => {
                let name = vm.names().write.clone();
                let write = ops::get_attr(vm, file, &name)?;
                let text = ops::str(vm, value)?.to_value();
                ops::call::call_positional(vm, &write, &[text]).map(drop)
            }
        }
    }
}

/// What stands between values or behind them: none where that is the default.
fn separator<'a>(vm: &Vm, given: Option<&'a Value>, name: &str) -> Res<Option<&'a Ref<Str>>> {
    match given.filter(|given| !given.is_none()) {
        None => Ok(None),
        Some(value) => match value.downcast::<Str>() {
            Some(text) => Ok(Some(text)),
            None => {
                let class = class_of(vm, value).name(vm);
                Err(vm.type_error(&format!("{name} must be None or a string, not {class}")))
            }
        },
    }
}

fn flush(vm: &mut Vm, file: &Value) -> Res<()> {
    let name = vm.names().flush.clone();
    ops::call::method(vm, file, &name, &[]).map(drop)
}

#[module("builtins", OUTPUT)]
impl Builtins {
    #[py("print($module, /, *args, sep=' ', end='\\n', file=None, flush=False)")]
    fn print(
        vm: &mut Vm,
        args: &[Value],
        #[default(None)] sep: Option<&Value>,
        #[default(None)] end: Option<&Value>,
        file: Option<&Value>,
        flush: bool,
    ) -> Res<()> {
        let file = match file {
            Some(file) => file.clone(),
            None => match ops::sys_attribute(vm, "stdout") {
                // There may be no stdout: what is printed is lost then.
                Some(stdout) if stdout.is_none() => return Ok(()),
                Some(stdout) => stdout,
                None => return Err(vm.runtime_error("lost sys.stdout")),
            },
        };
        let (sep, end) = (separator(vm, sep, "sep")?, separator(vm, end, "end")?);
        let out = File::of(vm, &file);
        for (i, value) in args.iter().enumerate() {
            if i > 0 {
                match sep {
                    Some(sep) => out.write(vm, sep)?,
                    None => out.write(vm, &str::from_char(vm, u32::from(' ')))?,
                }
            }
            out.write_value(vm, value)?;
        }
        match end {
            Some(end) => out.write(vm, end)?,
            None => out.write(vm, &str::from_char(vm, u32::from('\n')))?,
        }
        if flush { self::flush(vm, &file) } else { Ok(()) }
    }

    #[py("input($module, prompt='', /)")]
    fn input(vm: &mut Vm, #[default(None)] prompt: Option<&Value>) -> Res<Ref<Str>> {
        let stream = |vm: &mut Vm, name: &str| match ops::sys_attribute(vm, name) {
            Some(stream) if !stream.is_none() => Ok(stream),
            _ => Err(vm.runtime_error(&format!("input(): lost sys.{name}"))),
        };
        let (stdin, stdout, stderr) = (stream(vm, "stdin")?, stream(vm, "stdout")?, stream(vm, "stderr")?);
        if let Err(raised) = self::flush(vm, &stderr) {
            drop(vm.take_raised(raised));
        }
        if let Some(prompt) = prompt {
            File::of(vm, &stdout).write_value(vm, prompt)?;
        }
        if let Err(raised) = self::flush(vm, &stdout) {
            drop(vm.take_raised(raised));
        }
        let name = vm.names().readline.clone();
        let line = ops::call::method(vm, &stdin, &name, &[])?;
        let Some(line) = line.downcast::<Str>() else {
            return Err(vm.type_error("object.readline() returned non-string"));
        };
        match line.len() {
            0 => Err(vm.eof_error("EOF when reading a line")),
            len if line.view().get(len - 1) == Some(u32::from('\n')) => {
                Ok(str::substring(vm, line, 0..len - 1)?)
            }
            _ => Ok(line.clone()),
        }
    }
}
