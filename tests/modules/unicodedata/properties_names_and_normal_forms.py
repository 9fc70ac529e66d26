import unicodedata as u
def t(f,*a,**k):
    try: print(f,ascii(a),k,'->',ascii(getattr(u,f)(*a,**k)))
    except BaseException as e: print(f,ascii(a),k,type(e).__name__,e)
for c in 'a1²½٣一가\u0301(\x00𝔸Ⅷ\u1e9bﬁ\ud800\U0010ffff\u3401㍿\uac00\ufa10\u00e9\u2126\u212b五\u5146\u0f33':
    for f in ('category','bidirectional','combining','mirrored','east_asian_width','decomposition','name','decimal','digit','numeric'): t(f,c)
for f in ('name','decimal','digit','numeric'): t(f,'\x01','dflt'); t(f,'ab'); t(f,5); t(f)
t('category','');t('category','ab');t('category',5)
for n in ('LATIN SMALL LETTER A','latin small letter a','HANGUL SYLLABLE GAG','CJK UNIFIED IDEOGRAPH-4E00','CJK UNIFIED IDEOGRAPH-12','nope','', 'x'*300): t("lookup",n)
t('lookup',5); t('lookup','\xe9')
for form in ('NFC','NFD','NFKC','NFKD','X'):
    for s in ('abc','\xe9\u0301','e\u0301','ﬁ','\uac00','\u1100\u1161','\u212b','a\u0323\u0307','a\u0307\u0323'): t('normalize',form,s); t('is_normalized',form,s)
t('normalize',5,'a');t('normalize','NFC',5)
print(u.unidata_version, u.ucd_3_2_0.unidata_version, type(u.ucd_3_2_0), u.UCD)
for c in 'a\u0221\u20ac\u1e9e\u0370\u05ba': print(u.ucd_3_2_0.category(c),u.ucd_3_2_0.name(c,None),u.ucd_3_2_0.bidirectional(c), u.ucd_3_2_0.normalize('NFKC',c)==c)
t('name','\U0001f600');print('\N{GRINNING FACE}')
