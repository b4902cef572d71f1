from __future__ import annotations

from urllib.parse import quote

import pytest
from bs4 import Tag
from flask.testing import FlaskClient

from index.settings import Settings
from service import create_app
from service.urls import article_path
from tests.service.corpus import HOSTILE_ID, ODD_IDS, articles
from tests.service.reading import read

_SEARCH_KEYS = ["query", "total", "page", "size", "took_ms", "generation", "hits", "facets"]
_HIT_KEYS = [
    "id",
    "rank",
    "score",
    "title",
    "title_marks",
    "url",
    "source",
    "lang",
    "published",
    "snippets",
    "actors",
    "weapons",
]


def test_a_search_answers_with_the_documented_members(client: FlaskClient) -> None:
    response = client.get("/api/v1/search?q=missiles nord-coréens&actor=rus&ui=fr")
    assert response.status_code == 200
    assert response.mimetype == "application/json"
    answer = response.json
    assert list(answer) == _SEARCH_KEYS
    assert sorted(answer["query"]) == sorted(
        ["text", "operator", "step", "understood", "corrections", "diagnostics"]
    )
    hit = answer["hits"][0]
    assert list(hit) == _HIT_KEYS
    assert hit["published"]["day"].startswith("2024-01-0")
    assert {"id": "rus", "label": "Russie"} in hit["actors"]
    assert set(answer["facets"]) == {"actor", "weapon", "source", "lang", "date"}
    [russia] = [b for b in answer["facets"]["actor"] if b["id"] == "rus"]
    assert (russia["label"], russia["selected"], russia["parent"]) == ("Russie", True, None)
    for snippet in hit["snippets"]:
        assert all(0 <= a < b <= len(snippet["text"]) for a, b in snippet["marks"])


def test_only_the_facets_asked_for_are_counted(client: FlaskClient) -> None:
    whole = client.get("/api/v1/search?q=drones&actor=rus").json
    some = client.get("/api/v1/search?q=drones&actor=rus&facets=date,actor").json
    none = client.get("/api/v1/search?q=drones&actor=rus&facets=none").json
    assert some["facets"] == {name: whole["facets"][name] for name in ("actor", "date")}
    assert none["facets"] == {}
    assert some["hits"] == none["hits"] == whole["hits"]
    assert some["total"] == none["total"] == whole["total"]


def test_a_facet_that_does_not_exist_is_refused_by_its_name(client: FlaskClient) -> None:
    response = client.get("/api/v1/search?q=drones&facets=actor,colour")
    assert response.status_code == 400
    assert [fault["name"] for fault in response.json["errors"]] == ["facets"]


def test_only_the_first_search_of_a_process_takes_as_long_as_it_needs(indexed: Settings) -> None:
    hasty = create_app(indexed.model_copy(update={"time_limit": 1e-9})).test_client()
    assert [hasty.get("/api/v1/search?q=obus").status_code for _ in range(3)] == [200, 503, 503]


def test_a_cursor_goes_on_whatever_is_counted(client: FlaskClient) -> None:
    first = client.get("/api/v1/search?size=1&facets=none")
    following = first.headers["Link"].split(">")[0].lstrip("<")
    assert "facets=none" in following
    counted = client.get(following.replace("facets=none", "facets=lang")).json
    assert [hit["rank"] for hit in counted["hits"]] == [2]
    assert list(counted["facets"]) == ["lang"]


def test_labels_follow_the_language_asked_for(client: FlaskClient) -> None:
    french = client.get("/api/v1/search?q=drones&ui=fr").json
    english = client.get("/api/v1/search?q=drones", headers={"Accept-Language": "en"}).json
    assert {b["id"] for b in french["facets"]["actor"]} == {
        b["id"] for b in english["facets"]["actor"]
    }
    assert "Russie" in {b["label"] for b in french["facets"]["actor"]}
    assert "Russia" in {b["label"] for b in english["facets"]["actor"]}


def test_repeated_values_of_one_facet_widen_and_other_facets_narrow(client: FlaskClient) -> None:
    def total(query: str) -> int:
        return int(client.get(f"/api/v1/search?{query}").json["total"])

    assert total("actor=irn&actor=tur") == total("actor=irn") + total("actor=tur")
    assert 0 < total("actor=rus&lang=en") < total("actor=rus")
    assert total("actor=rus&not.actor=irn") == total("actor=rus") - total("actor=rus&weapon=drone")


