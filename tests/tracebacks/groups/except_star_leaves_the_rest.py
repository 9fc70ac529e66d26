def work():
    raise ExceptionGroup('work failed', [ValueError('a'), TypeError('b'), ExceptionGroup('sub', [ValueError('c'), KeyError('d')])])
try: work()
except* ValueError as e: print('handled', len(e.exceptions))
