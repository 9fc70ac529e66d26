# `pow` with three arguments, around the sizes at which it is computed differently.
import random
r = random.Random(7)
def check(a, b, m):
    try: return pow(a, b, m)
    except ValueError as e: return str(e)
out = 0
edges = [0, 1, 2, 3, 97, 2**31, 2**32 - 1, 2**32, 2**32 + 15, 2**63 - 25, 2**63, 2**64 - 59, 2**64 - 1, 2**64, 2**64 + 13, 10**30]
edges += [-e for e in edges]
for a in edges:
    for b in [0, 1, 2, 3, 64, 65537, 2**63, 2**64 - 1, 2**64, -1, -3]:
        for m in edges:
            v = check(a, b, m)
            if isinstance(v, int): out = (out * 31 + v) % (2**89 - 1)
            else: out = (out * 31 + len(v)) % (2**89 - 1)
print(out)
for _ in range(200):
    a, b, m = (r.choice([-1, 1]) * r.getrandbits(r.choice([8, 31, 33, 63, 64, 65])) for _ in range(3))
    print(check(a, b, m), end=" ")
print()
