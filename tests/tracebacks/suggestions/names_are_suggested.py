import traceback, math, collections
class Account:
    def __init__(self): self.balance, self._hidden, self.name = 1, 2, 3
    def deposit(self): pass
    def with_self(self):
        return balance
    __slots__ = ('balance', '_hidden', 'name')
total_amount = 5
a = Account()
def local():
    variable_name = 1
    return varaible_name
def nested():
    outer_value = 1
    def inner():
        outer_value
        return outer_valu
    return inner()
tests = ['a.balanc', 'a.Balance', 'a.depost()', 'a.xyz', 'a.hidden', 'total_amout', 'pritn(1)', 'lenn', 'ture', 'math.sqr', 'math.sqroot(2)', '[].apend(1)', '"".joinn', '{}.itmes()', 'a.nam', 'Account.depositt', 'local()', 'nested()', 'a.with_self()', 'int.fromhex', 'x', 'Exceptoin', 'collections.orderedDict', '(1).bit_lenght()', 'a.__init', 'None.foo', 'abss', 'a.b', 'self', 'sys', 'time.time()', 'json.dumps', 'os', 'a.' + 'z' * 800, 'b' * 50, 'del_', 'a.balance.real_part', 'type.mor', 'print.__nam__', 'range(3).strat']
for t in tests:
    try: eval(t)
    except (NameError, AttributeError): traceback.print_exc()
for stmt in ('from sys import excepthok', 'import maths', 'from sys import path, pathh', 'a.balanc = 1', 'del a.balanc', 'del total_amout', 'raise AttributeError("no name given")', 'raise NameError("custom", name="total_amont")', 'raise AttributeError("x", name="balanc", obj=a)'):
    try: exec(stmt)
    except Exception as e: traceback.print_exc()
class Custom:
    def __getattr__(self, n): raise AttributeError(f'Custom says no to {n}')
    def __dir__(self): return ['alpha', 'beta']
try: Custom().alpah
except AttributeError: traceback.print_exc()
total_amounts
