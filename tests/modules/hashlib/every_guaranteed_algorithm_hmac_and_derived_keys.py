import hashlib, hmac
def t(f,*a,**k):
    try: print(f.__name__,a,k,'->',repr(f(*a,**k)))
    except BaseException as e: print(f.__name__,a,k,type(e).__name__,e)
print(sorted(hashlib.algorithms_guaranteed))
for n in sorted(hashlib.algorithms_guaranteed):
    h=hashlib.new(n,b'abc'); h2=getattr(hashlib,n)(); h2.update(b'a'); h2.update(b'bc')
    d=(16,) if n.startswith('shake') else ()
    print(n,h.name,h.digest_size,h.block_size,h.hexdigest(*d),h.digest(*d)==h2.digest(*d),h.copy().hexdigest(*d)==h.hexdigest(*d), type(h).__name__)
s=hashlib.shake_128(b'x'); t(s.digest,0);t(s.digest,-1);t(s.digest);t(s.hexdigest,300); t(s.digest,'a')
t(hashlib.new,'nope');t(hashlib.md5,'abc');t(hashlib.sha256,5);t(hashlib.new,5)
print(hmac.new(b'key',b'msg','sha256').hexdigest(), hmac.digest(b'k'*200,b'm','sha1').hex(), hmac.compare_digest(b'a',b'a'), hmac.compare_digest('a','b'))
h=hmac.new(b'key',digestmod=hashlib.sha512); h.update(b'x'); print(h.name,h.digest_size,h.block_size,h.copy().hexdigest()); t(hmac.new,b'k');t(hmac.new,'k',b'','md5')
print(hashlib.pbkdf2_hmac('sha256',b'pw',b'salt',100).hex(), hashlib.pbkdf2_hmac('sha1',b'pw'*50,b'salt',3,50).hex())
t(hashlib.pbkdf2_hmac,'sha1',b'',b'',0);t(hashlib.pbkdf2_hmac,'sha1',b'',b'',1,0);t(hashlib.pbkdf2_hmac,'nope',b'',b'',1)
import io
print(hashlib.file_digest(io.BytesIO(b'abc'*1000),'sha256').hexdigest())
print(hashlib.blake2b(b'x',digest_size=10,key=b'k',salt=b's',person=b'p').hexdigest())
