"""String building and formatting: joins, +=, f-strings, %, format specs, wrapping."""
import sys
from io import StringIO

ONES = ("zero one two three four five six seven eight nine ten eleven twelve thirteen "
        "fourteen fifteen sixteen seventeen eighteen nineteen").split()
TENS = "- - twenty thirty forty fifty sixty seventy eighty ninety".split()


def spell(n):
    if n < 20:
        return ONES[n]
    if n < 100:
        return TENS[n // 10] + ("-" + ONES[n % 10] if n % 10 else "")
    if n < 1000:
        return ONES[n // 100] + " hundred" + (" and " + spell(n % 100) if n % 100 else "")
    return spell(n // 1000) + " thousand" + (" " + spell(n % 1000) if n % 1000 else "")


def roman(n):
    out = ""
    for v, s in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
                 (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while n >= v:
            out += s
            n -= v
    return out


def table(rows):
    buf = StringIO()
    buf.write(f"{'id':>5}|{'name':<12}|{'value':^12}|{'hex':>8}\n")
    for i in range(rows):
        name = f"item{i % 100:03d}"
        buf.write(f"{i:>5}|{name:<12}|{i * 1.5:^12.2f}|{i * 255:#8x}\n")
    return buf.getvalue()


def wrap(words, width):
    lines, cur = [], ""
    for w in words:
        if cur and len(cur) + 1 + len(w) > width:
            lines.append(cur)
            cur = w
        else:
            cur = cur + " " + w if cur else w
    if cur:
        lines.append(cur)
    return lines


def look_and_say(n):
    s = "1"
    for _ in range(n):
        out, i = [], 0
        while i < len(s):
            j = i
            while j < len(s) and s[j] == s[i]:
                j += 1
            out.append(str(j - i) + s[i])
            i = j
        s = "".join(out)
    return s


def fmt_mix(i):
    a = "%s-%05d-%x" % ("k", i, i)
    b = "{0}-{1:05d}-{1:x}".format("k", i)
    c = f"{'k'}-{i:05d}-{i:x}"
    d = "k" + "-" + str(i).zfill(5) + "-" + hex(i)[2:]
    assert a == b == c == d
    return len(a)


def main():
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    n = max(1, round(400 * scale))
    size = 0
    for step in range(n):
        r = step % 50
        sp = [spell(i) for i in range(r, r + 1000)]
        if r == 0:
            assert sp[342] == "three hundred and forty-two"
        assert len(set(sp)) == 1000
        ro = "".join(roman(i) for i in range(1 + r, 600 + r))
        assert set(ro) <= set("MDCLXVI")
        tb = table(900)
        lines = tb.splitlines()
        assert len(lines) == 901 and len({len(x) for x in lines}) == 1
        words = " ".join(sp).split()
        wr = wrap(words, 50 + r % 20)
        assert max(map(len, wr)) <= 50 + r % 20 and " ".join(wr) == " ".join(words)
        ls = look_and_say(19)
        assert ls.startswith("1") or ls.startswith("3")
        assert set(ls) <= {"1", "2", "3"}
        size += sum(map(fmt_mix, range(900))) + len(tb) + len(ro) + len(wr) + len(ls)
    print(f"string_build {n} {size:,}")


main()
