"""`minivm.VM` as far as it does not run a program."""

import pytest

import minivm


def test_what_the_package_exports() -> None:
    assert {"VM", "Error", "GuestError", "InternalError", "VMError"} <= set(dir(minivm))
    for name in minivm.__all__:
        assert getattr(minivm, name).__name__ == name
    with pytest.raises(AttributeError, match="module 'minivm' has no attribute 'nonsense'"):
        _ = minivm.nonsense


def test_the_three_kinds_of_failure_are_never_mixed() -> None:
    kinds = (minivm.GuestError, minivm.InternalError, minivm.VMError)
    assert all(issubclass(kind, minivm.Error) for kind in kinds)
    assert not any(issubclass(a, b) for a in kinds for b in kinds if a is not b)


def test_a_guest_error_reads_like_the_last_line_of_its_traceback() -> None:
    error = minivm.GuestError("KeyError", ("a",), "Traceback (most recent call last):\n  ...\nKeyError: 'a'\n")
    assert str(error) == "KeyError: 'a'"
    assert (error.type_name, error.arguments) == ("KeyError", ("a",))


def test_a_closed_vm_refuses_everything_but_closing() -> None:
    with minivm.VM() as vm:
        assert not vm.closed
    assert vm.closed
    vm.close()
    for request in (lambda: vm.exec("1"), lambda: vm.eval("1"), lambda: vm.get_global("a"), vm.take_output):
        with pytest.raises(minivm.VMError, match="the VM is closed"):
            request()


def test_only_plain_values_cross() -> None:
    with minivm.VM() as vm:
        for value in (object(), [lambda: 1], {"a": range(3)}):
            with pytest.raises(minivm.VMError, match="not a plain value"):
                vm.set_global("a", value)
