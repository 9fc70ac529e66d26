//! `_locale`: the process's locale, as the C library has it.

use std::ffi::CString;

use super::c_constants::{self, c_constants};
use super::posix::{OrErrno, decode, to_c};
use super::{new_exception, set};
use crate::native::module;
use crate::objects::dict::{self, Dict};
use crate::objects::list;
use crate::objects::str::{self, Str};
use crate::objects::types::class_of;
use crate::runtime::platform::{locale, locale_encoding};
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// What `nl_langinfo` can be asked for.
const ITEMS: &[(&str, i64)] = c_constants! {
    DAY_1 DAY_2 DAY_3 DAY_4 DAY_5 DAY_6 DAY_7 ABDAY_1 ABDAY_2 ABDAY_3 ABDAY_4 ABDAY_5 ABDAY_6 ABDAY_7 MON_1 MON_2 MON_3
    MON_4 MON_5 MON_6 MON_7 MON_8 MON_9 MON_10 MON_11 MON_12 ABMON_1 ABMON_2 ABMON_3 ABMON_4 ABMON_5 ABMON_6 ABMON_7
    ABMON_8 ABMON_9 ABMON_10 ABMON_11 ABMON_12 RADIXCHAR THOUSEP YESEXPR NOEXPR CRNCYSTR D_FMT D_T_FMT T_FMT AM_STR
    PM_STR CODESET T_FMT_AMPM ERA ERA_D_FMT ERA_D_T_FMT ERA_T_FMT ALT_DIGITS
};

/// `libc` has not this one.
const DATE_FMT: (&str, i64) = ("_DATE_FMT", 131_180);

const OTHERS: &[(&str, i64)] = &[
    ("LC_CTYPE", libc::LC_CTYPE as i64),
    ("LC_NUMERIC", libc::LC_NUMERIC as i64),
    ("LC_TIME", libc::LC_TIME as i64),
    ("LC_COLLATE", libc::LC_COLLATE as i64),
    ("LC_MONETARY", libc::LC_MONETARY as i64),
    ("LC_MESSAGES", libc::LC_MESSAGES as i64),
    ("LC_ALL", libc::LC_ALL as i64),
    ("CHAR_MAX", i8::MAX as i64),
];

fn error(vm: &Vm, message: &str) -> Raised {
    let class = vm.interp().module_state.borrow().get("_locale").cloned();
    match class.as_ref().and_then(|class| class.downcast()) {
        Some(class) => vm.raise_message(class, message),
        None => vm.value_error(message),
    }
}

/// Text as the C library takes it.
fn c_text(vm: &mut Vm, text: &Ref<Str>) -> Res<CString> {
    let bytes = super::posix::encode(vm, text)?;
    CString::new(bytes).map_err(|_| vm.value_error("embedded null character"))
}

fn points(vm: &Vm, text: &Ref<Str>) -> Res<Vec<u32>> {
    vm.tick(text.len() as u64)?;
    // The library's copies, and what it makes of them.
    vm.heap().charge(text.len().saturating_mul(16))?;
    vm.heap().uncharge(text.len().saturating_mul(16));
    let points: Vec<u32> = text.view().iter().collect();
    if points.contains(&0) { Err(vm.value_error("embedded null character")) } else { Ok(points) }
}

/// The sizes of groups of digits.
fn grouping(vm: &mut Vm, groups: &[u8]) -> Res<Value> {
    let stop = |size: &u8| *size == 0 || *size == i8::MAX as u8;
    let mut sizes: Vec<Value> = Vec::new();
    if let Some(last) = groups.iter().position(stop).or(groups.len().checked_sub(1)) {
        sizes.extend(groups[..=last].iter().map(|&size| Value::small_int_wrapping(size.into())));
    }
    // That the last group's size is used again is said by a 0.
    if !groups.is_empty() && !groups.iter().any(stop) {
        sizes.push(Value::small_int_wrapping(0));
    }
    Ok(list::from_slice(vm, &sizes)?.into())
}

pub(crate) struct Locale;

#[module("_locale")]
impl Locale {
    #[py("setlocale($module, category, locale=<unrepresentable>, /)")]
    fn setlocale(vm: &mut Vm, category: i32, #[default(None)] locale: Option<&Value>) -> Res<Ref<Str>> {
        let name = match locale.map(|locale| (locale.is_none(), locale.downcast::<Str>())) {
            None | Some((true, _)) => None,
            Some((_, Some(name))) => Some(c_text(vm, name)?),
            Some((_, None)) => {
                let class = class_of(vm, locale.unwrap_or(&Value::NONE)).name(vm);
                let message = format!("setlocale() argument 2 must be str or None, not {class}");
                return Err(vm.type_error(&message));
            }
        };
        match self::locale::set(category, name.as_deref()) {
            Some(found) => decode(vm, &found),
            None if name.is_some() => Err(error(vm, "unsupported locale setting")),
            None => Err(error(vm, "locale query failed")),
        }
    }

