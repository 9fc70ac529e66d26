import sys
print(sys.get_int_max_str_digits(), sys.int_info.default_max_str_digits, sys.int_info.str_digits_check_threshold)
n = 10 ** 4300
for source in ('str(n)', 'repr(n)', 'f"{n}"', '"%d" % n', 'int("1" * 4301)', 'print(n)', '"{}".format(n)', 'int("1" * 5000, 3)', 'str(-n)', 'str([n])', 'n.__format__("d")', 'eval("1" * 4301)', 'int("_".join("1" * 4301))', 'float(n)'):
    try: r = eval(source); print(source, 'gives', len(str(r)) if not isinstance(r, int) else 'an int')
    except Exception as e: print(source, '|', type(e).__name__, e)
print(len(str(n - 1)), len(hex(n)), len(oct(n)), len(f'{n:x}'), len('%x' % n), int('1' * 4300) % 1000, int('f' * 5000, 16) % 97, int('7' * 9000, 8) % 97, int('1' * 9000, 2) % 97)
sys.set_int_max_str_digits(5000)
print(len(str(n)), int('2' * 4999) % 1009)
sys.set_int_max_str_digits(0)
print(len(str(10 ** 10000)), int('3' * 10000) % 1009)
for bad in (100, -1, 'x', 639):
    try: sys.set_int_max_str_digits(bad)
    except Exception as e: print(bad, type(e).__name__, e)
sys.set_int_max_str_digits(640)
print(sys.get_int_max_str_digits())
try: str(10 ** 640)
except ValueError as e: print(e)
print(str(10 ** 639)[:5])
