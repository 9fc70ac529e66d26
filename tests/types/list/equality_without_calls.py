"""`==` and `!=` of lists, where items are plain and where they are not."""

nan = float("nan")


class Loud:
    def __init__(self, answer):
        self.answer = answer

    def __eq__(self, other):
        print("asked", self.answer)
        return self.answer


loop = [1]
loop.append(loop)
lists = [
    [],
    [1],
    [1.0],
    [True],
    ["a", (1, 2)],
    ["a", (1, 2.0)],
    [nan],
    [[1, [2]], [3]],
    [[1, [2]], [4]],
    list(range(64)),
    list(range(65)),
    list(range(64)) + [-1],
    [None, ..., b"x"],
    [{1: 2}, {3}],
    [2**70],
    [2.0**70],
    loop,
    [1, Loud(True)],
    [1, Loud(False)],
    [1, Loud([])],
]
for i, a in enumerate(lists):
    print(i, [j for j, b in enumerate(lists) if a == b], [j for j, b in enumerate(lists) if not a != b])
other = [1]
other.append(other)
try:
    print(loop == other)
except RecursionError as error:
    print(error)
