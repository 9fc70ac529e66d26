import typing
from typing import Any, Union, Optional, List, Dict, Callable, TypeVar, Generic, NamedTuple, TypedDict, Protocol, runtime_checkable, Literal, ClassVar, Final, get_type_hints, get_origin, get_args, cast, overload, NewType, Annotated, TYPE_CHECKING, NoReturn, Tuple, Iterator, ParamSpec, Self
print(Optional[int], Union[int, str, int], Union[int], List[int], Dict[str, List[int]], Callable[[int], str], Callable[..., Any], Tuple[int, ...], Literal['a', 1], Any, ClassVar[int], Final, Annotated[int, 'meta'], Iterator[int], NoReturn, Union[int, None] == Optional[int], Union[int, str] == Union[str, int], List[int] == list[int], TYPE_CHECKING, Self)
T = TypeVar('T'); K = TypeVar('K', bound=int); C = TypeVar('C', int, str, covariant=False); print(T, K.__bound__, C.__constraints__, List[T][int], Dict[T, K][str, bool], List[T].__parameters__, ParamSpec('P'))
class Stack(Generic[T]):
    def __init__(self): self.items = []
    def push(self, x: T) -> None: self.items.append(x)
s = Stack[int](); s.push(1); print(s.items, Stack[int], Stack.__orig_bases__, s.__orig_class__, Stack.__parameters__, type(s).__name__, Stack[T][str])
class Pt(NamedTuple):
    x: int
    y: int = 5
    def dist(self): return self.x + self.y
print(Pt(1), Pt(1).dist(), Pt._field_defaults, Pt.__annotations__, NamedTuple('Q', [('a', int)])(3))
class Movie(TypedDict, total=False): name: str; year: int
print(Movie(name='x'), Movie.__total__, Movie.__annotations__, Movie.__optional_keys__ == {'name', 'year'})
@runtime_checkable
class Sized(Protocol):
    def __len__(self) -> int: ...
class NotRuntime(Protocol):
    def go(self): ...
print(isinstance([], Sized), isinstance(5, Sized), issubclass(list, Sized))
def f(a: int, b: 'str' = 'x', *c: Optional[float], **d: 'List[int]') -> 'Stack[int]': ...
print(get_type_hints(f), get_origin(List[int]), get_args(Dict[str, int]), get_origin(Union[int, str]), get_args(Callable[[int], str]), get_origin(int), get_args(Literal[1, 'a']), get_origin(Annotated[int, 1]), cast(int, 'not checked'))
UserId = NewType('UserId', int); print(UserId(5), UserId.__name__, UserId)
@overload
def o(x: int) -> int: ...
@overload
def o(x: str) -> str: ...
def o(x): return x * 2
print(o(2), o('a'), len(typing.get_overloads(o)))
for source in ('List[int]()', 'Union[()]', 'Optional[1, 2]', 'Generic[int]', 'Generic[T, T]', 'Stack[int, str]', 'isinstance([], List[int])', 'isinstance(1, Union[int, str])', 'Any()', 'Union()', 'TypeVar("T", int)', 'TypeVar()', 'isinstance(1, NotRuntime)', 'Callable[int]', 'issubclass(int, Any)', 'Literal[()]', 'ClassVar[ClassVar[int]]', 'Pt()', 'cast(1)', 'NewType("a")', 'type("X", (Union[int, str],), {})', 'List[int, str]', 'List["fwd"]', 'List["not valid !"]', 'Dict[int]', 'Tuple[()]', 'typing.Nope', 'Final[int, str]', 'get_type_hints(5)', 'Optional[None]', 'typing.Type[int]', 'typing.DefaultDict[str, int]', 'T | int', 'int | List[str]', 'typing.Counter[str]'):
    try: print(source, '=', eval(source))
    except Exception as e: print(source, '|', type(e).__name__, e)
