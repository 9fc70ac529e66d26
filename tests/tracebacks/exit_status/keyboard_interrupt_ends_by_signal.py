print('before', flush=True)
def f(): raise KeyboardInterrupt
try: f()
finally: print('cleanup')
