import _locale as l
def t(f,*a,**k):
    try: print(f.__name__,a,k,'->',repr(f(*a,**k)))
    except BaseException as e: print(f.__name__,a,k,type(e).__name__,e)
t(l.setlocale,99); t(l.setlocale,0,'xx_YY'); t(l.setlocale,6); t(l.setlocale,6,None); t(l.setlocale,6,'C'); t(l.setlocale,'a');t(l.setlocale,0,5)
t(l.localeconv); t(l.nl_langinfo,14);t(l.nl_langinfo,999999);t(l.nl_langinfo,131113);t(l.nl_langinfo,65536)
t(l.strcoll,'a','b');t(l.strcoll,'b','a');t(l.strcoll,'a\0','b');t(l.strcoll,1,'b');t(l.strxfrm,'abc\xe9');t(l.strxfrm,'a\0b');t(l.strxfrm,'')
t(l.gettext,'hello');t(l.dgettext,None,'x');t(l.dgettext,'d','x');t(l.dcgettext,'d','x',5);t(l.textdomain,None);t(l.textdomain,'foo');t(l.bindtextdomain,'foo',None);t(l.bindtextdomain,'foo','/tmp');t(l.bindtextdomain,'',None);t(l.bind_textdomain_codeset,'foo',None);t(l.bind_textdomain_codeset,'foo','utf-8')
t(l.getencoding);t(l.gettext,'h\0');t(l.gettext,5)

import gettext
import locale

print(locale.getlocale(), locale.localeconv()["decimal_point"], locale.getpreferredencoding(False))
print(locale.format_string("%10.2f|%d", (1234567.891, 1234567), grouping=True), locale.str(1.5), locale.atof("2.5"))
print(locale.normalize("en_US"), sorted("bca", key=locale.strxfrm))
print(gettext.gettext("a message"), gettext.ngettext("one", "many", 2), gettext.NullTranslations().gettext("x"))
