"""Scraped plain text and Markdown: one article a file, one paragraph a line.

Input: a piece. Output: a raw article whose title is for cleaning to find.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from index.article import Article, Origin
from index.days import find_days
from index.errors import SourceError
from index.readers.decoding import decode, refuse_binary, tidy, tidy_line
from index.readers.piece import Piece, Reading

__all__ = ["blocks", "note_encoding", "read_text", "unescape"]

_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[A-Za-z]{2,8}\d{0,2});")
#: A wrapped line is long, does not end a sentence, and the next goes on in lower case.
_WRAPPED_LENGTH = 45
#: `by admin`, `par la rédaction`: who signs, on a line of its own.
_BYLINE = re.compile(
    r"(?:by|par|von|por|di) (?:la |the |die )?[\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){0,3}"
)
_WEEKDAY = len("donnerstag, den ")
_AFTER_DATE = re.compile(r"[\s,à–-]*(?:\d{1,2}\s?[:h]\s?\d{0,2})?\s*")


def read_text(piece: Piece, reading: Reading) -> Iterator[Article | SourceError]:
    """The one article of a text file."""
    raw = piece.read(reading.max_bytes)
    refuse_binary(raw, piece.path)
    content, encoding = decode(raw)
    note_encoding(piece.path, raw, encoding, reading)
    lines, paragraphs = blocks(content)
    if not paragraphs:
        raise SourceError("has no text", place=piece.path, remedy="remove or replace it")
    origin = Origin(piece.path, lines[0])
    yield Article(id=piece.stem, origin=origin, paragraphs=paragraphs, lines=lines)


def note_encoding(
    path: str, raw: bytes, encoding: str, reading: Reading, declared: str | None = None
) -> None:
    """Says where bytes were not what they should be."""
    if encoding == "cp1252" and not declared:
        reading.notice_once(f"{path}: not UTF-8, read as Windows-1252")
    zeros = raw.count(0) if not encoding.startswith(("utf-16", "utf-32")) else 0
    if zeros:
        reading.notice_once(f"{path}: {zeros} NUL bytes left out")


def blocks(content: str) -> tuple[tuple[int, ...], tuple[str, ...]]:
    """Line numbers and texts of the paragraphs: lines that are not empty, wrapped ones joined."""
    found: list[tuple[int, str]] = []
    was_empty = True
    for number, line in enumerate(tidy(content).split("\n"), start=1):
        text = tidy_line(unescape(line))
        if text and not was_empty and _goes_on(found[-1][1], text):
            found[-1] = (found[-1][0], f"{found[-1][1]} {text}")
        elif text:
            found.append((number, text))
        was_empty = not text
    return tuple(number for number, _ in found), tuple(text for _, text in found)


def unescape(text: str) -> str:
    """HTML character references that a scraper left behind, as characters."""
    return html.unescape(text) if _ENTITY.search(text) else text


def _goes_on(line: str, following: str) -> bool:
    """True where `following` continues the wrapped sentence of `line`; a date alone does not."""
    is_open = len(line) >= _WRAPPED_LENGTH and line[-1] not in '.!?…:;)]»”"'
    return (
        is_open
        and following[0].islower()
        and not _is_date(following)
        and not _BYLINE.fullmatch(following)
    )


def _is_date(line: str) -> bool:
    """True for a short line that ends with its date or a time: the page's own."""
    days = find_days(line) if len(line) <= _WRAPPED_LENGTH else []
    return (
        bool(days) and days[0].start <= _WEEKDAY and bool(_AFTER_DATE.fullmatch(line, days[0].end))
    )
