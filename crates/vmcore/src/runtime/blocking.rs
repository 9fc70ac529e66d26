//! System calls that may wait.

use super::breaker;
use crate::vm::{Res, Vm};

impl Vm {
    /// Runs `f`, which may wait for something outside. Here the GIL is given up meanwhile, once there are threads.
    pub fn blocking<R: Send>(&mut self, f: impl FnOnce() -> R + Send) -> R {
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