def test_undated_articles_can_be_asked_for_and_left_out(client: FlaskClient) -> None:
    whole = client.get("/api/v1/search").json["total"]
    only = client.get("/api/v1/search?undated=only").json
    without = client.get("/api/v1/search?undated=exclude").json["total"]
    assert {hit["published"] for hit in only["hits"]} == {None}
    assert only["total"] + without == whole == len(articles())


def test_a_backward_range_is_turned_round_and_said(client: FlaskClient) -> None:
    backward = client.get("/api/v1/search?from=2024-05&to=2023").json
    assert backward["total"] == client.get("/api/v1/search?from=2023&to=2024-05").json["total"] > 0
    assert [one["code"] for one in backward["query"]["diagnostics"]] == ["backward-range"]
    page = client.get("/?from=2024-05&to=2023&ui=fr").text
    assert "ses bornes sont interverties" in page


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("from=2024-13-45", "from"),
        ("to=hier", "to"),
        ("size=0", "size"),
        ("size=101", "size"),
        ("page=0", "page"),
        ("page=1001", "page"),
        ("sort=best", "sort"),
        ("undated=x", "undated"),
        ("operator=x", "operator"),
        ("expand=x", "expand"),
        ("ui=de", "ui"),
    ],
)
def test_a_wrong_parameter_is_a_problem_that_names_it(
    client: FlaskClient, query: str, name: str
) -> None:
    response = client.get(f"/api/v1/search?q=obus&{query}")
    assert response.status_code == 400
    assert response.mimetype == "application/problem+json"
    problem = response.json
    assert (problem["status"], problem["type"]) == (400, "urn:vigie:problem:parameter")
    assert [error["name"] for error in problem["errors"]] == [name]
    assert problem["request_id"] == response.headers["X-Request-ID"]


def test_a_concept_may_be_given_by_its_name(client: FlaskClient) -> None:
    by_id = client.get("/api/v1/search?actor=prk").json["total"]
    for name in ("Corée du Nord", "coree du nord", "North Korea", "RPDC"):
        answer = client.get("/api/v1/search", query_string={"actor": name}).json
        assert answer["total"] == by_id > 0


