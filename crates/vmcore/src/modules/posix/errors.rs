//! Errors of system calls as exceptions.

use std::io;

use rustix::io::Errno;

use crate::objects::exception::os_error;
use crate::value::Value;
use crate::vm::{Raised, Res, Vm};

/// What the system calls an error of that number.
pub(crate) fn message(errno: i32) -> String {
    let text = io::Error::from_raw_os_error(errno).to_string();
    match text.rfind(" (os error") {
        Some(end) => text[..end].to_owned(),
        None => text,
    }
}

impl Vm {
    /// `OSError(errno, strerror, filename)` for a failed system call.
    #[cold]
    pub fn os_error(&mut self, error: &io::Error, filename: Option<&Value>) -> Raised {
        self.raise_errno(error.raw_os_error().unwrap_or(0), filename, None)
    }

    /// As [`Vm::os_error`].
    #[cold]
    pub(crate) fn errno(&mut self, errno: Errno, filename: Option<&Value>) -> Raised {
        self.raise_errno(errno.raw_os_error(), filename, None)
    }

    /// `OSError(errno, strerror, filename, None, filename2)`
    #[cold]
    pub(crate) fn raise_errno(
        &mut self,
        errno: i32,
        filename: Option<&Value>,
        filename2: Option<&Value>,
    ) -> Raised {
        let made: Res<_> = (|| {
            let text = self.str(&message(errno))?.into();
            let mut args = vec![Value::small_int_wrapping(i64::from(errno)), text];
            args.extend(filename.cloned());
            if let Some(filename2) = filename2 {
                args.extend([Value::NONE, filename2.clone()]);
            }
            os_error::make(self, &args)
        })();
        match made {
            Ok(exception) => self.raise_in_context(exception),
            Err(raised) => raised,
        }
    }
}

/// The result of a system call.
pub(crate) trait OrErrno<T> {
    fn or_errno(self, vm: &mut Vm) -> Res<T>;
    /// With what the call was about.
    fn or_errno_of(self, vm: &mut Vm, filename: &Value) -> Res<T>;
}

impl<T> OrErrno<T> for rustix::io::Result<T> {
    fn or_errno(self, vm: &mut Vm) -> Res<T> {
        self.map_err(|errno| vm.errno(errno, None))
    }

    fn or_errno_of(self, vm: &mut Vm, filename: &Value) -> Res<T> {
        self.map_err(|errno| vm.errno(errno, Some(filename)))
    }
}

impl<T> OrErrno<T> for io::Result<T> {
    fn or_errno(self, vm: &mut Vm) -> Res<T> {
        self.map_err(|error| vm.os_error(&error, None))
    }

    fn or_errno_of(self, vm: &mut Vm, filename: &Value) -> Res<T> {
        self.map_err(|error| vm.os_error(&error, Some(filename)))
    }
}
