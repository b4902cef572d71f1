"""Translation in whole runs: reindex, search in the other language, resume, and failure."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from index.gazetteer import load_gazetteer
from index.generations import open_store
from index.pipeline import Listener, reindex, translate_served
from index.query import SearchParams
from index.searcher import Searcher
from index.settings import Settings
from index.translate import make_translator
from index.translate.alignment import Aligned, align
from tests.index.leaving import leaving_nothing
from tests.index.translating import BODY, many, served, settings_in, vigie
from tests.index.translation_server import TranslationServer


def test_a_reindex_translates_and_english_words_find_the_french_article(
    server: TranslationServer, sources: Path, tmp_path: Path
) -> None:
    settings = settings_in(tmp_path, translate=f"libre:{server.url}")
    summary = reindex([str(sources)], settings)
    assert (summary.indexed, summary.translated, summary.untranslated) == (4, 4, {})
    with closing(open_store(settings)) as store:
        answer = Searcher(store, load_gazetteer()).search(SearchParams(text="+howitzers delivered"))
        assert answer.total == 4
        hit = answer.hits[0]
        assert any(snippet.translated for snippet in hit.snippets)


def test_a_translation_is_searched_by_its_own_stems_and_phrases(
    server: TranslationServer, sources: Path, tmp_path: Path
) -> None:
    settings = settings_in(tmp_path, translate=f"libre:{server.url}")
    reindex([str(sources)], settings)
    with closing(open_store(settings)) as store:
        searcher = Searcher(store, load_gazetteer())
        article = next(iter(searcher.scan(SearchParams())))
        (english,) = (one for one in article.translations if one.lang == "en")
        first, second = english.paragraphs[0].split()[1:3]
        assert searcher.search(SearchParams(text=f'"{first} {second}"')).total


def test_a_second_reindex_pays_for_nothing(
    server: TranslationServer, sources: Path, tmp_path: Path
) -> None:
    settings = settings_in(tmp_path, translate=f"libre:{server.url}")
    reindex([str(sources)], settings)
    asked = len(server.asked)
    assert reindex([str(sources)], settings).translated == 4
    assert len(server.asked) == asked


def test_a_run_that_fails_leaves_no_thread_and_no_open_file(
    server: TranslationServer, sources: Path, tmp_path: Path
) -> None:
    class Failing(Listener):
        def indexed(self, article_id: str) -> None:
            raise RuntimeError(f"{article_id} is too much")

    spec = f"libre:{server.url}"
    settings = settings_in(tmp_path)
    with pytest.raises(RuntimeError, match="too much"), leaving_nothing(tmp_path):
        reindex([str(sources)], settings_in(tmp_path, translate=spec), Failing())
    reindex([str(sources)], settings)
    with pytest.raises(RuntimeError, match="too much"), leaving_nothing(tmp_path):
        translate_served(spec, settings, Failing())


@pytest.mark.parametrize("fault", ["500", "403", "html", "truncated", "empty", "wrong"])
def test_a_translator_that_fails_costs_no_article(
    server: TranslationServer, sources: Path, tmp_path: Path, fault: str
) -> None:
    server.always = fault
    plain = settings_in(tmp_path / "plain")
    reindex([str(sources)], plain)
    spec = f"libre:{server.url}"
    settings = settings_in(tmp_path, translate=spec, translator_deadline=0.4)
    summary = reindex([str(sources)], settings)
    assert (summary.indexed, summary.rejected, summary.exit_status) == (4, 0, 0)
    assert summary.translated == 0
    assert sum(summary.untranslated.values()) == 4
    assert served(settings) == served(plain)


def test_what_is_served_already_is_translated_and_resumed(
    server: TranslationServer, sources: Path, tmp_path: Path
) -> None:
    assert vigie(tmp_path, "reindex", str(sources)).exit_code == 0
    server.faults.extend(["", "", "403", "403"])
    begun = vigie(tmp_path, "translate", f"libre:{server.url}")
    assert begun.exit_code == 1
    assert "2 translated, 2 without" in begun.output
    asked = sorted(server.pieces())
    resumed = vigie(tmp_path, "translate", "--resume")
    assert resumed.exit_code == 0
    assert "4 translated, 0 without" in resumed.output
    assert len(server.pieces()) - len(asked) < len(asked)
    articles = served(settings_in(tmp_path))
    assert [len(article.translations) for article in articles] == [1] * 4
    assert vigie(tmp_path, "verify").exit_code == 0


def test_why_articles_are_not_translated_is_said_once(
    server: TranslationServer, sources: Path, tmp_path: Path
) -> None:
    server.always, spec = "403", f"libre:{server.url}"
    for command in (("reindex", str(sources), "--translate", spec), ("translate", spec)):
        done = vigie(tmp_path, *command)
        assert "0 translated, 4 without" in done.output
        assert done.output.count("note: not translated: ") == 1


def test_a_finished_translation_asks_for_nothing_more(
    server: TranslationServer, sources: Path, tmp_path: Path
) -> None:
    vigie(tmp_path, "reindex", str(sources), "--translate", f"libre:{server.url}")
    before, asked = served(settings_in(tmp_path)), len(server.asked)
    assert vigie(tmp_path, "translate", "--resume").exit_code == 0
    assert len(server.asked) == asked
    assert served(settings_in(tmp_path)) == before


def test_what_could_not_be_translated_is_tried_again_when_only_changes_are_written(
    server: TranslationServer, sources: Path, tmp_path: Path
) -> None:
    settings = settings_in(tmp_path, translate=f"libre:{server.url}")
    server.always = "403"
    assert reindex([str(sources)], settings).translated == 0
    server.always = ""
    again = reindex([str(sources)], settings, changed=True)
    assert (again.translated, again.written) == (4, 4)
    assert reindex([str(sources)], settings, changed=True).written == 0
    assert [len(article.translations) for article in served(settings)] == [1] * 4


def test_after_a_translation_of_what_is_served_only_what_it_lacks_is_written(
    server: TranslationServer, sources: Path, tmp_path: Path
) -> None:
    spec = f"libre:{server.url}"
    settings = settings_in(tmp_path, translate=spec)
    reindex([str(sources)], settings_in(tmp_path))
    server.faults.extend(["", "", "403", "403"])
    assert sum(translate_served(spec, settings).untranslated.values()) == 2
    again = reindex([str(sources)], settings, changed=True)
    assert (again.translated, again.written) == (4, 4)
    assert translate_served(spec, settings).untranslated == {}
    assert reindex([str(sources)], settings, changed=True).written == 0


def test_there_must_be_a_run_to_resume_and_an_index_to_translate(tmp_path: Path) -> None:
    assert "no run to resume" in vigie(tmp_path, "translate", "--resume").output
    assert "no translator is named" in vigie(tmp_path, "translate").output
    nothing = vigie(tmp_path, "translate", "google")
    assert nothing.exit_code == 2
    assert "nothing has been indexed here" in nothing.output


@pytest.mark.parametrize(
    ("spec", "reason"),
    [
        ("nobody", "is no translator"),
        ("libre", "needs the address"),
        ("deepl", "wants a key"),
    ],
)
def test_a_wrong_translator_is_refused_before_anything_is_read(
    sources: Path, tmp_path: Path, spec: str, reason: str
) -> None:
    result = vigie(tmp_path, "reindex", str(sources), "--translate", spec)
    assert result.exit_code == 2
    assert reason in result.output
    assert not (tmp_path / "index").exists()


def test_a_fault_of_ours_in_one_translation_loses_no_article(
    server: TranslationServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def aligned(source: str, target: str) -> Aligned:
        if "convoi 3 " in source:
            raise ZeroDivisionError
        return align(source, target)

    monkeypatch.setattr("index.translate.articles.align", aligned)
    sources = str(many(tmp_path / "many.jsonl", 6))
    summary = reindex([sources], settings_in(tmp_path, translate=f"libre:{server.url}"))
    assert (summary.indexed, summary.translated) == (6, 5)
    assert "ZeroDivisionError" in next(iter(summary.untranslated))


def test_a_login_in_the_address_is_nowhere_shown_nor_kept(
    server: TranslationServer, sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = f"libre:{server.url.replace('://', '://reader:s3cret@')}"
    server.faults.append("403")
    outputs = [vigie(tmp_path, "reindex", str(sources), "--translate", spec)]
    assert outputs[0].exit_code == 0
    assert server.url.rpartition("/")[2] in outputs[0].output
    outputs.append(vigie(tmp_path, "translate", "--resume"))
    monkeypatch.setenv("VIGIE_TRANSLATE", spec)
    outputs.append(vigie(tmp_path, "translate", "--resume"))
    outputs.append(vigie(tmp_path, "reindex", str(sources), "--changed"))
    assert [found.exit_code for found in outputs] == [0, 0, 0, 0]
    assert not any("s3cret" in found.output for found in outputs)
    kept = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(kept) > 5
    assert [path for path in kept if b"s3cret" in path.read_bytes()] == []


@pytest.mark.parametrize("address", ["ftp://reader:s3cret@h", "reader:s3cret@h", "http://r:s3c/@h"])
def test_an_address_that_is_none_is_refused_without_its_login(tmp_path: Path, address: str) -> None:
    refused = vigie(tmp_path, "translate", f"libre:{address}")
    assert refused.exit_code == 2
    assert "is no address" in refused.output
    assert "s3c" not in refused.output


def test_a_resumed_run_logs_in_as_the_setting_says(tmp_path: Path) -> None:
    settings = settings_in(tmp_path, translate="libre:http://reader:s3cret@127.0.0.1:9/")
    made = make_translator("libre:http://127.0.0.1:9/", settings)
    assert made == make_translator(settings.translate, settings)
    assert made != make_translator("libre:http://127.0.0.1:8/", settings)
    assert made.identity == "libre:http://127.0.0.1:9/"
    assert "s3cret" not in repr(made)


def understanding(settings: Settings) -> str:
    with closing(open_store(settings)) as store:
        return store.current().manifest.understanding


def test_another_service_that_had_nothing_to_do_is_not_named(
    server: TranslationServer, sources: Path, tmp_path: Path
) -> None:
    settings = settings_in(tmp_path, translate=f"libre:{server.url}")
    reindex([str(sources)], settings)
    before = understanding(settings)
    done = vigie(tmp_path, "translate", f"google:{server.url}")
    assert done.exit_code == 0
    assert "translated" not in done.output or "0 translated" in done.output
    assert understanding(settings) == before
    assert reindex([str(sources)], settings, changed=True).written == 0


def test_a_mix_of_services_is_written_anew_by_the_next_run_of_changes(
    server: TranslationServer, sources: Path, tmp_path: Path
) -> None:
    settings = settings_in(tmp_path, translate=f"libre:{server.url}")
    server.faults.extend(["", "", "403", "403"])
    reindex([str(sources)], settings)
    other = f"google:{server.url}"
    assert "2 translated, 0 without" in vigie(tmp_path, "translate", other).output
    assert understanding(settings) == ""
    anew = settings.model_copy(update={"translate": other})
    assert reindex([str(sources)], anew, changed=True).written == 4
    engines = {one.engine for article in served(settings) for one in article.translations}
    assert engines == {"google"}


def test_translating_everything_by_one_service_is_as_a_run_with_it(
    server: TranslationServer, sources: Path, tmp_path: Path
) -> None:
    plain = settings_in(tmp_path)
    reindex([str(sources)], plain)
    spec = f"libre:{server.url}"
    assert vigie(tmp_path, "translate", spec).exit_code == 0
    settings = plain.model_copy(update={"translate": spec})
    assert reindex([str(sources)], settings, changed=True).written == 0


def test_the_terminal_says_who_translated_a_passage_and_when(
    server: TranslationServer, tmp_path: Path
) -> None:
    path = tmp_path / "one.jsonl"
    row = {"id": "a", "lang": "fr", "title": "Le convoi", "text": BODY}
    path.write_text(json.dumps(row), encoding="utf-8")
    vigie(tmp_path, "reindex", str(path), "--translate", f"libre:{server.url}")
    (article,) = served(settings_in(tmp_path))
    (english,) = article.translations
    found = vigie(tmp_path, "search", "+howitzers")
    assert f"[en: libre, {english.made.isoformat()}" in found.output
