naïve = 1
Ω = 'omega'
变量 = [1, 2]
_ = 'underscore'
__x__ = 'dunder'
print(naïve, Ω, 变量, _, __x__)
ﬁ = 'ligature'
print(fi, 'fi' in globals(), 'ﬁ' in globals())
K = 'kelvin'
print(K)
class C:
    ª = 1
    def __secret(self): return 'mangled'
    def reveal(self): return self.__secret()
    __x = 3
    __y_ = 4
    __z__ = 5
print(C.a, [n for n in dir(C) if 'secret' in n or 'x' in n and 'C' in n or 'y_' in n or n == '__z__'])
print(C().reveal(), C()._C__secret())
try:
    C().__secret
except AttributeError as e:
    print(e)
setattr(C, 'not an identifier', 1)
print(getattr(C, 'not an identifier'))
for name in ('a', '1a', 'a b', '', 'é', '_1', 'class', 'print', '·a', 'a·', '€', 'a\u0301', '℘', '㊀'):
    print(ascii(name), name.isidentifier())
for source in ('€ = 1', 'a€ = 1', 'x = “a”', 'a\u200b = 1', 'a = 1 – 2'):
    try:
        exec(source)
    except SyntaxError as e:
        print(e.msg)
