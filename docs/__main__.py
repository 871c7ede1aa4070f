"""Replaces what stands between `<!-- begin NAME -->` and `<!-- end NAME -->` in the pages beside this module."""

import re
import sys
from pathlib import Path

from docs.parts import PARTS

FOLDER = Path(__file__).parent
_PART = re.compile(r"(<!-- begin ([\w-]+) -->\n).*?(<!-- end \2 -->)", re.DOTALL)


def renewed(page: str) -> str:
    """Return a page with its generated parts as they should be now."""
    return _PART.sub(lambda match: f"{match[1]}{PARTS[match[2]]().strip()}\n{match[3]}", page)


def main() -> None:
    """Write the pages that have changed; with --check only name them, and exit 1 if there are any."""
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.md"))}
    anew = {path: renewed(page) for path, page in pages.items()}
    stale = {path: page for path, page in anew.items() if page != pages[path]}
    check = "--check" in sys.argv[1:]
    for path, page in stale.items():
        if not check:
            path.write_text(page, encoding="utf-8")
        sys.stderr.write(f"{path.name} {'is stale: run make docs' if check else 'written anew'}\n")
    sys.exit(1 if check and stale else 0)


main()
