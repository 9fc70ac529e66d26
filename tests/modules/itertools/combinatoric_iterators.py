from itertools import product, permutations, combinations, combinations_with_replacement as cwr
print(list(product('ab', [1, 2])), list(product([0, 1], repeat=3)), list(product()), list(product('ab', [])), len(list(product(range(3), repeat=4))), list(product('a', repeat=0)))
print(list(permutations('abc')), list(permutations([1, 2, 3], 2)), list(permutations([], 0)), list(permutations('ab', 3)), list(permutations('ab', 0)))
print(list(combinations('abcd', 2)), list(combinations([1, 2], 3)), list(combinations('ab', 0)), len(list(combinations(range(10), 5))))
print(list(cwr('abc', 2)), list(cwr([], 1)), list(cwr('a', 3)), list(cwr('ab', 0)))
for source in ('product(5)', 'product("a", repeat=-1)', 'product("a", repeat="x")', 'product("a", foo=1)', 'permutations(5)', 'permutations("a", -1)', 'permutations("a", "x")', 'combinations("a")', 'combinations("a", -1)', 'combinations(5, 1)', 'cwr("a", -1)', 'permutations()', 'permutations("ab", None).__next__()', 'combinations(iterable="ab", r=1).__next__()'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
def queens(n): return sum(1 for p in permutations(range(n)) if len({p[i] + i for i in range(n)}) == len({p[i] - i for i in range(n)}) == n)
print([queens(n) for n in range(1, 7)], sum(a * b * c for a, b, c in combinations(range(1, 12), 3)), next(p for p in product(range(1, 10), repeat=3) if p[0] ** 2 + p[1] ** 2 == p[2] ** 2))
