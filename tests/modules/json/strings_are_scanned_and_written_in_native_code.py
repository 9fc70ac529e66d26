import json, _json
from json import decoder, scanner, encoder
def t(f,*a,**k):
    try: print(f.__name__ if hasattr(f,'__name__') else f,a,k,'->',ascii(f(*a,**k)))
    except BaseException as e: print(f.__name__,a,k,type(e).__name__,e)
print(_json.__name__)
S=_json.scanstring
for s in ('abc"','a\\n\\t\\u0041\\ud83d\\ude00"x','\\ud800"','\\ud83dx"','\\q"','\\u12"','\\uzzzz"','abc','a\nb"','\\','\\u"','é漢😀"','','\\u00','\\ud83d\\u0041"','\\/\\\\\\""','a\x00b"','\\ud83d\\q"'):
    t(S,s,0); t(S,s,0,False)
t(S,'x"abc"',2); t(S,'abc',9); t(S,'abc',-1); t(S,5,0); t(S,b'a"',0); t(S,'a'); t(S,'"a"',1,True,3); t(S,'"a"','x')
for f in (_json.encode_basestring_ascii,_json.encode_basestring):
    for s in ('abc','a"b\\c','\n\r\t\b\f\x00\x1f\x7f','é漢😀','\ud800',''): t(f,s)
    t(f,5); t(f)
t(json.loads,'{"a":[1,2.5,true,null,"x\\u00e9"],"b":{}}'); t(json.loads,'"a\nb"'); t(json.loads,'{"a":"b'); t(json.loads,'["a\\x"]'); t(json.dumps,{'k"':['é\n',1.5,None,True]}); t(json.dumps,'é\u2028',ensure_ascii=False); t(json.loads,'"abc" x')
class S2(str): pass
t(json.dumps,S2('q"')); print(_json.scanstring, _json.encode_basestring_ascii)
