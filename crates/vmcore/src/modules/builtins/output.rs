//! `print`

use super::Builtins;
use crate::native::module;
use crate::ops;
use crate::value::Value;
use crate::vm::{Res, Vm};

#[module("builtins", OUTPUT)]
impl Builtins {
    #[py("print($module, /, *args, sep=' ', end='\\n', file=None, flush=False)")]
    fn print(
        vm: &mut Vm,
        args: &[Value],
        sep: Option<&Value>,
        end: Option<&Value>,
        file: Option<&Value>,
        flush: bool,
    ) -> Res<()> {
        let _ = (file, flush);
        let mut line = String::new();
        for (i, value) in args.iter().enumerate() {
            if i > 0 {
                match sep {
                    Some(sep) => line.push_str(&ops::str(vm, sep)?.to_string_lossy()),
                    None => line.push(' '),
                }
            }
            line.push_str(&ops::str(vm, value)?.to_string_lossy());
        }
        match end {
            Some(end) => line.push_str(&ops::str(vm, end)?.to_string_lossy()),
            None => line.push('\n'),
        }
        // Where stdout leads to cannot be written to: `io` says so.
        let _ = vm.interp().stdio.print(line.as_bytes());
        Ok(())
    }
}
