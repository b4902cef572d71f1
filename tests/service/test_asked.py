"""What a request may say, on every route: filters, blank fields, faults by their path, pages."""

from __future__ import annotations

import json
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.service.reading import read


def _batch(client: FlaskClient, body: Any) -> Any:
    return client.post("/api/v1/batch", json=body)


def _values(client: FlaskClient, query: str) -> dict[str, int]:
    answer = client.get(f"/api/v1/facets/weapon?{query}").json
    return {one["id"]: one["count"] for one in answer["values"]}


@pytest.mark.parametrize(
    "query",
    [
        "not.actor=irn",
        "from=2024",
        "to=2023",
        "undated=only",
        "from=2023-11&undated=include",
        "story=presse/missiles-nord-coreens",
        "actor=Russie",
        "source=le relais",
        "lang=EN",
        "query=drones iraniens ukrainiens&operator=any",
        "query=missiles&expand=0",
    ],
)
def test_a_facet_counts_among_the_articles_of_the_whole_search(
    client: FlaskClient, query: str
) -> None:
    search = query.replace("query=", "q=")
    buckets = client.get(f"/api/v1/search?{search}").json["facets"]["weapon"]
    counted = {one["id"]: one["count"] for one in buckets if one["count"] or one["selected"]}
    assert _values(client, query) == counted
    assert counted != _values(client, "")


def test_the_faults_of_a_facet_are_those_of_a_search(client: FlaskClient) -> None:
    response = client.get("/api/v1/facets/actor?from=2024&to=2023&operator=xor")
    assert [error["name"] for error in response.json["errors"]] == ["operator"]
    response = client.get("/api/v1/facets/actor?from=2024-13")
    assert [error["name"] for error in response.json["errors"]] == ["from"]


_FIELDS = (
    "sort",
    "page",
    "size",
    "operator",
    "expand",
    "facets",
    "cursor",
    "undated",
    "ui",
    "limit",
)


@pytest.mark.parametrize("name", _FIELDS)
@pytest.mark.parametrize("blank", ["", "%20"])
def test_a_blank_field_of_any_form_says_nothing(client: FlaskClient, name: str, blank: str) -> None:
    for path in ("/api/v1/search", "/api/v1/facets/actor", "/api/v1/suggest", "/feed.atom"):
        assert client.get(f"{path}?q=rus&{name}={blank}").status_code == 200
    page = client.get(f"/?q=missiles&{name}={blank}&ui=fr").get_data(as_text=True)
    assert 'class="messages"' not in page


def test_a_blank_member_of_a_batch_says_nothing(client: FlaskClient) -> None:
    [line] = _batch(client, {"queries": [{"q": "missiles", "sort": "", "page": " "}]}).text.split(
        "\n"
    )[:-1]
    assert json.loads(line)["answer"]["page"] == 1


def test_blanks_around_a_value_are_not_part_of_it(client: FlaskClient) -> None:
    padded, plain = (client.get(f"/api/v1/search?lang={one}").json for one in ("%20en ", "en"))
    assert padded["total"] == plain["total"] > 0


@pytest.mark.parametrize(
    ("searches", "path"),
    [
        ([{"q": "a"}, {"size": 0}], "queries[1].size"),
        ([{"actor": ["rus", "x" * 501]}], "queries[0].actor"),
        ([{"q": "a"}, {"q": "b"}, {"not.weapon": "drone"}], "queries[2].not.weapon"),
        ([{"q": "a"}, "b"], "queries[1]"),
        ([{"colour": "blue"}], "queries[0].colour"),
        ([{"from": "2024-13"}], "queries[0].from"),
        ([{"actor": [1]}], "queries[0].actor"),
        ([], "queries"),
    ],
)
def test_a_fault_in_a_batch_says_in_which_search(
    client: FlaskClient, searches: list[Any], path: str
) -> None:
    response = _batch(client, {"queries": searches})
    assert response.status_code == 400
    [error] = response.json["errors"]
    assert error["name"] == "queries"
    assert error.get("path", "queries") == path
    assert path in error["detail"]


def test_each_fault_is_said_with_what_its_own_parameter_takes(client: FlaskClient) -> None:
    body = {"queries": [{"size": 0, "sort": "best"}, {"size": "many"}], "colour": 1}
    errors = _batch(client, body).json["errors"]
    said = {error.get("path", error["name"]): error["detail"] for error in errors}
    assert set(said) == {
        "queries[0].size",
        "queries[0].sort",
        "queries[1].size",
        "colour",
    }
    one = client.get("/api/v1/search?size=0").json["errors"][0]["detail"]
    assert said["queries[0].size"] == one.replace("size", "queries[0].size")


