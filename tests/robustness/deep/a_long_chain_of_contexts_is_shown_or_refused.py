error = None
for i in range(100_000):
    new = ValueError(i)
    new.__context__ = error
    error = new
try:
    raise error
except ValueError as caught:
    print("caught", caught.args, caught.__context__.args)
length = 0
while error is not None:
    error = error.__context__
    length += 1
print(length)
