import ast


class Pause:
    def __await__(self):
        yield "paused"
        return 5


def compiled(source, mode="exec"):
    return compile(source, "a file", mode, flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)


code = compiled("x = await pause\nprint(x, locals() is namespace)\ny = x + await pause")
namespace = {"pause": Pause()}
namespace["namespace"] = namespace
coroutine = eval(code, namespace)
print(type(coroutine).__name__, coroutine.cr_frame.f_locals is namespace)
print(coroutine.send(None), coroutine.cr_frame.f_locals is namespace)
print(coroutine.send(None), coroutine.cr_frame.f_locals is namespace, namespace["x"])
try:
    coroutine.send(None)
except StopIteration as stop:
    print(stop.value, coroutine.cr_frame)
print(namespace["y"])

# Globals and locals of their own, of which the latter may be any mapping.
local = {"namespace": None}
coroutine = eval(code, {"pause": Pause()}, local)
for _ in range(3):
    try:
        print(coroutine.send(None), sorted(local))
    except StopIteration:
        print("end", sorted(local), local["y"])


class Names(dict):
    def __missing__(self, name):
        print("asked for", name)
        raise KeyError(name)


coroutine = eval(compiled("await pause + other", "eval"), {"pause": Pause(), "other": 2}, Names())
print(coroutine.send(None))
try:
    coroutine.send(None)
except StopIteration as stop:
    print(stop.value)

# One that is closed, one that is dropped halfway, one that raises: each lets go of its namespace.
class Kept:
    def __del__(self):
        print("let go of", self.name)

    def __init__(self, name):
        self.name = name


for end in "closed", "dropped", "raised":
    coroutine = eval(compiled("await pause\nnot_there"), {"pause": Pause()}, {"kept": Kept(end)})
    coroutine.send(None)
    if end == "closed":
        coroutine.close()
    elif end == "raised":
        try:
            coroutine.send(None)
        except NameError as error:
            print(error)
    del coroutine
    print("after", end)
