# Bits of the generator at the sizes of its words, and past the point where it makes all of them anew.
import random

print([random.Random(3).getrandbits(k) for k in (0, 1, 5, 31, 32, 33, 64, 100)], [random.Random(5).randrange(10) for _ in range(3)])
g = random.Random(11); print([g.getrandbits(32) for _ in range(1300)][-5:], g.getstate()[1][-1])
