import _namespace_part.inner as inner
import _namespace_part
print(inner.where, _namespace_part.inner is inner)
print(hasattr(_namespace_part, '__file__'), _namespace_part.__spec__.origin, len(list(_namespace_part.__path__)), type(_namespace_part.__path__).__name__)
print(_namespace_part.__name__, _namespace_part.__package__, _namespace_part.__spec__.loader is not None, _namespace_part.__doc__)
try: from _namespace_part import missing
except ImportError as e: print(str(e).split(' (')[0])
try: import _namespace_part.missing
except ModuleNotFoundError as e: print(e)
