import codecs
import io
import warnings


def attempt(function):
    try:
        print(function())
    except (LookupError, TypeError, ValueError) as error:
        print(type(error).__name__, ascii(str(error)))


wrong = "\udcfe"
attempt(lambda: codecs.lookup(wrong))
attempt(lambda: codecs.lookup_error(wrong))
attempt(lambda: codecs.encode("x", wrong))
attempt(lambda: codecs.decode(b"x", wrong))
attempt(lambda: "x".encode(wrong))
attempt(lambda: b"x".decode("a" + wrong))
attempt(lambda: "x".encode("ascii", wrong))
attempt(lambda: io.TextIOWrapper(io.BytesIO(), encoding=wrong))
attempt(lambda: "x".encode("a\0b"))

for escape in [rb"\400", rb"\777", rb"\7777", rb"\377", rb"\q\400", rb"\400\q", rb"\8"]:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        print(codecs.unicode_escape_decode(escape), [str(warning.message) for warning in caught])


def again(times):
    """Goes back to the start as often as that, then on."""
    left = [times]

    def handler(error):
        left[0] -= 1
        return "x", error.end if left[0] < 0 else 0

    return handler


for encoding in ["utf-16", "utf-16-le", "utf-32", "utf-32-be"]:
    codecs.register_error("again", again(3))
    print("ab\udc80cd\udc81".encode(encoding, "again"))
    print("\udc80".encode(encoding, "again"))

error = UnicodeDecodeError("ascii", bytearray(b"a\xffb"), 1, 2, "why")
print(repr(error), error, type(error.object), codecs.lookup_error("backslashreplace")(error))
print(UnicodeDecodeError("ascii", memoryview(b"a\xffb"), 1, 2, "why").object)
attempt(lambda: UnicodeDecodeError("ascii", "text", 1, 2, "why"))

# Names are C strings.
for call in (
    lambda: "a".encode("utf\0"),
    lambda: b"a".decode("utf-8", "s\0"),
    lambda: bytes("a", "\0"),
    lambda: codecs.encode("a", "\0"),
    lambda: codecs.decode(b"a", "\0"),
    lambda: codecs.lookup("\0"),
):
    try:
        print(call())
    except ValueError as error:
        print(error)
