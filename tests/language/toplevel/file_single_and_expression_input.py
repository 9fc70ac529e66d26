for mode in ('exec', 'single', 'eval'):
    for source in ('1 + 1', 'x = 1', '', 'x = 1\ny = 2', 'x = 1; y = 2', 'if 1: x', 'if 1:\n  x = 1', 'if 1:\n  x = 1\n', '1, 2', '1 +', '  1', '1\n', '\n\n1', '# c', 'lambda: 0', 'yield 1', 'return', 'def f(): pass', '(1\n+ 2)', '1\n2', '*a', 'x', 'pass', '"""doc"""', '@d\nclass C: pass\n', 'x := 1', '(x := 1)', 'await x', 'None'):
        try: code = compile(source, '<in>', mode)
        except SyntaxError as e: print(mode, repr(source), '|', type(e).__name__, e.msg)
        else: print(mode, repr(source), 'compiles', code.co_name)
for bad in (('1', 's', 'other'), (5, 's', 'exec'), ('1', 5, 'exec'), ('1', 's'), ('1', 's', 'exec', 1 << 30), ('1', 's', 'exec', 0, False, 7)):
    try: compile(*bad)
    except Exception as e: print(bad[1:], type(e).__name__, e)
print(eval(compile('1 + 1', 's', 'eval')), compile('1', 'name', 'eval').co_filename, exec(compile('z = 5', 's', 'exec')), z)
print(eval('  1 + 1  '), eval('(1,\n2)'), eval('1 # comment'))
