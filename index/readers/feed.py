"""RSS and Atom: one article an entry; the feed is read, never fetched.

Input: a piece. Output: its entries as articles. The only importer of feedparser.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urljoin

import feedparser

from index.addresses import host_of
from index.article import Article, DateStamp, Origin, Precision
from index.days import parse_day
from index.errors import SourceError
from index.readers.decoding import tidy, tidy_line
from index.readers.html import declared_charset
from index.readers.markup import paragraphs_of
from index.readers.piece import Piece, Reading
from index.readers.text import content_of
from index.readers.titles import without_feed
from index.tongues import lang_of_tag

__all__ = ["read_feed"]

_SHORT = 200
#: The link to the rest of a text that is given in part.
_REST = re.compile(
    r"(?:^|(?<=[.!?»…)\]])|\s*\[?(?:…|\.\.\.)\]?)\s*"
    r"(?:Lire (?:la suite|plus|l['’]article)|En savoir plus|Continue reading|Read (?:more|on))"
    r"[\s→»>…]*$"
)
#: What names a character by its number; the parser of feeds stumbles over one that there is not.
_NUMBERED = re.compile(r"&#(?:x([0-9a-fA-F]+)|(\d+))")
_MOST_DIGITS, _BEYOND = 7, 0x110000
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def read_feed(piece: Piece, reading: Reading) -> Iterator[Article | SourceError]:
    """The articles of a feed, in its order."""
    content = content_of(piece, reading, declared_charset)
    clean = _NUMBERED.sub(_existing, _DECLARATION.sub("", tidy(content)).strip())
    parsed = feedparser.parse(
        io.BytesIO(b'<?xml version="1.0" encoding="utf-8"?>' + clean.encode("utf-8", "replace")),
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    if not parsed.entries:
        raise _without_entries(parsed, piece)
    if parsed.bozo:
        reading.notice_once(f"{piece.path}: the feed is not well formed, read as far as possible")
    for number, entry in enumerate(parsed.entries, start=1):
        yield _article(entry, parsed.feed, number, piece, reading)


def _existing(found: re.Match[str]) -> str:
    """The reference, or that of the replacement character where it names half a character or none
    at all."""
    digits = (found[1] or found[2]).lstrip("0")
    code = int(digits or "0", 16 if found[1] else 10) if len(digits) <= _MOST_DIGITS else _BEYOND
    is_character = code < _BEYOND and not 0xD800 <= code < 0xE000
    return found[0] if is_character else "&#xFFFD"


def _without_entries(parsed: Any, piece: Piece) -> SourceError:
    """Why there is nothing: no feed, a broken one, or an empty one."""
    if not parsed.version:
        fault = parsed.get("bozo_exception")
        line = getattr(fault, "getLineNumber", lambda: None)()
        place = f"{piece.path}:{line}" if line else piece.path
        return SourceError("is no RSS or Atom feed", place=place, remedy="correct or remove it")
    return SourceError("the feed has no entries", place=piece.path, remedy="remove it")


def _article(
    entry: Any, feed: Any, number: int, piece: Piece, reading: Reading
) -> Article | SourceError:
    """The article of one entry."""
    place = f"{piece.path}#{number}"
    paragraphs = _paragraphs(entry)
    if not paragraphs:
        return SourceError(
            "the entry has no text", place=place, remedy="use a feed that carries its texts"
        )
    url = _address(entry, feed)
    return Article(
        id=_line(entry.get("id")) or url or f"{piece.stem}#{number}",
        origin=Origin(place),
        title=" ".join(paragraphs_of(entry.get("title") or "")),
        paragraphs=paragraphs,
        url=url,
        source=_outlet(entry, feed) or host_of(url),
        lang=_lang(entry, feed, paragraphs),
        published=_published(entry, place, piece, reading),
    )


def _address(entry: Any, feed: Any) -> str | None:
    """The link of an entry; a relative one belongs to the site of the feed."""
    link, site = _line(entry.get("link")), _line(feed.get("link"))
    try:
        return urljoin(site, link) if link else None
    except ValueError:
        return link


def _lang(entry: Any, feed: Any, paragraphs: tuple[str, ...]) -> str:
    """The language of the feed, for entries too short to tell: it is its software's default as
    often as not."""
    if sum(map(len, paragraphs)) > _SHORT:
        return "und"
    return lang_of_tag(_line(_content(entry).get("language") or feed.get("language")))


def _line(value: Any) -> str:
    return tidy_line(value) if isinstance(value, str) else ""


def _content(entry: Any) -> Any:
    """The fullest content of an entry, else its summary."""
    full = [content for content in entry.get("content", ()) if content["value"].strip()]
    return max(
        full, key=lambda content: len(content["value"]), default=entry.get("summary_detail", {})
    )


def _paragraphs(entry: Any) -> tuple[str, ...]:
    """The blocks of the content; plain text is parted by its line breaks."""
    value = _content(entry).get("value", "")
    is_markup = bool(re.search(r"<[a-zA-Z/!]", value))
    found = paragraphs_of(value if is_markup else value.replace("\n", "<br>"))
    parted = (*found[:-1], *(_REST.sub("", text) for text in found[-1:]))
    return tuple(text for text in parted if text)


def _outlet(entry: Any, feed: Any) -> str:
    """The source that the entry names, else the title of the feed."""
    named = entry.get("source") or {}
    title = " ".join(paragraphs_of(named.get("title") or feed.get("title") or ""))
    return without_feed(title)


def _published(entry: Any, place: str, piece: Piece, reading: Reading) -> DateStamp | None:
    """The day that the entry states, as it is written; without one, the day of its update."""
    for key, confidence in (("published", 0.95), ("created", 0.9), ("updated", 0.7)):
        stated = _line(entry.get(key))
        found = parse_day(stated, lang="en") or _parsed(entry, key)
        if found:
            return DateStamp(*found, "feed", confidence, stated[:60])
        if stated:
            reading.notice_line(piece.path, f"{place}: “{stated[:60]}” is no date until today")
    return None


def _parsed(entry: Any, key: str) -> tuple[date, Precision] | None:
    """The day in UTC that the parser of feeds makes of a form that nobody else writes."""
    parts = entry.get(f"{key}_parsed")
    return parse_day("{:04}-{:02}-{:02}".format(*parts[:3])) if parts else None
