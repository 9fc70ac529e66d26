x = 1
def f():
    return undefined_in_module
y = f()
