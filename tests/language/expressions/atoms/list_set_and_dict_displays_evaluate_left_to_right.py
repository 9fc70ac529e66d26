def note(x):
    print(x, end=' ')
    return x
print([note(1), note(2), *[note(3), note(4)], note(5)])
print({note(1): note('a'), note(2): note('b'), **{note(3): note('c')}, note(1): note('d')})
print(sorted({note(3), note(1), note(3), *[note(2)]}))
print((note(1), *(note(2),), note(3)))
print({note(k): note(k * 10) for k in range(3)})
print([[i, j] for i in range(3) if i for j in range(i) if not j])
print({i % 3 for i in range(10)}, {c: i for i, c in enumerate('hello')})
print({**{'a': 1}, 'a': 2, **{'a': 3, 'b': 4}})
print([*range(3), *'ab', *{1: 2}], [*()], (*[],), {*()}, {**{}})
print([], (), {}, set(), [[]], ((),), (1,), [None] * 3)
x = 'outer'
print([x for x in 'abc'], x)
print([y := 1, y + 1, y ** 2], y)
print([last := i for i in range(4)], last)
def bad(source):
    try:
        print(eval(source))
    except Exception as e:
        print(source, '->', type(e).__name__, e)
for source in ('[*1]', '{*None}', '{**1}', '{**[1]}', '{[]: 1}', '{[]}', '{{}: 2}', '(*1,)', '[*5, note(1)]', '{1: note(1), [note(2)]: note(3)}', '[i for i in 5]', '{i: j for i, j in [1]}', '{[i] for i in range(2)}', '{**{1: 2}, **None}', '{note(1), [note(2)]}'):
    bad(source)
for source in ('[*a for a in b]', '{**a for a in b}', '{*a, **b}', '{a: 1, b}', '{a, b: 1}', '[x, y for x in z]', '{1: 2 for}', '(*a)', '*a', '{a:}', '{:1}', '{**a: 1}', '[a b]', '(i for i in x, 1)', '[i := 0 for i in x]', '[(i := 0) for i in x]', '[x for x in (y := [1])]', 'class C: [z := 1 for i in x]'):
    try:
        compile(source, 's', 'exec')
    except SyntaxError as e:
        print(source, '|', e.msg)
    else:
        print(source, 'compiles')
