import random
from itertools import permutations
def score(secret, guess):
    bulls = sum(a == b for a, b in zip(secret, guess))
    return bulls, len(set(secret) & set(guess)) - bulls
def solve(secret, show=False):
    candidates = [''.join(p) for p in permutations('123456', 4)]
    turns = 0
    while True:
        guess = candidates[len(candidates) // 2]
        turns += 1
        s = score(secret, guess)
        if show: print(turns, guess, s, len(candidates))
        if s[0] == 4: return turns
        candidates = [c for c in candidates if score(c, guess) == s and c != guess]
        if not candidates: raise RuntimeError('inconsistent answers')
print(solve('3516', True)); rng = random.Random(11)
results = [solve(''.join(rng.sample('123456', 4))) for _ in range(25)]
print(results, sum(results) / len(results), max(results))
try: solve('9999')
except RuntimeError as e: print(e)
def hangman(word, guesses, lives=6):
    shown, wrong = ['_'] * len(word), []
    for g in guesses:
        if g in shown or g in wrong: print(f'already tried {g}'); continue
        hits = [i for i, c in enumerate(word) if c == g]
        if not hits: wrong.append(g); lives -= 1
        for i in hits: shown[i] = g
        print(''.join(shown), ''.join(wrong), lives)
        if '_' not in shown: return 'won'
        if not lives: return f'lost: {word}'
    return 'gave up'
print(hangman('python', 'etoyphn')); print(hangman('lisp', 'abcdefgh')); print(hangman('go', 'xx'))
def wordle(secret, guess):
    out, left = ['.'] * 5, []
    for i, (s, g) in enumerate(zip(secret, guess)):
        if s == g: out[i] = 'G'
        else: left.append(s)
    for i, g in enumerate(guess):
        if out[i] == '.' and g in left: out[i] = 'y'; left.remove(g)
    return ''.join(out)
print([wordle('crane', g) for g in ('react', 'crane', 'eerie', 'nnnnn')], wordle('abbey', 'babes'))
def mastermind_entropy(candidates):
    best = {}
    for g in candidates:
        parts = {}
        for c in candidates: k = score(c, g); parts[k] = parts.get(k, 0) + 1
        best[g] = max(parts.values())
    return min(best.items(), key=lambda kv: (kv[1], kv[0]))
print(mastermind_entropy([''.join(p) for p in permutations('1234', 3)]))
rps = {('r', 's'), ('s', 'p'), ('p', 'r')}; rng = random.Random(4); tally = {'win': 0, 'draw': 0, 'loss': 0}
for _ in range(60): a, b = rng.choice('rps'), rng.choice('rps'); tally['draw' if a == b else 'win' if (a, b) in rps else 'loss'] += 1
print(tally)
deck = [f'{r}{s}' for s in 'CDHS' for r in 'A23456789TJQK']; rng.shuffle(deck)
def blackjack(cards):
    total = sum(min('A23456789TJQK'.index(c[0]) + 1, 10) for c in cards)
    return total + 10 if total <= 11 and any(c[0] == 'A' for c in cards) else total
for _ in range(4):
    hand = [deck.pop(), deck.pop()]
    while blackjack(hand) < 17: hand.append(deck.pop())
    print(hand, blackjack(hand), 'bust' if blackjack(hand) > 21 else '')
