import os


def attempt(function, *arguments):
    try:
        print(function.__name__, arguments, function(*arguments))
    except (OSError, TypeError, ValueError, OverflowError) as error:
        print(function.__name__, arguments, type(error).__name__, error)


print(os.getresuid() == (os.getuid(), os.geteuid(), os.getuid()), len(os.getresgid()))
print(os.getgid() in os.getgrouplist("root", os.getgid()))
attempt(os.setreuid, -1, -1)
attempt(os.setregid, -1, -1)
attempt(os.setresuid, -1, -1, -1)
attempt(os.setresgid, -1, -1, -1)
for function in [os.setuid, os.seteuid, os.setgid, os.setegid]:
    for wrong in [1 << 32, -2, "x", 1.5, -1 << 70, 1 << 70]:
        attempt(function, wrong)
for wrong in [5, ["x"], [1 << 40], [-2], [None]]:
    attempt(os.setgroups, wrong)
try:
    os.setgroups([0] * 70000)
except ValueError as error:
    print(error)
attempt(os.getgrouplist, "root", "x")
attempt(os.getgrouplist, "ro\0ot", 0)
attempt(os.initgroups, "root", "x")

print(os.getpriority(os.PRIO_PROCESS, 0) == os.getpriority(os.PRIO_PROCESS, os.getpid()) == os.nice(0))
attempt(os.getpriority, 99, 0)
attempt(os.setpriority, 99, 0, 0)
print(os.setpriority(which=os.PRIO_PROCESS, who=0, priority=os.nice(0)))

for policy in [os.SCHED_OTHER, os.SCHED_FIFO, os.SCHED_RR, os.SCHED_BATCH, 99]:
    attempt(os.sched_get_priority_min, policy)
    attempt(os.sched_get_priority_max, policy)
print(os.sched_getparam(0), os.sched_param(sched_priority=3), os.sched_param(None) == (None,))
print(os.sched_param.__name__, os.sched_param.__module__, os.sched_param.n_fields)
for wrong in [(), (1, 2)]:
    try:
        os.sched_param(*wrong)
    except TypeError as error:
        print(error)
attempt(os.sched_setscheduler, 0, os.SCHED_OTHER, None)
attempt(os.sched_setscheduler, 0, os.SCHED_OTHER, (0,))
attempt(os.sched_setscheduler, 0, os.SCHED_OTHER, os.sched_param(None))
attempt(os.sched_setscheduler, 0, os.SCHED_OTHER, os.sched_param(1 << 40))
attempt(os.sched_setscheduler, 0, 99, os.sched_param(0))
attempt(os.sched_setparam, 0, 0)
attempt(os.sched_getscheduler, -1)
attempt(os.sched_getparam, -1)
print(os.sched_getscheduler(0) in (os.SCHED_OTHER, os.SCHED_BATCH, os.SCHED_IDLE))

mine = os.sched_getaffinity(0)
print(os.sched_setaffinity(0, mine), os.sched_setaffinity(os.getpid(), iter(mine)), os.sched_getaffinity(0) == mine)
for wrong in [[], [-1], 5, ["x"], [1 << 40]]:
    attempt(os.sched_setaffinity, 0, wrong)
attempt(os.sched_setaffinity, -1, [0])
