//! What depends on the operating system: Linux on x86-64.

use std::io;

/// A range of addresses whose memory appears, zeroed, when it is touched.
pub(crate) struct Reserved {
    start: *mut u8,
    len: usize,
}

impl Reserved {
    /// At most `len` bytes; less where the process may not reserve so many addresses.
    pub(crate) fn new(mut len: usize) -> io::Result<Reserved> {
        loop {
            // SAFETY: a new private mapping touches no existing memory.
            let start = unsafe {
                libc::mmap(
                    std::ptr::null_mut(),
                    len,
                    libc::PROT_READ | libc::PROT_WRITE,
                    libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
                    -1,
                    0,
                )
            };
            if start != libc::MAP_FAILED {
                return Ok(Reserved { start: start.cast(), len });
            }
            if len <= 1 << 20 {
                return Err(io::Error::last_os_error());
            }
            len /= 4;
        }
    }

    pub(crate) fn start(&self) -> *mut u8 {
        self.start
    }

    pub(crate) fn len(&self) -> usize {
        self.len
    }
}

impl Drop for Reserved {
    fn drop(&mut self) {
        // SAFETY: mapped in `new` with this length; whoever owns this has no pointers into it left.
        unsafe { libc::munmap(self.start.cast(), self.len) };
    }
}

/// How many bytes of the calling thread's stack may still be used.
pub(crate) fn stack_bounds() -> Option<(usize, usize)> {
    // SAFETY: the attribute object is initialised by pthread_getattr_np before it is read, and destroyed after.
    unsafe {
        let mut attr = std::mem::zeroed::<libc::pthread_attr_t>();
        if libc::pthread_getattr_np(libc::pthread_self(), &mut attr) != 0 {
            return None;
        }
        let (mut low, mut size) = (std::ptr::null_mut(), 0);
        let failed = libc::pthread_attr_getstack(&attr, &mut low, &mut size) != 0;
        libc::pthread_attr_destroy(&mut attr);
        if failed { None } else { Some((low as usize, low as usize + size)) }
    }
}

/// `write(2)`, again where a signal interrupted it.
pub(crate) fn write(descriptor: i32, bytes: &[u8]) -> io::Result<usize> {
    loop {
        // SAFETY: the buffer is readable for its length.
        let written = unsafe { libc::write(descriptor, bytes.as_ptr().cast(), bytes.len()) };
        match usize::try_from(written) {
            Ok(written) => return Ok(written),
            Err(_) => {
                let error = io::Error::last_os_error();
                if error.kind() != io::ErrorKind::Interrupted {
                    return Err(error);
                }
            }
        }
    }
}

/// Random bytes of the system.
pub(crate) fn random() -> [u8; 16] {
    let mut bytes = [0; 16];
    // SAFETY: the buffer is writable for its length. So few bytes are never cut short.
    unsafe { libc::getrandom(bytes.as_mut_ptr().cast(), bytes.len(), 0) };
    bytes
}

/// Functions of the C library that Rust's has not, or computes otherwise: results are to be CPython's to the last bit.
pub(crate) mod libm {
    // SAFETY: C99's own signatures; these take and give numbers and touch no memory.
    unsafe extern "C" {
        pub(crate) safe fn acosh(x: f64) -> f64;
        pub(crate) safe fn asinh(x: f64) -> f64;
        pub(crate) safe fn atanh(x: f64) -> f64;
        // By its version, or the Rust runtime's own function of that name is linked.
        #[link_name = "cbrt@GLIBC_2.2.5"]
        pub(crate) safe fn cbrt(x: f64) -> f64;
        pub(crate) safe fn erf(x: f64) -> f64;
        pub(crate) safe fn erfc(x: f64) -> f64;
        pub(crate) safe fn ldexp(x: f64, exponent: i32) -> f64;
        pub(crate) safe fn nextafter(x: f64, towards: f64) -> f64;
        pub(crate) safe fn remainder(x: f64, y: f64) -> f64;
    }
}

/// The C library's version.
pub(crate) fn libc_version() -> Option<String> {
    // SAFETY: the function gives a static string.
    let version = unsafe { std::ffi::CStr::from_ptr(libc::gnu_get_libc_version()) };
    version.to_str().ok().map(str::to_owned)
}
