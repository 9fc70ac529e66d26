import atexit
class Bad:
    def __call__(self): raise ValueError('in atexit')
    def __repr__(self): return 'Bad()'
atexit.register(print, 'runs last')
atexit.register(Bad())
atexit.register(print, 'runs first')
