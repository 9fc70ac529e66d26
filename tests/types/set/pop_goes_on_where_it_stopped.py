"""`pop` remembers its place in the table: whatever else happens to the set's keys leaves it."""


def emptied(numbers):
    return [numbers.pop() for _ in range(len(numbers))]


for operation in (
    lambda s: s.__iand__(set(range(20))),
    lambda s: s.intersection_update(range(30)),
    lambda s: s.__isub__({5, 6}),
    lambda s: s.__ixor__({5, 60}),
    lambda s: s.__ior__({40, 41}),
    lambda s: (s.clear(), s.update(range(8))),
    lambda s: s.__init__(range(8)),
    lambda s: s.add(3),
    lambda s: s.discard(8),
):
    numbers = set(range(12))
    print(numbers.pop(), numbers.pop(), numbers.pop(), end=" ")
    operation(numbers)
    print(emptied(numbers.copy()), emptied(numbers))

for method in set.add, frozenset.__contains__:
    try:
        method(frozenset(), 1)
        print("ok")
    except TypeError as error:
        print(error)

letters = set()
for letter in "abracadabra":
    letters.add(letter)
    letters.add(letter)
print(len(letters), sorted(letters))


class Text(str):
    pass


letters.add(Text("a"))
print(len(letters), {type(letter) for letter in letters} == {str})
