"""Runs a command in a pseudo-terminal: what comes on stdin is typed, what it prints goes to stdout, and at the end a line of JSON
on stderr says its exit code and whether the terminal has lines and echo, as at the beginning."""

import json
import os
import pty
import select
import subprocess
import sys
import termios

master, slave = pty.openpty()
termios.tcsetwinsize(slave, (40, 100)) if hasattr(termios, "tcsetwinsize") else None


def begin():
    os.setsid()
    # The first terminal that a session's leader opens is the one that controls it.
    os.close(os.open(os.ttyname(0), os.O_RDWR))


child = subprocess.Popen(sys.argv[1:], stdin=slave, stdout=slave, stderr=slave, preexec_fn=begin)
waiting = [master, 0]
while child.poll() is None:
    ready, _, _ = select.select(waiting, [], [], 0.05)
    if master in ready:
        os.write(1, os.read(master, 65536))
    if 0 in ready:
        typed = os.read(0, 1024)
        if typed:
            os.write(master, typed)
        else:
            waiting.remove(0)
while select.select([master], [], [], 0.1)[0]:
    os.write(1, os.read(master, 65536))
flags = termios.tcgetattr(slave)[3]
modes = {"lines": bool(flags & termios.ICANON), "echo": bool(flags & termios.ECHO)}
print(json.dumps({"code": child.returncode, **modes}), file=sys.stderr)
