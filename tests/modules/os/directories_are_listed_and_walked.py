import os
import shutil
import stat
import tempfile
from pathlib import Path

top = tempfile.mkdtemp()
os.chdir(top)
os.makedirs("a/b/c")
for name in ("a/one.txt", "a/b/two.py", "zero", ".hidden"):
    with open(name, "w") as f:
        f.write(name)
os.symlink("zero", "link")
os.symlink("nowhere", "broken")
os.link("zero", "hard")
print(sorted(os.listdir()), sorted(os.listdir(b".")), sorted(os.listdir("a")), os.stat("hard").st_nlink, os.readlink("link"), os.readlink(b"link"))
with os.scandir() as entries:
    for e in sorted(entries, key=lambda e: e.name):
        print(e, e.name, e.path, e.is_dir(), e.is_file(), e.is_symlink(), e.is_file(follow_symlinks=False), e.inode() == os.lstat(e.path).st_ino, os.fspath(e))
        try:
            print(e.stat().st_size, e.stat(follow_symlinks=False).st_mode == os.lstat(e.path).st_mode)
        except OSError as error:
            print(type(error).__name__, error)
print(sorted(e.path for e in os.scandir("a/")), sorted(e.path for e in os.scandir(b"a")), list(entries))
for follow in (False, True):
    for where, dirs, files in os.walk(".", followlinks=follow):
        dirs.sort()
        print(where, dirs, sorted(files))
print([w for w, *_ in os.walk("a", topdown=False)])
for p in ("link", "broken", "a", "zero", "none"):
    print(p, os.path.exists(p), os.path.lexists(p), os.path.isfile(p), os.path.isdir(p), os.path.islink(p), os.access(p, os.R_OK), os.path.realpath(p).replace(os.path.realpath(top), "TOP"))
print(os.path.samefile("zero", "hard"), os.path.samefile("zero", "link"), os.path.samefile("zero", "a/one.txt"))
os.chmod("zero", 0o400)
print(stat.filemode(os.stat("zero").st_mode), oct(os.umask(0o77)), os.umask(0o22))
os.utime("zero", (10, 20.5))
print(os.stat("zero").st_atime, os.stat("zero").st_mtime, os.stat("zero").st_mtime_ns, os.path.getmtime("zero"))
os.utime("zero", ns=(5, 1_000_000_007))
print(os.stat("zero").st_atime_ns, os.stat("zero").st_mtime_ns, os.stat("zero")[8], os.stat("zero").st_mtime)
os.truncate("a/one.txt", 3)
print(open("a/one.txt").read(), os.rename("a/one.txt", "a/renamed"), os.replace("a/renamed", "a/b/two.py"), open("a/b/two.py").read())
s = os.stat("a/b/two.py")
print(type(s), len(s), s.n_fields, s[6] == s.st_size, s.st_blksize > 0, os.stat_result(range(10)))
fd = os.open("a", os.O_RDONLY)
print(sorted(os.listdir(fd)), os.stat("b", dir_fd=fd).st_mode == os.stat("a/b").st_mode, os.mkdir("new", dir_fd=fd), os.rmdir("new", dir_fd=fd), os.open("b/two.py", os.O_RDONLY, dir_fd=fd) > 2, os.fchdir(fd), os.path.basename(os.getcwd()), os.path.basename(os.getcwdb()), os.chdir(".."), os.close(fd))
for source in ('os.listdir("none")', 'os.listdir("zero")', 'os.scandir(5.5)', 'os.mkdir("a")', 'os.mkdir("no/way")', 'os.rmdir("a")', 'os.rmdir("zero")', 'os.unlink("a")', 'os.remove("none")', 'os.rename("none", "x")', 'os.symlink("x", "link")', 'os.link("none", "x")', 'os.readlink("zero")', 'os.chmod("none", 0)', 'os.chdir("zero")', 'os.utime("none")', 'os.utime("zero", (1,))', 'os.utime("zero", (1, 2), ns=(1, 2))', 'os.stat("x" * 300)', 'os.stat("a\\0b")', 'os.stat("\\ud800")', 'os.makedirs("a/b")', 'os.removedirs("a")', 'os.access(5.5, 0)', 'os.truncate("zero", -1)', 'os.mkdir(5)', 'os.fspath(5)', 'os.stat(path=None)', 'os.stat("a", dir_fd="x")', 'os.stat(0, follow_symlinks=False).st_size >= 0'):
    try:
        print(source, "=", eval(source))
    except Exception as e:
        print(source, "|", type(e).__name__, e, getattr(e, "filename", None), getattr(e, "filename2", None))
root = Path(top)
print(sorted(p.relative_to(root).as_posix() for p in root.rglob("*")), sorted(p.name for p in root.glob("*e*")), (root / "zero").read_text(), (root / "new").write_text("text\n"), (root / "new").read_bytes(), (root / "new").stat().st_size, (root / "new").unlink(), (root / "new").exists(), (root / "x/y").mkdir(parents=True), (root / "x").is_dir(), Path("a").resolve() == (root / "a").resolve(), (root / "zero").touch())
import glob

print(sorted(glob.glob("a/**", recursive=True)), sorted(glob.glob("*")), sorted(glob.glob("[a-l]*")), glob.glob(".h*"))
print(os.path.basename(shutil.copy("zero", "copied")), shutil.move("copied", "a/moved"), sorted(os.listdir(shutil.copytree("a", "tree"))), shutil.rmtree("tree"), os.path.exists("tree"))
with tempfile.TemporaryDirectory() as d, tempfile.NamedTemporaryFile("w+", dir=d, suffix=".x") as f, tempfile.TemporaryFile() as g, tempfile.SpooledTemporaryFile() as h:
    print(f.write("t"), f.seek(0), f.read(), f.name.endswith(".x"), os.path.exists(f.name), g.write(b"g"), h.write(b"h"), len(os.listdir(d)))
print(os.path.exists(d))
os.chdir("/")
shutil.rmtree(top)
