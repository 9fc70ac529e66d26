class C:
    def method(self): return self.prop
    @property
    def prop(self): return self[0]
    def __getitem__(self, i): return [x for x in self.gen(i)]
    def gen(self, i):
        yield 1
        yield (lambda q: q.missing)(i)
    @staticmethod
    def static(): return C().method()
    @classmethod
    def cls(cls): return cls.static()
def deco(f):
    def wrapper(*a): return f(*a)
    return wrapper
@deco
def entry(): return max(map(lambda _: C.cls(), [1]))
sorted([1], key=lambda k: entry())
