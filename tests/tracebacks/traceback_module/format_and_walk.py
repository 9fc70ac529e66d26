import traceback, sys
def a(): b()
def b():
    x = 1
    c()
def c(): raise ValueError('msg')
try: a()
except ValueError as e:
    for fs in traceback.extract_tb(e.__traceback__): print(fs.name, fs.lineno, fs.line, fs.colno, fs.end_colno)
    print(traceback.format_exception_only(e), traceback.format_exception_only(type(e), e), len(traceback.format_exception(e)), traceback.format_tb(e.__traceback__)[-1].splitlines()[-2:])
    te = traceback.TracebackException.from_exception(e, capture_locals=True)
    print(te.exc_type.__name__, str(te), [sorted(f.locals) if f.locals and f.name != '<module>' else None for f in te.stack])
    print(''.join(te.format(chain=False)).splitlines()[-1])
    traceback.print_exception(e, limit=1, file=sys.stdout); traceback.print_exception(e, limit=-1, file=sys.stdout)
def stack(): return [f.name for f in traceback.extract_stack()]
print(stack(), (lambda: stack())())
print(traceback.format_exc())
try: raise KeyError('k') from ValueError('v')
except KeyError as e: print([l.strip().splitlines()[-1] for l in traceback.format_exception(e)])
print(traceback.format_exception_only(SyntaxError('m', ('f.py', 3, 5, 'some text here\n', 3, 9))))
print(traceback.format_exception_only(None, None), traceback.format_list([('file', 3, 'func', 'the line')]))
s = traceback.StackSummary.from_list([('f', 1, 'n', 'l')] * 6); print(''.join(s.format()))
