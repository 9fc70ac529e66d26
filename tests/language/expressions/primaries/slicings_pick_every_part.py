l = list(range(10))
for s in (slice(None), slice(2, 5), slice(-3, None), slice(None, -3), slice(None, None, -1), slice(8, 2, -2), slice(2, 8, 3), slice(100, 200), slice(-100, 100), slice(5, 2), slice(None, None, 100), slice(-1, -100, -4), slice(True, None)):
    print(s, l[s], 'abcdefghij'[s], tuple(l)[s], bytes(l)[s], range(10)[s])
print(l[::], l[:], l[1:], l[:-1], l[::2], l[1::2], l[::-3], l[-2:], l[3:3])
big = 10 ** 20
print(l[:big], l[-big:2], l[::big], l[::-big], 'abc'[big:], 'abc'[-big:])
for source in ('l[::0]', '"abc"[::0]', 'l["a":]', 'l[1.0:]', 'l[:None:None]', '(1,)[::0]', 'range(3)[::0]', 'b"a"[::0]', 'l[1:2:"x"]', '"abc"[[]:]'):
    try:
        print(eval(source))
    except Exception as e:
        print(source, '|', type(e).__name__, e)
a = [0, 1, 2, 3, 4, 5]
a[1:3] = 'xyz'; print(a)
a[::2] = 'ABCD'[:len(a[::2])]; print(a)
a[2:2] = [7, 8]; print(a)
a[:] = range(5); print(a)
a[5:] = (5, 6); print(a)
a[::-1] = a[:]; print(a)
del a[::2]; print(a)
del a[1:100]; print(a)
del a[:]; print(a)
a = [1, 2, 3]
for source in ('a[::2] = [1]', 'a[::2] = 5', 'a[1:2] = 5', 'a[::-1] = []', 'a["x":] = []', 'a[::0] = []'):
    try:
        exec(source)
    except Exception as e:
        print(source, '|', type(e).__name__, e)
a[1:1] = a; print(a)
a[3:0:-1] = [x * 10 for x in a[3:0:-1]]; print(a)
class Seq:
    def __len__(self): return 10
    def __getitem__(self, i): return i.indices(len(self)) if isinstance(i, slice) else i
print(Seq()[1:], Seq()[::-1], Seq()[-3:], Seq()[-1])
