//! `unicodedata`: properties of characters, as Unicode 14.0 has them; `ucd_3_2_0` as version 3.2 had them.

use text::unicode::normalize::{self, Form};
use text::unicode::{self, names, v3_2};

use super::set;
use crate::native::{ArgAt, FromArg, methods, module};
use crate::objects::attrs;
use crate::objects::dict::Dict;
use crate::objects::instance::Instance;
use crate::objects::str::{self, Str};
use crate::objects::types::class_of;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// A string of one character.
struct Character(u32);

impl FromArg<'_> for Character {
    fn from_arg(vm: &mut Vm, value: &Value, at: ArgAt) -> Res<Character> {
        match value.downcast::<Str>() {
            Some(text) if text.len() == 1 => Ok(Character(text.view().get(0).unwrap_or(0))),
            _ => Err(at.wrong_type(vm, "a unicode character", value)),
        }
    }
}

/// Which version is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Version {
    Own,
    Old,
}

impl Version {
    fn is_assigned(self, point: u32) -> bool {
        self == Version::Own || !v3_2::is_unassigned(point)
    }

    fn category(self, point: u32) -> &'static str {
        match self {
            Version::Old => v3_2::category(point),
            Version::Own => unicode::category(point),
        }
    }

    fn bidirectional(self, point: u32) -> &'static str {
        match self {
            Version::Old => v3_2::bidirectional(point),
            Version::Own => unicode::bidirectional(point),
        }
    }
}

fn or_default<T>(vm: &mut Vm, found: Option<T>, default: Option<&Value>, message: &str) -> Res<Value>
where
    T: crate::native::IntoValue,
{
    match (found, default) {
        (Some(found), _) => found.into_value(vm),
        (None, Some(default)) => Ok(default.clone()),
        (None, None) => Err(vm.value_error(message)),
    }
}

fn form(vm: &Vm, name: &Ref<Str>) -> Res<Form> {
    let known = name.as_ascii().and_then(|name| name.parse().ok());
    known.ok_or_else(|| vm.value_error("invalid normalization form"))
}

/// The longest name that is looked up.
const LONGEST_NAME: usize = 256;

fn lookup(vm: &mut Vm, name: &Value) -> Res<Ref<Str>> {
    let text = match name.downcast::<Str>() {
        Some(name) => name.to_string_lossy(),
        None => {
            let bytes = ops::BytesLike::required(vm, name)?.bytes(vm)?;
            String::from_utf8_lossy(&bytes).into_owned()
        }
    };
    if text.len() > LONGEST_NAME {
        let message = vm.str("name too long")?;
        return Err(vm.key_error(message.as_value()));
    }
    match names::lookup(&text) {
        Some(point) => Ok(str::from_data(vm, &one(point))?),
        None => {
            let message = vm.str(&format!("undefined character name '{text}'"))?;
            Err(vm.key_error(message.as_value()))
        }
    }
}

fn one(point: u32) -> text::StrData {
    let mut text = text::StrBuf::new();
    text.push(point);
    text.finish()
}

/// Of a text whose normal form has this version's characters alone: others stay as they are.
fn normalized(vm: &mut Vm, version: Version, form: Form, text: &Ref<Str>) -> Res<Ref<Str>> {
    let most = text.len().saturating_mul(72);
    vm.tick(text.len() as u64)?;
    vm.heap().charge(most)?;
    vm.heap().uncharge(most);
    if version == Version::Own {
        return Ok(str::from_data(vm, &normalize::normalize(form, text.view()))?);
    }
    let mut out = text::StrBuf::with_capacity(text.len());
    let mut start = 0;
    let view = text.view();
    for end in (0..view.len()).filter(|&at| view.get(at).is_some_and(v3_2::is_unassigned)).chain([view.len()])
    {
        out.push_view(normalize::normalize(form, view.slice(start..end)).view());
        view.get(end).into_iter().for_each(|point| out.push(point));
        start = end + 1;
    }
    Ok(str::from_data(vm, &out.finish())?)
}

