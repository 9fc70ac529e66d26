# Every type of items at its bounds and beyond, by subscripts in and out of range.
from array import array

numbers = [0, 1, -1, 127, 128, 255, 256, 2**15, 2**16 - 1, 2**31, 2**32 - 1, 2**47, 2**48, 2**63, 2**64 - 1, 2**64, -(2**63), -(2**63) - 1]
others = [1.5, True, None, "x", 1e300, float("nan"), float("-inf"), 3 + 0j]
for code in "bBhHiIlLqQfd":
    items = array(code, [0, 0])
    for number in numbers + others:
        try:
            items[-1] = number
            print(code, number, items[1], type(items[-1]).__name__, items.tobytes().hex())
        except (OverflowError, TypeError) as error:
            print(code, number, type(error).__name__, error)
    for index in (2, -3, 2**48, 2**64, 1.0, "a", None):
        for attempt in (lambda: items[index], lambda: items.__setitem__(index, 1)):
            try:
                attempt()
            except (IndexError, TypeError) as error:
                print(code, index, type(error).__name__, error)
text = array("u", "aé日😀")
text[1] = "ß"
print(text, text[3], text[-4], array("d", [1, 2])[True])


class Counted(array):
    def __getitem__(self, index):
        return "asked", index


counted = Counted("i", [1, 2])
counted[0] = 7
print(counted[0], list(counted), array("i", [1])[0])
