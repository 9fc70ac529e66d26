//! The virtual machine's own options: `minivm run --name=value`.

use std::path::PathBuf;

/// Name of each option, and what stands after the `=` with what it does.
pub const OPTIONS: &[(&str, &str)] = &[
    ("memory-limit", "BYTES   raise MemoryError where the heap would take more"),
    ("instruction-budget", "N   stop after N calls, jumps back and steps of native loops"),
    (
        "specialise",
        "once|never   fill inline caches at an instruction's first execution (as they are), or never",
    ),
    ("stress-gc", "N   collect all garbage at every Nth call or jump back"),
    ("stress-threads", "N   let another thread have its turn at every Nth call or jump back"),
    (
        "verify-heap",
        "N   check the whole heap at every Nth call or jump back, and that nothing is left of it",
    ),
    ("poison", "on   overwrite freed memory and keep it from reuse for a while"),
    ("fail-alloc", "N   refuse the Nth allocation"),
    ("record-gil", "on   record what the GIL does, for `minivm.VM.gil`"),
    ("count-dispatch", "FILE   write how often each instruction and pair of them was dispatched *"),
    ("coverage", "FILE   write which instructions and native functions were reached *"),
];

/// What the star means.
pub const OPTIONS_NOTE: &str = "* only in a build that counts: `python tests/instrumented.py`";

#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Bytes that the heap may take.
    pub memory_limit: Option<usize>,
    /// Steps that the program may take: see [`breaker`](super::breaker).
    pub instruction_budget: Option<u64>,
    pub specialise: Specialise,
    /// Steps between two collections.
    pub stress_gc: Option<u64>,
    /// Steps between two hand-overs of the GIL.
    pub stress_threads: Option<u64>,
    /// Steps between two looks at the whole heap.
    pub verify_heap: Option<u64>,
    pub poison: bool,
    /// Number of the allocation that fails, counted from 1.
    pub fail_alloc: Option<u64>,
    pub record_gil: bool,
    pub count_dispatch: Option<PathBuf>,
    pub coverage: Option<PathBuf>,
}

/// When instructions remember what they have seen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Specialise {
    #[default]
    Once,
    Never,
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
                "memory-limit" => {
                    let bytes = value.parse().map_err(|_| expected("a number of bytes"))?;
                    options.memory_limit = Some(bytes);
                }
                "instruction-budget" => options.instruction_budget = count()?,
                "stress-gc" => options.stress_gc = count()?,
                "stress-threads" => options.stress_threads = count()?,
                "specialise" => match value.as_str() {
                    "once" => options.specialise = Specialise::Once,
                    "never" => options.specialise = Specialise::Never,
                    _ => return Err(expected("once or never")),
                },
                "count-dispatch" => options.count_dispatch = Some(counted(&value)?),
                "coverage" => options.coverage = Some(counted(&value)?),
                "verify-heap" => options.verify_heap = count()?,
                "fail-alloc" => options.fail_alloc = count()?,
                "poison" => options.poison = switch(&name, &value)?,
                "record-gil" => options.record_gil = switch(&name, &value)?,
                _ => return Err(format!("unknown option --{name}")),
            }
        }
        Ok(options)
    }
}

fn switch(name: &str, value: &str) -> Result<bool, String> {
    match value {
        "on" => Ok(true),
        "off" => Ok(false),
        _ => Err(format!("--{name}={value}: expected on or off")),
    }
}

/// The file to write counts to.
fn counted(file: &str) -> Result<PathBuf, String> {
    if cfg!(feature = "instrument") {
        Ok(PathBuf::from(file))
    } else {
        Err("this build does not count: `python tests/instrumented.py` makes one that does".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(name: &str, value: &str) -> Result<Options, String> {
        Options::read(vec![(name.to_owned(), value.to_owned())])
    }

    #[test]
    fn values_are_checked() {
        assert_eq!(read("memory-limit", "4096").unwrap().memory_limit, Some(4096));
        assert_eq!(read("memory-limit", "4k").unwrap_err(), "--memory-limit=4k: expected a number of bytes");
        assert_eq!(read("specialise", "never").unwrap().specialise, Specialise::Never);
        assert_eq!(read("specialise", "").unwrap_err(), "--specialise=: expected once or never");
        assert_eq!(read("stress-gc", "0").unwrap_err(), "--stress-gc=0: expected a number from 1 on");
        assert_eq!(read("speed", "9").unwrap_err(), "unknown option --speed");
    }

    #[test]
    fn every_listed_option_is_known() {
        for (name, _) in OPTIONS {
            let answer = read(name, "?").err();
            assert_ne!(answer, Some(format!("unknown option --{name}")));
        }
    }
}
