def wrap(f):
    return lambda: f


f = None
for _ in range(1_000_000):
    f = wrap(f)
print(callable(f))
del f


class C:
    def method(self):
        pass


bound = C().method
for _ in range(200_000):
    instance = C()
    instance.bound = bound
    bound = instance.method
del bound, instance
print("freed")
