o = object()
print([n for n in dir(o)], o == o, o != o, o == object(), bool(o), str(type(o)), isinstance(o, object), object.__doc__, object.__bases__, object.__mro__)
print(repr(o).startswith('<object object at 0x'), str(o) == repr(o), format(o) == str(o), hash(o) == hash(o), o.__class__, o.__eq__(5), o.__ne__(o), o.__lt__(o), o.__sizeof__() > 0, o.__dir__() != [], o.__init_subclass__(), object.__subclasshook__(int))
class C:
    """doc"""
    def __init__(self): self.a = 1
    def m(self): pass
c = C(); print(sorted(set(dir(c)) - set(dir(object))), sorted(set(dir(C)) - set(dir(object))), c.__dict__, c.__module__, c.__doc__, vars(c) is c.__dict__, c.__dir__() == list(c.__dir__()))
c.__doc__ = 'inst doc'; print(c.__doc__, C.__doc__)
import copyreg
print(c.__reduce_ex__(2)[0] is copyreg.__newobj__, c.__reduce_ex__(2)[1:3], c.__getstate__(), object().__getstate__(), o.__reduce_ex__(2)[1])
class S:
    __slots__ = ('p', 'q')
s = S(); s.p = 1; print(s.__getstate__(), S().__getstate__())
for source in ('o.x', 'o.x = 1', 'del o.x', 'o()', 'o[0]', 'len(o)', 'o + o', 'o < o', 'object(1)', 'object(x=1)', 'object.__new__()', 'o.__init__(1)', 'o.__format__("x")', 'o.__reduce_ex__()', 'o.__setattr__("a", 1)', 'object.__setattr__(int, "a", 1)', 'object.__getattribute__(c, "a")', 'object.__getattribute__(c, "zz")', 'object.__setattr__(c, "b", 2)', 'object.__delattr__(c, "zz")', 'object.__hash__(5) == hash(5) and False', 'object.__eq__(1, 1)', 'object.__eq__(1, 2)', 'object.__repr__(5)[:16]', 'object.__str__("a")', 'object.__lt__(1, 2)', 'object.__eq__()', 'iter(o)', 'next(o)', 'int(o)', 'abs(o)', 'round(o)', 'with_(o)', '{o: 1}[o]', 'o in [o]', 'o.__class__ = int', 'type(o) is object', 'o.__getattribute__(5)', 'o.__dir__(1)', 'c.__dict__ = 5', 'c.__sizeof__(1)', 'o.__ne__()'):
    try: print(source, '=', exec(source) if ' = ' in source or source.startswith('del') else eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
