//! The struct sequences of `sys`.

use std::sync::Arc;

use bytecode::Const;

use crate::objects::constant;
use crate::objects::dict::Dict;
use crate::objects::int;
use crate::objects::structseq::{self, Spec};
use crate::objects::types::{Type, class_of};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

static FLAGS: Spec = Spec {
    name: "sys.flags",
    fields: &[
        "debug",
        "inspect",
        "interactive",
        "optimize",
        "dont_write_bytecode",
        "no_user_site",
        "no_site",
        "ignore_environment",
        "verbose",
        "bytes_warning",
        "quiet",
        "hash_randomization",
        "isolated",
        "dev_mode",
        "utf8_mode",
        "warn_default_encoding",
        "safe_path",
        "int_max_str_digits",
    ],
    items: 18,
    callable: false,
};

static UNRAISABLE_HOOK_ARGS: Spec = Spec {
    name: "sys.UnraisableHookArgs",
    fields: &["exc_type", "exc_value", "exc_traceback", "err_msg", "object"],
    items: 5,
    callable: true,
};

/// Whether that is what `sys.unraisablehook` is called with.
pub(super) fn is_unraisable_args(vm: &Vm, value: &Value) -> bool {
    let class = vm.interp().module_state.borrow().get(UNRAISABLE_HOOK_ARGS.name).cloned();
    class.is_some_and(|class| class_of(vm, value).as_value().is(&class))
}

/// What `sys.unraisablehook` is called with: values of the fields in order.
pub(crate) fn unraisable_args(vm: &mut Vm, fields: Vec<Value>) -> Res<Value> {
    let class = vm.interp().module_state.borrow().get(UNRAISABLE_HOOK_ARGS.name).cloned();
    match class.as_ref().and_then(|class| class.downcast::<Type>()) {
        Some(class) => Ok(structseq::new(vm, class, fields)?),
        None => Err(vm.system_error("sys has lost a class")),
    }
}

static VERSION_INFO: Spec = Spec {
    name: "sys.version_info",
    fields: &["major", "minor", "micro", "releaselevel", "serial"],
    items: 5,
    callable: false,
};

static FLOAT_INFO: Spec = Spec {
    name: "sys.float_info",
    fields: &[
        "max",
        "max_exp",
        "max_10_exp",
        "min",
        "min_exp",
        "min_10_exp",
        "dig",
        "mant_dig",
        "epsilon",
        "radix",
        "rounds",
    ],
    items: 11,
    callable: true,
};

static INT_INFO: Spec = Spec {
    name: "sys.int_info",
    fields: &["bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"],
    items: 4,
    callable: true,
};

static HASH_INFO: Spec = Spec {
    name: "sys.hash_info",
    fields: &["width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"],
    items: 9,
    callable: true,
};

static THREAD_INFO: Spec =
    Spec { name: "sys.thread_info", fields: &["name", "lock", "version"], items: 3, callable: true };

pub(super) fn fill(vm: &mut Vm, dict: &Ref<Dict>) -> Res<()> {
    let unraisable = structseq::new_type(vm, &UNRAISABLE_HOOK_ARGS)?;
    crate::modules::set(vm, dict, "UnraisableHookArgs", unraisable.to_value())?;
    vm.interp().module_state.borrow_mut().insert(UNRAISABLE_HOOK_ARGS.name, unraisable.into());
    let number = |f: f64| Const::Float(f);
    let float_info = [
        number(f64::MAX),
        Const::Int(i64::from(f64::MAX_EXP)),
        Const::Int(i64::from(f64::MAX_10_EXP)),
        number(f64::MIN_POSITIVE),
        Const::Int(i64::from(f64::MIN_EXP)),
        Const::Int(i64::from(f64::MIN_10_EXP)),
        Const::Int(i64::from(f64::DIGITS)),
        Const::Int(i64::from(f64::MANTISSA_DIGITS)),
        number(f64::EPSILON),
        Const::Int(i64::from(f64::RADIX)),
        Const::Int(1),
    ];
    // CPython's, for programs that work on its digits; here ints have limbs of 64 bits.
    let int_info = [30, 4, int::DEFAULT_MAX_DIGITS as i64, int::LEAST_MAX_DIGITS as i64].map(Const::Int);
    let hash_info = [
        Const::Int(64),
        Const::Int((1 << 61) - 1),
        Const::Int(314_159),
        Const::Int(0),
        Const::Int(1_000_003),
        text("siphash13"),
        Const::Int(64),
        Const::Int(128),
        Const::Int(0),
    ];
    let thread_info = [text("pthread"), text("semaphore"), libc_version().map_or(Const::None, |v| text(&v))];
    put(vm, dict, "float_info", &FLOAT_INFO, &float_info)?;
    put(vm, dict, "int_info", &INT_INFO, &int_info)?;
    put(vm, dict, "hash_info", &HASH_INFO, &hash_info)?;
    put(vm, dict, "thread_info", &THREAD_INFO, &thread_info)?;

    let given = vm.interp().configuration.sys("flags").cloned();
    let flags: Vec<Const> = FLAGS.fields.iter().map(|name| flag(given.as_ref(), name)).collect();
    put(vm, dict, "flags", &FLAGS, &flags)?;
    let version = match vm.interp().configuration.sys("version_info") {
        Some(Const::Tuple(parts)) => parts.to_vec(),
        _ => {
            let (major, minor) = vm.interp().configuration.version.number();
            vec![
                Const::Int(major.into()),
                Const::Int(minor.into()),
                Const::Int(0),
                text("final"),
                Const::Int(0),
            ]
        }
    };
    put(vm, dict, "version_info", &VERSION_INFO, &version)
}

fn text(text: &str) -> Const {
    Const::Str(Arc::new(bytecode::PyStr::new(text)))
}

/// Whether the host was started with an option that a flag stands for.
pub(crate) fn has_flag(vm: &Vm, name: &str) -> bool {
    !matches!(flag(vm.interp().configuration.sys("flags"), name), Const::Int(0) | Const::False)
}

/// A flag of the host, or what it is without one.
fn flag(given: Option<&Const>, name: &str) -> Const {
    let found = match given {
        Some(Const::Dict(entries)) => {
            entries.iter().find(|(key, _)| matches!(key, Const::Str(s) if s.as_str() == Some(name)))
        }
        _ => None,
    };
    match (found, name) {
        (Some((_, value)), _) => value.clone(),
        (None, "dev_mode" | "safe_path") => Const::False,
        (None, "int_max_str_digits") => Const::Int(-1),
        (None, _) => Const::Int(0),
    }
}

fn put(vm: &mut Vm, dict: &Ref<Dict>, name: &str, spec: &'static Spec, fields: &[Const]) -> Res<()> {
    let class = structseq::new_type(vm, spec)?;
    let version = vm.interp().configuration.version;
    let values: Vec<Value> =
        fields.iter().map(|field| constant::value(vm, field, version)).collect::<Res<_>>()?;
    let made = structseq::new(vm, &class, values)?;
    super::super::set(vm, dict, name, made)
}

/// `confstr(_CS_GNU_LIBPTHREAD_VERSION)`: the C library's version.
fn libc_version() -> Option<String> {
    crate::runtime::platform::libc_version().map(|version| format!("NPTL {version}"))
}
