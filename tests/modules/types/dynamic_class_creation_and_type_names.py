import types
print([n for n in sorted(types.__all__) if n.endswith('Type')])
def g(): yield
async def c(): pass
async def ag(): yield
co, agen = c(), ag()
for name, o in (('FunctionType', g), ('LambdaType', lambda: 0), ('GeneratorType', g()), ('CoroutineType', co), ('AsyncGeneratorType', agen), ('BuiltinFunctionType', len), ('MethodType', type('X', (), {'m': g})().m), ('ModuleType', types), ('CodeType', g.__code__), ('MappingProxyType', type.__dict__), ('CellType', (lambda x: lambda: x)(1).__closure__[0]), ('NoneType', None), ('EllipsisType', ...), ('NotImplementedType', NotImplemented), ('GenericAlias', list[int]), ('UnionType', int | str), ('WrapperDescriptorType', object.__init__), ('MethodWrapperType', object().__str__), ('MethodDescriptorType', str.join), ('ClassMethodDescriptorType', dict.__dict__['fromkeys']), ('GetSetDescriptorType', type(g).__code__), ('MemberDescriptorType', type(g).__globals__)): print(name, isinstance(o, getattr(types, name)), type(o).__name__)
co.close()
n = types.SimpleNamespace(a=1, b=[2]); n.c = 3; print(n, n == types.SimpleNamespace(a=1, b=[2], c=3), vars(n)); del n.a; print(n, types.SimpleNamespace()); n.me = n; print(n)
m = types.MappingProxyType(d := {'a': 1}); d['b'] = 2; print(m, m['b'], dict(m), 'a' in m, len(m), list(m.items()), m.get('z'), m | {'c': 3}, m == d, m.copy(), list(reversed(m)))
for source in ('m["a"] = 1', 'del m["a"]', 'types.MappingProxyType(5)', 'types.MappingProxyType([])', 'm.clear', 'hash(m)', 'types.SimpleNamespace(1)', 'types.SimpleNamespace(**{1: 2})', 'n.zz', 'types.ModuleType()', 'types.MethodType(5, 1)', 'types.CodeType()', 'types.FunctionType(5, {})', 'types.GeneratorType()', 'types.new_class(5)', 'types.DynamicClassAttribute().__get__(1)', 'types.coroutine(5)', 'types.NoneType()', 'types.EllipsisType()', 'types.CellType(1, 2)', 'm + m'):
    try: print(source, '=', exec(source) if '] =' in source or source.startswith('del') else eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
C = types.new_class('C', (object,), {}, lambda ns: ns.update(x=1, f=lambda self: self.x)); print(C().f(), C.__name__, C.__bases__)
import sys
mod = types.ModuleType('mod', 'doc'); exec('y = 5\ndef f(): return y', mod.__dict__); print(mod.f(), mod.__doc__); code = g.__code__.replace(co_name='renamed'); print(types.FunctionType(code, globals()).__name__)
