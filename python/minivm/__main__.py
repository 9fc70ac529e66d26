"""The process's entry: `python -m minivm` and the console script."""

import posix
import sys


def main() -> None:
    # Python put the current directory, or the console script's, first on the path. The host must not import from it,
    # so it goes before anything else is imported; the guest gets the entry that is right for its program (cli.py).
    if not sys.flags.safe_path:
        try:
            posix.getcwd()
        except OSError:
            pass  # for a directory that is gone, python put nothing there
        else:
            del sys.path[0]

    from minivm import cli

    cli.main(sys.argv[1:])


if __name__ == "__main__":
    main()
