"""Run one command and report what it used: `launch.py REPORT_FD COMMAND [ARG...]`.

Linux carries the peak memory of a process through `exec`, so a child starts out with the size of the process
that forked it as its peak. Measuring from here, a process smaller than any interpreter measured, keeps that
floor out of the figures. Hence nothing but `os` and `sys` is imported, and `fork` is used rather than
`posix_spawn`: the former does not copy mappings of files, the latter shares all memory until `exec`.
"""

import os
import sys


def main() -> None:
    report, command = int(sys.argv[1]), sys.argv[2:]
    os.set_inheritable(report, False)
    child = os.fork()
    if child == 0:
        try:
            os.execvp(command[0], command)
        except OSError as error:
            os.write(2, f"{command[0]}: {error.strerror}\n".encode())
        os._exit(127)
    _, status, usage = os.wait4(child, 0)
    code = os.waitstatus_to_exitcode(status)
    # ru_maxrss is in KiB on Linux.
    line = f"{code} {usage.ru_utime + usage.ru_stime!r} {usage.ru_maxrss * 1024}\n"
    os.write(report, line.encode())


main()
