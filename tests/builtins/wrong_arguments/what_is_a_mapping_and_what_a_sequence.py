# Which builtin types have the slots of mappings, which those of sequences: iteration, `in`, `%`, `*`, deletion.
import array
import bisect
import collections
import re
import types


def show(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__, e)


def delete(container, key):
    del container[key]


def unpack(container):
    first, second = container
    return first, second


def multiply_in_place(a, b):
    a *= b
    return a


match = re.match('(a)(b)', 'ab')
for thing in (match, int | str, types.MappingProxyType({}), slice(1), collections.deque([1, 2])):
    for f in (iter, reversed, unpack, lambda x: 1 in x, lambda x: '' % x, lambda x: b'' % x, lambda x: [*x], len):
        try:
            print(type(thing).__name__, type(f(thing)).__name__)
        except Exception as e:
            print(type(thing).__name__, type(e).__name__, e)

for container in (set(), frozenset(), {}.keys(), {1: 2}.items(), 'a', b'a', (1,), range(3), None, 5, int | str, match, object()):
    for key in (0, 'a', None, slice(1)):
        show(delete, container, key)

number = array.array('i', [1, 2])
for other in ('ab', b'ab', bytearray(b'x'), (1,), [1], collections.deque([1]), 2, True, 1.5, None, {}, {1}, range(2), number):
    show(lambda: other * number)
    show(lambda: number * other)
    show(lambda: other + number)
    show(multiply_in_place, other, number)

for f in (bisect.bisect_left, bisect.bisect_right, bisect.insort):
    show(f, {'a': 1}, 0)
    show(f, {1, 2}, 0)
    show(f, {}, 0)
show(eval, '1', 'a')
show(eval, '1', {}, 5)
show(eval, '1', {}, collections.deque())
show(lambda: enumerate(start=1))
show(lambda: enumerate())
for a, b, c in ((1.5, 'a', 1), (1.5, 2, 3), (2, 1.5, 3), ('a', 1.5, 2), (1.5, None, None)):
    show(pow, a, b, c)
show((1.5).__pow__, 'a', 1)
show((1.5).__rpow__, None, 1)
show(lambda: types.SimpleNamespace(a=1) < types.SimpleNamespace(a=1))
show(lambda: types.SimpleNamespace(a=1) < 5)
