# hashseed: 0
print(set(['a', 'b', 'c']), set('hello world'), set(['apple', 'banana', 'cherry', 'date']), frozenset('python'))
s = set()
for w in 'the quick brown fox jumps over the lazy dog'.split(): s.add(w)
print(s, list(s))
print(hash('a'), hash('abc'), hash(''), hash('é'), hash('日本'), hash('😀'), hash(b'abc'), hash('a' * 100), hash(b''), hash('abcdefg'), hash('abcdefgh'), hash(b'a\0b'))
print({('a', 1), ('b', 2)}, hash(('a', 'b')), {b'x', b'y', 'x', 1, None is None}, hash(frozenset(['a', 'b'])), set([1.5, 'x', (1,)]))
print(hash(frozenset()), hash(frozenset([1, 2, 3])), hash(frozenset(range(100))))
print({c: ord(c) for c in set('xyz')}, set('abc') | set('cde'), set('abc') & set('bcd'), list(set('mississippi')))
import sys
print(sys.hash_info.algorithm, sys.hash_info.width, sys.hash_info.modulus, sys.hash_info.inf, sys.hash_info.imag, sys.hash_info.hash_bits, sys.hash_info.seed_bits, sys.hash_info.cutoff)
