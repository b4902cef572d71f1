"""Generations: build aside, verify, swap; open what is served."""
