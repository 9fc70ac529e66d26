class Bad(Exception):
    def __str__(self): raise ValueError('str fails')
class BadRepr:
    def __repr__(self): raise ValueError('repr fails')
import traceback
for e in (Bad('x'), KeyError(BadRepr()), ValueError(BadRepr()), Exception('multi\nline'), Exception(''), Exception(None), Exception('a', 'b'), Exception(b'bytes'), Exception('é日\ud800')):
    try: raise e
    except Exception: traceback.print_exc()
raise Bad('final')
