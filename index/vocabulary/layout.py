"""The vocabulary file: what lies where, for the one that writes it and the one that reads it.

magic, version, number of entries, and (offset, length) of each section
lines      folded TAB surface TAB count TAB langs LF, ascending by (folded, surface)
offsets    u64 a line, and the end of the last
counts     u32 a line
peaks      u32: the greatest count of each BLOCK lines
shapes     folded forms joined by LF, one run for each (first letter, length)
sounds     LF key TAB number of the line, one run for each first two letters of the key
directory  JSON: name of each run to [offset, length] in its section, and the languages of the
           entries, those of a few left out
"""

from __future__ import annotations

import struct
from typing import NamedTuple

from index.schema import FORMATS

__all__ = [
    "BLOCK",
    "HEADER",
    "LANGS",
    "LONGEST_SHAPE",
    "MAGIC",
    "SECTIONS",
    "Span",
    "shape_run",
    "sound_run",
]

#: Key of the directory under which the languages of the entries stand.
LANGS = "langs"
MAGIC = b"VIGIEVO%d" % FORMATS["vocabulary"]
SECTIONS = ("lines", "offsets", "counts", "peaks", "shapes", "sounds", "directory")
#: Magic, number of entries, then offset and length of each section.
HEADER = struct.Struct("<8sQ" + "QQ" * len(SECTIONS))
BLOCK = 16
LONGEST_SHAPE = 40


class Span(NamedTuple):
    """A run of bytes."""

    offset: int
    length: int


def shape_run(first: str, length: int) -> str:
    """Name of the run of forms that begin with `first` and have `length` letters."""
    return f"{first}{length}"


def sound_run(key: str) -> str:
    """Name of the run of sounds that begin as `key` does."""
    return f"~{key[:2]}"
