x = 5
if x is 5: pass
print("\d", 'ran')
assert (x, 'always true')
