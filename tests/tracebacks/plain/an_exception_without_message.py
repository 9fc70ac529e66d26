class MyError(Exception): pass
class Outer:
    class Inner(Exception): pass
def fail():
    try: raise MyError
    except MyError as e:
        try: raise Outer.Inner() from e
        except Outer.Inner: raise AssertionError
fail()
