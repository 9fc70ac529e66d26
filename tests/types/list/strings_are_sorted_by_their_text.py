"""Sorting strings: common beginnings, zeros, every width, equal ones, both directions."""

import random

alike = ["", "\0", "\0\0", "a", "a\0", "a\0\0", "abcdefgh", "abcdefg", "abcdefgh\0", "abcdefghi", "abcdefgh" * 3]
widths = ["é", "e", "z", "ÿ", "Ā", "abcdefghé", "abcdefghĀ", "\U0001f600", "￿", "abcdefgh\U0001f600", "\ud800"]


class Text(str):
    def __lt__(self, other):
        print("asked")
        return str.__lt__(self, other)


for words in (alike, widths, alike + widths, ["b" * n for n in range(20)], ["same"] * 3, [Text("b"), "a"], ["a", "b", 1]):
    for seed in range(3):
        shuffled = words[:]
        random.Random(seed).shuffle(shuffled)
        for reverse in (False, True):
            try:
                made = sorted(shuffled, reverse=reverse)
            except TypeError as error:
                print(type(error).__name__)
                break
            print(ascii(made) if seed == 0 else made == sorted(made, key=lambda word: word, reverse=reverse))

print("equal strings keep their order")
same = ["".join(["ab", "cd"]) for _ in range(40)] + ["".join(["ab", "cc"]) for _ in range(40)]
for reverse in (False, True):
    order = {id(word): place for place, word in enumerate(same)}
    made = [order[id(word)] for word in sorted(same, reverse=reverse)]
    print(made == sorted(made[:40]) + sorted(made[40:]))
many = [format(i * 7919 % 1000, "x") for i in range(1000)]
print(sorted(many) == sorted(many, key=str), sorted(many)[:5], sorted(many)[-5:])
