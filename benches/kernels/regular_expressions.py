"""Matching with `re`: alternatives, groups, look-around, back-references, substitution, a tokenizer."""

import re
import sys

ROUNDS = 4020
EXPECTED = (84228, 1104, 2208, 421)

TOKEN = re.compile(
    r"""(?P<number>\d+(?:\.\d+)?) | (?P<name>[A-Za-z_]\w*) | (?P<string>"(?:[^"\\]|\\.)*")
      | (?P<operator>[-+*/=<>!]=?|[(){}\[\],;]) | (?P<space>\s+)""",
    re.VERBOSE,
)
ADDRESS = re.compile(r"\b([\w.+-]+)@((?:[a-z0-9-]+\.)+[a-z]{2,})\b")
DATE = re.compile(r"(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])-(?P<day>[0-2]\d|3[01])(?!\d)")
REPEATED = re.compile(r"\b(\w+) \1\b", re.IGNORECASE)

CODE = (
    'total = price * 1.25 + offset(3, "a \\"quoted\\" text"); if (total >= 100) { print(total, [1, 2]); }\n'
)
LETTER = (
    "On 2021-03-14 and 1999-12-31 but not 2020-13-01, ann.lee@example.org wrote wrote to "
    "bob+x@mail.example.com that the the meeting of 2022-02-30 was moved; "
    "Moved moved again, no@where and x@y.z remain.\n"
)


def work() -> tuple[int, int, int, int]:
    code, letter = CODE * 12, LETTER * 12
    kinds: dict[str, int] = {}
    at = 0
    while at < len(code):
        match = TOKEN.match(code, at)
        assert match is not None
        kind = match.lastgroup or ""
        kinds[kind] = kinds.get(kind, 0) + 1
        at = match.end()
    assert sum(kinds.values()) > kinds["space"] > kinds["number"]
    addresses = dict(ADDRESS.findall(letter))
    days = sum(int(match["day"]) + int(match["month"]) for match in DATE.finditer(letter))
    once = REPEATED.sub(r"\1", letter)
    turned = DATE.sub(lambda match: f"{match['day']}.{match['month']}.{match['year']}", once)
    words = re.split(r"[\s,;.]+", turned)
    return kinds["name"] * 1_000 + kinds["operator"], days, len(once) + len("".join(addresses)), len(words)


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
