"""The host's multibyte codecs (East Asian encodings) at the guest's service: a step of one at a time.

    request = (direction, module, name, data, flags, final)
    answer  = (result, consumed, flags, error)

`direction`  "encode" or "decode"
`module`     of CPython's extension modules, such as "_codecs_jp"
`name`       of the codec, such as "shift_jis"
`data`       str or bytes
`flags`      the eight bytes of state that the codec keeps between steps, as an integer; None at the start
`final`      whether nothing follows

`result`     bytes or str
`consumed`   how much of the data it stands for; the rest waits for more
`error`      None, or (start, end, reason): what cannot be coded; the result is then of what stands before
"""

import _multibytecodec
import importlib
import marshal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Answer = tuple[Any, int, int, tuple[int, int, str] | None]

FLAGS = 8
"""Bytes."""

_coders: "dict[tuple[str, str, str], Any]" = {}


def answer(request: bytes) -> bytes:
    direction, module, name, data, flags, final = marshal.loads(request)
    step = _encode if direction == "encode" else _decode
    return marshal.dumps(step(_coder(direction, module, name), data, flags, final))


def _coder(direction: str, module: str, name: str) -> "Any":
    key = direction, module, name
    if key not in _coders:
        codec = importlib.import_module(module).getcodec(name)
        base = {
            "encode": _multibytecodec.MultibyteIncrementalEncoder,
            "decode": _multibytecodec.MultibyteIncrementalDecoder,
        }[direction]
        _coders[key] = type(name, (base,), {"codec": codec})
    return _coders[key]()


def _decode(coder: "Any", data: bytes, flags: int | None, final: bool) -> "Answer":
    start = coder.getstate() if flags is None else (b"", flags)
    coder.setstate(start)
    error = None
    try:
        text = coder.decode(data, final)
    except UnicodeDecodeError as failure:
        error = failure.start, failure.end, failure.reason
        data = data[: failure.start]
        coder.setstate(start)
        text = coder.decode(data)
    pending, flags = coder.getstate()
    return text, len(data) - len(pending), flags, error


def _encode(coder: "Any", data: str, flags: int | None, final: bool) -> "Answer":
    # The state is an integer of these bytes: how many are text that waits, that text in UTF-8, and the flags.
    start = coder.getstate() if flags is None else flags << 8
    coder.setstate(start)
    error = None
    try:
        encoded = coder.encode(data, final)
    except UnicodeEncodeError as failure:
        error = failure.start, failure.end, failure.reason
        data = data[: failure.start]
        coder.setstate(start)
        encoded = coder.encode(data)
        if start >> 8 == 0 and _waiting(coder)[0]:
            # What follows cannot be part of it.
            coder.setstate(start)
            encoded = coder.encode(data, True)
    pending, flags = _waiting(coder)
    return encoded, len(data) - len(pending), flags, error


def _waiting(coder: "Any") -> tuple[str, int]:
    state = coder.getstate()
    state = state.to_bytes(max(1 + FLAGS, (state.bit_length() + 7) // 8), "little")
    end = 1 + state[0]
    return state[1:end].decode(), int.from_bytes(state[end : end + FLAGS], "little")
