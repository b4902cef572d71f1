"""`reindex --changed` writes what differs and leaves what a full reindex would have built."""

from __future__ import annotations

import json
import random
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from index.article import Origin
from index.generations import Generation, Ledger, open_store
from index.pipeline import Listener, Summary, reindex
from index.request import UNDATED, FacetRequest, Filter, SearchRequest, Term
from tests.index.corpora import settings_for

ENGINES = ["whoosh", "tantivy"]

_PLACES = ("Toulon", "Brest", "Lorient", "Cherbourg", "Bayonne", "Dunkerque", "Nantes")
_THINGS = (
    "chars Leclerc",
    "obus de 155 mm",
    "drones",
    "missiles balistiques",
    "frégates",
    "radars",
)
_STATES = ("la Russie", "l'Iran", "la Corée du Nord", "la France", "l'Ukraine", "le Mali")

Row = dict[str, Any]


@pytest.fixture(params=ENGINES)
def engine(request: pytest.FixtureRequest) -> str:
    pytest.importorskip(f"index.engines.{request.param}_")
    return str(request.param)


class Hearing(Listener):
    def __init__(self) -> None:
        self.notices: list[str] = []

    def notice(self, text: str) -> None:
        self.notices.append(text)


def row(name: str, seed: int) -> Row:
    """An article that is unlike those of other seeds."""
    chance = random.Random(seed)
    sentences = [
        f"{chance.choice(_STATES).capitalize()} a livré {chance.randrange(2, 900)} "
        f"{chance.choice(_THINGS)} à {chance.choice(_STATES)} par le port de "
        f"{chance.choice(_PLACES)}, d'après le relevé {chance.randrange(10**6)}."
        for _ in range(6)
    ]
    day = f"20{chance.randrange(18, 25)}-{chance.randrange(1, 13):02}-03"
    dated = {"published": day} if chance.random() < 0.7 else {}
    return {"id": name, "title": f"Relevé {name}", "text": "\n\n".join(sentences), **dated}


def write(path: Path, rows: list[Row]) -> str:
    path.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in rows))
    return str(path)


def run(folder: Path, rows: list[Row], engine: str, *, changed: bool) -> Summary:
    place = folder / ("changed" if changed else "full")
    source = write(folder / "lot.jsonl", rows)
    return reindex([source], settings_for(place, engine=engine), changed=changed)


def told(generation: Generation) -> dict[str, Any]:
    """Everything that a reader could see of a generation, but scores, and the line of a file at
    which an article was when it was last written."""
    facets = tuple(FacetRequest(name) for name in ("actor", "weapon", "source", "lang", "month"))
    terms = ("livr", "toulon", "char", "obus", "drone")
    requests = [
        SearchRequest(size=500, sort="oldest", facets=facets),
        *(SearchRequest(Term("text_fr", t), size=500, sort="newest", facets=facets) for t in terms),
        SearchRequest(filters=(Filter("actor", ("rus",)),), size=500, sort="newest", facets=facets),
    ]
    pages = [generation.engine.search(request) for request in requests]
    manifest = generation.manifest
    return {
        "articles": [
            replace(hit.article, origin=Origin(""))
            for hit in generation.engine.scan(SearchRequest())
        ],
        "pages": [(p.total, [h.id for h in p.hits], _plain(p.counts)) for p in pages],
        "vocabulary": list(generation.vocabulary.entries()),
        "manifest": (manifest.articles, manifest.undated, manifest.langs, manifest.digest),
        "days": (manifest.first_day, manifest.last_day),
    }


def _plain(counts: Any) -> dict[str, dict[str, int]]:
    return {name: {k: n for k, n in values.items() if n} for name, values in counts.items()}


def both(folder: Path, engine: str) -> tuple[dict[str, Any], dict[str, Any]]:
    stores = [open_store(settings_for(folder / n, engine=engine)) for n in ("changed", "full")]
    try:
        for store in stores:
            store.verify()
        one, other = (told(store.current()) for store in stores)
        return one, other
    finally:
        for store in stores:
            store.close()


def test_only_new_changed_and_removed_articles_are_written(tmp_path: Path, engine: str) -> None:
    rows = [row(f"n{n}", n) for n in range(20)]
    run(tmp_path, rows, engine, changed=True)
    rows[3] = row("n3", 103)
    del rows[7]
    rows.append(row("n20", 20))
    summary = run(tmp_path, rows, engine, changed=True)
    assert (summary.written, summary.removed, summary.unchanged) == (2, 1, 18)
    assert (summary.read, summary.indexed, summary.replaced) == (20, 20, 19)
    run(tmp_path, rows, engine, changed=False)
    one, other = both(tmp_path, engine)
    assert one == other


