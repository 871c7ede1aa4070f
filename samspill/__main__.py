"""Makes `python -m samspill` the same as `samspill`."""

from samspill.cli import main

main()
