//! What the guest wrote to stdout and stderr, where the host wants it kept instead of written.

use std::cell::RefCell;

#[derive(Default)]
pub(crate) struct Captured(RefCell<[Vec<u8>; 2]>);

impl Captured {
    /// Keeps bytes written to stdout (1) or stderr (2).
    pub fn capture(&self, descriptor: i32, bytes: &[u8]) {
        self.0.borrow_mut()[usize::from(descriptor == 2)].extend_from_slice(bytes);
    }

    /// Takes what was written to stdout and stderr.
    pub fn take(&self) -> [Vec<u8>; 2] {
        self.0.take()
    }
}
