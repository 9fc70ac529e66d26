import traceback
def make(e):
    try: raise e
    except Exception as x: return x
def nested():
    try: raise KeyError('inner context')
    except KeyError:
        try: raise ValueError('has context')
        except ValueError as e: return e
inner = ExceptionGroup('inner', [make(ValueError('v')), make(TypeError('t'))])
noted = make(OSError(2, 'No such file')); noted.add_note('a note'); noted.add_note('two\nlines')
try: raise ExceptionGroup('outer', [inner, noted, nested(), ExceptionGroup('empty-ish', [KeyError('k')])])
except ExceptionGroup as e: e.add_note('on the group'); traceback.print_exc()
try: raise ExceptionGroup('many', [ValueError(i) for i in range(20)])
except ExceptionGroup: traceback.print_exc()
deep = ValueError('deepest')
for i in range(12): deep = ExceptionGroup(f'level {i}', [deep])
try: raise deep
except ExceptionGroup: traceback.print_exc()
try:
    try: raise ExceptionGroup('cause', [ValueError(1)])
    except ExceptionGroup as e: raise RuntimeError('from a group') from e
except RuntimeError: traceback.print_exc()
def f(): raise ExceptionGroup('uncaught', [make(ValueError('one')), make(KeyError('two'))])
f()
