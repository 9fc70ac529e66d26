import sys
def wide(): s = "日本語"; s.foo + 1 / 0
def subscript(): s = [1]; s["日本語"] + "한"
def operands(): return "😀😀" + 5 + "Ａ"
def narrow(): return "éΩｱ" + 5 + "é"
def combining(): return "éé" + 5
for f in wide, subscript, operands, narrow, combining:
    try: f()
    except Exception: sys.__excepthook__(*sys.exc_info())
