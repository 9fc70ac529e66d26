import re
spec = [('NUM', r'\d+(?:\.\d*)?'), ('ID', r'[A-Za-z_]\w*'), ('STR', r'"(?:[^"\\]|\\.)*"'), ('OP', r'[+\-*/=<>!]=?|[(){};,]'), ('NL', r'\n'), ('SKIP', r'[ \t]+'), ('BAD', r'.')]
tok = re.compile('|'.join(f'(?P<{n}>{p})' for n, p in spec))
def tokens(s):
    line = 1
    for m in tok.finditer(s):
        if m.lastgroup == 'NL': line += 1
        elif m.lastgroup != 'SKIP': yield line, m.lastgroup, m.group()
for t in tokens('x = 3.14 * (y_1 - 2);\nprint("a \\"quoted\\" str") != @'): print(t)
log = '''2024-01-15 10:23:45 [ERROR] db: connection lost (code=17, host="db1")
2024-01-15 10:23:46 [INFO] web: GET /index.html?q=a%20b 200 12ms
malformed line
2024-01-16 00:00:01 [WARN] db: slow query (ms=1500)'''
line = re.compile(r'''(?P<date>\d{4}-\d{2}-\d{2})\ (?P<time>[\d:]{8})\ \[(?P<level>\w+)\]\ (?P<src>\w+):\ (?P<msg>.*)''', re.X)
pairs = re.compile(r'(\w+)=(?:"([^"]*)"|(\S+?))(?=[,)])')
for l in log.splitlines():
    m = line.match(l)
    if not m: print('skip', l); continue
    print(m['level'], m['src'], {k: q or v for k, q, v in pairs.findall(m['msg'])}, re.sub(r'%([0-9a-f]{2})', lambda h: chr(int(h[1], 16)), m['msg'], flags=re.I)[:30])
md = '# Title\nSome *emph* and **strong** `code` [link](http://x.y)\n- item 1\n- item *2*'
for pat, rep in ((r'(?m)^# (.*)$', r'<h1>\1</h1>'), (r'\*\*(.+?)\*\*', r'<b>\1</b>'), (r'\*(.+?)\*', r'<i>\1</i>'), (r'`([^`]+)`', r'<code>\1</code>'), (r'\[([^]]+)\]\(([^)]+)\)', r'<a href="\2">\1</a>'), (r'(?m)^- (.*)$', r'<li>\1</li>')): md = re.sub(pat, rep, md)
print(md)
print(re.sub(r'(?<!^)(?=[A-Z])', '_', 'camelCaseToSnake').lower(), re.sub(r'_(\w)', lambda m: m[1].upper(), 'snake_to_camel'), re.sub(r'(?<=\d)(?=(\d{3})+$)', ',', '1234567'), re.findall(r'(?=(aba))', 'ababa'), re.split(r'(?<=[.!?])\s+', 'One. Two! Three?'))
def roman(s): return bool(re.fullmatch(r'M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})', s))
print([roman(s) for s in ('MCMXCIV', 'IIII', 'XLII', 'VX', '')], [bool(re.fullmatch(r'(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}', ip)) for ip in ('192.168.1.1', '256.1.1.1', '1.2.3')])
