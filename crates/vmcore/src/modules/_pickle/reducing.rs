//! Objects that are pickled by name, or by how they are made again (`__reduce_ex__`, PEP 307).

use super::globals::{self, shown};
use super::saver::Saver;
use super::{op, pickling_error};
use crate::objects::dict::Dict;
use crate::objects::function::Function;
use crate::objects::int;
use crate::objects::str::Str;
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Type, class_of};
use crate::ops::raise::catch;
use crate::ops::{self, attr, call};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

impl Saver {
    pub(super) fn save_by_reduction(&mut self, vm: &mut Vm, object: &Value, class: &Ref<Type>) -> Res<()> {
        let mut reduced = None;
        if let Some(hook) = self.hooks.reducer_override.clone() {
            let given = call::call_positional(vm, &hook, std::slice::from_ref(object))?;
            reduced = (!given.is(&Value::NOT_IMPLEMENTED)).then_some(given);
        }
        let reduced = match reduced {
            Some(reduced) => reduced,
            None if class.is(&vm.types().type_) => return self.save_type(vm, object),
            None if object.exact::<Function>().is_some() => return self.save_global(vm, object, None),
            None => match self.reduction(vm, object, class)? {
                Some(reduced) => reduced,
                None => return self.save_global(vm, object, None),
            },
        };
        if reduced.downcast::<Str>().is_some() {
            return self.save_global(vm, object, Some(&reduced));
        }
        match reduced.downcast::<Tuple>() {
            Some(parts) => self.save_reduced(vm, parts.items(), Some(object)),
            None => Err(pickling_error(vm, "__reduce__ must return a string or tuple")),
        }
    }

    /// What the dispatch table or the object's own methods say; none for a class, which is pickled by name.
    fn reduction(&mut self, vm: &mut Vm, object: &Value, class: &Ref<Type>) -> Res<Option<Value>> {
        let reducer = match self.hooks.dispatch_table.clone() {
            Some(table) => ops::item::get_item_or_none(vm, &table, class.as_value())?,
            None => globals::looked_up(vm, "copyreg", "dispatch_table", class.as_value())?,
        };
        if let Some(reducer) = reducer {
            return call::call_positional(vm, &reducer, std::slice::from_ref(object)).map(Some);
        }
        if class.is_subtype(vm, &vm.types().type_) {
            return Ok(None);
        }
        let name = vm.names().__reduce_ex__.clone();
        if let Some(reduce) = attr::get_attr_or_none(vm, object, &name)? {
            let protocol = Value::small_int_wrapping(self.protocol);
            return call::call_positional(vm, &reduce, &[protocol]).map(Some);
        }
        let name = vm.names().__reduce__.clone();
        match attr::get_attr_or_none(vm, object, &name)? {
            Some(reduce) => call::call_positional(vm, &reduce, &[]).map(Some),
            None => {
                let message = format!("can't pickle '{}' object: {}", class.name(vm), shown(vm, object)?);
                Err(pickling_error(vm, &message))
            }
        }
    }

    fn save_type(&mut self, vm: &mut Vm, object: &Value) -> Res<()> {
        for singleton in [Value::NONE, Value::ELLIPSIS, Value::NOT_IMPLEMENTED] {
            if class_of(vm, &singleton).as_value().is(object) {
                let class = vm.types().type_.to_value();
                return self.save_call(vm, class, &[singleton], object);
            }
        }
        self.save_global(vm, object, None)
    }