    #[py("localeconv($module, /)")]
    fn localeconv(vm: &mut Vm) -> Res<Ref<Dict>> {
        let found = locale::conventions();
        let made = dict::new(vm);
        let [plain, money] = &found.groupings;
        let group = grouping(vm, &money.1)?;
        for (name, text) in &found.texts[2..6] {
            let text = decode(vm, text)?;
            set(vm, &made, name, text.into())?;
        }
        set(vm, &made, money.0, group)?;
        for (name, text) in &found.texts[6..] {
            let text = decode(vm, text)?;
            set(vm, &made, name, text.into())?;
        }
        for (name, number) in &found.numbers {
            set(vm, &made, name, Value::small_int_wrapping((*number).into()))?;
        }
        for (name, text) in &found.texts[..2] {
            let text = decode(vm, text)?;
            set(vm, &made, name, text.into())?;
        }
        let group = grouping(vm, &plain.1)?;
        set(vm, &made, plain.0, group)?;
        Ok(made)
    }

    #[py("nl_langinfo($module, key, /)")]
    fn nl_langinfo(vm: &mut Vm, key: i32) -> Res<Ref<Str>> {
        if !ITEMS.iter().chain([&DATE_FMT]).any(|(_, item)| *item == i64::from(key)) {
            return Err(vm.value_error("unsupported langinfo constant"));
        }
        decode(vm, &locale::information(key))
    }

    #[py("getencoding($module, /)")]
    fn getencoding(vm: &Vm) -> String {
        let utf8 = crate::ops::sys_attribute(vm, "flags")
            .and_then(|flags| flags.downcast::<crate::objects::tuple::Tuple>().cloned())
            .and_then(|flags| flags.items().get(UTF8_MODE).and_then(Value::as_small_int));
        if utf8 == Some(1) { "utf-8".to_owned() } else { locale_encoding() }
    }

    #[py("strcoll($module, os1, os2, /)")]
    fn strcoll(vm: &Vm, os1: &Ref<Str>, os2: &Ref<Str>) -> Res<i32> {
        Ok(locale::collate(&points(vm, os1)?, &points(vm, os2)?))
    }

    #[py("strxfrm($module, string, /)")]
    fn strxfrm(vm: &Vm, string: &Ref<Str>) -> Res<Ref<Str>> {
        let key = locale::collation_key(&points(vm, string)?);
        let mut text = text::StrBuf::with_capacity(key.len());
        key.iter().for_each(|&point| text.push(point.min(0x10_FFFF)));
        Ok(str::from_data(vm, &text.finish())?)
    }

    #[py("gettext($module, msg, /)")]
    fn gettext(vm: &mut Vm, msg: &Ref<Str>) -> Res<Ref<Str>> {
        let message = c_text(vm, msg)?;
        decode(vm, &locale::translate(None, &message, libc::LC_MESSAGES))
    }

    #[py("dgettext($module, domain, msg, /)")]
    fn dgettext(vm: &mut Vm, domain: Option<&Ref<Str>>, msg: &Ref<Str>) -> Res<Ref<Str>> {
        let domain = domain.map(|domain| c_text(vm, domain)).transpose()?;
        let message = c_text(vm, msg)?;
        decode(vm, &locale::translate(domain.as_deref(), &message, libc::LC_MESSAGES))
    }

    #[py("dcgettext($module, domain, msg, category, /)")]
    fn dcgettext(vm: &mut Vm, domain: Option<&Ref<Str>>, msg: &Ref<Str>, category: i32) -> Res<Ref<Str>> {
        let domain = domain.map(|domain| c_text(vm, domain)).transpose()?;
        let message = c_text(vm, msg)?;
        decode(vm, &locale::translate(domain.as_deref(), &message, category))
    }

    #[py("textdomain($module, domain, /)")]
    fn textdomain(vm: &mut Vm, domain: Option<&Ref<Str>>) -> Res<Ref<Str>> {
        let domain = domain.map(|domain| c_text(vm, domain)).transpose()?;
        let found = locale::set_domain(domain.as_deref()).or_errno(vm)?;
        decode(vm, &found)
    }

    #[py("bindtextdomain($module, domain, dir, /)")]
    fn bindtextdomain(vm: &mut Vm, domain: &Ref<Str>, dir: &Value) -> Res<Ref<Str>> {
        if domain.is_empty() {
            return Err(error(vm, "domain must be a non-empty string"));
        }
        let domain = c_text(vm, domain)?;
        let folder = if dir.is_none() { None } else { Some(to_c(vm, dir)?) };
        let found = locale::bind_domain(&domain, folder.as_deref()).or_errno(vm)?;
        decode(vm, &found)
    }

    #[py("bind_textdomain_codeset($module, domain, codeset, /)")]
    fn bind_textdomain_codeset(
        vm: &mut Vm,
        domain: &Ref<Str>,
        codeset: Option<&Ref<Str>>,
    ) -> Res<Option<Ref<Str>>> {
        let domain = c_text(vm, domain)?;
        let codeset = codeset.map(|codeset| c_text(vm, codeset)).transpose()?;
        locale::bind_codeset(&domain, codeset.as_deref()).map(|found| decode(vm, &found)).transpose()
    }
}

/// Where `sys.flags` has `utf8_mode`.
const UTF8_MODE: usize = 15;

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    c_constants::fill(vm, module, ITEMS.iter().chain([&DATE_FMT]).chain(OTHERS))?;
    let error = new_exception(vm, "locale.Error", &vm.types().exception.clone())?;
    vm.interp().module_state.borrow_mut().insert("_locale", error.clone());
    set(vm, module, "Error", error)
}
