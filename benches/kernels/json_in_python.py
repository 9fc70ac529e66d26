"""Program: a JSON encoder and decoder written in Python, checked by a round trip."""

import sys

ROUNDS = 1490
EXPECTED = (3720, 5, True)

ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
UNESCAPES = {escaped[1]: char for char, escaped in ESCAPES.items()} | {"/": "/"}


def encode_string(text: str) -> str:
    out = ['"']
    for char in text:
        if char in ESCAPES:
            out.append(ESCAPES[char])
        elif " " <= char <= "~":
            out.append(char)
        else:
            code = ord(char)
            if code > 0xFFFF:
                code -= 0x10000
                out.append(f"\\u{0xD800 | code >> 10:04x}")
                code = 0xDC00 | code & 0x3FF
            out.append(f"\\u{code:04x}")
    out.append('"')
    return "".join(out)


def encode(value: object, out: list[str]) -> None:
    if value is None:
        out.append("null")
    elif value is True:
        out.append("true")
    elif value is False:
        out.append("false")
    elif isinstance(value, str):
        out.append(encode_string(value))
    elif isinstance(value, (int, float)):
        out.append(repr(value))
    elif isinstance(value, dict):
        separator = "{"
        for key, item in value.items():
            out.append(separator)
            out.append(encode_string(key))
            out.append(": ")
            encode(item, out)
            separator = ", "
        out.append("}" if value else "{}")
    elif isinstance(value, (list, tuple)):
        separator = "["
        for item in value:
            out.append(separator)
            encode(item, out)
            separator = ", "
        out.append("]" if value else "[]")
    else:
        raise TypeError(f"cannot encode {type(value).__name__}")


class Decoder:
    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0

    def fail(self, what: str) -> Exception:
        return ValueError(f"{what} at {self.at}")

    def skip(self) -> str:
        """Pass white space; return the character after it."""
        text, at = self.text, self.at
        while at < len(text) and text[at] in " \t\n\r":
            at += 1
        self.at = at
        return text[at] if at < len(text) else ""

    def value(self) -> object:
        char = self.skip()
        if char == "{":
            return self.mapping()
        if char == "[":
            return self.array()
        if char == '"':
            return self.string()
        if char == "-" or char.isdigit():
            return self.number()
        for word, constant in (("null", None), ("true", True), ("false", False)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return constant
        raise self.fail("a value expected")

    def mapping(self) -> dict[str, object]:
        result: dict[str, object] = {}
        self.at += 1
        if self.skip() == "}":
            self.at += 1
            return result
        while True:
            if self.skip() != '"':
                raise self.fail("a name expected")
            name = self.string()
            if self.skip() != ":":
                raise self.fail("a colon expected")
            self.at += 1
            result[name] = self.value()
            if self.ends("}"):
                return result

    def array(self) -> list[object]:
        result: list[object] = []
        self.at += 1
        if self.skip() == "]":
            self.at += 1
            return result
        while True:
            result.append(self.value())
            if self.ends("]"):
                return result

    def ends(self, bracket: str) -> bool:
        char = self.skip()
        if char not in (",", bracket):
            raise self.fail(f"a comma or {bracket} expected")
        self.at += 1
        return char == bracket

    def string(self) -> str:
        text = self.text
        start = at = self.at + 1
        parts = []
        while (char := text[at]) != '"':
            if char != "\\":
                at += 1
                continue
            parts.append(text[start:at])
            escape = text[at + 1]
            at += 2
            if escape == "u":
                code = int(text[at : at + 4], 16)
                at += 4
                if 0xD800 <= code < 0xDC00 and text.startswith("\\u", at):
                    code = 0x10000 + ((code & 0x3FF) << 10 | int(text[at + 2 : at + 6], 16) & 0x3FF)
                    at += 6
                parts.append(chr(code))
            else:
                parts.append(UNESCAPES[escape])
            start = at
        parts.append(text[start:at])
        self.at = at + 1
        return "".join(parts)

    def number(self) -> float:
        start = self.at
        text = self.text
        at = start + 1
        whole = True
        while at < len(text) and (text[at].isdigit() or text[at] in "+-.eE"):
            whole = whole and text[at].isdigit()
            at += 1
        self.at = at
        return int(text[start:at]) if whole else float(text[start:at])


def decode(text: str) -> object:
    decoder = Decoder(text)
    value = decoder.value()
    if decoder.skip():
        raise decoder.fail("the end expected")
    return value


def work() -> tuple[int, int, bool]:
    document = {
        "title": 'A "quoted" title\twith tabs',
        "languages": ["Español", "日本語", "emoji \U0001f600"],
        "empty": [{}, [], "", None, True, False],
        "orders": [
            {"id": i, "price": i * 1.25, "change": -i, "tags": ["new", f"tag{i}"], "paid": i % 3 == 0}
            for i in range(40)
        ],
        "nested": [[[[i, [i / 3]]]] for i in range(10)],
    }
    parts: list[str] = []
    encode(document, parts)
    text = "".join(parts)
    errors = 0
    for broken in (text[:-1], "[1, 2,]", '{"a" 1}', "[nul]", "1 2"):
        try:
            decode(broken)
        except ValueError:
            errors += 1
    return len(text), errors, decode(text) == document


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
