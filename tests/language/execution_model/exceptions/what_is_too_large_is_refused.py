def t(f):
    try: r=f(); print(type(r).__name__)
    except (MemoryError,OverflowError,ValueError,TypeError,RecursionError) as e: print(type(e).__name__, e)
t(lambda: [0]*(2**62)); t(lambda: 'a'*(2**62)); t(lambda: b'a'*(2**63)); t(lambda: (1,)*(2**62)); t(lambda: bytearray(2**62)); t(lambda: bytes(2**63))
t(lambda: 1<<(2**63)); t(lambda: 1<<-1); t(lambda: '%1000000000000000000000d'%1); t(lambda: format(1,'99999999999999999999d')); t(lambda: 'a'.ljust(2**62)); t(lambda: '\t'.expandtabs(2**62)); t(lambda: 'a'.center(2**63))
t(lambda: range(2**70)[2**69]); t(lambda: len(range(2**70))); t(lambda: [1][2**70]); t(lambda: 'a'[2**70]); t(lambda: [1,2][2**70:]); t(lambda: list(range(5))[::2**70]); t(lambda: [1]*-5); t(lambda: 10**10**2 and 1)
t(lambda: int('9'*5000)); t(lambda: str(10**5000)); t(lambda: float(10**400)); t(lambda: 10**400/3); t(lambda: 2.0**5000); t(lambda: (-8)**0.5); t(lambda: 0**-1); t(lambda: 0.0**-1); t(lambda: int(float('inf'))); t(lambda: int(float('nan'))); t(lambda: round(float('nan'))); t(lambda: round(1e300,-2**70)); t(lambda: divmod(1.0,0)); t(lambda: 5%0); t(lambda: 5.0//0); t(lambda: complex(1)/0); t(lambda: hash(float('nan')) and 1)
t(lambda: 'a'.replace('','b'*(2**40))); t(lambda: 'x'.join(['a'*10]*5)); t(lambda: eval('('*300+')'*300)); t(lambda: eval('['*150+']'*150)); t(lambda: compile('-'*100000+'1','','eval')); t(lambda: compile('x'+'.a'*50000,'','eval') and 1)
t(lambda: exec('\n'.join(f'a{i}={i}' for i in range(3000))))
t(lambda: eval('+'.join(['1']*3000)))
t(lambda: eval('f('+','.join(['1']*300)+')',{'f':lambda *a: len(a)}))
t(lambda: eval('['+','.join(['x']*70000)+']',{'x':1}))
t(lambda: eval('lambda '+','.join(f'a{i}' for i in range(300))+': 0')(*range(300)))
def deep(n):
    s=''
    for i in range(n): s+=' '*i+'if 1:\n'
    return s+' '*n+'x=1'
t(lambda: exec(deep(50))); 
for n in (99,100,101):
    try: exec(deep(n))
    except SyntaxError as e: print(e.msg)
    except IndentationError as e: print(e)
for k in (20,21):
    src='\n'.join(' '*i+'for a in (1,):' for i in range(k))+'\n'+' '*k+'pass'
    try: exec(src); print('ok')
    except SyntaxError as e: print(e.msg)
import sys
for v in (0,-1,5,'a',2**40,10):
    try: sys.setrecursionlimit(v); print('set',v)
    except Exception as e: print(type(e).__name__,e)
