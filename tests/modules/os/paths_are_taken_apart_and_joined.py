import os, os.path as p
for s in ('/a/b/c.txt', 'c.tar.gz', '/', '', '.', '..', 'a/', '/a//b/../c/./d', '.hidden', 'a.b/c', '//x', '///x', 'é/日.txt', 'a\\b'):
    print(repr(s), p.split(s), p.splitext(s), p.basename(s), p.dirname(s), p.normpath(s), p.isabs(s))
print(p.join('a', 'b', '/c', 'd'), p.join('a', ''), p.join('', 'b'), p.join('a/', 'b'), p.commonpath(['/a/b', '/a/c']), p.commonprefix(['abc', 'abd']), p.relpath('/a/b', '/a/c'), p.expanduser('nohome'), p.splitdrive('/a'), p.normcase('A'), os.sep, os.extsep, os.pardir, os.linesep == '\n', os.name, os.devnull, os.fsencode('é'), os.fsdecode(b'\xc3\xa9'), os.fspath('a'), p.join(b'a', b'b'))
class Path:
    def __fspath__(self): return '/from/fspath'
print(p.basename(Path()), os.fspath(Path()))
for source in ('p.join(5)', 'p.join("a", b"b")', 'p.split(5)', 'p.commonpath([])', 'p.commonpath(["a", "/b"])', 'p.relpath("")', 'os.fspath(None)', 'p.join()', 'p.exists("\\0")', 'p.isfile(5.5)', 'p.basename(None)'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
os.environ['MINI_TEST'] = 'v'; print(os.environ['MINI_TEST'], os.getenv('MINI_TEST'), p.expandvars('$MINI_TEST/${MINI_TEST}/$NOPE'), os.environ.pop('MINI_TEST'), 'MINI_TEST' in os.environ)
from pathlib import PurePosixPath as PP, Path as RealPath
q = PP('/a/b/c.tar.gz'); print(q.name, q.stem, q.suffix, q.suffixes, q.parent, q.parts, q / 'd', q.with_suffix('.zip'), q.with_name('x'), q.relative_to('/a'), q.is_absolute(), q.match('*.gz'), str(q), repr(q), PP('a') / '/b', PP('a//b/./c'), q == PP('/a/b/c.tar.gz'), sorted([PP('b'), PP('a')]), hash(q) == hash(PP('/a/b/c.tar.gz')), [str(x) for x in q.parents], q.as_posix(), PP())
