"""Program: words, pairs, a concordance and a Markov chain, with `re`, `Counter` and `defaultdict`."""

import re
import sys
from collections import Counter, defaultdict
from itertools import pairwise

ROUNDS = 3520
EXPECTED = (806, 483, "it the clock carries the")

NOUNS = ["river", "garden", "engine", "teacher", "harbour", "letter", "window", "mountain", "clock", "bridge"]
VERBS = ["follows", "carries", "forgets", "repairs", "remembers", "crosses", "paints"]
WORD = re.compile(r"[a-z]+(?:'[a-z]+)?", re.IGNORECASE)
SENTENCE = re.compile(r"(?<=[.!?])\s+")


def make_text(sentences: int) -> str:
    state = 7
    parts = []
    for n in range(sentences):
        state = (state * 1_103_515_245 + 12_345) & 0x7FFFFFFF
        first, second = NOUNS[(state >> 8) % 10], NOUNS[(state >> 12) % 10]
        verb = VERBS[(state >> 16) % 7]
        end = ".!?"[(state >> 20) % 3]
        parts.append(f"The {first} {verb} the {second}'s {NOUNS[n % 10]}, and {VERBS[n % 7]} it{end}")
    return " ".join(parts)


def syllables(word: str) -> int:
    count = len(re.findall(r"[aeiouy]+", word))
    return max(1, count - word.endswith("e"))


def markov(words: list[str], length: int) -> str:
    following: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for a, b, c in zip(words, words[1:], words[2:], strict=False):
        following[a, b].append(c)
    out = [words[0], words[1]]
    state = 3
    while len(out) < length:
        options = following[out[-2], out[-1]]
        if not options:
            break
        state = (state * 75 + 74) % 65_537
        out.append(options[state % len(options)])
    return " ".join(out)


def work() -> tuple[int, int, str]:
    text = make_text(60)
    words = [word.lower() for word in WORD.findall(text)]
    counts = Counter(words)
    pairs = Counter(pairwise(words))
    places: defaultdict[str, list[int]] = defaultdict(list)
    for place, word in enumerate(words):
        places[word].append(place)
    assert all(len(places[word]) == n for word, n in counts.items())
    sentences = SENTENCE.split(text)
    assert len(sentences) == 60
    total_syllables = sum(syllables(word) * n for word, n in counts.items())
    shouted = re.sub(r"\b(the) (\w)(\w*)", lambda match: f"{match[1]} {match[2].upper()}{match[3]}", text)
    capitals = sum(1 for char in shouted if char.isupper())
    commonest = sum(n for _, n in counts.most_common(5)) + sum(n for _, n in pairs.most_common(3))
    return total_syllables, capitals + commonest, markov(words, 40)[-24:]


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
