"""Native `f` is a cast in C, the other orders refuse what a float cannot hold."""

import array
import struct

for order in "@=<>!":
    for letter, number in ("f", 1e300), ("f", -1e39), ("f", float("inf")), ("e", 1e6), ("d", 1e300):
        try:
            packed = struct.pack(order + letter, number)
            print(order, letter, struct.unpack(order + letter, packed))
        except (OverflowError, struct.error) as error:
            print(order, letter, type(error).__name__, error)

for code in None, 1, "", "ab":
    try:
        array.array(code)
    except TypeError as error:
        print(error)
