"""A method called at one place on numbers of several types, and on what is none."""


class Number(int):
    def bit_length(self):
        return "mine"


values = [1, True, 2**40, 2**100, Number(3), -5, False]
for _ in range(5):
    print([v.bit_length() for v in values])
for value in [1, 1.5, 2**70, True, 0.0]:
    print([value.as_integer_ratio() for _ in range(3)])
for value in [1, 1.5, None, "x", ..., NotImplemented, True]:
    try:
        print([value.is_integer() for _ in range(3)])
    except AttributeError as error:
        print(error)
for value in [None, 1, 2.5, True]:
    print(value.__eq__(value), value.__repr__(), value.__bool__(), value.__class__.__name__)

for a in (-(2**47), 2**47 - 1, 7, -7, 0, True, 2**63, -(2**63)):
    for b in (-1, 2, -2, 3, 2**47 - 1, 2**63, True):
        print(a, b, divmod(a, b), a // b, a % b)
for a, b in ((1, 0), (True, False), (2**70, 0), (1.0, 0)):
    try:
        divmod(a, b)
    except ZeroDivisionError as error:
        print(error)
