//! Python code of the library that runs in place of C code that CPython would run, and so has no frames that a program
//! could see.

use crate::objects::code::Code;

/// Modules of the library whose Python code runs in place of C code that CPython would run: all of it, or the functions and
/// classes named.
const STAND_INS: &[(&str, &[&str])] = &[
    ("/python3.11/datetime.py", &[]),
    ("/python3.11/_pydecimal.py", &[]),
    ("/python3.11/zoneinfo/_zoneinfo.py", &[]),
    ("/python3.11/asyncio/futures.py", &["Future"]),
    (
        "/python3.11/asyncio/tasks.py",
        &["Task", "_register_task", "_unregister_task", "_enter_task", "_leave_task"],
    ),
    (
        "/python3.11/asyncio/events.py",
        &["get_event_loop", "_get_event_loop", "get_running_loop", "_get_running_loop", "_set_running_loop"],
    ),
];

/// Whether code stands in for C code, which has no frames that a program could see.
pub(crate) fn stands_in(code: &Code) -> bool {
    let filename = code.filename();
    let Some(filename) = filename.as_ascii() else { return false };
    let Some((_, names)) = STAND_INS.iter().find(|(end, _)| filename.ends_with(end)) else { return false };
    let outermost = code.qualname.as_ascii().and_then(|name| name.split('.').next());
    names.is_empty() || outermost.is_some_and(|name| names.contains(&name))
}
