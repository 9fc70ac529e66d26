//! zlib's streams and checksums.

use std::ffi::{CStr, c_int};

use libz_sys as z;

pub(crate) use libz_sys::{
    Z_BLOCK, Z_BUF_ERROR, Z_FINISH, Z_NEED_DICT, Z_NO_FLUSH, Z_OK, Z_STREAM_END, Z_SYNC_FLUSH, Z_TREES,
};

/// What zlib answers where something is wrong, and its words for it.
pub(crate) struct Failure {
    pub code: c_int,
    pub message: Option<String>,
}

/// A stream being compressed or decompressed.
pub(crate) struct Stream {
    raw: Box<z::z_stream>,
    kind: Kind,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Deflate,
    Inflate,
}

// SAFETY: zlib's streams belong to no thread; one at a time uses it, who has it borrowed.
unsafe impl Send for Stream {}

/// What a step did: zlib's code, bytes read, bytes written.
pub(crate) struct Step {
    pub code: c_int,
    pub read: usize,
    pub written: usize,
}

/// What one call takes and gives at most.
const MOST: usize = u32::MAX as usize;

extern "C" fn allocate(_: z::voidpf, items: z::uInt, size: z::uInt) -> z::voidpf {
    // SAFETY: zlib asks for a table of so many items.
    unsafe { libc::calloc(items as usize, size as usize) }
}

extern "C" fn free(_: z::voidpf, address: z::voidpf) {
    // SAFETY: zlib is done with what `allocate` gave.
    unsafe { libc::free(address) };
}

fn empty() -> Box<z::z_stream> {
    Box::new(z::z_stream {
        next_in: std::ptr::null_mut(),
        avail_in: 0,
        total_in: 0,
        next_out: std::ptr::null_mut(),
        avail_out: 0,
        total_out: 0,
        msg: std::ptr::null_mut(),
        state: std::ptr::null_mut(),
        zalloc: allocate,
        zfree: free,
        opaque: std::ptr::null_mut(),
        data_type: 0,
        adler: 0,
        reserved: 0,
    })
}

impl Stream {
    pub(crate) fn deflate(
        level: i32,
        method: i32,
        wbits: i32,
        memory: i32,
        strategy: i32,
    ) -> Result<Stream, Failure> {
        let mut raw = empty();
        // SAFETY: the structure is one that zlib may initialise, and stays where it is.
        let code = unsafe {
            let (version, size) = (z::zlibVersion(), size_of::<z::z_stream>() as c_int);
            z::deflateInit2_(&mut *raw, level, method, wbits, memory, strategy, version, size)
        };
        Stream::made(raw, Kind::Deflate, code)
    }

    pub(crate) fn inflate(wbits: i32) -> Result<Stream, Failure> {
        let mut raw = empty();
        // SAFETY: as above.
        let code = unsafe {
            z::inflateInit2_(&mut *raw, wbits, z::zlibVersion(), size_of::<z::z_stream>() as c_int)
        };
        Stream::made(raw, Kind::Inflate, code)
    }

    fn made(raw: Box<z::z_stream>, kind: Kind, code: c_int) -> Result<Stream, Failure> {
        if code != Z_OK {
            return Err(Failure { code, message: None });
        }
        Ok(Stream { raw, kind })
    }

    /// The same stream once more, as it is now.
    pub(crate) fn duplicate(&mut self) -> Result<Stream, Failure> {
        let mut raw = empty();
        // SAFETY: this stream is initialised, the other one is to be.
        let code = unsafe {
            match self.kind {
                Kind::Deflate => z::deflateCopy(&mut *raw, &mut *self.raw),
                Kind::Inflate => z::inflateCopy(&mut *raw, &mut *self.raw),
            }
        };
        Stream::made(raw, self.kind, code)
    }

    pub(crate) fn set_dictionary(&mut self, dictionary: &[u8]) -> Result<(), Failure> {
        let len = dictionary.len().min(MOST) as u32;
        // SAFETY: the stream is initialised, and so many bytes can be read.
        let code = unsafe {
            match self.kind {
                Kind::Deflate => z::deflateSetDictionary(&mut *self.raw, dictionary.as_ptr(), len),
                Kind::Inflate => z::inflateSetDictionary(&mut *self.raw, dictionary.as_ptr(), len),
            }
        };
        if code == Z_OK { Ok(()) } else { Err(self.failure(code)) }
    }

    /// Goes on for as long as there is input and room.
    pub(crate) fn run(&mut self, input: &[u8], room: &mut [u8], flush: i32) -> Step {
        let (available_in, available_out) = (input.len().min(MOST), room.len().min(MOST));
        self.raw.next_in = input.as_ptr().cast_mut();
        self.raw.avail_in = available_in as u32;
        self.raw.next_out = room.as_mut_ptr();
        self.raw.avail_out = available_out as u32;
        // SAFETY: the stream is initialised; it reads and writes what was just said, and nothing of it later.
        let code = unsafe {
            match self.kind {
                Kind::Deflate => z::deflate(&mut *self.raw, flush),
                Kind::Inflate => z::inflate(&mut *self.raw, flush),
            }
        };
        let step = Step {
            code,
            read: available_in - self.raw.avail_in as usize,
            written: available_out - self.raw.avail_out as usize,
        };
        self.raw.next_in = std::ptr::null_mut();
        self.raw.next_out = std::ptr::null_mut();
        step
    }

    /// `code` with what zlib has to say about it.
    pub(crate) fn failure(&self, code: c_int) -> Failure {
        // SAFETY: null or a static string of zlib's.
        let message = (!self.raw.msg.is_null())
            .then(|| unsafe { CStr::from_ptr(self.raw.msg) }.to_string_lossy().into_owned());
        Failure { code, message }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        // SAFETY: the stream is initialised, and used no more.
        unsafe {
            match self.kind {
                Kind::Deflate => z::deflateEnd(&mut *self.raw),
                Kind::Inflate => z::inflateEnd(&mut *self.raw),
            }
        };
    }
}

pub(crate) fn crc32(start: u32, data: &[u8]) -> u32 {
    checksum(start, data, z::crc32)
}

pub(crate) fn adler32(start: u32, data: &[u8]) -> u32 {
    checksum(start, data, z::adler32)
}

fn checksum(
    start: u32,
    data: &[u8],
    function: unsafe extern "C" fn(z::uLong, *const z::Bytef, z::uInt) -> z::uLong,
) -> u32 {
    // SAFETY: so many bytes can be read.
    let add = |sum: u32, part: &[u8]| unsafe {
        function(z::uLong::from(sum), part.as_ptr(), part.len() as z::uInt) as u32
    };
    data.chunks(1 << 30).fold(start, add)
}

/// zlib's version.
pub(crate) fn version() -> String {
    // SAFETY: a static string.
    unsafe { CStr::from_ptr(z::zlibVersion()) }.to_string_lossy().into_owned()
}
