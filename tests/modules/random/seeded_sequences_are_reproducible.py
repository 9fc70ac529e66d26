import random
random.seed(42); print([random.random() for _ in range(3)], random.randint(1, 100), random.randrange(0, 100, 7), random.choice('abcdef'), random.choices('abc', k=5), random.choices([1, 2], weights=[1, 9], k=5), random.sample(range(100), 5), random.uniform(1, 2), random.getrandbits(70), random.randbytes(4), random.gauss(0, 1), random.normalvariate(0, 1), random.expovariate(1), random.betavariate(1, 2), random.triangular(0, 10, 3), random.paretovariate(3), random.weibullvariate(1, 2), random.vonmisesvariate(0, 4), random.lognormvariate(0, 1), random.gammavariate(2, 1))
l = list(range(10)); random.shuffle(l); print(l)
for seed in (0, -5, 10 ** 30, 'text', b'bytes', 1.5, bytearray(b'x'), True):
    r = random.Random(seed); print(seed, r.random(), r.randint(0, 10 ** 20), r.getrandbits(1))
s = random.getstate(); a = random.random(); random.setstate(s); print(a == random.random(), len(s[1]), s[0], s[2])
r = random.Random(7); print([r.randrange(10) for _ in range(20)], r.sample('abc', 2), r.sample(['a', 'b'], counts=[3, 1], k=3), r.choice(range(10 ** 18)), r.randrange(10 ** 40))
random.seed(1, version=1); print(random.random()); random.seed('a', version=1); print(random.random())
for source in ('random.randint(5, 1)', 'random.randrange(0)', 'random.randrange(1, 10, 0)', 'random.choice([])', 'random.sample([1], 2)', 'random.sample({1}, 1)', 'random.sample(5, 1)', 'random.choices([])', 'random.choices([1], weights=[0])', 'random.choices([1, 2], weights=[1])', 'random.getrandbits(-1)', 'random.seed([])', 'random.randrange(1.5)', 'random.sample([1, 2], -1)', 'random.getrandbits(0)', 'random.setstate((1,))', 'random.setstate(5)', 'random.choices([1], [1], cum_weights=[1])', 'random.randint("a", 1)', 'random.randbytes(-1)', 'random.Random([])', 'random.expovariate(0)'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
def pi(n):
    r = random.Random(123); return 4 * sum(r.random() ** 2 + r.random() ** 2 < 1 for _ in range(n)) / n
print(pi(5000))
class Fixed(random.Random):
    def random(self): return 0.5
print(Fixed().randint(0, 9), Fixed().choice('abc'), Fixed().uniform(0, 4))
