"""Lexicon files: tab-separated French, English, part of speech, note.

Input: a path. Output: `Entry` per line; ConfigurationError that names `path:line` for a line that
is none. `|` parts spellings and irregular forms of one side; `#` begins a comment; the part of
speech and the note may be missing.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from index.errors import ConfigurationError

__all__ = ["LANGS", "Entry", "Lang", "read_entries"]

#: The sides of a lexicon.
Lang = Literal["fr", "en"]
LANGS: tuple[Lang, Lang] = ("fr", "en")

_REMEDY = "write French, a tab and English; then, if known, a tab and the part of speech"


class Entry(NamedTuple):
    """One sense: its French forms, its English forms, the usual one first."""

    fr: tuple[str, ...]
    en: tuple[str, ...]
    pos: str


def read_entries(path: Path) -> Iterator[Entry]:
    """The entries of a file in its order; ConfigurationError names the file and the line."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(
            f"the lexicon cannot be read ({error})",
            place=str(path),
            remedy="name a readable UTF-8 file of tab-separated values",
        ) from None
    for number, line in enumerate(text.splitlines(), 1):
        cells = tuple(cell.strip() for cell in line.split("\t"))
        if not line.strip() or line.startswith("#") or cells[:2] == LANGS:
            continue
        yield _entry(cells, f"{path}:{number}")


def _entry(cells: tuple[str, ...], place: str) -> Entry:
    if len(cells) < 2:
        raise ConfigurationError("the line has no tab", place=place, remedy=_REMEDY)
    fr, en = _forms(cells[0]), _forms(cells[1])
    if not fr or not en:
        side = "English" if fr else "French"
        raise ConfigurationError(f"the {side} side is empty", place=place, remedy=_REMEDY)
    return Entry(fr, en, cells[2] if len(cells) > 2 else "")


def _forms(cell: str) -> tuple[str, ...]:
    return tuple(form.strip() for form in cell.split("|") if form.strip())
