import sys
print('stdout first')
sys.exit('a message for stderr')
