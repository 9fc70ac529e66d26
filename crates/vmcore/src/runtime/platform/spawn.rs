//! A new process that runs another program (CPython's `Modules/_posixsubprocess.c`).

use std::ffi::CString;
use std::io;

/// What the child is to do before it becomes another program, and that program.
pub(crate) struct Spawn {
    pub argv: Vec<CString>,
    /// Files to try, in order.
    pub programs: Vec<CString>,
    pub env: Option<Vec<CString>>,
    pub cwd: Option<CString>,
    /// What become the child's standard streams, and the parent's ends of the same pipes; -1 for none.
    pub stdin: Pipe,
    pub stdout: Pipe,
    pub stderr: Pipe,
    /// Where the child writes why it could not become the program.
    pub errors: Pipe,
    pub close_others: bool,
    /// In ascending order.
    pub keep: Vec<i32>,
    pub restore_signals: bool,
    pub new_session: bool,
    pub process_group: Option<i32>,
    pub groups: Option<Vec<u32>>,
    pub gid: Option<u32>,
    pub uid: Option<u32>,
    pub umask: Option<u32>,
}

#[derive(Clone, Copy)]
pub(crate) struct Pipe {
    pub child: i32,
    pub parent: i32,
}

/// Pointers to strings of C, and null.
fn table(strings: &[CString]) -> Vec<*const libc::c_char> {
    strings.iter().map(|string| string.as_ptr()).chain([std::ptr::null()]).collect()
}

/// Forks, and in the child does what `spawn` says. `before` is called in the child last; where it gives false, the
/// child ends.
pub(crate) fn fork_exec(spawn: &Spawn, before: Option<&mut dyn FnMut() -> bool>) -> io::Result<i32> {
    let (argv, env) = (table(&spawn.argv), spawn.env.as_deref().map(table));
    let child = super::fork()?;
    if child != 0 {
        return Ok(child);
    }
    // In the child: nothing is allocated from here on but by `before`.
    let mut reached = false;
    let error = match prepare(spawn) {
        Err(error) => Some(error),
        Ok(()) => {
            reached = true;
            let goes_on = before.is_none_or(|before| before());
            goes_on.then(|| execute(spawn, &argv, env.as_deref()))
        }
    };
    report(spawn.errors.child, error, reached);
    super::exit_at_once(255)
}

fn done(result: libc::c_int) -> Result<libc::c_int, i32> {
    // SAFETY: the address of this thread's `errno`.
    if result < 0 { Err(unsafe { *libc::__errno_location() }) } else { Ok(result) }
}

fn close(fd: i32) -> Result<(), i32> {
    // SAFETY: the number of a file of this process, a copy of another one.
    if fd < 0 { Ok(()) } else { done(unsafe { libc::close(fd) }).map(drop) }
}

fn inherit(fd: i32) -> Result<(), i32> {
    // SAFETY: takes numbers.
    unsafe {
        let flags = done(libc::fcntl(fd, libc::F_GETFD))?;
        done(libc::fcntl(fd, libc::F_SETFD, flags & !libc::FD_CLOEXEC)).map(drop)
    }
}

/// Puts `fd` where the child's standard stream `number` is.
fn become_stream(fd: i32, number: i32) -> Result<(), i32> {
    match fd {
        -1 => Ok(()),
        _ if fd == number => inherit(fd),
        // SAFETY: takes numbers.
        _ => done(unsafe { libc::dup2(fd, number) }).map(drop),
    }
}

/// A copy of `fd` outside the standard streams that are still to be set.
fn moved_away(mut fd: i32, below: i32) -> Result<i32, i32> {
    while (0..below).contains(&fd) {
        // SAFETY: takes a number.
        fd = done(unsafe { libc::dup(fd) })?;
    }
    Ok(fd)
}

