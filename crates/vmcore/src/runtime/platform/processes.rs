//! Whom a process belongs to, how it is scheduled, how it is waited for, and how another is spawned.

use std::ffi::{CStr, CString};
use std::io;

use super::control::{Usage, usage_of};
use super::signals::SignalSet;

fn done(result: libc::c_int) -> io::Result<libc::c_int> {
    if result < 0 { Err(io::Error::last_os_error()) } else { Ok(result) }
}

/// Users or groups: real, effective and saved.
pub(crate) type Ids = [u32; 3];

/// How a process is to belong to another user or group; `u32::MAX` leaves one as it is.
#[derive(Clone, Copy)]
pub(crate) enum Identity {
    Uid(u32),
    Euid(u32),
    Gid(u32),
    Egid(u32),
    Reuid(u32, u32),
    Regid(u32, u32),
    Resuid(Ids),
    Resgid(Ids),
}

pub(crate) fn set_identity(identity: Identity) -> io::Result<()> {
    // SAFETY: all take numbers.
    let result = unsafe {
        match identity {
            Identity::Uid(id) => libc::setuid(id),
            Identity::Euid(id) => libc::seteuid(id),
            Identity::Gid(id) => libc::setgid(id),
            Identity::Egid(id) => libc::setegid(id),
            Identity::Reuid(real, effective) => libc::setreuid(real, effective),
            Identity::Regid(real, effective) => libc::setregid(real, effective),
            Identity::Resuid([real, effective, saved]) => libc::setresuid(real, effective, saved),
            Identity::Resgid([real, effective, saved]) => libc::setresgid(real, effective, saved),
        }
    };
    done(result).map(drop)
}

pub(crate) fn users() -> io::Result<Ids> {
    let [mut real, mut effective, mut saved] = [0; 3];
    // SAFETY: three numbers that may be written.
    done(unsafe { libc::getresuid(&raw mut real, &raw mut effective, &raw mut saved) })?;
    Ok([real, effective, saved])
}

pub(crate) fn groups() -> io::Result<Ids> {
    let [mut real, mut effective, mut saved] = [0; 3];
    // SAFETY: three numbers that may be written.
    done(unsafe { libc::getresgid(&raw mut real, &raw mut effective, &raw mut saved) })?;
    Ok([real, effective, saved])
}

pub(crate) fn set_groups(groups: &[u32]) -> io::Result<()> {
    // SAFETY: so many numbers can be read.
    done(unsafe { libc::setgroups(groups.len(), groups.as_ptr()) }).map(drop)
}

pub(crate) fn init_groups(user: &CStr, group: u32) -> io::Result<()> {
    // SAFETY: a string of C.
    done(unsafe { libc::initgroups(user.as_ptr(), group) }).map(drop)
}

/// The groups that a user is in, `group` among them.
pub(crate) fn groups_of(user: &CStr, group: u32) -> io::Result<Vec<u32>> {
    let mut groups: Vec<u32> = vec![0; 64];
    loop {
        let mut count = groups.len() as libc::c_int;
        // SAFETY: a string of C, and so many numbers that may be written.
        let result = unsafe { libc::getgrouplist(user.as_ptr(), group, groups.as_mut_ptr(), &raw mut count) };
        if result >= 0 {
            groups.truncate(count as usize);
            return Ok(groups);
        }
        if groups.len() > 1 << 20 {
            return Err(io::Error::from_raw_os_error(libc::EINVAL));
        }
        groups.resize(groups.len() * 2, 0);
    }
}

/// The priority of a process, a group or a user.
pub(crate) fn priority(which: i32, who: u32) -> io::Result<i32> {
    // SAFETY: takes numbers; -1 is an answer as well as a failure, which `errno` tells apart.
    let (priority, errno) = unsafe {
        *libc::__errno_location() = 0;
        (libc::getpriority(which as libc::__priority_which_t, who), *libc::__errno_location())
    };
    if priority == -1 && errno != 0 { Err(io::Error::from_raw_os_error(errno)) } else { Ok(priority) }
}

pub(crate) fn set_priority(which: i32, who: u32, priority: i32) -> io::Result<()> {
    // SAFETY: takes numbers.
    done(unsafe { libc::setpriority(which as libc::__priority_which_t, who, priority) }).map(drop)
}

/// The lowest and the highest priority of a scheduling policy.
pub(crate) fn priorities(policy: i32) -> io::Result<(i32, i32)> {
    // SAFETY: both take numbers.
    unsafe { Ok((done(libc::sched_get_priority_min(policy))?, done(libc::sched_get_priority_max(policy))?)) }
}

pub(crate) fn scheduler(pid: i32) -> io::Result<i32> {
    // SAFETY: takes a number.
    done(unsafe { libc::sched_getscheduler(pid) })
}

