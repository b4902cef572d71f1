"""Sentences: where a paragraph may be parted without tearing a sentence.

Input: one paragraph. Output: the spans of its sentences, which cover it but for blanks. Snippets
and the alignment of translations part texts by it alike.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator

__all__ = ["sentences"]

# A full stop, its closing quotes and brackets, a blank (scraped pages lose some), and something
# that can begin a sentence.
_EDGE = re.compile(
    r"(?P<stop>(?<![.!?…])[.!?…]++|[。\uff01\uff1f])"
    r"(?P<close>(?:[\s\u00a0\u202f]?[»”])?[\"'’)\]]*)"
    r"(?P<blank>[\s\u00a0\u202f]++|(?<=[。\uff01\uff1f])|(?<=[a-zà-ÿ»][.!?])(?=[A-ZÀ-Þ][a-zà-ÿ’']))"
    r"(?=[«“\"(\[—–-]*[\s\u00a0\u202f]?[^\W_a-zß-ÿ\u0430-\u045f\u0491])"
    r"|(?P<line>\n+)"
)
_MARK = re.compile("[.!?…。\uff01\uff1f\n]")
# What a full stop may follow without ending a sentence. Lower case.
_SHORTENED = """
    m mm mme mmes mlle mlles me mgr dr pr prof st ste sts stes gal gén col cdt cne cap lt sgt adm
    mr mrs ms gen sen gov rep lieut capt maj sgt brig hon jr sr vs etc cf env ex apr av art al
    chap éd fig hab id inc corp ltd co no nos n° vol p pp tél tel réf sq suiv trad vers éts
    janv févr avr juil sept oct nov déc jan feb aug dec ca bzw usw z.b d.h u.a ing
    mio mrd nr abs bd evtl vgl sra srta млн млрд тыс тис им ім ст др
"""
_ABBREVIATIONS = frozenset(_SHORTENED.split())
# These end a sentence as often as not: a capital after them decides.
_AT_END = frozenset({"etc", "inc", "corp", "ltd", "co", "jr", "sr", "al", "suiv", "hab", "usw"})
_LAST_WORD = re.compile(r"[^\s\u00a0\u202f«“\"('’\[]{1,12}$")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]")
#: A quotation longer than this may be parted.
_LONGEST_QUOTE = 240


def sentences(text: str) -> list[tuple[int, int]]:
    """Spans [start, end) of the sentences of a paragraph, in order; time linear in its length."""
    quotes = deque(_quotes(text))
    spans: list[tuple[int, int]] = []
    start = 0
    for edge in _edges(text):
        end = edge.end("close") if edge["line"] is None else edge.start()
        while quotes and quotes[0][1] < end:
            quotes.popleft()
        is_quoted = bool(quotes) and quotes[0][0] < end <= quotes[0][1]
        if edge["line"] is None and (is_quoted or _is_abbreviation(text, edge)):
            continue
        spans.append((start, end))
        start = edge.end()
    spans.append((start, len(text)))
    trimmed = (_trimmed(text, *span) for span in spans)
    return [(start, end) for start, end in trimmed if start < end]


def _edges(text: str) -> Iterator[re.Match[str]]:
    """The matches of _EDGE in order; tried only at the characters that can begin one."""
    at = 0
    while mark := _MARK.search(text, at):
        edge = _EDGE.match(text, mark.start())
        if edge:
            yield edge
        at = edge.end() if edge else mark.end()


def _quotes(text: str) -> list[tuple[int, int]]:
    """Places between « and », but for the long ones."""
    out = []
    at = text.find("«")
    while at >= 0:
        end = text.find("»", at, at + _LONGEST_QUOTE)
        if end >= 0:
            out.append((at, end))
        at = text.find("«", max(at, end) + 1)
    return out


def _is_abbreviation(text: str, edge: re.Match[str]) -> bool:
    if edge["stop"] != "." or edge["close"]:
        return False
    last = _LAST_WORD.search(text, max(0, edge.start() - 13), edge.start())
    if last is None:
        return False
    word = last[0]
    if word.lower() in _ABBREVIATIONS:
        return word.lower() not in _AT_END
    return _INITIALS.fullmatch(word) is not None and word.isupper()


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    part = text[start:end]
    return end - len(part.lstrip()), start + len(part.rstrip())
