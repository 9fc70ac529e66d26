keywords = '''False await else import pass None break except in raise True class finally is return and continue
for lambda try as def from nonlocal while assert del global not with async elif if or yield'''.split()
for word in sorted(keywords):
    try:
        exec(word + ' = 1', {})
    except SyntaxError as e:
        print(word, '|', e.msg)
    else:
        print(word, 'is not reserved')
match = 1
case = match + 1
_ = 3
type = 'soft only later'
print(match, case, _, type)
def case(match): return match * 2
print(case(match))
match = {'x': 1}
print(match['x'], match
      ['x'])
match case:
    case match if callable(match): print('a function named case')
match (1, 2):
    case (case, match): print(case, match)
print(match, case)
print = print
for source in ('None.x = 1', 'True', 'f(None=1)', 'def f(True): pass', 'x.None', 'import True', 'lambda None: 1', 'for None in x: pass', 'class None: pass', 'del None', '__debug__ = 1', 'def __debug__(): pass', 'x.__debug__ = 1'):
    try:
        compile(source, 's', 'exec')
    except SyntaxError as e:
        print(source, '|', e.msg)
    else:
        print(source, 'compiles')
