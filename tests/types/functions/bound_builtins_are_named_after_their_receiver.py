"""`__qualname__` of a bound builtin method names the class of its receiver; a wrapped slot's names where it is from."""


class Items(list):
    pass


class Table(dict):
    pass


for function in (
    Items().append,
    Items.append,
    list.append,
    [].append,
    Items().__len__,
    Items.__len__,
    Table().get,
    Table.fromkeys,
    Table().fromkeys,
    dict.fromkeys,
    Table().__class_getitem__,
    len,
    "".join,
    object().__reduce__,
    Items().__reduce__,
    Items().__init_subclass__,
    int.from_bytes,
    True.from_bytes,
):
    print(function.__name__, function.__qualname__)
