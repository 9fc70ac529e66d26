//! `select.poll`: files and the events that are waited for.

use rustix::event::{PollFd, PollFlags};
use rustix::io::Errno;

use super::{EventMask, milliseconds, wait};
use crate::heap::{Trace, Visit};
use crate::modules::posix::{Fildes, OrErrno};
use crate::native::IntoValue;
use crate::native::methods;
use crate::objects::dict::Dict;
use crate::objects::list::{self, List};
use crate::ops;
use crate::runtime::platform::descriptor;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct Poll {
    /// Masks of events by the files' numbers.
    files: Ref<Dict>,
    polling: bool,
}

impl Trace for Poll {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.files.as_value());
    }
}

impl Poll {
    pub(super) fn new(files: Ref<Dict>) -> Poll {
        Poll { files, polling: false }
    }

    fn insert(vm: &mut Vm, this: &Ref<Poll>, fd: Fildes, EventMask(mask): EventMask) -> Res<()> {
        let files = this.get(vm).files.clone();
        let fd = Value::small_int_wrapping(fd.0.into());
        files.set_item(vm, &fd, Value::small_int_wrapping(mask.into()))
    }
}

/// What is waited for unless something else is asked: reading, urgent data, writing.
const ALL: EventMask = EventMask((libc::POLLIN | libc::POLLPRI | libc::POLLOUT) as u16);

#[methods("select.poll")]
impl Poll {
    #[py("register($self, fd, eventmask=select.POLLIN | select.POLLPRI | select.POLLOUT, /)")]
    fn register(vm: &mut Vm, this: &Ref<Poll>, fd: Fildes, #[default(ALL)] eventmask: EventMask) -> Res<()> {
        Poll::insert(vm, this, fd, eventmask)
    }

    #[py("modify($self, fd, eventmask, /)")]
    fn modify(vm: &mut Vm, this: &Ref<Poll>, fd: Fildes, eventmask: EventMask) -> Res<()> {
        let files = this.get(vm).files.clone();
        let key = Value::small_int_wrapping(fd.0.into());
        if files.get_item(vm, &key)?.is_none() {
            return Err(vm.errno(Errno::NOENT, None));
        }
        Poll::insert(vm, this, fd, eventmask)
    }

    #[py("unregister($self, fd, /)")]
    fn unregister(vm: &mut Vm, this: &Ref<Poll>, fd: Fildes) -> Res<()> {
        let files = this.get(vm).files.clone().to_value();
        ops::delete_item(vm, &files, &Value::small_int_wrapping(fd.0.into()))
    }

    #[py("poll($self, timeout=None, /)")]
    fn poll(vm: &mut Vm, this: &Ref<Poll>, timeout: Option<&Value>) -> Res<Ref<List>> {
        let timeout = milliseconds(vm, timeout)?;
        if this.get(vm).polling {
            return Err(vm.runtime_error("concurrent poll() invocation"));
        }
        let number = |value: &Value| value.as_small_int().unwrap_or(0);
        let files: Vec<(i32, u16)> = {
            let table = &this.get(vm).files.get(vm).table;
            table.iter().map(|(fd, mask)| (number(fd) as i32, number(mask) as u16)).collect()
        };
        this.get_mut(vm).polling = true;
        let found = wait(vm, timeout, |left| {
            let mut polled = Vec::with_capacity(files.len());
            for &(fd, mask) in &files {
                polled.push(PollFd::from_borrowed_fd(descriptor(fd)?, PollFlags::from_bits_retain(mask)));
            }
            rustix::event::poll(&mut polled, left)?;
            Ok(polled.iter().map(|polled| polled.revents().bits()).collect::<Vec<u16>>())
        });
        this.get_mut(vm).polling = false;
        let found = found?.or_errno(vm)?;
        let ready = list::new(vm);
        for ((fd, _), events) in files.iter().zip(found).filter(|(_, events)| *events != 0) {
            let pair = (*fd, i64::from(events)).into_value(vm)?;
            ready.push(vm, pair)?;
        }
        Ok(ready)
    }
}
