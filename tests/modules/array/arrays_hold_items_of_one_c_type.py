import array as m, copy, pickle, io
A=m.array
def t(s,**k):
    try: print(s,'->',repr(eval(s,globals(),k)))
    except BaseException as e: print(s,type(e).__name__,e)
def x(s,**k):
    try: exec(s,globals(),k); print(s,'ok')
    except BaseException as e: print(s,type(e).__name__,e)
for c in m.typecodes: t(f"A('{c}').itemsize"); t(f"A('{c}',[1,2,3])" if c!='u' else "A('u','abc')")
t("A('i',b'\\1\\0\\0\\0')"); t("A('i',b'abc')"); t("A('u','h\\xe9')"); t("A('i','abc')"); t("A('x')"); t("A()"); t("A(5)"); t("A('ii')"); t("A('i',5)"); t("A('i',[1.5])"); t("A('b',[200])"); t("A('B',[-1])"); t("A('B',[256])"); t("A('h',[40000])"); t("A('H',[-1])"); t("A('i',[2**31])"); t("A('I',[-1])"); t("A('I',[2**32])"); t("A('l',[2**63])"); t("A('L',[-1])"); t("A('q',[2**63])"); t("A('Q',[2**64])"); t("A('Q',[-1])"); t("A('f',['a'])"); t("A('d',[1,2.5])"); t("A('f',[0.1])"); t("A('u',[1])"); t("A('u',['ab'])"); t("A('d',A('i',[1,2]))"); t("A('i',A('d',[1.0]))"); t("A('i',(1,2))"); t("A('i',range(3))"); t("A('i',[1],x=1)"); t("A('b',[1,'a'])")
a=A('i',[5,1,4,1]); t("a[0],a[-1],a[1:3],a[::-1],a[::2],len(a),1 in a,9 in a,a.count(1),a.index(4)"); t("a[9]"); t("a['a']"); t("a.index(99)"); t("a.index(1,2)"); t("a.remove(99)"); x("a[9]=1"); x("a[0]='x'"); x("a[0]=2**40"); t("a"); x("del a[9]"); x("a[1:2]=A('i',[7,8,9])"); t("a"); x("a[1:2]=[1]"); x("a[1:2]=A('d',[1])"); x("a[::2]=A('i',[0,0,0])"); t("a"); x("a[::2]=A('i',[0])"); x("del a[::2]"); t("a"); x("del a[0:1]"); t("a")
t("a.append(3)"); t("a.append('x')"); t("a.extend([1,2])"); t("a.extend(A('i',[9]))"); t("a.extend(A('d',[9]))"); t("a.extend(5)"); t("a.insert(0,-1)"); t("a.insert(-1,77)"); t("a.insert(100,78)"); t("a"); t("a.pop()"); t("a.pop(0)"); t("a.pop(99)"); t("A('i').pop()"); t("a.reverse()"); t("a.tolist()"); t("a.tobytes()"); t("a.frombytes(b'\\1\\0\\0\\0')"); t("a.frombytes(b'abc')"); t("a.frombytes('x')"); t("a.fromlist([1,2])"); t("a.fromlist([1,'x'])"); t("a.fromlist((1,))"); t("a"); t("a.byteswap()"); t("a"); a.byteswap(); t("a.remove(1)"); t("a"); t("a.typecode, a.itemsize"); t("A('u','abc').tounicode()"); t("a.tounicode()"); t("a.fromunicode('x')"); u=A('u','ab'); t("u.fromunicode('cd')"); t("u"); t("u[0]"); t("u.tolist()")
t("a+A('i',[1])"); t("a+A('d',[1])"); t("a+[1]"); t("A('i',[1,2])*3"); t("3*A('i',[1])"); t("A('i',[1])*-1"); t("a*'x'"); b=A('i',[1,2]); b+=A('i',[3]); b*=2; t("b"); x("b+=[1]"); x("b*='x'"); x("b+=A('d')")
t("A('i',[1,2])==A('d',[1,2])"); t("A('i',[1,2])<A('i',[1,3])"); t("A('i',[1,2])<[1]"); t("A('i',[1,2])==[1,2]"); t("A('i',[1])<A('i',[1,2])"); t("A('i',[3])>=A('i',[1,2])"); t("A('i',[1])!=A('i',[1])"); t("hash(a)")
t("list(iter(a))"); t("iter(a)is not None"); t("copy.copy(b)"); t("copy.deepcopy(b)"); t("pickle.loads(pickle.dumps(A('d',[1.5,2])))"); t("pickle.loads(pickle.dumps(A('u','xy'),2))"); t("A('i',[1]).__reduce_ex__(3)"); t("A('i',[1]).__reduce_ex__(2)"); t("bytes(A('h',[1,2]))"); t("bytearray(A('b',[1,2]))"); t("memoryview(A('h',[1,2])).tolist()"); t("memoryview(A('d',[1,2])).format"); t("A('i',[1]).buffer_info()[1]")
f=io.BytesIO(); t("A('i',[1,2]).tofile(f)"); f.seek(0); z=A('i'); t("z.fromfile(f,2)"); t("z"); t("z.fromfile(f,1)"); t("z.fromfile(f,-1)"); t("sum(A('d',[.5,.25]))"); t("sorted(A('i',[3,1,2]))"); t("max(A('b',[1,5,2]))"); t("A('i',[])"); t("A('u','')"); t("repr(A('f',[1.5]))"); t("A('b',b'abc')"); t("A('u','a')+A('u','b')")
class S(A):
    def __init__(self,*a): self.z=1
t("S('i',[1,2])"); t("S('i',[1]).z"); t("type(S('i',[1])[:])"); t("m.ArrayType is A")
mv=memoryview(a); x("a.append(1)"); x("a[0]=5"); mv.release(); x("a.append(1)"); import struct; t("struct.unpack('2i',A('i',[1,2]))")
t("A('d',[float('nan')])==A('d',[float('nan')])"); t("A('Q',[2**63]).tolist()"); t("A('l',[True])"); t("A('i',{1:2})"); it=iter(A('i',[1,2])); t("next(it)"); t("type(it)"); t("it.__reduce__()[1:]"); t("A.__doc__[:20]")
