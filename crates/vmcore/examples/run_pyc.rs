//! Runs a `.pyc` with no Python in the process: `cargo run -p vmcore --example run_pyc [--OPTION=VALUE...] FILE.pyc
//! [ARG...]`. The options are those of `minivm run`. Objects that are left when all is freed are a failure. What the GIL
//! did, if `--record-gil=on` asks for it, is left in FILE.pyc.gil: `python/minivm/gil.py` says how to read it.

use std::process::ExitCode;

use vmcore::{Configuration, Engine, EngineError, NoHost, Options, Program};

const USAGE: u8 = 2;
const INTERNAL_ERROR: u8 = 70;
const OBJECTS_LEFT: u8 = 71;

fn main() -> ExitCode {
    let mut argv: Vec<String> = std::env::args().skip(1).collect();
    let given = argv.iter().take_while(|arg| arg.starts_with("--")).count();
    let options = argv.drain(..given).map(|option| {
        let (name, value) = option[2..].split_once('=').unwrap_or((&option[2..], ""));
        (name.to_owned(), value.to_owned())
    });
    let options = match Options::read(options.collect()) {
        Ok(options) => options,
        Err(message) => return fail(USAGE, &message),
    };
    let Some(path) = argv.first().cloned() else {
        return fail(USAGE, "usage: run_pyc [--OPTION=VALUE...] FILE.pyc [ARG...]");
    };
    let content = match std::fs::read(&path) {
        Ok(content) => content,
        Err(error) => return fail(USAGE, &format!("can't open file '{path}': {error}")),
    };
    let configuration = Configuration { options, ..Configuration::with_argv(argv) };
    match run(configuration, &Program::pyc(&path, &content)) {
        Ok(Ended { left: left @ 1.., .. }) => fail(OBJECTS_LEFT, &format!("{left} objects left")),
        Ok(Ended { status, recorded, .. }) => {
            let written = recorded.map_or(Ok(()), |recorded| std::fs::write(format!("{path}.gil"), recorded));
            match written {
                Ok(()) => ExitCode::from((status & 0xFF) as u8),
                Err(error) => fail(INTERNAL_ERROR, &format!("what the GIL did is lost: {error}")),
            }
        }
        Err(EngineError::Refused(message) | EngineError::Internal(message)) => fail(INTERNAL_ERROR, &message),
    }
}

struct Ended {
    status: i32,
    /// Objects that are left.
    left: usize,
    /// What the GIL did, marshalled.
    recorded: Option<Vec<u8>>,
}

fn run(configuration: Configuration, program: &Program) -> Result<Ended, EngineError> {
    let engine = Engine::with(configuration, Box::new(NoHost))?;
    let status = engine.run_program(program)?;
    Ok(Ended { status, left: engine.close()?, recorded: engine.gil()? })
}

fn fail(status: u8, message: &str) -> ExitCode {
    eprintln!("run_pyc: {message}");
    ExitCode::from(status)
}
