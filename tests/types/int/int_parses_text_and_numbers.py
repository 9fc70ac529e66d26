for args in (('42',), (' -42 ',), ('+7',), ('1_000',), ('٣',), ('ff', 16), ('0xff', 16), ('0xff', 0), ('0b101', 0), ('0o17', 0), ('z', 36), ('101', 2), ('-0x1F', 16), (3.99,), (-3.99,), (True,), (b'12',), (bytearray(b'7'),), (), ('0', 0), ('000', 0), ('1e3',), ('',), (' ',), ('1__0',), ('_1',), ('1_',), ('12a',), ('9', 8), ('2', 2), ('1', 1), ('1', 37), ('1', -1), (1, 2), (None,), ([],), ('0x',  16), ('010', 0), (b'x',), (float('inf'),), (float('nan'),), ('1.5',), ('--1',), ('+ 1',), ('\n5\t',), ('1\x002',), (1j,), ('a' * 30,), ('१२३',)):
    try: print(args, int(*args))
    except Exception as e: print(args, '|', type(e).__name__, e)
print(int('9' * 40), int(1e30), int(2.5e15), int('-' + '1' * 50), int('7' * 30, 8), int('zz' * 10, 36))
class I(int): pass
print(I('5'), type(I(5)), type(I(5) + 1), int(I(5)), type(int(I(5))), I(5) == 5)
class HasInt:
    def __int__(self): return I(9)
import warnings
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always')
    print(int(HasInt()), type(int(HasInt())), [str(x.message) for x in w][:1])
for kw in (dict(base=10), dict(x=1)):
    try: print(int('5', **kw))
    except TypeError as e: print(e)
try: int(base=10)
except TypeError as e: print(e)
