import sys
try: sys.exit(None)
except SystemExit as e: print(e.code, e.args)
try: sys.exit((1, 2))
except SystemExit as e: print(e.code, e.args)
try: sys.exit(1, 2)
except TypeError as e: print(e)
raise SystemExit(True)
