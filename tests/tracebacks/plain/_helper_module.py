def outer(n):
    return [inner(i) for i in range(n)]
def inner(i):
    if i == 2:
        raise LookupError(f'no {i}')
    return i
