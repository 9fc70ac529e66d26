class A: pass
class S: __slots__ = ("x",)
class S3: __slots__ = ("y",)
for src in ('class A(int,str): pass','class A(bool): pass','class A(type(None)): pass','class A(int,object): pass','class A(object,int): pass','class A(A0,A0): pass','class A(5): pass','class A(len): pass','class A(range): pass','class A(type(lambda:0)): pass','class A(slice): pass','class A(int):\n __slots__=("a",)','class A:\n __slots__=("a","a")','class A:\n __slots__=5','class A:\n __slots__=(1,)','class A:\n __slots__=("1a",)','class A:\n __slots__=("a",)\n a=1','class A:\n __slots__="__dict__","__dict__"','class A(A0):\n __slots__="__dict__"','class A(A0):\n __slots__="__weakref__"','class A:\n __slots__={"a":"doc"}','class A:\n __slots__=iter("ab")', 'class A(S,S3): pass', 'class A(tuple):\n __slots__=("x",)', 'class A(tuple):\n __slots__=()', 'class A(Exception, int): pass', 'class A(dict,list): pass','class A(Exception,dict): pass', 'class A(*[]): pass','class A(metaclass=type, x=1): pass', 'class A(metaclass=lambda *a,**k: k, x=1): pass'):
    ns={'A0':A,'S':S,'S3':S3}
    try: exec(src,ns); print(src.replace('\n',';'),'ok',ns['A'])
    except Exception as e: print(src.replace('\n',';'),type(e).__name__,e)
