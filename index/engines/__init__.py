"""Engines: the contract in `base`, one module a foreign library."""
