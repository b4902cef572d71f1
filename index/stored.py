"""The article as JSON, as engines store it and exports ship it; one codec, both ways.

Input: an `Article`. Output: compact JSON, and the equal `Article` back.
"""

from __future__ import annotations

import json
from datetime import date
from itertools import starmap
from typing import Any

from index.article import Article, DateStamp, Dropped, Mention, Origin, Translation

__all__ = ["article_from_json", "article_to_json"]

_PLAIN = ("id", "title", "url", "source", "lang", "lang_confidence", "story", "digest")
_TUPLES = ("paragraphs", "agencies", "paragraph_langs", "lines")


def article_to_json(article: Article) -> str:
    """Compact JSON without the fields that are empty."""
    out: dict[str, Any] = {name: getattr(article, name) for name in (*_PLAIN, *_TUPLES)}
    out["origin"] = [article.origin.path, article.origin.line]
    out["dropped"] = [[d.line, d.kind, d.text] for d in article.dropped]
    out["mentions"] = [
        [m.concept, m.kind, m.paragraph, m.start, m.end, m.form] for m in article.mentions
    ]
    if article.published is not None:
        stamp = article.published
        out["published"] = [
            stamp.day.isoformat(),
            stamp.precision,
            stamp.method,
            stamp.confidence,
            stamp.evidence,
        ]
    out["translations"] = [
        [t.lang, t.engine, t.made.isoformat(), t.title, t.paragraphs, t.sentences, t.flagged]
        for t in article.translations
    ]
    kept = {key: value for key, value in out.items() if value not in (None, "", [], ())}
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def article_from_json(text: str) -> Article:
    """The article that `article_to_json` wrote; ValueError or KeyError for anything else."""
    raw = json.loads(text)
    plain: dict[str, Any] = {name: raw[name] for name in _PLAIN if name in raw}
    tuples: dict[str, Any] = {name: tuple(raw[name]) for name in _TUPLES if name in raw}
    return Article(
        **plain,
        **tuples,
        origin=Origin(*raw["origin"]),
        published=_stamp(raw["published"]) if "published" in raw else None,
        dropped=tuple(Dropped(*row) for row in raw.get("dropped", ())),
        mentions=tuple(starmap(Mention, raw.get("mentions", ()))),
        translations=tuple(_translation(row) for row in raw.get("translations", ())),
    )


def _stamp(row: list[Any]) -> DateStamp:
    return DateStamp(date.fromisoformat(row[0]), row[1], row[2], row[3], row[4])


def _translation(row: list[Any]) -> Translation:
    lang, engine, made, title, paragraphs, sentences, flagged = row
    return Translation(
        lang,
        engine,
        date.fromisoformat(made),
        title,
        tuple(paragraphs),
        tuple(tuple(((a[0], a[1]), (b[0], b[1])) for a, b in paragraph) for paragraph in sentences),
        tuple((p, s) for p, s in flagged),
    )
