import sys
del sys.excepthook
raise ValueError('still shown')
