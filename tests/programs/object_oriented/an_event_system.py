"""Publish and subscribe with priorities, wildcards, one-shot handlers, weak subscribers, cancelled events."""
import weakref
from collections import defaultdict
class Event:
    def __init__(self, name, **data): self.name, self.data, self.cancelled, self.trail = name, data, False, []
    def __getattr__(self, key):
        try: return self.__dict__['data'][key]
        except KeyError: raise AttributeError(f'event {self.name} has no {key!r}') from None
    def cancel(self): self.cancelled = True
class Bus:
    def __init__(self): self.handlers, self.errors = defaultdict(list), []
    def on(self, pattern, priority=0, once=False):
        def register(f):
            ref = weakref.WeakMethod(f) if hasattr(f, '__self__') else (lambda f=f: f)
            self.handlers[pattern].append((-priority, len(self.handlers[pattern]), ref, once))
            self.handlers[pattern].sort(key=lambda h: h[:2])
            return f
        return register
    def matching(self, name):
        yield from self.handlers.get(name, ())
        parts = name.split('.')
        for i in range(len(parts) - 1, -1, -1): yield from self.handlers.get('.'.join(parts[:i] + ['*']), ())
    def emit(self, name, **data):
        event = Event(name, **data)
        for entry in list(self.matching(name)):
            f = entry[2]()
            if f is None: self.drop(entry); continue
            try: result = f(event)
            except Exception as e: self.errors.append((name, f.__name__, repr(e)))
            else:
                event.trail.append(f.__name__)
                if result is not None: event.data['result'] = result
            if entry[3]: self.drop(entry)
            if event.cancelled: break
        return event
    def drop(self, entry):
        for handlers in self.handlers.values():
            if entry in handlers: handlers.remove(entry)
bus = Bus()
@bus.on('user.login', priority=1)
def greet(e): return f'hello {e.name_}'
@bus.on('user.login')
def audit(e): print('audit', e.name, sorted(e.data))
@bus.on('user.*', once=True)
def first_only(e): print('first user event', e.name)
@bus.on('*')
def everything(e): return len(e.trail)
@bus.on('user.banned', priority=9)
def stop(e): e.cancel()
@bus.on('user.broken')
def broken(e): return e.missing
class Listener:
    def __init__(self, tag): self.tag, self.seen = tag, []; bus.on('user.login')(self.heard)
    def heard(self, e): self.seen.append(e.name_); print(self.tag, self.seen)
l = Listener('L1')
for name, data in (('user.login', {'name_': 'ann'}), ('user.login', {'name_': 'bob'}), ('user.banned', {}), ('user.broken', {}), ('other', {'x': 1}), ('a.b.c', {})):
    e = bus.emit(name, **data); print(name, e.trail, e.cancelled, e.data)
del l; print(bus.emit('user.login', name_='cid').trail, bus.errors, {k: len(v) for k, v in bus.handlers.items()})
try: Event('x').nothing
except AttributeError as e: print(e)
