"""Designators of a query in more parts than the gazetteer writes them: `A 400 M`, `Mirage 2000-9`.

Input: a query and what it names. Output: the spans of its designators, with what they name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from index.gazetteer import Gazetteer
from index.plan.groups import Span

__all__ = ["designated", "lengthened"]

#: Letters, a number and a letter: A 400 M, A-400M.
_PARTED = re.compile(r"(?<![\w-])([A-Z]{1,3})([ -]?)(\d{2,4})([ -]?)([A-Z])(?![\w-])")
#: A name and its number without a blank: mirage2000.
_GLUED = re.compile(r"(?<![\w-])([^\W\d_]{3,})(\d{2,4})(?![\w-])")
#: A further number behind a number: Mirage 2000-9.
_FURTHER = re.compile(r"(?<=\d)-\d{1,2}(?![\w-])")


def lengthened(text: str, named: Sequence[Span]) -> list[Span]:
    """The spans, each with the further number of its designator."""
    out: list[Span] = []
    for span in named:
        match = _FURTHER.match(text, span.end) if span.concepts else None
        out.append(span._replace(end=match.end()) if match else span)
    return out


def designated(text: str, gazetteer: Gazetteer) -> Iterator[Span]:
    """Designators that are written in other parts than in the gazetteer, by what they name there;
    letters and numbers with blanks between them are one whether they name something or not."""
    for match in _PARTED.finditer(text):
        concepts = gazetteer.named_by(match[1] + match[3] + match[5])
        if concepts or (match[2] == match[4] == " "):
            yield Span(*match.span(), concepts)
    for match in _GLUED.finditer(text):
        if concepts := gazetteer.named_by(f"{match[1]} {match[2]}"):
            yield Span(*match.span(), concepts)
