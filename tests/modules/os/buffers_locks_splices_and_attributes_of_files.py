import os
import tempfile


def attempt(function, *arguments, **keywords):
    try:
        print(function.__name__, keywords, function(*arguments, **keywords))
    except (OSError, TypeError, ValueError, BufferError, OverflowError) as error:
        print(function.__name__, keywords, type(error).__name__, str(error).replace(folder, ""))


with tempfile.TemporaryDirectory() as folder:
    name = os.path.join(folder, "file")
    with open(name, "wb") as made:
        made.write(b"0123456789")
    fd = os.open(name, os.O_RDWR)
    three, four = bytearray(3), bytearray(4)
    print(os.preadv(fd, [three, memoryview(four)], 1), three, four)
    print(os.preadv(fd, [three, four], 8), three, four)
    print(os.pwritev(fd, [b"ab", bytearray(b"c")], 2, 0), os.pread(fd, 20, 0))
    attempt(os.preadv, fd, [b"x"], 0)
    attempt(os.preadv, fd, ["x"], 0)
    attempt(os.preadv, fd, 5, 0)
    attempt(os.pwritev, fd, 5, 0)
    attempt(os.pwritev, fd, ["x"], 0)
    attempt(os.preadv, 12345, [three], 0)

    attempt(os.lockf, fd, os.F_LOCK, 4)
    attempt(os.lockf, fd, os.F_TEST, 4)
    attempt(os.lockf, fd, os.F_ULOCK, 4)
    attempt(os.lockf, fd, 99, 4)
    attempt(os.lockf, 12345, os.F_LOCK, 4)
    attempt(os.posix_fadvise, fd, 0, 0, os.POSIX_FADV_WILLNEED)
    attempt(os.posix_fadvise, fd, 0, 0, 99)
    attempt(os.posix_fadvise, 12345, 0, 0, os.POSIX_FADV_NORMAL)

    reader, writer = os.pipe()
    attempt(os.splice, fd, writer, 4, offset_src=2)
    print(os.read(reader, 10))
    attempt(os.splice, fd, writer, -4)
    attempt(os.splice, fd, writer, 4, offset_dst=2)
    attempt(os.splice, fd, writer, "x")

    try:
        os.setxattr(name, "user.probe", b"")
        os.removexattr(name, "user.probe")
    except OSError:
        print("no attributes here")
    else:
        print(os.setxattr(name, "user.first", b"value"), os.setxattr(fd, b"user.second", bytearray(1000)))
        print(sorted(os.listxattr(name)), sorted(os.listxattr(fd)), len(os.getxattr(name, "user.second")))
        print(os.getxattr(fd, "user.first"), os.removexattr(fd, "user.first"), os.listxattr(name))
        attempt(os.getxattr, name, "user.first")
        attempt(os.setxattr, name, "user.first", b"", os.XATTR_REPLACE)
        attempt(os.setxattr, name, "user.second", b"", os.XATTR_CREATE)
    attempt(os.getxattr, name + "x", "user.first")
    attempt(os.listxattr, name + "x", follow_symlinks=False)
    attempt(os.getxattr, fd, "user.first", follow_symlinks=False)
    attempt(os.setxattr, name, "user.first", "text")
    attempt(os.getxattr, name, "user\0")
    attempt(os.removexattr, 1.5, "user")
    attempt(os.chown, name, 1 << 40, -1)
    os.close(fd)
