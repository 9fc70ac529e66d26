"""`with` statements: classes with `__enter__` and `__exit__`, nested, suppressing exceptions."""

import sys

ROUNDS = 650
EXPECTED = (6, 134, 482)


class Account:
    def __init__(self, balance: int) -> None:
        self.balance = balance
        self.depth = 0


class Transaction:
    """Restores the balance when its block raises."""

    def __init__(self, account: Account) -> None:
        self.account = account
        self.before = 0

    def __enter__(self) -> Account:
        self.account.depth += 1
        self.before = self.account.balance
        return self.account

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> None:
        self.account.depth -= 1
        if kind is not None:
            self.account.balance = self.before


class Ignoring:
    def __init__(self, kind: type[BaseException]) -> None:
        self.kind = kind
        self.ignored = 0

    def __enter__(self) -> "Ignoring":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: object, trace: object) -> bool:
        if kind is not None and issubclass(kind, self.kind):
            self.ignored += 1
            return True
        return False


def pay(source: Account, target: Account, amount: int) -> None:
    with Transaction(source) as payer, Transaction(target) as payee:
        payee.balance += amount
        payer.balance -= amount
        if payer.balance < 0:
            raise ValueError("overdrawn")


def work() -> tuple[int, int, int]:
    rich, poor = Account(100), Account(40)
    ignoring = Ignoring(ValueError)
    for i in range(3_000):
        with ignoring:
            if i % 3:
                pay(rich, poor, i % 11)
            else:
                pay(poor, rich, i % 13)
    assert rich.balance + poor.balance == 140
    assert rich.depth == poor.depth == 0
    return rich.balance, poor.balance, ignoring.ignored


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
