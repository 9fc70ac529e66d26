print('b starts')
import _circular_a
seen = hasattr(_circular_a, 'value')
try:
    from _circular_a import value
except ImportError as e:
    print(str(e).split(' (/')[0])
print('b ends')
