"""Views are compared item by item whatever their formats; slices take only what has the same format and length."""

from array import array


def attempt(action):
    try:
        print(action())
    except Exception as error:
        print(type(error).__name__, error)


numbers = array("i", range(5))
view = memoryview(numbers)
print(view == numbers, view == array("h", range(5)), view == array("d", range(5)), view != array("q", [1]))
print(memoryview(b"abc") == array("B", b"abc"), memoryview(b"abc") == array("b", b"abc"), view == b"abcde")
print(view == [0, 1, 2, 3, 4], memoryview(array("d", [float("nan")])) == array("d", [float("nan")]))

view[:] = array("i", range(4, -1, -1))
print(numbers)
view[1:3] = memoryview(array("i", [70, 80]))
print(numbers)
view[::2] = view[2:]
print(numbers)
for value in [array("I", range(5)), array("h", range(5)), bytes(20), array("i", [1]), view.cast("B"), 3, "text"]:
    attempt(lambda: view.__setitem__(slice(None), value))

text = array("u", "abc")
letters = memoryview(text)
print(letters.format, letters.itemsize, letters.nbytes, letters.shape, letters == letters, letters == text)
attempt(lambda: letters[0])
attempt(letters.tolist)
attempt(lambda: letters.__setitem__(0, "x"))
attempt(lambda: memoryview(bytes(8)).cast("w"))
print(letters.tobytes() == text.tobytes(), letters.cast("B")[:4].tolist())


class Releasing:
    """An index that releases a view while it is asked for."""

    def __init__(self, view):
        self.view = view

    def __index__(self):
        self.view.release()
        return 4


def fresh():
    return memoryview(bytearray(b"0123456789"))


view = fresh()
print(view[: Releasing(view)].tobytes())
view = fresh()
print(view[Releasing(view) : 8].tobytes())
for part in [lambda r: r, lambda r: slice(r), lambda r: slice(r, 8)]:
    view = fresh()
    attempt(lambda: view.__setitem__(part(Releasing(view)), b"spam"))
view = fresh()
attempt(lambda: view[Releasing(view)])
attempt(lambda: view == view)
print(view == fresh(), fresh() == view)
