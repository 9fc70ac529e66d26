for what, source in (
    ("parentheses", "(" * 10_000 + ")" * 10_000),
    ("lists", "[" * 150 + "]" * 150),
    ("minus", "-" * 100_000 + "1"),
    ("attributes", "x" + ".x" * 50_000),
    ("calls", "f" + "()" * 50_000),
    ("sums", "+".join("1" for _ in range(50_000))),
    ("lambdas", "lambda: " * 5_000 + "1"),
):
    try:
        compile(source, "deep", "eval")
        print(what, "compiled")
    except (SyntaxError, RecursionError, MemoryError) as error:
        print(what, type(error).__name__)
