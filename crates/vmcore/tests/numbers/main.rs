//! Arithmetic, comparison, hashing and conversion of numbers are CPython's.

use std::path::Path;
use std::process::Command;

use vmcore::internals::{
    Args, BinaryOp, CompareOp, Complex, Endian, Exception, IntView, Interpreter, Ref, Res, Str, Tuple,
    UnaryOp, Value, Vm, class_of, complex, float, import_native, int, list, ops, parse_complex,
};
use vmcore::{Configuration, NoHost};

/// An operand as `oracle.py` writes it.
fn value(vm: &mut Vm, field: &str) -> Value {
    let bits = |field: &str| match field {
        "nan" => f64::NAN,
        _ => f64::from_bits(u64::from_str_radix(field, 16).unwrap()),
    };
    match field.as_bytes() {
        b"True" => Value::TRUE,
        b"False" => Value::FALSE,
        [b'f', ..] => Value::float(bits(&field[1..])),
        [b'[', ..] => {
            let items = field[1..field.len() - 1].split('|').filter(|item| !item.is_empty());
            let items: Vec<Value> = items.map(|item| value(vm, item)).collect();
            list::from_slice(vm, &items).unwrap().into()
        }
        [b'c', ..] => {
            let (real, imaginary) = field[1..].split_once(',').unwrap();
            vm.alloc(Complex::new(bits(real), bits(imaginary))).into()
        }
        _ => int::parse(vm, text::StrView::One(field.as_bytes()), 16).unwrap(),
    }
}

/// A result as `oracle.py` writes it.
fn show(vm: &mut Vm, value: &Value) -> String {
    let bits = |x: f64| if x.is_nan() { "nan".to_owned() } else { format!("{:016x}", x.to_bits()) };
    if let Some(truth) = value.as_bool() {
        (if truth { "True" } else { "False" }).to_owned()
    } else if let Some(x) = float::of(value) {
        format!("f{}", bits(x))
    } else if let Some(int) = IntView::of(value) {
        let sign = if int.negative { "-" } else { "" };
        format!("{sign}0x{}", int::to_digits(vm, int, 16).unwrap())
    } else if let Some(z) = complex::of(value) {
        format!("c{},{}", bits(z.real), bits(z.imaginary))
    } else if let Some(tuple) = value.downcast::<Tuple>() {
        tuple.items().iter().map(|item| show(vm, item)).collect::<Vec<_>>().join(";")
    } else if let Some(text) = value.downcast::<Str>() {
        text.to_string_lossy()
    } else {
        format!("{value:?}")
    }
}

fn show_exception(vm: &mut Vm, exception: &Ref<Exception>) -> String {
    let class = class_of(vm, exception.as_value()).name(vm);
    let message = exception.get(vm).args.items().first().cloned();
    let message = message.map_or_else(String::new, |message| match message.as_small_int() {
        Some(number) => number.to_string(),
        None => show(vm, &message),
    });
    format!("{class}: {message}")
}

