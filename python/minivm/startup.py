"""What the guest is told about the process it lives in: the configuration of an interpreter.

The configuration is one marshalled dict, so no string is lost on the way (surrogates of odd file names included):

    "sys"        {attribute: value}: what the guest's `sys` shows because the host's does. `flags` is a dict by
                 name, `version_info` a plain tuple, `implementation` a dict
    "stdio"      {"stdin" | "stdout" | "stderr": None (closed) or (encoding, errors, line_buffering)}
    "unbuffered" python was started with -u or PYTHONUNBUFFERED
    "hash_seed"  None (random) or PYTHONHASHSEED's number
    "owns_process"    the guest handles signals, and its end is the process's
    "capture_output"  stdout and stderr go to memory (`Interpreter.take_output`)
    "options"    {name: value} of `_minivm.OPTIONS`, as written
"""

import marshal
import os
import sys

_SHOWN_AS_THE_HOSTS = (
    "_base_executable",
    "_framework",
    "_git",
    "_stdlib_dir",
    "_xoptions",
    "abiflags",
    "api_version",
    "base_exec_prefix",
    "base_prefix",
    "copyright",
    "dont_write_bytecode",
    "exec_prefix",
    "executable",
    "hexversion",
    "platform",
    "platlibdir",
    "prefix",
    "pycache_prefix",
    "stdlib_module_names",
    "version",
    "warnoptions",
)


def configuration(
    *,
    argv: list[str],
    orig_argv: list[str],
    path: list[str],
    options: dict[str, str],
    owns_process: bool,
    capture_output: bool = False,
) -> bytes:
    # A tool in the host's process may have replaced a stream, by one that need not have these attributes.
    return marshal.dumps(
        {
            "sys": {
                **{name: getattr(sys, name) for name in _SHOWN_AS_THE_HOSTS},
                "argv": argv,
                "orig_argv": orig_argv,
                "path": path,
                "flags": {name: getattr(sys.flags, name) for name in sys.flags.__match_args__},
                "int_max_str_digits": sys.get_int_max_str_digits(),
                "filesystem_encoding": (sys.getfilesystemencoding(), sys.getfilesystemencodeerrors()),
                "version_info": tuple(sys.version_info),
                "implementation": {
                    "cache_tag": sys.implementation.cache_tag,
                    "multiarch": getattr(sys.implementation, "_multiarch", ""),
                },
            },
            "stdio": {name: _stream(getattr(sys, f"__{name}__")) for name in ("stdin", "stdout", "stderr")},
            "unbuffered": _unbuffered(),
            "hash_seed": _hash_seed(),
            "owns_process": owns_process,
            "capture_output": capture_output,
            "options": options,
        }
    )


def _stream(stream: object) -> tuple[str, str, bool] | None:
    if stream is None:
        return None
    return stream.encoding, stream.errors, stream.line_buffering  # type: ignore[attr-defined]


def _unbuffered() -> bool:
    # sys.flags does not show -u; python's own streams do.
    stream = sys.__stdout__ or sys.__stderr__
    return stream is not None and stream.write_through


def _hash_seed() -> int | None:
    seed = "" if sys.flags.ignore_environment else os.environ.get("PYTHONHASHSEED", "")
    return int(seed) if seed not in ("", "random") else None
