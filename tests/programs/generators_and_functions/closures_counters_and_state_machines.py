"""Closures as objects, decorators with state, late binding, dispatch tables, regular-language acceptors."""
def counter(start=0, step=1):
    n = start
    def inc(): nonlocal n; n += step; return n
    def dec(): nonlocal n; n -= step; return n
    def reset(to=start): nonlocal n; n, old = to, n; return old
    inc.dec, inc.reset, inc.value = dec, reset, lambda: n
    return inc
c, d = counter(), counter(100, 10); print(c(), c(), d(), c.dec(), d.dec(), d.dec(), c.value(), d.reset(), d.value(), c.reset(50), c())
def account(balance):
    history = [balance]
    def dispatch(op, *args):
        nonlocal balance
        def deposit(n): nonlocal balance; balance += n; history.append(n); return balance
        def withdraw(n):
            nonlocal balance
            if n > balance: raise ValueError(f'only {balance}')
            balance -= n; history.append(-n); return balance
        table = {'deposit': deposit, 'withdraw': withdraw, 'balance': lambda: balance, 'history': lambda: history[:]}
        try: return table[op](*args)
        except KeyError: raise AttributeError(op) from None
    return dispatch
a = account(10); print(a('deposit', 5), a('withdraw', 12), a('balance'), a('history'))
for bad in (('withdraw', 50), ('steal',), ('deposit',), ('deposit', 'x')):
    try: a(*bad)
    except Exception as e: print(bad, type(e).__name__, e)
def machine(text):
    table, accept, start = {}, set(), None
    for line in text.split(';'):
        src, rest = line.split(':'); final = src.endswith('!'); src = src.strip(' !'); start = start or src
        if final: accept.add(src)
        for pair in rest.split(): sym, dst = pair.split('>'); table[src, sym] = dst
    def run(word):
        state = start
        for i, ch in enumerate(word):
            state = table.get((state, ch)) or table.get((state, '.'))
            if state is None: return False
        return state in accept
    run.states = {s for s, _ in table} | accept
    return run
by3 = machine('r0!: 0>r0 1>r1; r1: 0>r2 1>r0; r2: 0>r1 1>r2'); print([n for n in range(30) if by3(f'{n:b}')], len(by3.states))
ends = machine('a: x>b .>a; b: y>c x>b .>a; c!: x>b .>a'); print([w for w in ('xy', 'axy', 'xxy', 'xyx', '', 'yxyxy') if ends(w)])
funcs = [lambda x: x + i for i in range(3)]; bound = [lambda x, i=i: x + i for i in range(3)]; made = [(lambda i: lambda x: x + i)(i) for i in range(3)]
print([f(10) for f in funcs], [f(10) for f in bound], [f(10) for f in made])
def once(f):
    done = False; result = None
    def g(*a):
        nonlocal done, result
        if not done: result, done = f(*a), True
        return result
    return g
setup = once(lambda x: print('setup', x) or x * 2); print(setup(1), setup(2), setup(3))
def limited(n):
    def deco(f):
        left = n
        def g(*a, **k):
            nonlocal left
            if left == 0: raise RuntimeError(f'{f.__name__} used up')
            left -= 1; return f(*a, **k), left
        return g
    return deco
@limited(2)
def hello(name='you'): return f'hello {name}'
print(hello(), hello(name='me'))
try: hello()
except RuntimeError as e: print(e)
def accumulate():
    total = 0
    def add(*xs):
        nonlocal total
        for x in xs: total += x
        return add if xs else total
    return add
print(accumulate()(1)(2, 3)(4)())
def chain(value):
    ops = []
    def f(op=None, *args):
        if op is None:
            v = value
            for o, a in ops: v = getattr(v, o)(*a) if isinstance(o, str) else o(v, *a)
            return v
        ops.append((op, args)); return f
    return f
print(chain('hello')('upper')('replace', 'L', 'l')(len)(pow, 2)())
def fsm():
    state = 'locked'; coins = 0
    def event(e):
        nonlocal state, coins
        match state, e:
            case 'locked', 'coin': state = 'unlocked'; coins += 1
            case 'unlocked', 'push': state = 'locked'
            case 'unlocked', 'coin': coins += 1
            case 'locked', 'push': return 'alarm'
            case _, unknown: return f'unknown {unknown}'
        return state
    event.coins = lambda: coins
    return event
e = fsm(); print([e(x) for x in ('push', 'coin', 'coin', 'push', 'push', 'kick')], e.coins())
def deep(n): return (lambda: n) if n == 0 else (lambda f: lambda: f() + n)(deep(n - 1))
print(deep(100)(), deep(100).__closure__ and len(deep(3).__closure__))
def nonlocals():
    a = b = c = 1
    def one():
        nonlocal a; a += 1
        def two():
            nonlocal a, b; a += 10; b += a
            def three(): nonlocal c; c = a + b; return a, b, c
            return three
        return two
    return one()()(), (a, b, c)
print(nonlocals())
