import os
import sys

print("never seen")
os.close(1)
print("on stderr", file=sys.stderr)
