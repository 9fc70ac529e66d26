//! `OSError`: the constructor picks a subclass by errno (PEP 3151).

use super::base::{no_keywords, str_of_args};
use super::fields::members;
use super::{Exception, new};
use crate::native::{Kwargs, methods};
use crate::objects::attrs;
use crate::objects::native::NativeFunction;
use crate::objects::str::{self, Str};
use crate::objects::tuple;
use crate::objects::types::{Type, class_of, is_instance, lookup};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct OsError;

fn is_os_error(vm: &Vm, value: &Value) -> bool {
    is_instance(vm, value, &vm.types().os_error)
}

members! { OsError, MEMBERS:
    ERRNO = 0 "errno";
    STRERROR = 1 "strerror";
    FILENAME = 2 "filename";
    FILENAME2 = 3 "filename2";
}
/// `characters_written`, which is no member: reading it unset is an error.
const WRITTEN: usize = FILENAME2 + 1;

/// The class for an error number.
fn class_of_errno(vm: &Vm, errno: i64) -> Option<&Ref<Type>> {
    let types = vm.types();
    Some(match i32::try_from(errno).ok()? {
        libc::EAGAIN | libc::EALREADY | libc::EINPROGRESS => &types.blocking_io_error,
        libc::EPIPE | libc::ESHUTDOWN => &types.broken_pipe_error,
        libc::ECHILD => &types.child_process_error,
        libc::ECONNABORTED => &types.connection_aborted_error,
        libc::ECONNREFUSED => &types.connection_refused_error,
        libc::ECONNRESET => &types.connection_reset_error,
        libc::EEXIST => &types.file_exists_error,
        libc::ENOENT => &types.file_not_found_error,
        libc::EISDIR => &types.is_a_directory_error,
        libc::ENOTDIR => &types.not_a_directory_error,
        libc::EINTR => &types.interrupted_error,
        libc::EACCES | libc::EPERM => &types.permission_error,
        libc::ESRCH => &types.process_lookup_error,
        libc::ETIMEDOUT => &types.timeout_error,
        _ => return None,
    })
}

/// Whether the class's `__init__` is its own while its `__new__` is `OSError`'s: then `__init__` takes the arguments,
/// else `__new__` does (`oserror_use_init`).
fn init_takes_args(vm: &Vm, class: &Ref<Type>) -> bool {
    let ours = |name: &Ref<Str>| {
        let own = lookup(vm, &vm.types().os_error, name);
        let found = lookup(vm, class, name);
        match (own, found) {
            (Some(own), Some(found)) => {
                match (own.downcast::<NativeFunction>(), found.downcast::<NativeFunction>()) {
                    (Some(own), Some(found)) => std::ptr::eq(own.def, found.def),
                    _ => false,
                }
            }
            _ => false,
        }
    };
    !ours(&vm.names().__init__) && ours(&vm.names().__new__)
}

/// Takes two to five arguments apart. `args` is cut to two where a file name is among them, for compatibility.
fn take_args(vm: &mut Vm, this: &Ref<Exception>, args: &[Value]) -> Res<()> {
    let mut kept = args.len();
    if let [errno, strerror, rest @ ..] = args
        && rest.len() <= 3
    {
        this.set_field(vm, ERRNO, Some(errno.clone()))?;
        this.set_field(vm, STRERROR, Some(strerror.clone()))?;
        if let Some(filename) = rest.first().filter(|f| !f.is_none()) {
            let blocking = class_of(vm, this.as_value()).is(&vm.types().blocking_io_error);
            if blocking && ops::has_index(vm, filename) {
                let written = ops::index(vm, filename)?;
                this.set_field(vm, WRITTEN, Some(written))?;
            } else {
                this.set_field(vm, FILENAME, Some(filename.clone()))?;
                // rest[1] is the Windows error number.
                if let Some(filename2) = rest.get(2).filter(|f| !f.is_none()) {
                    this.set_field(vm, FILENAME2, Some(filename2.clone()))?;
                }
                kept = 2;
            }
        }
    }
    let args = tuple::from_slice(vm, &args[..kept])?;
    this.get_mut(vm).args = args;
    Ok(())
}

/// `OSError(*args)`, of the subclass that fits.
pub fn make(vm: &mut Vm, args: &[Value]) -> Res<Ref<Exception>> {
    let class = vm.types().os_error.clone();
    construct(vm, &class, args)
}

