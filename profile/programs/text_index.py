"""Markov text, an inverted index with a query language, wildcards, edit distance, tf-idf."""
import math
import random
import sys
from collections import Counter, defaultdict
from functools import lru_cache

SEED_TEXT = """
the old sailor went down to the sea and the sea was calm . the young sailor looked at the sea
and said that the sea was never calm . a calm sea never made a good sailor said the old man and
the young man laughed . the wind came up and the boat went out . the boat was old and the wind
was strong but the sailor was stronger than the wind . down in the harbour a girl waited and
looked out at the grey water . the grey gulls cried over the harbour and the girl sang an old
song about a boat that never came home . at last the boat came home and the song was done .
"""


# ---- markov chain -------------------------------------------------------------------------

def train(text, order=2):
    chain = defaultdict(list)
    toks = text.split()
    toks += toks[:order]
    for i in range(len(toks) - order):
        chain[tuple(toks[i:i + order])].append(toks[i + order])
    return dict(chain)


def babble(chain, rng, n):
    state = rng.choice(sorted(chain))
    out = list(state)
    while len(out) < n:
        word = rng.choice(chain[state])
        out.append(word)
        state = (*state[1:], word)
    return out


# ---- wildcard matching and spelling -------------------------------------------------------

def wildcard(pat, s):
    @lru_cache(maxsize=None)
    def go(i, j):
        if i == len(pat):
            return j == len(s)
        if pat[i] == "*":
            return go(i + 1, j) or (j < len(s) and go(i, j + 1))
        return j < len(s) and pat[i] in ("?", s[j]) and go(i + 1, j + 1)
    return go(0, 0)


def edit(a, b):
    row = list(range(len(b) + 1))
    for i, ca in enumerate(a, 1):
        diag, row[0] = row[0], i
        for j, cb in enumerate(b, 1):
            diag, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, diag + (ca != cb))
    return row[-1]


# ---- index --------------------------------------------------------------------------------

class Index:
    def __init__(self):
        self.posts = defaultdict(dict)          # word -> {doc: [positions]}
        self.docs = []

    def add(self, words):
        doc = len(self.docs)
        self.docs.append(words)
        for pos, w in enumerate(words):
            self.posts[w].setdefault(doc, []).append(pos)
        return doc

    def word(self, w):
        if "*" in w or "?" in w:
            found = set()
            for k in self.posts:
                if wildcard(w, k):
                    found |= self.posts[k].keys()
            return found
        return set(self.posts.get(w, ()))

    def phrase(self, words):
        first, *rest = words
        hits = set()
        for doc, places in self.posts.get(first, {}).items():
            for p in places:
                if all(p + k in self.posts.get(w, {}).get(doc, ())
                       for k, w in enumerate(rest, 1)):
                    hits.add(doc)
                    break
        return hits

    def query(self, text):
        """or-expression := and-expression ('|' and-expression)*; '-' negates; "..." is a phrase"""
        result = set()
        for part in text.split("|"):
            acc = set(range(len(self.docs)))
            for term in self.terms(part):
                if term.startswith('"'):
                    acc &= self.phrase(term.strip('"').split())
                elif term.startswith("-"):
                    acc -= self.word(term[1:])
                else:
                    acc &= self.word(term)
            result |= acc
        return sorted(result)

    @staticmethod
    def terms(text):
        out, quoted = [], False
        for piece in text.split('"'):
            if quoted:
                out.append('"' + piece + '"')
            else:
                out.extend(piece.split())
            quoted = not quoted
        return out

    def rank(self, words, top=5):
        score = Counter()
        for w in words:
            docs = self.posts.get(w, {})
            if docs:
                idf = math.log(1 + len(self.docs) / len(docs))
                for d, places in docs.items():
                    score[d] += len(places) / len(self.docs[d]) * idf
        return sorted(score, key=lambda d: (-round(score[d], 9), d))[:top]

    def suggest(self, word):
        return min(sorted(self.posts), key=lambda k: edit(word, k))


def slow_query(docs, keep):
    return [i for i, d in enumerate(docs) if keep(d)]


def has_phrase(d, *ph):
    n = len(ph)
    return any(tuple(d[i:i + n]) == ph for i in range(len(d) - n + 1))


def main():
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    chain = train(SEED_TEXT)
    pairs = set(zip(SEED_TEXT.split(), SEED_TEXT.split()[1:])) | {(".", "the")}
    rng = random.Random(1789)
    assert not wildcard("*a?x*", "sailors") and wildcard("s*l?r", "sailor")
    assert edit("kitten", "sitting") == 3
    found = 0
    for _ in range(max(1, round(210 * scale))):
        idx = Index()
        idx.add(SEED_TEXT.split())
        for _ in range(60):
            words = babble(chain, rng, 80)
            assert all(p in pairs for p in zip(words, words[1:]))
            idx.add(words)
        docs = idx.docs
        checks = [
            ("sea calm", lambda d: "sea" in d and "calm" in d),
            ("gulls | girl -boat", lambda d: "gulls" in d or ("girl" in d and "boat" not in d)),
            ('"the old" -harbour', lambda d: has_phrase(d, "the", "old") and "harbour" not in d),
            ('"the boat was old" | "a good sailor"',
             lambda d: has_phrase(d, "the", "boat", "was", "old") or has_phrase(d, "a", "good", "sailor")),
            ("str*er", lambda d: "stronger" in d),
            ("?irl h*e", lambda d: "girl" in d and "home" in d),
            ("*gu* -zebra", lambda d: "gulls" in d),
        ]
        for text, keep in checks:
            got = idx.query(text)
            assert got == slow_query(docs, keep), text
            found += len(got)
        ranked = idx.rank(["gulls", "harbour", "grey"])
        assert all("gulls" in docs[d] or "harbour" in docs[d] or "grey" in docs[d] for d in ranked)
        assert idx.suggest("saylor") == "sailor" and idx.suggest("stroner") == "stronger"
        found += sum(ranked)
    print("text_index", found, " ".join(docs[-1][:8]))


main()
