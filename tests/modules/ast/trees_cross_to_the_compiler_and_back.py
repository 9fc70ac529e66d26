import _ast
from _ast import *
print(_ast.AST, FunctionDef._fields, FunctionDef.__mro__, FunctionDef.__doc__, stmt._attributes, stmt.end_lineno)
t=compile("def f(a, b=1, *c, d=2j, **e):\n  'doc'\n  return {a: [b, (1,2)], **x}\nclass A(B, m=C): pass\n", "x", "exec", 0x400)
def show(n, d=0):
    if isinstance(n, AST):
        print(' '*d+type(n).__name__, [k for k in vars(n)])
        for k in n._fields+n._attributes:
            v=getattr(n,k)
            if isinstance(v,(AST,list)): print(' '*d+k); show(v,d+1)
            else: print(' '*d+k, repr(v))
    elif isinstance(n, list):
        for i in n: show(i, d+1)
    else: print(' '*d, n)
show(t)
try: print(Name(1,2,3))
except TypeError as e: print(e)
try: print(Name('a',id=3))
except TypeError as e: print(e)
n=Name('a',Load(), lineno=3)
print(list(vars(n)), n.__reduce__()[1:2])
print(t.body[0].body[1].value.keys[0].ctx is t.body[0].body[1].value.values[1].ctx)
m=Module([Expr(Call(Name('print',Load(),lineno=1,col_offset=0),[Constant((1,2j,frozenset([3])),lineno=1,col_offset=0)],[],lineno=1,col_offset=0),lineno=1,col_offset=0)],[])
exec(compile(m,'f','exec'))
for bad in (Module([3],[]), Expression(Name(3,Load(),lineno=1,col_offset=1)), Module([],[]), Expression(Constant(object(),lineno=1,col_offset=0)), Expression(Name('x',Load()))):
    try: print(compile(bad,'f','eval'))
    except Exception as e: print(type(e), e)
class MyName(Name):
    _attributes=('lineno','col_offset')
    lineno=1; col_offset=0
print(eval(compile(Expression(MyName('len',Load())),'f','eval')))
import ast
print(ast.dump(ast.parse('a+b*3')), ast.literal_eval("{1:[2,3,-4],'a':(1.5,None,True)}"), ast.unparse(t))
for constant in (int, (1, 2, int), frozenset((1, 2, int)), (1, (2, [3]))):
    try: compile(ast.fix_missing_locations(ast.Expression(ast.Constant(constant))), '?', 'eval')
    except TypeError as e: print(e)
import sys
Constant=ast.Constant
del sys.modules['_ast']
import _ast
print(_ast.Constant is Constant, type(ast.parse('1', mode='eval').body) is Constant, ast.parse('1', mode='eval').body.n)
digits=sys.get_int_max_str_digits()
sys.set_int_max_str_digits(4000)
print(len(str(ast.literal_eval('3'*4000))))
try: ast.literal_eval('3'*4001)
except SyntaxError as e: print(e)
sys.set_int_max_str_digits(0)
print(eval('9'*5000) == 10**5000 - 1)
sys.set_int_max_str_digits(digits)
