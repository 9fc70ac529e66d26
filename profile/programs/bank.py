"""A bank: dataclasses, enums, exceptions, journal and rollback, JSON round trips, statements."""
from __future__ import annotations

import copy
import json
import random
import sys
from contextlib import contextmanager
from dataclasses import dataclass, field, asdict, replace
from enum import Enum, IntFlag
from typing import Dict, Iterator, List, Optional

class Kind(Enum):
    DEPOSIT = "deposit"
    WITHDRAW = "withdraw"
    TRANSFER = "transfer"
    FEE = "fee"
    INTEREST = "interest"

    @property
    def sign(self) -> int:
        return 1 if self in (Kind.DEPOSIT, Kind.INTEREST) else -1

class Flags(IntFlag):
    NONE = 0
    FROZEN = 1
    OVERDRAFT = 2
    VIP = 4

class BankError(Exception):
    """Base of everything this bank complains about."""

class Insufficient(BankError):
    def __init__(self, need: int, have: int):
        super().__init__(f"need {need} but have {have}")
        self.need, self.have = need, have

class Frozen(BankError):
    pass

class NoAccount(BankError, LookupError):
    pass

@dataclass(frozen=True)
class Entry:
    serial: int
    kind: Kind
    account: int
    amount: int
    other: Optional[int] = None

    def to_dict(self) -> dict:
        return {"s": self.serial, "k": self.kind.value, "a": self.account,
                "m": self.amount, "o": self.other}

    @classmethod
    def from_dict(cls, d: dict) -> "Entry":
        return cls(d["s"], Kind(d["k"]), d["a"], d["m"], d["o"])

@dataclass
class Account:
    number: int
    owner: str
    balance: int = 0
    flags: Flags = Flags.NONE
    history: List[int] = field(default_factory=list, repr=False)

    def floor(self) -> int:
        return -500 if Flags.OVERDRAFT in self.flags else 0

    def check(self, amount: int) -> None:
        if self.flags & Flags.FROZEN:
            raise Frozen(self.owner)
        if self.balance - amount < self.floor():
            raise Insufficient(amount, self.balance)

    def __post_init__(self) -> None:
        if not self.owner:
            raise BankError("no owner")

class Bank:
    def __init__(self) -> None:
        self.accounts: Dict[int, Account] = {}
        self.journal: List[Entry] = []
        self.refused: Dict[str, int] = {}
    def open(self, owner: str, flags: Flags = Flags.NONE) -> Account:
        acc = Account(1000 + len(self.accounts), owner, flags=flags)
        self.accounts[acc.number] = acc
        return acc
    def __getitem__(self, number: int) -> Account:
        try:
            return self.accounts[number]
        except KeyError:
            raise NoAccount(number) from None
    def _post(self, kind: Kind, number: int, amount: int, other: Optional[int] = None) -> None:
        acc = self[number]
        if kind.sign < 0:
            acc.check(amount)
        e = Entry(len(self.journal), kind, number, amount, other)
        acc.balance += kind.sign * amount
        acc.history.append(e.serial)
        self.journal.append(e)
    def deposit(self, number: int, amount: int) -> None:
        self._post(Kind.DEPOSIT, number, amount)
    def withdraw(self, number: int, amount: int) -> None:
        self._post(Kind.WITHDRAW, number, amount)
        if not self[number].flags & Flags.VIP and amount > 900:
            self._post(Kind.FEE, number, 1)
    def transfer(self, a: int, b: int, amount: int) -> None:
        self._post(Kind.TRANSFER, a, amount, b)
        self._post(Kind.DEPOSIT, b, amount, a)
    @contextmanager
    def atomic(self) -> Iterator[None]:
        mark = len(self.journal)
        try:
            yield
        except BankError as e:
            while len(self.journal) > mark:
                last = self.journal.pop()
                acc = self.accounts[last.account]
                acc.balance -= last.kind.sign * last.amount
                assert acc.history.pop() == last.serial
            name = type(e).__name__
            self.refused[name] = self.refused.get(name, 0) + 1
    def interest(self, permille: int) -> None:
        for acc in self.accounts.values():
            if acc.balance > 0:
                rate = permille + (2 if acc.flags & Flags.VIP else 0)
                self._post(Kind.INTEREST, acc.number, acc.balance * rate // 1000)
    def dump(self) -> str:
        rows = [{**asdict(a), "flags": int(a.flags)} for a in self.accounts.values()]
        return json.dumps({"accounts": rows, "journal": [e.to_dict() for e in self.journal]})
    @classmethod
    def load(cls, text: str) -> "Bank":
        data, bank = json.loads(text), cls()
        for row in data["accounts"]:
            row["flags"] = Flags(row["flags"])
            bank.accounts[row["number"]] = Account(**row)
        bank.journal = [Entry.from_dict(d) for d in data["journal"]]
        return bank
    def audit(self) -> int:
        sums = dict.fromkeys(self.accounts, 0)
        for e in self.journal:
            sums[e.account] += e.kind.sign * e.amount
        for n, acc in self.accounts.items():
            assert acc.balance == sums[n] >= acc.floor(), n
            assert all(self.journal[s].account == n for s in acc.history)
        return sum(sums.values())
    def statement(self, number: int) -> str:
        acc, running, lines = self[number], 0, []
        for s in acc.history:
            e = self.journal[s]
            running += e.kind.sign * e.amount
            note = f" ({e.other})" if e.other is not None else ""
            lines.append(f"{s:06d} {e.kind.name.title():<10}{e.amount:>9,}{running:>12,}{note}")
        assert running == acc.balance
        return "\n".join([f"== {acc.owner} ==", *lines])

def day(bank: Bank, rng: random.Random, ops: int) -> None:
    top = 1000 + len(bank.accounts)
    for _ in range(ops):
        a, b = rng.randrange(1000, top), rng.randrange(1000, top + 1)
        amount, what = rng.randrange(1, 1000), rng.randrange(4)
        with bank.atomic():
            if what == 0:
                bank.deposit(a, amount)
            elif what == 1:
                bank.withdraw(a, amount)
            else:
                bank.transfer(a, b, amount)

def main() -> None:
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    rng, total, size = random.Random(2024), 0, 0
    for r in range(max(1, round(68 * scale))):
        bank = Bank()
        for i in range(20):
            bank.open(f"owner{i}", (Flags.VIP if i % 5 == 0 else Flags.NONE)
                      | (Flags.OVERDRAFT if i % 3 == 0 else Flags.NONE))
            bank.deposit(1000 + i, 500)
        bank[1007].flags |= Flags.FROZEN
        for d in range(3):
            day(bank, rng, 400)
            bank.interest(1 + d)
        total += bank.audit()
        again = Bank.load(bank.dump())
        assert again.accounts == bank.accounts and again.journal == bank.journal
        assert again.dump() == bank.dump()
        twin = copy.deepcopy(again.accounts[1003])
        assert twin == bank[1003] and replace(twin, owner="x") != twin
        size += sum(len(bank.statement(n)) for n in bank.accounts)
        assert set(bank.refused) == {"Insufficient", "NoAccount", "Frozen"}
    print("bank", total, size, sorted(bank.refused.items()))

main()
