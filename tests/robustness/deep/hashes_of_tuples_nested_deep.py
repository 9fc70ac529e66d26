x = ()
for _ in range(1_000_000):
    x = (x,)
try:
    hash(x)
except RecursionError as error:
    print("RecursionError", error)
try:
    {x}
except RecursionError as error:
    print("RecursionError", error)
del x
print("freed")
