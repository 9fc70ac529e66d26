t = ()
for _ in range(1000000): t = (t,)
try: hash(t)
except RecursionError as e: print('RecursionError')
