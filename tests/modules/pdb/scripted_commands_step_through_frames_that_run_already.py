import pdb,io,sys
def f(a):
    b = a + 1
    p=pdb.Pdb(stdin=io.StringIO("n\np b\nw\nl\nn\nargs\nj 6\nn\ns\nr\nc\n"), stdout=sys.stdout, readrc=False, nosigint=True); p.use_rawinput=False
    p.set_trace()
    c = b * 2
    d = c - 1 if 'c' in locals() else -1
    return g(d)
def g(x):
    for i in range(2):
        x += i
    return x
print(f(3))
def h():
    p=pdb.Pdb(stdin=io.StringIO("b g\nc\nw\nup\np d0\ndown\nuntil\nunt\nwhatis x\npp {'a':1}\ntbreak h\ncl 1\nbt\nb\ndisplay x\nn\nn\nu\nl .\nsource g\nll\nretval\nq\n"), stdout=sys.stdout, readrc=False, nosigint=True); p.use_rawinput=False
    d0=9
    p.set_trace()
    d1=g(d0)
    return d1
try: print(h())
except BaseException as e: print(type(e))
sys.settrace(None)
p=pdb.Pdb(stdin=io.StringIO("s\ns\nn\nn\np 1+1\nc\n"), stdout=sys.stdout, readrc=False, nosigint=True); p.use_rawinput=False
p.run("x=1\ny=2\nprint(x+y)")
p=pdb.Pdb(stdin=io.StringIO("w\nu\np i\nq\n"), stdout=sys.stdout, readrc=False, nosigint=True); p.use_rawinput=False
def boom(i):
    return i/0
try: boom(3)
except ZeroDivisionError as e:
    p.reset()
    p.interaction(None,e.__traceback__)
