"""What sentences yield: words with two meanings, names of states inside other names, guards.

The sentences stand in gazetteer_sentences.tsv beside this file: language, text, and the actors,
weapons (a named system counts as its type) and sources that it names. Nothing else may be found.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from index.article import Family
from index.gazetteer import load_gazetteer

TABLE = Path(__file__).with_name("gazetteer_sentences.tsv")
FAMILIES: tuple[tuple[Family, str], ...] = (
    ("actor", "actors"),
    ("weapon", "weapons"),
    ("source", "sources"),
)


def _sentences() -> list[dict[str, str]]:
    with TABLE.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def _found(text: str, lang: str, family: Family) -> set[str | None]:
    gazetteer = load_gazetteer()
    concepts = [
        gazetteer.concepts[mention.concept]
        for mention in gazetteer.match_document("", [text], lang)
    ]
    return {
        concept.parent if concept.kind == "system" else concept.id
        for concept in concepts
        if concept.family == family
    }


@pytest.mark.parametrize("row", _sentences(), ids=lambda row: row["text"])
def test_a_sentence_yields_its_concepts_and_no_other(row: dict[str, str]) -> None:
    found = {column: _found(row["text"], row["lang"], family) for family, column in FAMILIES}
    assert found == {column: set(row[column].split()) for _, column in FAMILIES}
