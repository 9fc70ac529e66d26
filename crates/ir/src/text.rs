//! The text form of lowered code: a line per instruction with its index, the bytecode offset and the operands in the
//! order of the declaration.
//!
//! `t0` is a temporary, `r0:name` a local, `k0:repr` a constant, `:name` a site, `-> 7` a jump to instruction 7. After
//! the instructions come the protected ranges.

use crate::{Instr, Lowered, Role};
use bytecode::CodeObject;
use bytecode::repr::repr;
use std::fmt::{self, Display, Formatter};

/// Displays lowered code; with the code object it was lowered from, by names.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a> {
    pub lowered: &'a Lowered,
    pub code: Option<&'a CodeObject>,
}

/// Constants are cut to this many characters.
const MAX_CONST: usize = 40;

impl Text<'_> {
    /// One instruction's operation and operands.
    pub fn instr(&self, index: usize) -> String {
        let Some(instr) = self.lowered.instrs.get(index) else { return String::new() };
        let operands = instr.operands().map(|(role, value)| self.operand(instr, index, role, value));
        let line = format!("{:<18} {}", instr.op, operands.collect::<Vec<_>>().join(", "));
        line.trim_end().into()
    }

    fn operand(&self, instr: &Instr, index: usize, role: Role, value: i32) -> String {
        match role {
            Role::Def if instr.results() != 1 => {
                self.registers(value, value + i32::try_from(instr.results()).unwrap_or(i32::MAX))
            }
            Role::Def | Role::Use | Role::Keep => self.register(value),
            Role::Win => self.registers(instr.window().start, instr.window().end),
            Role::Jump => match instr.target(index) {
                Some(target) => format!("-> {target}"),
                None => format!("-> {value}?"),
            },
            Role::Site => {
                let site = self.lowered.sites.get(value as usize);
                let name = site.and_then(|site| self.code?.names.get(site.name as usize));
                name.map_or_else(|| format!(":{value}"), |name| format!(":{name}"))
            }
            Role::Con => self.constant(value as u32),
            Role::Imm => value.to_string(),
        }
    }

    fn registers(&self, start: i32, end: i32) -> String {
        match end.saturating_sub(start) {
            0 => "()".into(),
            1 => format!("({})", self.register(start)),
            _ => format!("({}..{})", self.register(start), self.register(end - 1)),
        }
    }

    fn register(&self, operand: i32) -> String {
        let Ok(register) = usize::try_from(operand) else { return self.constant((-1 - operand) as u32) };
        match register.checked_sub(self.lowered.first_temp.into()) {
            Some(temp) => format!("t{temp}"),
            None => match self.code.and_then(|code| code.localsplusnames.get(register)) {
                Some(name) => format!("r{register}:{name}"),
                None => format!("r{register}"),
            },
        }
    }

    fn constant(&self, index: u32) -> String {
        let Some(constant) = self.code.and_then(|code| code.consts.get(index as usize)) else {
            return format!("k{index}");
        };
        let text = repr(constant);
        match text.char_indices().nth(MAX_CONST) {
            Some((cut, _)) => format!("k{index}:{}...", &text[..cut]),
            None => format!("k{index}:{text}"),
        }
    }
}

impl Display for Text<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (index, [first, second]) in self.lowered.offsets.iter().enumerate() {
            let offsets = if first == second { first.to_string() } else { format!("{first},{second}") };
            writeln!(f, "{index:>5} {offsets:>9}  {}", self.instr(index))?;
        }
        for handler in &self.lowered.handlers {
            let lasti = if handler.lasti { " lasti" } else { "" };
            let last = handler.end.saturating_sub(1);
            writeln!(
                f,
                "    {}..{last} -> {} depth {}{lasti}",
                handler.start, handler.target, handler.depth
            )?;
        }
        Ok(())
    }
}
