//! `frame` objects: a frame as a program sees it, made only when somebody asks.

use std::cell::Cell;
use std::ptr::NonNull;

use bytecode::code::{flags, kinds};

use super::cell::Cell as CellObject;
use super::code::Code;
use super::dict::{self, Dict};
use super::generator::Generator;
use super::int::Int;
use super::str::Str;
use crate::heap::{Object, Trace, Visit};
use crate::interp::{frames, other_builtins, traced_form};
use crate::native::methods;
use crate::ops;
use crate::value::{Ref, Value};
use crate::vm::{Res, Vm};

pub struct FrameObject {
    pub code: Ref<Code>,
    pub globals: Ref<Dict>,
    pub builtins: Ref<Dict>,
    /// The namespace of a class body or module; or the snapshot of the fast locals last taken.
    pub locals: Option<Value>,
    /// The locals' values, taken over when the frame was left.
    pub registers: Vec<Option<Value>>,
    pub back: Option<Ref<FrameObject>>,
    /// `f_trace`, `f_trace_lines`, `f_trace_opcodes`
    pub trace: Option<Value>,
    pub trace_lines: bool,
    pub trace_opcodes: bool,
    /// Offset of the instruction that trace functions were told of last, from the second one on.
    pub traced_at: Option<u32>,
    /// Address of the running frame; null once it was left.
    pub(crate) live: *mut crate::interp::frame::Frame,
    /// The suspended generator whose frame this is, uncounted: it owns the frame, and clears this when it dies.
    pub(crate) generator: Cell<Option<NonNull<Object<Generator>>>>,
    /// Bytecode offset where the frame was left.
    pub lasti: u32,
}

impl Trace for FrameObject {
    fn trace(&self, visit: &mut Visit<'_>) {
        visit(self.code.as_value());
        visit(self.globals.as_value());
        visit(self.builtins.as_value());
        self.locals.iter().for_each(&mut *visit);
        self.registers.iter().flatten().for_each(&mut *visit);
        self.back.iter().for_each(|b| visit(b.as_value()));
        self.trace.iter().for_each(visit);
    }
}

impl FrameObject {
    /// Of a frame that does not run.
    pub(crate) fn new(code: Ref<Code>, globals: Ref<Dict>, builtins: Ref<Dict>) -> FrameObject {
        FrameObject {
            code,
            globals,
            builtins,
            locals: None,
            registers: Vec::new(),
            back: None,
            trace: None,
            trace_lines: true,
            trace_opcodes: false,
            traced_at: None,
            live: std::ptr::null_mut(),
            generator: Cell::new(None),
            lasti: 0,
        }
    }
}

/// The source line of the instruction at a bytecode offset; none where there is none.
pub(crate) fn line(vm: &Vm, frame: &Ref<FrameObject>) -> Option<i64> {
    line_at(&frame.get(vm).code, frames::lasti(vm, frame))
}

pub(crate) fn line_at(code: &Ref<Code>, offset: u32) -> Option<i64> {
    bytecode::locations::line_at(&code.raw, offset).map(i64::from)
}

/// `f_locals`: the namespace, or a dict brought up to date with the fast locals (`PyFrame_FastToLocalsWithError`).
pub fn locals(vm: &mut Vm, frame: &Ref<FrameObject>) -> Res<Value> {
    let namespace = match frame.get(vm).locals.clone() {
        Some(namespace) => namespace,
        None => {
            let made = dict::new(vm).to_value();
            frame.get_mut(vm).locals = Some(made.clone());
            made
        }
    };
    let code = frame.get(vm).code.clone();
    let optimised = code.raw.has_flag(flags::OPTIMIZED);
    // A cleared frame has none.
    let registers = frames::registers(vm, frame).into_iter().chain(std::iter::repeat(None));
    for (i, (name, value)) in code.locals.iter().zip(registers).enumerate() {
        let kind = code.raw.localspluskinds.get(i).copied().unwrap_or(0);
        if kind & kinds::FREE != 0 && !optimised {
            continue;
        }
        let value = match &value {
            Some(cell) if kind & (kinds::CELL | kinds::FREE) != 0 => match cell.downcast::<CellObject>() {
                Some(cell) => cell.get(vm).content.clone(),
                None => value,
            },
            _ => value,
        };
        match (value, namespace.exact::<Dict>()) {
            (Some(value), Some(dict)) => dict.set_str(vm, name, value)?,
            (Some(value), None) => ops::set_item(vm, &namespace, name.as_value(), &value)?,
            (None, Some(dict)) => drop(dict.remove_str(vm, name)),
            (None, None) => {
                if let Err(raised) = ops::delete_item(vm, &namespace, name.as_value()) {
                    let class = vm.types().key_error.clone();
                    ops::raise::catch(vm, raised, &class)?;
                }
            }
        }
    }
    Ok(namespace)
}

