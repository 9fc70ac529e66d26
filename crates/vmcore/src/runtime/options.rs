//! The virtual machine's own options: `minivm run --name=value`.

/// Name of each option, and what stands after the `=` with what it does.
pub const OPTIONS: &[(&str, &str)] =
    &[("memory", "MIB   raise MemoryError where the heap would take more than so many mebibytes")];

#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Bytes that the heap may take.
    pub memory: Option<usize>,
}

impl Options {
    /// Checks names and values.
    pub fn read(given: Vec<(String, String)>) -> Result<Options, String> {
        let mut options = Options::default();
        for (name, value) in given {
            match name.as_str() {
                "memory" => {
                    let mebibytes = value.parse::<usize>().ok().and_then(|m| m.checked_mul(1 << 20));
                    options.memory = Some(
                        mebibytes
                            .ok_or_else(|| format!("--memory={value}: expected a number of mebibytes"))?,
                    );
                }
                _ => return Err(format!("unknown option --{name}")),
            }
        }
        Ok(options)
    }
}