/// Sets the priority that processes are scheduled by, and the policy if one is given.
pub(crate) fn set_scheduler(pid: i32, policy: Option<i32>, priority: i32) -> io::Result<()> {
    let wanted = libc::sched_param { sched_priority: priority };
    // SAFETY: numbers, and a structure that is read.
    done(unsafe {
        match policy {
            Some(policy) => libc::sched_setscheduler(pid, policy, &raw const wanted),
            None => libc::sched_setparam(pid, &raw const wanted),
        }
    })
    .map(drop)
}

pub(crate) fn scheduling_priority(pid: i32) -> io::Result<i32> {
    let mut found = libc::sched_param { sched_priority: 0 };
    // SAFETY: a number, and a structure that is written.
    done(unsafe { libc::sched_getparam(pid, &raw mut found) })?;
    Ok(found.sched_priority)
}

/// How long a process runs before another of its priority does, in seconds.
pub(crate) fn round_robin_interval(pid: i32) -> io::Result<f64> {
    let mut found = libc::timespec { tv_sec: 0, tv_nsec: 0 };
    // SAFETY: a number, and a structure that is written.
    done(unsafe { libc::sched_rr_get_interval(pid, &raw mut found) })?;
    Ok(found.tv_sec as f64 + 1e-9 * found.tv_nsec as f64)
}

/// A child that changed: its number, what it reports, and what it has used.
pub(crate) fn wait_with_usage(pid: i32, options: i32) -> io::Result<(i32, i32, Usage)> {
    let mut status = 0;
    // SAFETY: all bytes zero are an rusage; both may be written.
    let (child, used) = unsafe {
        let mut used: libc::rusage = std::mem::zeroed();
        (done(libc::wait4(pid, &raw mut status, options, &raw mut used))?, used)
    };
    Ok((child, status, usage_of(&used)))
}

/// A child that changed: process, user, signal, status and code; none where nothing did.
pub(crate) fn wait_id(kind: i32, id: u32, options: i32) -> io::Result<Option<[i64; 5]>> {
    // SAFETY: all bytes zero are a siginfo, which may be written; the fields read are those of SIGCHLD.
    unsafe {
        let mut info: libc::siginfo_t = std::mem::zeroed();
        done(libc::waitid(kind as libc::idtype_t, id, &raw mut info, options))?;
        Ok((info.si_pid() != 0).then(|| {
            [
                info.si_pid().into(),
                info.si_uid().into(),
                info.si_signo.into(),
                info.si_status().into(),
                info.si_code.into(),
            ]
        }))
    }
}

/// What `posix_spawn` does to files before the program runs.
pub(crate) enum FileAction {
    Open { fd: i32, path: CString, flags: i32, mode: u32 },
    Close { fd: i32 },
    Duplicate { fd: i32, to: i32 },
}

/// What `posix_spawn` is to run, and how.
pub(crate) struct PosixSpawn {
    pub path: CString,
    /// Whether the program is searched for in `PATH`.
    pub searched: bool,
    pub argv: Vec<CString>,
    pub env: Vec<CString>,
    pub actions: Vec<FileAction>,
    pub process_group: Option<i32>,
    pub reset_ids: bool,
    pub new_session: bool,
    pub signal_mask: Option<SignalSet>,
    pub default_signals: Option<SignalSet>,
    /// The policy, if it is to change, and the priority.
    pub scheduler: Option<(Option<i32>, i32)>,
}

/// The functions of `posix_spawn` answer with the number of the error.
fn ok(errno: libc::c_int) -> io::Result<()> {
    if errno == 0 { Ok(()) } else { Err(io::Error::from_raw_os_error(errno)) }
}

struct Actions(libc::posix_spawn_file_actions_t);

impl Actions {
    fn new(actions: &[FileAction]) -> io::Result<Actions> {
        // SAFETY: the object is initialised before anything is added, which copies what it is given.
        unsafe {
            let mut made = Actions(std::mem::zeroed());
            ok(libc::posix_spawn_file_actions_init(&raw mut made.0))?;
            let object = &raw mut made.0;
            for action in actions {
                ok(match action {
                    FileAction::Open { fd, path, flags, mode } => {
                        libc::posix_spawn_file_actions_addopen(object, *fd, path.as_ptr(), *flags, *mode)
                    }
                    FileAction::Close { fd } => libc::posix_spawn_file_actions_addclose(object, *fd),
                    FileAction::Duplicate { fd, to } => {
                        libc::posix_spawn_file_actions_adddup2(object, *fd, *to)
                    }
                })?;
            }
            Ok(made)
        }
    }
}

impl Drop for Actions {
    fn drop(&mut self) {
        // SAFETY: either initialised, or zeroed, of which nothing is freed.
        unsafe { libc::posix_spawn_file_actions_destroy(&raw mut self.0) };
    }
}

