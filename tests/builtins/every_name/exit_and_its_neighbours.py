"""What the library's site puts into builtins, and classes as they name their builtin subclasses."""
import builtins

print(repr(exit), exit.name, exit.eof, type(quit), help, repr(credits), type(license))
print(copyright)
print([name for name in ("copyright", "credits", "exit", "help", "license", "quit") if name in dir(builtins)])
print([c.__name__ for c in int.__subclasses__()], sorted(c.__name__ for c in BaseException.__subclasses__()))
print(sorted(c.__name__ for c in OSError.__subclasses__() if c.__module__ == "builtins"))
class Whole(int): pass
print([c.__name__ for c in int.__subclasses__()])
for leave in (lambda: exit(), lambda: exit(3), lambda: quit("text"), lambda: exit(code=[1])):
    try:
        leave()
    except SystemExit as end:
        print(repr(end.code), end.args)
quit("bye")
