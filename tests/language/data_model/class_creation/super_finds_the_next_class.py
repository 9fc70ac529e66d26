class A:
    def f(self): return 'A.f'
    @classmethod
    def c(cls): return 'A.c '+cls.__name__
    @staticmethod
    def s(): return 'A.s'
    x=1
    @property
    def p(self): return 'A.p'
class B(A):
    def f(self): return 'B'+super().f()
    @classmethod
    def c(cls): return 'B'+super().c()
    @staticmethod
    def s(): return 'B'+super(B,B).s()
    def x(self): return super().x
    @property
    def p(self): return 'B'+super().p
    def gen(self): return [super(B,self).f() for _ in range(2)]
    def nested(self):
        def g(): return super().f()
        return g()
    def lam(self): return (lambda self: super().f())(self)
    def delself(self):
        del self
        return super()
    def cls(self): return __class__
    def setattr(self): super().zz=1
    def noarg(): return super()
b=B()
for f in (b.f,b.c,B.c,b.s,b.x,lambda:b.p,b.gen,b.nested,b.lam,b.delself,b.cls,b.setattr,B.noarg,lambda:super(),lambda:super(A),lambda:repr(super(A)),lambda:repr(super(A,b)),lambda:super(A,b).f,lambda:super(B,b).f.__func__ is A.f,lambda:super(B,B).f(b),lambda:super(B,A()),lambda:super(1),lambda:super(A,1),lambda:super().__thisclass__,lambda:super(B,b).__self__ is b,lambda:super(B,b).__self_class__,lambda:super(B,b).__thisclass__,lambda:super(B,b).__class__,lambda:super(B,b).nope,lambda:super(B).__get__(b).f(),lambda: super(B,b)==super(B,b), lambda: super(B,b).__dict__, lambda: super(object,b).f):
    try: r=f(); print(r if not 'object at' in str(r) else str(r)[:20])
    except Exception as e: print(type(e).__name__,e)
class M(type):
    def f(cls): return super().mro()
class Q(metaclass=M): pass
print(Q.f())
class Diamond1:
    def go(self): print('D1'); 
class L(Diamond1):
    def go(self): print('L'); super().go()
class R(Diamond1):
    def go(self): print('R'); super().go()
class X(L,R):
    def go(self): print('X'); super().go()
X().go()
class S(super): pass
print(S(B,b).f())
class Get:
    def __getitem__(self,k): return super()[k]
    def __len__(self): return len(super())
for f in (lambda:Get()[1], lambda: len(Get())):
    try: print(f())
    except Exception as e: print(type(e).__name__,e)
