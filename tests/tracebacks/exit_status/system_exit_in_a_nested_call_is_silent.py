def deep(n): return deep(n - 1) if n else exit_now()
def exit_now(): raise SystemExit('from the depths')
try: deep(10)
except Exception: print('SystemExit is not an Exception')
