class V:
    def __init__(self, n): self.n = n
    def __repr__(self): return f'V{self.n}'
    def __lt__(self, o): print('lt', end=' '); return self.n < o.n if isinstance(o, V) else NotImplemented
    def __le__(self, o): print('le', end=' '); return self.n <= o.n if isinstance(o, V) else NotImplemented
    def __eq__(self, o): print('eq', end=' '); return self.n == o.n if isinstance(o, V) else NotImplemented
a, b = V(1), V(2)
for op in ('<', '<=', '==', '!=', '>', '>='):
    for right in ('b', 'a', '5', 'None'):
        try: print(f'a {op} {right}', eval(f'a {op} {right}'))
        except TypeError as e: print(f'a {op} {right} |', e)
    try: print(f'5 {op} a', eval(f'5 {op} a'))
    except TypeError as e: print(f'5 {op} a |', e)
print(sorted([V(3), V(1), V(2)]))
print(max(V(1), V(5)), min([V(4), V(2)]))
print([V(1), V(2)] == [V(1), V(2)], (V(1), V(3)) < (V(1), V(4)), V(1) in [V(0), V(1)])
class OnlyNe:
    def __ne__(self, o): return 'ne'
class NeFromEq:
    def __eq__(self, o): return 'non-bool'
print(OnlyNe() == 1, OnlyNe() != 1, NeFromEq() != 1, NeFromEq() == 1)
class Base:
    def __lt__(self, o): return 'Base.lt'
    def __gt__(self, o): return 'Base.gt'
class Derived(Base):
    def __gt__(self, o): return 'Derived.gt'
class Unrelated:
    def __gt__(self, o): return 'Unrelated.gt'
class Inherits(Base): pass
print(Base() < Derived(), Derived() < Base(), Base() > Derived(), Base() < Unrelated(), Base() < Inherits(), 5 < Base(), 5 > Base())
print(object().__eq__(1), object().__ne__(1), object().__lt__(1), (1).__eq__('a'), (1).__lt__(2.5), 'a'.__lt__('b'), [].__eq__(()))
o = object()
print(o.__eq__(o), o.__ne__(o), o == o)
class Raises:
    def __eq__(self, o): raise RuntimeError('eq')
for source in ('Raises() == 1', 'Raises() != 1', '1 == Raises()', '[Raises()] == [1]', '1 in [Raises()]', '{1: Raises()} == {1: 1}', '[1].index(Raises())', '[Raises()].count(1)', '(1, Raises()) < (1, 2)', '[Raises()].remove(3)'):
    try: print(source, eval(source))
    except RuntimeError as e: print(source, '|', e)
