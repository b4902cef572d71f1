"""The article page: text with its mentions, the evidence around it, and its JSON.

Input: an `Article`. Output: an `ArticleView` for the template, `article_json` for the API.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from markupsafe import Markup

from index.answer_json import published_json
from index.article import (
    TITLE,
    Article,
    DateStamp,
    Dropped,
    Translation,
    by_paragraph,
)
from index.gazetteer import Gazetteer
from index.query import SearchParams, Ui
from index.result import Mark
from index.snippet import Marker
from index.transfers import article_sides
from service.asked import SearchQuery
from service.concepts import ConceptRow, Opening, concept_rows, counted
from service.desk import Desk
from service.marks import MarkCounter, numbered, with_mentions
from service.urls import SearchUrl, article_path, search_url
from service.views import safe_url

__all__ = ["ArticleView", "Similar", "article_json", "article_view"]

#: Near-duplicates that the page names.
_MOST_SIMILAR = 10


@dataclass(frozen=True, slots=True)
class Similar:
    """A near-duplicate, and what differs from this article."""

    title: str
    href: str
    source: str
    published: DateStamp | None
    added: int
    removed: int


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence and its translation, in which what the query asks for is marked; `is_flagged`
    where a figure or name did not survive."""

    original: str
    translated: Markup
    is_flagged: bool = False


@dataclass(frozen=True, slots=True)
class TranslationView:
    """A translation: its title, then paragraph by paragraph, sentence by sentence."""

    translation: Translation
    title: Pair
    paragraphs: tuple[tuple[Pair, ...], ...]


@dataclass(frozen=True, slots=True)
class ArticleView:
    """Everything that the article page shows, in the language `ui`; `concepts` by facet."""

    article: Article
    ui: Ui
    title: Markup
    paragraphs: tuple[Markup, ...]
    mark_count: int
    agencies: list[str]
    source_href: str
    concepts: Mapping[str, tuple[ConceptRow, ...]]
    dropped: tuple[tuple[str, tuple[Dropped, ...]], ...]
    similar: tuple[Similar, ...]
    similar_count: int
    story_href: str
    translations: tuple[TranslationView, ...]
    link: str | None
    path: str
    back: str | None
    generation: str
    query: SearchQuery
    url: SearchUrl


def article_view(article: Article, query: SearchQuery, ui: Ui, desk: Desk) -> ArticleView:
    """The view of one article; the words of `query` are marked in it."""
    is_asked = bool(query.q.strip() or query.transfer or query.supplier or query.recipient)
    marker = _marker(query, ui, desk) if is_asked else None
    marks = _found(article, marker) if marker else {}
    counter = MarkCounter()
    counts = counted(article, dict(article_sides(article)))
    opening = Opening(desk.gazetteer, ui, query.ui, counts)
    mentions = by_paragraph(counts.values)
    shown = [
        with_mentions(text, mentions.get(n, ()), marks.get(n, ()), counter, opening)
        for n, text in ((TITLE, article.title), *enumerate(article.paragraphs))
    ]
    translations = tuple(_translation(article, t, marker, counter) for t in article.translations)
    url = search_url(query)
    similar = _similar(article, desk, ui, url)
    return ArticleView(
        article=article,
        ui=ui,
        title=shown[0],
        paragraphs=tuple(shown[1:]),
        mark_count=counter.count,
        agencies=[desk.gazetteer.outlet(one, ui) for one in article.agencies],
        source_href=SearchUrl().setting(source=article.source, ui=query.ui).to(),
        concepts=concept_rows(counts, opening),
        dropped=_dropped(article.dropped),
        similar=similar,
        similar_count=_similar_count(article, len(similar), desk, ui),
        story_href=SearchUrl().setting(story=article.story, ui=query.ui).to(),
        translations=translations,
        link=safe_url(article.url),
        path=article_path(article.id),
        back=url.to("/") if any(name != "ui" for name, _ in url.pairs) else None,
        generation=desk.manifest().generation,
        query=query,
        url=url,
    )


def _marker(query: SearchQuery, ui: Ui, desk: Desk) -> Marker:
    return Marker(desk.searcher.marking(query.params(ui)), desk.gazetteer.lineage)


def _found(article: Article, marker: Marker) -> dict[int, list[Mark]]:
    """What the query marks, by paragraph."""
    mentions = marker.mentions(article)
    found = {
        TITLE: marker.places(article.title, article.lang, mentions.get(TITLE, ()), is_title=True)
    }
    for number, text in enumerate(article.paragraphs):
        lang = article.language_of(number)
        found[number] = marker.places(text, lang, mentions.get(number, ()))
    return {
        number: [(place.start, place.end) for place in places] for number, places in found.items()
    }


def _dropped(dropped: Sequence[Dropped]) -> tuple[tuple[str, tuple[Dropped, ...]], ...]:
    """Runs of dropped lines of one kind, in the order of the page they came from."""
    in_order = sorted(dropped, key=lambda d: d.line)
    return tuple((kind, tuple(run)) for kind, run in groupby(in_order, key=lambda d: d.kind))


