import traceback
e = ValueError('base'); e.add_note('first'); e.add_note(''); e.add_note('multi\nline\nnote')
try: raise e
except ValueError: traceback.print_exc()
for notes in ([], ['x', 5], 'not a list', 5, None, ['é'], [b'bytes']):
    e = KeyError('k'); e.__notes__ = notes
    try: raise e
    except KeyError: traceback.print_exc()
e = RuntimeError(); e.add_note('note without message'); raise e
