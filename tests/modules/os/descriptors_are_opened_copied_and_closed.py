import os
import stat
import tempfile

directory = tempfile.mkdtemp()
os.chdir(directory)
fd = os.open("file", os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o640)
print(os.write(fd, b"hello world"), os.lseek(fd, 0, os.SEEK_SET), os.read(fd, 5), os.lseek(fd, 0, os.SEEK_CUR), os.lseek(fd, -3, os.SEEK_END), os.read(fd, 100), os.read(fd, 100))
print(os.pread(fd, 3, 2), os.pwrite(fd, b"XY", 1), os.pread(fd, 100, 0), os.fstat(fd).st_size, os.ftruncate(fd, 4), os.fsync(fd), os.fdatasync(fd))
print(stat.filemode(os.fstat(fd).st_mode), stat.S_ISREG(os.stat("file").st_mode), os.get_inheritable(fd), os.set_inheritable(fd, True), os.get_inheritable(fd), os.get_blocking(fd), os.isatty(fd))
copy = os.dup(fd)
print(copy != fd, os.get_inheritable(copy), os.lseek(copy, 2, 0), os.lseek(fd, 0, 1), os.dup2(fd, copy) == copy, os.get_inheritable(copy), os.dup2(fd, copy, inheritable=False) == copy, os.get_inheritable(copy))
print(os.writev(fd, [b"ab", b"", bytearray(b"cd")]), os.lseek(fd, 0, 0), os.readv(fd, [first := bytearray(2), second := bytearray(10)]), first, second)
with os.fdopen(copy, "rb") as f:
    print(f.name == copy, f.read())
with open(fd, "r+", closefd=False) as f:
    print(f.read(), f.buffer.raw.closefd)
print(os.read(fd, 1), os.close(fd))
r, w = os.pipe()
print(os.write(w, b"through"), os.read(r, 3), os.close(w), os.read(r, 100), os.read(r, 1), os.close(r))
with os.fdopen((ends := os.pipe())[0]) as read_end, os.fdopen(ends[1], "w") as write_end:
    print(read_end.seekable(), write_end.seekable(), write_end.write("line\nrest"), write_end.flush(), read_end.readline())
    write_end.close()
    print(read_end.read())
    for call in ("read_end.tell()", "read_end.seek(0)", "read_end.buffer.raw.tell()"):
        try:
            print(call, eval(call))
        except OSError as e:
            print(call, "|", type(e).__name__, e)
opened = []


def opener(path, flags):
    opened.append((path, flags & 3, bool(flags & os.O_CLOEXEC)))
    return os.open(path, flags, 0o600)


with open("opened", "w", opener=opener) as f:
    print(f.write("x"), opened, stat.filemode(os.stat("opened").st_mode))
for source in ('os.read(99, 1)', 'os.write(99, b"")', 'os.write(1, "text")', 'os.close(99)', 'os.close(-1)', 'os.dup(99)', 'os.fstat(99)', 'os.lseek(0, 0, 99)', 'os.read(0, -1)', 'os.ftruncate(99, 0)', 'os.open("file", "r")', 'os.open("no/file", 0)', 'os.open("file", os.O_CREAT | os.O_EXCL)', 'os.open(".", os.O_WRONLY)', 'os.fdopen("x")', 'os.fsync(object())', 'os.fsync(-1)', 'os.isatty(99)', 'os.get_terminal_size(99)', 'open(99)', 'open(-1)', 'open(2.5)', 'open("x", opener=lambda p, f: -1)', 'open("x", opener=lambda p, f: "no")', 'open("x", closefd=False)', 'open("file", "w+x")', 'open("file", "")', 'open("file", "b")', 'open("file", "rr")', 'open("file", "r", -5).buffer.raw.mode', 'open("file", "wb", 1).mode', 'open(directory, "w")', 'open("file/x")', 'open(b"file").name', 'open("file", buffering=0)', 'open("file", "rb", newline="")', 'open("file", "rb", errors="strict")'):
    try:
        print(source, "=", repr(eval(source)))
    except Exception as e:
        print(source, "|", type(e).__name__, str(e).replace(directory, "DIR"), getattr(e, "errno", None), str(getattr(e, "filename", None)).replace(directory, "DIR"))
with open("modes", "wb") as f: f.write(b"0123456789")
for mode in ("r", "rb", "r+", "rb+", "w+b", "a", "ab+", "a+"):
    with open("modes", mode) as f:
        raw = f.raw if "b" in mode else f.buffer.raw
        print(mode, type(f).__name__, f.mode, raw.mode, f.tell(), f.readable(), f.writable(), f.seekable(), repr(raw)[:20])
os.remove("modes")
for size in (None, 2, 8):
    with open("t", "w+b") as f:
        f.write(b"abcdef")
        f.seek(3)
        print(f.truncate(size) if size is not None else f.truncate(), f.tell(), f.seek(0), f.read())
for name in ("t", "opened", "file"): os.unlink(name)
os.chdir("/")
os.rmdir(directory)

for call in (os.posix_fallocate, lambda fd, *at: os.posix_fadvise(fd, *at, 0), lambda fd, *at: os.fstat(fd)):
    for number in (-1, -42):
        try:
            call(number, 0, 10)
        except OSError as error:
            print(number, error)
