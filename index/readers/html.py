"""HTML pages: JSON-LD and meta tags for what is stated, trafilatura for the text.

Input: a piece. Output: its article. The only importer of trafilatura; what it logs stays here.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import trafilatura
from trafilatura.settings import DEFAULT_CONFIG, use_config

from index.addresses import has_path, host_of
from index.article import Article, DateMethod, DateStamp, Origin
from index.days import parse_day
from index.errors import SourceError
from index.readers.decoding import tidy, tidy_line
from index.readers.framing import frame_of, spliced
from index.readers.heading import Heading, heading_of
from index.readers.leads import lead_of
from index.readers.linked import article_in, listed, named
from index.readers.markup import Stated, paragraphs_of, stated_in
from index.readers.neighbours import drop_neighbours
from index.readers.piece import Piece, Reading
from index.readers.preparing import prepare
from index.readers.text import content_of
from index.readers.titles import is_title, part_site
from index.tongues import lang_of_tag

__all__ = ["declared_charset", "read_html"]

for _noisy in ("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer"):
    logging.getLogger(_noisy).setLevel(logging.CRITICAL + 1)

#: For a part that is known to be the article: of a short one nothing is guessed again, which loses
#: lists.
_BRIEF = use_config()
_BRIEF.set("DEFAULT", "MIN_EXTRACTED_SIZE", "1")

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.I)
_XML_ENCODING = re.compile(rb"^\s*<\?xml[^>]{0,200}encoding\s*=\s*[\"']([\w.:-]{2,40})")
#: Words of a page that stand in no table of contents; a heading may be that of the table.
_OUTSIDE = (
    "//body//text()[normalize-space()][not(ancestor::*[self::nav or self::script or self::style"
    " or self::h1 or self::h2 or self::h3])]"
)
_META_DATES = (
    "article:published_time", "og:article:published_time", "datepublished", "date", "dc.date",
    "dc.date.issued", "dcterms.created", "dcterms.date", "parsely-pub-date", "sailthru.date",
    "og:published_time", "article:published", "dc.date.created", "dcterms.issued",
    "citation_publication_date", "publish-date", "publication_date", "pubdate",
    "cxenseparse:recs:publishtime",
)  # fmt: skip


def read_html(piece: Piece, reading: Reading) -> Iterator[Article | SourceError]:
    """The one article of a page."""
    page = _understood(tidy(content_of(piece, reading, declared_charset)))
    paragraphs = _body(page)
    if not paragraphs:
        raise SourceError(
            "holds no article text", place=piece.path, remedy="check that the page is an article"
        )
    if page.has_neighbours:
        reading.notice_once(
            f"{piece.path}: holds other whole articles, left out (said of the first such page)",
            kind="other articles",
        )
    title, site = _title(page)
    url, published = _address(page), _published(page)
    yield Article(
        id=url or piece.stem,
        origin=Origin(piece.path),
        title=title,
        paragraphs=paragraphs if published else _dated(paragraphs, page.heading),
        url=url,
        source=_outlet(page) or site or _host(page),
        lang=lang_of_tag(named(page.linked.get("inLanguage"))),
        published=published,
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """A page as it is understood: what its head states, its tree (None for hopeless markup), its
    heading, the JSON-LD object that is its article, or `{}`, and whether it held others."""

    stated: Stated
    tree: Any
    heading: Heading
    linked: dict[str, Any]
    has_neighbours: bool

    @property
    def titles(self) -> tuple[str, str]:
        """What `og:title` and the window call the page."""
        return tidy_line(self.stated.meta.get("og:title", "")), self.stated.title


def _understood(content: str) -> _Page:
    """What a page states, with its tree made ready for extraction."""
    stated = stated_in(content)
    titles = (tidy_line(stated.meta.get("og:title", "")), stated.title)
    addresses = (stated.canonical, stated.meta.get("og:url", ""))
    tree, heading, has_neighbours = _tree(content), Heading(), False
    if tree is not None:
        sites = (stated.meta.get("og:site_name", ""), host_of(stated.canonical) or "")
        heading = heading_of(tree, titles, sites)
        has_neighbours = drop_neighbours(tree, heading.text)
        prepare(tree)
    linked = article_in(stated.objects, addresses, (heading.text, *titles))
    return _Page(stated, tree, heading, linked, has_neighbours)


def _tree(content: str) -> Any:
    """The tree of a page, or None where it cannot be parsed."""
    try:
        return trafilatura.load_html(content)
    except Exception:  # whatever a hostile page makes a parser raise costs this page only
        return None


def declared_charset(raw: bytes) -> str | None:
    """The encoding that a page names in its first bytes; what stands there in single bytes is in
    neither UTF-16 nor UTF-32, whatever it says."""
    found = _XML_ENCODING.match(raw[:400]) or _CHARSET.search(raw[:4096])
    name = found[1].decode("ascii", "ignore").lower() if found else ""
    return None if name.startswith(("utf-16", "utf-32")) else name or None


def _body(page: _Page) -> tuple[str, ...]:
    """The paragraphs that trafilatura finds; else the article body of the JSON-LD, of which it
    would make one paragraph."""
    found = () if _is_contents(page.tree) else _extracted(page.tree)
    frame = None if page.tree is None else frame_of(page.tree, found, page.heading.text)
    if frame is not None:
        found = spliced(found, _extracted(frame, _BRIEF))
    stated = page.linked.get("articleBody")
    spoken = paragraphs_of(stated.replace("\n", "<p>")) if isinstance(stated, str) else ()
    if _letters(found) == _letters(spoken) or sum(map(len, found)) * 2 < sum(map(len, spoken)):
        return spoken
    return _led(page, found)


def _is_contents(tree: Any) -> bool:
    """Whether a page is nothing but a table of contents, as a book has one. Where somebody put
    paragraphs into it, it is a text."""
    if tree is None or not tree.xpath("//nav//a") or tree.xpath("//nav//p"):
        return False
    return not tree.xpath(_OUTSIDE)


def _letters(paragraphs: Iterable[str]) -> str:
    """A text without its blanks."""
    return "".join("".join(paragraphs).split())


def _led(page: _Page, found: tuple[str, ...]) -> tuple[str, ...]:
    """The paragraphs with the lead that stands apart from them, below the title."""
    if not page.heading.text or not found:
        return found
    meta = page.stated.meta
    descriptions = [tidy_line(meta.get(name, "")) for name in ("og:description", "description")]
    lead = lead_of(page.tree, page.heading.text, found, descriptions)
    at = int(is_title(found[0], page.heading.text))
    return (*found[:at], *lead, *found[at:])


def _extracted(tree: Any, config: Any = DEFAULT_CONFIG) -> tuple[str, ...]:
    """The lines of text that trafilatura finds in a tree."""
    try:
        text = trafilatura.extract(
            tree,
            include_comments=False,
            include_tables=True,
            with_metadata=False,
            config=config,
        )
    except Exception:  # whatever a hostile page makes a parser raise costs this page only
        text = None
    return tuple(line for line in map(tidy_line, (text or "").split("\n")) if line)


def _dated(paragraphs: tuple[str, ...], heading: Heading) -> tuple[str, ...]:
    """With the lines at the heading that hold a day, for cleaning to judge, below the title."""
    lines = tuple(line for line in heading.lines if line not in paragraphs)
    at = int(is_title(paragraphs[0], heading.text))
    return (*paragraphs[:at], *lines, *paragraphs[at:])


def _title(page: _Page) -> tuple[str, str]:
    """Headline, else og:title, else the heading, else the window title; and the name of the site
    that stands behind one of them."""
    sites = (_outlet(page), _host(page) or "", page.heading.site)
    choices = (named(page.linked.get("headline")), *page.titles[:1], page.heading.text)
    chosen = next(filter(None, (*choices, page.stated.title)), "")
    heading = page.heading.text
    parted = [part_site(title, heading, sites) for title in (chosen, *page.titles)]
    return parted[0][0], next((site for _, site in parted if site), "")


def _outlet(page: _Page) -> str:
    """The publisher, else the name of the site."""
    choices = (named(page.linked.get("publisher")), page.stated.meta.get("og:site_name", ""))
    return next(filter(None, map(tidy_line, choices)), "")


def _addresses(page: _Page) -> tuple[str, ...]:
    """The whole addresses that the page states for itself."""
    main = page.linked.get("mainEntityOfPage")
    choices = (
        page.stated.canonical,
        page.stated.meta.get("og:url", ""),
        page.linked.get("url"),
        main.get("@id") if isinstance(main, dict) else main,
    )
    lines = (tidy_line(choice) for choice in choices if isinstance(choice, str))
    return tuple(line for line in lines if line.startswith(("http://", "https://")))


def _address(page: _Page) -> str | None:
    """The page's own address: one without a path is that of its site."""
    return next((one for one in _addresses(page) if has_path(one)), None)


def _host(page: _Page) -> str | None:
    """The site of the page, as its outlet where none is stated."""
    return next((host for one in _addresses(page) if (host := host_of(one))), None)


def _published(page: _Page) -> DateStamp | None:
    """`datePublished`, else a meta tag or an element at the heading that says so."""
    meta = page.stated.meta
    metas = [meta[name] for name in _META_DATES if meta.get(name)]
    sources: tuple[tuple[DateMethod, float, Iterable[Any]], ...] = (
        ("json-ld", 0.97, listed(page.linked.get("datePublished"))),
        ("json-ld", 0.9, listed(page.linked.get("dateCreated"))),
        ("meta", 0.93, (*metas, *page.heading.times)),
    )
    for method, confidence, values in sources:
        for value in values:
            found = parse_day(value) if isinstance(value, str) else None
            if found:
                return DateStamp(*found, method, confidence, tidy_line(value)[:60])
    return None
