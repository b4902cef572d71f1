"""The write path: what goes in, what is left out, and what is said of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

import index
from index.article import Article, Origin
from index.errors import ConfigurationError, SourceError, UsageError
from index.generations import open_store
from index.pipeline import Listener, Summary, dry_run, reindex, storing, understanding, workers
from index.request import Filter, SearchRequest
from tests.index.corpora import settings_for, write_jsonl
from tests.index.leaving import leaving_nothing


class Hearing(Listener):
    """Keeps what it hears."""

    def __init__(self) -> None:
        self.total = self.read = 0
        self.steps: list[str] = []
        self.ids: list[str] = []
        self.refused: list[str] = []

    def start(self, total_bytes: int) -> None:
        self.total = total_bytes

    def advance(self, n_bytes: int) -> None:
        self.read += n_bytes

    def step(self, name: str) -> None:
        self.steps.append(name)

    def indexed(self, article_id: str) -> None:
        self.ids.append(article_id)

    def rejected(self, error: SourceError) -> None:
        self.refused.append(str(error))


def build(place: Path, *sources: Path, listener: Listener | None = None) -> Summary:
    return reindex([str(source) for source in sources], settings_for(place), listener)


def stored(place: Path) -> dict[str, Article]:
    store = open_store(settings_for(place))
    found = {hit.id: hit.article for hit in store.current().engine.scan(SearchRequest())}
    store.close()
    return found


def test_a_reindex_says_what_it_did(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "lot.jsonl", 4, published="2024-02-03", lang="fr")
    hearing = Hearing()
    summary = build(tmp_path / "index", source, listener=hearing)
    assert (summary.read, summary.indexed, summary.rejected, summary.replaced) == (4, 4, 0, 0)
    assert (summary.undated, dict(summary.langs)) == (0, {"fr": 4})
    assert summary.engine == "whoosh"
    assert summary.exit_status == 0
    assert hearing.ids == ["a0", "a1", "a2", "a3"]
    assert hearing.total == hearing.read == source.stat().st_size
    assert hearing.steps[-2:] == ["swapping", "swapped"]


def test_articles_are_understood_before_they_are_stored(tmp_path: Path) -> None:
    build(tmp_path / "index", write_jsonl(tmp_path / "lot.jsonl", 1))
    article = stored(tmp_path / "index")["a0"]
    assert article.lang == "fr"
    assert {"prk", "rus", "ballistic-missile"} <= {m.concept for m in article.mentions}
    assert article.is_undated
    assert len(article.digest) == 64


def test_ids_that_the_index_had_count_as_replaced(tmp_path: Path) -> None:
    build(tmp_path / "index", write_jsonl(tmp_path / "lot.jsonl", 3))
    summary = build(tmp_path / "index", write_jsonl(tmp_path / "lot.jsonl", 5))
    assert (summary.indexed, summary.replaced) == (5, 3)


def test_of_two_articles_with_one_id_the_later_is_rejected_and_both_are_named(
    tmp_path: Path,
) -> None:
    one = write_jsonl(tmp_path / "a.jsonl", 1, title="Premier")
    two = write_jsonl(tmp_path / "b.jsonl", 2, title="Second")
    summary = build(tmp_path / "index", one, two)
    assert (summary.indexed, summary.rejected, summary.exit_status) == (2, 1, 1)
    text = str(summary.rejections[0])
    assert "a.jsonl" in text
    assert "b.jsonl" in text
    assert "'a0'" in text
    assert stored(tmp_path / "index")["a0"].title == "Premier"


def test_an_article_without_a_body_is_rejected_and_does_not_take_the_id(tmp_path: Path) -> None:
    empty = tmp_path / "a.jsonl"
    empty.write_text(json.dumps({"id": "a0", "title": "Un titre seul", "text": " \n\n "}) + "\n")
    summary = build(tmp_path / "index", empty, write_jsonl(tmp_path / "b.jsonl", 1))
    assert (summary.indexed, summary.rejected) == (1, 1)
    assert "a.jsonl" in summary.rejections[0].place


def test_bad_input_costs_nothing_but_itself(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    write_jsonl(folder / "good.jsonl", 2)
    (folder / "broken.jsonl").write_text('{"title": "x", "text": "Un char."}\n{"title": \n')
    (folder / "empty.txt").write_bytes(b"")
    (folder / "picture.txt").write_bytes(bytes(range(256)) * 20)
    (folder / "loop").symlink_to(folder)
    hearing = Hearing()
    summary = build(tmp_path / "index", folder, listener=hearing)
    assert {"a0", "a1"} <= set(stored(tmp_path / "index"))
    assert summary.rejected == len(hearing.refused) == len(summary.rejections)
    for name in ("broken.jsonl:2", "empty.txt", "picture.txt"):
        assert sum(name in text for text in hearing.refused) == 1, (name, hearing.refused)


def test_a_stage_that_breaks_on_an_article_rejects_that_article(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def break_on_the_second(article: Article) -> Article:
        return replace(article, lang=str(1 // (article.id != "a1")) and article.lang)

    stages = (*understanding.STAGES, ("breaking", break_on_the_second))
    monkeypatch.setattr(understanding, "STAGES", stages)
    summary = build(tmp_path / "index", write_jsonl(tmp_path / "lot.jsonl", 3))
    assert (summary.indexed, summary.rejected) == (2, 1)
    assert "lot.jsonl:2" in summary.rejections[0].place
    assert "ZeroDivisionError" in summary.rejections[0].message
    assert sorted(stored(tmp_path / "index")) == ["a0", "a2"]


@pytest.mark.parametrize("content", ["", '{"title": "Un titre"}\n'])
def test_where_nothing_can_be_indexed_the_old_index_stays(tmp_path: Path, content: str) -> None:
    place = tmp_path / "index"
    build(place, write_jsonl(tmp_path / "lot.jsonl", 2))
    (tmp_path / "nothing.jsonl").write_text(content)
    with pytest.raises(UsageError, match=r"nothing\.jsonl.*the index is as it was"):
        build(place, tmp_path / "nothing.jsonl")
    assert len(stored(place)) == 2


def test_an_index_that_lies_below_its_sources_is_none_of_them(tmp_path: Path) -> None:
    size = write_jsonl(tmp_path / "lot.jsonl", 2).stat().st_size
    for _ in range(2):  # beside the working files of this one, and with the one before
        hearing = Hearing()
        summary = build(tmp_path / "var" / "index", tmp_path, listener=hearing)
        assert (summary.read, summary.indexed, summary.rejected) == (2, 2, 0)
        assert hearing.total == hearing.read == size


def test_an_empty_folder_is_no_source(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(UsageError, match="no article was found"):
        build(tmp_path / "index", tmp_path / "in")


def test_the_summary_keeps_so_many_rejections_and_counts_them_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(storing, "KEPT_REJECTIONS", 2)
    good = write_jsonl(tmp_path / "a.jsonl", 5)
    hearing = Hearing()
    again = write_jsonl(tmp_path / "b.jsonl", 5)
    summary = build(tmp_path / "index", good, again, listener=hearing)
    assert (summary.rejected, len(summary.rejections), len(hearing.refused)) == (5, 2, 5)


def test_worker_processes_build_the_same_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = write_jsonl(tmp_path / "lot.jsonl", 60)
    with source.open("a") as file:
        file.write('{"id": "bad"}\n')
        file.write(source.read_text().splitlines()[7] + "\n")
    alone = build(tmp_path / "one", source)
    monkeypatch.setattr(workers, "_ALONE", 10)
    monkeypatch.setattr(workers, "_CHUNK", 7)
    together = reindex([str(source)], settings_for(tmp_path / "two", processes=2))
    assert (together.indexed, together.rejected) == (alone.indexed, alone.rejected) == (60, 2)
    assert [str(e) for e in together.rejections] == [str(e) for e in alone.rejections]
    assert stored(tmp_path / "two") == stored(tmp_path / "one")


@pytest.mark.parametrize("processes", [1, 2])
def test_a_run_that_fails_leaves_no_process_and_no_open_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, processes: int
) -> None:
    class Failing(Hearing):
        def indexed(self, article_id: str) -> None:
            raise RuntimeError(f"{article_id} is too much")

    source = write_jsonl(tmp_path / "lot.jsonl", 200)
    monkeypatch.setattr(workers, "_ALONE", 10)
    monkeypatch.setattr(workers, "_CHUNK", 7)
    settings = settings_for(tmp_path / "index", processes=processes)
    with pytest.raises(RuntimeError, match="too much"), leaving_nothing(tmp_path):
        reindex([str(source)], settings, Failing())


@pytest.mark.parametrize(("alone", "much"), [(40, 10**9), (10**9, 4_000)])
def test_no_more_is_read_than_must_be_under_way(
    monkeypatch: pytest.MonkeyPatch, alone: int, much: int
) -> None:
    monkeypatch.setattr(workers, "_ALONE", alone)
    monkeypatch.setattr(workers, "_MUCH", much)
    monkeypatch.setattr(workers, "_CHUNK", 5)
    read = given = 0

    def found() -> Iterator[Article]:
        nonlocal read
        for read in range(1, 301):
            yield Article(f"a{read}", Origin("a.jsonl", read), paragraphs=("Un navire part. " * 6,))

    most = 0
    for _ in workers.prepared(found(), 2):
        given += 1
        most = max(most, read - given)
    assert given == 300
    assert most <= 45 + 2 * 3 * 5


def test_the_manifest_states_the_same_digest_for_the_same_articles(tmp_path: Path) -> None:
    one = write_jsonl(tmp_path / "one.jsonl", 3)
    two = tmp_path / "two.jsonl"
    two.write_text("".join(reversed(one.read_text().splitlines(keepends=True))))
    digests = []
    for source in (one, two, write_jsonl(tmp_path / "three.jsonl", 3, title="Autre")):
        build(tmp_path / "index", source)
        store = open_store(settings_for(tmp_path / "index"))
        digests.append(store.current().manifest.digest)
        store.close()
    assert digests[0] == digests[1] != digests[2]


def test_a_dry_run_understands_as_much_and_touches_no_index(tmp_path: Path) -> None:
    one = write_jsonl(tmp_path / "a.jsonl", 2)
    two = write_jsonl(tmp_path / "b.jsonl", 1)
    found = list(dry_run([str(one), str(two)], settings_for(tmp_path / "index")))
    assert [a.id for a in found if isinstance(a, Article)] == ["a0", "a1"]
    assert sum(isinstance(a, SourceError) for a in found) == 1
    assert not (tmp_path / "index").exists()


def test_near_duplicates_share_the_story_of_the_first(tmp_path: Path) -> None:
    build(tmp_path / "index", write_jsonl(tmp_path / "lot.jsonl", 2))
    found = stored(tmp_path / "index")
    assert [article.story for article in found.values()] == ["a0", "a0"]
    store = open_store(settings_for(tmp_path / "index"))
    alike = SearchRequest(filters=(Filter("story", ("a0",)),))
    assert [hit.id for hit in store.current().engine.scan(alike)] == ["a0", "a1"]
    store.close()


def test_a_title_alone_is_no_article() -> None:
    found = understanding.prepare(
        Article("a", Origin("lot.jsonl", 3), title="Un titre", paragraphs=("* * *",))
    )
    assert isinstance(found, SourceError)
    assert (found.place, found.message) == ("lot.jsonl:3", "holds no text")


def test_a_fault_in_the_gazetteer_stops_the_run_before_anything_is_begun(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken() -> None:
        raise ConfigurationError("names a parent that is not there", place="states.json")

    monkeypatch.setattr("index.pipeline.running.load_gazetteer", broken)
    with pytest.raises(ConfigurationError, match=r"states\.json"):
        build(tmp_path / "index", write_jsonl(tmp_path / "lot.jsonl", 2))
    assert not (tmp_path / "index").exists()


def test_another_word_of_the_code_or_the_lists_is_another_understanding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index, "__file__", str(tmp_path / "__init__.py"))
    fingerprint = understanding.understanding_fingerprint.__wrapped__
    (tmp_path / "below").mkdir()
    known = {fingerprint()}
    for name in ("__init__.py", "below/states.json", "below/phrases.tsv", "below/more.py"):
        (tmp_path / name).write_text("a")
        known.add(fingerprint())
    (tmp_path / "below" / "more.py").write_text("b")
    known.add(fingerprint())
    (tmp_path / "below" / "more.py").rename(tmp_path / "below" / "most.py")
    last = fingerprint()
    assert len(known | {last}) == 7
    (tmp_path / "README.md").write_text("a")
    assert fingerprint() == last
