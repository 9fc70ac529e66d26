def shape(x):
    match x:
        case 1:
            return "one"
        case [a, b]:
            return a, b
        case {"k": v, **rest}:
            return v, rest
        case C(y, z=w) | D(y, w):
            return y, w
