//! Times of the calendar.

use std::ffi::CString;

use super::Time;
use super::timestamp::whole_seconds;
use crate::modules::posix::{OrErrno, decode, encode};
use crate::modules::set;
use crate::native::module;
use crate::objects::dict::Dict;
use crate::objects::int;
use crate::objects::module::Module;
use crate::objects::str::Str;
use crate::objects::structseq::{self, Spec};
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::class_of;
use crate::ops;
use crate::runtime::platform::calendar::{self, Tm};
use crate::runtime::platform::clock;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

static STRUCT_TIME: Spec = Spec {
    name: "time.struct_time",
    fields: &[
        "tm_year",
        "tm_mon",
        "tm_mday",
        "tm_hour",
        "tm_min",
        "tm_sec",
        "tm_wday",
        "tm_yday",
        "tm_isdst",
        "tm_zone",
        "tm_gmtoff",
    ],
    items: 9,
    callable: true,
};

/// The numbers of a time tuple, in its order, and what a struct_time has beside them.
struct Fields {
    numbers: [i32; 9],
    zone: Option<CString>,
    offset: i64,
}

impl Fields {
    /// As Python counts: months and days of the year from 1, days of the week from Monday.
    fn of(tm: &Tm) -> Fields {
        let year = tm.year.saturating_add(1900);
        let numbers = [
            year,
            tm.month + 1,
            tm.day,
            tm.hour,
            tm.minute,
            tm.second,
            (tm.weekday + 6) % 7,
            tm.yearday + 1,
            tm.dst,
        ];
        Fields { numbers, zone: tm.zone.clone(), offset: tm.offset }
    }

    /// As C counts (`gettmarg`).
    fn to_tm(&self, vm: &Vm) -> Res<Tm> {
        let [year, month, day, hour, minute, second, weekday, yearday, dst] = self.numbers;
        let Some(year) = year.checked_sub(1900) else { return Err(vm.overflow_error("year out of range")) };
        Ok(Tm {
            year,
            month: month.wrapping_sub(1),
            day,
            hour,
            minute,
            second,
            weekday: weekday.wrapping_add(1) % 7,
            yearday: yearday.wrapping_sub(1),
            dst,
            offset: self.offset,
            zone: self.zone.clone(),
        })
    }

    fn to_value(&self, vm: &mut Vm) -> Res<Value> {
        let mut values: Vec<Value> =
            self.numbers.iter().map(|n| Value::small_int_wrapping(i64::from(*n))).collect();
        let zone = match &self.zone {
            Some(zone) => decode(vm, zone.to_bytes())?.into(),
            None => Value::NONE,
        };
        values.push(zone);
        values.push(ops::int(vm, self.offset)?);
        structseq::made(vm, &STRUCT_TIME, values)
    }
}

/// The time that an argument names, or now.
fn from_argument(vm: &mut Vm, when: Option<&Value>, local: bool) -> Res<Tm> {
    let seconds = match when {
        Some(when) => whole_seconds(vm, when)?,
        None => clock::now(libc::CLOCK_REALTIME).or_errno(vm)?.div_euclid(1_000_000_000),
    };
    calendar::from_seconds(seconds, local).or_errno(vm)
}

/// The time of a tuple (`gettmarg`).
fn from_tuple(vm: &mut Vm, value: &Value, function: &str) -> Res<Tm> {
    let Some(items) = value.downcast::<Tuple>() else {
        return Err(vm.type_error("Tuple or struct_time argument required"));
    };
    let class = structseq::class(vm, &STRUCT_TIME)?;
    let mut fields = Fields { numbers: [0; 9], zone: None, offset: 0 };
    if items.len() != fields.numbers.len() {
        return Err(vm.type_error(&format!("{function}(): illegal time tuple argument")));
    }
    for (number, item) in fields.numbers.iter_mut().zip(items.items()) {
        let index = ops::index(vm, item)?;
        *number = match int::to_i64(&index) {
            Some(n) if i32::try_from(n).is_ok() => n as i32,
            Some(n) if n < 0 => return Err(vm.overflow_error("signed integer is less than minimum")),
            Some(_) => return Err(vm.overflow_error("signed integer is greater than maximum")),
            None => return Err(vm.overflow_error("Python int too large to convert to C long")),
        };
    }
    if class_of(vm, value).is(&class) {
        let offset = crate::objects::attrs::member(vm, value, 1);
        fields.offset = offset.and_then(|offset| int::to_i64(&offset)).unwrap_or(0);
        let zone = crate::objects::attrs::member(vm, value, 0);
        if let Some(zone) = zone.as_ref().and_then(|zone| zone.downcast::<Str>()) {
            fields.zone = CString::new(encode(vm, zone)?).ok();
        }
    }
    fields.to_tm(vm)
}

/// Refuses what C's functions would not check (`checktm`).
fn check(vm: &Vm, tm: &mut Tm) -> Res<()> {
    // Zeros stand for the first month, day of the month and day of the year.
    for (field, zero) in [(&mut tm.month, -1), (&mut tm.yearday, -1), (&mut tm.day, 0)] {
        if *field == zero {
            *field += 1;
        }
    }
    for (field, range, what) in [
        (tm.month, 0..=11, "month"),
        (tm.day, 1..=31, "day of month"),
        (tm.hour, 0..=23, "hour"),
        (tm.minute, 0..=59, "minute"),
        (tm.second, 0..=61, "seconds"),
        (tm.weekday, 0..=6, "day of week"),
        (tm.yearday, 0..=365, "day of year"),
    ] {
        if !range.contains(&field) {
            return Err(vm.value_error(&format!("{what} out of range")));
        }
    }
    Ok(())
}

