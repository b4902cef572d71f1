"""Sentences: where a paragraph may be parted without tearing a sentence.

Input: one paragraph. Output: the spans of its sentences, which cover it but for blanks. Snippets
and the alignment of translations part texts by it alike.
"""

from __future__ import annotations

import re
from collections import deque

__all__ = ["sentences"]

# A line's end; or a full stop, its closing quotes and brackets, a blank (scraped pages lose some),
# and something that can begin a sentence. Begins with one set, for which the library looks fastest.
_EDGE = re.compile(
    r"[.!?…。\uff01\uff1f\n](?:(?<=\n)"
    r"|(?:(?<=[。\uff01\uff1f])|(?<![.!?…][.!?…])[.!?…]*+)"
    r"((?:\s?[»”])?[\"'’)\]]*)"
    r"(?:\s++|(?<=[。\uff01\uff1f])|(?<=[a-zà-ÿ»][.!?])(?=[A-ZÀ-Þ][a-zà-ÿ’']))"
    r"(?=[«“\"(\[—–-]*\s?[^\W_a-zß-ÿ\u0430-\u045f\u0491]))"
)
# What a full stop may follow without ending a sentence. Lower case.
_SHORTENED = """
    m mm mme mmes mlle mlles me mgr dr pr prof st ste sts stes gal gén col cdt cne cap lt sgt adm
    mr mrs ms gen sen gov rep lieut capt maj sgt brig hon jr sr vs etc cf env ex apr av art al
    chap éd fig hab id inc corp ltd co no nos n° vol p pp tél tel réf sq suiv trad vers éts ets
    sén amb op
    janv févr avr juil sept oct nov déc jan feb aug dec ca bzw usw z.b d.h u.a ing
    mio mrd nr abs bd evtl vgl sra srta млн млрд тыс тис им ім ст др
"""
_ABBREVIATIONS = frozenset(_SHORTENED.split())
# These end a sentence as often as not: a capital after them decides.
_AT_END = frozenset({"etc", "inc", "corp", "ltd", "co", "jr", "sr", "al", "suiv", "hab", "usw"})
_LAST_WORD = re.compile(r"[^\s«“\"('’\[]{1,12}$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.-?)*[^\W\d_]")
#: A quotation longer than this may be parted.
_LONGEST_QUOTE = 240


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans [start, end) of the sentences of a paragraph, in order; time linear in its length."""
    quotes = deque(_quotes(text))
    spans: list[tuple[int, int]] = []
    start = 0
    for edge in _EDGE.finditer(text):
        first, (stop, end) = edge.start(), edge.span(1)
        is_line = end < 0
        end = first if is_line else end
        while quotes and quotes[0][1] < end:
            quotes.popleft()
        is_quoted = bool(quotes) and quotes[0][0] < end <= quotes[0][1]
        if not is_line and (is_quoted or (stop == end and _is_abbreviation(text, first, end))):
            continue
        if is_line or text[start].isspace():
            _add(spans, text, start, end)
        else:
            spans.append((start, end))
        start = edge.end()
    _add(spans, text, start, len(text))
    return spans


def _add(spans: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    """Add a sentence without the blanks around it, if anything is left."""
    if part := text[start:end].strip():
        start = text.index(part, start)
        spans.append((start, start + len(part)))


def _quotes(text: str) -> list[tuple[int, int]]:
    """Places of each « and of its », -1 where that is far or missing."""
    out = []
    at = text.find("«")
    while at >= 0:
        end = text.find("»", at, at + _LONGEST_QUOTE)
        out.append((at, end))
        at = text.find("«", max(at, end) + 1)
    return out


def _is_abbreviation(text: str, start: int, end: int) -> bool:
    """Whether the mark at [start, end) is the full stop of a shortened word."""
    if text[start:end] != ".":
        return False
    last = _LAST_WORD.search(text, max(0, start - 13), start)
    if last is None:
        return False
    word = last[0]
    if word.lower() in _ABBREVIATIONS:
        return word.lower() not in _AT_END
    return _INITIALS.fullmatch(word) is not None and word.isupper()
