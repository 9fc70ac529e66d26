//! Python code of the library that runs in place of C code that CPython would run, and so has no frames that a program
//! could see.

use crate::objects::code::Code;

/// Files of the library, whichever version's, whose Python code runs in place of C code that CPython would run: all of it,
/// or the functions and classes named.
const STAND_INS: &[(&str, &[&str])] = &[
    ("datetime.py", &[]),
    ("_pydecimal.py", &[]),
    ("zoneinfo/_zoneinfo.py", &[]),
    ("asyncio/futures.py", &["Future"]),
    ("asyncio/tasks.py", &["Task", "_register_task", "_unregister_task", "_enter_task", "_leave_task"]),
    (
        "asyncio/events.py",
        &["get_event_loop", "_get_event_loop", "get_running_loop", "_get_running_loop", "_set_running_loop"],
    ),
];

/// Whether code stands in for C code, which has no frames that a program could see.
pub(crate) fn stands_in(code: &Code) -> bool {
    let filename = code.filename();
    let Some(file) = filename.as_ascii().and_then(in_library) else { return false };
    let Some((_, names)) = STAND_INS.iter().find(|(stand_in, _)| *stand_in == file) else { return false };
    let outermost = code.qualname.as_ascii().and_then(|name| name.split('.').next());
    names.is_empty() || outermost.is_some_and(|name| names.contains(&name))
}

/// What follows the library's folder, `python3.` and a number, in a path.
fn in_library(path: &str) -> Option<&str> {
    let (_, versioned) = path.rsplit_once("/python3.")?;
    let (version, file) = versioned.split_once('/')?;
    version.bytes().all(|byte| byte.is_ascii_digit()).then_some(file)
}
