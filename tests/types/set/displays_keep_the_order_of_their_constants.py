"""Where constants of a display collide, the one that is written first comes first."""

print({16, 8, 0}, {0, 8, 16}, {100, 200, 300}, {130, 270, 86})
print([x for x in {24, 16, 8, 32, 40}], [x in {24, 16, 8} for x in (8, 9)])


def nested():
    class Inner:
        def method(self):
            return [list({64, 32, 0, 96}), lambda: {7, 15, 23}]

    return Inner().method()


kept, function = nested()
print(kept, function(), function.__code__.co_consts)
print(eval("{16, 8, 0}"), eval("1 in {16, 8, 0}"))
exec("print({48, 32, 16, 0})")
print([c for c in compile("x in {33, 1, 17}", "f", "eval").co_consts if isinstance(c, frozenset)])
print({*(16, 8, 0)}, {16, 8, 0} | {24, 32}, frozenset({16, 8, 0}))
print({1: {9, 1, 17}}, [{18, 2, 10}, ({26, 10, 2},)])
import random

random.seed(5)
for size in list(range(3, 8)) * 20:
    numbers = random.sample(range(500), size)
    print(eval("{" + ", ".join(map(str, numbers)) + "}"))
