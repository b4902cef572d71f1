"""Text runs as its language does, wherever an article's text is shown."""

from __future__ import annotations

from datetime import date

import pytest
from flask.testing import FlaskClient

from index.article import Article, Origin, Translation
from index.generations import open_store
from index.settings import load_settings
from service import create_app
from service.i18n import direction
from tests.index.corpora import publish
from tests.service.reading import read

_TEXT = "وصلت صواريخ جديدة إلى الميناء صباح اليوم."
_HERE = "De nouveaux missiles sont arrivés au port ce matin."
_ARTICLE = Article(
    "arabe",
    Origin("a.jsonl"),
    "صواريخ في الميناء",
    (_TEXT,),
    source="جريدة الميناء",
    lang="ar",
    translations=(Translation("fr", "libre", date(2024, 5, 6), "Missiles au port", (_HERE,)),),
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    settings = load_settings(index=str(tmp_path_factory.mktemp("arabic") / "index"), time_limit=60)
    unknown = Article("autre", Origin("a.jsonl"), "Titre", ("Un char.",), lang="und")
    publish(open_store(settings), _ARTICLE, unknown)
    return create_app(settings).test_client()


def test_results_run_as_their_language_does(client: FlaskClient) -> None:
    page = read(client, "/?lang=ar&q=missiles")
    assert [one["dir"] for one in page.select(".hit h2")] == ["rtl"]
    for snippet in page.select(".snippet"):
        assert snippet["dir"] == ("ltr" if snippet["lang"] == "fr" else "rtl")
    assert page.select_one(".hit .source")["dir"] == "auto"  # type: ignore[index]  # None fails the test


def test_an_article_and_its_translation_run_each_their_way(client: FlaskClient) -> None:
    page = read(client, "/article/arabe")
    assert page.select_one("main article")["dir"] == "rtl"  # type: ignore[index]  # None fails the test
    assert page.select_one("dl.evidence")["dir"] == "ltr"  # type: ignore[index]  # None fails the test
    pairs = page.select(".pair")
    assert len(pairs) == 2
    for pair in pairs:
        assert [one["dir"] for one in pair.select("span[lang]")] == ["rtl", "ltr"]


def test_what_anybody_types_or_names_shows_its_own_way(client: FlaskClient) -> None:
    page = read(client, "/?q=missiles")
    assert page.select_one("#q")["dir"] == "auto"  # type: ignore[index]  # None fails the test
    labels = page.select(".facet[data-facet=source] .label, .facet[data-facet=actor] .label")
    assert labels
    assert all(label["dir"] == "auto" for label in labels)
    assert read(client, "/article/autre").select_one("main article")["dir"] == "auto"  # type: ignore[index]  # None fails the test


@pytest.mark.parametrize(
    ("code", "way"),
    [("fr", "ltr"), ("he", "rtl"), ("fa", "rtl"), ("und", "auto"), ("", "auto"), ("!", "auto")],
)
def test_the_direction_is_that_of_the_language(code: str, way: str) -> None:
    assert direction(code) == way
