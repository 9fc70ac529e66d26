"""Of `__setitem__` and `__delitem__` the class has one: what the other operation says."""

import operator


class Sets:
    def __setitem__(self, key, value):
        print("set", key, value)


class Deletes:
    def __delitem__(self, key):
        print("deleted", key)


class Gets:
    def __getitem__(self, key):
        return key


def attempt(function, *args):
    try:
        function(*args)
    except Exception as error:
        print(type(error).__name__, error)


for subject in (Sets(), Deletes(), Gets(), object(), (1,), "a", range(2), None, int):
    for key in (1, slice(0, 1), "k"):
        attempt(operator.setitem, subject, key, "v")
        attempt(operator.delitem, subject, key)


class Unsubscriptable:
    __class_getitem__ = None


attempt(operator.getitem, Unsubscriptable, 0)
attempt(operator.getitem, Sets, 0)
