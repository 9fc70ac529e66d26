import json
vals = [None, True, False, 0, -1, 10 ** 30, 1.5, -0.0, 1e100, 1e-7, float('inf'), float('nan'), '', 'é日😀"\\\n\t\x00/', [], [1, [2]], {}, {'a': {'b': [1]}}, {1: 'int', None: 'n', True: 't', 1.5: 'f'}, (1, 2), '\ud800']
for v in vals: print(json.dumps(v), json.loads(json.dumps(v)) == v, end=' | ')
print(); print(json.dumps({'b': [1, {'x': None}], 'a': ()}, indent=2, sort_keys=True), json.dumps([1, 2], separators=(',', ':')), json.dumps('é', ensure_ascii=False), json.dumps({'a': 1}, indent='--'), json.dumps([[], {}, [1]], indent=1), json.dumps({(1, 2): 3, 'k': 1}, skipkeys=True), json.dumps([1.0, 2e50, 1e16]))
for s in ('null', ' [1, 2.5, "x", true] ', '{"a": {"b": []}}', '"\\u00e9\\ud83d\\ude00\\n\\/"', '-0', '1E5', '-1.5e-3', 'NaN', '-Infinity', '123456789012345678901234567890', '{"a": 1, "a": 2}', '[]', '""', b'"bytes"', bytearray(b'1'), '"\x7f"'):
    print(repr(s), repr(json.loads(s)))
for s in ('', ' ', 'nul', '[1,]', '[1 2]', '{"a" 1}', '{a: 1}', "{'a': 1}", '{"a": 1,}', '{"a"}', '"abc', '"\\x"', '"\\u12"', '"\n"', '01', '1.', '.5', '+1', '--1', '[', '{', '[1', '{"a":', '1 2', 'tru', '[1]]', '"\\ud800"', '\ufeff1', '// c\n1', '{"a": undefined}', b'\xff', 5, None, '[' * 5 + ']' * 4, '{"a":1 "b":2}', '["a\tb"]', '1e', 'Infinit'):
    try: print(repr(s), '=', repr(json.loads(s)))
    except Exception as e: print(repr(s), '|', type(e).__name__, e)
for source in ('json.dumps({1, 2})', 'json.dumps(object)', 'json.dumps({(1,): 2})', 'json.dumps(float("nan"), allow_nan=False)', 'json.dumps(b"x")', 'json.dumps(r)', 'json.dumps(1j)', 'json.dumps([1], foo=1)', 'json.dumps({"b": 1, 2: 3}, sort_keys=True)', 'json.dump([1], 5)', 'json.loads("1", foo=1)', 'json.dumps({1, 2}, default=sorted)', 'json.dumps(1j, default=lambda o: o)', 'json.dumps({"a": {1}}, default=str)'):
    r = []; r.append(r)
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, str(e)[:80])
class Enc(json.JSONEncoder):
    def default(self, o): return {'complex': [o.real, o.imag]} if isinstance(o, complex) else super().default(o)
print(json.dumps([1j], cls=Enc), Enc(indent=1).encode({'k': 1j}), list(json.JSONEncoder().iterencode([1, {'a': 2}])))
print(json.loads('{"__p__": 1, "n": [1.5, 2]}', object_hook=lambda d: sorted(d), parse_float=str, parse_int=lambda s: s + '!'), json.loads('{"b": 1, "a": 2}', object_pairs_hook=list), json.loads('[NaN]', parse_constant=lambda s: f'<{s}>'), json.JSONDecoder().raw_decode('[1] rest'))
class S(str): pass
class I(int):
    def __repr__(self): return 'custom'
print(json.dumps([S('s'), I(5), {S('k'): I(6)}, True]), type(json.loads('"s"')).__name__)
try: json.loads('[1,\n 2,\n x]')
except json.JSONDecodeError as e: print(e.msg, e.doc == '[1,\n 2,\n x]', e.pos, e.lineno, e.colno)
import io; f = io.StringIO(); json.dump({'a': [1, 2]}, f); f.seek(0); print(json.load(f))
big = {'users': [{'id': i, 'name': f'user{i}', 'tags': ['x'] * (i % 3), 'score': i / 7} for i in range(50)]}; print(json.loads(json.dumps(big)) == big, len(json.dumps(big)))
