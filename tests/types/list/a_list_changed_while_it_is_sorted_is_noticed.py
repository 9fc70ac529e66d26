def case(f):
    l=[3,1,2,5,4]
    def key(x):
        f(l); return x
    try: l.sort(key=key); print('ok',l)
    except ValueError as e: print(e,l)
    class C:
        def __init__(s,x): s.x=x
        def __lt__(s,o): f(m); return s.x<o.x
    m=[C(3),C(1),C(2)]
    try: m.sort(); print('ok',len(m))
    except ValueError as e: print(e,len(m))
case(lambda l: None)
case(lambda l: l.append(1))
case(lambda l: (l.append(1),l.pop()))
case(lambda l: (l.append(1),l.clear()))
case(lambda l: (l.append(1),l.__delitem__(slice(None))))
case(lambda l: l.clear())
case(lambda l: (l.extend([1,2,3]), l.__setitem__(slice(None),[])))
case(lambda l: len(l))