def test_a_name_that_no_concept_has_is_said_and_finds_nothing(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?weapon=sabre-laser&q=missiles").json
    assert answer["total"] == 0
    [said] = answer["query"]["diagnostics"]
    assert said["code"] == "unknown-concept"
    assert "sabre-laser" in said["message"]
    page = client.get("/?weapon=sabre-laser&q=missiles").get_data(as_text=True)
    assert said["message"] in page


def test_a_blank_parameter_was_not_given(client: FlaskClient) -> None:
    query = "q=obus&actor=&from=&to=&undated=&cursor=&ui="
    answer = client.get(f"/api/v1/search?{query}").json
    assert answer["total"] == client.get("/api/v1/search?q=obus").json["total"] > 0


@pytest.mark.parametrize(
    "text",
    [
        '"',
        "(((",
        "AND",
        "-",
        "*",
        "a" * 3000,
        "\x00\x01",
        "‮txt",
        "' OR 1=1 --",
        "[a-z]+",
        "foo:bar",
    ],
)
def test_no_query_text_is_an_error(client: FlaskClient, text: str) -> None:
    for path in ("/", "/api/v1/search"):
        assert client.get(path, query_string={"q": text}).status_code == 200


def test_an_article_shows_its_text_mentions_and_evidence(client: FlaskClient) -> None:
    article = client.get("/api/v1/articles/presse/drones").json
    assert article["title"] == "L’Iran livre des drones Shahed à la Russie"
    assert article["published"]["method"] == "stated"
    assert {"irn", "rus", "ukr"} <= {actor["id"] for actor in article["actors"]}
    texts = {-1: article["title"], **dict(enumerate(article["paragraphs"]))}
    for mention in article["mentions"]:
        assert texts[mention["paragraph"]][mention["start"] : mention["end"]].strip()


@pytest.mark.parametrize("article_id", [*ODD_IDS, HOSTILE_ID])
def test_every_id_comes_back_through_page_and_api(client: FlaskClient, article_id: str) -> None:
    found = client.get(article_path(article_id, "/api/v1/articles/"))
    assert found.status_code == 200
    assert found.json["id"] == article_id
    assert client.get(article_path(article_id)).status_code == 200


@pytest.mark.parametrize("article_id", [one for one in ODD_IDS if one not in (".", "..")])
def test_a_fully_encoded_id_is_found_as_well(client: FlaskClient, article_id: str) -> None:
    found = client.get(f"/api/v1/articles/{quote(article_id, safe='')}")
    assert found.json["id"] == article_id


def test_an_unknown_article_is_a_404_problem(client: FlaskClient) -> None:
    response = client.get("/api/v1/articles/rien/de/tel")
    assert response.status_code == 404
    assert response.json["type"] == "urn:vigie:problem:article-not-found"


def test_the_hits_of_all_pages_are_every_article_once(client: FlaskClient) -> None:
    seen: list[str] = []
    for page in range(1, 20):
        hits = client.get(f"/api/v1/search?sort=newest&size=7&page={page}").json["hits"]
        seen += [hit["id"] for hit in hits]
    assert sorted(seen) == sorted(one["id"] for one in articles())


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_the_cursor_leads_through_every_article_once(client: FlaskClient, sort: str) -> None:
    seen: list[str] = []
    following: str | None = f"/api/v1/search?size=7&sort={sort}"
    while following:
        response = client.get(following)
        seen += [hit["id"] for hit in response.json["hits"]]
        link = response.headers.get("Link", "")
        following = link[1 : link.index(">")] if link else None
    assert len(seen) == len(set(seen)) == len(articles())
    first = client.get(f"/api/v1/search?size=100&sort={sort}").json["hits"]
    assert seen == [hit["id"] for hit in first]


def test_a_page_reached_by_cursor_leads_on_by_cursor(client: FlaskClient) -> None:
    link = client.get("/api/v1/search?size=7").headers["Link"]
    path = link[1 : link.index(">")].replace("/api/v1/search", "/")
    page = read(client, path)
    [further] = page.select(".pager .further")
    assert "cursor=" in str(further["href"])
    assert page.select_one("ol.hits")["start"] == "8"


def test_a_cursor_of_another_search_is_refused(client: FlaskClient) -> None:
    response = client.get("/api/v1/search?cursor=nonsense")
    assert response.status_code == 400
    assert [error["name"] for error in response.json["errors"]] == ["cursor"]
    page = client.get("/?q=missiles&cursor=nonsense")
    assert page.status_code == 200


def test_the_page_shows_what_the_json_says(client: FlaskClient) -> None:
    query = "q=missiles&actor=rus&size=5&ui=fr"
    answer = client.get(f"/api/v1/search?{query}").json
    page = read(client, f"/?{query}")
    hits = answer["hits"]
    assert texts(page, ".hit h2") == [" ".join(hit["title"].split()) for hit in hits]
    snippets = [snippet for hit in hits for snippet in hit["snippets"]]
    assert texts(page, ".hit .snippet") == [snippet["text"] for snippet in snippets]
    shown = [texts(row, "mark") for row in page.select(".hit .snippet")]
    assert shown == [[s["text"][a:b] for a, b in s["marks"]] for s in snippets]
    assert texts(page, "h1.count")[0].split()[0] == str(answer["total"])
    for name in ("actor", "weapon", "source", "lang"):
        rows = page.select(f"[data-facet={name}] .pick")
        counted = {(texts(row, ".label")[0], texts(row, ".n")[0]) for row in rows}
        buckets = [bucket for bucket in answer["facets"][name] if bucket["count"]]
        assert counted == {(bucket["label"], str(bucket["count"])) for bucket in buckets}
    bars = {bar["data-key"] for bar in page.select("svg a.bar")}
    assert bars == {bucket["id"] for bucket in answer["facets"]["date"]} - {"undated"}


def test_on_the_first_page_the_timeline_and_the_newest_articles_have_headings_of_their_own(
    client: FlaskClient,
) -> None:
    page = read(client, "/?ui=fr")
    assert len(page.select("h1")) == 1
    chart = page.select_one(".timeline")
    newest = page.select_one("h2.count")
    assert chart is not None
    assert newest is not None
    assert texts(chart, f"h2#{chart['aria-labelledby']}") == ["Articles dans le temps"]
    assert newest.get_text() == "Articles les plus récents"
    assert newest.find_previous("svg", class_="months") is not None
    assert newest.find_next("svg", class_="months") is None
    assert newest.find_next("ol", class_="hits") is not None
    found = read(client, "/?q=missiles")
    assert found.select(".timeline")
    assert not found.select(".timeline h2")


def texts(page: Tag, selector: str) -> list[str]:
    """The text of each element that `selector` finds."""
    return [found.get_text().strip() for found in page.select(selector)]
