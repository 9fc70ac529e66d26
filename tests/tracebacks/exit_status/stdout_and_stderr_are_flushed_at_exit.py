import sys
sys.stdout.write('no newline on stdout')
sys.stderr.write('no newline on stderr')
