# args: one "two words" --three
import sys
print(sys.argv[1:], sys.version_info[:2], sys.version_info.major, sys.version_info >= (3, 11), sys.byteorder, sys.maxsize, sys.maxunicode, sys.platform, sys.float_info.max, sys.float_info.epsilon, sys.int_info.bits_per_digit, sys.hash_info.width, sys.float_repr_style, sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.getfilesystemencodeerrors())
print(sys.flags.optimize, sys.flags.dont_write_bytecode, sys.flags.utf8_mode, sys.flags.isolated, sys.dont_write_bytecode, sys.implementation.cache_tag, sys.hexversion >> 24, sys.api_version, sys.copyright.splitlines()[0], sys.version_info.releaselevel, 'posix' in sys.builtin_module_names, 'itertools' in sys.stdlib_module_names, len(sys.stdlib_module_names) > 200)
print(sys.stdin.name, sys.stdout.name, sys.stderr.name, sys.stdout.encoding, sys.stdout.errors, sys.stderr.errors, sys.stdin.isatty(), sys.stdout.writable(), sys.__stdout__ is sys.stdout, sys.getrecursionlimit(), sys.getswitchinterval(), sys.is_finalizing(), sys.getallocatedblocks() > 0, sys.exc_info(), sys.gettrace(), sys.getprofile())
s = 'some' + 'text'; print(sys.intern(s) is sys.intern('sometext'))
for source in ('sys.intern(5)', 'sys.exit(1, 2)', 'sys.setrecursionlimit(0)', 'sys.setrecursionlimit("a")', 'sys.getrefcount()', 'sys._getframe("a")', 'sys.setswitchinterval(-1)', 'sys.getsizeof()', 'sys.nope', 'sys.exc_info(1)', 'sys.version_info.major = 1', 'sys.flags.optimize = 1', 'sys.settrace()', 'type(sys.version_info)()', 'type(sys.flags)()', 'sys.call_tracing(len, ([1, 2],))', 'sys.exception()', 'sys.getsizeof(1, 2, 3)', 'sys.set_int_max_str_digits(5)', 'sys.audit()', 'sys.audit("event", 1)', 'sys.audit(5)', 'sys.displayhook()', 'sys.setswitchinterval("x")', 'sys.path_importer_cache.__class__', 'type(sys.meta_path)', 'type(sys.path_hooks)', 'sys.unraisablehook(5)', 'sys.excepthook(1)', 'sys.getdlopenflags() >= 0'):
    try: print(source, '=', eval(source) if 'major =' not in source and 'optimize =' not in source else exec(source))
    except SystemExit as e: print(source, 'SystemExit', e.code)
    except Exception as e: print(source, '|', type(e).__name__, e)
try: raise ValueError('current')
except ValueError: print(sys.exc_info()[0].__name__, sys.exception(), sys.exc_info()[2].tb_lineno)
flags = sys.getdlopenflags()
print(sys.setdlopenflags(flags | 256), sys.getdlopenflags() == flags | 256, sys.setdlopenflags(flags))
