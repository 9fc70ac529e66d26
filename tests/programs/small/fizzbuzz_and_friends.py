for i in range(1, 31): print('Fizz' * (i % 3 == 0) + 'Buzz' * (i % 5 == 0) or i, end=' ')
print()
for i in range(99, 96, -1):
    s = lambda n: f'{n} bottle{"s" * (n != 1)} of beer'
    print(f'{s(i)} on the wall, {s(i)}. Take one down, {s(i - 1)} on the wall.')
def multiplication(n):
    for i in range(1, n + 1): print(' '.join(f'{i * j:>3}' for j in range(1, n + 1)))
multiplication(7)
def pyramid(n):
    for i in range(n): print(' ' * (n - i - 1) + '*' * (2 * i + 1))
pyramid(5)
def pascal(n):
    row = [1]
    for _ in range(n):
        yield row
        row = [a + b for a, b in zip([0] + row, row + [0])]
for row in pascal(8): print(' '.join(map(str, row)).center(40).rstrip())
def leap(y): return y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)
print([y for y in (1900, 1996, 2000, 2023, 2024, 2100) if leap(y)])
def perfect(n): return sum(d for d in range(1, n) if n % d == 0) == n
print([n for n in range(2, 500) if perfect(n)])
def armstrong(n): return sum(int(d) ** len(str(n)) for d in str(n)) == n
print([n for n in range(1, 10000) if armstrong(n)])
def palindrome(s): s = ''.join(c.lower() for c in s if c.isalnum()); return s == s[::-1]
print([palindrome(s) for s in ('A man, a plan, a canal: Panama', 'hello', '', 'No lemon, no melon')])
def collatz(n):
    yield n
    while n != 1: n = n // 2 if n % 2 == 0 else 3 * n + 1; yield n
print(list(collatz(6)), max(len(list(collatz(n))) for n in range(1, 300)))
def spiral(n):
    grid, x, y, dx, dy = [[0] * n for _ in range(n)], 0, 0, 1, 0
    for k in range(n * n):
        grid[y][x] = k
        nx, ny = x + dx, y + dy
        if not (0 <= nx < n and 0 <= ny < n and grid[ny][nx] == 0) or (nx, ny) == (0, 0): dx, dy = -dy, dx
        x, y = x + dx, y + dy
    return grid
for row in spiral(5): print(' '.join(f'{v:2}' for v in row))
