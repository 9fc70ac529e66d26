"""The built-in codecs with the built-in error handlers, and one handler of our own."""

from __future__ import annotations

import codecs
import random
import warnings

from wire import emit, text

warnings.simplefilter("ignore")
rng = random.Random(5)

CODECS = (
    "utf-8",
    "utf-16",
    "utf-16-le",
    "utf-16-be",
    "utf-32",
    "utf-32-le",
    "utf-32-be",
    "latin-1",
    "ascii",
    "unicode_escape",
    "raw_unicode_escape",
)
HANDLERS = (
    "strict",
    "ignore",
    "replace",
    "backslashreplace",
    "xmlcharrefreplace",
    "namereplace",
    "surrogateescape",
    "surrogatepass",
    "own",
)
CHARS = "ab\\ux0\n\u00e9\u00ff\u0100\u4e2d\uffff\ud800\udc80\udcff\udfff\U0001f600\U0010ffff'"
BYTES = [
    b"a",
    b"\\",
    b"\xc3\xa9",
    b"\xe4\xb8\xad",
    b"\xf0\x9f\x98\x80",
    b"\x80",
    b"\xff",
    b"\xc0",
    b"\xed\xa0\x80",
    b"\xed",
    b"\xe0\x80",
    b"\xf0\x80",
    b"\xf4\x90",
    b"\xf4",
    b"\xe4\xb8",
    b"\xf0\x9f",
    b"\x00",
    b"\xf5",
    b"\xc3",
    b"A",
]
WIDE = [
    b"\xff\xfe",
    b"\xfe\xff",
    b"a\x00",
    b"\x00a",
    b"\x00\xd8",
    b"\xd8\x00",
    b"\x00\xdc",
    b"\xdc\x00",
    b"\x00",
    b"\x00\x00",
    b"\xff\xfe\x00\x00",
    b"\x00\x00\xfe\xff",
    b"a\x00\x00\x00",
    b"\x00\x00\x00a",
    b"\x11\x00",
    b"\x3d\xd8",
]
ESCAPES = [
    b"a",
    b"\xe9",
    b"\\",
    b"\\\\",
    b"\\n",
    b"\\x41",
    b"\\x4",
    b"\\xg",
    b"\\u00e9",
    b"\\u12",
    b"\\U0001f600",
    b"\\U00110000",
    b"\\Uffffffff",
    b"\\101",
    b"\\7",
    b"\\400",
    b"\\q",
    b"\\N{DIGIT ONE}",
    b"\\N{nope}",
    b"\\N{}",
    b"\\N",
    b"\\N{",
    b"\\N{x",
    b"\\\n",
    b"'",
    b"\\'",
    b"\\N{digit two}",
    b"\\N{HANGUL SYLLABLE GAG}",
    b"\\N{CJK UNIFIED IDEOGRAPH-4E2D}",
    b"}",
    b"\\N{hangul syllable gag}",
    b"\\N{cjk unified ideograph-4e2d}",
    b"\\u",
    b"\\N\xe9",
]


def own(error: UnicodeError) -> tuple[str, int]:
    assert isinstance(error, (UnicodeDecodeError, UnicodeEncodeError))
    return "<?>", error.end


codecs.register_error("own", own)


def failed(error: Exception) -> tuple[str, ...]:
    if isinstance(error, (UnicodeDecodeError, UnicodeEncodeError)):
        return "error", f"{error.encoding} {error.start} {error.end} {error.reason}"
    return "error", type(error).__name__


def decoded(data: bytes, codec: str, handler: str) -> tuple[str, ...]:
    try:
        return "ok", text(data.decode(codec, handler))
    except (UnicodeError, TypeError) as error:
        return failed(error)


def encoded(value: str, codec: str, handler: str) -> tuple[str, ...]:
    try:
        return "ok", value.encode(codec, handler).hex()
    except (UnicodeError, TypeError) as error:
        return failed(error)


def partly(data: bytes, codec: str) -> tuple[str, ...]:
    decode = getattr(codecs, codec.replace("-", "_") + "_decode")
    try:
        value, consumed = decode(data, "strict", False)
        return "ok", text(value), str(consumed)
    except UnicodeError as error:
        return failed(error)


for _ in range(25000):
    codec, handler = rng.choice(CODECS), rng.choice(HANDLERS)
    pool = ESCAPES if "escape" in codec else BYTES if codec in ("utf-8", "ascii", "latin-1") else WIDE
    data = b"".join(rng.choice(pool) for _ in range(rng.randrange(9)))
    if rng.random() < 0.1:
        data = rng.randbytes(rng.randrange(9))
    emit("decode", codec, handler, data.hex(), *decoded(data, codec, handler))
    if codec not in ("latin-1", "ascii"):
        emit("partly", codec, handler, data.hex(), *partly(data, codec))
    value = "".join(rng.choice(CHARS) for _ in range(rng.randrange(9)))
    emit("encode", codec, handler, text(value), *encoded(value, codec, handler))
