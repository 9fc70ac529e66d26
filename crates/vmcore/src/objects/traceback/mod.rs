//! Tracebacks: where an exception passed. How one is printed is in `print`.

pub mod print;

use super::frame::{self, FrameObject};
use super::types::{Type, class_of};
use crate::heap::{Trace, Visit};
use crate::native::methods;
use crate::objects::list::{self, List};
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct Traceback {
    pub next: Option<Ref<Traceback>>,
    pub frame: Ref<FrameObject>,
    /// Bytecode offset of the instruction.
    pub lasti: u32,
    /// None: the instruction's, worked out when somebody asks.
    pub lineno: Option<i32>,
}

impl Trace for Traceback {
    fn trace(&self, visit: &mut Visit<'_>) {
        self.next.iter().for_each(|t| visit(t.as_value()));
        visit(self.frame.as_value());
    }
}

impl Ref<Traceback> {
    /// `tb_lineno`
    pub fn line(&self, vm: &Vm) -> Option<i64> {
        let t = self.get(vm);
        match t.lineno {
            Some(line) => Some(i64::from(line)),
            None => frame::line_at(&t.frame.get(vm).code, t.lasti),
        }
    }

    pub fn next(&self, vm: &Vm) -> Option<Ref<Traceback>> {
        self.get(vm).next.clone()
    }
}

/// `value` as a `tb_next`.
fn next_from(vm: &Vm, value: &Value) -> Res<Option<Ref<Traceback>>> {
    let next = value.downcast::<Traceback>().cloned();
    if next.is_none() && !value.is_none() {
        let class = class_of(vm, value).name(vm);
        return Err(vm.type_error(&format!("expected traceback object, got '{class}'")));
    }
    Ok(next)
}

#[methods("traceback")]
impl Traceback {
    #[py("__new__($type, /, tb_next, tb_frame, tb_lasti, tb_lineno)", name = "TracebackType")]
    fn construct(
        vm: &mut Vm,
        _class: &Ref<Type>,
        tb_next: &Value,
        tb_frame: &Ref<FrameObject>,
        tb_lasti: i32,
        tb_lineno: i32,
    ) -> Res<Ref<Traceback>> {
        let next = next_from(vm, tb_next)?;
        let lasti = u32::try_from(tb_lasti).unwrap_or(u32::MAX);
        let lineno = (tb_lineno != -1).then_some(tb_lineno);
        Ok(vm.alloc(Traceback { next, frame: tb_frame.clone(), lasti, lineno }))
    }

    #[py("__dir__($self, /)", flavour = "method", no_text_signature)]
    fn dir(vm: &mut Vm, _this: &Ref<Traceback>) -> Res<Ref<List>> {
        let names = ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"].map(|name| vm.intern(name).into());
        Ok(list::from_slice(vm, &names)?)
    }

    #[member("tb_frame")]
    fn frame(vm: &Vm, this: &Ref<Traceback>) -> Ref<FrameObject> {
        this.get(vm).frame.clone()
    }

    #[member("tb_lasti")]
    fn lasti(vm: &Vm, this: &Ref<Traceback>) -> i64 {
        // -1 is what a program gives for "none".
        i64::from(this.get(vm).lasti as i32)
    }

    #[getter("tb_lineno")]
    fn lineno(vm: &Vm, this: &Ref<Traceback>) -> Option<i64> {
        this.line(vm)
    }

    #[getter("tb_next")]
    fn get_next(vm: &Vm, this: &Ref<Traceback>) -> Option<Ref<Traceback>> {
        this.next(vm)
    }

    #[setter("tb_next")]
    fn set_next(vm: &mut Vm, this: &Ref<Traceback>, value: Option<&Value>) -> Res<()> {
        let Some(value) = value else { return Err(vm.type_error("can't delete tb_next attribute")) };
        let next = next_from(vm, value)?;
        let mut at = next.clone();
        while let Some(traceback) = at {
            if traceback.is(this) {
                return Err(vm.value_error("traceback loop detected"));
            }
            at = traceback.next(vm);
        }
        this.get_mut(vm).next = next;
        Ok(())
    }
}
