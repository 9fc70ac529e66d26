"""Copies of nested structures and objects by `copy`, and instances whose attributes are handled through `__dict__`."""

import copy
import sys
from dataclasses import asdict, dataclass, field, replace
from types import SimpleNamespace

ROUNDS = 2600
EXPECTED = (60, 40, 1830, 61, 870)


@dataclass
class Address:
    street: str
    number: int
    tags: list[str] = field(default_factory=list)


@dataclass
class Person:
    name: str
    age: int
    address: Address
    friends: list["Person"] = field(default_factory=list)


class Settings:
    def __init__(self, **values: int) -> None:
        self.__dict__.update(values)

    def merged(self, other: "Settings") -> "Settings":
        return Settings(**{**vars(self), **vars(other)})

    def weight(self) -> int:
        return self.alpha + self.beta  # type: ignore[attr-defined]


def people() -> list[Person]:
    made = [Person(f"p{i}", 20 + i, Address("Main", i, ["a", str(i)])) for i in range(10)]
    for i, person in enumerate(made):
        person.friends.append(made[(i + 1) % len(made)])
    return made


def work() -> tuple[int, int, int, int, int]:
    group = people()
    deep = copy.deepcopy(group)
    assert deep[0].friends[0] is deep[1]
    assert deep[0] is not group[0]
    older = [replace(person, age=person.age + 1) for person in copy.copy(deep)]
    table = {i: [(i, str(i)), {"x": [i]}] for i in range(60)}
    copied = copy.deepcopy(table)
    weight = 0
    settings = Settings(alpha=0, beta=1)
    for i in range(60):
        settings = settings.merged(Settings(alpha=i))
        weight += settings.weight()
        settings.alpha = i  # type: ignore[attr-defined]
    plain = asdict(Person("q", 1, Address("Side", 2, ["t"])))
    spaces = [SimpleNamespace(a=i, b=plain) for i in range(30)]
    return (
        len(copied),
        sum(1 for person in older for tag in person.address.tags if tag) * 2,
        weight,
        settings.weight() + 1,
        sum(space.a * 2 for space in map(copy.copy, spaces)),
    )


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
