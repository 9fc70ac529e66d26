"""Matrices of fractions or floats: operators, determinant, inverse, power, slices."""
from fractions import Fraction as F
class Matrix:
    def __init__(self, rows):
        self.rows = [list(r) for r in rows]
        if len({len(r) for r in self.rows}) > 1: raise ValueError('ragged rows')
    shape = property(lambda s: (len(s.rows), len(s.rows[0])))
    @classmethod
    def identity(cls, n): return cls([[int(i == j) for j in range(n)] for i in range(n)])
    def __getitem__(self, k):
        if isinstance(k, tuple):
            i, j = k
            if isinstance(i, slice) or isinstance(j, slice):
                rows = self.rows[i] if isinstance(i, slice) else [self.rows[i]]
                return Matrix([r[j] if isinstance(j, slice) else [r[j]] for r in rows])
            return self.rows[i][j]
        return self.rows[k]
    def __setitem__(self, k, v): i, j = k; self.rows[i][j] = v
    def __add__(self, o): return self._zip(o, lambda a, b: a + b)
    def __sub__(self, o): return self._zip(o, lambda a, b: a - b)
    def _zip(self, o, f):
        if not isinstance(o, Matrix): return NotImplemented
        if self.shape != o.shape: raise ValueError(f'shapes {self.shape} and {o.shape}')
        return Matrix([map(f, a, b) for a, b in zip(self.rows, o.rows)])
    def __mul__(self, k): return Matrix([[x * k for x in r] for r in self.rows])
    __rmul__ = __mul__
    def __matmul__(self, o):
        if self.shape[1] != o.shape[0]: raise ValueError(f'cannot multiply {self.shape} by {o.shape}')
        cols = list(zip(*o.rows))
        return Matrix([[sum(a * b for a, b in zip(r, c)) for c in cols] for r in self.rows])
    def __pow__(self, n):
        result, base = Matrix.identity(len(self.rows)), self if n >= 0 else self.inverse()
        n = abs(n)
        while n:
            if n & 1: result = result @ base
            base = base @ base; n >>= 1
        return result
    def __eq__(self, o): return isinstance(o, Matrix) and self.rows == o.rows
    def __neg__(self): return self * -1
    def __invert__(self): return Matrix(zip(*self.rows))
    def __iter__(self): return (x for r in self.rows for x in r)
    def __abs__(self): return self.eliminate()[1]
    def eliminate(self, extra=None):
        n = len(self.rows); m = [[F(x) for x in r] + [F(x) for x in (extra[i] if extra else ())] for i, r in enumerate(self.rows)]; det = F(1)
        for c in range(n):
            pivot = next((r for r in range(c, n) if m[r][c]), None)
            if pivot is None: return None, F(0)
            if pivot != c: m[c], m[pivot] = m[pivot], m[c]; det = -det
            det *= m[c][c]; m[c] = [x / m[c][c] for x in m[c]]
            for r in range(n):
                if r != c and m[r][c]: m[r] = [x - m[r][c] * y for x, y in zip(m[r], m[c])]
        return m, det
    def inverse(self):
        m, det = self.eliminate(Matrix.identity(len(self.rows)))
        if not det: raise ZeroDivisionError('singular matrix')
        return Matrix([r[len(self.rows):] for r in m])
    def __repr__(self):
        cells = [[str(x) for x in r] for r in self.rows]; w = max(len(c) for r in cells for c in r)
        return '\n'.join('[' + ' '.join(c.rjust(w) for c in r) + ']' for r in cells)
a, b = Matrix([[1, 2], [3, 4]]), Matrix([[0, 1], [1, 0]])
print(a + b, a - b, 2 * a, a @ b, a ** 5, a ** -1, ~a, -a, abs(a), a @ a.inverse() == Matrix.identity(2), list(a), sep='\n')
fib = Matrix([[1, 1], [1, 0]]); print((fib ** 100)[0, 1], (fib ** 0) == Matrix.identity(2))
h = Matrix([[F(1, i + j + 1) for j in range(4)] for i in range(4)]); print(h, h.inverse(), abs(h), sep='\n')
m = Matrix([range(i, i + 4) for i in range(0, 16, 4)]); print(m[1:3, 1:3], m[0], m[:, 0], m[2, ::2], abs(m), sep='\n'); m[0, 0] = 99; print(m[0])
for bad in (lambda: Matrix([[1], [1, 2]]), lambda: a + m, lambda: a @ m, lambda: a + 1, lambda: m.inverse(), lambda: a[5, 5], lambda: Matrix([[1, 2], [2, 4]]) ** -1, lambda: 1 + a):
    try: bad(); print('fine')
    except Exception as e: print(type(e).__name__, e)