/// As [`make`], of `class` itself where that is a subclass.
pub fn make_of(vm: &mut Vm, class: &Ref<Type>, args: &[Value]) -> Res<Ref<Exception>> {
    construct(vm, class, args)
}

fn construct(vm: &mut Vm, class: &Ref<Type>, args: &[Value]) -> Res<Ref<Exception>> {
    let by_errno = match args {
        [errno, _, rest @ ..] if rest.len() <= 3 && class.is(&vm.types().os_error) => {
            crate::objects::int::to_i64(errno).and_then(|errno| class_of_errno(vm, errno))
        }
        _ => None,
    };
    let class = by_errno.unwrap_or(class).clone();
    let args_later = init_takes_args(vm, &class);
    let empty = tuple::from_slice(vm, &[])?;
    let this = new(vm, &class, empty);
    if !args_later {
        take_args(vm, &this, args)?;
    }
    Ok(this)
}

#[methods("OSError", is = is_os_error, with(MEMBERS))]
impl OsError {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Ref<Exception>> {
        if !init_takes_args(vm, class) {
            no_keywords(vm, class, &kwargs)?;
        }
        construct(vm, class, args)
    }

    #[py("__init__($self, /, *args, **kwargs)", no_text_signature)]
    fn init(vm: &mut Vm, this: &Ref<Exception>, args: &[Value], kwargs: Kwargs<'_>) -> Res<()> {
        let class = class_of(vm, this.as_value()).clone();
        if !init_takes_args(vm, &class) {
            return Ok(());
        }
        no_keywords(vm, &class, &kwargs)?;
        take_args(vm, this, args)
    }

    #[py("__str__")]
    fn str(vm: &mut Vm, this: &Ref<Exception>) -> Res<Ref<Str>> {
        let [filename, filename2, errno, strerror] =
            [FILENAME, FILENAME2, ERRNO, STRERROR].map(|index| this.field(vm, index));
        if filename.is_none() && (errno.is_none() || strerror.is_none()) {
            return str_of_args(vm, this);
        }
        let mut text = text::StrBuf::new();
        text.push_str("[Errno ");
        text.push_view(ops::format::str(vm, errno.as_ref().unwrap_or(&Value::NONE))?.view());
        text.push_str("] ");
        text.push_view(ops::format::str(vm, strerror.as_ref().unwrap_or(&Value::NONE))?.view());
        if let Some(filename) = filename {
            text.push_str(": ");
            text.push_view(ops::format::repr(vm, &filename)?.view());
            if let Some(filename2) = filename2 {
                text.push_str(" -> ");
                text.push_view(ops::format::repr(vm, &filename2)?.view());
            }
        }
        Ok(str::from_data(vm, &text.finish())?)
    }

    #[py("__reduce__($self, /)", flavour = "method", no_text_signature)]
    fn reduce(vm: &mut Vm, this: &Ref<Exception>) -> Res<Value> {
        let mut args: Vec<Value> = this.get(vm).args.items().to_vec();
        // The file names that were taken out of `args` go back in.
        if args.len() == 2
            && let Some(filename) = this.field(vm, FILENAME)
        {
            args.push(filename);
            if let Some(filename2) = this.field(vm, FILENAME2) {
                args.extend([Value::NONE, filename2]);
            }
        }
        let args = tuple::from_iter(vm, args.into_iter())?;
        let mut parts = vec![class_of(vm, this.as_value()).to_value(), args.into()];
        parts.extend(attrs::existing_dict(vm, this.as_value()).map(Value::from));
        Ok(tuple::from_iter(vm, parts.into_iter())?.into())
    }

    #[getter("characters_written")]
    fn characters_written(vm: &Vm, this: &Ref<Exception>) -> Res<Value> {
        this.field(vm, WRITTEN).ok_or_else(|| vm.attribute_error("characters_written"))
    }

    #[setter("characters_written")]
    fn set_characters_written(vm: &mut Vm, this: &Ref<Exception>, value: Option<&Value>) -> Res<()> {
        let value = match value {
            Some(value) => Some(ops::index(vm, value)?),
            None if this.field(vm, WRITTEN).is_some() => None,
            None => return Err(vm.attribute_error("characters_written")),
        };
        this.set_field(vm, WRITTEN, value)
    }
}