macro_rules! database {
    ($attribute:meta, $owner:ty, $version:expr, ($($this:ident: $receiver:ty)?),
     $decimal:literal $digit:literal $numeric:literal $name:literal $lookup:literal $category:literal $bidirectional:literal $combining:literal $mirrored:literal $east_asian_width:literal $decomposition:literal $normalize:literal $is_normalized:literal) => {
        #[$attribute]
        impl $owner {
            #[py($decimal)]
            fn decimal(vm: &mut Vm, $($this: $receiver,)? chr: Character, default: Option<&Value>) -> Res<Value> {
                $(let _ = $this;)?
                let found = unicode::decimal(chr.0).filter(|_| $version.is_assigned(chr.0));
                or_default(vm, found, default, "not a decimal")
            }

            #[py($digit)]
            fn digit(vm: &mut Vm, $($this: $receiver,)? chr: Character, default: Option<&Value>) -> Res<Value> {
                $(let _ = $this;)?
                let found = unicode::digit(chr.0).filter(|_| $version.is_assigned(chr.0));
                or_default(vm, found, default, "not a digit")
            }

            #[py($numeric)]
            fn numeric(vm: &mut Vm, $($this: $receiver,)? chr: Character, default: Option<&Value>) -> Res<Value> {
                $(let _ = $this;)?
                let found = unicode::numeric(chr.0).filter(|_| $version.is_assigned(chr.0));
                or_default(vm, found, default, "not a numeric character")
            }

            #[py($name)]
            fn name(vm: &mut Vm, $($this: $receiver,)? chr: Character, default: Option<&Value>) -> Res<Value> {
                $(let _ = $this;)?
                let found = names::name(chr.0).filter(|_| $version.is_assigned(chr.0));
                or_default(vm, found, default, "no such name")
            }

            #[py($lookup)]
            fn lookup(vm: &mut Vm, $($this: $receiver,)? name: &Value) -> Res<Ref<Str>> {
                $(let _ = $this;)?
                lookup(vm, name)
            }

            #[py($category)]
            fn category($($this: $receiver,)? chr: Character) -> &'static str {
                $(let _ = $this;)?
                $version.category(chr.0)
            }

            #[py($bidirectional)]
            fn bidirectional($($this: $receiver,)? chr: Character) -> &'static str {
                $(let _ = $this;)?
                $version.bidirectional(chr.0)
            }

            #[py($combining)]
            fn combining($($this: $receiver,)? chr: Character) -> u8 {
                $(let _ = $this;)?
                if $version.is_assigned(chr.0) { unicode::combining(chr.0) } else { 0 }
            }

            #[py($mirrored)]
            fn mirrored($($this: $receiver,)? chr: Character) -> i32 {
                $(let _ = $this;)?
                i32::from($version.is_assigned(chr.0) && unicode::is_mirrored(chr.0))
            }

            #[py($east_asian_width)]
            fn east_asian_width($($this: $receiver,)? chr: Character) -> &'static str {
                $(let _ = $this;)?
                if $version.is_assigned(chr.0) { unicode::east_asian_width(chr.0) } else { "N" }
            }

            #[py($decomposition)]
            fn decomposition($($this: $receiver,)? chr: Character) -> String {
                $(let _ = $this;)?
                if $version.is_assigned(chr.0) { normalize::decomposition(chr.0) } else { String::new() }
            }

            #[py($normalize)]
            fn normalize(vm: &mut Vm, $($this: $receiver,)? form: &Ref<Str>, unistr: &Ref<Str>) -> Res<Ref<Str>> {
                $(let _ = $this;)?
                if unistr.is_empty() {
                    return Ok(unistr.clone());
                }
                let form = self::form(vm, form)?;
                normalized(vm, $version, form, unistr)
            }

            #[py($is_normalized)]
            fn is_normalized(vm: &mut Vm, $($this: $receiver,)? form: &Ref<Str>, unistr: &Ref<Str>) -> Res<bool> {
                $(let _ = $this;)?
                if unistr.is_empty() {
                    return Ok(true);
                }
                let form = self::form(vm, form)?;
                Ok(normalized(vm, $version, form, unistr)?.same(unistr))
            }
        }
    };
}

pub(crate) struct Unicodedata;

/// Stands for the class `UCD`.
pub struct Ucd;

fn is_ucd(vm: &Vm, value: &Value) -> bool {
    class_of(vm, value).is(&vm.types().ucd)
}

database!(
    module("unicodedata"), Unicodedata, Version::Own, (),
    "decimal($module, chr, default=<unrepresentable>, /)"
    "digit($module, chr, default=<unrepresentable>, /)"
    "numeric($module, chr, default=<unrepresentable>, /)"
    "name($module, chr, default=<unrepresentable>, /)"
    "lookup($module, name, /)"
    "category($module, chr, /)"
    "bidirectional($module, chr, /)"
    "combining($module, chr, /)"
    "mirrored($module, chr, /)"
    "east_asian_width($module, chr, /)"
    "decomposition($module, chr, /)"
    "normalize($module, form, unistr, /)"
    "is_normalized($module, form, unistr, /)"
);
database!(
    methods("unicodedata.UCD", is = is_ucd, with(VERSION)), Ucd, Version::Old, (this: &Value),
    "decimal($self, chr, default=<unrepresentable>, /)"
    "digit($self, chr, default=<unrepresentable>, /)"
    "numeric($self, chr, default=<unrepresentable>, /)"
    "name($self, chr, default=<unrepresentable>, /)"
    "lookup($self, name, /)"
    "category($self, chr, /)"
    "bidirectional($self, chr, /)"
    "combining($self, chr, /)"
    "mirrored($self, chr, /)"
    "east_asian_width($self, chr, /)"
    "decomposition($self, chr, /)"
    "normalize($self, form, unistr, /)"
    "is_normalized($self, form, unistr, /)"
);

#[methods(VERSION)]
impl Ucd {
    #[member("unidata_version")]
    fn unidata_version(_this: &Value) -> &'static str {
        "3.2.0"
    }
}

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    let version = vm.str("14.0.0")?.to_value();
    set(vm, module, "unidata_version", version)?;
    let class = vm.types().ucd.clone();
    set(vm, module, "UCD", class.to_value())?;
    let old = attrs::new_instance(vm, &class, Instance);
    set(vm, module, "ucd_3_2_0", old.into())
}
