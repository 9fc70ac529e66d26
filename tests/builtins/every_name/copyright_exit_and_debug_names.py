import builtins
names = [n for n in dir(builtins) if not n.startswith('_') and n not in ('copyright', 'credits', 'license', 'quit', 'exit', 'help')]
print(names)
print(__debug__, NotImplemented, Ellipsis, None, True, False)
for n in names:
    o = getattr(builtins, n)
    print(n, type(o).__name__, getattr(o, '__module__', None), end='; ')
print()
print(__build_class__.__name__, __import__.__name__, __name__, __doc__)
try: exit(3)
except SystemExit as e: print('exit', e.code)
try: quit()
except SystemExit as e: print('quit', e.code)
print(repr(exit)[:9], repr(quit)[:9], type(exit).__name__)