    fn save_global(&mut self, vm: &mut Vm, object: &Value, name: Option<&Value>) -> Res<()> {
        let found = globals::find(vm, object, name)?;
        let (module, name) = (found.module, found.name.to_value());
        if self.protocol >= 2 {
            let key = tuple::pair(vm, module.clone(), name.clone())?.into();
            if let Some(code) = globals::looked_up(vm, "copyreg", "_extension_registry", &key)? {
                return self.save_extension(vm, object, &code);
            }
        }
        if self.protocol >= 4 {
            self.save(vm, &module)?;
            self.save(vm, &name)?;
            self.put(&[op::STACK_GLOBAL])?;
            return self.memoize(vm, object);
        }
        let path = found.name.to_string_lossy();
        let last = vm.intern(path.rsplit('.').next().unwrap_or_default()).to_value();
        if let Some(parent) = found.nested_in {
            let getattr = globals::attribute_of(vm, "builtins", "getattr")?;
            let args = tuple::pair(vm, parent, last)?.to_value();
            self.save_reduced(vm, &[getattr, args], None)?;
            return self.memoize(vm, object);
        }
        let (module, name) = match self.fix_imports {
            true => globals::renamed(vm, &module, &last, true)?,
            false => (module, last),
        };
        let (module, name) =
            (ops::str(vm, &module)?.to_string_lossy(), ops::str(vm, &name)?.to_string_lossy());
        if self.protocol < 3 && !(module.is_ascii() && name.is_ascii()) {
            let protocol = self.protocol;
            let message =
                format!("can't pickle global identifier '{module}.{name}' using pickle protocol {protocol}");
            return Err(pickling_error(vm, &message));
        }
        self.put(&[op::GLOBAL])?;
        self.put(format!("{module}\n{name}\n").as_bytes())?;
        self.memoize(vm, object)
    }

    fn save_extension(&mut self, vm: &mut Vm, object: &Value, code: &Value) -> Res<()> {
        let number = int::to_i64(code).and_then(|code| i32::try_from(code).ok()).filter(|code| *code > 0);
        let Some(number) = number else {
            let object = shown(vm, object)?;
            let message =
                format!("Can't pickle {object}: extension code {} is out of range", shown(vm, code)?);
            return Err(pickling_error(vm, &message));
        };
        let [a, b, c, d] = number.to_le_bytes();
        match number {
            ..0x100 => self.put(&[op::EXT1, a]),
            0x100..0x1_0000 => self.put(&[op::EXT2, a, b]),
            _ => self.put(&[op::EXT4, a, b, c, d]),
        }
    }

    /// What `__reduce__` gave: a callable, its arguments, and up to four things more.
    pub(super) fn save_reduced(&mut self, vm: &mut Vm, parts: &[Value], object: Option<&Value>) -> Res<()> {
        if !(2..=6).contains(&parts.len()) {
            return Err(pickling_error(vm, "tuple returned by __reduce__ must contain 2 through 6 elements"));
        }
        let part = |at: usize| parts.get(at).filter(|part| !part.is_none());
        let callable = &parts[0];
        if !call::is_callable(vm, callable) {
            return Err(pickling_error(
                vm,
                "first item of the tuple returned by __reduce__ must be callable",
            ));
        }
        let Some(args) = parts[1].downcast::<Tuple>() else {
            return Err(pickling_error(
                vm,
                "second item of the tuple returned by __reduce__ must be a tuple",
            ));
        };
        let checks = [
            (3, "fourth", "an iterator", ops::iter::is_iterator as fn(&Vm, &Value) -> bool),
            (4, "fifth", "an iterator", ops::iter::is_iterator),
            (5, "sixth", "a function", call::is_callable),
        ];
        for (at, which, what, check) in checks {
            if let Some(given) = part(at)
                && !check(vm, given)
            {
                let class = class_of(vm, given).name(vm);
                let message = format!(
                    "{which} element of the tuple returned by __reduce__ must be {what}, not {class}"
                );
                return Err(pickling_error(vm, &message));
            }
        }
        self.save_making(vm, callable, args, object)?;
        if let Some(object) = object {
            // Saving the arguments wrote it already: it contains itself.
            if let Some(number) = self.number(vm, object)? {
                self.put(&[op::POP])?;
                return self.refer(number);
            }
            self.memoize(vm, object)?;
        }
        if let Some(items) = part(3) {
            self.append_all(vm, items, false)?;
        }
        if let Some(items) = part(4) {
            self.set_all(vm, items, false)?;
        }
        let Some(state) = part(2) else { return Ok(()) };
        match (part(5), object) {
            (Some(setter), Some(object)) => {
                self.save(vm, setter)?;
                self.save(vm, object)?;
                self.save(vm, state)?;
                self.put(&[op::TUPLE2, op::REDUCE, op::POP])
            }
            _ => {
                self.save(vm, state)?;
                self.put(&[op::BUILD])
            }
        }
    }

