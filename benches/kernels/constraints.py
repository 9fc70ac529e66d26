"""Program: an incremental solver of one-way constraints with strengths, in the manner of DeltaBlue."""

import sys
from itertools import pairwise

ROUNDS = 1210
EXPECTED = (360, 84005, 1047)

# Strengths: a smaller number is stronger.
REQUIRED, STRONG, MEDIUM, WEAK, WEAKEST = range(5)


class Variable:
    def __init__(self, value: int) -> None:
        self.value = value
        self.constraints: list[Constraint] = []
        self.determined_by: Constraint | None = None
        self.strength = WEAKEST
        self.mark = 0
        self.stays = True


class Constraint:
    """Relates variables; `output` is the one that it determines while it is satisfied."""

    def __init__(self, strength: int, variables: list[Variable]) -> None:
        self.strength = strength
        self.variables = variables
        self.output: Variable | None = None

    def candidates(self) -> list[Variable]:
        return self.variables

    def inputs(self) -> list[Variable]:
        return [variable for variable in self.variables if variable is not self.output]

    def choose(self, mark: int) -> None:
        """Take the weakest variable that is not decided yet and weaker than this constraint."""
        self.output = None
        weakest = self.strength
        for variable in self.candidates():
            if variable.mark != mark and variable.strength > weakest:
                weakest = variable.strength
                self.output = variable

    def inputs_known(self, mark: int) -> bool:
        return all(v.mark == mark or v.stays or v.determined_by is None for v in self.inputs())

    def recalculate(self) -> None:
        output = self.output
        assert output is not None
        weakest = self.strength
        stays = True
        for variable in self.inputs():
            weakest = max(weakest, variable.strength)
            stays = stays and variable.stays
        output.strength = weakest
        output.stays = stays
        if stays:
            self.execute()

    def execute(self) -> None:
        raise NotImplementedError


class Stay(Constraint):
    def execute(self) -> None:
        pass


class Edit(Constraint):
    def recalculate(self) -> None:
        super().recalculate()
        assert self.output is not None
        self.output.stays = False

    def execute(self) -> None:
        pass


class Equal(Constraint):
    def execute(self) -> None:
        a, b = self.variables
        if self.output is a:
            a.value = b.value
        else:
            b.value = a.value


class Scale(Constraint):
    """target == source * factor + offset; only the source and the target are ever determined."""

    def candidates(self) -> list[Variable]:
        return self.variables[:2]

    def execute(self) -> None:
        source, target, factor, offset = self.variables
        if self.output is target:
            target.value = source.value * factor.value + offset.value
        else:
            source.value = (target.value - offset.value) // factor.value


class Planner:
    def __init__(self) -> None:
        self.mark = 0
        self.executed = 0

    def new_mark(self) -> int:
        self.mark += 1
        return self.mark

    def add(self, constraint: Constraint) -> None:
        for variable in constraint.variables:
            variable.constraints.append(constraint)
        mark = self.new_mark()
        overridden = self.satisfy(constraint, mark)
        while overridden is not None:
            overridden = self.satisfy(overridden, mark)

    def satisfy(self, constraint: Constraint, mark: int) -> Constraint | None:
        """Enforce a constraint if anything weaker can give way; return what it overrode."""
        constraint.choose(mark)
        output = constraint.output
        if output is None:
            assert constraint.strength != REQUIRED, "a required constraint cannot be satisfied"
            return None
        for variable in constraint.inputs():
            variable.mark = mark
        overridden = output.determined_by
        if overridden is not None:
            overridden.output = None
        output.determined_by = constraint
        self.propagate(constraint)
        output.mark = mark
        return overridden

    def propagate(self, start: Constraint) -> None:
        pending = [start]
        while pending:
            constraint = pending.pop()
            constraint.recalculate()
            output = constraint.output
            assert output is not None
            pending += self.consumers(output)

    def consumers(self, variable: Variable) -> list[Constraint]:
        by = variable.determined_by
        return [each for each in variable.constraints if each is not by and each.output is not None]

    def remove(self, constraint: Constraint) -> None:
        output = constraint.output
        for variable in constraint.variables:
            variable.constraints.remove(constraint)
        constraint.output = None
        if output is None:
            return
        output.determined_by = None
        output.strength = WEAKEST
        output.stays = True
        unsatisfied = []
        reached = [output]
        while reached:
            variable = reached.pop()
            unsatisfied += [each for each in variable.constraints if each.output is None]
            for consumer in self.consumers(variable):
                consumer.recalculate()
                assert consumer.output is not None
                reached.append(consumer.output)
        for strength in (REQUIRED, STRONG, MEDIUM, WEAK):
            for each in unsatisfied:
                if each.strength == strength and each.output is None:
                    overridden = self.satisfy(each, self.new_mark())
                    while overridden is not None:
                        overridden = self.satisfy(overridden, self.mark)

    def plan(self, edits: list[Constraint]) -> list[Constraint]:
        """The constraints to execute, in order, whenever the edited variables change."""
        mark = self.new_mark()
        pending = [edit for edit in edits if edit.output is not None]
        plan = []
        while pending:
            constraint = pending.pop()
            output = constraint.output
            if output is not None and output.mark != mark and constraint.inputs_known(mark):
                plan.append(constraint)
                output.mark = mark
                pending += self.consumers(output)
        return plan

    def change(self, variable: Variable, values: list[int]) -> None:
        edit = Edit(STRONG, [variable])
        self.add(edit)
        plan = self.plan([edit])
        for value in values:
            variable.value = value
            for constraint in plan:
                constraint.execute()
            self.executed += len(plan)
        self.remove(edit)


def chain(planner: Planner, length: int) -> int:
    """Equalities in a row: a change at either end reaches the other."""
    variables = [Variable(0) for _ in range(length)]
    for a, b in pairwise(variables):
        planner.add(Equal(REQUIRED, [a, b]))
    planner.add(Stay(WEAK, [variables[-1]]))
    planner.change(variables[0], list(range(20)))
    assert variables[-1].value == 19
    planner.change(variables[-1], [7, 8, 9])
    assert variables[0].value == 9
    return sum([variable.value for variable in variables])


def projection(planner: Planner, size: int) -> int:
    """Scaled pairs: changing a factor or an offset moves all targets, a target moves its source."""
    factor, offset = Variable(10), Variable(1_000)
    sources, targets = [], []
    for i in range(size):
        source, target = Variable(i), Variable(i)
        sources.append(source)
        targets.append(target)
        planner.add(Stay(WEAK, [source]))
        planner.add(Scale(REQUIRED, [source, target, factor, offset]))
    planner.change(sources[0], [17])
    assert targets[0].value == 1_170
    planner.change(targets[1], [1_050])
    assert sources[1].value == 5
    planner.change(factor, [4, 5])
    assert [t.value for t in targets[2:]] == [s.value * 5 + 1_000 for s in sources[2:]]
    planner.change(offset, [2_000])
    return sum([target.value for target in targets])


def work() -> tuple[int, int, int]:
    planner = Planner()
    return chain(planner, 40), projection(planner, 40), planner.executed


if __name__ == "__main__":
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    for _ in range(max(1, round(ROUNDS * scale))):
        result = work()
        assert result == EXPECTED, result
