"""A small Lisp: reader, environment, closures, tail-free evaluator, macros by hand."""
import operator as op
class Symbol(str):
    def __repr__(self): return str(self)
class SchemeError(Exception): pass
def tokenize(s): return s.replace('(', ' ( ').replace(')', ' ) ').replace("'", " ' ").split()
def read(tokens):
    if not tokens: raise SchemeError('unexpected end of input')
    t = tokens.pop(0)
    if t == '(':
        out = []
        while tokens and tokens[0] != ')': out.append(read(tokens))
        if not tokens: raise SchemeError('missing )')
        tokens.pop(0)
        return out
    if t == ')': raise SchemeError('unexpected )')
    if t == "'": return [Symbol('quote'), read(tokens)]
    for convert in (int, float):
        try: return convert(t)
        except ValueError: pass
    return {'#t': True, '#f': False}.get(t, Symbol(t))
class Env(dict):
    def __init__(self, names=(), values=(), outer=None):
        super().__init__(zip(names, values))
        self.outer = outer
    def find(self, name):
        env = self
        while env is not None:
            if name in env: return env
            env = env.outer
        raise SchemeError(f'undefined: {name}')
class Lambda:
    def __init__(self, params, body, env): self.params, self.body, self.env = params, body, env
    def __call__(self, *args):
        if len(args) != len(self.params): raise SchemeError(f'expected {len(self.params)} arguments, got {len(args)}')
        return evaluate(self.body, Env(self.params, args, self.env))
def standard():
    e = Env()
    e.update({'+': lambda *a: sum(a), '*': lambda *a: __import__('functools').reduce(op.mul, a, 1), '-': lambda a, *b: -a if not b else a - sum(b), '/': op.truediv, '<': op.lt, '>': op.gt, '=': op.eq, '<=': op.le, 'car': lambda l: l[0], 'cdr': lambda l: l[1:], 'cons': lambda a, b: [a] + b, 'list': lambda *a: list(a), 'null?': lambda l: l == [], 'length': len, 'not': op.not_, 'map': lambda f, l: [f(x) for x in l], 'display': lambda x: print('out:', show(x)), 'apply': lambda f, l: f(*l)})
    return e
def evaluate(x, env):
    if isinstance(x, Symbol): return env.find(x)[x]
    if not isinstance(x, list): return x
    if not x: raise SchemeError('empty application')
    match x:
        case ['quote', v]: return v
        case ['if', c, a, *b]: return evaluate(a, env) if evaluate(c, env) is not False else evaluate(b[0], env) if b else None
        case ['define', [name, *params], *body]:
            env[name] = Lambda(params, [Symbol('begin'), *body], env)
        case ['define', name, v]: env[name] = evaluate(v, env)
        case ['set!', name, v]: env.find(name)[name] = evaluate(v, env)
        case ['lambda', params, *body]: return Lambda(params, [Symbol('begin'), *body], env)
        case ['let', bindings, *body]: return evaluate([[Symbol('lambda'), [b[0] for b in bindings], *body], *[b[1] for b in bindings]], env)
        case ['begin', *body]:
            result = None
            for b in body: result = evaluate(b, env)
            return result
        case ['and', *args]: return all(evaluate(a, env) is not False for a in args)
        case [f, *args]:
            f, *args = [evaluate(e, env) for e in x]
            if not callable(f): raise SchemeError(f'not a procedure: {show(f)}')
            return f(*args)
def show(x):
    if isinstance(x, list): return '(' + ' '.join(map(show, x)) + ')'
    return {True: '#t', False: '#f'}[x] if isinstance(x, bool) else '#<lambda>' if callable(x) else str(x)
env = standard()
for source in ['(+ 1 2 (* 3 4))', '(define (fact n) (if (<= n 1) 1 (* n (fact (- n 1)))))', '(fact 20)', '(define (fib n) (if (< n 2) n (+ (fib (- n 1)) (fib (- n 2)))))', '(map fib (list 1 5 10 15))', "(cons 'a '(b c))", '(let ((x 2) (y 3)) (* x y))', '(define counter (let ((n 0)) (lambda () (set! n (+ n 1)) n)))', '(list (counter) (counter) (counter))', '(define (compose f g) (lambda (x) (f (g x))))', '((compose car cdr) (list 1 2 3))', '(define (filter p l) (if (null? l) (quote ()) (if (p (car l)) (cons (car l) (filter p (cdr l))) (filter p (cdr l)))))', '(filter (lambda (x) (> x 2)) (list 1 2 3 4))', '(apply + (list 1 2 3))', '(and #t (< 1 2) 3)', '(if #f 1)', '(display (list 1 (list #t #f) 2.5))', 'car', '(undefined 1)', '(1 2)', '(fact 1 2)', '(', ')', '()', '(car (list))', '(/ 1 0)', '(set! nope 1)', '(length 5)', '(begin (define z 10) (set! z (* z z)) z)']:
    try: print(source, '=>', show(evaluate(read(tokenize(source)), env)))
    except (SchemeError, IndexError, ZeroDivisionError, TypeError) as e: print(source, '|', type(e).__name__, e)
