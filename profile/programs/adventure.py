"""A text adventure run by a robot player: rooms, items, verbs, a guard's state machine, templates."""
import random
import re
import sys
from collections import deque
from enum import Enum

WORLD = """
cellar: A damp cellar. | up=kitchen | lamp
kitchen: A kitchen that smells of onions. | down=cellar east=hall | bread knife
hall: A long hall with {n} portraits. | west=kitchen north=library east=garden
library: Rows of old books. | south=hall up=attic | book
attic: Dust and cobwebs. | down=library | rope coin
garden: An overgrown garden. | west=hall north=gate south=well | rose
well: An old well. | north=garden down=tunnel | bucket
tunnel: A dark tunnel. | up=well east=vault
vault: The vault! | west=tunnel | gold crown
gate: The guarded gate. | south=garden
"""

OPPOSITE = {"north": "south", "south": "north", "east": "west", "west": "east",
            "up": "down", "down": "up"}

class Mood(Enum):
    CALM = "calm"
    WARY = "wary"
    ANGRY = "angry"
    ASLEEP = "asleep"

STEPS = {
    (Mood.CALM, "talk"): Mood.CALM, (Mood.CALM, "poke"): Mood.WARY, (Mood.CALM, "sing"): Mood.ASLEEP,
    (Mood.WARY, "talk"): Mood.CALM, (Mood.WARY, "poke"): Mood.ANGRY, (Mood.WARY, "sing"): Mood.CALM,
    (Mood.ANGRY, "talk"): Mood.ANGRY, (Mood.ANGRY, "poke"): Mood.ANGRY,
    (Mood.ANGRY, "sing"): Mood.WARY,
    (Mood.ASLEEP, "talk"): Mood.ASLEEP, (Mood.ASLEEP, "sing"): Mood.ASLEEP,
    (Mood.ASLEEP, "poke"): Mood.WARY,
}

class Room:
    def __init__(self, name, text, exits, items):
        self.name, self.text, self.exits, self.items = name, text, exits, items

    def describe(self, **kw):
        lines = [self.text.format(**kw)]
        if self.items:
            lines.append("You see: " + ", ".join(sorted(self.items)) + ".")
        lines.append("Exits: " + " ".join(sorted(self.exits)))
        return "\n".join(lines)

def load(text):
    rooms = {}
    for line in text.strip().splitlines():
        head, _, rest = line.partition(":")
        parts = [p.strip() for p in rest.split("|")]
        exits = dict(e.split("=") for e in parts[1].split())
        items = parts[2].split() if len(parts) > 2 else []
        rooms[head] = Room(head, parts[0], exits, items)
    for r in rooms.values():
        for d, to in r.exits.items():
            assert rooms[to].exits[OPPOSITE[d]] == r.name, (r.name, d)
    return rooms

class Oops(Exception):
    pass

class Game:
    LIMIT = 4

    def __init__(self):
        self.rooms = load(WORLD)
        self.here = self.rooms["cellar"]
        self.bag = []
        self.mood = Mood.CALM
        self.turns = 0
        self.visits = {}
        self.script = []
        self.verbs = {name[3:]: getattr(self, name) for name in dir(self) if name.startswith("do_")}

    PATTERN = re.compile(r"^\s*(?P<verb>[a-z]+)(?:\s+(?:the\s+)?(?P<noun>[a-z]+))?\s*[.!]?$")

    def command(self, line):
        self.turns += 1
        m = self.PATTERN.match(line.lower())
        try:
            if not m:
                raise Oops("What?")
            fn = self.verbs.get(m["verb"])
            if fn is None:
                raise Oops(f"I don't know how to {m['verb']}.")
            reply = fn(m["noun"])
        except Oops as e:
            reply = str(e)
        self.script.append(reply)
        return reply

    def do_go(self, d):
        to = self.here.exits.get(d)
        if to is None:
            raise Oops("You can't go that way.")
        if to == "tunnel" and "lamp" not in self.bag:
            raise Oops("It is too dark without the lamp.")
        self.here = self.rooms[to]
        self.visits[to] = self.visits.get(to, 0) + 1
        return self.here.describe(n=len(self.visits))

    def do_look(self, _):
        return self.here.describe(n=len(self.visits))

    def do_take(self, what):
        if what not in self.here.items:
            raise Oops(f"There is no {what} here.")
        if len(self.bag) >= self.LIMIT:
            raise Oops("Your hands are full.")
        self.here.items.remove(what)
        self.bag.append(what)
        return f"Taken: {what}."

    def do_drop(self, what):
        if what not in self.bag:
            raise Oops("You don't have that.")
        self.bag.remove(what)
        self.here.items.append(what)
        return f"Dropped: {what}."

    def do_inventory(self, _):
        return "You carry " + (" and ".join(self.bag) or "nothing")

    def guard(self, act):
        if self.here.name != "gate":
            raise Oops("Nobody is here.")
        before, self.mood = self.mood, STEPS[self.mood, act]
        return f"The guard was {before.value}, now {self.mood.value}."

    def do_talk(self, _):
        return self.guard("talk")

    def do_poke(self, _):
        return self.guard("poke")

    def do_sing(self, _):
        return self.guard("sing")

def route(game, goal):
    """Breadth-first directions from here to a room."""
    seen, todo = {game.here.name}, deque([(game.here.name, [])])
    while todo:
        name, path = todo.popleft()
        if name == goal:
            return path
        for d, to in game.rooms[name].exits.items():
            if to not in seen:
                seen.add(to)
                todo.append((to, path + [d]))
    raise LookupError(goal)

def quest(game):
    game.command("TAKE the lamp!")
    for d in route(game, "vault"):
        game.command(f"go {d}")
    assert game.here.name == "vault"
    game.command("take gold")
    game.command("take crown.")
    for d in route(game, "gate"):
        game.command("go " + d)
    for word, mood in (("poke", Mood.WARY), ("poke", Mood.ANGRY), ("sing", Mood.WARY),
                       ("talk", Mood.CALM), ("sing", Mood.ASLEEP)):
        game.command(word + " guard")
        assert game.mood is mood
    assert game.command("inventory") == "You carry lamp and gold and crown"

def wander(game, rng, steps):
    total = sum(len(r.items) for r in game.rooms.values()) + len(game.bag)
    for _ in range(steps):
        kind = rng.randrange(10)
        if kind < 5:
            game.command("go " + rng.choice(sorted(OPPOSITE)))
        elif kind < 7 and game.here.items:
            game.command("take the " + rng.choice(game.here.items))
        elif kind < 8 and game.bag:
            game.command("drop " + rng.choice(game.bag))
        else:
            game.command(rng.choice(["look", "sing", "dance", "42?", "poke guard", "inventory"]))
        assert len(game.bag) <= game.LIMIT
    assert total == sum(len(r.items) for r in game.rooms.values()) + len(game.bag) == 10

def main():
    scale = float(sys.argv[1]) if len(sys.argv) > 1 else 1.0
    rng = random.Random(31337)
    chars = 0
    for _ in range(max(1, round(730 * scale))):
        g = Game()
        quest(g)
        wander(g, rng, 800)
        assert g.turns == len(g.script) > 800
        chars += sum(map(len, g.script))
    print("adventure", chars, g.here.name, g.mood.value, sorted(g.bag))

main()
