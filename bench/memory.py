"""The most memory that this process has held."""

import resource
import sys
from pathlib import Path
from typing import Final

_MIB: Final = 2**20
_STATUS: Final = Path("/proc/self/status")


def peak_mib() -> float:
    """Return this process's peak of resident memory in MiB.

    On Linux from the process's own status: `getrusage` starts a child at the size that its parent had when it was made.
    """
    if _STATUS.exists():
        peak = next(line for line in _STATUS.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM"))
        return int(peak.split()[1]) * 1024 / _MIB
    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    # macOS counts bytes, others KiB.
    return largest * (1 if sys.platform == "darwin" else 1024) / _MIB
