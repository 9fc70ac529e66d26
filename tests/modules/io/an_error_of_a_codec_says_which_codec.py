"""An exception that a registered codec raises is raised anew with the codec's name, where its class allows."""

import codecs


class Mine(RuntimeError):
    pass


class WithSlots(RuntimeError):
    __slots__ = ("extra",)


class WithInit(RuntimeError):
    def __init__(self, *arguments):
        super().__init__(*arguments)


class WithNew(RuntimeError):
    def __new__(cls, *arguments):
        return super().__new__(cls, *arguments)


def holding():
    error = RuntimeError("holds something")
    error.attribute = 1
    return error


raised = [
    RuntimeError, RuntimeError("why"), RuntimeError("one", "two"), RuntimeError(1), Mine("why"), WithSlots("why"),
    WithInit("why"), WithNew("why"), KeyError("why"), OSError("why"), OSError(1, "why"), UnicodeDecodeError("a", b"b", 0, 1, "c"),
    UnicodeError("why"), StopIteration("why"), ValueError("\u20ac"), holding(), AttributeError("why"), KeyboardInterrupt("why"),
]
current = None


def fail(*arguments):
    raise current


codecs.register(lambda name: codecs.CodecInfo(fail, fail, name=name) if name == "failing_codec" else None)
for current in raised:
    for action in [
        lambda: "text".encode("failing_codec"),
        lambda: b"bytes".decode("Failing-Codec"),
        lambda: codecs.encode(3, "failing_codec"),
        lambda: codecs.decode(b"", "failing_codec", "ignore"),
    ]:
        try:
            action()
        except BaseException as error:
            cause = error.__cause__
            print(type(error).__name__, error.args, type(cause).__name__, cause is current, error.__suppress_context__)

for data, codec in [(b"garbage", "zlib"), (b"xyz", "hex"), (b"x", "base64"), (b"\xff", "rot13")]:
    try:
        codecs.decode(data, codec)
    except Exception as error:
        print(type(error).__name__, error, "|", type(error.__cause__).__name__)
