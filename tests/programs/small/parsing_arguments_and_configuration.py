# args: --verbose -n 5 --name=value file1 -xvf "two words" --no-color -- -literal
import sys
class UsageError(Exception): pass
def parse(argv, spec):
    """spec maps a long name to (short, type or None for a flag, default)."""
    opts, rest, shorts = {k: v[2] for k, v in spec.items()}, [], {v[0]: k for k, v in spec.items() if v[0]}
    def store(name, value):
        kind = spec[name][1]
        if kind is list: opts[name] = [*opts[name], value]; return
        try: opts[name] = kind(value)
        except ValueError as e: raise UsageError(f'--{name}: {e}') from None
    it = iter(argv)
    for arg in it:
        if arg == '--': rest += it
        elif arg.startswith('--'):
            name, eq, value = arg[2:].partition('=')
            if name.startswith('no-') and name[3:] in spec and spec[name[3:]][1] is None: opts[name[3:]] = False; continue
            matches = [k for k in spec if k.startswith(name)]
            if name in spec: matches = [name]
            if len(matches) != 1: raise UsageError(f'{"ambiguous" if matches else "unknown"} option --{name}' + (f' ({", ".join(sorted(matches))})' if matches else ''))
            name, = matches
            if spec[name][1] is None:
                if eq: raise UsageError(f'--{name} takes no value')
                opts[name] = True
            else:
                if not eq:
                    try: value = next(it)
                    except StopIteration: raise UsageError(f'--{name} needs a value') from None
                store(name, value)
        elif arg.startswith('-') and len(arg) > 1:
            for i, c in enumerate(arg[1:], 1):
                if c not in shorts: raise UsageError(f'unknown option -{c}')
                name = shorts[c]
                if spec[name][1] is None: opts[name] = True
                else:
                    value = arg[i + 1:] or next(it, None)
                    if value is None: raise UsageError(f'-{c} needs a value')
                    store(name, value); break
        else: rest.append(arg)
    return opts, rest
spec = {'verbose': ('v', None, False), 'number': ('n', int, 1), 'name': (None, str, ''), 'extract': ('x', None, False), 'file': ('f', list, []), 'color': ('c', None, True), 'numeric': (None, float, 0.0)}
print(sys.argv[1:]); print(parse(sys.argv[1:], spec))
for argv in ([], ['-n5', '-vx'], ['--num', '3'], ['--numb', '3'], ['--name'], ['--name', ''], ['-n', 'x'], ['-q'], ['--verbose=1'], ['--nope'], ['-n'], ['-'], ['-fa', '-f', 'b', '--file=c'], ['--numeric=1.5', '--ver'], ['--no-name']):
    try: print(argv, parse(argv, spec))
    except UsageError as e: print(argv, '|', e)
INI = '''; comment
top = level
[server]
host = example.org
port=8080
debug = yes
[paths]
base = /srv
data = %(base)s/data
logs : %(data)s/logs
multi = one
  two
  three
[broken
no value here
'''
def ini(text):
    out, section, last, errors = {'': {}}, '', None, []
    for n, raw in enumerate(text.splitlines(), 1):
        line = raw.split(';')[0].rstrip()
        if not line.strip(): continue
        if line[0].isspace() and last: out[section][last] += '\n' + line.strip(); continue
        if line.startswith('['):
            if not line.endswith(']'): errors.append(f'{n}: unclosed section'); continue
            section, last = line[1:-1], None; out.setdefault(section, {}); continue
        for sep in '=:':
            if sep in line: k, v = line.split(sep, 1); last = k.strip(); out[section][last] = v.strip(); break
        else: errors.append(f'{n}: {line!r} is no setting')
    for values in out.values():
        for _ in range(5): values.update({k: v % values if '%(' in v else v for k, v in values.items()})
    return out, errors
config, errors = ini(INI); print(config, errors); truth = {'yes': True, 'no': False}; print(truth[config['server']['debug']], int(config['server']['port']) + 1, config['paths']['logs'], config['paths']['multi'].splitlines())
