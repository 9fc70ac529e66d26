//! `_tuplegetter`: the properties of named tuples.

use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::attrs;
use crate::objects::tuple::{self, Tuple};
use crate::objects::types::{Type, class_of};
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct TupleGetter {
    pub index: i64,
    doc: Value,
}

impl Trace for TupleGetter {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(&self.doc);
    }
}

#[methods("collections._tuplegetter")]
impl TupleGetter {
    #[py("__new__($type, index, doc, /)", no_text_signature)]
    fn construct(vm: &Vm, class: &Ref<Type>, index: i64, doc: &Value) -> Ref<TupleGetter> {
        attrs::new_instance(vm, class, TupleGetter { index, doc: doc.clone() })
    }

    #[py("__get__")]
    fn descriptor_get(vm: &Vm, this: &Ref<TupleGetter>, instance: &Value, _owner: &Value) -> Res<Value> {
        if instance.is_none() { Ok(this.to_value()) } else { item(vm, this, instance) }
    }

    #[py("__set__")]
    fn descriptor_set(vm: &Vm, _this: &Value, _instance: &Value, _value: &Value) -> Res<()> {
        Err(vm.attribute_error("can't set attribute"))
    }

    #[py("__delete__")]
    fn descriptor_delete(vm: &Vm, _this: &Value, _instance: &Value) -> Res<()> {
        Err(vm.attribute_error("can't delete attribute"))
    }

    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<TupleGetter>) -> Res<String> {
        let (index, doc) = (this.get(vm).index, this.get(vm).doc.clone());
        let doc = ops::format::repr(vm, &doc)?.to_string_lossy();
        let name = class_of(vm, this.as_value()).short_name(vm);
        Ok(format!("{name}({index}, {doc})"))
    }

    #[py("__reduce__($self, /)", no_text_signature)]
    fn reduce(vm: &Vm, this: &Ref<TupleGetter>) -> Res<(Value, Value)> {
        let TupleGetter { index, doc } = this.get(vm);
        let args = tuple::from_slice(vm, &[ops::int(vm, *index)?, doc.clone()])?;
        Ok((class_of(vm, this.as_value()).to_value(), args.into()))
    }

    #[member("__doc__")]
    fn doc(vm: &Vm, this: &Ref<TupleGetter>) -> Value {
        this.get(vm).doc.clone()
    }

    #[setter("__doc__")]
    fn set_doc(vm: &mut Vm, this: &Ref<TupleGetter>, value: Option<&Value>) -> Res<()> {
        let value = value.cloned().unwrap_or(Value::NONE);
        let old = std::mem::replace(&mut this.get_mut(vm).doc, value);
        drop(old);
        Ok(())
    }
}

/// The item of a named tuple that a getter stands for.
pub(crate) fn item(vm: &Vm, getter: &Ref<TupleGetter>, instance: &Value) -> Res<Value> {
    let index = getter.get(vm).index;
    let Some(tuple) = instance.downcast::<Tuple>() else {
        let class = class_of(vm, instance).name(vm);
        return Err(vm.type_error(&format!(
            "descriptor for index '{index}' for tuple subclasses doesn't apply to '{class}' object"
        )));
    };
    match usize::try_from(index).ok().and_then(|index| tuple.items().get(index)) {
        Some(item) => Ok(item.clone()),
        None => Err(vm.index_error("tuple index out of range")),
    }
}
