# stdin: 10 20 30
# stdin: 
# stdin: 5.5 abc -3
# stdin: total 100
# stdin: # a comment
# stdin: 1e3 nan inf
# stdin: quit
# stdin: 999
import sys
class Stats:
    def __init__(self): self.n, self.mean, self.m2, self.min, self.max = 0, 0.0, 0.0, None, None
    def add(self, x):
        self.n += 1; d = x - self.mean; self.mean += d / self.n; self.m2 += d * (x - self.mean)
        self.min = x if self.min is None else min(self.min, x); self.max = x if self.max is None else max(self.max, x)
        return self
    @property
    def variance(self):
        if self.n < 2: raise ValueError('variance needs two values')
        return self.m2 / (self.n - 1)
    def __str__(self): return f'n={self.n} mean={self.mean:.4f} min={self.min} max={self.max}'
s, bad = Stats(), []
try: s.variance
except ValueError as e: print(e)
for number, line in enumerate(sys.stdin, 1):
    line = line.rstrip('\n')
    if line.startswith('#') or not line: print(number, 'skipped', repr(line)); continue
    if line == 'quit': break
    for word in line.split():
        try: value = float(word)
        except ValueError as e: bad.append((number, str(e))); continue
        if value != value or value in (float('inf'), float('-inf')): bad.append((number, f'{value} refused')); continue
        s.add(value)
    print(number, s)
print(f'{s.variance:.6f}', bad, repr(sys.stdin.readline()), repr(sys.stdin.read()), number)
print('summary on stderr', s, file=sys.stderr)
sys.exit(len(bad))
