"""Writes the generated parts of the documentation: `python -m docs`, or `python -m docs --check` to see whether they are as they should."""
