def f(
    a,
    b,
):
    return (
        a
        + b
        + missing_name
    )
value = f(
    1,
    2,
)
