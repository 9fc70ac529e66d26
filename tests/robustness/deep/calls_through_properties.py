import sys

sys.setrecursionlimit(2_000_000)


class Countdown:
    left = 1_000_000

    @property
    def count(self):
        if not self.left:
            return 0
        self.left -= 1
        return self.count + 1


print(Countdown().count)
