import sys

error = None
for number in range(500):
    outer = ValueError(number)
    outer.__cause__ = error
    error = outer
sys.stderr = sys.stdout
sys.excepthook(ValueError, error, None)
for number in range(100_000):
    outer = ValueError(number)
    outer.__cause__ = error
    error = outer
raise error
