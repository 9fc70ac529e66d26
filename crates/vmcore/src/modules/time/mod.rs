//! `time`: clocks here, the calendar in `calendar.rs`, conversions of numbers in `timestamp.rs`.

mod calendar;
pub(crate) mod timestamp;

use rustix::time::{ClockId, Timespec};

use super::posix::OrErrno;
use super::set;
use crate::native::module;
use crate::objects::attrs;
use crate::objects::dict::Dict;
use crate::objects::instance::Instance;
use crate::objects::str::Str;
use crate::ops;
use crate::runtime::platform::clock;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};
use timestamp::{Nanoseconds, seconds};

pub(crate) struct Time;

/// What `get_clock_info` knows of a clock.
struct Clock {
    name: &'static str,
    id: i32,
    implementation: &'static str,
    monotonic: bool,
    adjustable: bool,
}

const CLOCKS: [Clock; 5] = [
    Clock {
        name: "time",
        id: libc::CLOCK_REALTIME,
        implementation: "clock_gettime(CLOCK_REALTIME)",
        monotonic: false,
        adjustable: true,
    },
    Clock {
        name: "monotonic",
        id: libc::CLOCK_MONOTONIC,
        implementation: "clock_gettime(CLOCK_MONOTONIC)",
        monotonic: true,
        adjustable: false,
    },
    Clock {
        name: "perf_counter",
        id: libc::CLOCK_MONOTONIC,
        implementation: "clock_gettime(CLOCK_MONOTONIC)",
        monotonic: true,
        adjustable: false,
    },
    Clock {
        name: "process_time",
        id: libc::CLOCK_PROCESS_CPUTIME_ID,
        implementation: "clock_gettime(CLOCK_PROCESS_CPUTIME_ID)",
        monotonic: true,
        adjustable: false,
    },
    Clock {
        name: "thread_time",
        id: libc::CLOCK_THREAD_CPUTIME_ID,
        implementation: "clock_gettime(CLOCK_THREAD_CPUTIME_ID)",
        monotonic: true,
        adjustable: false,
    },
];

fn now(vm: &mut Vm, id: i32) -> Res<i64> {
    clock::now(id).or_errno(vm)
}

macro_rules! clocks {
    ($($seconds:ident $nanoseconds:ident $text:literal $text_ns:literal $id:ident;)*) => {
        #[module("time", CLOCKS)]
        impl Time {
            $(
                #[py($text, no_text_signature)]
                fn $seconds(vm: &mut Vm) -> Res<f64> {
                    Ok(seconds(now(vm, libc::$id)?))
                }

                #[py($text_ns, no_text_signature)]
                fn $nanoseconds(vm: &mut Vm) -> Res<i64> {
                    now(vm, libc::$id)
                }
            )*
        }
    };
}

clocks! {
    time time_ns "time($module, /)" "time_ns($module, /)" CLOCK_REALTIME;
    monotonic monotonic_ns "monotonic($module, /)" "monotonic_ns($module, /)" CLOCK_MONOTONIC;
    perf_counter perf_counter_ns "perf_counter($module, /)" "perf_counter_ns($module, /)" CLOCK_MONOTONIC;
    process_time process_time_ns "process_time($module, /)" "process_time_ns($module, /)" CLOCK_PROCESS_CPUTIME_ID;
    thread_time thread_time_ns "thread_time($module, /)" "thread_time_ns($module, /)" CLOCK_THREAD_CPUTIME_ID;
}

