"""Articles get their mentions: on real articles every actor and weapon of a hand annotation."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from index.annotate import annotate
from index.article import Article, Dropped, Origin
from index.gazetteer import load_gazetteer
from tests.shared import gold, shared

ARTICLE = Article(id="a", origin=Origin("a.txt"), lang="fr")


def test_title_and_paragraphs_are_annotated_and_sources_are_no_actors() -> None:
    article = replace(
        ARTICLE, title="Téhéran livre des drones", paragraphs=("Selon l'AFP, la Russie paie.",)
    )
    found = [(m.concept, m.kind, m.paragraph) for m in annotate(article).mentions]
    assert found == [
        ("irn", "actor", -1),
        ("drone", "weapon", -1),
        ("src:afp", "source", 0),
        ("rus", "actor", 0),
    ]


def test_what_cleaning_dropped_is_not_annotated() -> None:
    article = replace(ARTICLE, dropped=(Dropped(3, "prev-next", "L'Iran et ses drones"),))
    assert annotate(article).mentions == ()


def test_annotation_changes_nothing_else() -> None:
    article = replace(ARTICLE, title="Kiev", paragraphs=("Moscou.",))
    assert replace(annotate(article), mentions=()) == article


def _article(document: dict[str, Any]) -> Article:
    text = shared(f"seeds/{document['file']}").read_text(encoding="utf-8")
    lines = dict(enumerate(text.split("\n"), 1))
    title = lines.pop(document["title"]["line"], "")
    for dropped in document["boilerplate"]:
        del lines[dropped["line"]]
    paragraphs = tuple(line for line in lines.values() if line.strip())
    return replace(ARTICLE, id=document["id"], title=title, paragraphs=paragraphs)


@pytest.mark.shared
@pytest.mark.parametrize("number", range(5))
@pytest.mark.parametrize(("key", "kind"), [("actors", "actor"), ("weapons", "weapon")])
def test_real_articles_yield_what_a_reader_marked_and_nothing_else(
    number: int, key: str, kind: str
) -> None:
    document = gold()[number]
    concepts = load_gazetteer().concepts
    found = set()
    for mention in annotate(_article(document)).mentions:
        concept = concepts[mention.concept]
        if mention.kind == kind:
            found.add(concept.parent if concept.kind == "system" else concept.id)
    required = {row["id"] for row in document[key] if not row.get("optional")}
    optional = {row["id"] for row in document[key] if row.get("optional")}
    assert found - optional == required - optional


def _cases(key: str) -> list[dict[str, Any]]:
    path = shared("domain/annotation-cases.json")
    cases: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))[key]
    return cases


@pytest.mark.shared
@pytest.mark.parametrize("key", ["actors", "weapons"])
def test_known_traps_yield_what_they_must(key: str) -> None:
    concepts = load_gazetteer().concepts
    for case in _cases(key):
        # «le Nord» is read only where the article names North Korea
        rest = ("La Corée du Nord.",) if "du Nord vers" in case["text"] else ()
        article = annotate(replace(ARTICLE, paragraphs=(case["text"], *rest)))
        found = set()
        for mention in article.mentions:
            concept = concepts[mention.concept]
            if (mention.kind == "weapon") == (key == "weapons") and mention.paragraph == 0:
                found.add(concept.parent if concept.kind == "system" else concept.id)
        assert found == set(case["expect"]), case["text"]
