//! The standard streams: `sys.stdin`, `sys.stdout` and `sys.stderr` as the process begins and ends with them.

use super::arguments::{Newline, attribute_or_none, method, unsupported_operation};
use super::iobase::BUFFER_SIZE;
use super::textiowrapper::{Options, TextIoWrapper};
use super::{buffered, fileio};
use crate::modules::set;
use crate::objects::attrs;
use crate::objects::dict::Dict;
use crate::ops;
use crate::runtime::Stream;
use crate::runtime::platform::descriptor;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Names of the streams in `sys`, by descriptor.
const NAMES: [&str; 3] = ["stdin", "stdout", "stderr"];

/// Puts the streams into `sys`: None where a descriptor is closed (`init_sys_streams`).
pub(crate) fn fill(vm: &mut Vm, sys: &Ref<Dict>) -> Res<()> {
    unsupported_operation(vm)?;
    for (fd, name) in NAMES.into_iter().enumerate() {
        let told = vm.interp().configuration.stdio[fd].clone();
        let stream = match told {
            Some(told) => open(vm, fd as i32, name, &told)?,
            None => Value::NONE,
        };
        set(vm, sys, name, stream.clone())?;
        set(vm, sys, &format!("__{name}__"), stream)?;
    }
    Ok(())
}

/// `create_stdio`
fn open(vm: &mut Vm, fd: i32, name: &str, told: &Stream) -> Res<Value> {
    let writes = fd != 0;
    let (captured, unbuffered) = {
        let configuration = &vm.interp().configuration;
        (writes && configuration.capture_output, writes && configuration.unbuffered)
    };
    let raw = fileio::of_descriptor(vm, fd, writes, captured).to_value();
    let shown = vm.str(&format!("<{name}>"))?.to_value();
    let attribute = vm.names().name.clone();
    attrs::set(vm, &raw, &attribute, shown)?;
    let size = match descriptor(fd).and_then(rustix::fs::fstat) {
        Ok(found) if found.st_blksize > 1 => found.st_blksize as usize,
        _ => BUFFER_SIZE,
    };
    let buffer = match (unbuffered, writes) {
        (true, _) => raw,
        (false, true) => buffered::writer(vm, &raw, size)?.to_value(),
        (false, false) => buffered::reader(vm, &raw, size)?.to_value(),
    };
    let (encoding, errors) = (vm.intern(&told.encoding), vm.intern(&told.errors));
    let options = Options {
        encoding: Some(&encoding),
        errors: Some(&errors),
        newline: Newline::Lf,
        line_buffering: told.line_buffering,
        write_through: unbuffered,
    };
    let stream = TextIoWrapper::over(vm, &buffer, &options)?;
    let attribute = vm.names().mode.clone();
    let mode = vm.intern(if writes { "w" } else { "r" });
    attrs::set(vm, stream.as_value(), &attribute, mode.into())?;
    Ok(stream.into())
}

/// Flushes one of the streams, unless it is closed. What goes wrong is shown where `show` says so, and else nobody's.
fn flush_one(vm: &mut Vm, name: &str, show: bool) -> bool {
    let Some(stream) = ops::sys_attribute(vm, name).filter(|stream| !stream.is_none()) else { return true };
    let closed = match attribute_or_none(vm, &stream, |n| &n.closed) {
        Ok(Some(closed)) => ops::truth(vm, &closed),
        Ok(None) => Ok(false),
        Err(raised) => Err(raised),
    };
    match closed {
        Ok(true) => return true,
        Ok(false) => {}
        Err(raised) => drop(vm.take_raised(raised)),
    }
    match method(vm, &stream, |n| &n.flush, &[]) {
        Ok(_) => true,
        Err(raised) if show => {
            ops::exceptions::unraisable(vm, raised, &stream);
            false
        }
        Err(raised) => {
            drop(vm.take_raised(raised));
            false
        }
    }
}

/// Flushes stdout and stderr as the process ends; whether both could be (`flush_std_files`).
pub(crate) fn flush(vm: &mut Vm) -> bool {
    let stdout = flush_one(vm, "stdout", true);
    let stderr = flush_one(vm, "stderr", false);
    stdout && stderr
}

/// Flushes them between two calls of a host, which looks at what was written.
pub(crate) fn flush_for_host(vm: &mut Vm) {
    for name in ["stdout", "__stdout__", "stderr"] {
        flush_one(vm, name, false);
    }
}
