def say(x):
    print('say', x)
    return x
say(1); say(2)
say(3), say(4)
[say(i) for i in range(2)]
say(5) if say(0) else say(6)
say(0) and say('not')
say(7) or say('not')
"just a string"
1; 2.0; 'x'; None; ...; -1; (); [1]; {}
not say(8)
say('a') == say('b')
lambda: say('never')
(yes := say(9)); print(yes)
say
...
[1, 2, 3][say(1)]
{'k': say('v')}['k']
f'{say("in f")}'
say(10).real
try:
    undefined_name
except NameError as e:
    print(e)
try:
    1 / 0
except ZeroDivisionError as e:
    print(e)
try:
    say(1).nothing
except AttributeError as e:
    print(e)
try:
    [][0]
except IndexError as e:
    print(e)
class A:
    def __eq__(self, o): print('eq called'); return self
    def __bool__(self): print('bool called'); return True
    def __neg__(self): print('neg called')
    def __getattr__(self, n): print('getattr', n)
a = A()
a == 1
a == 1 and say('after and')
-a
a.anything
a
not a
import sys
shown = []
sys.displayhook = shown.append
say(11)
exec(compile('5 * 5', '<stdin>', 'single'))
exec(compile('x = 5', '<stdin>', 'single'))
exec(compile('None', '<stdin>', 'single'))
exec(compile('for i in range(2): i * 10\n', '<stdin>', 'single'))
print(shown)
sys.displayhook = sys.__displayhook__
exec(compile('[1, "two"]', '<stdin>', 'single'))
exec(compile('None', '<stdin>', 'single'))
import builtins
print(builtins._)
