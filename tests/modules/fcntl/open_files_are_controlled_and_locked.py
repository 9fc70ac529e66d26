"""fcntl, ioctl, flock and lockf on files, pipes and terminals of this program, and what they refuse."""

import array
import fcntl
import os
import struct
import tempfile
import termios


def attempt(action, *arguments):
    try:
        print(action(*arguments))
    except Exception as error:
        print(type(error).__name__, error)


print({name: value for name, value in sorted(vars(fcntl).items()) if isinstance(value, int)})
reader, writer = os.pipe()
print(fcntl.fcntl(reader, fcntl.F_GETFD), fcntl.fcntl(reader, fcntl.F_SETFD, 0), fcntl.fcntl(reader, fcntl.F_GETFD))
flags = fcntl.fcntl(writer, fcntl.F_GETFL)
print(flags & os.O_ACCMODE, fcntl.fcntl(writer, fcntl.F_SETFL, flags | os.O_NONBLOCK), os.get_blocking(writer))
copy = fcntl.fcntl(reader, fcntl.F_DUPFD, 40)
print(copy >= 40)
os.close(copy)
print(fcntl.fcntl(reader, fcntl.F_GETPIPE_SZ) if hasattr(fcntl, "F_GETPIPE_SZ") else None)

for arguments in [
    (reader, fcntl.F_GETFD, None), (reader, fcntl.F_GETFD, 1.5), (reader, fcntl.F_GETFD, "x" * 2000), (reader, fcntl.F_GETFD, 1 << 70),
    ("x", 1), (reader, 1 << 40), (-1, 1), (9999, 1), (9999, 1, b"abc"), (reader,), (reader, fcntl.F_GETFD, b"abc"),
    (reader, fcntl.F_GETFD, "text"), (reader, 9999),
]:
    attempt(fcntl.fcntl, *arguments)

os.write(writer, b"abcde")
waiting = array.array("i", [0])
print(fcntl.ioctl(reader, termios.FIONREAD, waiting), waiting)
print(struct.unpack("i", fcntl.ioctl(reader, termios.FIONREAD, bytes(4))))
print(struct.unpack("i", fcntl.ioctl(reader, termios.FIONREAD, "\0\0\0\0")))
waiting = bytearray(4)
print(fcntl.ioctl(reader, termios.FIONREAD, waiting, False), waiting)
print(fcntl.ioctl(reader, termios.FIONREAD, memoryview(waiting)), waiting)
waiting = bytearray(3000)
print(fcntl.ioctl(reader, termios.FIONREAD, waiting), waiting[:4])
for arguments in [
    (reader, 1, None), (reader, termios.FIONREAD, b"x" * 2000), (reader, termios.FIONREAD, bytearray(2000), False),
    (9999, termios.FIONREAD, b"abcd"), (reader, termios.TCGETS, bytes(60)), (reader, 1 << 70, 1.5), (reader, 1, 1 << 70), (reader, 1, 1 << 31),
]:
    attempt(fcntl.ioctl, *arguments)

with tempfile.TemporaryFile() as file, tempfile.NamedTemporaryFile() as named:
    for action, arguments in [
        (fcntl.flock, (file, fcntl.LOCK_EX)), (fcntl.flock, (file, fcntl.LOCK_UN)), (fcntl.flock, (file, 99)), (fcntl.flock, (9999, 1)),
        (fcntl.lockf, (file, fcntl.LOCK_EX)), (fcntl.lockf, (file, fcntl.LOCK_EX | fcntl.LOCK_NB, 10, 5, 0)), (fcntl.lockf, (file, fcntl.LOCK_UN)),
        (fcntl.lockf, (file, 0)), (fcntl.lockf, (file, fcntl.LOCK_EX, 1, -5)), (fcntl.lockf, (file, fcntl.LOCK_EX, 1, 0, 9)),
        (fcntl.lockf, (file, fcntl.LOCK_EX, 1.5)), (fcntl.lockf, (file, fcntl.LOCK_EX, 1 << 70)), (fcntl.lockf, (reader, fcntl.LOCK_EX)),
    ]:
        attempt(action, *arguments)
    # A lock of another open file is in the way.
    with open(named.name) as second:
        fcntl.flock(named, fcntl.LOCK_EX)
        attempt(fcntl.flock, second, fcntl.LOCK_SH | fcntl.LOCK_NB)
        fcntl.flock(named, fcntl.LOCK_UN)
        attempt(fcntl.flock, second, fcntl.LOCK_SH | fcntl.LOCK_NB)
    # And one of another process.
    fcntl.lockf(named, fcntl.LOCK_EX)
    child = os.fork()
    if child == 0:
        with open(named.name, "r+b") as again:
            try:
                fcntl.lockf(again, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                os._exit(type(error) is BlockingIOError)
        os._exit(7)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
