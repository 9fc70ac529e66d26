import csv, io, _csv, sys
def t(s,**k):
    try: print(s,'->',repr(eval(s,globals(),k)))
    except BaseException as e: print(s,type(e).__name__,e)
def R(lines,**k): return list(csv.reader(lines,**k))
def W(rows,**k):
    f=io.StringIO(); w=csv.writer(f,**k); out=[w.writerow(r) for r in rows]; return f.getvalue(), out
t("R(['a,b,c','1,\"2,3\",4'])"); t("R(['a,\"b\"\"c\",d'])"); t("R(['\"a\\n','b\",c'])"); t("R(['a;b'],delimiter=';')"); t("R([\"'a,b',c\"],quotechar=\"'\")"); t("R(['a, b'],skipinitialspace=True)"); t("R(['a,\"b'])"); t("R(['a,\"b'],strict=True)"); t("R(['a,\"b\"c'])"); t("R(['a,\"b\"c'],strict=True)"); t("R(['a,b\\\\,c'],escapechar='\\\\')"); t("R(['1,2.5,\"x\"'],quoting=csv.QUOTE_NONNUMERIC)"); t("R(['1,x'],quoting=csv.QUOTE_NONNUMERIC)"); t("R(['a,\"b\"'],quoting=csv.QUOTE_NONE)"); t("R(['','a','\\n',',',',,\\n'])"); t("R(['a\\rb'])"); t("R(['a\\r\\n','b\\r'])"); t("R([1])"); t("R([b'a'])"); t("R(5)"); t("R(['a\\0b'])"); t("R(['\"a\"\"'])"); t("R(['a\"b'])"); t("R(['a\\tb'],dialect='excel-tab')"); t("R(['\"a\\\\\"b\"'],escapechar='\\\\',doublequote=False)"); t("R(['a\\\\'],escapechar='\\\\')"); t("R(['a\\nb'])"); t("R(['\"\"'])"); t("R(['\"\",\"\"'])"); t("R([' \"a\"'])"); t("R(['a,b\\n','\\n','c'])")
t("W([['a','b,c','d\"e',1,2.5,None,'x\\ny']])"); t("W([[]])"); t("W([['']])"); t("W([[None]])"); t("W([['','']])"); t("W([['a b',1]],quoting=csv.QUOTE_ALL)"); t("W([['a',1,2.5,None,True]],quoting=csv.QUOTE_NONNUMERIC)"); t("W([['a,b']],quoting=csv.QUOTE_NONE)"); t("W([['a,b','c\"d']],quoting=csv.QUOTE_NONE,escapechar='\\\\')"); t("W([['a\"b']],doublequote=False)"); t("W([['a\"b']],doublequote=False,escapechar='\\\\')"); t("W([['a','b']],delimiter=';',lineterminator='\\n')"); t("W([5])"); t("W(['abc'])"); t("W([['']],quoting=csv.QUOTE_NONE)"); t("W([['a\\rb']])"); t("W([[' a']])"); t("W([[' a']],skipinitialspace=True)"); t("W([['a|b']],delimiter='|')"); t("W([[1e300,10**20,-0.0,float('nan')]])"); t("W([['é','漢']])"); t("W([['\"']],quotechar=None,quoting=csv.QUOTE_NONE,escapechar='!')"); t("W([['a!b']],escapechar='!')"); t("W([['a!b']],escapechar='!',quoting=csv.QUOTE_ALL)")
for k in ("delimiter=''","delimiter='ab'","delimiter=5","delimiter=None","quotechar=''","quotechar='ab'","quotechar=5","quotechar=None","escapechar=''","escapechar='ab'","escapechar=5","lineterminator=None","lineterminator=5","quoting=9","quoting='a'","quoting=None","quoting=-1","doublequote=5","strict='x'","foo=1","skipinitialspace=None","dialect='nope'","dialect=5","delimiter='\\n'","delimiter='\\0'"): t(f"R(['a,b'],{k})")
t("csv.reader()"); t("csv.writer()"); t("csv.writer(5)"); t("csv.reader([],'excel',1)"); t("csv.list_dialects()"); t("csv.get_dialect('excel')is not None"); t("csv.get_dialect('nope')"); d=csv.get_dialect('excel'); t("d.delimiter,d.quotechar,d.escapechar,d.lineterminator,d.quoting,d.doublequote,d.skipinitialspace,d.strict"); t("type(d)")
try: d.delimiter=';'
except AttributeError as e: print(e)
try: d.strict=1
except (AttributeError,TypeError) as e: print(type(e),e)
csv.register_dialect('x',delimiter='|',quoting=csv.QUOTE_ALL); t("csv.list_dialects()"); t("R(['a|b'],dialect='x')"); t("R(['a|b'],dialect='x',delimiter=',')"); t("csv.register_dialect(5)"); t("csv.register_dialect('y','nope')"); t("csv.unregister_dialect('x')"); t("csv.unregister_dialect('x')"); t("csv.register_dialect('z',csv.excel,delimiter='ab')"); t("csv.register_dialect()")
class D(csv.Dialect): delimiter=':'; quotechar="'"; quoting=csv.QUOTE_MINIMAL; lineterminator='\n'
t("R([\"a:'b:c'\"],dialect=D)"); t("R([\"a:'b:c'\"],dialect=D())"); t("W([['a:b']],dialect=D)")
class E(csv.Dialect): delimiter='ab'; quoting=0; lineterminator='\n'; quotechar='"'
try: E()
except csv.Error as e: print(e)
t("csv.field_size_limit()"); t("csv.field_size_limit('a')"); t("csv.field_size_limit(5)"); t("R(['abcdefgh'])"); t("csv.field_size_limit(131072)")
r=csv.reader(iter(['a\n','"b\n','c"\n'])); t("next(r)",r=r); t("r.line_num",r=r); t("next(r)",r=r); t("r.line_num",r=r); t("next(r)",r=r); t("r.dialect.delimiter",r=r); t("iter(r) is r",r=r); t("type(r)",r=r); t("type(csv.writer(io.StringIO()))")
f=io.StringIO(); dw=csv.DictWriter(f,['a','b'],restval='-',extrasaction='raise'); dw.writeheader(); dw.writerow({'a':1}); t("dw.writerow({'c':1})",dw=dw); dw.writerows([{'a':3,'b':4}]); t("f.getvalue()",f=f); t("list(csv.DictReader(io.StringIO('x,y\\n1,2\\n3,4,5\\n6\\n'),restkey='rest'))")
w=csv.writer(f); t("w.writerows([[1],[2]])",w=w); t("w.writerows(5)",w=w); t("w.writerows([5])",w=w); t("w.dialect.quoting",w=w); t("csv.Sniffer().sniff('a;b;c\\n1;2;3\\n').delimiter"); t("csv.Sniffer().has_header('name,age\\nbob,3\\nann,4\\n')")
class Bad:
    def write(self,s): raise ValueError('boom')
t("csv.writer(Bad()).writerow([1])",Bad=Bad)
class Str:
    def __str__(self): raise KeyError('str')
t("W([[Str()]])",Str=Str,W=W); t("_csv.Dialect().delimiter"); t("_csv.Dialect(delimiter=';').delimiter"); t("csv.Error.__mro__"); t("csv.__version__"); import copy,pickle; t("copy.copy(d)",d=d,copy=copy); t("pickle.dumps(d)",d=d,pickle=pickle)
