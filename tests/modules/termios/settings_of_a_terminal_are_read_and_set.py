"""Settings and sizes of a pseudo-terminal, and what is refused of files that are none."""

import os
import termios
import tty


def attempt(action, *arguments):
    try:
        print(action(*arguments))
    except Exception as error:
        print(type(error), type(error).__mro__[1:3], error.args, error)


print({name: value for name, value in sorted(vars(termios).items()) if isinstance(value, int)})
master, slave = os.openpty()
before = termios.tcgetattr(slave)
print(before)
tty.setraw(slave)
print(termios.tcgetattr(slave))
termios.tcsetattr(slave, termios.TCSANOW, before)
print(termios.tcgetattr(slave) == before)
changed = termios.tcgetattr(slave)
changed[3] &= ~termios.ECHO & ~termios.ICANON
changed[4] = changed[5] = termios.B9600
changed[6][termios.VMIN] = 3
changed[6][termios.VTIME] = b"\x02"
termios.tcsetattr(slave, termios.TCSADRAIN, changed)
after = termios.tcgetattr(slave)
print(after[3] == changed[3], after[4:6], after[6][termios.VMIN], after[6][termios.VTIME], after[6][termios.VINTR])

print(termios.tcgetwinsize(slave), termios.tcsetwinsize(slave, (24, 80)), termios.tcgetwinsize(master), os.get_terminal_size(slave))
print(termios.tcsetwinsize(slave, [3, 4]), termios.tcgetwinsize(slave))
for action in [
    lambda: termios.tcflush(slave, termios.TCIOFLUSH), lambda: termios.tcdrain(slave), lambda: termios.tcsendbreak(slave, 0),
    lambda: termios.tcflow(slave, termios.TCOON),
]:
    attempt(action)

reader, writer = os.pipe()
for action, arguments in [
    (termios.tcgetattr, (reader,)), (termios.tcgetattr, (9999,)), (termios.tcgetattr, ("x",)), (termios.tcsetattr, (slave, 0, 3)),
    (termios.tcsetattr, (slave, 0, [])), (termios.tcsetattr, (slave, 0, before[:6] + [3])), (termios.tcsetattr, (slave, 99, before)),
    (termios.tcsetattr, (slave, 0, before[:6] + [[b"a"]])), (termios.tcsetattr, (slave, 0, before[:6] + [[b"ab"] * 32])),
    (termios.tcsetattr, (reader, 0, before)), (termios.tcsetattr, (slave, 0, [1 << 70] + before[1:])), (termios.tcsetattr, (slave, 0, ["x"] + before[1:])),
    (termios.tcgetwinsize, (reader,)), (termios.tcsetwinsize, (slave, (1,))), (termios.tcsetwinsize, (slave, 3)),
    (termios.tcsetwinsize, (slave, (1, 1 << 20))), (termios.tcflush, (reader, 1)), (termios.tcdrain, (reader,)),
    (termios.tcsendbreak, (reader, 0)), (termios.tcflow, (slave, 99)), (termios.tcflush, (slave, 99)),
]:
    attempt(action, *arguments)
