def show(e, depth=0):
    if isinstance(e, BaseExceptionGroup):
        return f'{type(e).__name__}({e.message!r}, [{", ".join(show(x) for x in e.exceptions)}])'
    return repr(e)
def handle(exc):
    try:
        try:
            raise exc
        except* ValueError as g: print('  values', show(g))
        except* (TypeError, KeyError) as g: print('  types or keys', show(g))
        except* OSError as g:
            print('  os', show(g))
            raise
        else: print('  else')
        finally: print('  finally')
    except BaseException as e: print('  escaped', show(e))
    else: print('  done')
E = ExceptionGroup
for exc in (ValueError(1), IndexError(2), E('g', [ValueError(1)]), E('g', [ValueError(1), TypeError(2)]), E('g', [ValueError(1), IndexError(3)]), E('g', [E('n', [ValueError(1), KeyError(2)]), OSError(3), E('m', [E('deep', [IndexError(4)])])]), BaseExceptionGroup('b', [KeyboardInterrupt(), ValueError(5)]), E('same', [ValueError(1), ValueError(2)])):
    print(show(exc))
    handle(exc)
try:
    try: pass
    except* ValueError: print('no')
    else: print('else')
finally: print('finally')
def raising():
    try:
        raise E('orig', [ValueError(1), TypeError(2), KeyError(3)])
    except* ValueError: raise RuntimeError('new')
    except* TypeError as e: raise e
try: raising()
except BaseException as e: print(show(e), show(e.__context__) if e.__context__ else None, show(e.exceptions[0]))
try:
    try: raise ValueError('naked')
    except* ValueError as e: print(show(e), e.exceptions[0]); raise
except BaseException as e: print('again', show(e))
for bad in (ExceptionGroup, (ValueError, ExceptionGroup), 5, BaseExceptionGroup):
    try:
        try: raise ValueError(1)
        except* bad: pass
    except TypeError as e: print(type(e).__name__, e)
    except BaseException as e: print('other', type(e).__name__, e)
try:
    try: raise E('x', [ValueError(1)])
    except* ValueError as g: pass
    g
except NameError as e: print(e)
def nest():
    try:
        try: raise E('x', [ValueError(1), KeyError(2), IndexError(3)])
        except* ValueError: print('inner')
    except* KeyError as k: print('outer', show(k))
try: nest()
except E as e: print('rest', show(e))
def loop():
    for i in range(3):
        try:
            if i == 1: raise E('x', [ValueError(i)])
            print('ok', i)
        except* ValueError as e: print('caught', e.exceptions)
loop()
