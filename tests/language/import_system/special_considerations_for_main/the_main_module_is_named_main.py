import sys
print(__name__, __package__, __spec__, __doc__)
main = sys.modules['__main__']
print(main.__dict__ is globals(), main.__name__, hasattr(main, '__file__'), __file__ == main.__file__, __file__.endswith('the_main_module_is_named_main.py'))
import __main__
print(__main__ is main)
main.injected = 1
print(injected)
import _imported_twice
exec(compile('print("run", __name__)', 'x', 'exec'), {'__name__': '__main__'})
if __name__ == '__main__': print('guarded code runs')
print(sorted(n for n in globals() if n.startswith('__')))
print(sys.argv == [__file__], sys.path[0] == __file__.rpartition('/')[0])
