print(7, 2147483647, 0o177, 0b100110111, 3, 79228162514264337593543950336, 0o377, 0xdeadbeef, 100_000_000_000, 0b_1110_0101)
print(0, 00, 0_0, 000, 0X1F, 0O17, 0B11, 0xAbC, 1_0, 0x_f)
print(3.14, 10., .001, 1e100, 3.14e-10, 0e0, 3.14_15_93, 1E5, 1e+5, 0.0, 077.5, 09e1, 1_0.0_1e1_0)
print(3.14j, 10.j, 10j, .001j, 1e100j, 3.14e-10j, 3.14_15_93j, 0J, 077j)
print(1e400, -1e400, 1e-400, 5e-324, 1.7976931348623157e308, 1e23, 0.1, 1/3, 123456789012345678.0, 1e16, 1e15, 1e-4, 1e-5)
print(type(1), type(1.), type(1j), type(-1), type(0x1))
print(2**31, 2**48, -2**47, 2**63, 2**64, 0xffffffffffffffffffffffff)
print(1.0 .hex(), (0.1).hex(), 1 .__add__(2))
import warnings
warnings.simplefilter('ignore')
for source in ('0777', '0_7', '1__2', '1_', '_1', '0x', '0b', '0o', '0b2', '0o9', '0xG', '1.5_', '1._5', '1e_5', '1_e5', '1e', '1.e', '5j5', '0b1.5', '1.5L', '10l', '0xfor', '1if 1else 0', '12abc', '1_000_', '0_', '0x_', '0b1_', '9' * 4300 + '1'):
    try:
        value = eval(source)
    except Exception as e:
        print(source[:12], '|', type(e).__name__, getattr(e, 'msg', e))
    else:
        print(source[:12], repr(value)[:20])
