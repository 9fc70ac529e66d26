"""openpty, process groups of terminals, and numbers of devices in parts."""

import os
import pty
import stat


def attempt(action, *arguments):
    try:
        print(action(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


master, slave = os.openpty()
print(os.isatty(master), os.isatty(slave), os.get_inheritable(master), os.get_inheritable(slave))
os.write(slave, b"out\n")
print(os.read(master, 100))
os.write(master, b"in\n")
print(os.read(slave, 100), os.ttyname(slave).startswith("/dev/pts/"))
print(stat.S_ISCHR(os.fstat(slave).st_mode), os.major(os.fstat(slave).st_rdev))
print([os.isatty(end) for end in pty.openpty()])

for action, arguments in [
    (os.tcgetpgrp, (9999,)), (os.tcgetpgrp, (slave,)), (os.tcsetpgrp, (9999, 1)), (os.major, (-1,)), (os.major, ("x",)),
    (os.minor, (1 << 70,)), (os.makedev, (1, 2)), (os.makedev, (-1, 2)), (os.makedev, (1 << 40, 1)), (os.makedev, (4095, 1 << 20)),
    (os.getpgid, (-1,)), (os.getsid, (-1,)), (os.setpgid, (-1, 0)), (os.setpgid, (0, -1)), (os.setpgid, (-1, 5)),
    (os.sched_getaffinity, (-1,)), (os.major, (258,)), (os.minor, (258,)), (os.pidfd_open, (-1,)), (os.pidfd_open, (0,)), (os.pidfd_open, ("x",)),
]:
    attempt(action, *arguments)
number = os.pidfd_open(os.getpid())
print(os.get_inheritable(number))
