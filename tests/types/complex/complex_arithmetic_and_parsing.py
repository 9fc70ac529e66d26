z, w = 3 + 4j, 1 - 2j
print(z + w, z - w, z * w, z / w, z ** 2, z ** w, z ** 0.5, -z, +z, abs(z), z.real, z.imag, z.conjugate(), z == 3 + 4j, z != w, bool(0j), bool(z), hash(z), hash(3 + 0j) == hash(3), hash(1j))
print(z + 1, 1.5 - z, z * True, 2 / z, 2 ** z, z == 3, 5 + 0j == 5, 5 == 5 + 0j, (1 + 0j) in [1], {1: 'a'}[1 + 0j])
for c in (0j, -0j, 1j, -1j, 1 + 0j, complex(0, -0.0), complex(-0.0, 1), complex(1.5, -2.5), complex('inf'), complex('nan'), complex('-infj'), complex(1e100, 1e-100), complex(float('nan'), float('inf')), 1e16j, complex(-0.0, -0.0)):
    print(repr(c), str(c), f'{c}', [c])
for s in ('1', '1j', '1+2j', ' -1.5e3-2.5e-1j ', '(1+2j)', 'j', '-j', '+1+j', 'infj', 'nan-infj', '1_0+2_0j', '1 + 2j', '1+2', '', '()', '1j2', '1+2jj', 'x', '1+-2j', '((1))', '1e5j', '.5j', '(1+2j', '1j+2'):
    try: print(repr(s), complex(s))
    except ValueError as e: print(repr(s), '|', e)
print(complex(), complex(1), complex(1, 2), complex(1j, 1j), complex(real=1, imag=2), complex(True), complex(1.5, True), complex(imag=3), complex(2 + 3j))
class HasC:
    def __complex__(self): return 7j
print(complex(HasC()), complex(HasC(), 1))
for source in ('complex("1", 2)', 'complex(1, "2")', 'complex([])', 'complex(None)', 'complex(1, 2, 3)', 'z // 2', 'z % 2', 'divmod(z, 1)', 'z < w', 'z > 1', 'int(z)', 'float(z)', 'z / 0', '0j ** -1', 'z & 1', '~z', 'z[0]', 'abs(complex(1e308, 1e308))', 'complex(1e200) ** 2', 'round(z)', 'math_ = z.real = 1', 'z.foo', 'complex(b"1")', 'pow(z, 2, 3)', '"%d" % z', 'f"{z:d}"', 'f"{z:010}"', 'f"{z:.2f}"', 'f"{z:>12}"', 'f"{z:+.1e}"', 'f"{z:=12}"', 'f"{z:,}"', '"%s" % z', 'complex.__add__(1, 2)', 'z.__eq__(3)', 'z.__eq__("a")', 'z.__lt__(w)', 'z.__bool__()', 'z.__complex__()', 'z.__getnewargs__()', 'complex(**{"real": "1", "imag": 2})', 'max(z, w)', 'sorted([z, w])', 'range(z)', '[1][z]', 'complex(10 ** 400)', 'z * 10 ** 400'):
    try: print(source, '=', eval(source))
    except SyntaxError: pass
    except Exception as e: print(source, '|', type(e).__name__, e)
class C(complex): pass
print(C(1, 2), type(C(1) + 1), C(1j) == 1j, isinstance(C(), complex), sum([1j, 2]), sum([], 0j), (1j) ** 2, (1j) ** -3, (2 + 0j) ** 10, (1 + 1j) ** 100)
