"""Templates compiled to Python source and executed; loops, conditions, filters, errors with line numbers."""
import re
class TemplateError(Exception): pass
class Template:
    filters = {'upper': str.upper, 'len': len, 'join': lambda v, s=', ': s.join(map(str, v)), 'default': lambda v, d='': v or d, 'money': lambda v: f'${v:,.2f}', 'escape': lambda v: str(v).replace('&', '&amp;').replace('<', '&lt;')}
    def __init__(self, text):
        self.code, self.indent, stack = ['def render(ctx, out, filters, get):'], 1, []
        line = 1
        for part in re.split(r'(\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\})', text, flags=re.S):
            if part.startswith('{{'): self.emit(f'out(str({self.expr(part[2:-2].strip(), line)}))')
            elif part.startswith('{%'):
                words = part[2:-2].split()
                match words:
                    case ['for', name, 'in', *rest]:
                        self.emit(f'for i_{len(stack)}, v_{len(stack)} in enumerate({self.expr(" ".join(rest), line)}):'); self.indent += 1
                        self.emit(f'ctx = {{**ctx, {name!r}: v_{len(stack)}, "index": i_{len(stack)}}}'); stack.append(('for', line))
                    case ['if', *rest]: self.emit(f'if {self.cond(rest, line)}:'); self.indent += 1; stack.append(('if', line))
                    case ['elif', *rest] if stack and stack[-1][0] == 'if': self.indent -= 1; self.emit(f'elif {self.cond(rest, line)}:'); self.indent += 1
                    case ['else'] if stack: self.indent -= 1; self.emit('else:'); self.indent += 1
                    case ['set', name, '=', *rest]: self.emit(f'ctx[{name!r}] = {self.expr(" ".join(rest), line)}')
                    case [end] if end.startswith('end'):
                        if not stack or stack[-1][0] != end[3:]: raise TemplateError(f'line {line}: unexpected {end}')
                        self.emit('pass'); self.indent -= 1; stack.pop()
                    case _: raise TemplateError(f'line {line}: unknown tag {part!r}')
            elif part and not part.startswith('{#'): self.emit(f'out({part!r})')
            line += part.count('\n')
        if stack: raise TemplateError(f'line {stack[-1][1]}: unclosed {stack[-1][0]}')
        ns = {}; exec(compile('\n'.join(self.code), '<template>', 'exec'), ns); self.function = ns['render']
    def emit(self, s): self.code.append('    ' * self.indent + s)
    def cond(self, words, line): return ' '.join(w if w in ('and', 'or', 'not', '==', '!=', '<', '>', 'in') else self.expr(w, line) for w in words)
    def expr(self, text, line):
        head, *pipes = re.split(r'\s*\|\s*', text)
        if not head: raise TemplateError(f'line {line}: empty expression')
        if re.fullmatch(r'-?\d+(\.\d+)?|".*"|\'.*\'', head): code = head
        else:
            name, *path = head.split('.')
            code = f'get(ctx, {name!r}, {path!r}, {line})'
        for p in pipes:
            name, _, arg = p.partition(':')
            if name not in self.filters: raise TemplateError(f'line {line}: no filter {name}')
            code = f'filters[{name!r}]({code}{", " + arg if arg else ""})'
        return code
    @staticmethod
    def get(ctx, name, path, line):
        try: v = ctx[name]
        except KeyError: raise TemplateError(f'line {line}: undefined {name}') from None
        for p in path:
            try: v = v[int(p) if p.isdigit() else p] if not hasattr(v, p) else getattr(v, p)
            except (KeyError, IndexError, TypeError) as e: raise TemplateError(f'line {line}: {name}.{p}') from e
            if callable(v): v = v()
        return v
    def render(self, **ctx): out = []; self.function(dict(ctx), out.append, self.filters, self.get); return ''.join(out)
class User:
    def __init__(self, name, *roles): self.name, self.roles = name, roles
    def initials(self): return ''.join(w[0] for w in self.name.split())
t = Template('''Hello {{ user.name | upper }} ({{ user.initials }})!{# comment #}
{% if items and user.roles %}{% for i in items %}{{ index }}. {{ i.name }}: {{ i.price | money }}{% if i.price > 10 %} *{% elif i.price == 5 %} five{% else %} cheap{% endif %}
{% endfor %}{% set n = items | len %}{{ n }} items{% else %}none{% endif %} {{ tags | join:"/" }} {{ empty | default:"nothing" }} {{ html | escape }} {{ "lit" }} {{ items.0.name }}''')
print(t.render(user=User('Ann Bee', 'admin'), items=[{'name': 'pen', 'price': 5}, {'name': 'desk', 'price': 1250.5}, {'name': 'gum', 'price': 1}], tags=['a', 1], empty='', html='<b>&'))
print(Template('{% for a in rows %}{% for b in a %}{{ b }}{{ index }} {% endfor %}|{% endfor %}').render(rows=[[1, 2], [3]]))
print('\n'.join(Template('{{ a | upper }}{% if x %}y{% endif %}').code))
for bad in ('{% for x in %}', '{% if a %}', 'a\n{% endfor %}', '{% nope %}', '{{ }}', '{{ a | nope }}', '\n\n{{ missing }}', '{{ d.zz }}', '{{ d.a.b.c }}', '{{ n | upper }}', '{% if a > %}{% endif %}'):
    try: print(repr(Template(bad).render(a='A', d={'a': 1}, n=5)))
    except Exception as e: print(repr(bad), '|', type(e).__name__, e if type(e) is not SyntaxError else e.msg, '|', type(e.__cause__).__name__)
