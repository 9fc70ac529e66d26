# Every comparison of ints and floats of every size.
vals = [0, 1, -1, 2**47 - 1, -2**47, 2**47, 2**53, 2**53 + 1, 10**20, 0.5, -0.0, 1e300, float("inf"), float("nan"), 2.0**47, 2.0**53, True, 1.0]
import operator
print("".join("01"[op(a, b)] for op in (operator.lt, operator.le, operator.eq, operator.ne, operator.gt, operator.ge) for a in vals for b in vals))
