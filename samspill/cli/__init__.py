"""The command line: `samspill VERB …`; data on standard output, talk on standard error, exit codes that scripts can rely on.

0 done, 2 wrong use, 3 the input had problems, 4 the store is not available, 5 a query was refused, failed or ran out of
time, 130 stopped with Ctrl-C; 1 is a mistake of samspill's own.
"""

import sys
from typing import Final

__all__ = ["main"]

STOPPED: Final = 130


def main() -> None:
    """Run the command line as the program that the user started."""
    try:
        # Imported here, so that Ctrl-C is no traceback either while samspill is still starting.
        from samspill.cli.run import run  # noqa: PLC0415

        code = run(sys.argv[1:])
    except KeyboardInterrupt:
        sys.stderr.write("samspill: stopped\n")
        code = STOPPED
    sys.exit(code)
