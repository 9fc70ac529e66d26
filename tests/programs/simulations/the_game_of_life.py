"""Cells as a set, generations as a generator, detection of still lifes and oscillators."""
from itertools import product
class Life:
    def __init__(self, cells): self.cells = frozenset(cells)
    @classmethod
    def parse(cls, text): return cls((x, y) for y, line in enumerate(text.split('/')) for x, c in enumerate(line) if c == '#')
    def neighbours(self, cell):
        x, y = cell
        return {(x + dx, y + dy) for dx, dy in product((-1, 0, 1), repeat=2)} - {cell}
    def step(self):
        counts = {}
        for cell in self.cells:
            for n in self.neighbours(cell): counts[n] = counts.get(n, 0) + 1
        return Life(c for c, k in counts.items() if k == 3 or k == 2 and c in self.cells)
    def __eq__(self, other): return isinstance(other, Life) and self.cells == other.cells
    def __hash__(self): return hash(self.cells)
    def __len__(self): return len(self.cells)
    def normal(self):
        if not self.cells: return self
        mx, my = min(x for x, _ in self.cells), min(y for _, y in self.cells)
        return Life((x - mx, y - my) for x, y in self.cells)
    def __str__(self):
        if not self.cells: return '(empty)'
        xs, ys = [x for x, _ in self.cells], [y for _, y in self.cells]
        return '\n'.join(''.join('.#'[(x, y) in self.cells] for x in range(min(xs), max(xs) + 1)) for y in range(min(ys), max(ys) + 1))
    def generations(self):
        life = self
        while True:
            yield life
            life = life.step()
def classify(life, limit=100):
    seen = {}
    for n, g in enumerate(life.generations()):
        if not g: return f'dies after {n}'
        key = g.normal()
        if key in seen:
            first, where = seen[key]
            period = n - first
            return f'{"still" if period == 1 and where == g else "oscillator" if where == g else "spaceship"} period {period} after {first}'
        if n >= limit: return f'alive with {len(g)} after {n}'
        seen[key] = n, g
for name, pattern in {'block': '##/##', 'blinker': '###', 'glider': '.#./..#/###', 'dot': '#', 'toad': '.###/###.', 'beacon': '##../##../..##/..##', 'r-pentomino': '.##/##./.#.', 'diehard': '......#./##....../.#...###', 'lwss': '.####/#...#/....#/#..#.'}.items():
    life = Life.parse(pattern); print(name, len(life), classify(life, 40))
g = Life.parse('.#./..#/###')
for n, life in zip(range(3), g.generations()): print(f'generation {n}'); print(life)
print(Life.parse('.##/##./.#.').step().step(), Life([]), Life.parse('##') == Life.parse('##/'), len({Life.parse('#'), Life.parse('#')}))
