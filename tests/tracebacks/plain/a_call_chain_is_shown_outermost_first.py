def a(x):
    return b(x) + 1
def b(x):
    y = x * 2
    return c(y)
def c(x):
    return x / 0
print('before')
a(5)
print('never')
