import grp
import os
import pwd


def attempt(function, *args):
    try:
        print(function.__name__, args, function(*args))
    except Exception as error:
        print(function.__name__, args, type(error).__name__, error)


for argument in ("root", "nope", 5, "a\0"):
    attempt(pwd.getpwnam, argument)
    attempt(grp.getgrnam, argument)
for argument in (0, 99999, -1, "a", 2**40):
    attempt(pwd.getpwuid, argument)
    attempt(grp.getgrgid, argument)
print(len(pwd.getpwall()), len(grp.getgrall()), pwd.getpwall()[0].pw_name, grp.getgrall()[0].gr_mem)
print(pwd.struct_passwd.__match_args__, grp.struct_group.n_fields, os.path.expanduser("~root/x"))
