# Where letters stop and start again: the whole groups of four before, between and behind, strictly and not.
import base64
import binascii

data = bytes(range(256)) * 3
for length in [*range(10), 100, 255, 768]:
    text = binascii.b2a_base64(data[:length], newline=False)
    assert binascii.a2b_base64(text) == binascii.a2b_base64(text.decode()) == data[:length]
    print(length, len(text), text[-8:], binascii.b2a_base64(data[:length])[-1:])
texts = [
    b"", b"=", b"====", b"A", b"AA", b"AAA", b"AAAA", b"AA=", b"AA==", b"AAA=", b"AAAA=", b"AAAA====", b"A===", b"AA==AA==", b"AA==A",
    b"QUJD\nREVG\n", b"QUJD\nRE\nVG", b"QU JDREVG", b"QUJDREV*G", b"QUJDRE==QUJD", b"QUJD=REVG", b"QUJDREVGQ", b"\nQUJD", b"QUJDREVG\xff",
    b"QUJDRE=\n=", b"Q=UJD", b"QU=JD", b"QUJ=D===", b"+/+/", b"-_-_", b"AAAAAAAA!AAAAAAAA", b"=AAAA", b"AAA==", b"AA=A", b"AA=A=",
]
for text in texts:
    for strict in (False, True):
        try:
            print(text, strict, binascii.a2b_base64(text, strict_mode=strict))
        except binascii.Error as error:
            print(text, strict, "Error:", error)
print(base64.decodebytes(base64.encodebytes(data)) == data, base64.b64decode(b"-_-_", b"-_"), base64.urlsafe_b64encode(b"\xfb\xff\xfe"))
print(binascii.hexlify(b"\x00\x7f\xff"), binascii.hexlify(data[:9], "-", 2), bytes(5).hex(":"), b"".hex(), data[:3].hex(" ", -2))
for text in (b"", b"0aF9", b"0aG9", b"\xff0", "é0", b"abc"):
    try:
        print(text, binascii.unhexlify(text))
    except ValueError as error:
        print(text, type(error).__name__, error)
print(data[:5].translate(bytes(range(1, 256)) + b"\0"), bytearray(b"abca").translate(None, b"a"), (b := b"abc").translate(bytes(range(256))) is b)
