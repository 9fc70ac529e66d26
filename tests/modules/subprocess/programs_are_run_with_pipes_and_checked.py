import os
import subprocess
import sys

P = subprocess.PIPE
print(subprocess.run(["echo", "hi"], stdout=P))
print(subprocess.run(["cat"], input=b"data\n", capture_output=True).stdout)
print(subprocess.run("echo $X; exit 3", shell=True, env={"X": "42", "PATH": os.environ["PATH"]}, stdout=P, text=True))
print(subprocess.check_output(["sh", "-c", "echo out; echo err >&2"], stderr=subprocess.STDOUT, text=True))
try:
    subprocess.run(["false"], check=True)
except subprocess.CalledProcessError as error:
    print(error, error.returncode)
for command in (["no-such-program-here"], ["/"], ["/nonexistent/x"]):
    try:
        subprocess.run(command)
    except OSError as error:
        print(type(error).__name__, error)
try:
    subprocess.run(["echo"], cwd="/nonexistent")
except OSError as error:
    print(type(error).__name__, error)
try:
    subprocess.run(["sleep", "60"], timeout=0.05)
except subprocess.TimeoutExpired as error:
    print(type(error).__name__, getattr(error, "cmd", error))
with subprocess.Popen(["sh", "-c", "read x; echo got $x; kill -9 $$"], stdin=P, stdout=P, text=True) as process:
    print(process.communicate("line\n"), process.returncode)
print(subprocess.getstatusoutput("echo a; exit 2"), subprocess.getoutput("echo b"))
reader, writer = os.pipe()
with subprocess.Popen(["sh", "-c", f"echo through >&{writer}"], pass_fds=[writer]):
    os.close(writer)
    print(os.read(reader, 100))
print(subprocess.run(["pwd"], cwd="/", stdout=P).stdout, subprocess.call(["true"]), subprocess.DEVNULL)
print(subprocess.run(["sh", "-c", "umask"], umask=0o27, stdout=P).stdout)
print(subprocess.run(["sh", "-c", "echo $X"], preexec_fn=lambda: os.putenv("X", "set"), stdout=P).stdout)


def fails():
    raise ValueError("in the child")


try:
    subprocess.run(["true"], preexec_fn=fails)
except subprocess.SubprocessError as error:
    print(type(error), error)
try:
    subprocess.run([5])
except TypeError as error:
    print(type(error).__name__, getattr(error, "cmd", error))
first = subprocess.Popen(["printf", "b\\na\\n"], stdout=P)
print(subprocess.run(["sort"], stdin=first.stdout, stdout=P).stdout, first.wait())
first.stdout.close()
sys.stdout.flush()
subprocess.run(["echo", "straight to the output"])
