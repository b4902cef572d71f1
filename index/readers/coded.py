"""Heads of coded lines, as a press database writes them around a text: «HD Title», «PD 3 mars».

Input: a text. Output: what its codes state, the lines that they stand on, and the text of the lead
paragraph and the body without them, each of its lines where it was.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from index.article import DateStamp, Dropped
from index.days import parse_day
from index.readers.decoding import tidy, tidy_line
from index.readers.labelled import Head

__all__ = ["coded_head_of"]

_LINE = re.compile(
    r"\s*(?P<code>HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|AN|SE"
    r"|CLM|ART|CX)(?:\s+(?P<said>\S.*)|\s*)$"
)
_HEADLINE = re.compile(r"(?m)^HD\b")
#: What holds the text, its lead paragraph and the rest, and the codes that may stand below it.
_TEXT = ("LP", "TD")
_BELOW_TEXT = {*_TEXT, "CT", "RF", "CO", "IN", "NS", "RE", "IPD", "IPC", "PUB", "AN"}
_NEEDED = {"HD", "PD", "SN"}


@dataclass(frozen=True, slots=True)
class _Said:
    """What a line says, under which code, and the line as it stands."""

    code: str
    text: str
    line: str

    @property
    def is_text(self) -> bool:
        return self.code in _TEXT

    @property
    def is_head(self) -> bool:
        """Not of the text: under another code, or a code alone."""
        return not self.is_text or not self.text


def coded_head_of(content: str) -> Head | None:
    """The head of a text in codes; None unless they state one headline, day, source and text."""
    if len(_HEADLINE.findall(content)) != 1:
        return None
    said = list(_said(tidy(content).split("\n")))
    stated: dict[str, list[str]] = defaultdict(list)
    for one in said:
        stated[one.code].append(tidy_line(one.text))
    if not _NEEDED.issubset(stated) or not any(text for code in _TEXT for text in stated[code]):
        return None
    title, source, written = (" ".join(filter(None, stated[code])) for code in ("HD", "SN", "PD"))
    day = parse_day(written)
    return Head(
        title=title,
        source=source,
        url="",
        published=DateStamp(*day, "stated", 1.0, written[:60]) if day else None,
        dropped=tuple(
            Dropped(number, "head-line", line)
            for number, one in enumerate(said, start=1)
            if one.is_head and (line := tidy_line(one.line))
        ),
        rest="\n".join(one.text if one.is_text else "" for one in said),
    )


def _said(lines: Sequence[str]) -> Iterator[_Said]:
    """Each line, under the last code that stands on it or above it."""
    code = ""
    for line in lines:
        found = _LINE.match(line)
        if found and code in _TEXT and found["code"] not in _BELOW_TEXT:
            found = None
        code = found["code"] if found else code
        yield _Said(code, (found["said"] or "") if found else line, line)
