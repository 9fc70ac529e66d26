"""Entries that are taken off the end use their places in the table up; it is made anew in time."""

from collections import OrderedDict, defaultdict

for make in (dict, OrderedDict, lambda: defaultdict(int)):
    d = make()
    for i in range(1000):
        d[i] = 1
        assert d.popitem() == (i, 1)
    print(d, len(d))

d = {}
for i in range(300):
    d[i] = i
    d[-i - 1] = i
    print(d.popitem(), end=" ") if i % 50 == 0 else d.popitem()
print(len(d), list(d)[:5], list(d)[-5:])
while d:
    key, value = d.popitem()
    if key > 0 and key % 7 == 0:
        d[key // 7 * 2 - 1000] = value
print(d)

todo, seen = {"a": 40}, []
while todo:
    key, left = todo.popitem()
    seen.append(key)
    if left:
        todo[key + "b" if left % 3 else "c"] = left - 1
print(len(seen), seen[-3:])


class Plain:
    pass


plain = Plain()
for i in range(100):
    setattr(plain, f"a{i}", i)
    vars(plain).popitem()
print(vars(plain))

d = {i: i for i in range(5)}
for i in range(200):
    d.popitem()
    copied = d.copy()
    copied["x"] = 1
    d[i + 100] = i
    d |= {}
    assert 0 in d and "x" in copied and len(copied) == 5
print(d)
