def f(a,b=1,*c,d,**e):
    """doc"""
    x = [y for y in c if a]
    def g(): return x
    return g
c=f.__code__
for n in sorted(dir(c)):
    if n.startswith('co_') and n not in('co_consts','co_lines','co_positions','co_filename'): print(n,getattr(c,n))
print(list(c.co_lines())); print(list(c.co_positions()))
print(c.replace(co_name='zz').co_name, c.replace()==c, c.replace(co_firstlineno=5)==c)
for bad in (dict(co_code=1), dict(co_foo=1), dict(co_name=3), dict(co_names=(1,)), dict(co_argcount=99), dict(co_argcount=-1), dict(co_nlocals=1)):
    try: c.replace(**bad)
    except Exception as e: print(type(e), e)
def k(): return 1
k.__code__=k.__code__.replace(co_consts=(None, [object]))
print(k())
