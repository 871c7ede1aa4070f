"""Registers of research and innovation projects, and who takes part in them."""
