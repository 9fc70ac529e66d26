import warnings, sys
def warn(m='message', c=UserWarning): warnings.warn(m, c, stacklevel=2)
warn(); warn(); warn('deprecated', DeprecationWarning); warn('pending', PendingDeprecationWarning)
for i in range(2): warnings.warn(f'loop')
with warnings.catch_warnings(record=True) as w:
    warnings.simplefilter('always'); warn(); warn('x', RuntimeWarning); warnings.warn(SyntaxWarning('instance'))
    print([(x.category.__name__, str(x.message), x.lineno > 0) for x in w])
with warnings.catch_warnings():
    warnings.simplefilter('error')
    try: warn('as error')
    except UserWarning as e: print('raised', e)
    warnings.filterwarnings('ignore', 'quiet.*'); warn('quiet please')
    warnings.filterwarnings('once', category=ImportWarning); warn('once', ImportWarning); warn('once', ImportWarning)
with warnings.catch_warnings():
    warnings.simplefilter('module'); warn('m'); warn('m')
    warnings.resetwarnings(); warnings.simplefilter('default'); warn('d'); warn('d')
warnings.showwarning = lambda m, c, f, l, file=None, line=None: print('shown', c.__name__, m)
warn('custom show', FutureWarning); warnings.warn_explicit('explicit', UserWarning, 'some_file.py', 42)
print(warnings.formatwarning('m', UserWarning, 'file', 3, 'the line'))
for source in ('warnings.warn()', 'warnings.warn("a", 5)', 'warnings.warn("a", int)', 'warnings.simplefilter("nope")', 'warnings.filterwarnings("ignore", 5)', 'warnings.warn(5)', 'warnings.warn("a", stacklevel="x")', 'warnings.filterwarnings("ignore", "(")'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
print(len(warnings.filters) >= 0, issubclass(DeprecationWarning, Warning), BytesWarning.__mro__[1].__name__)
with warnings.catch_warnings():
    warnings.filterwarnings("error", "", Warning, "", 0)
    del warnings.filters
    try: warnings.warn("the filters that were are used")
    except UserWarning as e: print(repr(e))
