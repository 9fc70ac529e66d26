//! The struct sequences of `sys`.

use std::sync::Arc;

use bytecode::Const;

use crate::objects::constant;
use crate::objects::dict::Dict;
use crate::objects::int;
use crate::objects::structseq::{self, Spec};
use crate::objects::types::Type;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

static FLAGS: Spec = Spec {
    name: "sys.flags",
    doc: "sys.flags\n\nFlags provided through command line arguments or environment vars.",
    fields: &[
        ("debug", "-d"),
        ("inspect", "-i"),
        ("interactive", "-i"),
        ("optimize", "-O or -OO"),
        ("dont_write_bytecode", "-B"),
        ("no_user_site", "-s"),
        ("no_site", "-S"),
        ("ignore_environment", "-E"),
        ("verbose", "-v"),
        ("bytes_warning", "-b"),
        ("quiet", "-q"),
        ("hash_randomization", "-R"),
        ("isolated", "-I"),
        ("dev_mode", "-X dev"),
        ("utf8_mode", "-X utf8"),
        ("warn_default_encoding", "-X warn_default_encoding"),
        ("safe_path", "-P"),
        ("int_max_str_digits", "-X int_max_str_digits"),
    ],
    items: 18,
    callable: false,
};

static UNRAISABLE_HOOK_ARGS: Spec = Spec {
    name: "sys.UnraisableHookArgs",
    doc: "What sys.unraisablehook is called with.",
    fields: &[
        ("exc_type", "Exception type"),
        ("exc_value", "Exception value"),
        ("exc_traceback", "Exception traceback"),
        ("err_msg", "Error message"),
        ("object", "Object causing the exception"),
    ],
    items: 5,
    callable: true,
};

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
    doc: "sys.version_info\n\nVersion information as a named tuple.",
    fields: &[
        ("major", "Major release number"),
        ("minor", "Minor release number"),
        ("micro", "Patch release number"),
        ("releaselevel", "'alpha', 'beta', 'candidate', or 'final'"),
        ("serial", "Serial release number"),
    ],
    items: 5,
    callable: false,
};

static FLOAT_INFO: Spec = Spec {
    name: "sys.float_info",
    doc: "sys.float_info\n\nA named tuple holding information about the float type. It contains low level\n\
        information about the precision and internal representation. Please study\n\
        your system's :file:`float.h` for more information.",
    fields: &[
        ("max", "DBL_MAX -- maximum representable finite float"),
        ("max_exp", "DBL_MAX_EXP -- maximum int e such that radix**(e-1) is representable"),
        ("max_10_exp", "DBL_MAX_10_EXP -- maximum int e such that 10**e is representable"),
        ("min", "DBL_MIN -- Minimum positive normalized float"),
        ("min_exp", "DBL_MIN_EXP -- minimum int e such that radix**(e-1) is a normalized float"),
        ("min_10_exp", "DBL_MIN_10_EXP -- minimum int e such that 10**e is a normalized float"),
        ("dig", "DBL_DIG -- maximum number of decimal digits that can be faithfully represented in a float"),
        ("mant_dig", "DBL_MANT_DIG -- mantissa digits"),
        ("epsilon", "DBL_EPSILON -- Difference between 1 and the next representable float"),
        ("radix", "FLT_RADIX -- radix of exponent"),
        ("rounds", "FLT_ROUNDS -- rounding mode used for arithmetic operations"),
    ],
    items: 11,
    callable: true,
};

static INT_INFO: Spec = Spec {
    name: "sys.int_info",
    doc: "sys.int_info\n\nA named tuple that holds information about Python's\n\
        internal representation of integers.  The attributes are read only.",
    fields: &[
        ("bits_per_digit", "size of a digit in bits"),
        ("sizeof_digit", "size in bytes of the C type used to represent a digit"),
        ("default_max_str_digits", "maximum string conversion digits limitation"),
        ("str_digits_check_threshold", "minimum positive value for int_max_str_digits"),
    ],
    items: 4,
    callable: true,
};

static HASH_INFO: Spec = Spec {
    name: "sys.hash_info",
    doc: "hash_info\n\nA named tuple providing parameters used for computing\n\
        hashes. The attributes are read only.",
    fields: &[
        ("width", "width of the type used for hashing, in bits"),
        ("modulus", "prime number giving the modulus on which the hash function is based"),
        ("inf", "value to be used for hash of a positive infinity"),
        ("nan", "value to be used for hash of a nan"),
        ("imag", "multiplier used for the imaginary part of a complex number"),
        ("algorithm", "name of the algorithm for hashing of str, bytes and memoryviews"),
        ("hash_bits", "internal output size of hash algorithm"),
        ("seed_bits", "seed size of hash algorithm"),
        ("cutoff", "small string optimization cutoff"),
    ],
    items: 9,
    callable: true,
};

static THREAD_INFO: Spec = Spec {
    name: "sys.thread_info",
    doc: "sys.thread_info\n\nA named tuple holding information about the thread implementation.",
    fields: &[
        ("name", "name of the thread implementation"),
        ("lock", "name of the lock implementation"),
        ("version", "name and version of the thread library"),
    ],
    items: 3,
    callable: true,
};

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
    let flags: Vec<Const> = FLAGS.fields.iter().map(|(name, _)| flag(given.as_ref(), name)).collect();
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
