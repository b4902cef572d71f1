from __future__ import annotations

import csv
import io
import json

import pytest
from flask import Flask
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from index.settings import Settings
from service import create_app
from service.exports import COLUMNS, harmless
from tests.service.corpus import HOSTILE_ID, articles


def test_json_lines_hold_every_match_once(client: FlaskClient) -> None:
    response = client.get("/api/v1/export.jsonl?q=chars&size=1")
    assert response.mimetype == "application/jsonl"
    rows = [json.loads(line) for line in response.get_data(as_text=True).splitlines()]
    total = client.get("/api/v1/search?q=chars").json["total"]
    assert len({row["id"] for row in rows}) == len(rows) == total > 10
    assert rows[0] == client.get(f"/api/v1/articles/{rows[0]['id']}").json


def test_a_table_has_a_header_and_one_row_a_match(client: FlaskClient) -> None:
    response = client.get("/api/v1/export.csv")
    assert response.headers["Content-Disposition"].startswith('attachment; filename="vigie-')
    text = response.get_data().decode("utf-8-sig")
    header, *rows = csv.reader(io.StringIO(text, newline=""))
    assert tuple(header) == COLUMNS
    assert sorted(row[0] for row in rows) == sorted(one["id"] for one in articles())
    dates = {row[0]: row[COLUMNS.index("published")] for row in rows}
    assert dates["presse/obus"] == "2024-02"
    assert dates["presse/sans-date"] == ""
    assert HOSTILE_ID in dates
    agencies = {row[COLUMNS.index("agencies")] for row in rows}
    assert "AFP" in agencies
    assert "afp" not in agencies


def test_a_row_says_what_is_known_of_its_article_and_leaves_the_rest_blank(
    client: FlaskClient,
) -> None:
    def row(article: str) -> dict[str, str]:
        text = client.get(f"/api/v1/export.csv?q={article}&ui=en").get_data().decode("utf-8-sig")
        return next(csv.DictReader(io.StringIO(text, newline="")))

    dated, undated = row("affirme"), row("Bayraktar")
    told = ("source", "url", "published", "precision", "agencies", "weapons", "transfers", "cited")
    assert [dated[name] for name in told] == [
        *("Le Relais", "https://relais.example/missiles", "2024-01-05", "day", "AFP"),
        *(
            "Arms (unspecified); Ballistic missiles; Missiles",
            "North Korea → Russia · Missiles; North Korea → Russia · Ballistic missiles",
            "",
        ),
    ]
    blank = ("url", "published", "precision", "method", "confidence", "agencies", "cited")
    assert [undated[name] for name in blank] == [""] * len(blank)
    assert undated["weapons"] == "Bayraktar TB2; Drones (uncrewed systems)"


@pytest.mark.parametrize("cell", ["=1+1", "+33", "-2", "@cmd", "  =x", "\tx", "\rx", "\uff1dx"])
def test_a_cell_that_would_be_calculated_is_text(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@given(st.text())
def test_no_cell_begins_as_a_formula_and_none_is_changed_otherwise(cell: str) -> None:
    assert harmless(cell) in (cell, f"'{cell}")
    assert harmless(cell).lstrip()[:1] not in tuple("=+-@")


def test_a_wrong_parameter_makes_no_file(client: FlaskClient) -> None:
    response = client.get("/api/v1/export.csv?from=hier")
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")


def test_without_an_index_there_is_no_empty_file(bare: FlaskClient) -> None:
    assert bare.get("/api/v1/export.jsonl").status_code == 503


def test_a_few_exports_run_at_a_time_and_each_gives_its_place_back(app: Flask) -> None:
    turnstile = app.extensions["vigie"].turnstile
    places = []
    while (place := turnstile.admit()) is not None:
        places.append(place)
    assert places
    client = app.test_client()
    refused = client.get("/api/v1/export.csv")
    assert refused.status_code == 429
    assert int(refused.headers["Retry-After"]) > 0
    assert client.get("/?q=missiles").status_code == 200
    for place in places:
        place.leave()
        place.leave()
    for path in ("export.csv", "export.csv?from=hier", "export.jsonl?q=missiles") * len(places):
        client.get(f"/api/v1/{path}").close()
    assert client.get("/api/v1/export.csv").status_code == 200


def test_a_batch_answers_each_search_or_says_why_not(client: FlaskClient) -> None:
    body = {"queries": [{"q": "missiles"}, {"page": 2000}, {"actor": ["nulle-part"]}, {}]}
    response = client.post("/api/v1/batch", json=body)
    lines = [json.loads(line) for line in response.get_data(as_text=True).splitlines()]
    assert [line["index"] for line in lines] == [0, 1, 2, 3]
    assert lines[0]["answer"]["total"] == client.get("/api/v1/search?q=missiles").json["total"]
    assert [error["name"] for error in lines[1]["problem"]["errors"]] == ["page"]
    assert lines[2]["answer"]["total"] == 0
    assert lines[3]["answer"]["total"] == len(articles())


@pytest.mark.parametrize("body", [{}, {"queries": []}, {"queries": [{}] * 101}, [], "x", None])
def test_a_batch_that_is_none_is_a_problem(client: FlaskClient, body: object) -> None:
    response = client.post("/api/v1/batch", json=body)
    assert (response.status_code, response.mimetype) == (400, "application/problem+json")


def test_a_batch_that_is_nested_too_deeply_is_a_problem(client: FlaskClient) -> None:
    response = client.post("/api/v1/batch", data=b"[" * 400_000, content_type="application/json")
    assert response.status_code == 400
    assert response.json["type"].startswith("urn:vigie:problem:")


@pytest.mark.parametrize("name", ["q", "source", "actor", "not.weapon", "lang", "story"])
def test_a_batch_may_hold_what_is_no_character(client: FlaskClient, name: str) -> None:
    value = r"missile \ud800" if name == "q" else r"missile \ud800,x"
    stated = f'"{value}"' if name == "q" else f'["{value}"]'
    body = f'{{"queries": [{{"{name}": {stated}}}]}}'.encode()
    response = client.post("/api/v1/batch", data=body, content_type="application/json")
    assert response.status_code in (200, 400)
    assert response.get_data(as_text=True)


def test_a_batch_that_is_too_large_is_refused(indexed: Settings) -> None:
    client = create_app(indexed).test_client()
    response = client.post("/api/v1/batch", data=b"x" * 2_000_000, content_type="application/json")
    assert response.status_code in (400, 413)
    assert response.mimetype == "application/problem+json"


def test_exports_hold_every_match_whatever_page_was_seen(client: FlaskClient) -> None:
    lines = client.get("/api/v1/export.jsonl?page=99&size=7&sort=oldest&cursor=zz").text
    assert len(lines.splitlines()) == len(articles())
