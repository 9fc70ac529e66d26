ROOMS = {
    'hall': {'desc': 'A dusty hall.', 'exits': {'north': 'library', 'east': 'kitchen'}, 'items': ['lamp']},
    'library': {'desc': 'Shelves of books.', 'exits': {'south': 'hall'}, 'items': ['book', 'key'], 'dark': True},
    'kitchen': {'desc': 'It smells of soup.', 'exits': {'west': 'hall', 'down': 'cellar'}, 'items': [], 'locked': {'down'}},
    'cellar': {'desc': 'You found the treasure!', 'exits': {'up': 'kitchen'}, 'items': ['gold'], 'dark': True},
}
class Game:
    def __init__(self): self.at, self.bag, self.moves, self.over = 'hall', [], 0, False
    @property
    def room(self): return ROOMS[self.at]
    @property
    def lit(self): return not self.room.get('dark') or 'lamp' in self.bag
    def look(self):
        if not self.lit: return 'It is pitch dark.'
        items = f' You see: {", ".join(self.room["items"])}.' if self.room['items'] else ''
        return f'{self.room["desc"]}{items} Exits: {" ".join(sorted(self.room["exits"]))}.'
    def do(self, line):
        self.moves += 1
        verb, _, noun = line.strip().lower().partition(' ')
        verb = {'n': 'go north', 's': 'go south', 'e': 'go east', 'w': 'go west', 'd': 'go down', 'u': 'go up', 'l': 'look', 'i': 'inventory', 'get': 'take'}.get(verb, verb)
        if ' ' in verb: verb, noun = verb.split()
        method = getattr(self, f'cmd_{verb}', None)
        return method(noun) if method else f'I do not know how to {verb!r}.'
    def cmd_look(self, _): return self.look()
    def cmd_inventory(self, _): return 'You carry ' + (', '.join(self.bag) or 'nothing') + '.'
    def cmd_go(self, where):
        if where not in self.room['exits']: return 'You cannot go there.'
        if where in self.room.get('locked', ()): return 'It is locked.'
        self.at = self.room['exits'][where]
        if self.at == 'cellar' and self.lit: self.over = True
        return self.look()
    def cmd_take(self, what):
        if not self.lit: return 'You fumble in the dark.'
        if what == 'all': return ' '.join(self.cmd_take(i) for i in self.room['items'][:]) or 'Nothing here.'
        try: self.room['items'].remove(what)
        except ValueError: return f'There is no {what} here.'
        self.bag.append(what)
        return f'Taken: {what}.'
    def cmd_drop(self, what):
        if what not in self.bag: return 'You do not have that.'
        self.bag.remove(what); self.room['items'].append(what); return f'Dropped: {what}.'
    def cmd_use(self, what):
        match what, self.at:
            case 'key', 'kitchen' if 'key' in self.bag: self.room['locked'].discard('down'); return 'Click.'
            case 'book', _ if 'book' in self.bag: return 'It says: the cellar is below the kitchen.'
            case ('key' | 'book' as thing), _: return f'The {thing} is of no use.'
            case '', _: return 'Use what?'
            case _: return 'Nothing happens.'
g = Game(); print(g.look())
for line in ('n', 'take key', 's', 'get lamp', 'go up', 'e', 'd', 'use key', 'dance wildly', 'w', 'N', 'take all', 'use book', 'drop book', 'take sword', 'i', 's', 'e', 'use', 'use soup', 'use key', 'd', 'take gold', 'i'):
    print('>', line); print(g.do(line))
    if g.over: g.over = False; print('*** won in', g.moves, 'moves ***')
print(g.bag, {r: v['items'] for r, v in ROOMS.items()})
