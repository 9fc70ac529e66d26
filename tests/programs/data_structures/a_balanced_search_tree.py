"""An AVL tree as a mutable mapping, checked against a dict."""
from collections.abc import MutableMapping
class Node:
    __slots__ = ('key', 'value', 'left', 'right', 'height')
    def __init__(self, key, value): self.key, self.value, self.left, self.right, self.height = key, value, None, None, 1
def height(n): return n.height if n else 0
def update(n): n.height = 1 + max(height(n.left), height(n.right)); return n
def rotate(n, a, b):
    c = getattr(n, a); setattr(n, a, getattr(c, b)); setattr(c, b, n)
    update(n); return update(c)
def balance(n):
    update(n)
    d = height(n.left) - height(n.right)
    if d > 1:
        if height(n.left.left) < height(n.left.right): n.left = rotate(n.left, 'right', 'left')
        return rotate(n, 'left', 'right')
    if d < -1:
        if height(n.right.right) < height(n.right.left): n.right = rotate(n.right, 'left', 'right')
        return rotate(n, 'right', 'left')
    return n
class Tree(MutableMapping):
    def __init__(self, items=()):
        self.root, self.size = None, 0
        self.update(items)
    def __setitem__(self, k, v):
        def put(n):
            if n is None: self.size += 1; return Node(k, v)
            if k == n.key: n.value = v
            elif k < n.key: n.left = put(n.left)
            else: n.right = put(n.right)
            return balance(n)
        self.root = put(self.root)
    def __getitem__(self, k):
        n = self.root
        while n:
            if k == n.key: return n.value
            n = n.left if k < n.key else n.right
        raise KeyError(k)
    def __delitem__(self, k):
        def least(n):
            while n.left: n = n.left
            return n
        def cut(n, k):
            if n is None: raise KeyError(k)
            if k < n.key: n.left = cut(n.left, k)
            elif k > n.key: n.right = cut(n.right, k)
            elif not (n.left and n.right): return n.left or n.right
            else:
                s = least(n.right); n.key, n.value = s.key, s.value; n.right = cut(n.right, s.key)
            return balance(n)
        self.root = cut(self.root, k); self.size -= 1
    def __iter__(self):
        stack, n = [], self.root
        while stack or n:
            while n: stack.append(n); n = n.left
            n = stack.pop(); yield n.key; n = n.right
    def __len__(self): return self.size
    def __repr__(self): return f'Tree({dict(self)})'
    def draw(self, n=None, depth=0):
        n = n or self.root
        if n.right: yield from self.draw(n.right, depth + 1)
        yield '  ' * depth + str(n.key)
        if n.left: yield from self.draw(n.left, depth + 1)
t = Tree({3: 'c', 1: 'a', 2: 'b'}); print(t, len(t), t[2], t.get(9), 1 in t, list(t.items()), t == {1: 'a', 2: 'b', 3: 'c'}, t.root.height)
t, d, x = Tree(), {}, 1
for _ in range(400):
    x = x * 1103515245 + 12345 & 0x7fffffff; k = x // 7 % 150
    if x % 3: t[k] = d[k] = x
    elif k in d: del t[k], d[k]
print(list(t) == sorted(d), dict(t) == d, len(t), height(t.root), t.popitem()[0], t.pop(10 ** 6, 'none'), t.setdefault(-1, 'new'), next(iter(t)))
for k in list(t)[10:]: del t[k]
print('\n'.join(t.draw()))
for f in (lambda: t['x'], lambda: t[10 ** 6], lambda: t.__delitem__(10 ** 6), lambda: Tree([(1, 2), ('a', 3)])):
    try: f()
    except Exception as e: print(type(e).__name__, e)
t.clear(); print(t, bool(t))
