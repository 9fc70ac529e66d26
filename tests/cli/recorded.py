"""Runs minivm's command line with an interpreter that does not run the program but prints what it was given."""

import json
import marshal
import sys

from minivm import __main__, _minivm


class Recorder:
    def __init__(self, configuration: bytes, compile: object) -> None:
        self.configuration = marshal.loads(configuration)

    def run(self, program: bytes) -> int:
        given = {"program": marshal.loads(program), **self.configuration}
        sys.stdout.write(json.dumps(given, default=repr))
        sys.stdout.flush()
        return 0


_minivm.Interpreter = Recorder  # type: ignore[assignment,misc]
_minivm.OPTIONS["stress-gc"] = "N"
__main__.main()
