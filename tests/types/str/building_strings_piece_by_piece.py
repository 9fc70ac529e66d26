s = ''
for i in range(300): s += str(i % 10)
print(len(s), s[:20], s.count('12'), hash(s) == hash(''.join(str(i % 10) for i in range(300))))
t = s; s += 'é'; print(len(t), len(s), t is s, s[-1]); s += '日'; s += '😀'; print(len(s), s[-3:], s.encode()[-9:])
def grow(x): x += '!'; return x
u = 'abc'; print(grow(u), u)
parts = []
for w in ('alpha', 'beta', 'γάμμα', '数'): parts.append(w.center(9, '*')); parts.append('\n')
print(''.join(parts), end=''); print('-'.join('abc' * 2), '+'.join(['x'] * 4), ''.join(reversed('stressed')), ''.join(sorted('typewriter')), ' '.join(f'{i}{c}' for i, c in enumerate('abc')))
d = {'a': ''}
for c in 'hello': d['a'] += c
class O: text = ''
o = O()
for c in 'world': o.text = c + o.text
l = ['']
for c in 'list': l[0] += c
print(d, o.text, O.text, l)
acc = ''
for i in range(5): acc = f'{acc}{i}' + (',' if i < 4 else '')
print(acc, acc.split(','), acc.replace(',', ''), acc * 2, 'x' + acc[2:] + 'y', acc[::-1], acc[:-1][1:], acc.partition(',')[2].rpartition(','))
big = 'spam' * 10000; print(len(big), big.count('ms'), big[39990:], big.find('x'), big.rfind('spam'), len(big.replace('a', 'AA')), len(big.split('m')), big == 'spam' * 10000, big < 'spam' * 9999 + 'spaz', hash(big) == hash('spam' * 10000), 'mspams' in big)
mixed = 'a' + 'é' + '日' + '😀'; print([mixed[i:] for i in range(5)], [len(mixed[:i].encode()) for i in range(5)], [len(mixed[:i].encode('utf-16-le')) for i in range(5)], mixed.replace('😀', '').encode('latin-1', 'replace'), [ord(c) for c in mixed], mixed.upper(), mixed * 2 == mixed + mixed, mixed[0].isascii(), mixed[:1] + mixed[2:3])
table = [('name', 'qty'), ('nut', 5), ('bolt', 12)]
for a, b in table: print(f'{a:<8}{b:>5}')
print('\n'.join('%-8s|%5s' % r for r in table), 'a\x00b'.split('\x00'), len('\0'), 'tab\tnew\\n'.expandtabs(8), 'ab' 'cd' f'{1}' 'e', ('x' 'y').join('123'), "mixed 'quotes' \"here\"", '''triple "quotes" ''')
