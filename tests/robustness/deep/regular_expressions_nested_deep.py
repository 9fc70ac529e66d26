import re

for what, action in (
    ("groups", lambda: re.compile("(" * 5_000 + ")" * 5_000)),
    ("backtracking", lambda: re.match("(?:a?){50}a{50}$", "a" * 30)),
    ("long", lambda: re.match("(?:(a)|b)*", "ab" * 200_000).end()),
):
    try:
        print(what, action())
    except (RecursionError, re.error, OverflowError) as error:
        print(what, type(error).__name__)
