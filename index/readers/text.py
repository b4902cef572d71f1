"""Scraped plain text: one article a file, one paragraph a line.

Input: a piece. Output: a raw article whose title is for cleaning to find.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from index.addresses import host_of
from index.article import Article, Origin
from index.errors import SourceError
from index.readers.coded import coded_head_of
from index.readers.decoding import MIXED, decode, is_belied, refuse_binary
from index.readers.embedded import linked_head_of
from index.readers.labelled import head_of
from index.readers.piece import Piece, Reading
from index.readers.wrapping import blocks

__all__ = ["article_of", "content_of", "read_text"]


def read_text(piece: Piece, reading: Reading) -> Iterator[Article | SourceError]:
    """The one article of a text file, with what a head of labelled or coded lines states, or
    JSON-LD among its lines."""
    content = content_of(piece, reading)
    head = head_of(content) or coded_head_of(content) or linked_head_of(content)
    if head is None:
        yield article_of(content, piece)
        return
    article = article_of(head.rest, piece)
    yield replace(
        article,
        id=head.url or article.id,
        url=head.url or None,
        title=head.title,
        source=head.source or host_of(head.url),
        published=head.published,
        dropped=head.dropped,
    )


def content_of(
    piece: Piece, reading: Reading, charset_in: Callable[[bytes], str | None] | None = None
) -> str:
    """The text of a file, in the encoding that `charset_in` finds it to declare, if any;
    SourceError if it is none. Says where its bytes were not what they should be."""
    raw = piece.read(reading.max_bytes)
    refuse_binary(raw, piece.path)
    declared = charset_in(raw) if charset_in else None
    content, encoding = decode(raw, declared)
    _note_encoding(piece.path, raw, encoding, reading, declared)
    return content


def article_of(content: str, piece: Piece) -> Article:
    """The article whose paragraphs `content` has; SourceError if it has none."""
    lines, paragraphs = blocks(content)
    if not paragraphs:
        raise SourceError("has no text", place=piece.path, remedy="remove or replace it")
    origin = Origin(piece.path, lines[0])
    return Article(id=piece.stem, origin=origin, paragraphs=paragraphs, lines=lines)


def _note_encoding(
    path: str, raw: bytes, encoding: str, reading: Reading, declared: str | None
) -> None:
    if encoding == "cp1252" and not declared:
        reading.notice_once(f"{path}: not UTF-8, read as Windows-1252")
    if encoding == MIXED:
        reading.notice_once(f"{path}: not UTF-8 throughout, read as Windows-1252 there")
    if is_belied(raw, declared):
        reading.notice_once(f"{path}: declares {declared}, but is UTF-8 and read as that")
    zeros = raw.count(0) if not encoding.startswith(("utf-16", "utf-32")) else 0
    if zeros:
        reading.notice_once(f"{path}: {zeros} NUL bytes left out")
