"""Quoted-printable and uuencode at the bytes where quoting begins; digests of any kind of bytes are compared."""

import _operator
import binascii
from array import array

every = bytes(range(256))
print(binascii.b2a_qp(every))
print(binascii.b2a_qp(every, quotetabs=True, istext=False, header=True))
print([byte for byte in range(256) if binascii.b2a_qp(bytes([65, byte, 65])) != bytes([65, byte, 65])])
for line in [b"\x7f", b"\x80", b"\xff", b"\xff\x00", b"!!!!", b"#\x00\x00", b"# \x00", b"$`$-A=```\n", b"$ $-A=   \r\n", b"!a"]:
    try:
        print(binascii.a2b_uu(line))
    except binascii.Error as error:
        print(error)

kinds = [bytes, bytearray, memoryview, lambda data: array("B", data)]
for kind in kinds:
    for other in kinds:
        print(_operator._compare_digest(kind(b"abc"), other(b"abc")), _operator._compare_digest(kind(b"abc"), other(b"abd")), end=" ")
print()
for pair in [("a", b"a"), (b"a", 3), ("\xe4", "a"), (memoryview(b"abcd")[::2], b"ac"), (None, None), (bytearray(b"a"), "a")]:
    try:
        print(_operator._compare_digest(*pair))
    except Exception as error:
        print(type(error).__name__, error)
