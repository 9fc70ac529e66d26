def perm(l):
        # indentation of any consistent depth
    if len(l) <= 1:
                  return [l]
    r = []
    for i in range(len(l)):
             s = l[:i] + l[i+1:]
             p = perm(s)
             for x in p:
              r.append(l[i:i+1] + x)
    return r
print(perm([1, 2, 3]))

class A:
	tab = 'indented by a tab'
	def m(self):
		return self.tab
print(A().m())

cases = [
    ' x = 1',
    'def f():\nreturn 1',
    'if True:\n    a = 1\n  b = 2',
    'if True:\n    a = 1\n      b = 2',
    'if True:\n\ta = 1\n        b = 2',
    'for i in []:\npass',
    'class A:\npass',
    'while 1:\nx = 2',
    'try:\nx',
    'try:\n  x\nexcept:\ny',
    'with a:\nb',
    'if 1:\n  pass\nelse:\npass',
    'match x:\ncase 1: pass',
    'match x:\n  case 1:\n  pass',
]
for source in cases:
    try:
        compile(source, '<test>', 'exec')
    except SyntaxError as e:
        print(type(e).__name__, '|', e.msg, '|', e.lineno, e.offset, repr(e.text))
    else:
        print('compiled', repr(source))
