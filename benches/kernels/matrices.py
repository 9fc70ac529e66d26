"""Lists of lists: multiplication, transposition, elimination and determinants."""

import sys

ROUNDS = 1320
EXPECTED = (-28, -22981938280, True)

Matrix = list[list[int]]


def multiply(a: Matrix, b: Matrix) -> Matrix:
    size = len(b)
    product = []
    for row in a:
        out = []
        for j in range(len(b[0])):
            cell = 0
            for k in range(size):
                cell += row[k] * b[k][j]
            out.append(cell)
        product.append(out)
    return product


def transpose(matrix: Matrix) -> Matrix:
    return [list(column) for column in zip(*matrix, strict=True)]


def determinant(matrix: Matrix) -> int:
    """Fraction-free elimination (Bareiss): every division is exact."""
    rows = [row[:] for row in matrix]
    previous = 1
    sign = 1
    n = len(rows)
    for k in range(n - 1):
        if rows[k][k] == 0:
            for i in range(k + 1, n):
                if rows[i][k]:
                    rows[k], rows[i] = rows[i], rows[k]
                    sign = -sign
                    break
            else:
                return 0
        for i in range(k + 1, n):
            for j in range(k + 1, n):
                rows[i][j] = (rows[i][j] * rows[k][k] - rows[i][k] * rows[k][j]) // previous
        previous = rows[k][k]
    return sign * rows[-1][-1]


def work() -> tuple[int, int, bool]:
    size = 24
    a = [[(i * 7 + j * 3) % 11 - 5 for j in range(size)] for i in range(size)]
    b = [[(i * i + j) % 7 - 3 for j in range(size)] for i in range(size)]
    c = multiply(a, b)
    same = transpose(c) == multiply(transpose(b), transpose(a))
    small = [[(i * j + i + 3 * j * j) % 13 - (i == j) for j in range(10)] for i in range(10)]
    return sum([c[i][i] for i in range(size)]), determinant(small), same


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
