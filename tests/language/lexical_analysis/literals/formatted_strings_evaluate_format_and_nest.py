name, width, prec, value = 'Fred', 10, 4, 12.34567
print(f"He said his name is {name!r}.", f'{name!s:>8}|{name!a:<8}|{name:^8}|')
print(f'{value:{width}.{prec}}', f'{value:{"0>" + str(width)}}', f'{value!r:>12}')
print(f'{{}} {{{name}}} {"{"}', F'{1}', fr'\d{name}\n', Rf'{name}\t')
print(f'{name=}', f'{ name = }', f'{value=:.2f}', f'{name=!s}', f'{1+1=}', f'{name.upper()=:>12}')
print(f'{[x for x in range(3)]} { {"a": 1}["a"] } {(lambda x: x * 2)(4)} {name if name else "no"}')
print(f'{"nested " + f"{name}"}', f"{f'{1 + 1}' + '!'}", f"""{f'{f"{name}"}'}""")
print(f'''multi
{
name
}
line''')
print('a' f'{name}' 'b' f"{1}" '{not}')
class Shows:
    def __format__(self, spec): return f'<{spec}>'
    def __str__(self): return 'str'
    def __repr__(self): return 'repr é'
s = Shows()
print(f'{s} {s!s} {s!r} {s!a} {s:spec} {s:{1}{2}} {s!r:>8}')
print(f'{3!r:^{5}}', f'{0x1f:#x} {10:08b} {1234567:,} {0.5:%}', f'{"":5}|')
def note(x):
    print('eval', x, end='; ')
    return x
print(f'{note(1)}{note(2):{note(3)}}')
print(f'{10!s}', f'{None}', f'{True!r}', f'{...}')
x = 5
print(f'{(x:=7)} {x:=6} {x}', f'{x != 7} {x == 7} {x <= 7}')
print(f'{lambda_ if (lambda_ := 3) else 0}')
for source in ("f'{}'", "f'{a b}'", "f'{'", "f'}'", "f'{a!x}'", "f'{a!}'", "f'{\\\\n}'", "f'{#}'", "f'{a:{b:{c}}}'", "f'{lambda x: 1}'", "f'{*a}'", "f'{a $ b}'", "f'{!r}'", "f'{a['b']}'", "f'{a:{'", "f'{ }'", "f'{(}'", "f'{a[}'", "fb'x'", "fu'x'"):
    try:
        compile(source, 's', 'eval')
    except SyntaxError as e:
        print(source, '|', e.msg)
    else:
        print(source, 'compiles')
for source in ("f'{undefined}'", "f'{1:q}'", "f'{[]:5}'", "f'{1:{None}}'", "f'{1/0}'", "f'{\"a\":d}'"):
    try:
        eval(source)
    except Exception as e:
        print(type(e).__name__, e)
