"""Program: unification and backtracking over Horn clauses, with generators, in the manner of Prolog."""

import sys
from collections.abc import Iterator

ROUNDS = 490
EXPECTED = (740, 13, 11)


class Variable:
    __slots__ = ("name", "value")

    def __init__(self, name: str) -> None:
        self.name = name
        self.value: object = self


class Term:
    __slots__ = ("arguments", "functor")

    def __init__(self, functor: str, *arguments: object) -> None:
        self.functor = functor
        self.arguments = arguments


NIL = Term("nil")


def resolve(term: object) -> object:
    while isinstance(term, Variable):
        if term.value is term:
            return term
        term = term.value
    return term


class Trail:
    """The variables bound so far, to be unbound on backtracking."""

    def __init__(self) -> None:
        self.bound: list[Variable] = []

    def bind(self, variable: Variable, value: object) -> None:
        variable.value = value
        self.bound.append(variable)

    def undo(self, mark: int) -> None:
        while len(self.bound) > mark:
            variable = self.bound.pop()
            variable.value = variable

    def unify(self, a: object, b: object) -> bool:
        a, b = resolve(a), resolve(b)
        if a is b:
            return True
        if isinstance(a, Variable):
            self.bind(a, b)
            return True
        if isinstance(b, Variable):
            self.bind(b, a)
            return True
        if isinstance(a, Term) and isinstance(b, Term):
            if a.functor != b.functor or len(a.arguments) != len(b.arguments):
                return False
            return all(self.unify(x, y) for x, y in zip(a.arguments, b.arguments, strict=True))
        return a == b


def rename(term: object, fresh: dict[str, Variable]) -> object:
    """Copy a clause's term; in clauses a string with an initial capital stands for a variable."""
    if isinstance(term, str) and term[0].isupper():
        if term not in fresh:
            fresh[term] = Variable(term)
        return fresh[term]
    if isinstance(term, Term) and term.arguments:
        return Term(term.functor, *[rename(argument, fresh) for argument in term.arguments])
    return term


Clause = tuple[Term, list[Term]]


class Database:
    def __init__(self) -> None:
        self.clauses: dict[str, list[Clause]] = {}
        self.trail = Trail()
        self.inferences = 0

    def add(self, head: Term, *body: Term) -> None:
        self.clauses.setdefault(head.functor, []).append((head, list(body)))

    def prove(self, goals: list[Term]) -> Iterator[None]:
        """Yield once for each proof, with the variables bound accordingly meanwhile."""
        if not goals:
            yield
            return
        goal, rest = goals[0], goals[1:]
        for head, body in self.clauses.get(goal.functor, ()):
            self.inferences += 1
            mark = len(self.trail.bound)
            fresh: dict[str, Variable] = {}
            renamed = rename(head, fresh)
            if self.trail.unify(goal, renamed):
                subgoals = [term for each in body if isinstance(term := rename(each, fresh), Term)]
                yield from self.prove(subgoals + rest)
            self.trail.undo(mark)


def from_list(items: list[object]) -> Term:
    result = NIL
    for item in reversed(items):
        result = Term("cons", item, result)
    return result


def to_list(term: object) -> list[object]:
    items = []
    term = resolve(term)
    while isinstance(term, Term) and term.arguments:
        items.append(resolve(term.arguments[0]))
        term = resolve(term.arguments[1])
    return items


def make_database() -> Database:
    database = Database()
    database.add(Term("append", NIL, "L", "L"))
    database.add(
        Term("append", Term("cons", "X", "A"), "B", Term("cons", "X", "C")), Term("append", "A", "B", "C")
    )
    database.add(Term("reverse", NIL, NIL))
    database.add(
        Term("reverse", Term("cons", "X", "A"), "R"),
        Term("reverse", "A", "B"),
        Term("append", "B", Term("cons", "X", NIL), "R"),
    )
    database.add(Term("select", "X", Term("cons", "X", "A"), "A"))
    database.add(
        Term("select", "X", Term("cons", "Y", "A"), Term("cons", "Y", "B")), Term("select", "X", "A", "B")
    )
    database.add(Term("permute", NIL, NIL))
    database.add(
        Term("permute", "L", Term("cons", "X", "P")), Term("select", "X", "L", "R"), Term("permute", "R", "P")
    )
    for parent, child in (("ada", "ben"), ("ben", "cleo"), ("ben", "dan"), ("cleo", "eve"), ("dan", "finn")):
        database.add(Term("parent", parent, child))
    database.add(Term("ancestor", "X", "Y"), Term("parent", "X", "Y"))
    database.add(Term("ancestor", "X", "Z"), Term("parent", "X", "Y"), Term("ancestor", "Y", "Z"))
    return database


def work() -> tuple[int, int, int]:
    database = make_database()
    backwards = Variable("Backwards")
    numbers: list[object] = list(range(12))
    for _ in database.prove([Term("reverse", from_list(numbers), backwards)]):
        assert to_list(backwards) == numbers[::-1]
    front, back = Variable("Front"), Variable("Back")
    splits = 0
    for _ in database.prove([Term("append", front, back, from_list(numbers))]):
        assert to_list(front) + to_list(back) == numbers
        splits += 1
    order = Variable("Order")
    permutations = {
        tuple(map(str, to_list(order)))
        for _ in database.prove([Term("permute", from_list(["a", "b", "c", "d"]), order)])
    }
    assert len(permutations) == 24
    who, whom = Variable("Who"), Variable("Whom")
    ancestors = sum(1 for _ in database.prove([Term("ancestor", who, whom)]))
    assert not database.trail.bound
    return database.inferences, splits, ancestors


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
