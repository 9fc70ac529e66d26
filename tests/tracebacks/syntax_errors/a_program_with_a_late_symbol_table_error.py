print('never printed: the whole file is compiled first')
def f():
    x = 1
    global x
