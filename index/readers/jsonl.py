"""JSON lines and JSON files: one object an article; what it states is believed.

Input: a piece, read line by line. Output: raw articles; a line that is none is a SourceError.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from math import isfinite
from typing import Any, BinaryIO, TypeGuard

from index.addresses import host_of
from index.article import Article, DateStamp, Origin
from index.days import parse_day
from index.errors import SourceError
from index.readers.decoding import (
    MIXED,
    decode,
    in_utf8,
    refuse_binary,
    tidy,
    tidy_line,
    wide_encoding,
)
from index.readers.markup import paragraphs_of
from index.readers.misread import set_right
from index.readers.piece import Piece, Reading, empty, too_large
from index.readers.text import content_of
from index.readers.wrapping import blocks, unescape
from index.tongues import lang_of_tag

__all__ = ["read_json", "read_jsonl"]

KEYS = (
    "id", "url", "title", "text", "body", "paragraphs", "source", "agency", "agencies",
    "published", "date", "lang",
)  # fmt: skip
#: Keys that say the same, the first of which is believed.
_ONE_OF = (("text", "body", "paragraphs"), ("published", "date"), ("agencies", "agency"))
#: The end of a paragraph or of a line, as HTML writes it.
_MARKUP = re.compile(r"(?i)</(?:p|div|li|h[1-6]|td|blockquote)>|<br ?/?>|<p>")
#: What titles are formatted with; one that holds other elements is about them.
_FORMAT = re.compile(r"(?i)</?(?:b|br|em|i|small|span|strong|su[bp]|u)(?:\s[^<>]*)?/?>")
_ELEMENT = re.compile(r"(?i)</?[a-z][^<>]*>")
_SKIPPED = 1 << 20  # bytes of a line over the limit that are in memory at a time


def read_jsonl(piece: Piece, reading: Reading) -> Iterator[Article | SourceError]:
    """The articles of a file with one object a line, never more than one line in memory. A line
    over the limit is passed over as far as its end; those after it are read."""
    number, is_empty, stream = 0, True, piece.stream
    while raw := stream.readline(reading.max_bytes + 1):
        number += 1
        if number == 1:
            refuse_binary(raw, piece.path)
            if encoding := wide_encoding(raw):
                stream = in_utf8(raw, stream, encoding)
                raw = stream.readline(reading.max_bytes + 1)
        if len(raw) > reading.max_bytes:
            is_empty = False
            length = len(raw) + _length_of_rest(raw, stream)
            yield too_large(f"{piece.path}:{number}", length, reading.max_bytes)
        elif raw.strip():
            is_empty = False
            yield _from_line(raw, piece, number, reading)
    if is_empty:
        raise empty(piece.path)


def _length_of_rest(begun: bytes, stream: BinaryIO) -> int:
    """Bytes up to the end of a line of which some have been read; the stream goes on behind it."""
    length = 0
    while not begun.endswith(b"\n"):
        begun = stream.readline(_SKIPPED)
        if not begun:
            break
        length += len(begun)
    return length


def read_json(piece: Piece, reading: Reading) -> Iterator[Article | SourceError]:
    """The articles of a JSON file: one object, a list of them, or one a line."""
    content = content_of(piece, reading)
    try:
        value = json.loads(content)
    except (ValueError, RecursionError) as error:
        yield from _lines_or_fault(content, error, piece, reading)
        return
    for number, entry in enumerate(value if isinstance(value, list) else [value], start=1):
        place = f"{piece.path}#{number}" if isinstance(value, list) else piece.path
        yield _article(entry, place, 1, f"{piece.stem}#{number}", piece, reading)


def _lines_or_fault(
    content: str, error: Exception, piece: Piece, reading: Reading
) -> Iterator[Article | SourceError]:
    """A JSON file that holds JSON lines, if its first line is an object; else where it broke."""
    lines = [(n, line) for n, line in enumerate(content.split("\n"), start=1) if line.strip()]
    if len(lines) < 2 or not _is_object(lines[0][1]):
        yield _broken(error, f"{piece.path}:{getattr(error, 'lineno', 1)}")
        return
    for number, line in lines:
        yield _from_line(line.encode("utf-8", "replace"), piece, number, reading)


def _is_object(line: str) -> bool:
    """True for a line that is a whole JSON object."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _from_line(raw: bytes, piece: Piece, number: int, reading: Reading) -> Article | SourceError:
    """The article of one line, or why it is none."""
    content, encoding = decode(raw)
    if encoding in ("cp1252", MIXED):
        reading.notice_once(f"{piece.path}: not UTF-8 throughout, read as Windows-1252 there")
    place = f"{piece.path}:{number}"
    try:
        value = json.loads(content.replace("\0", "").rstrip("\r\n"))
    except (ValueError, RecursionError) as error:
        return _broken(error, place)
    return _article(value, place, number, f"{piece.stem}#{number}", piece, reading)


def _broken(error: Exception, place: str) -> SourceError:
    """The rejection of text that is no JSON."""
    reason = getattr(error, "msg", "") or "nested too deeply or a number too long"
    column = f" at character {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
    return SourceError(f"broken JSON ({reason}{column})", place=place, remedy="correct the line")


