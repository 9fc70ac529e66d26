//! What an interpreter is told about the process it lives in: `python/minivm/startup.py` says where it comes from.

use std::sync::Arc;

use bytecode::{Const, PyStr, Version};

use super::options::Options;
use crate::objects::int::DEFAULT_MAX_DIGITS;

/// A stream of the process, if it is open.
#[derive(Clone, Debug, PartialEq)]
pub struct Stream {
    pub encoding: String,
    pub errors: String,
    pub line_buffering: bool,
}

#[derive(Clone, Debug)]
pub struct Configuration {
    /// Whose bytecode, and whose behaviour.
    pub version: Version,
    /// Attributes of `sys`, and what `sys` derives from: by name.
    pub sys: Vec<(String, Const)>,
    /// stdin, stdout, stderr.
    pub stdio: [Option<Stream>; 3],
    /// `-u`
    pub unbuffered: bool,
    /// `PYTHONHASHSEED`; none is random.
    pub hash_seed: Option<u32>,
    /// The guest handles signals, and its end is the process's.
    pub owns_process: bool,
    /// stdout and stderr go to memory.
    pub capture_output: bool,
    /// Native modules that programs do not get, by name.
    pub withheld: &'static [&'static str],
    pub options: Options,
}

impl Default for Configuration {
    /// For a Rust program without a Python: no arguments, an empty path.
    fn default() -> Configuration {
        let stream = |errors: &str, line_buffering| {
            Some(Stream { encoding: "utf-8".into(), errors: errors.into(), line_buffering })
        };
        Configuration {
            version: Version::V311,
            sys: Vec::new(),
            stdio: [stream("strict", false), stream("strict", false), stream("backslashreplace", true)],
            unbuffered: false,
            hash_seed: Some(0),
            owns_process: false,
            capture_output: false,
            withheld: &[],
            options: Options::default(),
        }
    }
}

impl Configuration {
    /// As the default, with `sys.argv`.
    pub fn with_argv(argv: impl IntoIterator<Item = String>) -> Configuration {
        let argv = argv.into_iter().map(|arg| Const::Str(Arc::new(PyStr::new(&arg)))).collect();
        Configuration { sys: vec![("argv".to_owned(), Const::List(argv))], ..Configuration::default() }
    }

    /// From marshalled bytes. The error says what is wrong with them, for the host.
    pub fn read(marshalled: &[u8]) -> Result<Configuration, String> {
        let object = bytecode::unmarshal(marshalled).map_err(|e| format!("configuration: {e}"))?;
        let fields = Fields::of(&object)?;
        let sys = Fields::of(fields.get("sys")?)?;
        let version = match sys.get("version_info")? {
            Const::Tuple(parts) => match parts.first_chunk() {
                Some(&[Const::Int(major), Const::Int(minor)]) => {
                    u8::try_from(major).ok().zip(u8::try_from(minor).ok())
                }
                _ => None,
            },
            _ => None,
        };
        let version = version
            .and_then(|(major, minor)| Version::from_number(major, minor))
            .ok_or("the bytecode of this CPython version is not decoded")?;
        let stdio = Fields::of(fields.get("stdio")?)?;
        let options = Fields::of(fields.get("options")?)?;
        Ok(Configuration {
            version,
            sys: sys.0.iter().map(|(name, value)| Ok((string(name)?, value.clone()))).collect::<Read<_>>()?,
            stdio: [
                stream(stdio.get("stdin")?)?,
                stream(stdio.get("stdout")?)?,
                stream(stdio.get("stderr")?)?,
            ],
            unbuffered: fields.flag("unbuffered")?,
            hash_seed: match fields.get("hash_seed")? {
                Const::None => None,
                Const::Int(seed) => Some(u32::try_from(*seed).map_err(|_| "hash seed out of range")?),
                _ => return Err("hash_seed is no int".to_owned()),
            },
            owns_process: fields.flag("owns_process")?,
            capture_output: fields.flag("capture_output")?,
            withheld: &[],
            options: Options::read(
                options
                    .0
                    .iter()
                    .map(|(name, value)| Ok((string(name)?, string(value)?)))
                    .collect::<Read<Vec<_>>>()?,
            )?,
        })
    }

    /// What `sys` was told under that name.
    pub fn sys(&self, name: &str) -> Option<&Const> {
        self.sys.iter().find(|(n, _)| n == name).map(|(_, value)| value)
    }

    /// `sys.get_int_max_str_digits()` at the start.
    pub fn int_max_str_digits(&self) -> usize {
        match self.sys("int_max_str_digits") {
            Some(Const::Int(digits)) => usize::try_from(*digits).unwrap_or(DEFAULT_MAX_DIGITS),
            _ => DEFAULT_MAX_DIGITS,
        }
    }
}

type Read<T> = Result<T, String>;

/// A marshalled dict whose keys are strings.
struct Fields(Arc<[(Const, Const)]>);

impl Fields {
    fn of(object: &Const) -> Read<Fields> {
        match object {
            Const::Dict(entries) => Ok(Fields(entries.clone())),
            _ => Err("configuration: expected a dict".to_owned()),
        }
    }

    fn get(&self, name: &str) -> Read<&Const> {
        let found = self.0.iter().find(|(key, _)| matches!(key, Const::Str(s) if s.as_str() == Some(name)));
        found.map(|(_, value)| value).ok_or_else(|| format!("configuration: {name} is missing"))
    }

    fn flag(&self, name: &str) -> Read<bool> {
        match self.get(name)? {
            Const::True => Ok(true),
            Const::False => Ok(false),
            _ => Err(format!("configuration: {name} is no bool")),
        }
    }
}

fn string(object: &Const) -> Read<String> {
    match object {
        Const::Str(s) => Ok(s.to_str_lossy().into_owned()),
        _ => Err("configuration: expected a str".to_owned()),
    }
}

fn stream(object: &Const) -> Read<Option<Stream>> {
    match object {
        Const::None => Ok(None),
        Const::Tuple(parts) => match &**parts {
            [encoding, errors, Const::True | Const::False] => Ok(Some(Stream {
                encoding: string(encoding)?,
                errors: string(errors)?,
                line_buffering: parts[2] == Const::True,
            })),
            _ => Err("configuration: a stream has three parts".to_owned()),
        },
        _ => Err("configuration: expected a stream".to_owned()),
    }
}
