import decimal
import json


def attempt(label, function, *args, **kwargs):
    try:
        print(label, '=>', function(*args, **kwargs))
    except Exception as e:
        print(label, '!!', type(e).__name__, e)


for text in ('', ' ', '1', '-', '-0', '01', '1.', '1.5e', '1e5', '-1.5E-3', '[', '[1', '[1,', '[1,]', '[]', '[ ]', '{', '{}', '{ }',
             '{"a"', '{"a":', '{"a":1', '{"a":1,', '{"a":1,}', '{a:1}', '{"a" 1}', '{"a":1 "b":2}', 'nul', 'null', 'true', 'falsy',
             'NaN', '-Infinity', 'Infinity', '-Infinit', '"a', '"\\', '"\\x"', '"\\u12"', '"\\ud83d\\ude00"', '"\\ud83d"', '"\t"',
             '[1] x', '\n[1,\n 2\n]', '{"é": ["\\u00e9", {"b": [null]}]}', '123456789012345678901234567890', '1' * 5000):
    attempt(repr(text[:40]), json.loads, text)

attempt('pairs', json.loads, '{"b":1,"a":{"c":2},"b":3}', object_pairs_hook=list)
attempt('hook', json.loads, '[{"b":1},{"a":{"c":2}}]', object_hook=lambda d: sorted(d))
attempt('numbers', json.loads, '[1, 2.5, -3e2]', parse_int=lambda s: 'i' + s, parse_float=decimal.Decimal)
attempt('constant', json.loads, '[NaN, Infinity, -Infinity]', parse_constant=str.lower)
attempt('lax', json.loads, '"a\tb\n"', strict=False)
keys = json.loads('[{"key": 1}, {"key": 2}]')
print(next(iter(keys[0])) is next(iter(keys[1])))
attempt('deep', lambda: len(str(json.loads('[' * 100 + ']' * 100))))
attempt('too deep', json.loads, '[' * 100000)


class Str(str): pass
class Int(int):
    def __repr__(self): return 'Int!'
class Float(float):
    def __repr__(self): return 'Float!'
class List(list): pass
class Items(dict):
    def items(self): return [('x', 1), ('y', self.get('y'))]
class Strange: pass


for value in (None, True, 1, -2.5, 1e300, float('inf'), 'é\n"\\\x00\u2028\U0001f600\ud800', [], (), {}, [1, [2, (3,)]], {'a': {'b': []}},
              {1: 1, 2.5: 2, None: 3, True: 4, False: 5}, {(1,): 1}, {b'x': 1}, b'x', {1, 2}, Strange, 1j,
              Str('s'), Int(5), Float(1.5), List([1]), Items(y=2), {Str('k'): 1, Int(7): 2}):
    attempt(ascii(type(value).__name__), json.dumps, value)
attempt('skipkeys', json.dumps, {(1,): 1, 'a': 2, b'b': 3}, skipkeys=True)
attempt('sort', json.dumps, {'b': 1, 'a': [3, {'d': 1, 'c': 2}]}, sort_keys=True)
attempt('sort mixed', json.dumps, {'b': 1, 2: 3}, sort_keys=True)
attempt('separators', json.dumps, [1, {'a': 2, 'b': 3}], separators=(',', ':'))
attempt('ascii', json.dumps, 'é\u2028"', ensure_ascii=False)
attempt('nan', json.dumps, [float('nan')], allow_nan=False)
attempt('nan key', json.dumps, {float('inf'): 1}, allow_nan=False)
attempt('default', json.dumps, [1 + 2j, {3, 1}], default=lambda o: sorted(o) if isinstance(o, set) else [o.real, o.imag])
attempt('default again', json.dumps, Strange(), default=lambda o: o)
loop = []
loop.append({'loop': loop})
attempt('circular', json.dumps, loop)
attempt('circular unchecked', json.dumps, loop, check_circular=False)
shared = [1]
attempt('shared', json.dumps, [shared, shared, {'a': shared}])
attempt('indent', json.dumps, {'a': [1, {'b': 2}], 'c': []}, indent=2)


class Complex(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, complex):
            return {'re': o.real, 'im': o.imag}
        return super().default(o)


attempt('class', json.dumps, [1j], cls=Complex)
attempt('class refuses', json.dumps, [Strange()], cls=type('Other', (Complex,), {'default': lambda self, o: super(Complex, self).default('str')}))
print(list(json.JSONEncoder().iterencode({'a': [1, 2]})))
print(json.JSONDecoder().raw_decode('[1] rest'), json.loads(b'\xef\xbb\xbf[1]'.decode('utf-8-sig')), json.loads(bytearray(b'[2]')))

scan = json.JSONDecoder(strict=False, parse_int=float).scan_once
print(type(scan), scan.strict, scan.object_hook, scan.object_pairs_hook, scan.parse_float, scan.parse_int, scan.parse_constant('NaN'))
for arguments in ((), ('1',), (b'1', 0), ('1', -1), ('', 0), ('[1', 0), ('x', 0), ('nul', 0), ('"\\u12"', 0), ('[1, 2]', 4)):
    attempt(arguments, scan, *arguments)
attempt('no context', type(scan))
attempt('not a context', type(scan), 5)
encode = json.encoder.c_make_encoder({}, repr, ascii, None, ': ', ', ', True, False, True)
print(type(encode), encode.markers, encode.default is repr, encode.encoder is ascii, encode.indent, encode.key_separator,
      encode.item_separator, encode.sort_keys, encode.skipkeys)
print(encode([1, 'é', {'b': None}], 0), encode.markers)
attempt('no arguments', type(encode))
attempt('markers', type(encode), 3, None, None, None, '', '', 0, 0, 0)
attempt('no string', json.encoder.c_make_encoder(None, None, len, None, '', '', False, False, False), ['é'], 0)
attempt('past the end', json.decoder.scanstring, 'abc', 9)
attempt('far past the end', json.decoder.scanstring, 'abc', 2 ** 70)
