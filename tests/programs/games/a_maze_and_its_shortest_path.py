"""A maze carved by a seeded depth-first walk, solved by breadth-first search and A*."""
import heapq, random
from collections import deque
def carve(w, h, seed):
    rng, grid = random.Random(seed), [['#'] * (2 * w + 1) for _ in range(2 * h + 1)]
    stack = [(0, 0)]; grid[1][1] = ' '
    while stack:
        x, y = stack[-1]
        options = [(dx, dy) for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)) if 0 <= x + dx < w and 0 <= y + dy < h and grid[2 * (y + dy) + 1][2 * (x + dx) + 1] == '#']
        if not options: stack.pop(); continue
        dx, dy = rng.choice(options)
        grid[2 * y + 1 + dy][2 * x + 1 + dx] = grid[2 * (y + dy) + 1][2 * (x + dx) + 1] = ' '
        stack.append((x + dx, y + dy))
    return [''.join(r) for r in grid]
def neighbours(maze, p):
    x, y = p
    return [(x + dx, y + dy) for dx, dy in ((0, -1), (1, 0), (0, 1), (-1, 0)) if maze[y + dy][x + dx] != '#']
def bfs(maze, start, goal):
    came, todo = {start: None}, deque([start])
    while todo:
        p = todo.popleft()
        if p == goal: break
        for q in neighbours(maze, p):
            if q not in came: came[q] = p; todo.append(q)
    else: return None, len(came)
    path = []
    while p is not None: path.append(p); p = came[p]
    return path[::-1], len(came)
def astar(maze, start, goal):
    h = lambda p: abs(p[0] - goal[0]) + abs(p[1] - goal[1])
    best, todo, seen = {start: 0}, [(h(start), 0, start, None)], {}
    while todo:
        _, cost, p, prev = heapq.heappop(todo)
        if p in seen: continue
        seen[p] = prev
        if p == goal:
            path = []
            while p: path.append(p); p = seen[p]
            return path[::-1], len(seen)
        for q in neighbours(maze, p):
            if cost + 1 < best.get(q, 10 ** 9): best[q] = cost + 1; heapq.heappush(todo, (cost + 1 + h(q), cost + 1, q, p))
    return None, len(seen)
maze = carve(12, 6, 2024); start, goal = (1, 1), (23, 11)
a, na = bfs(maze, start, goal); b, nb = astar(maze, start, goal)
marks = {p: '.' for p in a} | {start: 'S', goal: 'G'}
for y, row in enumerate(maze): print(''.join(marks.get((x, y), c) for x, c in enumerate(row)))
print(len(a), na, len(b), nb, a == b)
walled = [r[:10] + '#' + r[11:] for r in maze]; print(bfs(walled, start, goal)[0], astar(walled, start, goal)[0])
print(''.join({(1, 0): 'E', (-1, 0): 'W', (0, 1): 'S', (0, -1): 'N'}[q[0] - p[0], q[1] - p[1]] for p, q in zip(a, a[1:])))
