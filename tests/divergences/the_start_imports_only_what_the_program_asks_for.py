import sys

print('os' in sys.modules, 'importlib._bootstrap_external' in sys.modules or '_frozen_importlib_external' in sys.modules)
print(__loader__ is None)
