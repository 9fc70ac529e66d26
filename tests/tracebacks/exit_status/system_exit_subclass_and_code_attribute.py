class Quit(SystemExit): pass
try: raise Quit(2)
except SystemExit as e: e.code = 9; saved = e
print(saved.args)
raise saved
