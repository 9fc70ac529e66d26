"""How values travel from these scripts to the Rust tests: see mod.rs."""

from __future__ import annotations

import struct
import sys

assert sys.version_info[:2] == (3, 11), "the oracle is CPython 3.11"


def text(value: str) -> str:
    return ",".join(f"{ord(char):x}" for char in value)


def bits(value: float) -> str:
    # Every NaN travels as the same one.
    return "7ff8000000000000" if value != value else struct.pack(">d", value).hex()


def emit(*fields: object) -> None:
    print(*fields, sep="\t")
