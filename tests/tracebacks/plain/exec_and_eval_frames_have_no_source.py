code = compile('def inner(x):\n    return x / 0\ninner(5)\n', '<generated>', 'exec')
def run(): exec(code)
import traceback
try: run()
except ZeroDivisionError: traceback.print_exc()
try: eval('1 +\n 2 + undefined_here')
except NameError: traceback.print_exc()
exec('raise ValueError("from exec")')
