def show(change, start=tuple(range(8))):
    l = list(start)
    try: exec(change, {'l': l}); print(f'{change:<28}', l)
    except Exception as e: print(f'{change:<28}', type(e).__name__, e, l)
for change in ('l[2:4] = "ab"', 'l[2:4] = []', 'l[2:2] = [9, 9]', 'l[5:2] = "x"', 'l[:] = []', 'l[100:] = [1]', 'l[-100:2] = [1]', 'l[::2] = "abcd"', 'l[1::3] = "xyz"', 'l[::-1] = range(8)', 'l[::2] = "abc"', 'l[::-2] = [1, 2, 3, 4]', 'l[6:1:-2] = "abc"', 'l[1:6:2] = (1, 2, 3)', 'l[1:1:2] = []', 'l[::3] = []', 'l[2:4] = l', 'l[:] = l[::-1]', 'l[::2] = l[1::2]', 'l[1:] = (x for x in "gen")', 'l[1:3] = {5: 6}', 'l[0] = l', 'l[2:4] = 5', 'l[::2] = 5', 'l[2:4] = None', 'del l[2:4]', 'del l[::2]', 'del l[1::2]', 'del l[::-1]', 'del l[5:1:-2]', 'del l[100:]', 'del l[-3:]', 'del l[:]', 'del l[3:3]', 'del l[7:2:-3]', 'del l[0], l[0], l[-1]', 'del l[8]', 'l[8] = 1', 'l[-9] = 1', 'l["1"] = 1', 'l[1.5] = 1', 'l[None:2] = "n"', 'l[:True] = "t"', 'l += l[2:4]', 'l[3:5] *= 2', 'l[3] += 10', 'l[-1:] += "q"', 'l[:3] = [l[:2]]', 'l[2:5], l[0] = "ab", "c"', 'l.insert(len(l) // 2, "mid")', 'l[len(l):] = ["end"]', 'l[::0] = []', 'del l[::0]', 'l[2**70:] = "big"', 'l[-2**70:1] = "neg"', 'l[1:2**70:2**70] = "s"', 'l[1:4] = iter([])', 'l[1:2] = [l[1:2]]', 'l[1:3] = l[1:3][::-1]', 'l.extend(l[:0])', 'l[0:3] = range(10, 7, -1)', 'l[1:4][0] = "copy"', 'l[1::2], l[::2] = l[::2], l[1::2]'): show(change)
class Idx:
    def __init__(self, n): self.n = n
    def __index__(self): return self.n
l = list('abcdef'); l[Idx(1):Idx(3)] = 'XY'; del l[Idx(0)]; l[Idx(-1)] = 'end'; print(l, l[Idx(1):], l[:Idx(-1):Idx(2)])
def evil():
    l = [1, 2, 3, 4]
    class Shrinks:
        def __iter__(self): l.clear(); return iter('abc')
    l[1:3] = Shrinks(); return l
print(evil())
l = [0] * 5
for i in range(5): l[i:] = [i] * (5 - i)
print(l, [l[i:i + 2] for i in range(0, 5, 2)], [l[-i:] for i in range(3)], l[:] == l, l[:] is l, l[3:1:-1], l[-1:-4:-1])
