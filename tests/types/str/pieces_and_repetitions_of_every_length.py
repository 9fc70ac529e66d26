"""Joining, splitting and repeating strings of lengths about those that are copied in another way."""

ends = ["x" * n for n in (0, 1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 33)]
abc = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
for n in range(40):
    piece = abc[:n]
    print(n, f"<{piece}|{piece}>", "".join([piece, "-", piece]), piece.join(["[", "]", "."]))
for sep in (",", "é", "日", ", "):
    for parts in ([], [""], ["", ""], ends, ["é", "日", "a"], [abc * 3, abc, ""]):
        text = sep.join(parts)
        for limit in (-1, 0, 1, 3, 100):
            assert sep.join(text.split(sep, limit)) == text
            assert sep.join(text.rsplit(sep, limit)) == text
        print(sep, len(text), [len(p) for p in text.split(sep)], [len(p) for p in text.split(sep, 2)])
for piece in ("a", "ab", "abc", "é", "日", "日本", "😀", ""):
    for n in (-1, 0, 1, 2, 3, 4, 5, 8, 17, 64, 1000, 1025):
        text = piece * n
        print(piece, n, len(text), text.isascii(), text == "".join([piece for _ in range(n)]), hash(text) == hash("".join([piece] * n)))
