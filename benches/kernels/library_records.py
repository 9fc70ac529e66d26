"""`namedtuple`, `OrderedDict`, `deque`, `heapq`, `bisect` and `json` at work on records."""

import bisect
import heapq
import json
import sys
from collections import OrderedDict, deque, namedtuple

ROUNDS = 2020
EXPECTED = (77536, 665, 31275)

Trade = namedtuple("Trade", ["time", "name", "price", "amount"])


def make_trades(n: int) -> list[Trade]:
    state = 5
    trades = []
    for time in range(n):
        state = (state * 1_103_515_245 + 12_345) & 0x7FFFFFFF
        trades.append(Trade(time, f"S{(state >> 8) % 12}", 100 + (state >> 12) % 50, 1 + (state >> 16) % 9))
    return trades


def work() -> tuple[int, int, int]:
    trades = make_trades(600)
    recent: deque[int] = deque(maxlen=20)
    averages = []
    latest: OrderedDict[str, Trade] = OrderedDict()
    best: list[tuple[int, int]] = []
    prices: list[int] = []
    for trade in trades:
        recent.append(trade.price)
        averages.append(sum(recent) // len(recent))
        latest[trade.name] = trade
        latest.move_to_end(trade.name)
        heapq.heappush(best, (trade.price * trade.amount, trade.time))
        if len(best) > 25:
            heapq.heappop(best)
        bisect.insort(prices, trade.price)
    doubled = [trade._replace(amount=trade.amount * 2) for trade in trades[::10]]
    text = json.dumps([trade._asdict() for trade in doubled], sort_keys=True)
    back = [Trade(**fields) for fields in json.loads(text)]
    assert back == doubled
    median = prices[len(prices) // 2]
    above = len(prices) - bisect.bisect_right(prices, median)
    order = sum(i * int(name[1:]) for i, name in enumerate(latest))
    return sum(averages) + len(text), above + order, sum(value for value, _ in best)


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
