import sys
def a(): return ((1)/(0))
def b(): return (  1  )  /  (  0  )
def c(): return [1,2,3]  [  7  ]
def d(): return (1)//(0)
def e(): return ((((2)))) ** ((None))
def f(): return ({})  ["a"]["b"]
def g(): return (1 if a else 2)  @  [3]
def h(): return 'a'   %   (1, 2)
for function in a, b, c, d, e, f, g, h:
    try: function()
    except Exception: sys.__excepthook__(*sys.exc_info())
