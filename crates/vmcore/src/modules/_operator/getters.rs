//! `attrgetter` and `itemgetter`.

use crate::heap::{Buf, Trace, Visit};
use crate::native::methods;
use crate::objects::attrs;
use crate::objects::str::{self, Str};
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Type, class_of};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct AttrGetter {
    /// As they were given.
    names: Ref<Tuple>,
    /// Each as the interned names between its dots.
    paths: Vec<Vec<Ref<Str>>>,
}

impl Trace for AttrGetter {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.names.as_value());
        self.paths.iter().flatten().for_each(|name| visit(name.as_value()));
    }
}

fn follow(vm: &mut Vm, object: &Value, path: &[Ref<Str>]) -> Res<Value> {
    let [first, rest @ ..] = path else { return Ok(object.clone()) };
    let mut found = ops::get_attr(vm, object, first)?;
    for name in rest {
        found = ops::get_attr(vm, &found, name)?;
    }
    Ok(found)
}

/// `name(args)`, for `__repr__`
pub(super) fn shown(vm: &mut Vm, object: &Value, parts: &[Value]) -> Res<Value> {
    let name = class_of(vm, object).name(vm);
    ops::repr::container(vm, object, &format!("{name}(...)"), |vm, out| {
        out.push_str(&name);
        out.push_str("(");
        for (index, part) in parts.iter().enumerate() {
            out.push_str(if index > 0 { ", " } else { "" });
            out.push_repr(vm, part)?;
        }
        out.push_str(")");
        Ok(())
    })
}

#[methods("operator.attrgetter")]
impl AttrGetter {
    #[py(
        "__new__($type, attr, /, *attrs)",
        no_text_signature,
        too_few = "attrgetter expected 1 argument, got 0"
    )]
    fn construct(vm: &mut Vm, class: &Ref<Type>, attr: &Value, attrs: &[Value]) -> Res<Ref<AttrGetter>> {
        let mut names = vec![attr.clone()];
        names.extend_from_slice(attrs);
        let mut paths = Vec::with_capacity(names.len());
        for name in &names {
            let Some(name) = name.downcast::<Str>() else {
                return Err(vm.type_error("attribute name must be a string"));
            };
            let mut path = Vec::new();
            let points: Vec<u32> = name.view().into_iter().collect();
            for part in points.split(|point| *point == u32::from('.')) {
                let mut buf = text::StrBuf::with_capacity(part.len());
                part.iter().for_each(|point| buf.push(*point));
                path.push(str::from_data(vm, &buf.finish())?.interned(vm));
            }
            paths.push(path);
        }
        let names = tuple::from_slice(vm, &names)?;
        Ok(attrs::new_instance(vm, class, AttrGetter { names, paths }))
    }

    #[py("__call__", too_few = "attrgetter expected 1 argument, got 0")]
    fn call(
        vm: &mut Vm,
        this: &Ref<AttrGetter>,
        args: &[Value],
        kwargs: crate::native::Kwargs<'_>,
    ) -> Res<Value> {
        let object = only_argument(vm, "attrgetter", args, &kwargs)?;
        if let [path] = &*this.paths {
            return follow(vm, object, path);
        }
        let mut values = Buf::with_capacity(vm.heap(), this.paths.len())?;
        for path in &this.paths {
            values.push(follow(vm, object, path)?)?;
        }
        Ok(tuple::from_buf(vm, &mut values)?.into())
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<AttrGetter>) -> Res<Value> {
        shown(vm, this.as_value(), this.names.items())
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<AttrGetter>) -> (Value, Value) {
        (class_of(vm, this.as_value()).to_value(), this.names.to_value())
    }
}

/// The one argument that a getter is called with.
pub(super) fn only_argument<'a>(
    vm: &Vm,
    name: &str,
    args: &'a [Value],
    kwargs: &crate::native::Kwargs<'_>,
) -> Res<&'a Value> {
    if !kwargs.is_empty() {
        return Err(vm.type_error(&format!("{name}() takes no keyword arguments")));
    }
    match args {
        [object] => Ok(object),
        _ => Err(vm.type_error(&format!("{name} expected 1 argument, got {}", args.len()))),
    }
}

pub struct ItemGetter {
    items: Ref<Tuple>,
}

impl Trace for ItemGetter {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.items.as_value());
    }
}

#[methods("operator.itemgetter")]
impl ItemGetter {
    #[py(
        "__new__($type, item, /, *items)",
        no_text_signature,
        too_few = "itemgetter expected 1 argument, got 0"
    )]
    fn construct(vm: &mut Vm, class: &Ref<Type>, item: &Value, items: &[Value]) -> Res<Ref<ItemGetter>> {
        let mut all = vec![item.clone()];
        all.extend_from_slice(items);
        let items = tuple::from_slice(vm, &all)?;
        Ok(attrs::new_instance(vm, class, ItemGetter { items }))
    }

    #[py("__call__")]
    fn call(
        vm: &mut Vm,
        this: &Ref<ItemGetter>,
        args: &[Value],
        kwargs: crate::native::Kwargs<'_>,
    ) -> Res<Value> {
        let object = only_argument(vm, "itemgetter", args, &kwargs)?;
        if let [item] = this.items.items() {
            return ops::get_item(vm, object, item);
        }
        let mut values = Buf::with_capacity(vm.heap(), this.items.len())?;
        for item in this.items.items() {
            values.push(ops::get_item(vm, object, item)?)?;
        }
        Ok(tuple::from_buf(vm, &mut values)?.into())
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<ItemGetter>) -> Res<Value> {
        shown(vm, this.as_value(), this.items.items())
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<ItemGetter>) -> (Value, Value) {
        (class_of(vm, this.as_value()).to_value(), this.items.to_value())
    }
}
