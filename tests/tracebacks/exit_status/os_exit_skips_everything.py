import os, sys, atexit
atexit.register(print, 'never')
print('flushed'); sys.stdout.flush()
try: os._exit(5)
finally: print('never')
