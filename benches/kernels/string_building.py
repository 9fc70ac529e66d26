"""Building strings: concatenation, `+=`, join, repetition, slices, case."""

import sys

ROUNDS = 1110
EXPECTED = (16266, 15841478, 115)


def spell(n: int) -> str:
    names = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
    text = ""
    for digit in str(n):
        if text:
            text += "-"
        text += names[int(digit)]
    return text


def caesar(text: str, shift: int) -> str:
    out = []
    for char in text:
        if "a" <= char <= "z":
            char = chr((ord(char) - 97 + shift) % 26 + 97)
        out.append(char)
    return "".join(out)


def banner(lines: list[str]) -> str:
    width = max([len(line) for line in lines])
    edge = "+" + "-" * (width + 2) + "+\n"
    return edge + "".join(["| " + line + " " * (width - len(line)) + " |\n" for line in lines]) + edge


def work() -> tuple[int, int, int]:
    spelled = [spell(n * 37) for n in range(1_000)]
    coded = caesar(" ".join(spelled[:150]), 13)
    assert caesar(coded, 13) == " ".join(spelled[:150])
    poster = banner([line.title() + "!" for line in spelled[:400]])
    text = ""
    for i in range(3_000):
        text += chr(97 + i % 26)
    checksum = 0
    for char in coded:
        checksum = (checksum * 31 + ord(char)) & 0xFFFFFF
    return len(poster) + len(text), checksum, text.count("xyz")


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
