"""pandas as a contender: see Worker.java, which does the same."""
import pathlib
import re
import resource
import sys
import time

import pandas


def profile(file):
    table = pandas.read_csv(file)
    table.describe(include="all")
    table.nunique()
    return len(table)


def group_by(file, group, summed):
    return len(pandas.read_csv(file).groupby(group)[summed].sum())


def peak():
    """Returns the most memory in MB; what getrusage says may be that of the process before."""
    return int(re.search(r"VmHWM:\s*(\d+)", pathlib.Path("/proc/self/status").read_text())[1]) / 1024


work, file, group, summed = sys.argv[1:]
for line in sys.stdin:
    start = time.perf_counter()
    for _ in range(int(line)):
        outcome = profile(file) if work == "profile" else group_by(file, group, summed)
    seconds = time.perf_counter() - start
    used = resource.getrusage(resource.RUSAGE_SELF)
    print("@", f"{seconds:.6f}", f"{used.ru_utime + used.ru_stime:.2f}", f"{peak():.1f}", outcome,
          flush=True)
