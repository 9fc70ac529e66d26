//! Declared functions called as the interpreter calls them.

use super::{Args, Kwargs, MethodDef, Methods, Size, SliceIx, methods};
use crate::objects::list::{self, List};
use crate::objects::str::Str;
use crate::objects::tuple;
use crate::objects::types::{Type, class_of};
use crate::runtime::{Configuration, Interpreter, NoHost};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// Stands in for a class whose instances are lists.
struct Probe;

fn is_list(_: &Vm, value: &Value) -> bool {
    value.downcast::<List>().is_some()
}

#[methods("tests.probe", is = is_list, with(MORE))]
impl Probe {
    /// Only for the class's signature.
    #[py("__new__($type, /, size, fill=None)")]
    fn construct(class: &Ref<Type>, size: Size, fill: Option<&Value>) -> Value {
        if fill.is_some() { class.to_value() } else { Value::float(size.0 as f64) }
    }

    #[py("bounds($self, start=0, stop=sys.maxsize, /)")]
    fn bounds(_this: &Ref<List>, start: SliceIx, stop: SliceIx) -> (i64, i64) {
        (start.0, stop.0)
    }

    #[py("bounds_or_none($self, start=None, /)")]
    fn bounds_or_none(_this: &Ref<List>, start: Option<SliceIx>) -> Option<i64> {
        start.map(|start| start.0)
    }

    #[py("__len__")]
    fn len(vm: &Vm, this: &Ref<List>) -> usize {
        this.get(vm).items.len()
    }

    #[py("clear($self, /)")]
    fn clear(vm: &mut Vm, this: &Ref<List>) {
        this.get_mut(vm).items.truncate(0);
    }

    #[getter("size")]
    fn get_size(vm: &Vm, this: &Ref<List>) -> usize {
        this.get(vm).items.len()
    }

    #[setter("size")]
    fn set_size(vm: &mut Vm, this: &Ref<List>, value: Option<&Value>) -> Res<()> {
        match value {
            Some(_) => Ok(()),
            None => {
                this.get_mut(vm).items.truncate(0);
                Ok(())
            }
        }
    }
}

#[methods(MORE)]
impl Probe {
    #[py("numbers($self, /, i=-1, f=0.5, *, b=False)")]
    fn numbers(_this: &Value, i: i64, f: f64, b: bool) -> String {
        format!("{i} {f} {b}")
    }

    #[py("text($self, /, encoding='utf-8', errors=None)")]
    fn text(_this: &Value, encoding: &Ref<Str>, errors: Option<&Ref<Str>>) -> String {
        format!("{} {}", encoding.to_string_lossy(), errors.map_or("-".into(), |e| e.to_string_lossy()))
    }

    #[py("of_str($self, s, /)")]
    fn of_str(_this: &Value, s: &Ref<Str>) -> usize {
        s.len()
    }

    #[py("many($self, first, second=<unrepresentable>, /, *rest)")]
    fn many(_this: &Value, first: i64, second: Option<&Value>, rest: &[Value]) -> (i64, bool, usize) {
        (first, second.is_some(), rest.len())
    }

    #[py("update($self, known=None, /, *args, **kwargs)")]
    fn update(_this: &Value, known: &Value, args: &[Value], kwargs: Kwargs<'_>) -> String {
        let names: Vec<_> =
            kwargs.map(|(name, value)| format!("{}={value:?}", name.to_string_lossy())).collect();
        format!("{known:?} {} {}", args.len(), names.join(","))
    }

    #[py("replace($self, /, old, *, new)")]
    fn replace(_this: &Value, old: &Value, new: &Value) -> String {
        format!("{old:?} {new:?}")
    }

    #[py("shared(a, b=None, /)")]
    fn shared(vm: &Vm, a: i32, b: &Value) -> String {
        format!("{a} {}", class_of(vm, b).name(vm))
    }

    #[py("other($self, x=object(), /)")]
    fn other(_this: &Value, #[default(41)] x: i64) -> i64 {
        x + 1
    }

    #[py("gone($self, /)", until = "3.11")]
    fn gone(_this: &Value) {}
}

fn def(name: &str) -> &'static MethodDef {
    Probe::methods().find(|def| def.name == name).unwrap()
}