fn call(vm: &mut Vm, name: &str, operands: &[&str]) -> Res<Value> {
    match name {
        "fromstr" => return int::parse(vm, text::StrView::One(operands[0].as_bytes()), 10),
        "complex" => {
            let text = vm.str(operands[0])?;
            let z = parse_complex(vm, &text)?;
            return Ok(vm.alloc(z).into());
        }
        "frombytes" => {
            let digits = operands[0].as_bytes().chunks(2);
            let bytes: Vec<u8> =
                digits.map(|d| u8::from_str_radix(std::str::from_utf8(d).unwrap(), 16).unwrap()).collect();
            return int::from_bytes(vm, &bytes, Endian::Big, true);
        }
        _ => {}
    }
    let values: Vec<Value> = operands.iter().map(|field| value(vm, field)).collect();
    if let Some(name) = name.strip_prefix("math.") {
        let module = import_native(vm, "math")?;
        let name = vm.intern(name);
        let function = ops::get_attr(vm, &module, &name)?;
        return ops::call(vm, &function, Args::positional_only(&values));
    }
    if name == "random" {
        return draw(vm, &values);
    }
    let (a, b) = (&values[0], values.last().unwrap());
    let binary = |op| move |vm: &mut Vm| ops::binary(vm, op, a, b);
    let compare = |op| move |vm: &mut Vm| ops::compare(vm, op, a, b);
    match name {
        "add" => binary(BinaryOp::Add)(vm),
        "sub" => binary(BinaryOp::Subtract)(vm),
        "mul" => binary(BinaryOp::Multiply)(vm),
        "truediv" => binary(BinaryOp::TrueDivide)(vm),
        "floordiv" => binary(BinaryOp::FloorDivide)(vm),
        "mod" => binary(BinaryOp::Remainder)(vm),
        "divmod" => ops::divmod(vm, a, b),
        "pow" => binary(BinaryOp::Power)(vm),
        "lshift" => binary(BinaryOp::LeftShift)(vm),
        "rshift" => binary(BinaryOp::RightShift)(vm),
        "and_" => binary(BinaryOp::And)(vm),
        "or_" => binary(BinaryOp::Or)(vm),
        "xor" => binary(BinaryOp::Xor)(vm),
        "lt" => compare(CompareOp::Less)(vm),
        "le" => compare(CompareOp::LessEqual)(vm),
        "eq" => compare(CompareOp::Equal)(vm),
        "ne" => compare(CompareOp::NotEqual)(vm),
        "gt" => compare(CompareOp::Greater)(vm),
        "ge" => compare(CompareOp::GreaterEqual)(vm),
        "pow3" => ops::power(vm, a, &values[1], Some(b)),
        "neg" => ops::unary(vm, UnaryOp::Negative, a),
        "pos" => ops::unary(vm, UnaryOp::Positive, a),
        "invert" => ops::unary(vm, UnaryOp::Invert, a),
        "abs" => ops::abs(vm, a),
        "hash" => {
            let hash = ops::hash(vm, a)?;
            ops::int(vm, hash)
        }
        "int" => int::from_value(vm, a),
        "float" => float::from_value(vm, a).map(Value::float),
        "round" => ops::round(vm, a, None),
        "round2" => ops::round(vm, a, Some(b)),
        "repr" => match (IntView::of(a), complex::of(a)) {
            (Some(int), _) => int::repr(vm, int).map(Value::from),
            (_, Some(z)) => vm.str(&z.repr()).map(Value::from),
            _ => unreachable!("{operands:?}"),
        },
        "bytes" => {
            let length = int::to_i64(b).unwrap() as usize;
            let bytes = int::to_bytes(vm, IntView::of(a).unwrap(), length, Endian::Little, true)?;
            let digits: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
            vm.str(&digits).map(Value::from)
        }
        _ => unreachable!("{name}"),
    }
}

/// As the script's `draw`.
fn draw(vm: &mut Vm, values: &[Value]) -> Res<Value> {
    let module = import_native(vm, "_random")?;
    let class = vm.intern("Random");
    let class = ops::get_attr(vm, &module, &class)?;
    let mut call = |receiver: &Value, name: &str, args: &[Value]| {
        let method = vm.intern(name);
        let method = ops::get_attr(vm, receiver, &method)?;
        ops::call(vm, &method, Args::positional_only(args))
    };
    let [seed, bits, count] = values else { unreachable!("three operands") };
    let (generator, restored) = (call(&class, "__call__", &[])?, call(&class, "__call__", &[])?);
    call(&generator, "seed", std::slice::from_ref(seed))?;
    for _ in 0..int::to_i64(count).unwrap() {
        call(&generator, "random", &[])?;
    }
    let state = call(&generator, "getstate", &[])?;
    call(&restored, "setstate", &[state])?;
    let bits = call(&restored, "getrandbits", std::slice::from_ref(bits))?;
    let float = call(&restored, "random", &[])?.as_float().unwrap();
    let whole = int::from_f64(vm, float * (1u64 << 53) as f64)?;
    ops::binary(vm, BinaryOp::Add, &bits, &whole)
}

#[test]
fn numbers_are_cpythons() {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/numbers/oracle.py");
    let output = Command::new("python3").arg(script).output().expect("python3 runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let python = String::from_utf8(output.stdout).expect("the script prints ASCII");
    assert!(python.lines().count() > 10_000, "the script printed next to nothing");
    let interpreter = Interpreter::new(Configuration::default(), Box::new(NoHost)).unwrap();
    let differences = interpreter.enter(|vm| {
        let mut differences = Vec::new();
        for line in python.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let [name, operands @ .., expected] = fields.as_slice() else { panic!("{line}") };
            let ours = match call(vm, name, operands) {
                Ok(result) => show(vm, &result),
                Err(raised) => {
                    let exception = vm.take_raised(raised);
                    show_exception(vm, &exception)
                }
            };
            if ours != *expected {
                differences.push(format!("{line}\n    minivm: {ours}"));
            }
        }
        differences
    });
    let shown: Vec<&str> = differences.iter().take(12).map(String::as_str).collect();
    assert!(differences.is_empty(), "{} differences:\n{}", differences.len(), shown.join("\n"));
}
