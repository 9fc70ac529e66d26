//! `select.epoll`: Linux's own way to wait for many files.

use std::mem::MaybeUninit;
use std::os::fd::IntoRawFd;

use rustix::event::epoll::{self, CreateFlags, Event, EventData, EventFlags};

use super::{seconds, wait};
use crate::heap::{Trace, Visit};
use crate::modules::binascii::Bits;
use crate::modules::posix::{Fildes, OrErrno};
use crate::native::{IntoValue, methods};
use crate::objects::attrs;
use crate::objects::list::{self, List};
use crate::objects::types::Type;
use crate::runtime::platform::{self, descriptor};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct Epoll {
    /// -1 when closed.
    fd: i32,
}

impl Trace for Epoll {
    const CONTAINER: bool = false;
    fn trace(&self, _: &mut Visit<'_>) {}
}

impl Drop for Epoll {
    fn drop(&mut self) {
        if self.fd >= 0 {
            let _ = platform::close(self.fd);
        }
    }
}

impl Epoll {
    fn open_fd(vm: &Vm, this: &Ref<Epoll>) -> Res<i32> {
        match this.get(vm).fd {
            fd if fd < 0 => Err(vm.value_error("I/O operation on closed epoll object")),
            fd => Ok(fd),
        }
    }

    fn close_it(vm: &mut Vm, this: &Ref<Epoll>) -> Res<()> {
        match std::mem::replace(&mut this.get_mut(vm).fd, -1) {
            fd if fd < 0 => Ok(()),
            fd => vm.blocking(|| platform::close(fd)).or_errno(vm),
        }
    }
}

const ALL: Bits = Bits((libc::EPOLLIN | libc::EPOLLPRI | libc::EPOLLOUT) as u32);
/// How many events one call gives unless another number is asked for.
const EVENTS: usize = libc::FD_SETSIZE - 1;

#[methods("select.epoll")]
impl Epoll {
    #[py("__new__($type, /, sizehint=-1, flags=0)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, sizehint: i32, flags: i32) -> Res<Ref<Epoll>> {
        // The number of files to expect was Linux's argument once.
        if sizehint != -1 && sizehint <= 0 {
            return Err(vm.value_error("negative sizehint"));
        }
        if flags != 0 && flags != libc::EPOLL_CLOEXEC {
            return Err(vm.raise_message(&vm.types().os_error, "invalid flags"));
        }
        let fd = epoll::create(CreateFlags::CLOEXEC).or_errno(vm)?.into_raw_fd();
        Ok(attrs::new_instance(vm, class, Epoll { fd }))
    }

    #[py("fromfd($type, fd, /)")]
    fn fromfd(vm: &mut Vm, class: &Ref<Type>, fd: i32) -> Ref<Epoll> {
        attrs::new_instance(vm, class, Epoll { fd })
    }

    #[py("close($self, /)")]
    fn close(vm: &mut Vm, this: &Ref<Epoll>) -> Res<()> {
        Epoll::close_it(vm, this)
    }

    #[py("fileno($self, /)")]
    fn fileno(vm: &mut Vm, this: &Ref<Epoll>) -> Res<i32> {
        Epoll::open_fd(vm, this)
    }

    #[getter("closed")]
    fn closed(vm: &Vm, this: &Ref<Epoll>) -> bool {
        this.get(vm).fd < 0
    }

    #[py("register($self, /, fd, eventmask=select.EPOLLIN | select.EPOLLPRI | select.EPOLLOUT)")]
    fn register(vm: &mut Vm, this: &Ref<Epoll>, fd: Fildes, #[default(ALL)] eventmask: Bits) -> Res<()> {
        let epoll = Epoll::open_fd(vm, this)?;
        let events = EventFlags::from_bits_retain(eventmask.0);
        let data = EventData::new_u64(fd.0 as u64);
        // This does not wait.
        descriptor(epoll).and_then(|epoll| epoll::add(epoll, descriptor(fd.0)?, data, events)).or_errno(vm)
    }

    #[py("modify($self, /, fd, eventmask)")]
    fn modify(vm: &mut Vm, this: &Ref<Epoll>, fd: Fildes, eventmask: Bits) -> Res<()> {
        let epoll = Epoll::open_fd(vm, this)?;
        let events = EventFlags::from_bits_retain(eventmask.0);
        let data = EventData::new_u64(fd.0 as u64);
        // This does not wait.
        descriptor(epoll).and_then(|epoll| epoll::modify(epoll, descriptor(fd.0)?, data, events)).or_errno(vm)
    }

    #[py("unregister($self, /, fd)")]
    fn unregister(vm: &mut Vm, this: &Ref<Epoll>, fd: Fildes) -> Res<()> {
        let epoll = Epoll::open_fd(vm, this)?;
        vm.blocking(|| epoll::delete(descriptor(epoll)?, descriptor(fd.0)?)).or_errno(vm)
    }

    #[py("poll($self, /, timeout=None, maxevents=-1)")]
    fn poll(vm: &mut Vm, this: &Ref<Epoll>, timeout: Option<&Value>, maxevents: i32) -> Res<Ref<List>> {
        let epoll = Epoll::open_fd(vm, this)?;
        let timeout = seconds(vm, timeout)?;
        let most = match maxevents {
            -1 => EVENTS,
            1.. => maxevents as usize,
            _ => {
                let message = format!("maxevents must be greater than 0, got {maxevents}");
                return Err(vm.value_error(&message));
            }
        };
        let bytes = most.saturating_mul(size_of::<Event>());
        vm.heap().charge(bytes)?;
        vm.heap().uncharge(bytes);
        let found = wait(vm, timeout, |left| {
            let mut room = vec![MaybeUninit::<Event>::uninit(); most];
            let (events, _) = epoll::wait(descriptor(epoll)?, &mut room[..], left)?;
            Ok(events
                .iter()
                .map(|event| {
                    // Copies: the structure is packed.
                    let (data, flags) = (event.data, event.flags);
                    (data.u64() as i32, flags.bits())
                })
                .collect::<Vec<_>>())
        })?;
        let ready = list::new(vm);
        for (fd, events) in found.or_errno(vm)? {
            let pair = (fd, events).into_value(vm)?;
            ready.push(vm, pair)?;
        }
        Ok(ready)
    }

    #[py("__enter__($self, /)")]
    fn enter(vm: &mut Vm, this: &Ref<Epoll>) -> Res<Ref<Epoll>> {
        Epoll::open_fd(vm, this)?;
        Ok(this.clone())
    }

    #[py("__exit__($self, exc_type=None, exc_value=None, exc_tb=None, /)")]
    fn exit(
        vm: &mut Vm,
        this: &Ref<Epoll>,
        exc_type: Option<&Value>,
        exc_value: Option<&Value>,
        exc_tb: Option<&Value>,
    ) -> Res<()> {
        let _ = (exc_type, exc_value, exc_tb);
        Epoll::close_it(vm, this)
    }
}
