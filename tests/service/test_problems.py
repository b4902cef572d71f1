from __future__ import annotations

import logging
import re
from pathlib import Path
from typing import NoReturn

import pytest
from flask import Flask
from flask.testing import FlaskClient

from index.errors import (
    DamagedIndex,
    EngineRefused,
    EngineUnavailable,
    OutdatedIndex,
    TooSlow,
    UsageError,
    VigieError,
)
from index.settings import Settings, load_settings
from service import create_app


def test_without_an_index_the_page_says_what_to_run(bare: FlaskClient) -> None:
    response = bare.get("/", headers={"Accept-Language": "fr"})
    assert response.status_code == 503
    assert response.mimetype == "text/html"
    assert "<code>vigie reindex</code>" in response.get_data(as_text=True)


@pytest.mark.parametrize("path", ["/api/v1/search", "/api/v1/articles/x", "/readyz"])
def test_without_an_index_programs_get_a_503_problem(bare: FlaskClient, path: str) -> None:
    response = bare.get(path)
    assert response.status_code == 503
    assert response.mimetype == "application/problem+json"
    assert response.json["type"] == "urn:vigie:problem:no-index"
    assert "vigie reindex" in response.json["remedy"]
    assert int(response.headers["Retry-After"]) > 0


def test_who_reads_something_else_is_not_told_to_reindex(tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").write_text("years of work")
    client = create_app(load_settings(index=str(tmp_path))).test_client()
    problem = client.get("/api/v1/search?ui=en").json
    assert problem["type"] == "urn:vigie:problem:no-index"
    assert problem["remedy"] == "Whoever runs this service: correct `VIGIE_INDEX`."
    assert "thesis" not in client.get("/").text


def test_the_process_is_up_without_an_index(bare: FlaskClient) -> None:
    assert bare.get("/healthz").json == {"status": "ok"}


def test_the_service_is_ready_where_the_index_opens(client: FlaskClient) -> None:
    answer = client.get("/readyz").json
    assert answer["status"] == "ready"
    assert answer["generation"] == client.get("/api/v1/search").json["generation"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/api/v1/search", "/api/v1/articles/x", "/", "/healthz"])
def test_nothing_here_changes_anything(client: FlaskClient, path: str, method: str) -> None:
    response = client.open(path, method=method)
    assert response.status_code == 405
    assert "GET" in response.headers["Allow"]
    wanted = "text/html" if path == "/" else "application/problem+json"
    assert response.mimetype == wanted


def test_an_unknown_address_is_a_page_for_people_and_a_problem_for_programs(
    client: FlaskClient,
) -> None:
    page = client.get("/nulle/part")
    assert (page.status_code, page.mimetype) == (404, "text/html")
    problem = client.get("/api/v1/nulle/part?ui=en")
    assert (problem.status_code, problem.mimetype) == (404, "application/problem+json")
    assert problem.json["detail"] == "Nothing is at this address."
    assert problem.json["remedy"] == "The addresses of this service are listed at /docs."


def test_a_problem_says_what_belongs_to_it_and_nothing_else(client: FlaskClient) -> None:
    unknown, unsuitable = (client.get(f"/api/v1/{name}?ui=en") for name in ("nulle", "batch"))
    assert unsuitable.json["detail"] == "This address takes OPTIONS, POST."
    assert "remedy" not in unsuitable.json
    assert "The addresses of this service" not in client.get("/nulle/part?ui=en").text
    for answer in (unknown, unsuitable):
        assert answer.headers.getlist("Content-Type") == ["application/problem+json"]
        assert "Retry-After" not in answer.headers


def test_a_part_beyond_the_end_of_a_file_is_told_its_length(client: FlaskClient) -> None:
    with client.get("/static/vigie.svg") as whole:
        length = len(whole.get_data())
    answer = client.get("/static/vigie.svg", headers={"Range": f"bytes={length}-"})
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == f"bytes */{length}"


def test_a_program_that_asks_for_json_gets_a_problem_anywhere(client: FlaskClient) -> None:
    response = client.get("/nulle/part", headers={"Accept": "application/json"})
    assert response.mimetype == "application/problem+json"


def _failing(settings: Settings, error: Exception) -> Flask:
    app = create_app(settings)

    def fail() -> NoReturn:
        raise error

    app.add_url_rule("/api/v1/fail", view_func=fail)
    return app


@pytest.mark.parametrize(
    ("error", "status", "kind"),
    [
        (OutdatedIndex("old", place="/srv/secret"), 503, "outdated-index"),
        (DamagedIndex("gone", place="/srv/secret"), 503, "damaged-index"),
        (EngineUnavailable("down", place="/srv/secret", retry_after=7), 503, "engine-unavailable"),
        (EngineRefused("no", place="/srv/secret"), 502, "engine"),
        (UsageError("no such actor", place="actor"), 400, "parameter"),
        (VigieError("?", place="/srv/secret"), 500, "unexpected"),
        (RuntimeError("/srv/secret"), 500, "unexpected"),
        (RecursionError("/srv/secret"), 500, "unexpected"),
    ],
)
def test_each_error_has_its_status_and_tells_nothing_about_the_machine(
    indexed: Settings, error: Exception, status: int, kind: str
) -> None:
    response = _failing(indexed, error).test_client().get("/api/v1/fail")
    assert response.status_code == status
    assert response.json["type"] == f"urn:vigie:problem:{kind}"
    assert "secret" not in response.get_data(as_text=True)
    assert "Traceback" not in response.get_data(as_text=True)


def test_an_engine_that_is_down_says_when_to_come_back(indexed: Settings) -> None:
    app = _failing(indexed, EngineUnavailable("down", retry_after=7))
    assert app.test_client().get("/api/v1/fail").headers["Retry-After"] == "7"


@pytest.mark.parametrize("path", ["/article/presse/obus", "/api/v1/articles/presse/obus"])
def test_an_article_that_takes_too_long_is_not_told_to_search_less(
    indexed: Settings, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    def late(*_: object) -> NoReturn:
        raise TooSlow("too long")

    app = create_app(indexed)
    monkeypatch.setattr("index.searcher.Searcher.article", late)
    response = app.test_client().get(path + "?ui=en")
    assert response.status_code == 503
    text = response.get_data(as_text=True)
    assert "This article takes longer" in text
    assert "Try again shortly." in text
    assert "fewer words" not in text


def test_an_error_lifts_no_time_limit(indexed: Settings) -> None:
    app = _failing(indexed.model_copy(update={"time_limit": 1e-9}), RuntimeError("boom"))
    asked = ["search?q=missiles", "search?q=missiles", "fail", "search?q=missiles"]
    statuses = [app.test_client().get(f"/api/v1/{one}").status_code for one in asked]
    assert statuses == [200, 503, 500, 503]  # the first one loads what all of them need


def test_an_unexpected_error_is_logged_with_the_request_id(
    indexed: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    app = _failing(indexed, RuntimeError("boom"))
    with caplog.at_level(logging.ERROR, "vigie.service"):
        response = app.test_client().get("/api/v1/fail")
    [row] = [one for one in caplog.records if one.name.startswith("vigie")]
    assert row.exc_info is not None
    assert vars(row)["request_id"] == response.json["request_id"]


def test_every_response_is_guarded_and_sets_no_cookie(client: FlaskClient) -> None:
    pages = ("/", "/?q=missiles", "/about", "/docs", "/docs/assets/swagger-ui.css", "/nulle/part")
    others = ("/api/v1/search", "/api/v1/search?size=0", "/static/vigie.css", "/healthz")
    policies = set()
    for path in (*pages, *others, "/feed.atom", "/metrics", "/api/v1/export.csv"):
        response = client.get(path)
        policies.add(response.headers["Content-Security-Policy"])
        assert response.headers["X-Content-Type-Options"] == "nosniff"
        assert "Set-Cookie" not in response.headers
        response.close()
    [policy] = policies
    assert "default-src 'none'" in policy
    assert not {"unsafe", "data:", "*", "http"} & set(re.split(r"[\s;'-]", policy))
