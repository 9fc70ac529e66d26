for s in ('abc', 'é', '日本', '😀', '', '\x80', 'a\ud800b'):
    for enc in ('utf-8', 'ascii', 'latin-1', 'utf-16', 'utf-16-le', 'utf-32-be', 'cp1252', 'UTF8', 'iso-8859-1', 'unicode_escape', 'raw_unicode_escape', 'utf-8-sig', 'utf-7'):
        try: b = s.encode(enc); print(ascii(s), enc, b, b.decode(enc) == s)
        except UnicodeError as e: print(ascii(s), enc, '|', type(e).__name__, ascii(str(e)), e.encoding, e.start, e.end, e.reason)
for errors in ('ignore', 'replace', 'xmlcharrefreplace', 'backslashreplace', 'namereplace', 'surrogateescape', 'surrogatepass', 'strict', 'nope'):
    try: print(errors, 'aé日\udc80z'.encode('ascii', errors))
    except Exception as e: print(errors, '|', type(e).__name__, ascii(str(e)))
    try: print(errors, ascii(b'a\xff\xe9b\xc3'.decode('utf-8', errors)))
    except Exception as e: print(errors, '|', type(e).__name__, e)
for b in (b'\xc3', b'\xc3(', b'\xe2\x82', b'\xe2\x28\xa1', b'\xf0\x9f\x98', b'\xff', b'\x80', b'\xc0\xaf', b'\xed\xa0\x80', b'\xf4\x90\x80\x80', b'\xf8\x88\x80\x80\x80', b'ok\xe9bad', b'\xe0\x80\x80', b'\xf0\x80\x80\x80'):
    try: print(b, b.decode())
    except UnicodeDecodeError as e: print(b, '|', e, e.object == b, e.start, e.end)
    print(ascii(b.decode('utf-8', 'replace')), ascii(b.decode('utf-8', 'surrogateescape')), b.decode('utf-8', 'surrogateescape').encode('utf-8', 'surrogateescape') == b)
for source in ('"a".encode("nope")', '"a".encode(5)', 'b"a".decode("nope")', '"a".encode("utf-8", 5)', '"a".encode("hex")', 'b"61".decode("hex")', 'b"a".decode(encoding="ascii", errors="strict")', '"a".encode(encoding="ascii")', '"a".encode("rot13")', 'b"a".decode("ascii", "ignore", 1)', '"a\\0b".encode("utf\\0")', 'b"\\xff\\xfe".decode("utf-16")', 'b"a".decode("utf-16")', 'b"\\x00\\xd8".decode("utf-16-le")', 'b"abc".decode("utf-32")'):
    try: print(source, '=', repr(eval(source)))
    except Exception as e: print(source, '|', type(e).__name__, e)
import codecs
codecs.register_error('stars', lambda e: ('*' * (e.end - e.start), e.end))
print('aé日b'.encode('ascii', 'stars'), b'a\xffb'.decode('ascii', 'stars'))
