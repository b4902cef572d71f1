"""`reindex --changed` writes what differs and leaves what a full reindex would have built."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from index.article import Origin
from index.generations import Generation, open_store
from index.generations.disk import files_below
from index.generations.naming import COUNTS
from index.pipeline import Listener, Summary, reindex
from index.request import UNDATED, FacetRequest, Filter, SearchRequest, Term
from index.settings import Settings
from tests.index.corpora import settings_for, write_jsonl
from tests.shared import ENGINES

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


@dataclass(frozen=True)
class Bench:
    """Two index locations for one engine: `changed` is brought up to date, `full` built anew."""

    engine: str
    folder: Path
    url: str = ""

    def settings(self, name: str, engine: str | None = None) -> Settings:
        place = f"{self.url}/{self.folder.name.lower()}-{name}" if self.url else self.folder / name
        others = {"index": str(place), "replicas": 0, "engine_timeout": 60}
        return settings_for(self.folder, **{"engine": engine or self.engine, **others})

    def run(self, rows: list[Row], *, changed: bool) -> Summary:
        settings = self.settings("changed" if changed else "full")
        return reindex([write(self.folder / "lot.jsonl", rows)], settings, changed=changed)

    def both(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """What the two locations show, once both have been verified."""
        stores = [open_store(self.settings(name)) for name in ("changed", "full")]
        try:
            for store in stores:
                store.verify()
            one, other = (told(store.current()) for store in stores)
            return one, other
        finally:
            for store in stores:
                store.close()


@pytest.fixture(params=ENGINES)
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Bench:
    if request.param == "opensearch":
        return Bench("opensearch", tmp_path, request.getfixturevalue("node").hosts[0])
    return Bench(request.param, tmp_path)


@pytest.fixture
def whoosh(tmp_path: Path) -> Bench:
    return Bench("whoosh", tmp_path)


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


def test_only_new_changed_and_removed_articles_are_written(bench: Bench) -> None:
    rows = [row(f"n{n}", n) for n in range(20)]
    bench.run(rows, changed=True)
    rows[3] = row("n3", 103)
    del rows[7]
    rows.append(row("n20", 20))
    summary = bench.run(rows, changed=True)
    assert (summary.written, summary.removed, summary.unchanged) == (2, 1, 18)
    assert (summary.read, summary.indexed, summary.replaced) == (20, 20, 19)
    bench.run(rows, changed=False)
    one, other = bench.both()
    assert one == other


def test_nothing_is_written_where_nothing_changed(bench: Bench) -> None:
    rows = [row(f"n{n}", n) for n in range(5)]
    bench.run(rows, changed=True)
    summary = bench.run(rows, changed=True)
    assert (summary.written, summary.removed, summary.unchanged) == (0, 0, 5)
    bench.run(rows, changed=False)
    one, other = bench.both()
    assert one == other


def test_what_comes_twice_is_refused_once_more_though_nothing_changed(bench: Bench) -> None:
    rows = [row("n0", 0), row("n1", 1), row("n0", 0)]
    for _ in range(2):
        summary = bench.run(rows, changed=True)
        assert (summary.indexed, summary.rejected) == (2, 1)
    assert summary.unchanged == 2
    bench.run(rows, changed=False)
    one, other = bench.both()
    assert one == other


def test_any_history_of_changes_ends_where_a_full_reindex_does(bench: Bench) -> None:
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
        bench.run(rows, changed=True)
    bench.run(rows, changed=False)
    one, other = bench.both()
    assert one == other
    assert UNDATED in one["pages"][0][2]["month"]


def test_when_the_first_of_a_story_goes_the_others_move_to_the_next(bench: Bench) -> None:
    first = row("first", 1)
    rows = [first, {**first, "id": "second"}, {**first, "id": "third"}, row("other", 2)]
    bench.run(rows, changed=True)
    summary = bench.run(rows[1:], changed=True)
    assert (summary.written, summary.removed) == (2, 1)
    bench.run(rows[1:], changed=False)
    one, other = bench.both()
    assert one == other
    assert {a.id: a.story for a in one["articles"]}["third"] == "second"


def test_a_moved_article_is_not_written_but_its_new_place_is_known(bench: Bench) -> None:
    rows = [row(f"n{n}", n) for n in range(4)]
    bench.run(rows, changed=True)
    rows = [row("new", 99), *rows]
    summary = bench.run(rows, changed=True)
    assert summary.written == 1
    store = open_store(bench.settings("changed"))
    understanding = store.current().manifest.understanding
    with store.build(bench.engine, understanding=understanding) as builder:
        assert builder.before is not None
        assert builder.before.ledger.origin("n0") == Origin(str(bench.folder / "lot.jsonl"), 2)
    store.close()


def test_lines_that_moved_in_a_page_of_text_are_numbered_as_they_stand_now(bench: Bench) -> None:
    page = bench.folder / "page.txt"
    text = (
        "Douze obusiers pour le port de Brest\n\nLes obusiers sont arrivés mardi par la mer.\n\n"
        "A NE PAS MANQUER\n\nLe ministère annonce une seconde livraison au printemps.\n"
    )
    numbers = []
    for shift in ("", "\n\n\n"):
        page.write_text(shift + text, encoding="utf-8")
        reindex([str(page)], bench.settings("changed"), changed=True)
        reindex([str(page)], bench.settings("full"))
        one, other = bench.both()
        assert one == other
        numbers.append([dropped.line for dropped in one["articles"][0].dropped])
    assert numbers[0]
    assert numbers[1] == [line + 3 for line in numbers[0]]


def test_the_generation_before_is_not_touched(bench: Bench) -> None:
    rows = [row(f"n{n}", n) for n in range(12)]
    bench.run(rows, changed=True)
    store = open_store(bench.settings("changed"))
    held = store.current()
    seen = told(held)
    folder = bench.folder / "changed" / "generations" / held.manifest.generation
    content = {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()}
    bench.run([*rows[2:], row("s0", 700)], changed=True)
    assert {p: p.read_bytes() for p in folder.rglob("*") if p.is_file()} == content
    assert told(held) == seen
    store.close()


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
def test_a_continued_generation_shares_the_segments_of_the_one_before(
    tmp_path: Path, engine: str
) -> None:
    settings = settings_for(tmp_path / "index", engine=engine)
    source = write_jsonl(tmp_path / "articles.jsonl", 60)
    first = reindex([str(source)], settings).generation
    write_jsonl(source, 61)
    second = reindex([str(source)], settings, changed=True).generation
    before, after = (
        {
            path.stat().st_ino: path.stat()
            for path in files_below(tmp_path / "index" / "generations" / name / "engine")
        }
        for name in (first, second)
    )
    shared = [before[inode] for inode in before.keys() & after.keys()]
    assert all(stat.st_nlink == 2 for stat in shared)
    assert sum(s.st_size for s in shared) > sum(s.st_size for s in before.values()) / 2
    assert after.keys() - before.keys(), "the article that was added has files of its own"


def test_what_another_engine_built_is_written_anew(whoosh: Bench) -> None:
    whoosh.run([row(f"n{n}", n) for n in range(4)], changed=True)
    hearing = Hearing()
    settings = whoosh.settings("changed", engine="tantivy")
    reindex([str(whoosh.folder / "lot.jsonl")], whoosh.settings("full"), hearing)
    assert hearing.notices == []
    summary = reindex([str(whoosh.folder / "lot.jsonl")], settings, hearing, changed=True)
    assert (summary.engine, summary.written) == ("tantivy", 4)
    assert hearing.notices[0].startswith("everything is written anew")


@pytest.mark.parametrize("engine", ["whoosh", "tantivy"])
@pytest.mark.parametrize("name", ["engine/*", COUNTS])
def test_a_damaged_index_is_not_continued(tmp_path: Path, engine: str, name: str) -> None:
    bench = Bench(engine, tmp_path)
    rows = [row(f"n{n}", n) for n in range(8)]
    bench.run(rows, changed=True)
    served = next((tmp_path / "changed" / "generations").iterdir())
    largest = max(served.glob(name), key=lambda path: path.stat().st_size)
    content = bytearray(largest.read_bytes())
    content[len(content) // 2] ^= 0x55
    largest.write_bytes(bytes(content))
    summary = bench.run([*rows, row("more", 9)], changed=True)
    assert summary.written == 9
    bench.run([*rows, row("more", 9)], changed=False)
    changed, full = bench.both()
    assert changed == full


def test_what_was_understood_by_other_code_is_written_anew(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [row(f"n{n}", n) for n in range(4)]
    bench.run(rows, changed=True)
    monkeypatch.setattr("index.pipeline.running.understanding_fingerprint", lambda: "other")
    assert bench.run(rows, changed=True).written == 4


def test_auto_continues_with_the_engine_that_built_the_index(bench: Bench) -> None:
    bench.run([row(f"n{n}", n) for n in range(4)], changed=True)
    settings = bench.settings("changed", engine="auto")
    summary = reindex([str(bench.folder / "lot.jsonl")], settings, changed=True)
    assert (summary.engine, summary.written) == (bench.engine, 0)


def test_an_article_that_lost_its_body_leaves_the_index(bench: Bench) -> None:
    rows = [row(f"n{n}", n) for n in range(4)]
    bench.run(rows, changed=True)
    rows[1] = {**rows[1], "text": ""}
    summary = bench.run(rows, changed=True)
    assert (summary.rejected, summary.removed, summary.written) == (1, 1, 0)
    bench.run(rows, changed=False)
    one, other = bench.both()
    assert one == other
