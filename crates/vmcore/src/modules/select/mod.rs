//! `select`: waiting until files are ready.

mod epoll;
mod poll;

pub use epoll::Epoll;
pub use poll::Poll;

use std::time::{Duration, Instant};

use rustix::event::Timespec;
use rustix::io::Errno;

use super::c_constants::{self, c_constants};
use super::posix::{Fildes, OrErrno};
use super::set;
use super::time::timestamp::{Nanoseconds, Rounding};
use crate::native::{ArgAt, FromArg, module};
use crate::objects::attrs;
use crate::objects::dict::{self, Dict};
use crate::objects::int;
use crate::objects::list::{self, List};
use crate::ops;
use crate::runtime::breaker;
use crate::runtime::platform::select::{FD_SETSIZE, select};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Calls until something is ready or the time is up: anew, with the time that is left, where a signal came between.
/// None waits for ever.
pub(crate) fn wait<R: Send>(
    vm: &mut Vm,
    timeout: Option<Duration>,
    mut call: impl FnMut(Option<&Timespec>) -> rustix::io::Result<R> + Send,
) -> Res<rustix::io::Result<R>> {
    // A time that no clock shows is for ever.
    let until = timeout.and_then(|timeout| Instant::now().checked_add(timeout));
    loop {
        let left = until.map(|until| {
            let left = until.saturating_duration_since(Instant::now());
            Timespec {
                tv_sec: i64::try_from(left.as_secs()).unwrap_or(i64::MAX),
                tv_nsec: left.subsec_nanos().into(),
            }
        });
        match vm.blocking(|| call(left.as_ref())) {
            Err(Errno::INTR) => breaker::check(vm)?,
            done => return Ok(done),
        }
    }
}

/// A mask of events: C's `unsigned short`.
struct EventMask(u16);

impl FromArg<'_> for EventMask {
    fn from_arg(vm: &mut Vm, value: &Value, _: ArgAt) -> Res<EventMask> {
        if !int::is_int(vm, value) {
            return Err(vm.type_error("an integer is required"));
        }
        if int::is_negative(value) {
            return Err(vm.value_error("value must be positive"));
        }
        match int::to_i64(value).and_then(|mask| u16::try_from(mask).ok()) {
            Some(mask) => Ok(EventMask(mask)),
            None => Err(vm.overflow_error("Python int too large for C unsigned short")),
        }
    }
}

/// The objects of a sequence with the numbers of their files.
fn files(vm: &mut Vm, objects: &Value) -> Res<Vec<(Value, i32)>> {
    // A list is gone through as it is: asking for a file's number may change it.
    let objects = match objects.downcast::<List>() {
        Some(list) => list.clone(),
        None => {
            let objects = ops::iter::sequence(vm, objects, "arguments 1-3 must be sequences")?;
            list::from_buf(vm, objects)
        }
    };
    let mut found = Vec::new();
    let mut index = 0;
    while let Some(object) = objects.get(vm).items.get(index).cloned() {
        index += 1;
        let fd = Fildes::of(vm, &object)?;
        if fd >= FD_SETSIZE {
            return Err(vm.value_error("filedescriptor out of range in select()"));
        }
        if found.len() >= FD_SETSIZE as usize {
            return Err(vm.value_error("too many file descriptors in select()"));
        }
        found.push((object, fd));
    }
    Ok(found)
}

pub(crate) struct Select;

