print('a starts')
import _circular_b
value = 'a value'
print('a ends', _circular_b.seen)
