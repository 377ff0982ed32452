# start.py BARE-WINDOW ANTEROOMCTL ANTEROOM [OPTION...] - from exec to the first painted frame, side by side
#
# SPDX-License-Identifier: GPL-3.0-or-later
"""Runs inside `display.sh -l proto`. The display's own record of what its clients ask for tells when
each program handed over its first picture, so neither needs to know that it is measured. Both run in
turns on the same display with the same renderer; the least of the turns is what the program takes, the
rest is what else the machine was doing. Memory, and what the main thread has computed until then, are
read once each program has come to rest."""

import datetime
import os
import re
import subprocess
import sys
import time

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


def start(arguments):
    """(ms to the first frame, ms of the main thread, RSS, PSS) of one start."""
    since = os.path.getsize(LOG)
    begin = time.time()
    with subprocess.Popen(arguments, stdout=subprocess.DEVNULL) as program:
        try:
            while (frame := first_frame(since)) is None:
                if program.poll() is not None or time.time() > begin + 30:
                    sys.exit(f"{arguments[0]} painted nothing")
                time.sleep(0.05)
            time.sleep(REST_S)
            return (frame - begin) * 1000, main_thread_ms(program.pid), *memory_mib(program.pid)
        finally:
            program.terminate()


def main():
    bare, ctl, *kiosk = sys.argv[1:]
    vault = os.path.join(os.environ["HOME"], "vault")
    subprocess.run([ctl, "vault", "init", "--data", vault], check=True, stdout=subprocess.DEVNULL)
    programs = {"bare window": [bare], "anteroom": [*kiosk, "--data", vault]}
    runs = {name: [] for name in programs}
    for turn in range(TURNS + 1):
        for name, arguments in programs.items():
            run = start(arguments)
            if turn > 0:  # the first fills the caches
                runs[name].append(run)

    print(f"{'':12} {'first frame':>12} {'median':>9} {'main thread':>12} {'RSS':>10} {'PSS':>10}")
    least = {}
    for name, measured in runs.items():
        frames, computed, rss, pss = (sorted(column) for column in zip(*measured))
        least[name] = frames[0], computed[0], rss[0], pss[0]
        print(f"{name:12} {frames[0]:9.0f} ms {frames[len(frames) // 2]:6.0f} ms "
              f"{computed[0]:9.1f} ms {rss[0]:6.1f} MiB {pss[0]:6.1f} MiB")
    ratios = [ours / theirs for ours, theirs in zip(least["anteroom"], least["bare window"])]
    print(f"{'ratio':12} {ratios[0]:12.2f} {'':9} {ratios[1]:12.2f} {ratios[2]:10.2f} {ratios[3]:10.2f}")


main()