#[module("select")]
impl Select {
    #[py("select($module, rlist, wlist, xlist, timeout=None, /)")]
    fn select(
        vm: &mut Vm,
        rlist: &Value,
        wlist: &Value,
        xlist: &Value,
        timeout: Option<&Value>,
    ) -> Res<(Ref<List>, Ref<List>, Ref<List>)> {
        let timeout = match timeout {
            None => None,
            Some(value) if ops::has_index(vm, value) || value.as_float().is_some() => {
                let Nanoseconds(length) = Nanoseconds::of(vm, value, Rounding::Up)?;
                match u64::try_from(length) {
                    Ok(length) => Some(Duration::from_nanos(length)),
                    Err(_) => return Err(vm.value_error("timeout must be non-negative")),
                }
            }
            Some(_) => return Err(vm.type_error("timeout must be a float or None")),
        };
        let watched = [files(vm, rlist)?, files(vm, wlist)?, files(vm, xlist)?];
        let numbers = [0, 1, 2].map(|i| watched[i].iter().map(|(_, fd)| *fd).collect::<Vec<i32>>());
        let found = wait(vm, timeout, |left| select(&numbers, left))?.or_errno(vm)?;
        let mut lists = Vec::with_capacity(3);
        for (watched, ready) in watched.iter().zip(&found) {
            let ready = watched.iter().zip(ready).filter(|(_, ready)| **ready);
            let ready: Vec<Value> = ready.map(|((object, _), _)| object.clone()).collect();
            lists.push(list::from_slice(vm, &ready)?);
        }
        let mut lists = lists.into_iter();
        match (lists.next(), lists.next(), lists.next()) {
            (Some(read), Some(write), Some(except)) => Ok((read, write, except)),
            _ => Err(vm.system_error("three lists become three")),
        }
    }

    #[py("poll($module, /)")]
    fn poll(vm: &mut Vm) -> Ref<Poll> {
        let files = dict::new(vm);
        let class = vm.types().select_poll.clone();
        attrs::new_instance(vm, &class, Poll::new(files))
    }
}

/// Milliseconds, rounded up. None, below zero: for ever.
fn milliseconds(vm: &mut Vm, timeout: Option<&Value>) -> Res<Option<Duration>> {
    let Some(timeout) = timeout else { return Ok(None) };
    let length = match timeout.as_float() {
        Some(length) if length.is_nan() => {
            return Err(vm.value_error("Invalid value NaN (not a number)"));
        }
        Some(length) if length < 0.0 => return Ok(None),
        Some(length) => (length * 1e6).ceil(),
        None if ops::has_index(vm, timeout) => ops::as_f64(vm, timeout)? * 1e6,
        None => return Err(vm.type_error("timeout must be an integer or None")),
    };
    if length / 1e6 > f64::from(i32::MAX) {
        return Err(vm.overflow_error("timeout is too large"));
    }
    Ok((length >= 0.0).then(|| Duration::from_nanos(length as u64)))
}

/// Seconds, as `epoll` has them. None, below zero: for ever.
fn seconds(vm: &mut Vm, timeout: Option<&Value>) -> Res<Option<Duration>> {
    let Some(timeout) = timeout else { return Ok(None) };
    if timeout.as_float().is_none() && !ops::has_index(vm, timeout) {
        return Err(vm.type_error("timeout must be an integer or None"));
    }
    let Nanoseconds(length) = Nanoseconds::of(vm, timeout, Rounding::Up)?;
    Ok(u64::try_from(length).ok().map(Duration::from_nanos))
}

const CONSTANTS: &[(&str, i64)] = c_constants! {
    EPOLLERR EPOLLEXCLUSIVE EPOLLHUP EPOLLIN EPOLLMSG EPOLLONESHOT EPOLLOUT EPOLLPRI EPOLLRDBAND EPOLLRDHUP
    EPOLLRDNORM EPOLLWRBAND EPOLLWRNORM EPOLL_CLOEXEC PIPE_BUF POLLERR POLLHUP POLLIN POLLNVAL POLLOUT POLLPRI POLLRDBAND
    POLLRDHUP POLLRDNORM POLLWRBAND POLLWRNORM
};

/// One that is negative in C, and one that the crate `libc` has not.
const OTHERS: &[(&str, i64)] = &[("EPOLLET", libc::EPOLLET as u32 as i64), ("POLLMSG", 0x400)];

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    c_constants::fill(vm, module, CONSTANTS.iter().chain(OTHERS))?;
    let error = vm.types().os_error.to_value();
    set(vm, module, "error", error)?;
    let epoll = vm.types().select_epoll.to_value();
    set(vm, module, "epoll", epoll)
}
