"""Scanning strings: character by character, and with find, split, strip, startswith, replace."""

import sys

ROUNDS = 1500
EXPECTED = (160, 5, 10976640, 4620380)

VERSES = """
# an invented log; key = value pairs, comments and blank lines
time = 12:30:59; level = info;  user = ada;    text = "a gate was opened"
time = 12:31:04; level = warn;  user = grace;  text = "the moth is back, again"

# later
time = 12:31:40; level = info;  user = edsger; text = "went to the station"
time = 12:32:02; level = error; user = ada;    text = "no card left in the deck"
"""


def split_records(text: str) -> list[dict[str, str]]:
    records = []
    for line in text.splitlines():
        line = line.strip()
        if not line or line.startswith("#"):
            continue
        record = {}
        for part in line.split(";"):
            key, _, value = part.partition("=")
            record[key.strip()] = value.strip().strip('"')
        records.append(record)
    return records


def longest_palindrome(text: str) -> int:
    best = 0
    for centre in range(len(text)):
        for width in (0, 1):
            left, right = centre, centre + width
            while left >= 0 and right < len(text) and text[left] == text[right]:
                left -= 1
                right += 1
            best = max(best, right - left - 1)
    return best


def classify(text: str) -> int:
    words = vowels = capitals = 0
    inside = False
    for char in text:
        if char.isalpha():
            if not inside:
                words += 1
            inside = True
            if char in "aeiou":
                vowels += 1
        else:
            inside = False
            if char.isdigit() or char == '"':
                capitals += 1
    return words * 10_000 + vowels * 100 + capitals


def find_all(text: str, needle: str) -> int:
    found = 0
    at = text.find(needle)
    while at != -1:
        found += at
        at = text.find(needle, at + 1)
    return found


def work() -> tuple[int, int, int, int]:
    text = VERSES * 20
    records = split_records(text)
    users = sum(len(record["user"]) for record in records if record["level"] != "info")
    found = sum(find_all(text, needle) for needle in ("e", "the", " = ", "zzz"))
    squeezed = text.replace("  ", " ").replace(" ", "")
    return users, longest_palindrome(squeezed[:1_500]), classify(text), found


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
