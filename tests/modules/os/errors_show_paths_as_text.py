"""What an OSError names of a path that was given as an object."""

import os
import shutil
from pathlib import Path


class Named:
    def __init__(self, name):
        self.name = name

    def __fspath__(self):
        return self.name


nowhere = Path("/nowhere/at/all")
calls = [
    lambda: os.stat(nowhere),
    lambda: os.lstat(Named("/nowhere/a")),
    lambda: os.stat(Named(b"/nowhere/b")),
    lambda: os.listdir(nowhere),
    lambda: os.scandir(nowhere),
    lambda: os.mkdir(nowhere),
    lambda: os.rmdir(nowhere),
    lambda: os.remove(nowhere),
    lambda: os.chmod(nowhere, 0o600),
    lambda: os.rename(nowhere, Named("/nowhere/c")),
    lambda: os.link(Named("/nowhere/d"), nowhere),
    lambda: os.readlink(nowhere),
    lambda: os.open(nowhere, os.O_RDONLY),
    lambda: os.utime(nowhere),
    lambda: os.truncate(nowhere, 0),
    lambda: nowhere.stat(),
    lambda: nowhere.unlink(),
    lambda: list(nowhere.iterdir()),
    lambda: nowhere.read_text(),
    lambda: nowhere.rename("/nowhere/e"),
    lambda: shutil.rmtree(nowhere),
    lambda: shutil.copy(nowhere, "/nowhere/f"),
    lambda: open(nowhere),
    lambda: os.stat("/nowhere/g"),
    lambda: os.stat(b"/nowhere/h"),
    lambda: os.stat(987654),
]
for call in calls:
    try:
        call()
    except OSError as error:
        print(type(error).__name__, error, repr(error.filename), repr(error.filename2))