fn prepare(spawn: &Spawn) -> Result<(), i32> {
    for &fd in spawn.keep.iter().filter(|fd| **fd != spawn.errors.child) {
        inherit(fd)?;
    }
    for pipe in [spawn.stdin, spawn.stdout, spawn.stderr, spawn.errors] {
        close(pipe.parent)?;
    }
    let stdout = moved_away(spawn.stdout.child, 1)?;
    let stderr = moved_away(spawn.stderr.child, 2)?;
    become_stream(spawn.stdin.child, 0)?;
    become_stream(stdout, 1)?;
    become_stream(stderr, 2)?;
    // SAFETY: strings of C, and numbers.
    unsafe {
        if let Some(cwd) = &spawn.cwd {
            done(libc::chdir(cwd.as_ptr()))?;
        }
        if let Some(umask) = spawn.umask {
            libc::umask(umask);
        }
        if spawn.restore_signals {
            libc::signal(libc::SIGPIPE, libc::SIG_DFL);
            libc::signal(libc::SIGXFSZ, libc::SIG_DFL);
        }
        if spawn.new_session {
            done(libc::setsid())?;
        }
        if let Some(group) = spawn.process_group {
            done(libc::setpgid(0, group))?;
        }
        if let Some(groups) = &spawn.groups {
            done(libc::setgroups(groups.len(), groups.as_ptr()))?;
        }
        if let Some(gid) = spawn.gid {
            done(libc::setregid(gid, gid))?;
        }
        if let Some(uid) = spawn.uid {
            done(libc::setreuid(uid, uid))?;
        }
    }
    Ok(())
}

/// Closes all files from 3 on but those to be kept.
fn close_others(keep: &[i32]) {
    let range = |first: i32, last: u32| {
        // SAFETY: takes numbers; what is closed is the child's alone.
        if first as u32 <= last && unsafe { libc::syscall(libc::SYS_close_range, first, last, 0) } < 0 {
            (first..(last.min(1 << 16) as i32)).for_each(|fd| {
                let _ = close(fd);
            });
        }
    };
    let mut start = 3;
    for &fd in keep.iter().filter(|fd| **fd >= 3) {
        if fd > start {
            range(start, (fd - 1) as u32);
        }
        start = fd + 1;
    }
    range(start, u32::MAX);
}

/// Becomes the first of the programs that can be run; the number of the error where none can.
fn execute(spawn: &Spawn, argv: &[*const libc::c_char], env: Option<&[*const libc::c_char]>) -> i32 {
    if spawn.close_others {
        close_others(&spawn.keep);
    }
    let mut worst = 0;
    let mut last = libc::ENOENT;
    for program in &spawn.programs {
        // SAFETY: strings of C, and tables of such that end with null.
        let failed = unsafe {
            match env {
                Some(env) => libc::execve(program.as_ptr(), argv.as_ptr(), env.as_ptr()),
                None => libc::execv(program.as_ptr(), argv.as_ptr()),
            }
        };
        last = done(failed).err().unwrap_or(0);
        if last != libc::ENOENT && last != libc::ENOTDIR && worst == 0 {
            worst = last;
        }
    }
    if worst != 0 { worst } else { last }
}

/// Writes what `subprocess` reads in the parent: a class, a number in hexadecimal digits, words.
fn report(fd: i32, error: Option<i32>, reached: bool) {
    let write = |bytes: &[u8]| {
        // SAFETY: so many bytes can be read. Where it fails there is nobody to tell.
        unsafe { libc::write(fd, bytes.as_ptr().cast(), bytes.len()) };
    };
    let Some(mut errno) = error.map(|errno| errno as u32) else {
        return write(b"SubprocessError:0:Exception occurred in preexec_fn.");
    };
    let mut digits = [0; 8];
    let mut start = digits.len();
    while start > 0 && (errno > 0 || start == digits.len()) {
        start -= 1;
        digits[start] = b"0123456789ABCDEF"[(errno & 15) as usize];
        errno >>= 4;
    }
    write(b"OSError:");
    write(&digits[start..]);
    write(if reached { b":" } else { b":noexec" });
}
