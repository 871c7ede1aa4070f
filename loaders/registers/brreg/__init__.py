"""Enhetsregisteret (Brønnøysundregistrene): units, sub-units and roles."""
