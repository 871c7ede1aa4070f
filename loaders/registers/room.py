"""Whether the machine has memory left for what a file says, so that one that is too large is refused before memory runs out."""

from pathlib import Path
from typing import Final

MEMORY = Path("/proc/meminfo")
"""Where Linux tells; other systems are not asked."""
LOOK_EVERY = 50_000
"""Facts."""
_BYTES_TO_COMPARE: Final = 1_000
"""What a load needs for each record besides the record itself, generously, as seen with 100,000 nodes and 500,000 relationships."""


def has_room(records: int) -> bool:
    """Tell whether so many records that are in memory can be loaded too; True where the system does not tell."""
    if not MEMORY.exists():
        return True
    lines = (line.split() for line in MEMORY.read_text(encoding="ascii").splitlines())
    left = next((int(words[1]) * 1024 for words in lines if words[0] == "MemAvailable:"), None)
    return left is None or left > records * _BYTES_TO_COMPARE
