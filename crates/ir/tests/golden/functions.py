def outer(a, b=1, *, c: int = 2):
    x = a

    def inner(d=b):
        nonlocal x
        x += d
        return x

    return inner


@decorated
class C(Base, metaclass=M):
    a: int = 1

    def f(self):
        return super().f()