def test_what_the_index_refuses_is_said_in_the_language_of_the_page(client: FlaskClient) -> None:
    french = client.get("/?q=missiles&cursor=zz&ui=fr").get_data(as_text=True)
    assert "Ce curseur ne vient pas de ce service" in french
    assert "cursor is not" not in french
    problem = client.get("/api/v1/search?cursor=zz&ui=fr").json
    assert problem["detail"].startswith("Ce curseur")
    link = client.get("/api/v1/search?q=missiles&size=1").headers["Link"]
    other = link[1 : link.index(">")].replace("q=missiles", "q=drones") + "&ui=en"
    assert client.get(other).json["detail"].startswith("The cursor belongs to another search")


@pytest.mark.parametrize("query", ["q=missiles&page=50", "page=400", "q=chars&size=5&page=99"])
def test_a_page_beyond_the_last_says_so_and_leads_back(client: FlaskClient, query: str) -> None:
    page = read(client, f"/?{query}&ui=en")
    number = query.partition("page=")[2]
    [title] = page.select(".nothing h2")
    last = title.get_text().removeprefix(f"Page {number} of ")
    assert "Nothing matches" not in page.get_text()
    assert "holds no article" not in page.get_text()
    [link] = page.select(".nothing a")
    assert len(read(client, str(link["href"])).select(".hit")) > 0
    for before in page.select(".pager a[rel=prev]"):
        assert before["href"] == link["href"]
        assert f"page={last}" in str(before["href"])
    assert client.get(f"/api/v1/search?{query}").json["total"] > 0


@pytest.mark.parametrize(
    ("page", "named"),
    [
        (1, "1 2 3 … 40"),
        (4, "1 2 3 4 5 6 … 40"),
        (5, "1 2 3 4 5 6 7 … 40"),
        (6, "1 … 4 5 6 7 8 … 40"),
        (36, "1 … 34 35 36 37 38 39 40"),
        (40, "1 … 38 39 40"),
    ],
)
def test_the_pager_names_the_ends_and_the_pages_around(
    client: FlaskClient, page: int, named: str
) -> None:
    shown = read(client, f"/?q=bulletin&size=1&page={page}").select(".pager > :not([rel])")
    assert " ".join(one.get_text() for one in shown) == named


