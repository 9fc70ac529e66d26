"""Cards with ordering, hands classified by counting, a seeded deal."""
import random
from collections import Counter
from dataclasses import dataclass, field
from functools import total_ordering
RANKS = '23456789TJQKA'
@dataclass(frozen=True)
class Card:
    rank: str
    suit: str
    @property
    def value(self): return RANKS.index(self.rank) + 2
    def __str__(self): return self.rank + self.suit
    def __lt__(self, o): return (self.value, self.suit) < (o.value, o.suit)
@total_ordering
class Hand:
    NAMES = ['high card', 'pair', 'two pair', 'three', 'straight', 'flush', 'full house', 'four', 'straight flush']
    def __init__(self, cards):
        self.cards = sorted(Card(*c) if isinstance(c, str) else c for c in (cards.split() if isinstance(cards, str) else cards))
        if len(set(self.cards)) != 5: raise ValueError(f'{len(set(self.cards))} different cards')
    @property
    def score(self):
        counts = sorted(((n, v) for v, n in Counter(c.value for c in self.cards).items()), reverse=True)
        shape, values = [n for n, _ in counts], [v for _, v in counts]
        flush = len({c.suit for c in self.cards}) == 1
        straight = shape == [1] * 5 and (values[0] - values[4] == 4 or values == [14, 5, 4, 3, 2])
        if values == [14, 5, 4, 3, 2]: values = [5, 4, 3, 2, 1]
        match shape, flush, straight:
            case _, True, True: kind = 8
            case [4, 1], _, _: kind = 7
            case [3, 2], _, _: kind = 6
            case _, True, _: kind = 5
            case _, _, True: kind = 4
            case [3, *_], _, _: kind = 3
            case [2, 2, _], _, _: kind = 2
            case [2, *_], _, _: kind = 1
            case _: kind = 0
        return kind, values
    def __eq__(self, o): return self.score == o.score
    def __lt__(self, o): return self.score < o.score
    def __str__(self): return f'{" ".join(map(str, self.cards))} ({self.NAMES[self.score[0]]})'
hands = [Hand(h) for h in ('2H 3H 4H 5H 6H', 'AS AD AC AH 2D', 'KS KD KC 2H 2D', 'AH 9H 5H 3H 2H', 'AS 2D 3C 4H 5S', 'QS QD QC 9H 2D', 'JS JD 4C 4H AD', 'TS TD 3C 4H AD', 'AS KD 9C 7H 2D', 'TH JH QH KH AH', '2S 3D 4C 5H 6S')]
for h in sorted(hands, reverse=True): print(h, h.score)
print(hands[0] > hands[1], hands[4] < hands[10], hands[2] >= hands[3], Hand('2H 3H 4H 5H 6H') == Hand('2S 3S 4S 5S 6S'))
for bad in ('2H 2H 3H 4H 5H', '2H', '1H 2H 3H 4H 5H'):
    try: print(Hand(bad).score)
    except ValueError as e: print(e)
rng = random.Random(99); deck = [Card(r, s) for s in 'CDHS' for r in RANKS]; tally = Counter()
for _ in range(300): tally[Hand(rng.sample(deck, 5)).score[0]] += 1
print([(Hand.NAMES[k], n) for k, n in sorted(tally.items())])
