//! How a file's fields are separated and quoted.

use crate::heap::{Trace, Visit};
use crate::native::{Kwargs, methods};
use crate::objects::attrs;
use crate::objects::int;
use crate::objects::str::{self, Str};
use crate::objects::types::{Type, class_of};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quoting {
    Minimal,
    All,
    NonNumeric,
    None,
}

pub(super) const QUOTING: [(&str, Quoting); 4] = [
    ("QUOTE_MINIMAL", Quoting::Minimal),
    ("QUOTE_ALL", Quoting::All),
    ("QUOTE_NONNUMERIC", Quoting::NonNumeric),
    ("QUOTE_NONE", Quoting::None),
];

pub struct Dialect {
    pub(super) delimiter: u32,
    pub(super) quotechar: Option<u32>,
    pub(super) escapechar: Option<u32>,
    pub(super) lineterminator: Ref<Str>,
    pub(super) quoting: Quoting,
    pub(super) doublequote: bool,
    pub(super) skipinitialspace: bool,
    pub(super) strict: bool,
}

impl Trace for Dialect {
    const CONTAINER: bool = false;
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.lineterminator.as_value());
    }
}

/// Parameters in the order in which they are looked for.
const NAMES: [&str; 8] = [
    "delimiter",
    "doublequote",
    "escapechar",
    "lineterminator",
    "quotechar",
    "quoting",
    "skipinitialspace",
    "strict",
];

/// One character, or none where None is allowed.
fn character(vm: &mut Vm, name: &str, value: &Value, or_none: bool) -> Res<Option<u32>> {
    if value.is_none() && or_none {
        return Ok(None);
    }
    let Some(text) = value.downcast::<Str>() else {
        let expected = if or_none { "string or None" } else { "string" };
        let class = class_of(vm, value).name(vm);
        return Err(vm.type_error(&format!("\"{name}\" must be {expected}, not {class}")));
    };
    match text.view().get(0).filter(|_| text.len() == 1) {
        Some(point) => Ok(Some(point)),
        None => Err(vm.type_error(&format!("\"{name}\" must be a 1-character string"))),
    }
}

fn flag(vm: &mut Vm, value: Option<&Value>, default: bool) -> Res<bool> {
    value.map_or(Ok(default), |value| ops::truth(vm, value))
}

/// The dialect of these parameters; what they leave out is as in `base`, a dialect or any object with such attributes.
pub(super) fn make(
    vm: &mut Vm,
    class: &Ref<Type>,
    base: Option<&Value>,
    parameters: Kwargs<'_>,
) -> Res<Ref<Dialect>> {
    let named;
    let base = match base {
        Some(name) if name.downcast::<Str>().is_some() => {
            named = super::find(vm, name)?;
            Some(&named)
        }
        base => base,
    };
    let mut given: [Option<Value>; 8] = [const { None }; 8];
    for (name, value) in parameters {
        match NAMES.iter().position(|known| name.as_ascii() == Some(known)) {
            Some(index) => given[index] = Some(value.clone()),
            None if name.as_ascii() == Some("dialect") => {}
            None => {
                let name = name.to_string_lossy();
                let message = format!("'{name}' is an invalid keyword argument for this function");
                return Err(vm.type_error(&message));
            }
        }
    }
    if let Some(base) = base {
        if let Some(dialect) = base.downcast::<Dialect>()
            && given.iter().all(Option::is_none)
        {
            return Ok(dialect.clone());
        }
        for (name, slot) in NAMES.iter().zip(&mut given).filter(|(_, slot)| slot.is_none()) {
            let name = vm.intern(name);
            *slot = ops::get_attr_or_none(vm, base, &name)?;
        }
    }
    let [delimiter, doublequote, escapechar, lineterminator, quotechar, quoting, skip, strict] = &given;
    let delimiter = match delimiter {
        Some(value) => character(vm, "delimiter", value, false)?,
        None => Some(u32::from(',')),
    };
    let doublequote = flag(vm, doublequote.as_ref(), true)?;
    let escapechar = match escapechar {
        Some(value) => character(vm, "escapechar", value, true)?,
        None => None,
    };
    let lineterminator = match lineterminator {
        None => Some(vm.str("\r\n")?),
        Some(value) if value.is_none() => None,
        Some(value) => match value.downcast::<Str>() {
            Some(text) => Some(text.clone()),
            None => return Err(vm.type_error("\"lineterminator\" must be a string")),
        },
    };
    let quote = match quotechar {
        Some(value) => character(vm, "quotechar", value, true)?,
        None => Some(u32::from('"')),
    };
    let mut quoting = match quoting {
        None => Quoting::Minimal,
        Some(value) if int::is_exact(value) => {
            let number = int::to_i64(value).and_then(|number| usize::try_from(number).ok());
            match number.and_then(|number| QUOTING.get(number)) {
                Some((_, quoting)) => *quoting,
                None => return Err(vm.type_error("bad \"quoting\" value")),
            }
        }
        Some(_) => return Err(vm.type_error("\"quoting\" must be an integer")),
    };
    let skipinitialspace = flag(vm, skip.as_ref(), false)?;
    let strict = flag(vm, strict.as_ref(), false)?;
    let Some(delimiter) = delimiter else {
        return Err(vm.type_error("\"delimiter\" must be a 1-character string"));
    };
    // That there is no quote character says that nothing is quoted.
    if quotechar.as_ref().is_some_and(Value::is_none) && given[5].is_none() {
        quoting = Quoting::None;
    }
    if quoting != Quoting::None && quote.is_none() {
        return Err(vm.type_error("quotechar must be set if quoting enabled"));
    }
    let Some(lineterminator) = lineterminator else {
        return Err(vm.type_error("lineterminator must be set"));
    };
    let made = Dialect {
        delimiter,
        quotechar: quote,
        escapechar,
        lineterminator,
        quoting,
        doublequote,
        skipinitialspace,
        strict,
    };
    Ok(attrs::new_instance(vm, class, made))
}