    /// The call that makes the object, which for `copyreg.__newobj__` and `__newobj_ex__` is an opcode of its own.
    fn save_making(
        &mut self,
        vm: &mut Vm,
        callable: &Value,
        args: &Ref<Tuple>,
        object: Option<&Value>,
    ) -> Res<()> {
        let mut name = String::new();
        if self.protocol >= 2 {
            let attribute = vm.names().__name__.clone();
            if let Some(found) = attr::get_attr_or_none(vm, callable, &attribute)?
                && let Some(found) = found.downcast::<Str>()
            {
                name = found.to_string_lossy();
            }
        }
        match name.as_str() {
            "__newobj_ex__" => self.save_newobj_ex(vm, args),
            "__newobj__" => self.save_newobj(vm, args, object),
            _ => {
                self.save(vm, callable)?;
                self.save(vm, args.as_value())?;
                self.put(&[op::REDUCE])
            }
        }
    }

    fn save_newobj_ex(&mut self, vm: &mut Vm, args: &Ref<Tuple>) -> Res<()> {
        let [class, positional, keywords] = args.items() else {
            let len = args.len();
            let message = format!("length of the NEWOBJ_EX argument tuple must be exactly 3, not {len}");
            return Err(pickling_error(vm, &message));
        };
        let kinds = [
            (class.downcast::<Type>().is_some(), class, "first", "class"),
            (positional.downcast::<Tuple>().is_some(), positional, "second", "tuple"),
            (keywords.downcast::<Dict>().is_some(), keywords, "third", "dict"),
        ];
        for (fits, given, which, what) in kinds {
            if !fits {
                let given = class_of(vm, given).name(vm);
                let message =
                    format!("{which} item from NEWOBJ_EX argument tuple must be a {what}, not {given}");
                return Err(pickling_error(vm, &message));
            }
        }
        if self.protocol >= 4 {
            self.save(vm, class)?;
            self.save(vm, positional)?;
            self.save(vm, keywords)?;
            return self.put(&[op::NEWOBJ_EX]);
        }
        let partial = globals::attribute_of(vm, "functools", "partial")?;
        let new = vm.names().__new__.clone();
        let mut bound = vec![ops::get_attr(vm, class, &new)?, class.clone()];
        bound.extend(positional.downcast::<Tuple>().into_iter().flat_map(|items| items.items()).cloned());
        let Some(keywords) = keywords.downcast::<Dict>() else { return Ok(()) };
        let bound = call::call_with_dict(vm, &partial, &bound, keywords)?;
        self.save(vm, &bound)?;
        let empty = tuple::from_slice(vm, &[])?.to_value();
        self.save(vm, &empty)?;
        self.put(&[op::REDUCE])
    }

    fn save_newobj(&mut self, vm: &mut Vm, args: &Ref<Tuple>, object: Option<&Value>) -> Res<()> {
        let [class, rest @ ..] = args.items() else {
            return Err(pickling_error(vm, "__newobj__ arglist is empty"));
        };
        let new = vm.names().__new__.clone();
        if attr::get_attr_or_none(vm, class, &new)?.is_none() {
            return Err(pickling_error(vm, "args[0] from __newobj__ args has no __new__"));
        }
        if let Some(object) = object {
            let name = vm.names().__class__.clone();
            let own = match ops::get_attr(vm, object, &name) {
                Ok(own) => own,
                Err(raised) => {
                    catch(vm, raised, &vm.types().attribute_error)?;
                    class_of(vm, object).to_value()
                }
            };
            if !own.is(class) {
                return Err(pickling_error(vm, "args[0] from __newobj__ args has the wrong class"));
            }
        }
        self.save(vm, class)?;
        let rest = tuple::from_slice(vm, rest)?.to_value();
        self.save(vm, &rest)?;
        self.put(&[op::NEWOBJ])
    }
}
