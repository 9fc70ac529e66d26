import _thread

lock = _thread.allocate_lock()
for args in ((0, 3), (1, -2), (1, 1e30), ("x",), (1, "x"), (True, float("nan")), (False, -1), (1, -1)):
    try:
        print(args, lock.acquire(*args))
        lock.release()
    except Exception as e:
        print(args, type(e), e)


def attempt(function, *args):
    try:
        print(function(*args))
    except BaseException as e:
        print(type(e), e)


attempt(lock.release)
attempt(_thread.RLock().release)
print(_thread.LockType, _thread.error, _thread.TIMEOUT_MAX, _thread._ExceptHookArgs)
print(dir(lock), dir(_thread.RLock), dir(_thread._local))
for args in ((), (1,), (print,), (print, []), (print, (), 1), (1, ()), (print, (), {}, 1)):
    attempt(_thread.start_new_thread, *args)
attempt(_thread._local, 1)
again = _thread.RLock()
again.acquire()
again.acquire()
print(again._recursion_count(), again._release_save()[0], again._is_owned())
attempt(again._release_save)
attempt(_thread.stack_size, 1)
attempt(_thread.stack_size, -1)
print(_thread.stack_size(1 << 20), _thread.stack_size(0), _thread.stack_size())
attempt(_thread.exit)
