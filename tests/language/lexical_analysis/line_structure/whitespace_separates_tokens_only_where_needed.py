a=1;b   =   2
print(a+b,a   +   b, a if b else 0, [a for a in(1,2)if a], 1if b else 2)
ab = 12
print(ab, 'a' 'b', 'a''b')
print(3 .real, 3..real, 3.5.is_integer(), (3).bit_length())
x = 5
print(-x, - x, --x, +-+x, not x, not(x), ~ x)
print(x<-1, x<- 1, x>=-1)
print([1,2,3][- 1], {'k':1} ['k'])
def g(*a,**k):return a,k
print(g(*[1],** {'z':2}))
lam=lambda:0
print(lam(), (lambda*a:a)(1, 2))
try:
    compile('0x1for x in y', 's', 'eval')
except SyntaxError as e:
    print('0x1for', e.msg)
for s in ('1 2', 'a b', '1__0', '1_', '0777', '1a', '0b12', '0o8', '0xg', '1e', '1.e+', 'a $ b', 'a ? b', '`a`', 'a <> b', '!a', 'a!', '1.2.3'):
    try:
        compile(s, 's', 'eval')
    except SyntaxError as e:
        print(s, '|', e.msg, '|', e.offset)
    else:
        print(s, 'compiled')