/// `Thu Jan  1 00:00:00 1970`
fn shown(tm: &Tm) -> String {
    let part = |names: &'static str, at: i32| {
        let start = usize::try_from(at).unwrap_or(0) * 3;
        names.get(start..start + 3).unwrap_or("???")
    };
    let weekday = part("SunMonTueWedThuFriSat", tm.weekday);
    let month = part("JanFebMarAprMayJunJulAugSepOctNovDec", tm.month);
    let year = i64::from(tm.year) + 1900;
    let Tm { day, hour, minute, second, .. } = tm;
    format!("{weekday} {month}{day:3} {hour:02}:{minute:02}:{second:02} {year}")
}

#[module("time", CALENDAR)]
impl Time {
    #[py("gmtime($module, seconds=None, /)", no_text_signature, flavour = "parse_tuple")]
    fn gmtime(vm: &mut Vm, seconds: Option<&Value>) -> Res<Value> {
        let tm = from_argument(vm, seconds, false)?;
        Fields::of(&tm).to_value(vm)
    }

    #[py("localtime($module, seconds=None, /)", no_text_signature, flavour = "parse_tuple")]
    fn localtime(vm: &mut Vm, seconds: Option<&Value>) -> Res<Value> {
        let tm = from_argument(vm, seconds, true)?;
        Fields::of(&tm).to_value(vm)
    }

    #[py("ctime($module, seconds=None, /)", no_text_signature, flavour = "parse_tuple")]
    fn ctime(vm: &mut Vm, seconds: Option<&Value>) -> Res<String> {
        Ok(shown(&from_argument(vm, seconds, true)?))
    }

    #[py("asctime($module, time_tuple=<unrepresentable>, /)", no_text_signature, flavour = "positional")]
    fn asctime(vm: &mut Vm, time_tuple: Option<&Value>) -> Res<String> {
        let tm = match time_tuple {
            None => from_argument(vm, None, true)?,
            Some(tuple) => {
                let mut tm = from_tuple(vm, tuple, "asctime")?;
                check(vm, &mut tm)?;
                tm
            }
        };
        Ok(shown(&tm))
    }

    #[py("mktime($module, time_tuple, /)", no_text_signature)]
    fn mktime(vm: &mut Vm, time_tuple: &Value) -> Res<f64> {
        let tm = from_tuple(vm, time_tuple, "mktime")?;
        match calendar::to_seconds(&tm) {
            Some(seconds) => Ok(seconds as f64),
            None => Err(vm.overflow_error("mktime argument out of range")),
        }
    }

    #[py(
        "strftime($module, format, time_tuple=<unrepresentable>, /)",
        no_text_signature,
        flavour = "parse_tuple"
    )]
    fn strftime(vm: &mut Vm, format: &Ref<Str>, time_tuple: Option<&Value>) -> Res<Ref<Str>> {
        let mut tm = match time_tuple {
            None => from_argument(vm, None, true)?,
            Some(tuple) => {
                let mut tm = from_tuple(vm, tuple, "strftime")?;
                check(vm, &mut tm)?;
                tm
            }
        };
        tm.dst = tm.dst.clamp(-1, 1);
        let Ok(format) = CString::new(encode(vm, format)?) else {
            return Err(vm.value_error("embedded null character"));
        };
        vm.tick((format.to_bytes().len() / 16) as u64)?;
        decode(vm, &calendar::format(&format, &tm))
    }

    #[py("strptime($module, /, *args)", no_text_signature)]
    fn strptime(vm: &mut Vm, args: &[Value]) -> Res<Value> {
        let name = vm.intern("_strptime");
        let module = ops::imports::import_module(vm, name.as_value(), None, &Value::NONE, 0)?;
        let name = vm.intern("_strptime_time");
        ops::call::method(vm, &module, &name, args)
    }

    #[py("tzset($module, /)", no_text_signature)]
    fn tzset(vm: &mut Vm) -> Res<()> {
        calendar::set_zone();
        let time = crate::modules::import_native(vm, "time")?;
        match time.downcast::<Module>() {
            Some(module) => {
                let dict = module.get(vm).dict.clone();
                zone(vm, &dict)
            }
            None => Ok(()),
        }
    }
}

/// `timezone`, `altzone`, `daylight` and `tzname`: by what is in force in January and in July (`init_timezone`).
fn zone(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    const YEAR: i64 = (365 * 24 + 6) * 3600;
    let now = clock::now(libc::CLOCK_REALTIME).or_errno(vm)? / 1_000_000_000;
    let start = now / YEAR * YEAR;
    let mut found = Vec::new();
    for seconds in [start, start + YEAR / 2] {
        let tm = calendar::from_seconds(seconds, true).or_errno(vm)?;
        let name: Value = decode(vm, tm.zone.unwrap_or_default().to_bytes())?.into();
        found.push((-tm.offset, name));
    }
    let differ = found[0].0 != found[1].0;
    if found[0].0 < found[1].0 {
        // South of the equator.
        found.swap(0, 1);
    }
    for (name, number) in [("timezone", found[0].0), ("altzone", found[1].0), ("daylight", i64::from(differ))]
    {
        let number = ops::int(vm, number)?;
        set(vm, dict, name, number)?;
    }
    let names = tuple::from_iter(vm, found.into_iter().map(|(_, name)| name))?;
    set(vm, dict, "tzname", names.into())
}

pub(super) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    let class = structseq::class(vm, &STRUCT_TIME)?;
    set(vm, dict, "struct_time", class.into())?;
    set(vm, dict, "_STRUCT_TM_ITEMS", Value::small_int_wrapping(11))?;
    calendar::set_zone();
    zone(vm, dict)
}
