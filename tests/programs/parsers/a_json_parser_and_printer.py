"""JSON read and written without the library."""
class JSONError(ValueError): pass
ESCAPES = {'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}
def parse(text):
    value, i = parse_value(text, skip(text, 0))
    i = skip(text, i)
    if i != len(text): raise JSONError(f'extra data at {i}')
    return value
def skip(text, i):
    while i < len(text) and text[i] in ' \t\r\n': i += 1
    return i
def parse_value(text, i):
    if i >= len(text): raise JSONError('unexpected end')
    match text[i]:
        case '{': return parse_object(text, i + 1)
        case '[': return parse_array(text, i + 1)
        case '"': return parse_string(text, i + 1)
        case c if c in '-0123456789': return parse_number(text, i)
    for word, value in (('true', True), ('false', False), ('null', None)):
        if text.startswith(word, i): return value, i + len(word)
    raise JSONError(f'unexpected {text[i]!r} at {i}')
def parse_object(text, i):
    out = {}
    i = skip(text, i)
    if text[i:i + 1] == '}': return out, i + 1
    while True:
        if text[i:i + 1] != '"': raise JSONError(f'expected a key at {i}')
        key, i = parse_string(text, i + 1)
        i = skip(text, i)
        if text[i:i + 1] != ':': raise JSONError(f'expected ":" at {i}')
        out[key], i = parse_value(text, skip(text, i + 1))
        i = skip(text, i)
        if text[i:i + 1] == '}': return out, i + 1
        if text[i:i + 1] != ',': raise JSONError(f'expected "," at {i}')
        i = skip(text, i + 1)
def parse_array(text, i):
    out = []
    i = skip(text, i)
    if text[i:i + 1] == ']': return out, i + 1
    while True:
        value, i = parse_value(text, skip(text, i))
        out.append(value)
        i = skip(text, i)
        if text[i:i + 1] == ']': return out, i + 1
        if text[i:i + 1] != ',': raise JSONError(f'expected "," at {i}')
        i += 1
def parse_string(text, i):
    parts = []
    while i < len(text):
        c = text[i]
        if c == '"': return ''.join(parts), i + 1
        if c == '\\':
            e = text[i + 1:i + 2]
            if e == 'u':
                parts.append(chr(int(text[i + 2:i + 6], 16)))
                i += 6
                continue
            if e not in ESCAPES or not e: raise JSONError(f'bad escape at {i}')
            parts.append(ESCAPES[e])
            i += 2
        else:
            parts.append(c)
            i += 1
    raise JSONError('unterminated string')
def parse_number(text, i):
    start = i
    while i < len(text) and text[i] in '+-.eE0123456789': i += 1
    try: return (int if text[start:i].lstrip('-').isdigit() else float)(text[start:i]), i
    except ValueError as e: raise JSONError(f'bad number {text[start:i]!r}') from e
def dump(value, indent=0):
    pad = '  ' * indent
    if value is None or value is True or value is False: return {None: 'null', True: 'true', False: 'false'}[value]
    if isinstance(value, (int, float)): return repr(value)
    if isinstance(value, str): return '"' + ''.join({'"': '\\"', '\\': '\\\\', '\n': '\\n'}.get(c, c) for c in value) + '"'
    if isinstance(value, list): return '[' + ', '.join(dump(v, indent) for v in value) + ']'
    if isinstance(value, dict):
        if not value: return '{}'
        return '{\n' + ',\n'.join(f'{pad}  {dump(k)}: {dump(v, indent + 1)}' for k, v in value.items()) + f'\n{pad}}}'
    raise TypeError(f'cannot dump {type(value).__name__}')
doc = ' {"name": "minivm", "tags": ["a", "b\\n\\"q\\"", "\\u00e9"], "n": [1, -2.5, 1e3, 0], "nested": {"empty": {}, "list": [], "ok": true, "no": null}} '
value = parse(doc)
print(value); print(dump(value)); print(parse(dump(value)) == value)
for bad in ('', '{', '[1,', '{"a" 1}', '{1: 2}', '"abc', '"\\x"', 'tru', '[1 2]', '1 2', '-', '{"a": 1,}', '[1, 2]]', '1.2.3', '"\\u12"'):
    try: print(repr(bad), parse(bad))
    except ValueError as e: print(repr(bad), '|', type(e).__name__, e, '|', type(e.__cause__).__name__)
try: dump({1, 2})
except TypeError as e: print(e)