#[methods("frame")]
impl FrameObject {
    #[py("__repr__")]
    fn repr(vm: &mut Vm, this: &Ref<FrameObject>) -> Res<Ref<Str>> {
        let code = this.get(vm).code.clone();
        let line = line_at(&code, frames::lasti(vm, this)).unwrap_or(-1);
        let mut text = text::StrBuf::new();
        text.push_str(&format!("<frame at {:#x}, file ", this.as_ptr().as_ptr() as usize));
        text.push_view(ops::format::repr(vm, code.filename().as_value())?.view());
        text.push_str(&format!(", line {line}, code "));
        text.push_view(code.name.view());
        text.push_str(">");
        Ok(super::str::from_data(vm, &text.finish())?)
    }

    #[py("clear($self, /)", no_text_signature)]
    fn clear(vm: &mut Vm, this: &Ref<FrameObject>) -> Res<()> {
        if !this.get(vm).live.is_null() {
            return Err(vm.runtime_error("cannot clear an executing frame"));
        }
        if let Some(generator) = frames::generator(vm, this) {
            ops::finalize(vm, generator.as_value());
            return Ok(());
        }
        let f = this.get_mut(vm);
        let (trace, registers) = (f.trace.take(), std::mem::take(&mut f.registers));
        drop(trace);
        drop(registers);
        Ok(())
    }

    #[getter("f_back")]
    fn f_back(vm: &Vm, this: &Ref<FrameObject>) -> Option<Ref<FrameObject>> {
        frames::back(vm, this)
    }

    #[getter("f_code")]
    fn code(vm: &Vm, this: &Ref<FrameObject>) -> Ref<Code> {
        this.get(vm).code.clone()
    }

    #[getter("f_globals")]
    fn globals(vm: &Vm, this: &Ref<FrameObject>) -> Ref<Dict> {
        this.get(vm).globals.clone()
    }

    #[getter("f_builtins")]
    fn builtins(vm: &Vm, this: &Ref<FrameObject>) -> Value {
        let frame = this.get(vm);
        other_builtins(vm, &frame.globals).unwrap_or_else(|| frame.builtins.to_value())
    }

    #[getter("f_locals")]
    fn locals(vm: &mut Vm, this: &Ref<FrameObject>) -> Res<Value> {
        locals(vm, this)
    }

    #[getter("f_lasti")]
    fn lasti(vm: &Vm, this: &Ref<FrameObject>) -> u32 {
        frames::lasti(vm, this)
    }

    #[getter("f_lineno")]
    fn lineno(vm: &Vm, this: &Ref<FrameObject>) -> Option<i64> {
        line(vm, this)
    }

    #[setter("f_lineno")]
    fn set_lineno(vm: &mut Vm, this: &Ref<FrameObject>, value: Option<&Value>) -> Res<()> {
        match value {
            None => Err(vm.attribute_error("cannot delete attribute")),
            Some(value) if value.exact::<Int>().is_none() && value.as_small_int().is_none() => {
                Err(vm.value_error("lineno must be an integer"))
            }
            Some(value) => traced_form::jump(vm, this, super::int::to_i64(value).unwrap_or(i64::MAX)),
        }
    }

    #[getter("f_trace")]
    fn trace(vm: &Vm, this: &Ref<FrameObject>) -> Option<Value> {
        this.get(vm).trace.clone()
    }

    #[setter("f_trace")]
    fn set_trace(vm: &mut Vm, this: &Ref<FrameObject>, value: Option<&Value>) -> Res<()> {
        let trace = value.filter(|v| !v.is_none()).cloned();
        drop(std::mem::replace(&mut this.get_mut(vm).trace, trace));
        traced_form::expect_returns(vm);
        Ok(())
    }

    #[member("f_trace_lines")]
    fn trace_lines(vm: &Vm, this: &Ref<FrameObject>) -> bool {
        this.get(vm).trace_lines
    }

    #[setter("f_trace_lines")]
    fn set_trace_lines(vm: &mut Vm, this: &Ref<FrameObject>, value: Option<&Value>) -> Res<()> {
        let Some(value) = value else { return Err(vm.type_error("can't delete numeric/char attribute")) };
        let Some(lines) = value.as_bool() else {
            return Err(vm.type_error("attribute value type must be bool"));
        };
        this.get_mut(vm).trace_lines = lines;
        Ok(())
    }

    #[member("f_trace_opcodes")]
    fn trace_opcodes(vm: &Vm, this: &Ref<FrameObject>) -> bool {
        this.get(vm).trace_opcodes
    }

    #[setter("f_trace_opcodes")]
    fn set_trace_opcodes(vm: &mut Vm, this: &Ref<FrameObject>, value: Option<&Value>) -> Res<()> {
        let Some(opcodes) = value.and_then(Value::as_bool) else {
            return Err(vm.type_error("attribute value type must be bool"));
        };
        this.get_mut(vm).trace_opcodes = opcodes;
        Ok(())
    }
}
