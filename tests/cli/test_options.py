"""The virtual machine's own options: what they do to a program."""

import subprocess
import sys

import pytest

TREE = """\
class C: pass
def tree(n):
    c = C()
    c.left, c.right = (tree(n - 1), tree(n - 1)) if n else (None, None)
    return c
"""


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "minivm", "run", *command], capture_output=True, text=True)


def test_the_memory_limit_raises_and_can_be_caught() -> None:
    program = "try:\n    [0] * 10**8\nexcept MemoryError: print('refused')\nl = [0] * 10; print(len(l))"
    assert run("--memory-limit=50000000", "-c", program).stdout == "refused\n10\n"
    assert run("-c", program).stdout == "10\n"


@pytest.mark.parametrize(
    "program",
    [
        "while True: pass",
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
        "def f(): return g()\ndef g(): return [f() for _ in range(9)]\nf()",
        "sum(range(10**12))",
        "list(zip(range(10**9), range(10**9)))",
    ],
)
def test_the_instruction_budget_ends_a_program(program: str) -> None:
    done = run("--instruction-budget=200000", "-c", program)
    assert done.returncode == 1
    assert done.stderr.splitlines()[-1].startswith(("RuntimeError", "RecursionError"))


def test_a_budget_that_suffices_changes_nothing() -> None:
    done = run("--instruction-budget=1000000", "-c", "print(sum(i for i in range(100)))")
    assert (done.returncode, done.stdout, done.stderr) == (0, "4950\n", "")


@pytest.mark.parametrize("option", ["--specialise=once", "--specialise=never", "--stress-gc=1", "--stress-gc=7"])
def test_output_does_not_depend_on(option: str) -> None:
    program = TREE + "import math\nprint(sum(len(vars(tree(n))) for n in range(6)), math.pi)"
    done, plain = run(option, "-c", program), run("-c", program)
    assert (done.returncode, done.stdout, done.stderr) == (plain.returncode, plain.stdout, plain.stderr)
    assert plain.stdout == "12 3.141592653589793\n"


def test_stress_collects_at_every_step() -> None:
    program = (
        "import weakref\nclass C: pass\nc = C(); c.self = c\n"
        "gone = weakref.ref(c); del c\nfor i in range(3): pass\nprint(gone())"
    )
    assert run("--stress-gc=1", "-c", program).stdout == "None\n"
    assert run("-c", program).stdout.startswith("<__main__.C object")


def test_counting_needs_a_build_that_counts() -> None:
    for option in ("count-dispatch", "coverage"):
        done = run(f"--{option}=counts.json", "-c", "pass")
        if done.returncode == 0:
            pytest.skip("this build counts")
        assert "tests/instrumented.py" in done.stderr
