"""The JSON answer: its keys, their order, and values that are plain JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from index.answer_json import answer_json, published_json
from index.article import Article, DateStamp, Origin
from index.result import (
    Answer,
    AnswerHit,
    Bucket,
    Correction,
    Diagnostic,
    Receipt,
    Snippet,
    Understood,
)

HIT = AnswerHit(
    Article(
        "x",
        Origin("a.txt"),
        title="Obus",
        lang="fr",
        published=DateStamp(date(2024, 1, 1), "month", "meta", 0.9),
    ),
    rank=1,
    score=7.123456,
    title_marks=((0, 4),),
    snippets=(Snippet("Un obus.", ((3, 7),)),),
    actors=(("rus", "Russie"),),
    weapons=(("shell", "Obus"),),
)
ANSWER = Answer(
    Receipt(
        "obus",
        understood=(
            Understood("obus", 0, 4, ("shell",), ("obus",)),
            Understood("Kiev", 5, 9, ("ukr",), ("kiev",), "to"),
            Understood("chars", 16, 21, (), ("char",), is_excluded=True),
        ),
        corrections=(Correction("obuss", 0, 5, "obus"),),
        diagnostics=(Diagnostic("lone-hyphen", "Tiret isolé.", 5, 6),),
    ),
    total=1,
    page=1,
    size=10,
    took_ms=4.2468,
    generation="g1",
    hits=(HIT,),
    facets={
        "actor": (Bucket("rus", "Russie", 5, is_selected=True),),
        "weapon": (),
        "source": (),
        "lang": (),
        "date": (Bucket("2024-01", "janvier 2024", 1), Bucket("undated", "Sans date", 3)),
    },
)


def test_the_object_has_the_documented_keys_in_their_order() -> None:
    shown = answer_json(ANSWER)
    assert list(shown) == [
        "query", "total", "page", "size", "took_ms", "generation", "hits", "facets",
    ]  # fmt: skip
    assert list(shown["query"]) == [
        "text", "operator", "step", "understood", "corrections", "diagnostics",
    ]  # fmt: skip
    row, sided, excluded = map(list, shown["query"]["understood"])
    assert row == ["text", "start", "end", "concepts", "terms"]
    assert sided == [*row, "side"]
    assert excluded == [*row, "excluded"]
    assert list(shown["hits"][0]) == [
        "id", "rank", "score", "title", "title_marks", "url", "source", "lang", "published",
        "snippets", "actors", "weapons",
    ]  # fmt: skip
    assert list(shown["hits"][0]["snippets"][0]) == [
        "text", "marks", "field", "lang", "translated",
    ]  # fmt: skip
    assert list(shown["hits"][0]["published"]) == ["day", "precision", "method", "confidence"]
    assert list(shown["facets"]) == ["actor", "weapon", "source", "lang", "date"]


def test_values_are_plain_json() -> None:
    shown = json.loads(json.dumps(answer_json(ANSWER)))
    assert shown["hits"][0]["title_marks"] == [[0, 4]]
    assert shown["hits"][0]["published"]["day"] == "2024-01-01"
    assert shown["hits"][0]["url"] is None
    assert shown["took_ms"] == 4.2
    assert shown["facets"]["actor"] == [
        {"id": "rus", "label": "Russie", "count": 5, "selected": True, "parent": None}
    ]
    assert shown["facets"]["weapon"] == []
    assert shown["facets"]["date"] == [{"id": "2024-01", "count": 1}, {"id": "undated", "count": 3}]
    assert shown["query"]["corrections"][0]["replacement"] == "obus"


def test_a_facet_that_was_not_asked_for_is_left_out() -> None:
    some = {name: ANSWER.facets[name] for name in ("date", "actor")}
    assert list(answer_json(replace(ANSWER, facets=some))["facets"]) == ["actor", "date"]


def test_no_date_is_null() -> None:
    assert published_json(None) is None


def test_a_translated_snippet_names_its_engine_and_carries_its_original() -> None:
    snippet = Snippet(
        "A shell.", (), lang="en", translated=True, engine="libre", original="Un obus."
    )
    hit = AnswerHit(HIT.article, 1, 1.0, (), (snippet,), (), ())
    shown = answer_json(Answer(ANSWER.receipt, 1, 1, 10, 1.0, "g", (hit,), {}))
    assert shown["hits"][0]["snippets"][0]["engine"] == "libre"
    assert shown["hits"][0]["snippets"][0]["original"] == "Un obus."
