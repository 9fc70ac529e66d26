//! Where the guest's standard streams lead: the process's descriptors, or memory.

use std::cell::RefCell;
use std::io;

use super::platform;

pub(crate) struct Stdio {
    /// What was written to stdout and stderr, where the host wants it kept.
    captured: Option<RefCell<[Vec<u8>; 2]>>,
    /// What `print` wrote to stdout since it was last flushed.
    pending: RefCell<Vec<u8>>,
    line_buffering: bool,
}

/// Bytes that stdout collects before it writes them (`io.DEFAULT_BUFFER_SIZE`).
const BUFFER: usize = 8192;

impl Stdio {
    pub fn new(captured: bool, line_buffering: bool) -> Stdio {
        Stdio { captured: captured.then(RefCell::default), pending: RefCell::default(), line_buffering }
    }

    /// Writes to stdout through its buffer.
    pub fn print(&self, bytes: &[u8]) -> io::Result<()> {
        self.pending.borrow_mut().extend_from_slice(bytes);
        let full = self.pending.borrow().len() >= BUFFER;
        if full || self.line_buffering && bytes.contains(&b'\n') { self.flush() } else { Ok(()) }
    }

    pub fn flush(&self) -> io::Result<()> {
        let bytes = self.pending.take();
        self.write(1, &bytes)
    }

    /// Writes all of `bytes` to stdout (1) or stderr (2), past every buffer.
    pub fn write(&self, descriptor: i32, bytes: &[u8]) -> io::Result<()> {
        match &self.captured {
            Some(captured) => captured.borrow_mut()[usize::from(descriptor == 2)].extend_from_slice(bytes),
            None => {
                let mut rest = bytes;
                while !rest.is_empty() {
                    let written = platform::write(descriptor, rest)?;
                    rest = rest.get(written..).unwrap_or_default();
                }
            }
        }
        Ok(())
    }

    /// Takes what was written to stdout and stderr; none where it is not kept.
    pub fn take(&self) -> Option<[Vec<u8>; 2]> {
        self.captured.as_ref().map(RefCell::take)
    }
}
