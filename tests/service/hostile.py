"""A hundred articles and a hundred queries that try to break out of every place that shows them.

The articles are written to the index as they are, past the readers that would clean them: the
service trusts nothing that an index holds. Whatever runs sets `window.hacked`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import cycle, islice

from index.article import TITLE, Article, DateStamp, Dropped, Mention, Origin, Translation
from index.documents import to_document
from index.generations import Manifest, open_store
from index.schema import fingerprint
from index.settings import Settings

__all__ = ["ARTICLES", "PAYLOADS", "QUERIES", "build"]

_RUN = "window.hacked=1"

PAYLOADS = (
    f"<script>{_RUN}</script>",
    f"</title></script><script>{_RUN}</script>",
    f'"><img src=x onerror="{_RUN}">',
    f"'><svg/onload={_RUN}>",
    f'" autofocus onfocus="{_RUN}" x="',
    f"</mark></a></p></article></main><iframe srcdoc='<script>parent.{_RUN}</script>'></iframe>",
    f"javascript:{_RUN}",
    f" \tJaVa\nScRiPt:{_RUN}//https://exemple.test",
    f"data:text/html,<script>{_RUN}</script>",
    'https://exemple.test/" onmouseover="window.hacked=1" x=\'',
    "//autre.exemple.test/%2e%2e/%0d%0aSet-Cookie:%20a=b",
    "\r\nSet-Cookie: hacked=1\r\n\r\n<html>",
    "{{ 7*191 }}{% include '/etc/passwd' %}${7*191}<%= 7*191 %>#{7*191}",
    "%(word)s %(count)d %s %n {0} {0.__class__}",
    '=HYPERLINK("https://exemple.test","x")',
    "+cmd|' /C calc'!A0",
    "\u202egnp.exe\u202c \u2066isolé \u2067\u202d pas refermé",
    "NUL\x00 son\x07 échap\x1b[31m fin\x0b\x0c\x1f non\ufffe",
    "]]><!--><![CDATA[ &lt;script&gt; &#60;script&#62; &amp;amp; &unknown; <!ENTITY x SYSTEM 'y'>",
    "M" * 4_000,
    "Z̸̧̢͓͎̖̗̱" + "\u0301\u0323" * 300 + "algo",
    f"+ADw-script+AD4-{_RUN}+ADw-/script+AD4- \uff1cscript\uff1e \u2039script\u203a",
    f"<math><mtext></form><form><mglyph><style></math><img src onerror={_RUN}>",
    f"<base href=https://exemple.test/><meta http-equiv=refresh content='0;url=javascript:{_RUN}'>",
    f"\u2028\u2029<a href=&#106avascript&colon;{_RUN}>lien</a>`${{{_RUN}}}`",
)

_PLAIN = Article(
    id="",
    origin=Origin("presse/essai.jsonl"),
    title="Des missiles livrés à la Russie",
    paragraphs=("La Russie reçoit des missiles, dit une dépêche d’essai.",),
    source="Le Relais",
    lang="fr",
    lang_confidence=1.0,
    published=DateStamp(date(2024, 1, 5), "day", "stated", 1.0),
)


def _in_title(payload: str) -> Article:
    return replace(_PLAIN, title=f"{payload} missiles", paragraphs=(f"Titre piégé. {payload}",))


def _in_names(payload: str) -> Article:
    stamp = DateStamp(date(2024, 1, 6), "day", "dateline", 0.4, payload)
    return replace(
        _PLAIN, url=payload, source=payload, agencies=(payload, "AFP"), published=stamp, story="one"
    )


def _in_text(payload: str) -> Article:
    """The payload between words that are marked, and mentions whose places lie anywhere in it."""
    text = f"missiles {payload} Russie & missiles {payload}"
    mentions = (
        Mention("rus", "actor", 0, 4, 12),
        Mention("rus", "actor", 0, 5, len(text) + 9),
        Mention("missile", "weapon", 0, len(text) - 6, len(text) - 2),
        Mention("missile", "weapon", TITLE, 0, 2),
    )
    return replace(_PLAIN, paragraphs=(text, payload), mentions=mentions, story="one")


def _around(payload: str) -> Article:
    """In what surrounds an article: its id, what was dropped, its translation."""
    translation = Translation(
        "en",
        payload,
        date(2024, 2, 1),
        f"{payload} missiles",
        (f"{payload} Russia receives missiles.",),
        ((((0, 9), (0, 4)), ((9, 55), (4, 9_000))),),
        ((0, 1),),
    )
    dropped = (Dropped(3, "related", payload), Dropped(4, payload, payload))
    return replace(
        _PLAIN,
        id=payload,
        lang='"><x',
        paragraph_langs=("fr",),
        dropped=dropped,
        translations=(translation,),
    )


def _articles() -> Iterator[Article]:
    for number, payload in enumerate(PAYLOADS):
        for make in (_in_title, _in_names, _in_text, _around):
            article = make(payload)
            yield replace(article, id=article.id or f"{make.__name__}/{number}")


ARTICLES = tuple(_articles())

_SHAPES = (
    "{}",
    "missiles {}",
    '"{}"',
    "titre:{} OU source:{}",
    "({} SAUF {}* {}~2",
    "date:{} acteur:{}",
)


def _queries() -> Iterator[str]:
    """Each payload in turn, as a word, a phrase, a field, a prefix …"""
    for payload, shape in zip(cycle(PAYLOADS), cycle(_SHAPES), strict=False):
        yield shape.replace("{}", payload)


#: No longer than an address may be.
QUERIES = tuple(query[:600] for query in islice(_queries(), 100))


def build(settings: Settings) -> None:
    """An index of `ARTICLES` at `settings.index`."""
    with open_store(settings).build("whoosh") as builder:
        for article in ARTICLES:
            builder.ledger.enter(article)
            builder.put(*to_document(article))
        builder.publish(
            Manifest(
                generation="",
                engine="",
                schema=fingerprint(),
                built="2024-03-01T00:00:00Z",
                articles=len(ARTICLES),
                undated=0,
                langs={"fr": len(ARTICLES)},
                sources=tuple(PAYLOADS),
            )
        )
