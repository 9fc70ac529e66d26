"""Logging: levels that are off, records formatted and filtered, and handlers of one's own."""

import io
import logging
import sys

ROUNDS = 620
EXPECTED = (200, 14475, 20, 100)


class Counting(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.by_level: dict[str, int] = {}

    def emit(self, record: logging.LogRecord) -> None:
        self.by_level[record.levelname] = self.by_level.get(record.levelname, 0) + 1


class OnlyEven(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        return record.args[0] % 2 == 0 if record.args else True  # type: ignore[index,operator,return-value]


def work() -> tuple[int, int, int, int]:
    text, counting = io.StringIO(), Counting()
    stream = logging.StreamHandler(text)
    stream.setFormatter(logging.Formatter("%(levelname)-8s %(name)s:%(funcName)s %(message)s"))
    logger = logging.Logger("bench.records", logging.INFO)
    logger.addHandler(stream)
    logger.addHandler(counting)
    for i in range(200):
        logger.info("number %d of %s", i, "many")
        logger.debug("not to be seen: %r", i)
        if logger.isEnabledFor(logging.DEBUG):
            raise AssertionError
    logger.addFilter(OnlyEven())
    for i in range(40):
        logger.warning("filtered %d", i)
    for i in range(100):
        logger.log(logging.ERROR, f"no arguments {i}")
    lines = text.getvalue()
    by_level = counting.by_level
    return by_level["INFO"], len(lines), by_level["WARNING"], by_level["ERROR"]


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
