import cmath as m, math
def t(f,*a,**k):
    try: print(f,a,k,'->',repr(getattr(m,f)(*a,**k)))
    except BaseException as e: print(f,a,k,type(e).__name__,e)
vals=[0j,-0.0+0j,1+0j,-1+0j,1j,-1j,1+1j,-2.5+3.25j,1e-310+1e-310j,1e300+1e300j,700+1j,710.5+1j,-710+2j,0.5,-0.75j,2,1e-5+1e-5j,1.0+1e-20j,0.9999999+1e-9j,3-1e-320j,complex(0.0,-0.0),complex(-0.0,-0.0),complex(1,-0.0),complex(2,-0.0),complex(-2,-0.0),complex(5e8,1e9),complex(1e160,-1e150)]
inf,nan=math.inf,math.nan
sp=[complex(a,b) for a in(inf,-inf,nan,0.0,-0.0,1.0,-1.0,2.5) for b in (inf,-inf,nan,0.0,-0.0,1.0,-2.0) if not(math.isfinite(a) and math.isfinite(b))]
for f in ('sqrt','exp','log','log10','sin','cos','tan','sinh','cosh','tanh','asin','acos','atan','asinh','acosh','atanh','phase','polar'):
    for v in vals+sp: t(f,v)
    t(f,'a'); t(f,True)
for r in (1,0,-2.5,inf,-inf,nan):
    for p in (0.0,-0.0,1.0,2.0,inf,nan): t('rect',r,p)
t('log',2,3);t('log',1j,2j);t('log',0);t('log',2,0);t('log',2,1);t('isfinite',inf*1j);t('isnan',nan);t('isinf',1);t('isclose',1+1j,1+1.0000000001j);t('isclose',1,2,rel_tol=-1);t('isclose',inf,inf);t('isclose',1,1.1,abs_tol=.2)
class C:
    def __complex__(self): return 3+4j
class F:
    def __float__(self): return 2.0
class I:
    def __index__(self): return 4
t('sqrt',C()) if 0 else print(m.sqrt(C()),m.sqrt(F()),m.sqrt(I())); print(m.pi,m.e,m.tau,m.inf,m.infj,m.nan,m.nanj); t('sqrt',10**400); t('exp',1e10)
