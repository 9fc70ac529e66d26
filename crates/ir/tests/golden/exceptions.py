def handled(f):
    try:
        x = f()
    except ValueError as e:
        return e
    finally:
        g()
    return x


def managed(path):
    with open(path) as f:
        return f.read()


def unbound(c):
    if c:
        x = 1
    print(x)
    del x
