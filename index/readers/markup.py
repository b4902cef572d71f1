"""HTML to what it states and to plain paragraphs, by the standard library's parser.

Input: HTML text. Output: its JSON-LD, meta tags, links and title; or the text of its blocks.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from index.readers.decoding import tidy_line
from index.readers.tables import BAR, LONGEST_CELL

__all__ = ["Stated", "objects_in", "paragraphs_of", "stated_in"]

_BLOCKS = re.compile(
    "address|article|aside|blockquote|br|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]|header"
    "|hr|li|main|nav|ol|p|pre|section|table|td|th|tr|ul|body|html|title"
)
_SILENT = re.compile(
    "script|style|noscript|template|svg|head|iframe|button|select|textarea|figcaption|nav|audio"
    "|video|object"
)


@dataclass(slots=True)
class Stated:
    """What the head of a page says: meta tags by name, canonical address, title, and JSON-LD
    objects (flattened, in order)."""

    meta: dict[str, str] = field(default_factory=dict)
    canonical: str = ""
    title: str = ""
    objects: list[dict[str, Any]] = field(default_factory=list)


def stated_in(page: str) -> Stated:
    """What `page` states about itself; broken markup states less, and never fails."""
    parser = _HeadParser()
    parser.feed(page)
    parser.close()
    return parser.stated


def paragraphs_of(fragment: str) -> tuple[str, ...]:
    """The text of a fragment, one string a block, items of lists with a dash, without scripts,
    captions and menus."""
    parser = _TextParser()
    parser.feed(fragment)
    parser.close()
    return parser.finish()


class _HeadParser(HTMLParser):
    """Collects `Stated`."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.stated = Stated()
        self._inside = ""
        self._is_in_body = False
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Meta tags at once; title and JSON-LD when they end."""
        of = {name: value or "" for name, value in attrs}
        if tag == "meta":
            microdata = "" if self._is_in_body else of.get("itemprop", "")
            name = (of.get("property") or of.get("name") or microdata).lower()
            self.stated.meta.setdefault(name, of.get("content", ""))
        elif tag == "link" and "canonical" in of.get("rel", "").lower().split():
            self.stated.canonical = self.stated.canonical or of.get("href", "")
        elif tag == "body":
            self._is_in_body = True
        if tag == "title" or "ld+json" in of.get("type", "").lower():
            self._inside, self._text = tag, []

    def handle_data(self, data: str) -> None:
        """Text of what is being collected."""
        if self._inside:
            self._text.append(data)

    def handle_endtag(self, tag: str) -> None:
        """Files what was collected."""
        if tag != self._inside:
            return
        text, self._inside = "".join(self._text), ""
        if tag == "script":
            self.stated.objects.extend(objects_in(text))
        else:
            self.stated.title = self.stated.title or tidy_line(text)


def objects_in(text: str) -> list[dict[str, Any]]:
    """Every object of a JSON-LD script, those in lists and graphs too."""
    try:
        pending = [json.loads(text.strip().removesuffix(";"), strict=False)]
    except (ValueError, RecursionError):
        return []
    found: list[dict[str, Any]] = []
    while pending and len(found) < 200:
        value = pending.pop(0)
        if isinstance(value, list):
            pending = value + pending
        elif isinstance(value, dict):
            found.append(value)
            pending = [value[key] for key in ("@graph", "mainEntity") if key in value] + pending
    return found


class _TextParser(HTMLParser):
    """Collects the text of blocks."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._blocks: list[str] = []
        self._text: list[str] = []
        self._silent = 0
        self._is_item = False
        self._row: list[int] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  the parser's signature
        """A block begins, or silence does."""
        if _BLOCKS.fullmatch(tag):
            self._break()
        self._is_item = tag == "li" or (self._is_item and tag not in ("ul", "ol"))
        if tag in ("table", "tr"):
            self._end_row()
            self._row = [] if tag == "tr" else None
        elif tag in ("td", "th") and self._row is not None:
            self._row.append(len(self._blocks))
        if _SILENT.fullmatch(tag):
            self._silent += 1

    def handle_endtag(self, tag: str) -> None:
        """A block ends, or silence does."""
        if _SILENT.fullmatch(tag) and self._silent:
            self._silent -= 1
        if _BLOCKS.fullmatch(tag):
            self._break()
        self._is_item = self._is_item and tag != "li"
        if tag in ("table", "tr"):
            self._end_row()

    def handle_data(self, data: str) -> None:
        """Text, unless it is of something silent."""
        if not self._silent:
            self._text.append(data)

    def finish(self) -> tuple[str, ...]:
        """The blocks that hold text."""
        self._break()
        return tuple(self._blocks)

    def _end_row(self) -> None:
        """Makes one block of a row whose cells are short and of one block each."""
        starts, self._row = self._row or [], None
        cells = self._blocks[starts[0] :] if starts else []
        is_parted = len(starts) > 1 and len(starts) >= len(cells)
        if len(cells) > 1 and is_parted and max(map(len, cells)) <= LONGEST_CELL:
            self._blocks[starts[0] :] = [BAR.join(cells)]

    def _break(self) -> None:
        text = tidy_line("".join(self._text))
        self._text = []
        if text:
            self._blocks.append(f"- {text}" if self._is_item else text)
            self._is_item = False
