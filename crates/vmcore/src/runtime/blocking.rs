//! System calls that may wait.

use super::{breaker, threads};
use crate::vm::{Res, Vm};

/// Takes the GIL back when dropped.
struct Regain<'a>(&'a Vm);

impl Drop for Regain<'_> {
    fn drop(&mut self) {
        threads::take_gil(self.0);
    }
}

impl Vm {
    /// Runs `f`, which may wait for something outside. Other threads have the GIL meanwhile.
    pub fn blocking<R: Send>(&mut self, f: impl FnOnce() -> R + Send) -> R {
        threads::give_gil_up(self);
        // Also when `f` panics.
        let _regain = Regain(self);
        f()
    }

    /// Runs a system call that may wait, again where a signal interrupted it and no handler raised (PEP 475).
    pub(crate) fn system_call<R: Send>(
        &mut self,
        mut call: impl FnMut() -> rustix::io::Result<R> + Send,
    ) -> Res<rustix::io::Result<R>> {
        loop {
            match self.blocking(&mut call) {
                Err(rustix::io::Errno::INTR) => breaker::check(self)?,
                done => return Ok(done),
            }
        }
    }
}
