//! Runs a `.pyc` with no Python in the process: `cargo run -p vmcore --example run_pyc FILE.pyc [ARG...]`.

use std::process::ExitCode;

use vmcore::runtime::{NoHost, Program};
use vmcore::{Configuration, Engine, EngineError};

fn main() -> ExitCode {
    let argv: Vec<String> = std::env::args().skip(1).collect();
    let Some(path) = argv.first().cloned() else {
        eprintln!("usage: run_pyc FILE.pyc [ARG...]");
        return ExitCode::from(2);
    };
    let content = match std::fs::read(&path) {
        Ok(content) => content,
        Err(error) => {
            eprintln!("run_pyc: can't open file '{path}': {error}");
            return ExitCode::from(2);
        }
    };
    let status = Engine::with(Configuration::with_argv(argv), Box::new(NoHost))
        .and_then(|engine| engine.run_program(&Program::pyc(&path, &content)));
    match status {
        Ok(status) => ExitCode::from((status & 0xFF) as u8),
        Err(EngineError::Refused(message) | EngineError::Internal(message)) => {
            eprintln!("run_pyc: {message}");
            ExitCode::from(70)
        }
    }
}
