import codecs
import io

TEXTS = {
    "shift_jis": "こんにちは、世界。ｱｲｳ",
    "cp932": "①髙表＼～",
    "euc_jp": "日本語 丂",
    "euc_jis_2004": "か\u309aか゚x",
    "shift_jisx0213": "か\u309a",
    "iso2022_jp": "ab日本cd語",
    "iso2022_jp_2": "日本 中国 한국 é",
    "iso2022_kr": "한국어 text",
    "gb2312": "这是中文测试！",
    "gbk": "繁體 中文 €",
    "gb18030": "中文 \U0001f600 \u00ff",
    "hz": "ab中文cd",
    "big5": "繁體中文",
    "cp950": "繁體中文 \u2551",
    "big5hkscs": "香港 \u00ca\u0304 \u00ca",
    "euc_kr": "한국어",
    "cp949": "똠방각하",
    "johab": "한국어",
}


def attempt(function, *arguments):
    try:
        return function(*arguments)
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        return f"{type(error).__name__}: {error}"


for encoding, text in TEXTS.items():
    encoded = attempt(text.encode, encoding, "backslashreplace")
    print(encoding, encoded)
    if not isinstance(encoded, bytes):
        continue
    print(ascii(attempt(encoded.decode, encoding)), codecs.lookup(encoding).name)
    decoder = codecs.getincrementaldecoder(encoding)()
    pieces = [decoder.decode(encoded[at : at + 1]) for at in range(len(encoded))]
    print(ascii("".join(pieces) + decoder.decode(b"", True)), decoder.getstate())
    encoder = codecs.getincrementalencoder(encoding)("replace")
    print(b"".join([encoder.encode(letter) for letter in text] + [encoder.encode("", True)]))
    print(ascii(codecs.getreader(encoding)(io.BytesIO(encoded * 3 + b"\nmore\n"), "replace").readlines()))
    with io.BytesIO() as stream:
        writer = codecs.getwriter(encoding)(stream, "ignore")
        writer.write(text[:3])
        writer.writelines([text[3:], "end"])
        writer.reset()
        print(stream.getvalue())
    with io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="ignore") as file:
        file.write(text + "\nline\n")
        file.seek(0)
        print(ascii(file.readline()), ascii(file.read()))

BROKEN = b"ab\x81\xff\x80cd\xfd\xfe\x82"
for encoding in ["shift_jis", "euc_jp", "gbk", "gb18030", "big5", "euc_kr", "iso2022_jp", "hz"]:
    for errors in ["strict", "ignore", "replace", "backslashreplace", "surrogateescape", "nonsense"]:
        print(encoding, errors, ascii(attempt(BROKEN.decode, encoding, errors)))
        print(encoding, errors, attempt("a\u1234b\udc80\U0010ffffc".encode, encoding, errors))


def twice(error):
    return ("?" * 2, error.end)


codecs.register_error("twice", twice)
codecs.register_error("unencodable", lambda error: ("\u1234", error.end))
codecs.register_error("as bytes", lambda error: (b"!!", error.end))
codecs.register_error("from the start", lambda error: ("", 0) if error.start > 3 else ("-", error.end))
for errors in ["twice", "unencodable", "as bytes"]:
    print(errors, attempt("é".encode, "big5", errors), ascii(attempt(b"\xff\xffx".decode, "big5", errors)))

long = "漢字" * 10000
for encoding in ["shift_jis", "iso2022_jp", "gb18030"]:
    print(encoding, long.encode(encoding).decode(encoding) == long)
    marked = long + "\udc80" + long
    print(len(marked.encode(encoding, "replace")), marked.encode(encoding, "ignore").decode(encoding) == long * 2)

decoder = codecs.getincrementaldecoder("iso2022_jp")()
print(decoder.getstate(), decoder.decode("日".encode("iso2022_jp")[:4]), decoder.getstate())
state = decoder.getstate()
print(decoder.decode(b"\x7c"), decoder.reset(), decoder.getstate(), decoder.setstate(state), decoder.decode(b"\x7c"))
encoder = codecs.getincrementalencoder("euc_jis_2004")()
print(encoder.getstate(), encoder.encode("か"), encoder.getstate())
state = encoder.getstate()
print(encoder.encode("\u309a"), encoder.getstate(), encoder.setstate(state), encoder.encode("x"), encoder.reset())
print(encoder.errors, attempt(setattr, encoder, "errors", 5), setattr(encoder, "errors", "ignore"), encoder.errors)

import _codecs_jp
import _multibytecodec

print(attempt(_codecs_jp.getcodec, "big5"), type(_codecs_jp.getcodec("euc_jp")))
codec = _codecs_jp.getcodec("euc_jp")
print(codec.encode("日", errors="strict"), codec.decode(memoryview(b"ab")), codec.encode(5), attempt(codec.decode, "x"))
print(attempt(_multibytecodec.MultibyteIncrementalEncoder))
print(attempt(type("C", (_multibytecodec.MultibyteIncrementalDecoder,), {"codec": 5})))
print(attempt(codecs.getreader("gbk"), io.StringIO("x")).stream.read())
print(attempt(codecs.getreader("gbk")(io.StringIO("x")).read))
print(attempt(decoder.setstate, 5), attempt(decoder.setstate, (5, 5)), attempt(encoder.setstate, "x"))
