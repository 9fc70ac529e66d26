"""Prefix tree of words with counts; completion, longest prefix, wildcard search, deletion."""
class Trie:
    def __init__(self, words=()): self.kids, self.count = {}, 0; [self.add(w) for w in words]
    def add(self, word):
        node = self
        for c in word: node = node.kids.setdefault(c, Trie())
        node.count += 1
    def find(self, prefix):
        node = self
        for c in prefix:
            node = node.kids.get(c)
            if node is None: return None
        return node
    def __contains__(self, w): n = self.find(w); return n is not None and n.count > 0
    def __iter__(self, path=''):
        if self.count: yield path, self.count
        for c in sorted(self.kids): yield from self.kids[c].__iter__(path + c)
    def __len__(self): return (self.count > 0) + sum(map(len, self.kids.values()))
    def __bool__(self): return True
    def complete(self, prefix, n=3):
        node = self.find(prefix)
        return [] if node is None else [w for w, _ in sorted(node.__iter__(prefix), key=lambda p: (-p[1], p[0]))[:n]]
    def match(self, pattern, path=''):
        if not pattern:
            if self.count: yield path
            return
        head, rest = pattern[0], pattern[1:]
        if head == '*':
            yield from self.match(rest, path)
            for c, k in sorted(self.kids.items()): yield from k.match(pattern, path + c)
        else:
            for c, k in sorted(self.kids.items()):
                if head in ('.', c): yield from k.match(rest, path + c)
    def longest_prefix(self, text):
        node, best = self, ''
        for i, c in enumerate(text):
            node = node.kids.get(c)
            if node is None: break
            if node.count: best = text[:i + 1]
        return best
    def remove(self, word):
        if word not in self: raise KeyError(word)
        def cut(node, i):
            if i == len(word): node.count = 0
            else:
                cut(node.kids[word[i]], i + 1)
                if not node.kids[word[i]].kids and not node.kids[word[i]].count: del node.kids[word[i]]
        cut(self, 0)
    def nodes(self): return 1 + sum(k.nodes() for k in self.kids.values())
text = 'the cat sat on the mat and the catalog of cats was on the matter of categories carts car care careful caring'
t = Trie(text.split())
print(len(t), t.nodes(), list(t)[:6], 'cat' in t, 'ca' in t, 'zebra' in t, t.complete('ca'), t.complete('the'), t.complete('q'), t.complete('', 5))
print(list(t.match('ca.')), list(t.match('*at')), list(t.match('c*s')), list(t.match('..')), sorted(set(t.match('*a*t*'))), t.longest_prefix('catalogue'), t.longest_prefix('xyz'), t.longest_prefix('carefully'))
for w in ('cat', 'careful', 'nothing'):
    try: t.remove(w); print(w, 'removed', w in t, t.nodes(), t.complete(w[:3]))
    except KeyError as e: print('KeyError', e)
u = Trie(['', 'é', 'éa', '日本', '日']); print(list(u), '' in u, u.complete('日'), len(u))
