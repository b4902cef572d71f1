"""HTML pages: JSON-LD and meta tags for what is stated, trafilatura for the text.

Input: a piece. Output: its article. The only importer of trafilatura; what it logs stays here.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from typing import Any

import trafilatura

from index.article import Article, DateMethod, DateStamp, Origin
from index.days import parse_day
from index.errors import SourceError
from index.readers.decoding import decode, refuse_binary, tidy, tidy_line
from index.readers.markup import Stated, paragraphs_of, stated_in
from index.readers.piece import Piece, Reading
from index.readers.stating import host_of, lang_code
from index.readers.text import note_encoding

__all__ = ["read_html"]

for _noisy in ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
    logging.getLogger(_noisy).setLevel(logging.CRITICAL + 1)

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.:-]{2,40})")
_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|Review|LiveBlog|OpinionPiece")
_META_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date",
    "publish-date", "publication_date", "pubdate", "cxenseparse:recs:publishtime",
)  # fmt: skip


def read_html(piece: Piece, reading: Reading) -> Iterator[Article | SourceError]:
    """The one article of a page."""
    raw = piece.read(reading.max_bytes)
    refuse_binary(raw, piece.path)
    declared = declared_charset(raw)
    page, encoding = decode(raw, declared)
    note_encoding(piece.path, raw, encoding, reading, declared)
    page = tidy(page)
    stated = stated_in(page)
    linked = next((found for found in stated.objects if _is_article(found)), {})
    paragraphs = _body(page, linked)
    if not paragraphs:
        raise SourceError(
            "holds no article text", place=piece.path, remedy="check that the page is an article"
        )
    url = _address(stated, linked)
    yield Article(
        id=url or piece.stem,
        origin=Origin(piece.path),
        title=_title(stated, linked),
        paragraphs=paragraphs,
        url=url,
        source=_outlet(stated, linked) or host_of(url),
        lang=_lang(linked),
        published=_published(stated, linked),
    )


def declared_charset(raw: bytes) -> str | None:
    """The encoding that a page names in its first bytes."""
    found = _XML_ENCODING.match(raw[:400]) or _CHARSET.search(raw[:4096])
    return found[1].decode("ascii", "ignore") if found else None


def _body(page: str, linked: dict[str, Any]) -> tuple[str, ...]:
    """The paragraphs that trafilatura finds; else the article body of the JSON-LD."""
    try:
        text = trafilatura.extract(
            page, include_comments=False, include_tables=False, with_metadata=False
        )
    except Exception:  # whatever a hostile page makes a parser raise costs this page only
        text = None
    found = tuple(line for line in map(tidy_line, (text or "").split("\n")) if line)
    stated = linked.get("articleBody")
    spoken = paragraphs_of(stated.replace("\n", "<p>")) if isinstance(stated, str) else ()
    is_short = sum(map(len, found)) * 2 < sum(map(len, spoken))
    return spoken if is_short else found


def _is_article(found: dict[str, Any]) -> bool:
    """True for a JSON-LD object of one of the types of articles."""
    kinds = found.get("@type")
    return any(_ARTICLE_TYPES.search(str(kind)) for kind in _listed(kinds))


def _listed(value: Any) -> Iterable[Any]:
    return value if isinstance(value, list) else () if value is None else (value,)


def _name(value: Any) -> str:
    """A JSON-LD text, or the name of the thing or of the first of a list."""
    first = next(iter(_listed(value)), "")
    if isinstance(first, dict):
        first = first.get("name") or ""
    return tidy_line(first) if isinstance(first, str) else ""


def _title(stated: Stated, linked: dict[str, Any]) -> str:
    """Headline, else og:title, else the only heading of first rank, else the window title."""
    heading = stated.headings[0] if len(stated.headings) == 1 else ""
    choices = (
        _name(linked.get("headline")),
        stated.meta.get("og:title", ""),
        heading,
        stated.title,
    )
    return next((tidy_line(choice) for choice in choices if tidy_line(choice)), "")


def _outlet(stated: Stated, linked: dict[str, Any]) -> str | None:
    """The publisher, else the name of the site."""
    choices = (_name(linked.get("publisher")), stated.meta.get("og:site_name", ""))
    return next((tidy_line(choice) for choice in choices if tidy_line(choice)), None)


def _address(stated: Stated, linked: dict[str, Any]) -> str | None:
    """The page's own address, if it is a whole one."""
    main = linked.get("mainEntityOfPage")
    choices = (
        stated.canonical,
        stated.meta.get("og:url", ""),
        linked.get("url"),
        main.get("@id") if isinstance(main, dict) else main,
    )
    for choice in choices:
        if isinstance(choice, str) and choice.strip().startswith(("http://", "https://")):
            return tidy_line(choice)
    return None


def _lang(linked: dict[str, Any]) -> str:
    """Stated by the JSON-LD alone: `lang` of a page is that of its template as often as not."""
    return lang_code(_name(linked.get("inLanguage")))


def _published(stated: Stated, linked: dict[str, Any]) -> DateStamp | None:
    """`datePublished`, else a meta tag or a `time` element that says so."""
    metas = [stated.meta[name] for name in _META_DATES if stated.meta.get(name)]
    sources: tuple[tuple[DateMethod, float, Iterable[Any]], ...] = (
        ("json-ld", 0.97, _listed(linked.get("datePublished"))),
        ("meta", 0.93, (*metas, *stated.times)),
    )
    for method, confidence, values in sources:
        for value in values:
            found = parse_day(value) if isinstance(value, str) else None
            if found:
                return DateStamp(*found, method, confidence, tidy_line(value)[:60])
    return None
