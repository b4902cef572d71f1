"""Any search as an Atom feed (RFC 4287), and the description that browsers add it by.

Input: an answer, and the address under which readers know this service. Output: XML.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, time
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, tostring

from index.article import Article
from index.gazetteer import Gazetteer
from index.query import Ui
from index.result import Answer, AnswerHit, Snippet
from service.i18n import _, enumerated
from service.urls import SearchUrl, article_path
from service.wording import translated_by

__all__ = ["atom", "opensearch_description"]

_ATOM = "http://www.w3.org/2005/Atom"
_OPENSEARCH = "http://a9.com/-/spec/opensearch/1.1/"
#: What XML 1.0 cannot hold, escaped or not.
_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def atom(
    answer: Answer,
    name: str,
    url: SearchUrl,
    root: str,
    built: datetime,
    ui: Ui,
    gazetteer: Gazetteer,
) -> bytes:
    """The feed of the search called `name`; each entry says which of its words matched, and as
    what."""
    feed = Element("feed", {"xmlns": _ATOM, "xml:lang": ui})
    _text(feed, "title", f"Vigie – {name}" if name else "Vigie")
    if notes := " ".join(one.message for one in answer.receipt.diagnostics):
        _text(feed, "subtitle", notes)
    _text(feed, "id", "urn:vigie:search:" + (quote(url.query_string, safe="") or "every-article"))
    _text(feed, "updated", _instant(built))
    SubElement(
        feed, "link", rel="self", type="application/atom+xml", href=root + url.to("feed.atom")
    )
    SubElement(feed, "link", rel="alternate", type="text/html", href=root + url.to(""))
    _text(SubElement(feed, "author"), "name", "Vigie")
    read = _read(answer, ui, gazetteer)
    for hit in answer.hits:
        _entry(feed, hit, root, built, _why(hit, read))
    return _bytes(feed)


def _entry(feed: Element, hit: AnswerHit, root: str, built: datetime, why: str) -> None:
    article = hit.article
    entry = SubElement(feed, "entry")
    _text(entry, "title", article.title or _("Untitled article"))
    _text(entry, "id", "urn:vigie:article:" + quote(article.id, safe=""))
    SubElement(entry, "link", rel="alternate", href=root + article_path(article.id, "article/"))
    published = _published(article)
    _text(entry, "updated", _instant(published or built))
    if published:
        _text(entry, "published", _instant(published))
    if article.source:
        _text(SubElement(entry, "author"), "name", article.source)
    for concept, label in (*hit.actors, *hit.weapons):
        SubElement(entry, "category", term=concept, label=_clean(label))
    passages = " … ".join(map(_passage, hit.snippets))
    _text(entry, "summary", f"{passages}\n\n{why}" if why else passages)


def _passage(snippet: Snippet) -> str:
    """A passage; a translated one says so."""
    if not snippet.translated:
        return snippet.text
    return f"{snippet.text} [{translated_by(snippet.engine, snippet.made, snippet.flagged)}]"


def _why(hit: AnswerHit, read: str) -> str:
    """What of the entry matched, and how the words were read that it answers."""
    found = [hit.article.title[start:end] for start, end in hit.title_marks]
    for snippet in hit.snippets:
        found += [snippet.text[start:end] for start, end in snippet.marks]
    words = ", ".join(dict.fromkeys(" ".join(one.split()) for one in found))
    if not words:
        return read and _("Matched: %(words)s", words=read)
    matched = _("Matched: %(words)s", words=words)
    return f"{matched} ({read})" if read else matched


def _read(answer: Answer, ui: Ui, gazetteer: Gazetteer) -> str:
    """How the words of the search were read."""
    parts = []
    for row in answer.receipt.understood:
        known = [gazetteer.label(c, ui) for c in row.concepts if c in gazetteer.concepts]
        parts.append(f"{row.text} → {enumerated(known, 'or')}" if known else row.text)
    return " · ".join(parts)


def opensearch_description(root: str, ui: Ui) -> bytes:
    """What a browser needs to search here from its address bar."""
    description = Element("OpenSearchDescription", {"xmlns": _OPENSEARCH})
    _text(description, "ShortName", "Vigie")
    _text(description, "Description", _("Articles about arms transfers"))
    _text(description, "InputEncoding", "UTF-8")
    _text(description, "Language", ui)
    SubElement(description, "Url", type="text/html", template=f"{root}?q={{searchTerms}}")
    SubElement(
        description,
        "Url",
        type="application/atom+xml",
        template=f"{root}feed.atom?q={{searchTerms}}",
    )
    SubElement(
        description,
        "Url",
        type="application/x-suggestions+json",
        template=f"{root}suggest.json?q={{searchTerms}}",
    )
    return _bytes(description)


def _text(parent: Element, name: str, text: str) -> None:
    SubElement(parent, name).text = _clean(text)


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)


def _published(article: Article) -> datetime | None:
    if article.published is None:
        return None
    return datetime.combine(article.published.day, time(), UTC)


def _instant(when: datetime) -> str:
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _bytes(root: Element) -> bytes:
    return b'<?xml version="1.0" encoding="utf-8"?>\n' + tostring(root, encoding="unicode").encode()
