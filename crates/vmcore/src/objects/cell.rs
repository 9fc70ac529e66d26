//! Cells: variables shared between a function and those nested in it.

use super::rich_compare::rich_compare;
use super::types::{Type, class_of};
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::ops::{self, CompareOp};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

/// A cell of a closure; none while the variable is unbound.
pub struct Cell {
    pub content: Option<Value>,
}

impl Trace for Cell {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.content.iter().for_each(visit);
    }
}

#[methods("cell", with(COMPARE))]
impl Cell {
    #[py("__new__($type, contents=<unrepresentable>, /)", no_text_signature)]
    fn new(vm: &mut Vm, _class: &Ref<Type>, contents: Option<&Value>) -> Ref<Cell> {
        vm.alloc(Cell { content: contents.cloned() })
    }

    #[py("__repr__")]
    fn repr(vm: &Vm, this: &Ref<Cell>) -> String {
        let at = this.to_value().word();
        match &this.get(vm).content {
            Some(content) => {
                let class = class_of(vm, content).name(vm);
                format!("<cell at {at:#x}: {class} object at {:#x}>", content.word())
            }
            None => format!("<cell at {at:#x}: empty>"),
        }
    }

    #[getter("cell_contents")]
    fn get_contents(vm: &Vm, this: &Ref<Cell>) -> Res<Value> {
        this.get(vm).content.clone().ok_or_else(|| vm.value_error("Cell is empty"))
    }

    #[setter("cell_contents")]
    fn set_contents(vm: &mut Vm, this: &Ref<Cell>, value: Option<&Value>) -> Res<()> {
        drop(std::mem::replace(&mut this.get_mut(vm).content, value.cloned()));
        Ok(())
    }
}

rich_compare!(Cell, compare);

/// By content; an empty cell is less than any other.
fn compare(vm: &mut Vm, op: CompareOp, this: &Value, value: &Value) -> Res<Value> {
    let (Some(a), Some(b)) = (this.downcast::<Cell>(), value.downcast::<Cell>()) else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    match (a.get(vm).content.clone(), b.get(vm).content.clone()) {
        (Some(a), Some(b)) => ops::compare(vm, op, &a, &b),
        (a, b) => Ok(Value::bool(op.holds(a.is_some().cmp(&b.is_some())))),
    }
}
