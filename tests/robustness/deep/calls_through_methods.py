import sys

sys.setrecursionlimit(2_000_000)


class Countdown:
    def count(self, n):
        return self.count(n - 1) + 1 if n else 0


print(Countdown().count(1_000_000))