#[module("time", with(CLOCKS, CALENDAR))]
impl Time {
    #[py("sleep($module, seconds, /)", no_text_signature)]
    fn sleep(vm: &mut Vm, seconds: &Value) -> Res<()> {
        let Nanoseconds(length) = Nanoseconds::of(vm, seconds, timestamp::Rounding::Up)?;
        if length < 0 {
            return Err(vm.value_error("sleep length must be non-negative"));
        }
        let until = now(vm, libc::CLOCK_MONOTONIC)?.saturating_add(length);
        let until = Timespec { tv_sec: until / 1_000_000_000, tv_nsec: until % 1_000_000_000 };
        // With an absolute time, a sleep that a signal interrupted goes on as if nothing had been.
        let slept =
            vm.system_call(|| rustix::thread::clock_nanosleep_absolute(ClockId::Monotonic, &until))?;
        slept.or_errno(vm)
    }

    #[py("clock_gettime($module, clk_id, /)", no_text_signature, flavour = "parse_tuple")]
    fn clock_gettime(vm: &mut Vm, clk_id: i32) -> Res<f64> {
        Ok(seconds(now(vm, clk_id)?))
    }

    #[py("clock_gettime_ns($module, clk_id, /)", no_text_signature, flavour = "parse_tuple")]
    fn clock_gettime_ns(vm: &mut Vm, clk_id: i32) -> Res<i64> {
        now(vm, clk_id)
    }

    #[py("clock_getres($module, clk_id, /)", no_text_signature, flavour = "parse_tuple")]
    fn clock_getres(vm: &mut Vm, clk_id: i32) -> Res<f64> {
        Ok(clock::resolution(clk_id).or_errno(vm)? as f64 * 1e-9)
    }

    #[py("clock_settime($module, clk_id, time, /)", no_text_signature, flavour = "parse_tuple")]
    fn clock_settime(vm: &mut Vm, clk_id: i32, time: &Value) -> Res<()> {
        let Nanoseconds(time) = Nanoseconds::of(vm, time, timestamp::Rounding::Down)?;
        clock::set(clk_id, time).or_errno(vm)
    }

    #[py("clock_settime_ns($module, clk_id, time, /)", no_text_signature, flavour = "parse_tuple")]
    fn clock_settime_ns(vm: &mut Vm, clk_id: i32, time: i64) -> Res<()> {
        clock::set(clk_id, time).or_errno(vm)
    }

    #[py("get_clock_info($module, name, /)", no_text_signature, flavour = "parse_tuple")]
    fn get_clock_info(vm: &mut Vm, name: &Ref<Str>) -> Res<Value> {
        let found = CLOCKS.iter().find(|clock| name.as_ascii() == Some(clock.name));
        let Some(found) = found else { return Err(vm.value_error("unknown clock")) };
        let class = vm.types().simple_namespace.clone();
        let made = attrs::new_instance(vm, &class, Instance).to_value();
        let implementation = vm.str(found.implementation)?.into();
        let resolution = clock::resolution(found.id).or_errno(vm)? as f64 * 1e-9;
        for (attribute, value) in [
            ("implementation", implementation),
            ("monotonic", Value::bool(found.monotonic)),
            ("adjustable", Value::bool(found.adjustable)),
            ("resolution", Value::float(resolution)),
        ] {
            let attribute = vm.intern(attribute);
            attrs::set(vm, &made, &attribute, value)?;
        }
        Ok(made)
    }
}

pub(crate) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    for (name, id) in [
        ("CLOCK_REALTIME", libc::CLOCK_REALTIME),
        ("CLOCK_MONOTONIC", libc::CLOCK_MONOTONIC),
        ("CLOCK_MONOTONIC_RAW", libc::CLOCK_MONOTONIC_RAW),
        ("CLOCK_PROCESS_CPUTIME_ID", libc::CLOCK_PROCESS_CPUTIME_ID),
        ("CLOCK_THREAD_CPUTIME_ID", libc::CLOCK_THREAD_CPUTIME_ID),
        ("CLOCK_BOOTTIME", libc::CLOCK_BOOTTIME),
        ("CLOCK_TAI", libc::CLOCK_TAI),
    ] {
        let id = ops::int(vm, i64::from(id))?;
        set(vm, dict, name, id)?;
    }
    calendar::fill(vm, dict)
}