struct Attributes(libc::posix_spawnattr_t);

impl Attributes {
    fn new(spawn: &PosixSpawn) -> io::Result<Attributes> {
        let mut flags = 0;
        // SAFETY: the object is initialised before anything is set, which copies what it is given.
        unsafe {
            let mut made = Attributes(std::mem::zeroed());
            ok(libc::posix_spawnattr_init(&raw mut made.0))?;
            let object = &raw mut made.0;
            if let Some(group) = spawn.process_group {
                ok(libc::posix_spawnattr_setpgroup(object, group))?;
                flags |= libc::POSIX_SPAWN_SETPGROUP;
            }
            if spawn.reset_ids {
                flags |= libc::POSIX_SPAWN_RESETIDS;
            }
            if spawn.new_session {
                flags |= i32::from(libc::POSIX_SPAWN_SETSID);
            }
            if let Some(mask) = &spawn.signal_mask {
                ok(libc::posix_spawnattr_setsigmask(object, mask.as_ptr()))?;
                flags |= libc::POSIX_SPAWN_SETSIGMASK;
            }
            if let Some(signals) = &spawn.default_signals {
                ok(libc::posix_spawnattr_setsigdefault(object, signals.as_ptr()))?;
                flags |= libc::POSIX_SPAWN_SETSIGDEF;
            }
            if let Some((policy, priority)) = spawn.scheduler {
                if let Some(policy) = policy {
                    ok(libc::posix_spawnattr_setschedpolicy(object, policy))?;
                    flags |= libc::POSIX_SPAWN_SETSCHEDULER;
                }
                let wanted = libc::sched_param { sched_priority: priority };
                ok(libc::posix_spawnattr_setschedparam(object, &raw const wanted))?;
                flags |= libc::POSIX_SPAWN_SETSCHEDPARAM;
            }
            ok(libc::posix_spawnattr_setflags(object, flags as libc::c_short))?;
            Ok(made)
        }
    }
}

impl Drop for Attributes {
    fn drop(&mut self) {
        // SAFETY: either initialised, or zeroed, of which nothing is freed.
        unsafe { libc::posix_spawnattr_destroy(&raw mut self.0) };
    }
}

/// Starts a program; gives the number of its process.
pub(crate) fn posix_spawn(spawn: &PosixSpawn) -> io::Result<i32> {
    let (actions, attributes) = (Actions::new(&spawn.actions)?, Attributes::new(spawn)?);
    let table = |strings: &[CString]| -> Vec<*mut libc::c_char> {
        strings.iter().map(|string| string.as_ptr().cast_mut()).chain([std::ptr::null_mut()]).collect()
    };
    let (argv, env) = (table(&spawn.argv), table(&spawn.env));
    let (actions, attributes) = (&raw const actions.0, &raw const attributes.0);
    let mut child = 0;
    let (made, path) = (&raw mut child, spawn.path.as_ptr());
    // SAFETY: strings of C, tables of such that end with null, which are read only, and initialised objects.
    ok(unsafe {
        if spawn.searched {
            libc::posix_spawnp(made, path, actions, attributes, argv.as_ptr(), env.as_ptr())
        } else {
            libc::posix_spawn(made, path, actions, attributes, argv.as_ptr(), env.as_ptr())
        }
    })?;
    Ok(child)
}

/// Makes the program in an open file this process's; comes back only where that fails.
pub(crate) fn execute_file(fd: i32, argv: &[CString], env: &[CString]) -> io::Error {
    let table = |strings: &[CString]| -> Vec<*const libc::c_char> {
        strings.iter().map(|string| string.as_ptr()).chain([std::ptr::null()]).collect()
    };
    let (argv, env) = (table(argv), table(env));
    // SAFETY: a number, and tables of strings of C that end with null.
    unsafe { libc::fexecve(fd, argv.as_ptr(), env.as_ptr()) };
    io::Error::last_os_error()
}

/// Forks; in the child, a new terminal is the controlling one and all three standard streams. Gives the number of the
/// child, and in the parent the other end of the terminal.
pub(crate) fn fork_terminal() -> io::Result<(i32, i32)> {
    let mut master = -1;
    // SAFETY: the number may be written; no name, settings or size is asked for.
    let child = done(unsafe {
        libc::forkpty(&raw mut master, std::ptr::null_mut(), std::ptr::null(), std::ptr::null())
    })?;
    Ok((child, master))
}

/// Makes an open terminal the controlling one and all three standard streams.
pub(crate) fn login_terminal(fd: i32) -> io::Result<()> {
    // SAFETY: takes a number.
    done(unsafe { libc::login_tty(fd) }).map(drop)
}
