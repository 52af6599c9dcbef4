"""measure.py OUT SECONDS COMMAND…: runs a command, and writes what it and its children took as JSON."""
import json
import os
import signal
import sys
import time

out, seconds, *command = sys.argv[1:]
started = time.monotonic()
child = os.fork()
if child == 0:
    os.setsid()
    os.execvp(command[0], command)
signal.signal(signal.SIGALRM, lambda *_: os.killpg(child, signal.SIGKILL))
signal.alarm(int(seconds))
_, status, usage = os.wait4(child, 0)
with open(out, "w", encoding="utf-8") as file:
    json.dump(
        {
            "processor": usage.ru_utime + usage.ru_stime,
            "clock": time.monotonic() - started,
            "memory": usage.ru_maxrss * 1024 / 1e6,
            "status": os.waitstatus_to_exitcode(status),
        },
        file,
    )
