import os
import signal
import sys
import threading
import time


def attempt(function, *args, **kwargs):
    try:
        result = function(*args, **kwargs)
    except BaseException as error:
        print(function.__name__, args, kwargs, type(error).__name__, error)
    else:
        print(function.__name__, args, kwargs, "->", repr(result))


seen = []


def handler(number, frame):
    seen.append((signal.Signals(number).name, frame.f_code.co_name, threading.current_thread() is threading.main_thread()))


print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)
print(signal.getsignal(signal.SIGPIPE), signal.getsignal(signal.SIGUSR1))
print(signal.signal(signal.SIGUSR1, handler))
print(signal.getsignal(signal.SIGUSR1) is handler)


def sends():
    os.kill(os.getpid(), signal.SIGUSR1)
    print(seen)
    signal.raise_signal(signal.SIGUSR1)
    print(seen)
    signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)
    print(len(seen))


sends()
seen.clear()

# Sent from another thread, handled by the first one.
other = threading.Thread(target=lambda: os.kill(os.getpid(), signal.SIGUSR1))
other.start()
other.join()
while not seen:
    pass
print(seen[0][0], seen[0][2])


class Interrupted(Exception):
    pass


def raises(number, frame):
    raise Interrupted(signal.strsignal(number))


signal.signal(signal.SIGALRM, raises)
try:
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    while True:
        pass
except Interrupted as error:
    print("loop left:", error)
try:
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    time.sleep(60)
except Interrupted as error:
    print("sleep left:", error)
try:
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    threading.Event().wait()
except Interrupted as error:
    print("lock left:", error)
try:
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    signal.pause()
except Interrupted as error:
    print("pause left:", error)
reader, writer = os.pipe()
try:
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    os.read(reader, 1)
except Interrupted as error:
    print("read left:", error)
print(signal.getitimer(signal.ITIMER_REAL))

# A handler that raises no exception does not end a wait: PEP 475.
signal.signal(signal.SIGALRM, lambda number, frame: os.write(writer, b"x"))
signal.setitimer(signal.ITIMER_REAL, 0.01)
print(os.read(reader, 1))

try:
    os.kill(os.getpid(), signal.SIGINT)
except KeyboardInterrupt as error:
    print("KeyboardInterrupt", error.args)
attempt(signal.default_int_handler, 2, None)

print(signal.signal(signal.SIGINT, signal.SIG_IGN) is signal.default_int_handler)
signal.raise_signal(signal.SIGINT)
print(repr(signal.signal(signal.SIGINT, signal.default_int_handler)))
print(repr(signal.signal(signal.SIGUSR1, signal.SIG_DFL)) == repr(handler))

# Blocking.
signal.signal(signal.SIGUSR2, handler)
seen.clear()
print(signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGUSR2}))
os.kill(os.getpid(), signal.SIGUSR2)
print(seen, signal.sigpending())
print(signal.pthread_sigmask(signal.SIG_UNBLOCK, [signal.SIGUSR2]))
print(len(seen), signal.sigpending())
signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1])
signal.raise_signal(signal.SIGUSR1)
print(repr(signal.sigwait([signal.SIGUSR1])))
signal.raise_signal(signal.SIGUSR1)
info = signal.sigwaitinfo([signal.SIGUSR1])
print(type(info), info.si_signo, info.si_pid == os.getpid(), info.si_uid == os.getuid(), len(info))
print(signal.sigtimedwait([signal.SIGUSR1], 0))
signal.pthread_sigmask(signal.SIG_SETMASK, [])

# The wake-up descriptor.
os.set_blocking(writer, False)
print(signal.set_wakeup_fd(writer) == -1)
signal.raise_signal(signal.SIGUSR2)
print(os.read(reader, 10), signal.set_wakeup_fd(-1) == writer)

print(len(signal.valid_signals()), signal.SIGTERM in signal.valid_signals(), 32 in signal.valid_signals())
print(signal.Signals(15), signal.Handlers(0), signal.Sigmasks(1), list(signal.Signals)[:3])
attempt(signal.signal, 0, 5)
attempt(signal.signal, 65, 0)
attempt(signal.signal, signal.SIGKILL, signal.SIG_IGN)
attempt(signal.signal, "a", 1)
attempt(signal.signal, 1)
attempt(signal.signal, 2, 1.0)
attempt(signal.getsignal, 0)
attempt(signal.getsignal, 32)
attempt(signal.strsignal, 65)
attempt(signal.strsignal, 2)
attempt(signal.set_wakeup_fd, reader)
attempt(signal.set_wakeup_fd, 99)
attempt(signal.setitimer, 9, 1)
attempt(signal.setitimer, 0, "a")
attempt(signal.getitimer, 5)
attempt(signal.pthread_sigmask, 0, [0])
attempt(signal.pthread_sigmask, 0, [1 << 1000])
attempt(signal.pthread_sigmask, 0, [-(1 << 1000)])
attempt(signal.pthread_sigmask, 0, [65])
attempt(signal.pthread_sigmask, 7, [])
attempt(signal.sigtimedwait, [2], -1)
attempt(signal.raise_signal, 99)
attempt(signal.siginterrupt, 99, True)
attempt(signal.alarm, 0)
print(signal.ItimerError, signal.ItimerError.__mro__[1], signal.struct_siginfo)


def elsewhere():
    attempt(signal.signal, 2, signal.SIG_IGN)
    attempt(signal.set_wakeup_fd, 0)
    print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)


other = threading.Thread(target=elsewhere)
other.start()
other.join()

# What nobody catches.
sys.stdout.flush()
signal.raise_signal(signal.SIGINT)
