"""What the article page shows of evidence, boilerplate, near-duplicates and translations."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import feedparser
import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from index.article import Article, DateStamp, Dropped, Mention, Origin, Translation
from index.generations import open_store
from index.searcher import Searcher
from service import create_app
from service.articles import article_view
from service.asked import SearchQuery
from service.desk import desk
from service.urls import article_path
from tests.index.corpora import publish, settings_for
from tests.service.reading import read, texts

_FIRST = "Le ministère russe de la Défense annonce des tirs."
_SECOND = "Les missiles ont touché 12 cibles. Kiev le conteste."
_ARTICLE = Article(
    id="presse/traduit",
    origin=Origin("presse.jsonl"),
    title="Des tirs annoncés",
    paragraphs=(_FIRST, _SECOND),
    url="https://relais.example/tirs",
    source="Le Relais",
    agencies=("AFP", "dpa"),
    lang="fr",
    lang_confidence=0.99,
    published=DateStamp(date(2024, 1, 5), "day", "dateline", 0.6, "Moscou, 5 janvier 2024"),
    dropped=(
        Dropped(1, "cookie-notice", "Nous utilisons des cookies"),
        Dropped(9, "share", "Partager"),
        Dropped(10, "share", "Envoyer"),
    ),
    mentions=(
        Mention("ru-mod", "actor", 0, 3, 32),
        Mention("rus", "actor", 0, 13, 18),
        Mention("missile", "weapon", 1, 4, 12),
        Mention("ukr", "actor", 1, 35, 39),
    ),
    translations=(
        Translation(
            "en",
            "libre",
            date(2024, 2, 3),
            "Strikes announced",
            (
                "The Russian Ministry of Defence announces strikes.",
                "The missiles hit 21 targets. Kyiv disputes it.",
            ),
            ((((0, 50), (0, 50)),), (((0, 34), (0, 28)), ((35, 52), (29, 46)))),
            ((1, 0),),
        ),
    ),
    story="presse/traduit",
)


@pytest.fixture(scope="module")
def reader(tmp_path_factory: pytest.TempPathFactory) -> FlaskClient:
    settings = settings_for(tmp_path_factory.mktemp("article"))
    publish(open_store(settings), _ARTICLE)
    return create_app(settings).test_client()


@pytest.fixture
def page(reader: FlaskClient) -> BeautifulSoup:
    text = reader.get("/article/presse/traduit?q=missiles&ui=fr").get_data(as_text=True)
    return BeautifulSoup(text, "html.parser")


class _Counted(tuple[Mention, ...]):
    """Mentions that count how often they are gone through."""

    passes = 0

    def __iter__(self) -> Iterator[Mention]:
        self.passes += 1
        return super().__iter__()


def _passes(reader: FlaskClient, n: int) -> int:
    """How often an article of `n` paragraphs has its mentions gone through to be shown."""
    mentions = _Counted(
        one
        for number in range(n)
        for one in (
            Mention("ru-mod", "actor", number, 3, 32),
            Mention("rus", "actor", number, 13, 18),
        )
    )
    article = replace(_ARTICLE, paragraphs=(_FIRST,) * n, mentions=mentions, translations=())
    with reader.application.test_request_context():
        view = article_view(article, SearchQuery(q="ministère"), "fr", desk())
    assert sum(text.count("</a>") for text in view.paragraphs) == n
    return mentions.passes


def test_the_mentions_of_a_long_article_are_gone_through_no_more_often(reader: FlaskClient) -> None:
    assert _passes(reader, 5) == _passes(reader, 50)


def _back(client: FlaskClient, path: str) -> tuple[str, str]:
    """The address and the words of the way back from the first article of a search."""
    search = read(client, path)
    title = search.select_one(".hit h2 a")
    assert title is not None
    article = read(client, str(title["href"]))
    way = article.select_one(".back a")
    assert way is not None
    return str(way["href"]), " ".join(way.get_text().split())


@pytest.mark.parametrize(
    "path",
    [
        "/?q=bulletin&actor=pol&not.weapon=drone&from=2023&to=2023&sort=newest&ui=en",
        "/?q=bulletin&page=2&size=20&ui=en",
        "/?lang=fr&undated=exclude&ui=en",
        "/?page=2&ui=en",
    ],
)
def test_the_way_back_leads_to_the_very_search(client: FlaskClient, path: str) -> None:
    href, text = _back(client, path)
    assert parse_qs(urlsplit(href).query) == parse_qs(urlsplit(path).query)
    expected = "Results for “bulletin”" if "q=" in path else "Back to the results"
    assert text.endswith(f" {expected}")


@pytest.mark.parametrize(
    ("path", "box"),
    [
        (
            "/article/presse/obus?q=obus&actor=rus&sort=newest&page=2&ui=en",
            {"q": "obus", "actor": "rus", "sort": "newest", "ui": "en"},
        ),
        (
            "/facet/actor?q=obus&not.actor=rus&from=2023&find=kor&ui=en",
            {"q": "obus", "not.actor": "rus", "from": "2023", "ui": "en"},
        ),
        ("/about?ui=en", {"q": "", "ui": "en"}),
        ("/about", {"q": ""}),
        ("/article/nulle?q=obus&actor=rus&ui=en", {"q": "obus", "actor": "rus", "ui": "en"}),
    ],
)
def test_the_box_of_every_page_goes_on_with_its_search(
    client: FlaskClient, path: str, box: dict[str, str]
) -> None:
    page = read(client, path)
    assert {one["name"]: one["value"] for one in page.select(".box input")} == box


def test_the_page_of_a_facet_leads_back_to_its_search(client: FlaskClient) -> None:
    way = read(client, "/facet/actor?q=obus&actor=rus&ui=en").select_one(".back a")
    assert way is not None
    assert (way["href"], way.text) == ("/?q=obus&actor=rus&ui=en", "\u2039 Results for “obus”")


def test_an_article_that_is_gone_leads_back_to_its_search(client: FlaskClient) -> None:
    way = read(client, "/article/nulle?q=obus&actor=rus&ui=en").select_one(".problem a")
    assert way is not None
    assert (way["href"], way.text) == ("/?q=obus&actor=rus&ui=en", "Results for “obus”")


def test_without_a_search_there_is_no_way_back(client: FlaskClient) -> None:
    assert 'class="back"' not in client.get("/article/presse/obus?ui=en").get_data(as_text=True)


def test_the_text_reads_as_it_was_written(page: BeautifulSoup) -> None:
    assert texts(page, ".text p") == [_FIRST, _SECOND]


def test_a_body_of_state_is_linked_as_a_whole_and_its_state_is_counted(page: BeautifulSoup) -> None:
    assert texts(page, ".text p:first-child a") == ["ministère russe de la Défense"]
    assert page.select_one("#first-rus") is not None
    rows = {row.get_text().strip(): row["href"] for row in page.select(".concepts .jump")}
    assert rows["Russie"] == "#first-rus"
    for target in rows.values():
        assert page.select_one(target) is not None


def test_what_the_text_cites_is_listed_and_leads_to_what_else_does(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    mentions = (Mention("src:reuters", "source", 0, 6, 13),)
    article = replace(_ARTICLE, paragraphs=("Selon Reuters, tout est parti.",), mentions=mentions)
    publish(open_store(settings), replace(article, translations=()))
    client = create_app(settings).test_client()
    page = read(client, "/article/presse/traduit?ui=fr")
    assert texts(page, ".text .mention.source") == ["Reuters"]
    [row] = page.select(".concepts .jump.source")
    assert page.find(id=str(row["href"]).removeprefix("#")) is not None
    [search] = page.select(".concepts .search")
    assert parse_qs(urlsplit(str(search["href"])).query)["cited"] == ["src:reuters"]
    found = read(client, str(search["href"]))
    assert "Des tirs annoncés" in found.get_text()
    assert texts(found, "#facet-cited") == ["Sources citées"]
    assert texts(found, ".chip") == ["✕ Retirer : cite Reuters"]


def test_the_api_says_what_texts_cite_where_it_is_asked_for(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    mentions = (Mention("src:reuters", "source", 0, 6, 13),)
    publish(open_store(settings), replace(_ARTICLE, mentions=mentions, translations=()))
    client = create_app(settings).test_client()
    row = {"id": "src:reuters", "label": "Reuters", "count": 1}
    assert client.get("/api/v1/articles/presse/traduit").get_json()["cited"] == [row]
    usual = client.get("/api/v1/search").get_json()["facets"]
    assert list(usual) == ["actor", "weapon", "source", "lang", "date"]
    asked = client.get("/api/v1/search?facets=cited,agency").get_json()["facets"]
    assert list(asked) == ["cited", "agency"]
    assert asked["cited"] == [row | {"selected": False, "parent": None}]


def test_the_date_comes_with_its_evidence(page: BeautifulSoup) -> None:
    evidence = texts(page, ".evidence")[0]
    for part in ("5 janv. 2024", "ligne de lieu et de date", "60", "Moscou, 5 janvier 2024"):
        assert part in evidence
    assert "AFP et dpa" in evidence


def test_what_was_left_out_is_folded_with_the_reason(page: BeautifulSoup) -> None:
    [folded] = page.select("details.dropped")
    assert not folded.has_attr("open")
    assert texts(folded, "h3") == ["Avis sur les cookies ou la vie privée", "Boutons de partage"]
    assert texts(folded, "li") == ["1 Nous utilisons des cookies", "9 Partager", "10 Envoyer"]


def test_the_translation_stands_beside_the_original_sentence_by_sentence(
    page: BeautifulSoup,
) -> None:
    pairs = [texts(pair, "p > span") for pair in page.select(".translation .pair:not(.title)")]
    assert pairs[0] == [_FIRST, "The Russian Ministry of Defence announces strikes."]
    assert pairs[2] == ["Kiev le conteste.", "Kyiv disputes it."]
    original, made = texts(page, ".translation .sides > span")
    assert original == "Original : français"
    assert made == "traduit par libre le 3 février 2024"
    [flagged] = page.select(".pair.flagged")
    assert "12 cibles" in flagged.get_text()
    assert "chiffres ou noms différents" in flagged.get_text()


def test_the_words_of_the_search_are_marked_in_the_translation_too(reader: FlaskClient) -> None:
    page = read(reader, "/article/presse/traduit?q=announces+strikes")
    marks = page.select(".translation mark")
    assert [one.text for one in marks] == ["Strikes", "announced", "announces", "strikes"]
    anchors = [one["id"] for one in page.select("mark[id]")]
    assert anchors == [f"mark-{number}" for number in range(1, len(anchors) + 1)]
    assert page.select_one(".jumps")["data-marks"] == str(len(anchors))
    assert not read(reader, "/article/presse/traduit").select("mark")


def test_a_concept_is_anchored_where_it_is_named_first(client: FlaskClient) -> None:
    page = read(client, "/article/presse/missiles-nord-coreens")
    assert len(page.select("a.mention.actor[href*='prk']")) > 1
    anchors = [one["id"] for one in page.select("[id]")]
    assert len(set(anchors)) == len(anchors)


def test_the_citation_names_outlet_title_date_address_and_generation(page: BeautifulSoup) -> None:
    [cited] = texts(page, ".cite p")
    for part in ("Le Relais", "Des tirs annoncés", "5 janv. 2024", "https://relais.example/tirs"):
        assert part in cited
    assert "presse/traduit" in cited
    assert " à http://localhost/article/presse/traduit ;" in cited


def test_the_whole_page_is_of_the_generation_that_its_article_was_read_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store = open_store(settings_for(tmp_path))
    twin = replace(_ARTICLE, id="presse/autre", title="D’autres tirs")
    before = publish(store, _ARTICLE, twin)
    found = Searcher.article

    def swapped(searcher: Searcher, article_id: str) -> Article | None:
        article = found(searcher, article_id)
        publish(store, _ARTICLE)
        return article

    monkeypatch.setattr(Searcher, "article", swapped)
    page = read(create_app(settings_for(tmp_path)).test_client(), "/article/presse/traduit")
    assert before.generation in texts(page, ".cite p")[0]
    assert texts(page, ".similar a") == ["D’autres tirs"]


def test_a_translated_passage_says_by_whom_and_when_on_the_page_and_in_the_feed(
    reader: FlaskClient,
) -> None:
    asked = "q=%2Btargets&ui=fr"
    said = "traduit par libre le 3 février 2024 (chiffres ou noms différents)"
    [shown] = read(reader, f"/?{asked}").select(".snippet.translated")
    assert texts(shown, ".how") == [said]
    [entry] = feedparser.parse(reader.get(f"/feed.atom?{asked}").get_data()).entries
    passage, _, _ = entry.summary.partition("\n\n")
    assert passage.startswith("The missiles hit 21 targets.")
    assert passage.endswith(f"[{said}]")


def test_the_api_gives_the_translation_too(reader: FlaskClient) -> None:
    [translation] = reader.get("/api/v1/articles/presse/traduit").json["translations"]
    assert (translation["engine"], translation["made"]) == ("libre", "2024-02-03")
    assert translation["flagged"] == [[1, 0]]


def test_an_agency_is_called_by_its_name_and_outlet_and_mentions_lead_to_their_articles(
    client: FlaskClient,
) -> None:
    page = client.get("/article/presse/missiles-nord-coreens?ui=en").get_data(as_text=True)
    soup = BeautifulSoup(page, "html.parser")
    rows = {row.dt.text: row.dd for row in soup.select(".evidence > div")}
    assert {a["href"] for a in soup.select("a.mention.actor")} >= {"/?actor=prk&ui=en"}
    assert rows["Agencies"].text == client.get("/api/v1/facets/agency").json["values"][0]["label"]
    assert rows["Outlet"].a["href"] == "/?source=Le+Relais&ui=en"


def test_an_article_opens_whatever_the_length_of_its_id(tmp_path: Path) -> None:
    name = f"https://relais.example/{'a' * 600}"
    settings = settings_for(tmp_path)
    publish(open_store(settings), replace(_ARTICLE, id=name, story=name))
    answer = create_app(settings).test_client().get(article_path(name))
    assert answer.status_code == 200
    assert "Des tirs annoncés" in answer.get_data(as_text=True)


def test_what_is_told_by_many_articles_says_how_many_and_leads_to_them(
    tmp_path: Path,
) -> None:
    settings = settings_for(tmp_path)
    told = (replace(_ARTICLE, id=f"presse/{number}") for number in range(14))
    publish(open_store(settings), *told)
    text = create_app(settings).test_client().get("/article/presse/3?ui=en").get_data(as_text=True)
    page = BeautifulSoup(text, "html.parser")
    assert len(page.select(".similar li")) == 10
    [whole] = page.select(".margin a.whole")
    assert (whole["href"], whole.text) == (
        "/?story=presse%2Ftraduit&ui=en",
        "13 similar articles",
    )
    assert "13" in texts(page, ".margin h2")[-2]


def test_each_translation_is_a_region_of_its_own_name(page: BeautifulSoup) -> None:
    sections = page.select(".translation")
    assert sections
    for section in sections:
        names = str(section["aria-labelledby"]).split()
        said = " ".join(page.select_one(f"#{name}").get_text() for name in names)  # type: ignore[union-attr]  # None fails the test
        assert "anglais" in said
        assert "libre" in said


def test_dates_are_in_one_order_and_shares_in_one_way(reader: FlaskClient) -> None:
    text = reader.get("/article/presse/traduit?ui=en").get_data(as_text=True)
    soup = BeautifulSoup(text, "html.parser")
    assert "confidence 60%" in texts(soup, ".evidence")[0]
    assert "on 3 February 2024" in texts(soup, ".translation")[0]


def test_one_word_more_is_one_word(client: FlaskClient) -> None:
    page = client.get("/article/presse/missiles-nord-coreens-bis?ui=fr").get_data(as_text=True)
    [line] = texts(BeautifulSoup(page, "html.parser"), ".similar .quiet")
    assert line.endswith("1 mot de plus, 4 mots de moins")


@pytest.mark.parametrize("chosen", ["transfer=prk%3Erus", "supplier=prk", "recipient=rus"])
def test_who_supplies_whom_is_marked_where_it_was_selected(
    client: FlaskClient, chosen: str
) -> None:
    path = "/article/presse/missiles-nord-coreens"
    assert "<mark" in client.get(f"{path}?{chosen}").text
    assert "<mark" not in client.get(f"{path}?actor=rus").text
