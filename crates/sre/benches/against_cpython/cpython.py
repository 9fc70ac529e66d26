"""Compiles patterns and times CPython's engine on them.

Prints the subject's characters, then for each pattern its text, groups, seconds for one findall, and code.
"""

import argparse
import re
import time
from re import _compiler, _parser  # type: ignore[attr-defined]

PATTERNS = [
    "def",
    "argument_default",
    r"\bdef\b",
    r"\w+",
    r"\d+",
    r"\s+",
    "[a-z_]+",
    r"[^\n]*\n",
    "(?m)#.*$",
    '"[^"]*"',
    r"self\.(\w+)",
    r"(\w+)\s*=\s*(\w+)",
    r"(?m)^\s*def (\w+)\((.*?)\)",
    r"(?:if|for|while)\b",
    r"if |for |while |else|return",
    r"(?:\w+\.)+\w+",
    r"(\w)\1",
    "(?i)error",
    "(?i)[a-f]+x",
    ".*?:",
    ".*:",
    r"(?s).*\d",
    r"(?:[a-z]|\d)+_",
    r"\w++\(",
    r"(?<=\.)\w+(?=\()",
    r"(?:\((?:[^()]|\([^()]*\))*\))",
    r"(x+x+)+y",
]

TEXTS = {"(x+x+)+y": "x" * 20}


def main() -> None:
    """Prints what the Rust side reads."""
    with open(argparse.__file__, encoding="utf-8") as file:
        source = file.read()
    for suffix in ("", "\u0431"):
        for pattern in PATTERNS:
            text = TEXTS.get(pattern, source) + suffix
            compiled = re.compile(pattern)
            best = float("inf")
            for _ in range(5):
                start = time.perf_counter()
                compiled.findall(text)
                best = min(best, time.perf_counter() - start)
            code = _compiler._code(_parser.parse(pattern), 0)
            print("P", pattern, sep="\t")
            print("C", best, compiled.groups, *map(int, code))
            print("S", *map(ord, text))


main()
