b = bytearray(b'hello')
same = b
b[0] = 72; b[-1] = ord('O'); print(b)
b[1:3] = b'EL...'; print(b)
b[::2] = b'-' * len(b[::2]); print(b)
del b[0]; del b[1:3]; print(b)
b.append(33); b.extend([34, 35]); b.extend(b'xy'); b.extend(range(48, 51)); b.insert(0, 65); b.insert(100, 90); b.insert(-1, 89); print(b)
print(b.pop(), b.pop(0), b.pop(-2), b); b.remove(120); b.reverse(); print(b)
b += b'!!'; b *= 2; print(b, b is same)
c = b.copy(); c.clear(); print(c, len(b))
b[:] = b''; print(b, bool(b)); b.extend(iter([1, 2])); b[5:] = b'z'; b[1:1] = bytearray(b'mid'); b[0:2] = (7, 8, 9); print(b)
b = bytearray(b'abc'); b[1:1] = b; print(b); b.extend(b); print(b); b[::-1] = b[:]; print(b)
for source in ('b[0] = 256', 'b[0] = -1', 'b[0] = "a"', 'b[0] = b"a"', 'b[100] = 1', 'b["a"] = 1', 'b[0:2] = "ab"', 'b[0:2] = 5', 'b[0:2] = [256]', 'b[0:2] = ["a"]', 'b[::2] = b"a"', 'del b[100]', 'b.append(256)', 'b.append("a")', 'b.extend("ab")', 'b.extend(5)', 'b.extend([1, 300])', 'b.insert("a", 1)', 'b.insert(0, 300)', 'b.pop(100)', 'bytearray().pop()', 'b.remove(200)', 'b.remove("a")', 'b.remove(300)', 'b += "a"', 'b += 5', 'b *= "a"', 'b + "a"', 'b.pop("a")', 'b.clear(1)', 'b.reverse(1)', '{b: 1}', 'b.foo', 'b.append()', 'b[1.5]', 'b.__init__("x")', 'b.__init__(3); print(b)', 'b.join(["a"])'):
    try: exec(source)
    except Exception as e: print(source, '|', type(e).__name__, e)
b = bytearray(b'locked'); m = memoryview(b)
for source in ('b.append(1)', 'b.pop()', 'del b[0]', 'b[:] = b"longer one"', 'b.clear()', 'b += b"x"', 'b.insert(0, 1)', 'b.__init__()', 'b.extend(b"")', 'b *= 2', 'b.remove(108)'):
    try: exec(source); print(source, 'ok')
    except BufferError as e: print(source, '|', e)
b[0] = 76; b[:3] = b'xyz'; m[5] = 33; print(b, bytes(m)); m.release(); b.append(1); print(b)
it = iter(bytearray(b'ab')); x = bytearray(b'123'); i = iter(x); print(next(i)); x.clear(); print(list(i), next(it))
class B(bytearray): tag = 1
s = B(b'q'); s.extra = 2; print(s, type(s).__name__, s + b'x', type(s[:]).__name__, s.extra, type(s.copy()).__name__)
