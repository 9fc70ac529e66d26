import binascii as b
def t(f,*a,**k):
    try: print(f,a,k,'->',repr(getattr(b,f)(*a,**k)))
    except BaseException as e: print(f,a,k,type(e).__name__,e)
D=bytes(range(50))
for f in ('b2a_hex','hexlify'):
    t(f,b'abc\xff');t(f,'abc');t(f,b'abcd','-');t(f,b'abcdefg','-',2);t(f,b'abcdefg','-',-2);t(f,b'abcdefg',b':',3);t(f,b'abc','--');t(f,b'abc','');t(f,b'abc','\xe9');t(f,b'abc','\u20ac');t(f,b'abc',5);t(f,b'',':');t(f,b'abc',sep=':',bytes_per_sep=0);t(f,bytearray(b'ab'));t(f,b'abc',None)
for f in ('a2b_hex','unhexlify'):
    t(f,b'616263');t(f,'616263');t(f,'6');t(f,'6g');t(f,'\u20ac0');t(f,5);t(f,'')
t('b2a_base64',D);t('b2a_base64',b'ab',newline=False);t('b2a_base64',b'');t('b2a_base64','a')
for s in (b'YWJj',b'YWJ',b'YW==',b'Y',b'YW=',b'=',b'YWJjZA==xx',b'YW Jj\n',b'Y===',b'YWJj====',b'YW=Jj',b'!!YWJj',b'YQ=x=',b'abcde',b'ab=c=',b'',b'====',b'a=',b'YW==YW==',b'YQ==\n'):
    t('a2b_base64',s); t('a2b_base64',s,strict_mode=True)
t('a2b_base64','YWJj');t('a2b_base64','\xe9')
t('b2a_uu',b'hello world');t('b2a_uu',b'');t('b2a_uu',D);t('b2a_uu',b'x'*46);t('b2a_uu',b'\0\0\0',backtick=True);t('b2a_uu',b'',backtick=True)
for s in (b"+:&5L;&\\@=V]R;&0 \n",b'',b'#',b'$ab',b'!`\n',b'"  zz',b'#86)C\n',b'#86)Cxx\n',b'#8\x016)C',b'M',b'\x7f'): t('a2b_uu',s)
t('b2a_qp',b'hello=world \t\n\x00\xff.'*5);t('b2a_qp',b'a b\tc \n.\nfoo',quotetabs=True);t('b2a_qp',b'a b_c?',header=True);t('b2a_qp',b'a\r\nb\n',istext=False);t('b2a_qp',b'x'*200);t('b2a_qp',b'.\n');t('b2a_qp',b'trail \r\nx \n y\t')
t('a2b_qp',b'=41=42 =\nfoo=\r\nbar=zz=4');t('a2b_qp',b'a_b=5F',header=True);t('a2b_qp',b'==41');t('a2b_qp',b'=');t('a2b_qp','abc')
t('crc32',D);t('crc32',b'abc',5);t('crc32',b'abc',-1);t('crc32',b'abc',2**40);t('crc32','a');t('crc_hqx',b'abc',0);t('crc_hqx',b'abc',1000000);t('crc_hqx',D,-1)
print(b.Error,b.Incomplete,b.Error.__mro__)
