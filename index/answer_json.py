"""The answer as JSON: the API and `vigie search --json` print this one object.

Input: an `Answer` or an `Article`. Output: plain dicts and lists, keys in the documented order.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from index.article import DateStamp
from index.query import FACETS
from index.result import Answer, AnswerHit, Bucket, Receipt, Snippet, Understood

__all__ = [
    "USUAL",
    "answer_json",
    "bucket_json",
    "facet_names",
    "published_json",
]

#: The facets that are counted where none are named.
USUAL = ("actor", "weapon", "source", "lang", "date")


def answer_json(answer: Answer) -> dict[str, Any]:
    """The whole answer. Marks are [start, end) in characters of the text beside them."""
    return {
        "query": _query(answer.receipt),
        "total": answer.total,
        "page": answer.page,
        "size": answer.size,
        "took_ms": round(answer.took_ms, 1),
        "generation": answer.generation,
        "hits": [_hit(hit) for hit in answer.hits],
        "facets": _facets(answer),
    }


def facet_names(text: str | None) -> tuple[str, ...]:
    """The facets that a reader asks for: `none`, or some of FACETS parted by commas; USUAL where
    nothing is said; ValueError for anything else."""
    if text is None:
        return USUAL
    names = {one.strip() for one in text.split(",")} - {"none"}
    if not names <= set(FACETS):
        raise ValueError(text)
    return tuple(name for name in FACETS if name in names)


def published_json(stamp: DateStamp | None) -> dict[str, Any] | None:
    """A publication date as evidence, `day` the first of the period; None where undated."""
    if stamp is None:
        return None
    return {
        "day": stamp.day.isoformat(),
        "precision": stamp.precision,
        "method": stamp.method,
        "confidence": stamp.confidence,
    }


def _query(receipt: Receipt) -> dict[str, Any]:
    return {
        "text": receipt.text,
        "operator": receipt.operator,
        "step": receipt.step,
        "understood": list(map(_understood, receipt.understood)),
        "corrections": [asdict(correction) for correction in receipt.corrections],
        "diagnostics": [asdict(diagnostic) for diagnostic in receipt.diagnostics],
    }


def _understood(row: Understood) -> dict[str, Any]:
    read: dict[str, Any] = {
        "text": row.text,
        "start": row.start,
        "end": row.end,
        "concepts": list(row.concepts),
        "terms": list(row.terms),
    }
    if row.side:
        read["side"] = row.side
    if row.in_other_words:
        read["in_other_words"] = True
    if row.is_excluded:
        read["excluded"] = True
    return read


def _hit(hit: AnswerHit) -> dict[str, Any]:
    article = hit.article
    return {
        "id": article.id,
        "rank": hit.rank,
        "score": round(hit.score, 4),
        "title": article.title,
        "title_marks": [list(mark) for mark in hit.title_marks],
        "url": article.url,
        "source": article.source or "",
        "lang": article.lang,
        "published": published_json(article.published),
        "snippets": [_snippet(snippet) for snippet in hit.snippets],
        "actors": [{"id": name, "label": label} for name, label in hit.actors],
        "weapons": [{"id": name, "label": label} for name, label in hit.weapons],
    }


def _snippet(snippet: Snippet) -> dict[str, Any]:
    out: dict[str, Any] = {
        "text": snippet.text,
        "marks": [list(mark) for mark in snippet.marks],
        "field": snippet.field,
        "lang": snippet.lang,
        "translated": snippet.translated,
    }
    if snippet.translated:
        out |= {
            "engine": snippet.engine,
            "made": snippet.made.isoformat() if snippet.made else None,
            "flagged": snippet.flagged,
            "original": snippet.original,
        }
    return out


def _facets(answer: Answer) -> dict[str, list[dict[str, Any]]]:
    shown = [name for name in FACETS if name in answer.facets]
    return {
        name: [_month(one) if name == "date" else bucket_json(one) for one in answer.facets[name]]
        for name in shown
    }


def _month(bucket: Bucket) -> dict[str, Any]:
    return {"id": bucket.id, "count": bucket.count}


def bucket_json(bucket: Bucket) -> dict[str, Any]:
    """A value of a facet."""
    return {
        "id": bucket.id,
        "label": bucket.label,
        "count": bucket.count,
        "selected": bucket.is_selected,
        "parent": bucket.parent,
    }
