import _stat
import stat

print({name: value for name, value in sorted(vars(_stat).items()) if isinstance(value, int)})
functions = sorted(name for name in dir(_stat) if name.startswith("S_I") and callable(getattr(_stat, name)))
print(functions)
for mode in [0o100644, 0o40755, 0o644, 0o104755, 0o106644, 0o41777, 0o41666, 0o10600, 0o120777, 0o140000, 0o60660, True]:
    print(oct(mode), stat.filemode(mode), [name for name in functions if getattr(stat, name)(mode)])
for wrong in [-1, 1 << 32, 1 << 70, -1 << 70, "x", 1.5, None]:
    for function in [stat.S_ISDIR, stat.S_IMODE, stat.S_IFMT, stat.filemode, stat.S_ISDOOR]:
        try:
            print(function(wrong))
        except (OverflowError, TypeError) as error:
            print(function.__name__, wrong, type(error).__name__, error)
print(stat.S_ISREG.__module__, stat.filemode.__text_signature__)
