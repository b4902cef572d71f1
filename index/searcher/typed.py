"""What is typed so far, taken apart where a suggestion goes on: the last words, what opens them,
and the text before.

Input: the beginning of a query. Output: `Tail`s, the longest first. A sign, a field, brackets,
quotes and an elided article before the words stay as they are typed; brackets and quotes that are
open are closed behind what is suggested.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from index.analysis import fold
from index.parse import canonical_field, connective

__all__ = ["Tail", "tails"]

_OPENING, _CLOSING = "«“„", "»”"
_QUOTES = f'"{_OPENING}{_CLOSING}'
_LEAD = re.compile(
    rf"(?P<signs>[-+(\u2013\u2212]*)(?:(?P<field>[^\W\d_]+):)?(?P<marks>[({_QUOTES}]*)"
    r"(?P<elision>(?:(?:[ldjmtscn]|qu|jusqu|lorsqu|puisqu|quoiqu)['’\u02bc])?)(?P<word>.*)",
    re.IGNORECASE,
)
#: What stands in no word of which more is typed.
_NO_LETTERS = re.compile(rf"[{_QUOTES}()*~:+]")
#: How an open quote is closed.
_CLOSED_BY = {'"': '"', "«": " »", "“": "”", "„": "”"}
_VOWELS = frozenset("aeiouyh")
_MINUS = frozenset("-\u2013\u2212")


@dataclass(frozen=True, slots=True)
class Tail:
    """The last `words` typed, one space between them. `before` and `lead` stand before them, with
    the `elision` of the first; `closing` closes what is open; `field` is the canonical name of the
    field that was typed, "?" for one that does not exist."""

    before: str
    lead: str
    elision: str
    words: str
    field: str | None
    closing: str

    @property
    def is_left_out(self) -> bool:
        """Whether a sign excludes the words."""
        return not _MINUS.isdisjoint(self.lead)

    @property
    def is_quoted(self) -> bool:
        """Whether the words stand in quotes that are open."""
        return self.closing.strip(") ") != ""

    @property
    def is_verbatim(self) -> bool:
        """Whether the words are to be taken as they are written."""
        return self.lead.startswith("+")

    def begun(self, words: str) -> str:
        """The whole query with `words` in place of those typed, still open."""
        return f"{self.before}{self.lead}{self.elision}{words}"

    def with_words(self, words: str) -> str:
        """The whole query with `words` in place of those typed."""
        return self.begun(words) + self.closing

    def takes(self, words: str) -> bool:
        """Whether `words` can follow the elision."""
        return not self.elision or fold(words)[:1] in _VOWELS


def tails(typed: str, most: int) -> Iterator[Tail]:
    """The last `most` words, then fewer; none across an operator, a quote or another sign. `typed`
    has one space between its words."""
    chunks = typed.split(" ")
    for first in range(max(0, len(chunks) - most), len(chunks)):
        tail = _tail(chunks, first)
        if tail is not None:
            yield tail


def _tail(chunks: list[str], first: int) -> Tail | None:
    """The words from chunk `first` on; None where these are not plain words."""
    lead = _LEAD.fullmatch(chunks[first])
    if lead is None or not lead["word"] or connective(chunks[first]):
        return None
    words = [lead["word"], *chunks[first + 1 :]]
    if any(_NO_LETTERS.search(word) for word in words):
        return None
    if any(connective(word) or word.startswith("-") for word in words[1:]):
        return None
    before = "".join(f"{chunk} " for chunk in chunks[:first])
    opening = chunks[first][: lead.start("elision")]
    field = canonical_field(lead["field"]) or "?" if lead["field"] else None
    closing = _closing(before + opening)
    return Tail(before, opening, lead["elision"], " ".join(words), field, closing)


def _closing(text: str) -> str:
    """What closes the quote and the brackets that `text` leaves open."""
    quote, depth = "", 0
    for char in text:
        if char in _QUOTES:
            quote = "" if quote else char
        elif not quote and char in "()":
            depth = max(0, depth + (1 if char == "(" else -1))
    return _CLOSED_BY.get(quote, quote) + ")" * depth
