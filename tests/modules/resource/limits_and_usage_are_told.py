"""Limits of this process, what it has used, and what is refused."""

import os
import resource


def attempt(action, *arguments):
    try:
        print(action(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


print({name: value for name, value in sorted(vars(resource).items()) if isinstance(value, int)})
print(resource.getpagesize() == os.sysconf("SC_PAGESIZE"), resource.error is OSError)
for number in range(-1, 18):
    attempt(resource.getrlimit, number)
soft, hard = resource.getrlimit(resource.RLIMIT_CORE)
resource.setrlimit(resource.RLIMIT_CORE, (0, hard))
print(resource.getrlimit(resource.RLIMIT_CORE) == (0, hard))
print(resource.prlimit(0, resource.RLIMIT_CORE, [0, hard]) == (0, hard), resource.prlimit(os.getpid(), resource.RLIMIT_CORE) == (0, hard))
for action, arguments in [
    (resource.setrlimit, (1, (1,))), (resource.setrlimit, (1, 3)), (resource.setrlimit, (1, (2, 1))), (resource.setrlimit, (1, ("a", 1))),
    (resource.setrlimit, (1, (1 << 70, 1))), (resource.setrlimit, (99, (1, 1))), (resource.setrlimit, (1, (1.5, 1))),
    (resource.prlimit, (0, 1, (1, 2, 3))), (resource.prlimit, (0, 99)), (resource.prlimit, (0, 1, (2, 1))), (resource.prlimit, (0,)),
    (resource.getrusage, (99,)), (resource.getrusage, ()), (resource.getrlimit, ("x",)), (resource.getrlimit, ()),
]:
    attempt(action, *arguments)

usage = resource.getrusage(resource.RUSAGE_SELF)
print(type(usage), len(usage), usage.__match_args__, [type(field).__name__ for field in usage])
print(usage.ru_utime >= 0, usage.ru_maxrss > 0, usage[2] == usage.ru_maxrss, usage.ru_isrss)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_nswap, type(resource.getrusage(resource.RUSAGE_THREAD).ru_stime))
print(resource.struct_rusage(range(16)))
attempt(resource.struct_rusage, range(15))

# A limit holds: no more files can be opened.
resource.setrlimit(resource.RLIMIT_NOFILE, (20, resource.getrlimit(resource.RLIMIT_NOFILE)[1]))
files = []
try:
    while True:
        files.append(open(os.devnull))
except OSError as error:
    print(error.strerror, len(files) < 20)
