# start.py BARE-WINDOW ANTEROOMCTL ANTEROOM [OPTION...] - from exec to the first painted frame, side by side
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs inside `display.sh -l proto`. The display's own record of what its clients ask for tells when
each program handed over its first picture, so neither needs to know that it is measured. Both run in
turns on the same display with the same renderer; the least of the turns is what the program takes, the
median what it takes beside all else that the machine does. Memory, and what the main thread and all
threads together have computed, are read once each program has come to rest: on a busy machine these
say more than the clock."""

import datetime
import os
import re
import statistics
import subprocess
import sys
import time

COLUMNS = "first frame, ms", "main thread, ms", "all threads, ms", "RSS, MiB", "PSS, MiB"
TURNS = 12
REST_S = 1.5
LOG = os.path.join(os.environ["ANT_DISPLAY_ROOM"], "weston.log")
REQUEST = re.compile(r"\[([\d-]+ [\d:.]+)\]\[proto\] client \w+ rq wl_surface@(\d+)\.(attach|commit)\((.*)\)")


def first_frame(since):
    """When a surface was first committed with a picture attached, after the log's byte @since."""
    attached = set()
    with open(LOG, encoding="utf-8", errors="replace") as log:
        log.seek(since)
        for stamp, surface, request, rest in REQUEST.findall(log.read()):
            if request == "attach" and not rest.startswith("nil"):
                attached.add(surface)
            elif request == "commit" and surface in attached:
                return datetime.datetime.fromisoformat(stamp + "000").timestamp()
    return None


def memory_mib(pid):
    """(RSS, PSS) of a process."""
    with open(f"/proc/{pid}/smaps_rollup", encoding="ascii") as file:
        sizes = dict(re.findall(r"^(Rss|Pss): +(\d+) kB", file.read(), re.MULTILINE))
    return int(sizes["Rss"]) / 1024, int(sizes["Pss"]) / 1024


def main_thread_ms(pid):
    """What a process' main thread has computed."""
    with open(f"/proc/{pid}/task/{pid}/schedstat", encoding="ascii") as file:
        return int(file.read().split()[0]) / 1e6


def all_threads_ms(pid):
    """What a process has computed, with the threads that have ended."""
    clock = ~pid << 3 | 2  # clock_getcpuclockid(3); Python has it for threads only
    return time.clock_gettime(clock) * 1000


def start(arguments):
    """What COLUMNS name, of one start."""
    since = os.path.getsize(LOG)
    begin = time.time()
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL) as program:
        try:
            while (frame := first_frame(since)) is None:
                if program.poll() is not None or time.time() > begin + 30:
                    sys.exit(f"{arguments[0]} painted nothing")
                time.sleep(0.05)
            time.sleep(REST_S)
            return ((frame - begin) * 1000, main_thread_ms(program.pid), all_threads_ms(program.pid),
                    *memory_mib(program.pid))
        finally:
            program.terminate()


def main():
    bare, ctl, *kiosk = sys.argv[1:]
    vault = os.path.join(os.environ["HOME"], "vault")
    subprocess.run([ctl, "vault", "init", "--demonstration", "--data", vault], check=True, stdout=subprocess.DEVNULL)
    programs = {"bare window": [bare], "anteroom": [*kiosk, "--data", vault]}
    runs = {name: [] for name in programs}
    for turn in range(TURNS + 1):
        for name, arguments in programs.items():
            run = start(arguments)
            if turn > 0:  # the first fills the caches
                runs[name].append(run)

    print(f"{'least / median':14}" + "".join(f"{column:>20}" for column in COLUMNS))
    told = {name: [(min(column), statistics.median(column)) for column in zip(*measured)]
            for name, measured in runs.items()}
    for name, pairs in told.items():
        print(f"{name:14}" + "".join(f"{least:11.1f} /{median:7.1f}" for least, median in pairs))
    ratios = [[ours / theirs for ours, theirs in zip(*pairs)] for pairs in zip(told["anteroom"], told["bare window"])]
    print(f"{'ratio':14}" + "".join(f"{least:11.2f} /{median:7.2f}" for least, median in ratios))


main()
