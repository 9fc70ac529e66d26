"""`minivm.VM.gil`: what the GIL did, as data and as a trace."""

import pytest

import minivm
from minivm.gil import Event, Gil, ThreadUse, show

TWO_THREADS = """\
import sys, threading
sys.setswitchinterval(1e-4)
turn = 0
def work(me):
    global turn
    for _ in range(5):
        # Computes until the other thread has had its turn.
        while turn != me:
            pass
        turn = 1 - me
first, second = (threading.Thread(target=work, args=(me,), name=name) for me, name in enumerate(("one", "two")))
first.start(), second.start(), first.join(), second.join()
"""


def recorded(source: str) -> Gil:
    with minivm.VM(options={"record-gil": "on"}) as vm:
        vm.exec(source)
        return vm.gil()


def test_nothing_is_recorded_unless_asked_for() -> None:
    with minivm.VM() as vm, pytest.raises(minivm.VMError, match="the GIL is not recorded"):
        vm.gil()


def test_one_thread_holds_it_and_waits_for_nobody() -> None:
    gil = recorded("sum(range(1000))")
    (main,) = gil.threads
    assert (main.thread, main.name, main.label) == (1, "MainThread", "MainThread")
    assert main.turns >= 1
    assert 0 < main.longest_turn <= main.held <= gil.lasted
    assert (main.waits, main.waited, main.asked, main.handed_over) == (0, 0.0, 0, 0)
    assert gil.hand_offs == []


def test_threads_that_compute_are_asked_and_hand_over() -> None:
    gil = recorded(TWO_THREADS)
    names = {use.name: use for use in gil.threads}
    assert set(names) == {"MainThread", "one", "two"}
    for use in (names["one"], names["two"]):
        assert use.handed_over >= 1
        assert use.asked >= 1
        assert use.waits >= 1
        assert use.waited >= use.longest_wait > 0
    assert len(gil.hand_offs) >= sum(use.handed_over for use in gil.threads) - 1
    assert min(gil.hand_offs) > 0


def test_the_books_add_up() -> None:
    gil = recorded(TWO_THREADS)
    assert gil.forgotten == 0
    assert [event.at for event in gil.events] == sorted(event.at for event in gil.events)
    for use in gil.threads:
        own = [event.name for event in gil.events if event.thread == use.thread]
        assert own.count("takes") == use.turns
        assert own.count("hands over") == use.handed_over
        assert own.count("releases") == use.released
        assert own.count("is asked") == use.asked
        assert own.count("wakes in vain") == use.woke_in_vain
        # Who has taken it gives it up, or still has it.
        assert use.turns - use.released - use.handed_over in (0, 1)
    # One at a time: turns of different threads never overlap.
    holder = None
    for event in gil.events:
        if event.name == "takes":
            assert holder is None
            holder = event.thread
        elif event.name in ("releases", "hands over"):
            assert holder == event.thread
            holder = None


def test_the_trace_has_a_lane_for_each_thread() -> None:
    gil = recorded(TWO_THREADS)
    trace = gil.trace()["traceEvents"]
    lanes = {event["tid"]: event["args"]["name"] for event in trace if event["name"] == "thread_name"}
    assert sorted(lanes.values()) == ["MainThread", "one", "two"]
    spans = [event for event in trace if event["ph"] == "X"]
    assert {event["name"] for event in spans} == {"holds", "waits"}
    assert all(event["dur"] >= 0 and event["tid"] in lanes for event in spans)
    held = sum(event["dur"] for event in spans if event["name"] == "holds") / 1e6
    assert held == pytest.approx(gil.held, rel=1e-3)


def test_a_known_record_is_shown_in_numbers() -> None:
    computing = ThreadUse(1, "MainThread", 3, 0.09, 0.05, 0.08, 2, 0.01, 0.006, 2, 2, 0, 0, 0, 0.0)
    blocking = ThreadUse(2, None, 4, 0.001, 0.0005, 0.001, 2, 0.01, 0.005, 0, 0, 3, 1, 2, 0.01)
    gil = Gil(0.1, 0.005, [computing, blocking], [1e-5, 2e-5], [Event(0.0, 1, "takes")], 0)
    assert list(show(gil)) == [
        "0.100 s, held for 0.091 s of them; switch interval 5 ms; 1 events",
        "",
        "thread                       turns      held  share   longest       ran    asked  handed over",
        "MainThread                       3     90 ms    99%     50 ms     80 ms        2            2",
        "thread 2                         4      1 ms     1%    500 µs      1 ms        0            0",
        "",
        "thread                       waits    waited      mean   longest  in vain",
        "MainThread                       2     10 ms      5 ms      6 ms        0",
        "thread 2                         2     10 ms      5 ms      5 ms        1",
        "",
        "hand-offs: 2; half within 20 µs, 99% within 20 µs, the longest 20 µs",
        "convoy effect: thread 2 gave it up 3 times by itself, then waited for it 2 times, 5 ms each: 1.0 switch "
        "intervals, 10% of the whole time",
    ]
