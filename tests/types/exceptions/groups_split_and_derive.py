E = ExceptionGroup
g = E('top', [ValueError(1), TypeError('t'), E('nested', [ValueError(2), KeyError(3), E('deep', [OSError(4)])])])
def show(e): return f'{type(e).__name__}({e.message!r}: {", ".join(map(show, e.exceptions))})' if isinstance(e, BaseExceptionGroup) else repr(e)
print(show(g), g.message, g.exceptions[0], len(g.exceptions), str(g), repr(g)[:40])
print(show(g.subgroup(ValueError)), show(g.subgroup((KeyError, OSError))), g.subgroup(IndexError), show(g.subgroup(lambda e: isinstance(e, TypeError))), g.subgroup(E) is g, show(g.subgroup(lambda e: not isinstance(e, E) and e.args[0] != 1)))
m, r = g.split(ValueError); print(show(m), '/', show(r)); m, r = g.split(E); print(m is g, r); m, r = g.split(IndexError); print(m, show(r))
print(show(g.derive([ValueError(9)])), type(BaseExceptionGroup('b', [ValueError()])).__name__, type(BaseExceptionGroup('b', [KeyboardInterrupt()])).__name__, isinstance(g, Exception))
class My(ExceptionGroup):
    def __new__(cls, m, ex, code): o = super().__new__(cls, m, ex); o.code = code; return o
    def derive(self, ex): return My(self.message, ex, self.code)
my = My('m', [ValueError(1), KeyError(2)], 42)
m, r = my.split(ValueError); print(type(m).__name__, m.code, type(r).__name__, r.code, show(m))
class Plain(ExceptionGroup): pass
print(type(Plain('p', [ValueError(1), KeyError(2)]).split(ValueError)[0]).__name__)
g.__cause__ = KeyError('cause'); g.add_note('a note'); s = g.subgroup(ValueError); print(repr(s.__cause__), s.__notes__, s.__notes__ is g.__notes__, s.__context__, s.__traceback__)
for source in ('g.split()', 'g.split(5)', 'g.subgroup("x")', 'g.subgroup((ValueError, 5))', 'g.message = 1', 'g.exceptions = []', 'g.derive(5)', 'g.derive([])', 'g.subgroup(lambda e: 1 / 0)', 'g.subgroup(int)', 'E[int]', 'g.exceptions[9]', 'g.subgroup(None)'):
    try: print(source, '=', eval(source) if '= ' not in source else exec(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
class BadDerive(ExceptionGroup):
    def derive(self, ex): return 5
try: BadDerive('b', [ValueError(1), KeyError(1)]).split(ValueError)
except TypeError as e: print(e)
l = [ValueError(1)]; g = E('m', l); l.append(2); print(len(g.exceptions), type(g.exceptions).__name__)
def leaves(e): return [x for s in e.exceptions for x in leaves(s)] if isinstance(e, BaseExceptionGroup) else [e]
print(leaves(E('a', [E('b', [E('c', [ValueError(1)]), KeyError(2)]), OSError(3)])))
