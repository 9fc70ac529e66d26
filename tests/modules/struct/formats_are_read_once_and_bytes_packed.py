# Module functions that keep the formats they read, and objects that have one: values, sizes, errors.
import struct

for turn in range(2):
    for form, values in [
        ("<I", (5,)), (">hHiq", (-1, 2, -3, 4)), ("=bB?", (-1, 255, True)), ("@ci", (b"x", 7)), ("3s2xH", (b"ab", 9)), ("5p", (b"hello!",)),
        ("<fd", (1.5, -2.25)), ("<e", (0.5,)), ("", ()), ("20I", tuple(range(20))), ("100s", (b"long",)), ("<Q", (2**64 - 1,)), ("nN", (-1, 1)),
    ]:
        packed = struct.pack(form, *values)
        print(form, packed, struct.unpack(form, packed) == struct.Struct(form).unpack(packed), struct.unpack(form, packed), struct.calcsize(form))
        assert struct.pack(form.encode(), *values) == packed
    for form, values in [("<I", ()), ("<I", (1, 2)), ("<I", (-1,)), ("<I", ("a",)), ("y", ()), ("<B", (256,)), ("c", (b"ab",)), (1, ()), ("é", ()), ("3", ())]:
        try:
            print(struct.pack(form, *values))
        except (struct.error, TypeError, UnicodeError) as error:
            print(form, type(error).__name__, error)
    struct._clearcache()
print([len(struct.pack(f"{n}B", *range(n))) for n in range(130)])


class Form(str):
    pass


print(struct.pack(Form("<H"), 1), struct.pack("<H", 1), struct.pack(Form("<I"), 1))
buffer = bytearray(8)
struct.pack_into("<HH", buffer, 2, 1, 2)
print(buffer, struct.unpack_from("<H", buffer, 4), list(struct.iter_unpack("<HH", buffer)))
keep = struct.Struct("<I")
keep.__init__("<H")
print(keep.format, keep.size, keep.pack(1), struct.pack("<I", 1))
