if (n := len([1, 2, 3])) > 2: print(n)
print((x := 1, y := 2), x, y)
data = iter([1, 2, 3, 0, 4])
while (v := next(data)): print(v, end=' ')
print(v)
print([y := f, y ** 2] if (f := 3) else None, y)
print({(k := 'a'): (val := 1)}, k, val)
total = 0
print([total := total + v for v in range(5)], total)
print(any((hit := w) > 2 for w in [1, 3, 5]), hit)
def scope():
    [inner := i for i in range(3)]
    return inner, sorted(locals())
print(scope())
def glob():
    global g1
    [g1 := i for i in range(2)]
glob(); print(g1)
def nonl():
    z = 0
    def inc():
        nonlocal z
        return [z := z + 1 for _ in range(3)]
    return inc(), z
print(nonl())
print((lambda: (q := 5) + q)())
def defaults(a=(d := 4), *b): return a, d
print(defaults())
print(f'{(m := 10)} {m:>{(w := 5)}}', w)
if not (s := ''): print(repr(s))
print((a := 1) and (b := 0) or (c := 7), a, b, c)
t = (p := 1, q := 2)
print(t, p, q)
print(r := (1, 2)) if False else print((r := (1, 2)), r)
print(len(lst := [1, 2]), lst, {1: (o := 2)}[1], o)
for source in ('x := 1', '(x.y := 1)', '(x[0] := 1)', '((a, b) := 1)', 'f(a=b := 1)', 'f(a := 1)', 'f(a := 1, b=2)', '(a := b := 1)', '(a := (b := 1))', 'x = y := 1', 'x = (y := 1)', 'lambda: x := 1', 'lambda: (x := 1)', '[x := 1]', '{x := 1}', '{1: x := 1}', 'a[x := 1]', 'a[x := 1:2]', '(None := 1)', '([i := 1 for i in y])', '[[i := 1] for i in y]', '[i for i in y if (i := 2)]', '[j for j in (k := y)]', 'def f(x=y:=1): pass', 'assert x := 1', 'del (x := 1)', 'with (x := y): pass', 'for i in (x := y): pass', 'for (i := 1) in x: pass', '(x := *y)', '(x := 1, 2)', '(x := yield)', 'x: int = (y := 1)', '(x: int := 1)', '(True := 1)', '@(x := y)\ndef f(): pass', 'class C: [x := 1 for y in z]', 'print(f"{x := 1}")', 'if x := 1: pass', 'while x := 0: pass', 'return x := 1', '(1 := x)', '(f() := 1)', '(a + b := 1)'):
    try:
        compile(source, 's', 'exec')
    except SyntaxError as e:
        print(source, '|', e.msg)
    else:
        print(source, 'compiles')
