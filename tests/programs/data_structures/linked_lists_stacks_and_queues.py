"""A singly linked list with iteration, reversal, merging; a queue from two stacks; a circular buffer."""
class Cons:
    def __init__(self, head, tail=None): self.head, self.tail = head, tail
    @classmethod
    def of(cls, *items):
        out = None
        for x in reversed(items): out = cls(x, out)
        return out
    def __iter__(self):
        node = self
        while node is not None: yield node.head; node = node.tail
    def __repr__(self): return f'<{" -> ".join(map(repr, self))}>'
    def __eq__(self, o): return isinstance(o, Cons) and list(self) == list(o)
    def __len__(self): return sum(1 for _ in self)
    def __getitem__(self, i):
        for k, x in enumerate(self):
            if k == i: return x
        raise IndexError(f'index {i} of {len(self)}')
    def reverse(self):
        prev, node = None, self
        while node: node.tail, prev, node = prev, node, node.tail
        return prev
    def middle(self):
        slow = fast = self
        while fast.tail is not None and fast.tail.tail is not None: slow, fast = slow.tail, fast.tail.tail
        return slow.head
    def has_cycle(self):
        slow = fast = self
        while fast is not None and fast.tail is not None:
            slow, fast = slow.tail, fast.tail.tail
            if slow is fast: return True
        return False
def merge(a, b):
    first = last = Cons(None)
    while a and b:
        if a.head <= b.head: last.tail, a = a, a.tail
        else: last.tail, b = b, b.tail
        last = last.tail
    last.tail = a or b
    return first.tail
def sort(l):
    if not l or not l.tail: return l
    slow, fast = l, l.tail
    while fast and fast.tail: slow, fast = slow.tail, fast.tail.tail
    half, slow.tail = slow.tail, None
    return merge(sort(l), sort(half))
l = Cons.of(3, 1, 4, 1, 5, 9, 2, 6); print(l, len(l), l[2], 9 in l, l.middle(), max(l), l == Cons.of(3, 1), l.has_cycle()); l = l.reverse(); print(l); l = sort(l); print(l, [*l], sorted(l, reverse=True), merge(Cons.of(1, 4), Cons.of(2, 3, 9)), sort(None), Cons.of())
try: l[99]
except IndexError as e: print(e)
c = Cons.of(1, 2, 3); c.tail.tail.tail = c; print(c.has_cycle())
class Queue:
    def __init__(self): self.inbox, self.outbox = [], []
    def put(self, x): self.inbox.append(x)
    def get(self):
        if not self.outbox:
            if not self.inbox: raise LookupError('empty queue')
            while self.inbox: self.outbox.append(self.inbox.pop())
        return self.outbox.pop()
    def __len__(self): return len(self.inbox) + len(self.outbox)
q = Queue(); [q.put(x) for x in range(3)]; print(q.get(), q.put('late'), q.get(), q.get(), q.get(), len(q))
try: q.get()
except LookupError as e: print(e)
class Ring:
    def __init__(self, n): self.data, self.n, self.start, self.len = [None] * n, n, 0, 0
    def append(self, x):
        self.data[(self.start + self.len) % self.n] = x
        if self.len == self.n: self.start = (self.start + 1) % self.n
        else: self.len += 1
    def __iter__(self): return (self.data[(self.start + i) % self.n] for i in range(self.len))
    def __getitem__(self, i): return list(self)[i]
r = Ring(3)
for x in 'abcde': r.append(x); print(list(r), r.data, r[-1], r[::-1])
def brackets(s):
    stack = []
    for i, ch in enumerate(s):
        if ch in '([{': stack.append((ch, i))
        elif ch in ')]}':
            if not stack or stack.pop()[0] != '([{'[')]}'.index(ch)]: return f'unexpected {ch} at {i}'
    return f'unclosed {stack[-1][0]} at {stack[-1][1]}' if stack else 'ok'
print([brackets(s) for s in ('([]{})', '(]', '((', ')', '', '{[()]}(')])