/// Runs `check` with a function that calls a method on a list of two, and shows its result or its exception.
fn with_calls(check: impl FnOnce(&mut dyn FnMut(&str, &[Arg], &[(&str, Arg)]) -> String) + Send) {
    let interpreter = Interpreter::new(Configuration::default(), Box::new(NoHost)).unwrap();
    interpreter.enter(|vm| {
        let list = list::from_slice(vm, &[Value::NONE, Value::NONE]).unwrap().to_value();
        let mut call = |name: &str, positional: &[Arg], named: &[(&str, Arg)]| {
            let mut values: Vec<Value> = Vec::new();
            for arg in positional.iter().chain(named.iter().map(|(_, arg)| arg)) {
                values.push(arg.value(vm, &list));
            }
            let names: Vec<Value> = named.iter().map(|(name, _)| vm.intern(name).into()).collect();
            let names = tuple::from_slice(vm, &names).unwrap();
            let args = Args::new(&values, Some(&names));
            match (def(name).call)(vm, args.values, args.names) {
                Ok(value) => show(&value),
                Err(raised) => {
                    let exception = vm.take_raised(raised);
                    let class = class_of(vm, exception.as_value()).name(vm);
                    format!("{class}: {}", show(&exception.get(vm).args.items()[0]))
                }
            }
        };
        check(&mut call);
    });
}

