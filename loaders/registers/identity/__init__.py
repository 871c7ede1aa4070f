"""Registers that say who an organisation is: its identifiers, names, parents and owners."""
