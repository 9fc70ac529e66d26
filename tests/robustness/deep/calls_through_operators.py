import sys

sys.setrecursionlimit(2_000_000)


class Countdown:
    def __init__(self):
        self.left = 1_000_000

    def __add__(self, other):
        if not self.left:
            return 0
        self.left -= 1
        return (self + other) + 1

    def __eq__(self, other):
        if not self.left:
            return 0
        self.left -= 1
        return (self == other) + 1

    def __getitem__(self, key):
        if not self.left:
            return 0
        self.left -= 1
        return self[key] + 1


print(Countdown() + Countdown())
print(Countdown() == Countdown())
print(Countdown()[0])
