class A:
    cls = 'class'
    def __init__(self): self.inst = 'instance'
    def method(self): return 'method'
    def __getattr__(self, name):
        if name.startswith('dyn'): return f'dynamic {name}'
        raise AttributeError(f'no {name} here')
a = A()
print(a.cls, a.inst, a.method(), a.dyn_x)
a.cls = 'shadow'
print(a.cls, A.cls)
del a.cls
print(a.cls)
for action in ('a.missing', 'A.missing', '(1).foo', '[].foo', 'None.x', 'print.nope', '"".joyn', 'a.method.zip', 'type.wrong', 'int.bit_lenth', '(lambda: 0).x', '1.5.foo', '...  .x', 'object().x', 'A.inst'):
    try:
        print(eval(action))
    except AttributeError as e:
        print(action, '|', e, '|', e.name, type(e.obj).__name__)
def assign(source):
    try:
        exec(source)
    except Exception as e:
        print(source, '|', type(e).__name__, e)
for source in ('(1).x = 1', '[].x = 1', 'object().x = 1', 'int.x = 1', 'del int.real', 'del a.nothing', 'del a.method', 'del A.nothing', '"".x = 1', 'None.x = 1', 'a.method.x = 1', 'del a.method.x', 'print.x = 1', 'len.__name__ = 1', 'del [].append', '[].append = 1', '(1).real = 2', 'del (1).real', 'a.__class__ = 1', 'a.__dict__ = 1', 'A.__name__ = 1', 'A.__dict__ = {}', '().__class__ = list', 'a.__class__ = int'):
    assign(source)
print(a.method.__self__ is a, a.method.__func__ is A.__dict__['method'], A.method is A.method, a.method is a.method, a.method == a.method)
print(getattr(a, 'zip', 'default'), hasattr(a, 'zip'), hasattr(a, 'dyn'))
