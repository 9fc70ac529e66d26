class FSError(Exception): pass
class NotFound(FSError): pass
class Node:
    def __init__(self, name, parent=None): self.name, self.parent = name, parent
    @property
    def path(self): return '/' if self.parent is None else self.parent.path.rstrip('/') + '/' + self.name
class File(Node):
    def __init__(self, name, parent, data=''): super().__init__(name, parent); self.data = data
    size = property(lambda s: len(s.data))
class Dir(Node):
    def __init__(self, name, parent=None): super().__init__(name, parent); self.kids = {}
    size = property(lambda s: sum(k.size for k in s.kids.values()))
    def __iter__(self): return iter(sorted(self.kids.values(), key=lambda n: (isinstance(n, File), n.name)))
class FS:
    def __init__(self): self.root = self.cwd = Dir('')
    def find(self, path, want=Node):
        node = self.root if path.startswith('/') else self.cwd
        for part in filter(None, path.split('/')):
            if part == '.': continue
            if part == '..': node = node.parent or node; continue
            if not isinstance(node, Dir): raise FSError(f'{node.path}: not a directory')
            try: node = node.kids[part]
            except KeyError: raise NotFound(path) from None
        if not isinstance(node, want): raise FSError(f'{node.path}: is a {type(node).__name__.lower()}')
        return node
    def parent(self, path):
        head, _, name = path.rstrip('/').rpartition('/')
        return self.find(head or ('/' if path.startswith('/') else '.'), Dir), name
    def mkdir(self, path):
        p, name = self.parent(path)
        if name in p.kids: raise FSError(f'{path}: exists')
        p.kids[name] = Dir(name, p)
    def write(self, path, data, append=False):
        p, name = self.parent(path)
        f = p.kids.setdefault(name, File(name, p))
        if isinstance(f, Dir): raise FSError(f'{path}: is a directory')
        f.data = f.data + data if append else data
    def read(self, path): return self.find(path, File).data
    def rm(self, path):
        n = self.find(path)
        if n is self.root: raise FSError('cannot remove /')
        if isinstance(n, Dir) and n.kids: raise FSError(f'{path}: not empty')
        del n.parent.kids[n.name]
    def mv(self, a, b):
        n = self.find(a)
        try: p, name = self.find(b, Dir), n.name
        except NotFound: p, name = self.parent(b)
        q = p
        while q: 
            if q is n: raise FSError(f'cannot move {a} into itself')
            q = q.parent
        del n.parent.kids[n.name]; n.name, n.parent = name, p; p.kids[name] = n
    def cd(self, path): self.cwd = self.find(path, Dir); return self.cwd.path
    def ls(self, path='.'): return [n.name + '/' * isinstance(n, Dir) for n in self.find(path, Dir)]
    def walk(self, node=None):
        node = node or self.root
        for k in node:
            yield k
            if isinstance(k, Dir): yield from self.walk(k)
    def glob(self, pattern):
        def match(p, s): return not s if not p else (any(match(p[1:], s[i:]) for i in range(len(s) + 1)) if p[0] == '*' else bool(s) and p[0] in ('?', s[0]) and match(p[1:], s[1:]))
        return [n.path for n in self.walk() if match(pattern, n.name)]
fs = FS()
script = ['mkdir /home', 'mkdir /home/ann', 'cd /home/ann', 'write notes.txt hello', 'write ../shared.txt shared', 'mkdir docs', 'write docs/a.md alpha', 'write docs/b.md beta', 'ls', 'ls /', 'ls ..', 'read notes.txt', 'read docs', 'read nope', 'cd notes.txt', 'cd docs/../docs', 'write /home/ann/docs x', 'mkdir /home', 'rm /home', 'rm /', 'mv a.md /home/renamed.md', 'mv /home/ann/docs /home', 'mv /home /home/docs', 'ls /home', 'cd', 'rm /home/docs/b.md', 'rm /home/docs', 'frob x', 'write', 'read /home/renamed.md/x']
for line in script:
    cmd, *args = line.split(' ', 2)
    try: r = getattr(fs, cmd)(*args)
    except (FSError, AttributeError, TypeError) as e: r = f'{type(e).__name__}: {e}'
    if r is not None: print(f'{line:<28} {r}')
print([n.path for n in fs.walk()], fs.root.size, fs.glob('*.md'), fs.glob('?otes*'), fs.cwd.path)
