"""Fields as descriptors, a metaclass that gathers them, queries with chained lambdas, relations, validation."""
class ValidationError(Exception): pass
class Field:
    def __init__(self, kind, default=None, required=False, check=None): self.kind, self.default, self.required, self.check = kind, default, required, check
    def __set_name__(self, owner, name): self.name, self.slot = name, f'_{name}'
    def __get__(self, obj, owner): return self if obj is None else obj.__dict__.get(self.slot, self.default)
    def __set__(self, obj, value):
        if value is None and self.required: raise ValidationError(f'{self.name} is required')
        if value is not None and not isinstance(value, self.kind):
            try: value = self.kind(value)
            except (TypeError, ValueError) as e: raise ValidationError(f'{self.name}: {e}') from e
        if self.check and value is not None and not self.check(value): raise ValidationError(f'{self.name}: {value!r} refused')
        obj.__dict__[self.slot] = value
        obj.__dict__.setdefault('_dirty', set()).add(self.name)
    def __eq__(self, v): return Condition(lambda o: getattr(o, self.name) == v, f'{self.name} = {v!r}')
    def __lt__(self, v): return Condition(lambda o: getattr(o, self.name) < v, f'{self.name} < {v!r}')
    def __gt__(self, v): return Condition(lambda o: getattr(o, self.name) > v, f'{self.name} > {v!r}')
    __hash__ = object.__hash__
class Condition:
    def __init__(self, test, text): self.test, self.text = test, text
    def __and__(self, o): return Condition(lambda x: self.test(x) and o.test(x), f'({self.text} AND {o.text})')
    def __or__(self, o): return Condition(lambda x: self.test(x) or o.test(x), f'({self.text} OR {o.text})')
    def __invert__(self): return Condition(lambda x: not self.test(x), f'NOT {self.text}')
class ModelMeta(type):
    tables = {}
    def __new__(m, name, bases, ns):
        cls = super().__new__(m, name, bases, ns)
        cls._fields = {k: v for b in reversed(cls.__mro__) for k, v in vars(b).items() if isinstance(v, Field)}
        cls._rows = m.tables[name] = []
        return cls
    def __iter__(cls): return iter(cls._rows)
    def __len__(cls): return len(cls._rows)
    def where(cls, cond): return Query(cls, cond)
class Query:
    def __init__(self, model, cond): self.model, self.cond, self.key, self.rev = model, cond, None, False
    def order(self, name): self.rev = name.startswith('-'); self.key = name.lstrip('-'); return self
    def __iter__(self):
        rows = [r for r in self.model if self.cond.test(r)]
        return iter(sorted(rows, key=lambda r: getattr(r, self.key), reverse=self.rev) if self.key else rows)
    def __str__(self): return f'SELECT * FROM {self.model.__name__} WHERE {self.cond.text}' + (f' ORDER BY {self.key}{" DESC" * self.rev}' if self.key else '')
class Model(metaclass=ModelMeta):
    id = Field(int)
    def __init__(self, **kw):
        unknown = kw.keys() - self._fields.keys()
        if unknown: raise ValidationError(f'unknown {sorted(unknown)}')
        for n, f in self._fields.items():
            if n != 'id': setattr(self, n, kw.get(n, f.default))
        self._dirty.clear()
    def save(self):
        if self.id is None: self.id = len(type(self)) + 1; type(self)._rows.append(self)
        dirty, self._dirty = sorted(self._dirty), set()
        return dirty
    def __repr__(self): return f'{type(self).__name__}({", ".join(f"{n}={getattr(self, n)!r}" for n in self._fields)})'
class Author(Model):
    name = Field(str, required=True)
    age = Field(int, 30, check=lambda a: a >= 0)
class Book(Model):
    title = Field(str, required=True); year = Field(int, 2000); author = Field(int)
    @property
    def writer(self): return next((a for a in Author if a.id == self.author), None)
for n, a in (('Ann', 41), ('Bob', '25'), ('Cid', None)): Author(name=n, age=a).save()
for t, y, w in (('A', 1999, 1), ('B', '2010', 2), ('C', 2020, 1)): Book(title=t, year=y, author=w).save()
print(list(Author), len(Book), [b.writer.name for b in Book], Author._fields.keys(), Book.title.name, sorted(ModelMeta.tables))
for q in (Book.where(Book.year > 2000), Book.where((Book.year < 2015) & ~(Book.author == 2)), Book.where((Book.title == 'C') | (Book.title == 'A')).order('-year')): print(q, [b.title for b in q])
b = next(iter(Book)); b.year = 1998; b.title = 'A2'; print(sorted(b._dirty), b.save(), b.save(), b)
for bad in (lambda: Author(), lambda: Author(name='x', age='old'), lambda: Author(name='x', age=-1), lambda: Author(name='x', zip=1), lambda: setattr(b, 'title', None), lambda: setattr(b, 'year', [])):
    try: bad(); print('fine')
    except ValidationError as e: print(e, '|', repr(e.__cause__))
