import concurrent.futures
import multiprocessing
import queue
import threading

context = multiprocessing.get_context('fork')


def square(x):
    return x * x


def fail(x):
    raise ValueError(x)


def worker(lock, out, n):
    for _ in range(20):
        with lock:
            out.put(n)


def main():
    lock = context.Lock()
    print(lock, lock.acquire(False), lock.acquire(False), lock.acquire(timeout=0.01), lock)
    lock.release()
    for action in (lock.release,):
        try:
            action()
        except Exception as e:
            print(type(e).__name__, e)
    again = context.RLock()
    print(again.acquire(), again.acquire(), again)
    again.release()
    again.release()
    try:
        again.release()
    except AssertionError as e:
        print(e)
    held = []
    with again:
        thread = threading.Thread(target=lambda: held.append(again.acquire(False)))
        thread.start()
        thread.join()
    print(held)
    semaphore = context.BoundedSemaphore(2)
    print(semaphore.acquire(), semaphore.get_value(), semaphore)
    semaphore.release()
    try:
        semaphore.release()
    except ValueError as e:
        print(e)
    raw = semaphore._semlock
    print(raw.kind, raw.maxvalue, raw.name, raw._count(), raw._is_mine(), raw._is_zero(), raw._get_value(), type(raw))
    print(type(raw).SEM_VALUE_MAX, multiprocessing.synchronize.SEM_VALUE_MAX)
    for arguments in ((7, 1, 1, '/n', True), (0, 1), (0, 1, 1, 5, True), (0, 1, 1, 'a\0b', True)):
        try:
            type(raw)(*arguments)
        except Exception as e:
            print(type(e).__name__, e)
    out = context.Queue()
    processes = [context.Process(target=worker, args=(lock, out, n)) for n in range(3)]
    for process in processes:
        process.start()
    print(sorted(out.get() for _ in range(60)) == sorted([0, 1, 2] * 20))
    for process in processes:
        process.join()
    print([process.exitcode for process in processes])
    try:
        out.get(timeout=0.01)
    except queue.Empty:
        print('empty')
    event, condition = context.Event(), context.Condition()
    child = context.Process(target=event.set)
    child.start()
    print(event.wait(), event.is_set())
    child.join()
    with condition:
        print(condition.wait(0.01))
    with context.Pool(2) as pool:
        print(pool.map(square, range(8)), pool.apply(square, (3,)), list(pool.imap(square, [1, 2])))
        print(pool.starmap(divmod, [(7, 2), (9, 4)]))
        try:
            pool.apply(fail, (4,))
        except ValueError as e:
            print(repr(e), type(e.__cause__).__name__)
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as executor:
        print(list(executor.map(square, range(5))), executor.submit(pow, 2, 10).result())
        print(repr(executor.submit(fail, 1).exception()))


main()
