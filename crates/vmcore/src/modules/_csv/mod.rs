//! `_csv`: files of comma-separated values (the states are those of CPython's `Modules/_csv.c`).

mod dialect;
mod reader;
mod writer;

pub use dialect::Dialect;
pub use reader::Reader;
pub use writer::Writer;

use super::{new_exception, set};
use crate::native::{Kwargs, module};
use crate::objects::attrs;
use crate::objects::dict::{self, Dict};
use crate::objects::int;
use crate::objects::list::{self, List};
use crate::objects::str::Str;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Raised, Res, Vm};

/// Characters that a field may have, until `field_size_limit` says otherwise.
const LIMIT: i64 = 128 << 10;

/// `csv.Error`
fn error(vm: &Vm, message: &str) -> Raised {
    let class = vm.interp().module_state.borrow().get("_csv").cloned();
    match class.as_ref().and_then(|class| class.downcast()) {
        Some(class) => vm.raise_message(class, message),
        None => vm.value_error(message),
    }
}

fn field_limit(vm: &Vm) -> i64 {
    vm.interp().module_state.borrow().get("_csv.limit").and_then(int::to_i64).unwrap_or(LIMIT)
}

/// The dialects by name.
fn dialects(vm: &Vm) -> Res<Ref<Dict>> {
    let dialects = vm.interp().module_state.borrow().get("_csv.dialects").cloned();
    match dialects.as_ref().and_then(|dialects| dialects.downcast::<Dict>()) {
        Some(dialects) => Ok(dialects.clone()),
        None => Err(vm.system_error("_csv is not initialised")),
    }
}

fn find(vm: &mut Vm, name: &Value) -> Res<Value> {
    match dialects(vm)?.get_item(vm, name)? {
        Some(dialect) => Ok(dialect),
        None => Err(error(vm, "unknown dialect")),
    }
}

/// The first one or two arguments of `reader` and its like.
fn split(vm: &Vm, args: &[Value]) -> Res<(Value, Option<Value>)> {
    match args {
        [first] => Ok((first.clone(), None)),
        [first, dialect] => Ok((first.clone(), Some(dialect.clone()))),
        // CPython names no function here.
        [] => Err(vm.type_error(" expected at least 1 argument, got 0")),
        _ => Err(vm.type_error(&format!(" expected at most 2 arguments, got {}", args.len()))),
    }
}

fn dialect_of(vm: &mut Vm, dialect: Option<Value>, kwargs: Kwargs<'_>) -> Res<Ref<Dialect>> {
    let class = vm.types().csv_dialect.clone();
    let by_name = kwargs.clone().find(|(name, _)| name.as_ascii() == Some("dialect"));
    let dialect = dialect.or_else(|| by_name.map(|(_, dialect)| dialect.clone()));
    dialect::make(vm, &class, dialect.as_ref(), kwargs)
}

pub(crate) struct Csv;

#[module("_csv")]
impl Csv {
    #[py("reader($module, /, *args, **kwargs)", no_text_signature)]
    fn reader(vm: &mut Vm, args: &[Value], kwargs: Kwargs<'_>) -> Res<Ref<Reader>> {
        let (lines, dialect) = split(vm, args)?;
        let lines = ops::iter::get_iter(vm, &lines)?;
        let dialect = dialect_of(vm, dialect, kwargs)?;
        let class = vm.types().csv_reader.clone();
        Ok(attrs::new_instance(vm, &class, Reader::new(lines, dialect)))
    }

    #[py("writer($module, /, *args, **kwargs)", no_text_signature)]
    fn writer(vm: &mut Vm, args: &[Value], kwargs: Kwargs<'_>) -> Res<Ref<Writer>> {
        let (file, dialect) = split(vm, args)?;
        let write = vm.intern("write");
        let write = ops::get_attr_or_none(vm, &file, &write)?;
        let Some(write) = write.filter(|write| ops::call::is_callable(vm, write)) else {
            return Err(vm.type_error("argument 1 must have a \"write\" method"));
        };
        let dialect = dialect_of(vm, dialect, kwargs)?;
        let class = vm.types().csv_writer.clone();
        Ok(attrs::new_instance(vm, &class, Writer::new(write, dialect)))
    }

    #[py("register_dialect($module, /, *args, **kwargs)", no_text_signature)]
    fn register_dialect(vm: &mut Vm, args: &[Value], kwargs: Kwargs<'_>) -> Res<()> {
        let (name, dialect) = split(vm, args)?;
        if name.downcast::<Str>().is_none() {
            return Err(vm.type_error("dialect name must be a string"));
        }
        let dialect = dialect_of(vm, dialect, kwargs)?;
        dialects(vm)?.set_item(vm, &name, dialect.into())
    }

    #[py("unregister_dialect($module, /, name)")]
    fn unregister_dialect(vm: &mut Vm, name: &Value) -> Res<()> {
        find(vm, name)?;
        let dialects = dialects(vm)?.to_value();
        ops::delete_item(vm, &dialects, name)
    }

    #[py("get_dialect($module, /, name)")]
    fn get_dialect(vm: &mut Vm, name: &Value) -> Res<Value> {
        find(vm, name)
    }

    #[py("list_dialects($module, /)")]
    fn list_dialects(vm: &mut Vm) -> Res<Ref<List>> {
        let dialects = dialects(vm)?.to_value();
        list::from_iterable(vm, &dialects)
    }

    #[py("field_size_limit($module, /, new_limit=<unrepresentable>)")]
    fn field_size_limit(vm: &mut Vm, new_limit: Option<&Value>) -> Res<i64> {
        let old = field_limit(vm);
        if let Some(limit) = new_limit {
            if !int::is_exact(limit) {
                return Err(vm.type_error("limit must be an integer"));
            }
            if int::to_i64(limit).is_none() {
                return Err(vm.overflow_error("Python int too large to convert to C long"));
            }
            vm.interp().module_state.borrow_mut().insert("_csv.limit", limit.clone());
        }
        Ok(old)
    }
}

pub(crate) fn fill(vm: &mut Vm, module: &Ref<Dict>) -> Res<()> {
    let dialects = dict::new(vm).to_value();
    vm.interp().module_state.borrow_mut().insert("_csv.dialects", dialects.clone());
    set(vm, module, "_dialects", dialects)?;
    for (name, quoting) in dialect::QUOTING {
        set(vm, module, name, Value::small_int_wrapping(quoting as i64))?;
    }
    let version = vm.str("1.0")?.to_value();
    set(vm, module, "__version__", version)?;
    let types = vm.types();
    let classes = [
        ("Dialect", types.csv_dialect.to_value()),
        ("Reader", types.csv_reader.to_value()),
        ("Writer", types.csv_writer.to_value()),
    ];
    for (name, class) in classes {
        set(vm, module, name, class)?;
    }
    let error = new_exception(vm, "_csv.Error", &vm.types().exception.clone())?;
    vm.interp().module_state.borrow_mut().insert("_csv", error.clone());
    set(vm, module, "Error", error)
}
