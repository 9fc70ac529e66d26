def run(command, state):
    match command.split():
        case ['quit' | 'exit']: return 'bye'
        case ['go', ('north' | 'south' | 'east' | 'west') as direction]:
            state['at'] = direction
            return f'going {direction}'
        case ['go', *_]: return 'go where?'
        case ['take', obj] if obj not in state['bag']:
            state['bag'].append(obj)
            return f'took {obj}'
        case ['take', obj]: return f'already have {obj}'
        case ['take', first, *others]: return ' and '.join(run(f'take {o}', state) for o in [first, *others])
        case ['drop', obj] if obj in state['bag']:
            state['bag'].remove(obj)
            return f'dropped {obj}'
        case ['look']:
            match state:
                case {'at': str(place), 'bag': []}: return f'at {place} with nothing'
                case {'at': place, 'bag': [only]}: return f'at {place} with {only}'
                case {'at': place, 'bag': [*things, last]}: return f'at {place} with {", ".join(things)} and {last}'
        case ['add', *numbers] if all(n.lstrip('-').isdigit() for n in numbers): return str(sum(map(int, numbers)))
        case []: return ''
        case [unknown, *args]: return f'unknown {unknown} with {len(args)} arguments'
state = {'at': 'start', 'bag': []}
for c in ('look', 'go', 'go up', 'go north', 'take lamp', 'look', 'take lamp', 'take sword lamp key', 'look', 'drop sword', 'drop sword', 'add 1 2 -3 40', 'add one', '', 'dance now', 'quit'):
    print(f'{c!r}: {run(c, state)}')
def simplify(e):
    match e:
        case ('+', 0, x) | ('+', x, 0): return simplify(x)
        case ('*', 0, _) | ('*', _, 0): return 0
        case ('*', 1, x) | ('*', x, 1): return simplify(x)
        case ('+' | '*' as op, int(a), int(b)): return a + b if op == '+' else a * b
        case (op, a, b):
            a2, b2 = simplify(a), simplify(b)
            return simplify((op, a2, b2)) if (a2, b2) != (a, b) else (op, a, b)
        case x: return x
for e in (('+', 0, 'x'), ('*', ('+', 1, 2), ('+', 0, 'y')), ('*', ('*', 0, 'z'), 5), ('+', ('*', 1, 'a'), ('*', 2, 3)), 7):
    print(e, '->', simplify(e))
