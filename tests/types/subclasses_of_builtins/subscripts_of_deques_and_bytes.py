from collections import deque

d = deque(range(5), 5)
print([d[i] for i in range(-5, 5)], d[True])
for i in (5, -6, 2**70, "a", 1.0, None):
    try: print(d[i])
    except (IndexError, TypeError) as e: print(type(e).__name__, e)
class D(deque):
    def __getitem__(self, i): return ("D", i)
print(D([1])[0], D([1])[5])
b = bytes(range(250, 256)); print([b[i] for i in range(-6, 6)])
class B(bytes):
    def __getitem__(self, i): return "B"
print(B(b"xy")[0])
for i in (6, -7):
    try: b[i]
    except IndexError as e: print(e)
