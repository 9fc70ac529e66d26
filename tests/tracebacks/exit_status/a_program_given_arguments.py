# args: a "b c" --d
import sys
print(sys.argv[1:], len(sys.argv))
sys.exit(len(sys.argv))