def _article(
    value: Any, place: str, line: int, fallback_id: str, piece: Piece, reading: Reading
) -> Article | SourceError:
    """The article that one JSON value states."""
    if not isinstance(value, dict):
        return SourceError(
            "is not a JSON object", place=place, remedy='write {"title": …, "text": …}'
        )
    _name_other_keys(value, piece, reading)
    paragraphs = _paragraphs(value)
    if not paragraphs:
        remedy = "give it a `text`, a string or a list of them"
        return SourceError("the article has no body", place=place, remedy=remedy)
    url, title = _text(value, "url") or None, _text(value, "title")
    return Article(
        id=_text(value, "id") or url or fallback_id,
        origin=Origin(piece.path, line),
        title=_unformatted(title),
        paragraphs=paragraphs,
        url=url,
        source=_text(value, "source") or host_of(url),
        agencies=_agencies(value),
        lang=_lang(value, place, piece, reading),
        published=_published(value, place, piece, reading),
    )


def _unformatted(title: str) -> str:
    plain = _FORMAT.sub(lambda one: " " if one[0].lower().startswith("<br") else "", title)
    return title if _ELEMENT.search(plain) else tidy_line(plain)


def _name_other_keys(value: dict[str, Any], piece: Piece, reading: Reading) -> None:
    """Names each key that means nothing here once a file."""
    for key in value:
        if key not in KEYS and reading.meets_key(piece.path, key):
            reading.listener.notice(f"{piece.path}: key “{tidy_line(key)[:40]}” is ignored")
    for keys in _ONE_OF:
        stated = [key for key in keys if value.get(key)]
        for key in stated[1:]:
            reading.notice_once(f"{piece.path}: key “{key}” is ignored beside “{stated[0]}”")


def _text(value: dict[str, Any], key: str) -> str:
    """A one-line field; numbers count as text, everything else as not stated."""
    stated = value.get(key)
    return tidy_line(set_right(unescape(str(stated)))) if _is_said(stated) else ""


def _is_said(stated: Any) -> TypeGuard[str | int | float]:
    """True for text and for numbers that can be written; true, false and NaN are neither."""
    if isinstance(stated, bool):
        return False
    return isinstance(stated, str | int) or (isinstance(stated, float) and isfinite(stated))


def _paragraphs(value: dict[str, Any]) -> tuple[str, ...]:
    """The body: `text`, else `body`, else `paragraphs`; a list has one paragraph an element."""
    for key in ("text", "body", "paragraphs"):
        stated = value.get(key)
        if isinstance(stated, str) and stated.strip():
            return _split(stated)
        if isinstance(stated, list):
            parts = (part for part in stated if isinstance(part, str))
            return tuple(line for part in parts for line in _listed_lines(part))
    return ()


def _listed_lines(part: str) -> tuple[str, ...]:
    """An element of a list as one paragraph; of HTML, its blocks."""
    part = set_right(part)
    line = tidy_line(unescape(part))
    return paragraphs_of(part) if _MARKUP.search(part) else (line,) if line else ()


def _split(text: str) -> tuple[str, ...]:
    """Paragraphs of a text: parted by blank lines, lines inside joined where they are wrapped; of
    HTML, its blocks."""
    text = set_right(text)
    return paragraphs_of(text) if _MARKUP.search(text) else blocks(text)[1]


def _agencies(value: dict[str, Any]) -> tuple[str, ...]:
    """`agency` or `agencies`: a name, names joined by commas, or a list."""
    stated = value.get("agencies") or value.get("agency") or ()
    names = stated.split(",") if isinstance(stated, str) else stated
    if not isinstance(names, list | tuple):
        return ()
    tidied = (tidy_line(name) for name in names if isinstance(name, str))
    return tuple(dict.fromkeys(name for name in tidied if name))


def _lang(value: dict[str, Any], place: str, piece: Piece, reading: Reading) -> str:
    """The ISO 639-1 code of `lang`, or `und` with a notice where it is no code."""
    stated = _text(value, "lang")
    code = lang_of_tag(stated)
    if code == "und" and stated.lower() not in ("", "und"):
        reading.notice_once(
            f"{place}: lang “{stated[:20]}” is no two-letter code, detected instead",
            kind=f"{piece.path}: lang {stated[:20]}",
        )
    return code


def _published(
    value: dict[str, Any], place: str, piece: Piece, reading: Reading
) -> DateStamp | None:
    """The stated day; a notice where there is one that is none."""
    stated = value.get("published") or value.get("date")
    if stated is None or stated == "":
        return None
    found = parse_day(stated) if _is_said(stated) else None
    evidence = tidy_line(tidy(str(stated)))[:60]
    if found is None:
        reason = "is no day, month or year from 1900 until today; the article is undated"
        reading.notice_line(piece.path, f"{place}: “{evidence}” {reason}")
        return None
    return DateStamp(found[0], found[1], "stated", 1.0, evidence)
