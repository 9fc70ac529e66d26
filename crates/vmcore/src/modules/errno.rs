//! `errno`: names of the system's error numbers.

use super::set;
use crate::native::module;
use crate::objects::dict::{self, Dict};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub(crate) struct ErrnoModule;

#[module("errno")]
impl ErrnoModule {}

macro_rules! codes {
    ($($name:ident)*) => {
        /// Where two names have one number, the later one stands in `errorcode`.
        const CODES: &[(&str, i32)] = &[$((stringify!($name), libc::$name)),*];
    };
}

codes! {
    ENODEV ENOCSI EHOSTUNREACH ENOMSG EUCLEAN EL2NSYNC EL2HLT ENODATA ENOTBLK ENOSYS EPIPE EINVAL EOVERFLOW EADV EINTR
    EUSERS ENOTEMPTY ENOBUFS EPROTO EREMOTE ENAVAIL ECHILD ELOOP EXDEV E2BIG ESRCH EMSGSIZE EAFNOSUPPORT EBADR
    EHOSTDOWN EPFNOSUPPORT ENOPROTOOPT EBUSY EWOULDBLOCK EAGAIN EBADFD EDOTDOT EISCONN ENOANO ESHUTDOWN ECHRNG ELIBBAD
    ENONET EBADE EBADF EMULTIHOP EIO EUNATCH EPROTOTYPE ENOSPC ENOEXEC EALREADY ENETDOWN ENOTNAM EACCES ELNRNG EILSEQ
    ENOTDIR ENOTUNIQ EPERM EDOM EXFULL ECONNREFUSED EISDIR EPROTONOSUPPORT EROFS EADDRNOTAVAIL EIDRM ECOMM ESRMNT
    EREMOTEIO EL3RST EBADMSG ENFILE ELIBMAX ESPIPE ENOLINK ENETRESET ETIMEDOUT ENOENT EEXIST EDQUOT ENOSTR EBADSLT
    EBADRQC ELIBACC EFAULT EFBIG EDEADLK EDEADLOCK ENOTCONN EDESTADDRREQ ELIBSCN ENOLCK EISNAM ECONNABORTED
    ENETUNREACH ESTALE ENOSR ENOMEM ENOTSOCK ESTRPIPE EMLINK ERANGE ELIBEXEC EL3HLT ECONNRESET EADDRINUSE EOPNOTSUPP
    ENOTSUP ENAMETOOLONG ENOTTY ERESTART ESOCKTNOSUPPORT ETIME EBFONT ETOOMANYREFS EMFILE ETXTBSY EINPROGRESS ENXIO
    ENOPKG ENOMEDIUM EMEDIUMTYPE ECANCELED ENOKEY EKEYEXPIRED EKEYREVOKED EKEYREJECTED EOWNERDEAD ENOTRECOVERABLE
    ERFKILL
}

/// `libc` has not this one.
const EREMCHG: (&str, i32) = ("EREMCHG", 78);

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    let names = dict::new(vm);
    set(vm, module, "errorcode", names.to_value())?;
    for (name, code) in CODES.iter().chain([&EREMCHG]) {
        let code = Value::small_int_wrapping(i64::from(*code));
        set(vm, module, name, code.clone())?;
        let name = vm.intern(name).into();
        names.set_item(vm, &code, name)?;
    }
    Ok(())
}
