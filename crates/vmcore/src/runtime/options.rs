//! The virtual machine's own options: `minivm run --name=value`.

/// Name of each option, and what stands after the `=` with what it does.
pub const OPTIONS: &[(&str, &str)] = &[
    ("memory", "MIB   raise MemoryError where the heap would take more than so many mebibytes"),
    ("instruction-budget", "N   stop after N calls, jumps back and steps of native loops"),
    ("verify-heap", "N   check the whole heap at every Nth call or jump back"),
    ("poison", "on   overwrite freed memory and keep it from reuse for a while"),
    ("fail-alloc", "N   refuse the Nth allocation"),
];

#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Bytes that the heap may take.
    pub memory: Option<usize>,
    /// Steps that the program may take: see [`breaker`](super::breaker).
    pub instruction_budget: Option<u64>,
    /// Steps between two looks at the whole heap.
    pub verify_heap: Option<u64>,
    pub poison: bool,
    /// Number of the allocation that fails, counted from 1.
    pub fail_alloc: Option<u64>,
}

impl Options {
    /// Checks names and values.
    pub fn read(given: Vec<(String, String)>) -> Result<Options, String> {
        let mut options = Options::default();
        for (name, value) in given {
            let expected = |what: &str| format!("--{name}={value}: expected {what}");
            let count = || match value.parse() {
                Ok(0) | Err(_) => Err(expected("a number from 1 on")),
                Ok(n) => Ok(Some(n)),
            };
            match name.as_str() {
                "memory" => {
                    let mebibytes = value.parse::<usize>().ok().and_then(|m| m.checked_mul(1 << 20));
                    options.memory = Some(mebibytes.ok_or_else(|| expected("a number of mebibytes"))?);
                }
                "instruction-budget" => options.instruction_budget = count()?,
                "verify-heap" => options.verify_heap = count()?,
                "fail-alloc" => options.fail_alloc = count()?,
                "poison" => match value.as_str() {
                    "on" => options.poison = true,
                    "off" => options.poison = false,
                    _ => return Err(expected("on or off")),
                },
                _ => return Err(format!("unknown option --{name}")),
            }
        }
        Ok(options)
    }
}
