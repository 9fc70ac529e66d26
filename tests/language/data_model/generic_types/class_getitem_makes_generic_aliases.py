class Box:
    def __class_getitem__(cls, item): return f'{cls.__name__}[{item}]'
class Sub(Box): pass
print(Box[1], Sub['x', 2], Box[()], Box[1:2])
try: Box()[1]
except TypeError as e: print(e)
g = list[int]
print(g, type(g).__name__, g.__origin__, g.__args__, g.__parameters__, g('ab'), g() == [], list[int] == list[int], hash(list[int]) == hash(list[int]), list[int] != list[str])
print(dict[str, list[int]], tuple[int, ...], tuple[()], set['fwd'], type[int], list[None], list[[int]])
print(isinstance(g, type), issubclass(type(g), type), g.append is list.append, g.__doc__ == list.__doc__, g.__class__, g.__mro_entries__((g,)))
class L(list[int]): pass
print(L.__bases__, L.__orig_bases__, L([1, 2]), L.__mro__[1])
print(int | str, int | None, None | int, list[int] | str, (int | str) | float, int | int, (int | str) == (str | int), type(int | str).__name__, (int | str).__args__, hash(int | str) == hash(str | int))
print(isinstance(1, int | str), (int | str).__or__(bytes))
for source in ('int[int]', 'str[0]', 'list[int]()[0]', 'isinstance([], list[int])', 'list[int].nope', 'int | 5', '5 | int', 'list[int][str]', 'dict[int, str][int]', 'object[int]', 'issubclass(int, list[int] | int)', 'isinstance([], int | list[int])', '(int | str)()', '(int | str)[0]', 'list[int] < list[str]', 'class_ | int', 'range[int]', 'bool[1]', 'type(list[int])(list)', 'type(list[int])(list, int)', 'type(list[int])(list, (int, str))'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
class Meta(type):
    def __getitem__(cls, i): return f'meta {i}'
class Both(metaclass=Meta):
    def __class_getitem__(cls, i): return 'class_getitem loses'
print(Both['x'])
import collections
print(collections.deque[int], collections.OrderedDict[str, int], type(collections.deque[int]).__name__)
class G:
    __class_getitem__ = classmethod(type(list[int]))
print(G[int].__origin__ is G, G[int]().__class__ is G, G[int].__args__, G[int, str]().__orig_class__ == G[int, str])