def test_the_pager_ends_at_the_last_page(client: FlaskClient) -> None:
    total = client.get("/api/v1/search?size=7").json["total"]
    last = -(-total // 7)
    page = read(client, "/?size=7&sort=oldest")
    numbers = [link.get_text() for link in page.select(".pager a[aria-label]")]
    assert numbers[-2:] == [str(last), "\u203a"]
    end = read(client, f"/?size=7&sort=oldest&page={last}")
    assert end.select_one(".pager a[aria-current=page]").get_text() == str(last)  # type: ignore[union-attr]  # None fails the test
    assert len(end.select(".hit")) == total - 7 * (last - 1)
    assert not end.select(".pager a[rel=next]")


@pytest.mark.parametrize(
    ("query", "orders", "current"),
    [
        ("q=bulletin", ["relevance", "newest", "oldest"], "relevance"),
        ("q=bulletin&sort=oldest", ["relevance", "newest", "oldest"], "oldest"),
        ("actor=rus", ["newest", "oldest"], "newest"),
        ("actor=rus&sort=oldest", ["newest", "oldest"], "oldest"),
    ],
)
def test_without_words_there_is_no_order_by_relevance(
    client: FlaskClient, query: str, orders: list[str], current: str
) -> None:
    page = read(client, f"/?{query}&ui=en")
    assert [one.get_text() for one in page.select(".sorts a")] == orders
    [shown] = page.select(".sorts [aria-current]")
    assert shown.get_text() == current


def test_a_backward_range_is_shown_as_it_was_answered(client: FlaskClient) -> None:
    page = read(client, "/?q=bulletin&from=2023-07&to=2023-04&ui=en")
    assert "The range ends before it begins" in page.select_one(".messages").text  # type: ignore[union-attr]  # None fails the test
    ends = [one["value"] for one in page.select(".dates input:not([type=hidden])")]
    assert ends == ["2023-04", "2023-07"]
    assert page.select(".bar[aria-current]")
    for link in page.select(".pager a, .sorts a, .outs a"):
        assert "from=2023-04&to=2023-07" in str(link["href"])
    way = read(client, "/facet/actor?from=2023-07&to=2023-04").select_one(".back a")
    assert way is not None
    assert way["href"] == "/?from=2023-04&to=2023-07"


@pytest.mark.parametrize("accept", ["application/problem+json", "application/json"])
def test_who_reads_problems_gets_one_on_any_path(client: FlaskClient, accept: str) -> None:
    for path in ("/nulle/part", "/article/rien", "/facet/rien"):
        response = client.get(path, headers={"Accept": accept})
        assert response.mimetype == "application/problem+json"
    browser = "text/html,application/xhtml+xml,*/*;q=0.8"
    assert client.get("/nulle/part", headers={"Accept": browser}).mimetype == "text/html"


def test_the_api_names_an_unknown_parameter_and_answers(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search?q=missiles&pagesize=5&utm_id=1&fbclid=1&ui=en").json
    assert answer["total"] == client.get("/api/v1/search?q=missiles").json["total"] > 0
    [said] = answer["query"]["diagnostics"]
    assert said["code"] == "unknown-parameter"
    assert "“pagesize”" in said["message"]
    assert "“size”" in said["message"]
    assert (said["start"], said["end"]) == (0, 0)


def test_an_unknown_parameter_stands_beside_what_is_said_of_the_query(client: FlaskClient) -> None:
    answer = client.get("/api/v1/search", query_string={"q": 'obus "', "couleur": "1"}).json
    codes = [one["code"] for one in answer["query"]["diagnostics"]]
    assert codes == ["unknown-parameter", "unclosed-quote"]


def test_the_page_names_an_unknown_parameter_once(client: FlaskClient) -> None:
    page = read(client, "/?q=missiles&pagesize=5&utm_source=x&ui=fr")
    [said] = page.select(".messages p")
    assert "pagesize" in said.get_text()
    assert "«\u202fsize\u202f»" in said.get_text()
    assert "pagesize" not in str(page.select(".pager, .facets, .outs"))


def test_an_unknown_member_of_a_batch_is_told_its_nearest(client: FlaskClient) -> None:
    body = {"queries": [{"q": "obus", "pagesize": 5}], "pagesize": 5}
    errors = _batch(client, body).json["errors"]
    said = {error.get("path", error["name"]): error["detail"] for error in errors}
    assert "«\u202fsize\u202f»" in said["queries[0].pagesize"]
    assert "«\u202fsize\u202f»" not in said["pagesize"]


@pytest.mark.parametrize("queries", [[], [{"q": "obus"}] * 101, {"q": "obus"}])
def test_what_was_sent_is_repeated_only_where_it_is_a_value(
    client: FlaskClient, queries: object
) -> None:
    told = client.post("/api/v1/batch?ui=en", json={"queries": queries}).json["detail"]
    assert told.startswith("“queries” takes a list of 1 to 100 searches")


@pytest.mark.parametrize(
    "sent",
    [
        {"data": b"{bad", "content_type": "application/json"},
        {"data": b"", "content_type": "application/json"},
        {"data": b'{"queries": [{}]}', "content_type": "text/plain"},
    ],
)
def test_a_body_that_cannot_be_read_is_told_what_is_taken(
    client: FlaskClient, sent: dict[str, object]
) -> None:
    problem = client.post("/api/v1/batch?ui=en", **sent).json  # type: ignore[arg-type]  # the client's own parameters
    assert "“None”" not in problem["detail"]
    assert problem["detail"].startswith("“body” takes a JSON object")
    assert "application/json" in problem["detail"]


def test_a_member_that_is_missing_is_asked_for(client: FlaskClient) -> None:
    problem = client.post("/api/v1/batch?ui=en", json={}).json
    assert problem["detail"].startswith("“queries” takes a list of 1 to 100 searches")


def test_an_article_is_not_said_to_be_gone_where_none_was_named(client: FlaskClient) -> None:
    for path in ("/api/v1/articles", "/api/v1/articles?ID=x"):
        response = client.get(path)
        assert response.status_code == 400
        assert [error["name"] for error in response.json["errors"]] == ["id"]
    assert client.get("/api/v1/articles?id=nulle-part").status_code == 404


def test_a_limit_out_of_range_is_told_the_range(client: FlaskClient) -> None:
    problem = client.get("/api/v1/suggest?q=a&limit=99&ui=en").json
    assert "20" in problem["detail"]
    assert len(client.get("/api/v1/suggest?q=missi&limit=1").json["suggestions"]) == 1