#[derive(Clone, Copy)]
enum Arg {
    This,
    None,
    True,
    Int(i64),
    Float(f64),
    Str(&'static str),
    ListClass,
}

impl Arg {
    fn value(self, vm: &Vm, list: &Value) -> Value {
        match self {
            Arg::This => list.clone(),
            Arg::None => Value::NONE,
            Arg::True => Value::TRUE,
            Arg::Int(i) => crate::ops::int(vm, i).unwrap(),
            Arg::Float(f) => Value::float(f),
            Arg::Str(s) => vm.str(s).unwrap().into(),
            Arg::ListClass => class_of(vm, list).to_value(),
        }
    }
}

fn show(value: &Value) -> String {
    if let Some(truth) = value.as_bool() {
        truth.to_string()
    } else if let Some(s) = value.downcast::<Str>() {
        s.to_string_lossy()
    } else if let Some(t) = value.downcast::<tuple::Tuple>() {
        format!("({})", t.items().iter().map(show).collect::<Vec<_>>().join(", "))
    } else if let Some(i) = crate::objects::int::to_i64(value) {
        i.to_string()
    } else {
        format!("{value:?}")
    }
}

use Arg::{Float, Int, ListClass, None as PyNone, This, True};

#[test]
fn absent_arguments_have_the_signatures_defaults() {
    with_calls(|call| {
        assert_eq!(call("bounds", &[This], &[]), "(0, 9223372036854775807)");
        assert_eq!(call("bounds", &[This, Int(-3)], &[]), "(-3, 9223372036854775807)");
        assert_eq!(call("numbers", &[This], &[]), "-1 0.5 false");
        assert_eq!(call("text", &[This], &[]), "utf-8 -");
        assert_eq!(call("update", &[This], &[]), "None 0 ");
        assert_eq!(call("shared", &[Int(1)], &[]), "1 NoneType");
        assert_eq!(call("other", &[This], &[]), "42");
        assert_eq!(call("many", &[This, Int(5)], &[]), "(5, false, 0)");
    });
}

#[test]
fn given_arguments_are_converted_in_order() {
    with_calls(|call| {
        assert_eq!(call("numbers", &[This, Int(7), Int(2)], &[("b", PyNone)]), "7 2 false");
        assert_eq!(call("numbers", &[This], &[("f", Float(1.5)), ("b", True), ("i", True)]), "1 1.5 true");
        assert_eq!(
            call("text", &[This, Arg::Str("ascii")], &[("errors", Arg::Str("strict"))]),
            "ascii strict"
        );
        assert_eq!(call("text", &[This, Arg::Str("ascii"), PyNone], &[]), "ascii -");
        assert_eq!(call("many", &[This, Int(1), PyNone, PyNone, PyNone], &[]), "(1, true, 2)");
        assert_eq!(
            call("update", &[This, True, True], &[("known", Int(1)), ("b", Int(2))]),
            "True 1 known=1,b=2"
        );
        assert_eq!(call("replace", &[This], &[("new", Int(1)), ("old", Int(2))]), "2 1");
        assert_eq!(call("bounds_or_none", &[This, PyNone], &[]), "None");
        assert_eq!(call("__len__", &[This], &[]), "2");
        assert_eq!(call("clear", &[This], &[]), "None");
        assert_eq!(call("__len__", &[This], &[]), "0");
        assert_eq!(call("__new__", &[ListClass, Int(3)], &[]), "3.0");
    });
}

#[test]
fn arguments_of_wrong_types_are_refused_in_cpythons_words() {
    with_calls(|call| {
        let mut refused = |name, args: &[Arg], message: &str| assert_eq!(call(name, args, &[]), message);
        refused("of_str", &[This, Int(1)], "TypeError: of_str() argument must be str, not int");
        refused("of_str", &[This, PyNone], "TypeError: of_str() argument must be str, not None");
        refused("text", &[This, Int(1)], "TypeError: text() argument 'encoding' must be str, not int");
        refused(
            "text",
            &[This, Arg::Str("a"), Float(1.0)],
            "TypeError: text() argument 'errors' must be str or None, not float",
        );
        refused(
            "bounds",
            &[This, Float(1.0)],
            "TypeError: slice indices must be integers or have an __index__ method",
        );
        refused(
            "bounds_or_none",
            &[This, Float(1.0)],
            "TypeError: slice indices must be integers or None or have an __index__ method",
        );
        refused(
            "numbers",
            &[This, Float(1.0)],
            "TypeError: 'float' object cannot be interpreted as an integer",
        );
        refused("numbers", &[This, Int(1), Arg::Str("a")], "TypeError: must be real number, not str");
        refused("shared", &[Int(1 << 40)], "OverflowError: Python int too large to convert to C int");
        refused("__new__", &[ListClass, Int(-1)], "OverflowError: can't convert negative value to size_t");
    });
}

#[test]
fn receivers_of_wrong_types_are_refused_first() {
    with_calls(|call| {
        let mut refused = |name, args: &[Arg], message: &str| {
            assert_eq!(call(name, args, &[]), format!("TypeError: {message}"));
        };
        refused("bounds", &[], "unbound method probe.bounds() needs an argument");
        refused("numbers", &[], "unbound method probe.numbers() needs an argument");
        let applies = "descriptor 'bounds' for 'tests.probe' objects doesn't apply to a 'int' object";
        refused("bounds", &[Int(1)], applies);
        refused("bounds", &[Int(1), Int(1), Int(1), Int(1)], applies);
        refused("__len__", &[], "descriptor '__len__' of 'tests.probe' object needs an argument");
        refused(
            "__len__",
            &[Int(1)],
            "descriptor '__len__' requires a 'tests.probe' object but received a 'int'",
        );
        refused("__new__", &[], "tests.probe.__new__(): not enough arguments");
        refused("__new__", &[Int(1)], "tests.probe.__new__(X): X is not a type object (int)");
    });
}

#[test]
fn wrong_calls_are_refused() {
    with_calls(|call| {
        assert_eq!(
            call("clear", &[This, This], &[]),
            "TypeError: probe.clear() takes no arguments (1 given)"
        );
        assert_eq!(call("bounds", &[This; 4], &[]), "TypeError: bounds expected at most 2 arguments, got 3");
        assert_eq!(
            call("bounds", &[This], &[("start", Int(1))]),
            "TypeError: probe.bounds() takes no keyword arguments"
        );
        assert_eq!(
            call("numbers", &[This, Int(1)], &[("i", Int(1))]),
            "TypeError: argument for numbers() given by name ('i') and position (1)"
        );
        assert_eq!(
            call("replace", &[This, Int(1)], &[]),
            "TypeError: replace() missing required argument 'new' (pos 2)"
        );
        assert_eq!(
            call("__new__", &[ListClass], &[("fill", Int(1))]),
            "TypeError: probe() missing required argument 'size' (pos 1)"
        );
    });
}

#[test]
fn attributes_check_their_receiver() {
    let size = Probe::TABLES.iter().flat_map(|table| table.attributes).find(|it| it.name == "size").unwrap();
    let interpreter = Interpreter::new(Configuration::default(), Box::new(NoHost)).unwrap();
    interpreter.enter(|vm| {
        let list = list::from_slice(vm, &[Value::NONE]).unwrap().to_value();
        let (get, set) = (size.get.unwrap(), size.set.unwrap());
        assert_eq!(show(&get(vm, &list).unwrap()), "1");
        set(vm, &list, None).unwrap();
        assert_eq!(show(&get(vm, &list).unwrap()), "0");
        let raised = get(vm, &Value::NONE).unwrap_err();
        let message = show(&vm.take_raised(raised).get(vm).args.items()[0]);
        assert_eq!(
            message,
            "descriptor 'size' for 'tests.probe' objects doesn't apply to a 'NoneType' object"
        );
    });
}

#[test]
fn signatures_are_the_declarations() {
    assert_eq!(def("__new__").class_signature, Some("(size, fill=None)"));
    assert_eq!(def("bounds").text_signature, Some("($self, start=0, stop=sys.maxsize, /)"));
    assert_eq!(def("__len__").text_signature, Some("($self, /)"));
    assert!(def("gone").versions.contains(10) && !def("gone").versions.contains(11));
}

#[test]
fn bounds_of_a_slice_are_clamped() {
    assert_eq!(SliceIx(-1).clamp(3), 2);
    assert_eq!(SliceIx(-9).clamp(3), 0);
    assert_eq!(SliceIx(9).clamp(3), 3);
    assert_eq!(SliceIx(i64::MIN).clamp(usize::MAX), 0);
}
