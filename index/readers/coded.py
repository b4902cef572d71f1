"""Heads of coded lines, as a press database writes them around a text: «HD Title», «PD 3 mars».

Input: a text. Output: what its codes state, the lines that they stand on, and the text of the lead
paragraph and the body without them, each of its lines where it was.
"""

from __future__ import annotations

import re
from collections import defaultdict

from index.article import DateStamp, Dropped
from index.days import parse_day
from index.readers.decoding import tidy, tidy_line
from index.readers.labelled import Head

__all__ = ["coded_head_of"]

_LINE = re.compile(
    r"\s*(?P<code>HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CT|RF|CO|IN|NS|RE|IPD|IPC|PUB|AN|SE"
    r"|CLM|ART|CX)(?:\s+(?P<said>\S.*)|\s*)$"
)
#: What holds the text: its lead paragraph and the rest.
_TEXT = ("LP", "TD")
_NEEDED = {"HD", "PD", "SN"}


def coded_head_of(content: str) -> Head | None:
    """The head of a text in codes; None unless they state one headline, day, source and text."""
    if sum(line.startswith("HD") for line in content.split("\n")) != 1:
        return None
    code = ""
    said: dict[str, list[str]] = defaultdict(list)
    kept: list[str] = []
    dropped: list[Dropped] = []
    for number, line in enumerate(tidy(content).split("\n"), start=1):
        found = _LINE.match(line)
        code, text = (found["code"], found["said"] or "") if found else (code, line)
        said[code].append(tidy_line(text))
        is_text = code in _TEXT
        kept.append(text if is_text else "")
        if found and is_text and not text:
            dropped.append(Dropped(number, "head-line", line.strip()))
        elif not is_text and tidy_line(line):
            dropped.append(Dropped(number, "head-line", tidy_line(line)))
    if not _NEEDED.issubset(said) or not any(map(str.strip, kept)):
        return None
    stated = {name: " ".join(filter(None, lines)) for name, lines in said.items()}
    day = parse_day(stated["PD"])
    return Head(
        title=stated["HD"],
        source=stated["SN"],
        url="",
        published=DateStamp(*day, "stated", 1.0, stated["PD"][:60]) if day else None,
        dropped=tuple(dropped),
        rest="\n".join(kept),
    )
