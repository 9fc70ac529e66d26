class C:
    name = 'C'
    @classmethod
    def cm(cls, x=1): return cls.name, x
    @staticmethod
    def sm(x=1): return x
    def im(self): return self
    @classmethod
    def __class_getitem__(cls, i): return (cls.name, i)
class D(C): name = 'D'
print(C.cm(), D.cm(2), C().cm(), D().cm(x=3), C.sm(), D().sm(4), C['k'], D['k'])
print(type(C.__dict__['cm']).__name__, type(C.__dict__['sm']).__name__, C.cm.__self__ is C, D.cm.__self__ is D, C.sm is C.__dict__['sm'].__func__, C.__dict__['cm'].__func__.__name__, C.__dict__['cm'].__wrapped__ is C.__dict__['cm'].__func__)
s = C.__dict__['sm']; print(s(5), callable(s), s.__name__, s.__doc__, callable(C.__dict__['cm']), repr(s)[:29], s.__isabstractmethod__)
for source in ('C.__dict__["cm"]()', 'classmethod()', 'classmethod(1, 2)', 'staticmethod()', 'classmethod(5).__get__(None, C)()', 'staticmethod(5)()', 'staticmethod(5).__get__(None, C)', 'C.cm(1, 2)', 'C.sm(1, 2)', 'C.im()', 'C.cm.x', 'C.__dict__["sm"].__get__()', 'classmethod(len).__get__([1, 2])()', 'classmethod(len).__get__(None, C)()', 'C.cm.__func__(D)', 'classmethod(f=1)', 'type(C.cm).__name__', 'C().im.__func__ is C.im', 'classmethod(lambda c: c).__get__(5, None)()', 'C.cm == C.cm', 'C.cm is C.cm', 'C.cm == D.cm'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
class Stack:
    @classmethod
    @property
    def combined(cls): return f'class property of {cls.__name__}'
    @classmethod
    @staticmethod
    def odd(*a): return len(a)
    wrapped = staticmethod(classmethod(lambda c: c))
    later = classmethod(print)
print(Stack.combined, Stack().combined, Stack.odd(), type(Stack.wrapped).__name__)
C.cm = staticmethod(lambda: 'replaced'); print(C.cm(), D().cm())
C.added = classmethod(lambda cls: cls.__name__); print(D.added())
d = classmethod(C.im); d.attr = 1; print(d.attr, d.__dict__.get('attr'), staticmethod(len).__wrapped__ is len)
class Reg:
    all = {}
    @classmethod
    def from_str(cls, s): o = cls.__new__(cls); o.s = s; cls.all[s] = o; return o
    @classmethod
    def many(cls, *ss): return [cls.from_str(s) for s in ss]
    def __repr__(self): return f'{type(self).__name__}({self.s})'
class SubReg(Reg): pass
print(Reg.many('a', 'b'), SubReg.many('c'), Reg.all)
