import heapq
h = []
for x in (5, 2, 8, 1, 9, 3): heapq.heappush(h, x)
print(h, [heapq.heappop(h) for _ in range(6)], h)
l = [9, 4, 7, 1, 8, 2]; heapq.heapify(l); print(l, heapq.heappushpop(l, 0), heapq.heapreplace(l, 10), l, heapq.nsmallest(3, l), heapq.nlargest(2, l), heapq.nlargest(2, ['a', 'ccc', 'bb'], key=len), heapq.nsmallest(1, [3, 1]), heapq.nsmallest(0, [1]), heapq.nlargest(10, [1, 2]))
print(list(heapq.merge([1, 4, 7], [2, 5], [0, 9])), list(heapq.merge([5, 3], [4, 1], reverse=True)), list(heapq.merge(['a', 'bbb'], ['cc'], key=len)), list(heapq.merge()))
q = []
for i, (p, t) in enumerate([(3, 'low'), (1, 'high'), (1, 'high2'), (2, 'mid')]): heapq.heappush(q, (p, i, t))
print([heapq.heappop(q)[2] for _ in range(4)])
for source in ('heapq.heappop([])', 'heapq.heappush(5, 1)', 'heapq.heapify((1,))', 'heapq.heapreplace([], 1)', 'heapq.heappushpop([], 5)', 'heapq.heappush([1], "a")', 'heapq.heapify([1, "a"])', 'heapq.nsmallest("a", [])', 'heapq.nlargest(1, 5)', 'heapq.heappush([])', 'heapq.nsmallest(2, [1, "a"])', 'heapq.nlargest(1, [])'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
def heapsort(it):
    h = list(it); heapq.heapify(h); return [heapq.heappop(h) for _ in range(len(h))]
x, data = 7, []
for _ in range(200): x = x * 1103515245 % 2147483648 + 1; data.append(x % 500)
print(heapsort(data) == sorted(data), heapq.nsmallest(5, data) == sorted(data)[:5], heapq.nlargest(5, data) == sorted(data, reverse=True)[:5])
import bisect
l = [1, 3, 3, 5]; print(bisect.bisect(l, 3), bisect.bisect_left(l, 3), bisect.bisect_right(l, 4), bisect.bisect(l, 0), bisect.bisect(l, 9), bisect.bisect_left(l, 3, 2), bisect.bisect(l, 3, 0, 2), bisect.insort(l, 4), l, bisect.insort_left(l, 3), l, bisect.bisect(['a', 'bb', 'ccc'], 2, key=len))
for source in ('bisect.bisect([1], "a")', 'bisect.bisect(5, 1)', 'bisect.bisect([1], 1, -1)', 'bisect.insort((1,), 2)', 'bisect.bisect([1])', 'bisect.bisect([1, 2], 1, 0, 10)', 'bisect.bisect([], 1)', 'bisect.insort([1], 2, key=5)', 'bisect.bisect_left(range(10), 5)'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
print([('FDCBA'[bisect.bisect([60, 70, 80, 90], s)]) for s in (33, 99, 77, 70, 89, 90, 100)])