fn one(vm: &Vm, point: u32) -> Res<Value> {
    let mut text = text::StrBuf::new();
    text.push(point);
    Ok(str::from_data(vm, &text.finish())?.into())
}

#[methods("_csv.Dialect")]
impl Dialect {
    #[py("__new__($type, /, *args, **kwargs)", no_text_signature)]
    fn construct(vm: &mut Vm, class: &Ref<Type>, args: &[Value], kwargs: Kwargs<'_>) -> Res<Ref<Dialect>> {
        make(vm, class, args.first(), kwargs)
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<Dialect>) -> Res<Value> {
        let class = class_of(vm, this.as_value()).name(vm);
        let class = class.rsplit('.').next().unwrap_or(&class).to_owned();
        Err(vm.type_error(&format!("cannot pickle '{class}' instances")))
    }

    #[py("__reduce_ex__($self, protocol, /)", no_text_signature)]
    fn reduce_ex(vm: &Vm, this: &Ref<Dialect>, _protocol: &Value) -> Res<Value> {
        Dialect::reduce(vm, this)
    }

    #[getter("delimiter")]
    fn delimiter(vm: &Vm, this: &Ref<Dialect>) -> Res<Value> {
        one(vm, this.delimiter)
    }

    #[getter("quotechar")]
    fn quotechar(vm: &Vm, this: &Ref<Dialect>) -> Res<Option<Value>> {
        this.quotechar.map(|point| one(vm, point)).transpose()
    }

    #[getter("escapechar")]
    fn escapechar(vm: &Vm, this: &Ref<Dialect>) -> Res<Option<Value>> {
        this.escapechar.map(|point| one(vm, point)).transpose()
    }

    #[getter("lineterminator")]
    fn lineterminator(this: &Ref<Dialect>) -> Ref<Str> {
        this.lineterminator.clone()
    }

    #[getter("quoting")]
    fn quoting(this: &Ref<Dialect>) -> i32 {
        this.quoting as i32
    }

    #[member("doublequote")]
    fn doublequote(this: &Ref<Dialect>) -> bool {
        this.doublequote
    }

    #[member("skipinitialspace")]
    fn skipinitialspace(this: &Ref<Dialect>) -> bool {
        this.skipinitialspace
    }

    #[member("strict")]
    fn strict(this: &Ref<Dialect>) -> bool {
        this.strict
    }
}
