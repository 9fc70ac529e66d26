import copy
import pickle
from collections import OrderedDict as O

def t(s):
    try: print(s, '=>', eval(s))
    except BaseException as e: print(s, '!!', type(e).__name__, e)
o=O(a=1,b=2,c=3)
for s in ['O([],[])','O(5)','O([1])','O([(1,2,3)])','O([(1,)])','o.update([],[])','o.update(5)','o.update()','O.fromkeys("ab")','O.fromkeys("ab",5)','O.fromkeys()','o.pop()','o.pop("z")','o.pop("z",9)','o.pop(key="c")','o','o.popitem(last=False)','o','O().popitem()','o.move_to_end("q")','o.move_to_end()','o.setdefault("n")','o.setdefault(key="m",default=4)','o','hash(o)','o==dict(o)','o==O(reversed(list(o.items())))','o!=O(o)','o|{"x":1}','{"x":1}|o','type({"x":1}|o)','o|5','[]|o','o.copy()','copy.copy(o) is o','pickle.loads(pickle.dumps(o))','o.__reduce__()[:4]','type(iter(o))','iter(o).__reduce__()[1]','type(o.keys()),type(o.values()),type(o.items())','o.keys()','o.items()','o.values()','list(reversed(o))','list(reversed(o.items()))','list(reversed(o.values()))','o.keys()&{"b"}','type(reversed(o.keys()))','o.keys().__class__.__mro__','O.__mro__','o.__dict__','setattr(o,"at",1) or o.__reduce__()[2]','O.__init__.__text_signature__','repr(O())','dict(o)','{**o}','len(o)','"b" in o','o["zz"]','o.get("b")','o.clear()','o','O(a=1).__eq__(5)','O.fromkeys([1,2],[])', 'type(o).__name__, O.__module__, O.__qualname__', 'O({"z":1,"y":2}, x=3)', 'O(zip("ab",[1,2]))', 'O(O(a=1))','O.move_to_end.__text_signature__','isinstance(o,dict)']: t(s)
class S(O):
    def __setitem__(s,k,v): print('set',k); super().__setitem__(k,v)
    def __getitem__(s,k): print('get',k); return super().__getitem__(k)
    def __missing__(s,k): return 'miss'
s=S(a=1); s.update(b=2); print(s, s['q'], s.copy(), s|{'r':1}, s.setdefault('a'), s.setdefault('n',1), s.pop('a'), dict(s), list(s.items()))
for act in ['o["new"]=1','del o["c"]','o.move_to_end("a")','o.move_to_end("c")','o["a"]=5','o.clear()']:
    o=O(a=1,b=2,c=3); it=iter(o); out=[]
    try:
        for k in it:
            out.append(k)
            if k in ('a','c'): exec(act)
    except Exception as e: out.append(repr(e))
    print(act, out)
o=O()
for i in range(1000):
    o[i]=i
    if len(o)>10: o.popitem(last=False)
    if i%7==0: o.move_to_end(next(reversed(o)), last=False)
print(o)
o['self']=o; print(repr(o)[-40:])
