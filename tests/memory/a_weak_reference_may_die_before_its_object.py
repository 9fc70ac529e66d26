# Weak references that are dropped, made again and outlived: what they leave behind must not confuse the heap.
import weakref


class C:
    pass


def steps():
    return sum(i % 3 for i in range(5000))


kept = C()
for callback in None, print:
    reference = weakref.ref(kept, callback)
    print(reference() is kept, weakref.getweakrefcount(kept))
    del reference
    print(weakref.getweakrefcount(kept), steps())

first = weakref.ref(kept)
second = weakref.ref(kept, lambda dead: print("called", dead is second, dead()))
print(weakref.getweakrefcount(kept), steps())
del first
print(weakref.getweakrefcount(kept), steps())
del kept
print(second(), steps())

# References and their objects in one cycle.
some = [C() for _ in range(20)]
for one in some:
    one.other = weakref.ref(some[0])
    one.own = weakref.proxy(one)
del one, some[5:]
print(weakref.getweakrefcount(some[0]), weakref.getweakrefcount(some[1]), steps())
for one in some:
    del one.other, one.own
print(weakref.getweakrefcount(some[0]), steps())
