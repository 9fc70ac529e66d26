class Matrix:
    def __init__(self, rows): self.rows = rows
    def __getitem__(self, ij):
        i, j = ij
        return self.rows[i][j]
    def __matmul__(self, other):
        return Matrix([[sum(self[i, k] * other[k, j] for k in range(3)) for j in range(2)] for i in range(2)])
def build(spec):
    return Matrix([list(map(int, line.split())) for line in spec.splitlines()])
with open('/dev/null') as f:
    a = build('1 2 3\n4 5 6')
    b = build('1 2\n3 4')
    print((a @ b).rows)