def test_nothing_is_written_where_nothing_changed(tmp_path: Path, engine: str) -> None:
    rows = [row(f"n{n}", n) for n in range(5)]
    run(tmp_path, rows, engine, changed=True)
    summary = run(tmp_path, rows, engine, changed=True)
    assert (summary.written, summary.removed, summary.unchanged) == (0, 0, 5)
    run(tmp_path, rows, engine, changed=False)
    one, other = both(tmp_path, engine)
    assert one == other


def test_any_history_of_changes_ends_where_a_full_reindex_does(tmp_path: Path, engine: str) -> None:
    chance = random.Random(5)
    rows = [row(f"n{n}", n) for n in range(30)]
    for step in range(8):
        for _ in range(chance.randrange(1, 8)):
            at = chance.randrange(len(rows))
            match chance.randrange(5):
                case 0:
                    rows[at] = row(rows[at]["id"], 1000 + step * 50 + at)
                case 1:
                    del rows[at]
                case 2:
                    rows.insert(at, row(f"s{step}-{len(rows)}-{at}", 5000 + step * 50 + at))
                case 3:
                    rows.append({**rows[at], "id": f"copy{step}-{at}-{len(rows)}"})
                case _:
                    rows.append(rows.pop(at))
        run(tmp_path, rows, engine, changed=True)
    run(tmp_path, rows, engine, changed=False)
    one, other = both(tmp_path, engine)
    assert one == other
    assert UNDATED in one["pages"][0][2]["month"]


def test_when_the_first_of_a_story_goes_the_others_move_to_the_next(
    tmp_path: Path, engine: str
) -> None:
    first = row("first", 1)
    rows = [first, {**first, "id": "second"}, {**first, "id": "third"}, row("other", 2)]
    run(tmp_path, rows, engine, changed=True)
    summary = run(tmp_path, rows[1:], engine, changed=True)
    assert (summary.written, summary.removed) == (2, 1)
    run(tmp_path, rows[1:], engine, changed=False)
    one, other = both(tmp_path, engine)
    assert one == other
    assert {a.id: a.story for a in one["articles"]}["third"] == "second"


def test_a_moved_article_is_not_written_but_its_new_place_is_known(
    tmp_path: Path, engine: str
) -> None:
    rows = [row(f"n{n}", n) for n in range(4)]
    run(tmp_path, rows, engine, changed=True)
    rows = [row("new", 99), *rows]
    summary = run(tmp_path, rows, engine, changed=True)
    assert summary.written == 1
    ledger = next((tmp_path / "changed" / "generations").glob(f"{summary.generation}/ledger*"))
    opened = Ledger.open(ledger)
    origin = opened.origin("n0")
    opened.close()
    assert origin is not None
    assert origin.line == 2


def test_the_generation_before_is_not_touched(tmp_path: Path, engine: str) -> None:
    rows = [row(f"n{n}", n) for n in range(12)]
    run(tmp_path, rows, engine, changed=True)
    store = open_store(settings_for(tmp_path / "changed", engine=engine))
    held = store.current()
    seen = told(held)
    folder = tmp_path / "changed" / "generations" / held.manifest.generation
    content = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    for step in range(3):
        rows = [*rows[2:], row(f"s{step}", 700 + step)]
        run(tmp_path, rows, engine, changed=True)
    assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()} == content
    assert told(held) == seen
    store.close()


def test_what_another_engine_built_is_written_anew(tmp_path: Path) -> None:
    pytest.importorskip("index.engines.tantivy_")
    rows = [row(f"n{n}", n) for n in range(4)]
    run(tmp_path, rows, "whoosh", changed=True)
    hearing = Hearing()
    settings = settings_for(tmp_path / "changed", engine="tantivy")
    summary = reindex([str(tmp_path / "lot.jsonl")], settings, hearing, changed=True)
    assert (summary.engine, summary.written) == ("tantivy", 4)
    assert hearing.notices[0].startswith("everything is written anew")


def test_what_was_understood_by_other_code_is_written_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [row(f"n{n}", n) for n in range(4)]
    run(tmp_path, rows, "whoosh", changed=True)
    monkeypatch.setattr("index.pipeline.running.understanding_fingerprint", lambda: "other")
    assert run(tmp_path, rows, "whoosh", changed=True).written == 4


def test_auto_continues_with_the_engine_that_built_the_index(tmp_path: Path) -> None:
    rows = [row(f"n{n}", n) for n in range(4)]
    run(tmp_path, rows, "whoosh", changed=True)
    summary = run(tmp_path, rows, "auto", changed=True)
    assert (summary.engine, summary.written) == ("whoosh", 0)


def test_an_article_that_lost_its_body_leaves_the_index(tmp_path: Path, engine: str) -> None:
    rows = [row(f"n{n}", n) for n in range(4)]
    run(tmp_path, rows, engine, changed=True)
    rows[1] = {**rows[1], "text": ""}
    summary = run(tmp_path, rows, engine, changed=True)
    assert (summary.rejected, summary.removed, summary.written) == (1, 1, 0)
    run(tmp_path, rows, engine, changed=False)
    one, other = both(tmp_path, engine)
    assert one == other
