import os
import signal
import tempfile


def attempt(function, *arguments, **keywords):
    try:
        print(function.__name__, arguments[1:], keywords, function(*arguments, **keywords))
    except (OSError, TypeError, ValueError, OverflowError, SystemError) as error:
        print(function.__name__, arguments[1:], keywords, type(error).__name__, error)


def child(status):
    pid = os.fork()
    if pid == 0:
        os._exit(status)
    return pid


print(os.waitid(os.P_PID, child(3), os.WEXITED)[1:])
pid = child(4)
found = os.wait4(pid, 0)
print(found[0] == pid, found[1], type(found[2]), len(found[2]))
pid = child(5)
found = os.wait3(options=0)
print(found[0] == pid, found[1], found[2].ru_utime >= 0)
pid, terminal = os.forkpty()
if pid == 0:
    os._exit(6)
print(os.waitpid(pid, 0) == (pid, 6 << 8), os.isatty(terminal))
attempt(os.waitid, 77, 0, os.WEXITED)
attempt(os.wait4, -1, os.WNOHANG)
attempt(os.waitid, os.P_ALL, 0, os.WEXITED)
attempt(os.login_tty, -1)

with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "out")
    actions = [
        (os.POSIX_SPAWN_OPEN, 1, name, os.O_WRONLY | os.O_CREAT, 0o600),
        (os.POSIX_SPAWN_DUP2, 1, 2),
        (os.POSIX_SPAWN_CLOSE, 0),
    ]
    script = "echo $WORD; echo more >&2; read line || echo closed; exit 7"
    pid = os.posix_spawn("/bin/sh", ["sh", "-c", script], {"WORD": "hello"}, file_actions=actions)
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
    with open(name) as file:
        print(file.read().replace("sh: 1: read: Bad file descriptor\n", ""))
    pid = os.posix_spawnp(
        "true",
        ["true"],
        dict(os.environ),
        setpgroup=0,
        resetids=True,
        setsigmask=[signal.SIGUSR1],
        setsigdef=[signal.SIGPIPE],
        scheduler=(None, os.sched_param(0)),
    )
    print(os.waitpid(pid, 0)[1])

for function in [os.posix_spawn, os.posix_spawnp]:
    attempt(function, "/bin/nope", ["x"], {})
    for argv, env in [([], {}), ("x", {}), (["a"], 5), ([""], {}), (["a"], {"a=b": "c"}), (["a\0"], {})]:
        attempt(function, "/bin/true", argv, env)
    for actions in [5, [5], [()], [(None,)], [(12345,)], [(1,)], [(2, 1)], [(2, "x", 2)], [(0, 3, 5, 0, 0)], [(0, 1)]]:
        attempt(function, "/bin/true", ["a"], {}, file_actions=actions)
    for scheduler in [5, (1, 2, 3), ("x", os.sched_param(1)), (1, 5)]:
        attempt(function, "/bin/true", ["a"], {}, scheduler=scheduler)
    attempt(function, "/bin/true", ["a"], {}, setsigmask=[-1])
    attempt(function, "/bin/true", ["a"], {}, setsigdef="x")
    attempt(function, "/bin/true", ["a"], {}, setpgroup="x")

with open("/bin/sh", "rb") as shell:
    pid = os.fork()
    if pid == 0:
        os.execve(shell.fileno(), ["sh", "-c", "exit $STATUS"], {"STATUS": "9"})
    print(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
attempt(os.execve, "/nope", ["a"], {})