def _similar(article: Article, desk: Desk, ui: Ui, url: SearchUrl) -> tuple[Similar, ...]:
    if not article.story:
        return ()
    asked_for = SearchParams(stories=(article.story,), size=_MOST_SIMILAR + 1, ui=ui)
    hits = desk.searcher.ranking(asked_for)
    others = [hit.article for hit in hits if hit.article.id != article.id]
    return tuple(_compared(article, other, url) for other in others[:_MOST_SIMILAR])


def _similar_count(article: Article, n_shown: int, desk: Desk, ui: Ui) -> int:
    """How many other articles tell the same story; those shown are all where there are few."""
    if n_shown < _MOST_SIMILAR:
        return n_shown
    return desk.searcher.count(SearchParams(stories=(article.story,), ui=ui)) - 1


def _compared(article: Article, other: Article, url: SearchUrl) -> Similar:
    here, there = Counter(_words(article)), Counter(_words(other))
    return Similar(
        other.title,
        url.to(article_path(other.id)),
        other.source or "",
        other.published,
        added=(there - here).total(),
        removed=(here - there).total(),
    )


def _words(article: Article) -> list[str]:
    return " ".join((article.title, *article.paragraphs)).lower().split()


def _translation(
    article: Article, translation: Translation, marker: Marker | None, counter: MarkCounter
) -> TranslationView:
    flagged = set(translation.flagged)

    def pair(original: str, translated: str, is_flagged: bool, is_title: bool = False) -> Pair:
        text = translated.strip()
        places = marker.places(text, translation.lang, is_title=is_title) if marker else []
        marks = [(place.start, place.end) for place in places]
        return Pair(original.strip(), numbered(text, marks, counter), is_flagged)

    title = pair(article.title, translation.title, (TITLE, 0) in flagged, is_title=True)
    texts = zip(article.paragraphs, translation.paragraphs, strict=False)
    paragraphs = tuple(
        tuple(pair(*one) for one in _pairs(number, source, target, translation, flagged))
        for number, (source, target) in enumerate(texts)
    )
    return TranslationView(translation, title, paragraphs)


def _pairs(
    number: int, source: str, target: str, translation: Translation, flagged: set[tuple[int, int]]
) -> list[tuple[str, str, bool]]:
    """Each sentence of a paragraph with its translation, and whether that is flagged."""
    spans = translation.sentences[number] if number < len(translation.sentences) else ()
    if not spans:
        return [(source, target, any(p == number for p, _s in flagged))]
    return [
        (source[a:b], target[c:d], (number, place) in flagged)
        for place, ((a, b), (c, d)) in enumerate(spans)
    ]


def article_json(article: Article, ui: Ui, gazetteer: Gazetteer, generation: str) -> dict[str, Any]:
    """The article as `/api/v1/articles/<id>` shows it; mentions are [start, end) in characters of
    paragraph `paragraph`, -1 for the title."""
    sides = dict(article_sides(article))
    counts = counted(article, sides)
    opening = Opening(gazetteer, ui, None, counts)
    rows = concept_rows(counts, opening)
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "source": article.source,
        "agencies": list(article.agencies),
        "lang": article.lang,
        "lang_confidence": article.lang_confidence,
        "published": _published(article.published),
        "paragraphs": list(article.paragraphs),
        "actors": _concepts_json(rows["actor"]),
        "weapons": _concepts_json(rows["weapon"]),
        "transfers": [_transfer_json(row) for row in rows["transfer"]],
        "suppliers": _concepts_json(rows["supplier"]),
        "recipients": _concepts_json(rows["recipient"]),
        "cited": _concepts_json(rows["cited"]),
        "mentions": [
            {
                "concept": m.concept,
                "kind": m.kind,
                "label": opening.label(m.kind, m.concept),
                "paragraph": m.paragraph,
                "start": m.start,
                "end": m.end,
                "form": m.form,
                "side": sides.get(m),
            }
            for m in counts.values
        ],
        "dropped": [{"line": d.line, "kind": d.kind, "text": d.text} for d in article.dropped],
        "translations": [_translation_json(t) for t in article.translations],
        "story": article.story or None,
        "generation": generation,
    }


def _published(stamp: DateStamp | None) -> dict[str, Any] | None:
    shown = published_json(stamp)
    return shown | {"evidence": stamp.evidence} if shown and stamp else None


def _concepts_json(rows: Sequence[ConceptRow]) -> list[dict[str, Any]]:
    return [{"id": row.id, "label": row.label, "count": row.count} for row in rows]


def _transfer_json(row: ConceptRow) -> dict[str, Any]:
    weapons = [{"id": name, "label": label} for name, label in row.weapons]
    return {"id": row.id, "label": row.label, "count": row.count, "weapons": weapons}


def _translation_json(translation: Translation) -> dict[str, Any]:
    return {
        "lang": translation.lang,
        "engine": translation.engine,
        "made": translation.made.isoformat(),
        "title": translation.title,
        "paragraphs": list(translation.paragraphs),
        "flagged": [list(place) for place in translation.flagged],
    }
