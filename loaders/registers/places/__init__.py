"""Municipalities, counties and regions through their history."""
