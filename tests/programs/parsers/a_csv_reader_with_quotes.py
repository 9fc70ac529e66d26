"""Splitting lines with quoted fields, then grouping and reporting."""
def rows(text, sep=',', quote='"'):
    row, field, quoted, i = [], [], False, 0
    while i < len(text):
        c = text[i]
        if quoted:
            if c == quote and text[i + 1:i + 2] == quote: field.append(quote); i += 1
            elif c == quote: quoted = False
            else: field.append(c)
        elif c == quote: quoted = True
        elif c == sep: row.append(''.join(field)); field.clear()
        elif c == '\n': row.append(''.join(field)); field.clear(); yield row; row = []
        else: field.append(c)
        i += 1
    if quoted: raise ValueError('unterminated quote')
    if field or row: row.append(''.join(field)); yield row
data = '''name,dept,salary,note
Ann,Eng,120,"likes ""quotes"""
Bob,Ops,80,"two
lines"
Cid,Eng,100,
"Dee, Jr.",Ops,95.5,x
Eve,,abc,bad salary
'''
header, *body = rows(data)
records = [dict(zip(header, r)) for r in body]
for r in records: print(r)
def number(s):
    try: return float(s)
    except ValueError: return None
groups = {}
for r in records: groups.setdefault(r['dept'] or '(none)', []).append(r)
for dept, rs in sorted(groups.items()):
    values = [v for r in rs if (v := number(r['salary'])) is not None]
    print(f'{dept:<8}|{len(rs):>3}|{sum(values):>8.2f}|{(sum(values) / len(values) if values else float("nan")):>8.2f}')
def write(rs):
    def q(s): return '"' + s.replace('"', '""') + '"' if any(c in s for c in ',"\n') else s
    return '\n'.join(','.join(q(c) for c in r) for r in rs)
again = write([header, *body])
print(again, list(rows(again)) == [header, *body])
try: list(rows('a,"b'))
except ValueError as e: print(e)
print(list(rows('a;b;;c\n', sep=';')), list(rows('')), list(rows('\n\n')), list(rows("'a,b',c", quote="'")))
table = [[str(c) for c in r.values()] for r in records]
widths = [max(len(c.split('\n')[0]) for c in col) for col in zip(*table)]
for r in sorted(table, key=lambda r: (-(number(r[2]) or 0), r[0])): print(' '.join(c.split('\n')[0].ljust(w) for c, w in zip(r, widths)).rstrip())
