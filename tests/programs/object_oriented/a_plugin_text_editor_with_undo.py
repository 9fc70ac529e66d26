"""Commands with undo and redo, a registry filled by decorators, memento snapshots, macros."""
class CommandError(Exception): pass
class Editor:
    commands = {}
    def __init__(self, text=''): self.lines, self.cursor, self.done, self.undone, self.clip, self.macros = text.split('\n'), 0, [], [], None, {}
    @classmethod
    def command(cls, name, *kinds):
        def register(f):
            cls.commands[name] = f, kinds
            return f
        return register
    def run(self, line):
        name, *args = line.split(' ')
        if name in self.macros:
            for l in self.macros[name]: self.run(l)
            return
        try: f, kinds = self.commands[name]
        except KeyError: raise CommandError(f'unknown command {name!r}') from None
        if len(args) < len(kinds): raise CommandError(f'{name} needs {len(kinds)} arguments')
        try: args = [k(a) for k, a in zip(kinds, [*args[:len(kinds) - 1], ' '.join(args[len(kinds) - 1:])])] if kinds else []
        except ValueError as e: raise CommandError(str(e)) from e
        snapshot = self.lines[:], self.cursor
        changed = f(self, *args)
        if changed is not False: self.done.append((line, snapshot)); self.undone.clear()
    def undo(self):
        if not self.done: raise CommandError('nothing to undo')
        line, (lines, cursor) = self.done.pop(); self.undone.append(line); self.lines, self.cursor = lines, cursor
    def redo(self):
        if not self.undone: raise CommandError('nothing to redo')
        rest = self.undone[:-1]; self.run(self.undone.pop()); self.undone = rest
    def __str__(self): return '\n'.join(f'{">" if i == self.cursor else " "}{i}:{l}' for i, l in enumerate(self.lines))
@Editor.command('go', int)
def go(e, n):
    if not 0 <= n < len(e.lines): raise CommandError(f'no line {n}')
    e.cursor = n; return False
@Editor.command('insert', str)
def insert(e, text): e.lines.insert(e.cursor, text)
@Editor.command('append', str)
def append(e, text): e.lines[e.cursor] += text
@Editor.command('delete')
def delete(e): e.clip = e.lines.pop(e.cursor); e.cursor = max(0, min(e.cursor, len(e.lines) - 1))
@Editor.command('paste')
def paste(e):
    if e.clip is None: raise CommandError('empty clipboard')
    e.lines.insert(e.cursor + 1, e.clip)
@Editor.command('replace', str, str)
def replace(e, old, new):
    n = sum(l.count(old) for l in e.lines); e.lines = [l.replace(old, new) for l in e.lines]; print(f'{n} replaced')
    return n > 0
@Editor.command('sort')
def sort(e): e.lines.sort(key=str.lower)
@Editor.command('case', str)
def case(e, how): e.lines[e.cursor] = getattr(e.lines[e.cursor], how)()
@Editor.command('dup', int)
def dup(e, n): e.lines[e.cursor:e.cursor] = [e.lines[e.cursor]] * n
ed = Editor('banana\napple\nCherry')
ed.macros['shout'] = ['case upper', 'append !']
for line in ['go 1', 'append  pie', 'sort', 'go 9', 'go x', 'delete', 'paste', 'insert new line here', 'shout', 'replace a A', 'replace zz y', 'dup 2', 'nope', 'append', 'case wrong', 'undo', 'undo', 'undo', 'redo', 'redo', 'redo', 'undo', 'sort', 'redo'] + ['undo'] * 9:
    try: getattr(ed, line)() if line in ('undo', 'redo') else ed.run(line); status = 'ok'
    except (CommandError, AttributeError) as err: status = f'{type(err).__name__}: {err}' + (f' from {err.__cause__!r}' if err.__cause__ else '')
    print(f'{line:<22} {status}'); 
    if status == 'ok' and line.split()[0] in ('sort', 'shout', 'dup', 'redo', 'replace'): print(ed)
print(ed, [d[0] for d in ed.done], ed.undone, sorted(Editor.commands))
