"""The pages of docs/ that show a program and what a command says of it."""

import re
import subprocess
import sys
from pathlib import Path

DOCS = Path(__file__).parents[2] / "docs"


def blocks(page: str, kind: str) -> list[str]:
    """The page's blocks of that kind, in their order."""
    return re.findall(rf"```{kind}\n(.*?)```", (DOCS / page).read_text(), flags=re.S)


def run(command: str, program: str, file: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """`minivm command [options] file` in the file's folder, the file being the program."""
    file.write_text(program)
    arguments = [sys.executable, "-m", "minivm", command, *options, file.name]
    return subprocess.run(arguments, cwd=file.parent, capture_output=True, text=True)
