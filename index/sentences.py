"""Where sentences begin and end, shared by snippets and by the alignment of translations.

Input: a text in any language that ends its sentences with a mark. Output: spans in characters.
"""

# ruff: noqa: RUF001  # marks and letters of other scripts are meant
from __future__ import annotations

import re

__all__ = ["sentences"]

_CLOSING = "»”’\"')\\]"
_OPENING = "«“‘\"'(\\[–—"
_END = re.compile(rf"(?:[.!?…]+|[。！？])[\s  ]*[{_CLOSING}]*(?=\s|$)|\n+")
_BEGINS = re.compile(rf"\s*[{_OPENING}\s-]*[^\W_a-zà-öø-ÿа-яёіїєґ]")
#: A word before a full stop that is no sentence end: titles, references, units of press prose.
_SHORTENED = re.compile(
    r"(?i)(?:^|[\s('’«“\"-])(?:mm?|mmes?|mlles?|mgr|dr|pr|prof|st|ste|no|nos|n|art|al|cf|vs|env|av"
    r"|apr|p|pp|vol|fig|min|max|col|gén|gen|lt|cap|cne|sgt|adj|jr|sr|mr|mrs|ms|messrs|hon|rev"
    r"|sen|rep|gov|adm|inc|ltd|co|corp|jan|janv|févr|feb|mar|apr|avr|jun|juil|jul|aug|sept|sep"
    r"|oct|nov|déc|dec|bzw|ca|usw|evtl|nr|str|abs|bd|vgl|sog|mio|mrd|sra|srta|ud|uds|ee|uu"
    r"|т|г|гг|ст|им|млн|млрд|тыс|др)$"
)
_INITIAL = re.compile(r"(?:^|[\s.('’«“\"-])[^\W\d_]$")


def sentences(text: str) -> list[tuple[int, int]]:
    """[start, end) of every sentence of `text`, in order, without the white space between them.

    Every character that is no white space lies in exactly one of them.
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for match in _END.finditer(text):
        if _ends_sentence(text, start, match):
            spans.append((start, match.end()))
            start = match.end()
    spans.append((start, len(text)))
    return [span for span in (_trimmed(text, *span) for span in spans) if span[0] < span[1]]


def _ends_sentence(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether the mark at `match` closes a sentence, and not an abbreviation or an initial."""
    mark = match[0].strip()
    if not mark:
        return True
    if match.end() < len(text) and not _BEGINS.match(text, match.end()):
        return False
    if mark != ".":
        return True
    before = text[start : match.start()]
    return not (_SHORTENED.search(before) or _INITIAL.search(before))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without white space at its ends."""
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), end - (len(piece) - len(piece.rstrip()))
