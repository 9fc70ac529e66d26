import _circular_a
import _circular_b
print(_circular_a.value, _circular_b.seen)
import sys
sys.modules.pop('_circular_a'); sys.modules.pop('_circular_b')
try: import _circular_b as b
except AttributeError as e: print(e)
