"""What holds for every answer: compression, limits, origins, proxies, metrics, logs, readiness."""

from __future__ import annotations

import gzip
import json
import logging
import re
import zlib
from collections.abc import Callable
from typing import Any
from urllib.robotparser import RobotFileParser

import pytest
import zstandard
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

from index.errors import ConfigurationError
from index.settings import Settings
from service import create_app
from service.desk import Desk
from service.viewer import viewer_files


@pytest.mark.parametrize(
    ("coding", "decode"),
    [
        ("gzip", gzip.decompress),
        ("zstd", lambda body: zstandard.ZstdDecompressor().decompressobj().decompress(body)),
    ],
)
@pytest.mark.parametrize(
    "path",
    ["/?q=missiles", "/api/v1/articles/presse/drones", "/about", "/feed.atom"],
)
def test_answers_are_compressed_as_the_reader_takes_it(
    client: FlaskClient, path: str, coding: str, decode: Callable[[bytes], bytes]
) -> None:
    plain = client.get(path, headers={"Accept-Encoding": "identity"})
    small = client.get(path, headers={"Accept-Encoding": coding})
    assert small.headers["Content-Encoding"] == coding
    assert "Accept-Encoding" in small.headers["Vary"]
    assert len(small.get_data()) < len(plain.get_data())
    if path != "/?q=missiles":
        assert decode(small.get_data()) == plain.get_data()


def test_a_head_has_the_headers_of_the_answer(client: FlaskClient) -> None:
    for path in ("/article/presse/drones", "/api/v1/export.csv?q=missiles", "/static/vigie.css"):
        headers = {"Accept-Encoding": "gzip"}
        with client.get(path, headers=headers) as whole, client.head(path, headers=headers) as head:
            for name in ("Content-Encoding", "Content-Length", "Content-Type", "ETag", "Vary"):
                assert head.headers.get(name) == whole.headers.get(name), (path, name)
            assert head.get_data() == b""


def test_a_part_of_a_file_is_sent_as_its_bytes_are(client: FlaskClient) -> None:
    asked = {"Accept-Encoding": "gzip", "Range": "bytes=0-1999"}
    with client.get("/static/vigie.css", headers=asked) as part:
        assert (part.status_code, part.headers.get("Content-Encoding")) == (206, None)
        with client.get("/static/vigie.css") as whole:
            assert part.get_data() == whole.get_data()[:2000]


def test_streams_are_compressed_as_they_flow(client: FlaskClient) -> None:
    plain = client.get("/api/v1/export.jsonl", headers={"Accept-Encoding": "identity"})
    small = client.get("/api/v1/export.jsonl", headers={"Accept-Encoding": "gzip"})
    assert zlib.decompress(small.get_data(), 31) == plain.get_data()


def test_what_is_small_is_sent_as_it_is(client: FlaskClient) -> None:
    answer = client.get("/healthz", headers={"Accept-Encoding": "gzip"})
    assert "Content-Encoding" not in answer.headers
    assert answer.json["status"] == "ok"


def test_suggestions_are_compressed_where_they_are_long(client: FlaskClient) -> None:
    asked = {"q": "missiles " * 200}
    small = client.get("/suggest.json", query_string=asked, headers={"Accept-Encoding": "gzip"})
    assert small.headers["Content-Encoding"] == "gzip"


def test_pictures_are_sent_as_they_are(client: FlaskClient) -> None:
    long = [
        name
        for name, file in viewer_files().items()
        if not file.media.startswith("text/") and len(file.content) > 1_000
    ]
    assert long
    for name in long:
        answer = client.get(f"/docs/assets/{name}", headers={"Accept-Encoding": "gzip"})
        assert answer.get_data() == viewer_files()[name].content


def test_who_takes_no_coding_gets_none(client: FlaskClient) -> None:
    assert "Content-Encoding" not in client.get("/", headers={"Accept-Encoding": "br"}).headers


def _limited(indexed: Settings, **limits: str) -> FlaskClient:
    return create_app(indexed.model_copy(update=limits)).test_client()


def test_too_many_requests_are_refused_with_the_time_to_wait(indexed: Settings) -> None:
    client = _limited(indexed, limit_api="3/minute")
    answers = [client.get("/api/v1/search?q=drones") for _ in range(5)]
    assert [one.status_code for one in answers] == [200, 200, 200, 429, 429]
    assert answers[-1].mimetype == "application/problem+json"
    assert 0 < int(answers[-1].headers["Retry-After"]) <= 61  # rounded up


def test_exports_feeds_pages_and_searches_are_counted_apart(indexed: Settings) -> None:
    client = _limited(indexed, limit_export="1/minute", limit_page="2/minute")
    assert client.get("/feed.atom").status_code == 200
    assert client.get("/api/v1/export.csv").status_code == 429
    assert client.get("/").status_code == 200
    assert client.get("/about").status_code == 200
    assert client.get("/").status_code == 429
    assert client.get("/api/v1/search").status_code == 200
    assert client.get("/healthz").status_code == 200
    page = client.get("/")
    assert page.mimetype == "text/html"


def test_each_address_has_its_own_count(indexed: Settings) -> None:
    client = _limited(indexed, limit_api="1/minute")
    for address in ("192.0.2.1", "192.0.2.2"):
        got = client.get("/api/v1/search", environ_base={"REMOTE_ADDR": address})
        assert got.status_code == 200


@pytest.mark.parametrize(
    ("name", "value"),
    [("limit_page", "lots"), ("limit_export", "1 per"), ("limits_store", "nowhere://x")],
)
def test_a_limit_that_is_none_is_said_at_the_start(
    indexed: Settings, name: str, value: str
) -> None:
    with pytest.raises(ConfigurationError, match="VIGIE_LIMIT"):
        _limited(indexed, **{name: value})


def test_a_limit_can_be_lifted(indexed: Settings) -> None:
    held, free = _limited(indexed, limit_api="2/minute"), _limited(indexed, limit_api="")
    assert [held.get("/api/v1/suggest").status_code for _ in range(3)] == [200, 200, 429]
    assert [free.get("/api/v1/suggest").status_code for _ in range(3)] == [200, 200, 200]


def test_no_other_origin_reads_the_api_unless_it_is_set(indexed: Settings) -> None:
    header = {"Origin": "https://desk.example"}
    closed = create_app(indexed).test_client().get("/api/v1/search", headers=header)
    assert "Access-Control-Allow-Origin" not in closed.headers
    app = create_app(indexed.model_copy(update={"cors_origins": "https://Desk.example"}))
    opened = app.test_client().get("/api/v1/search", headers=header)
    assert opened.headers["Access-Control-Allow-Origin"] == "https://desk.example"
    assert opened.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    anyone = create_app(indexed.model_copy(update={"cors_origins": "*"})).test_client()
    open_to_all = anyone.get("/api/v1/search", headers=header)
    assert open_to_all.headers["Access-Control-Allow-Origin"] == "https://desk.example"
    other = {"Origin": "https://other.example"}
    refused = app.test_client().get("/api/v1/search", headers=other)
    assert "Access-Control-Allow-Origin" not in refused.headers
    assert refused.headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "Access-Control-Allow-Origin" not in app.test_client().get("/", headers=header).headers


def test_a_browser_may_ask_to_send_a_batch(indexed: Settings) -> None:
    changes = {"cors_origins": "https://desk.example", "limit_export": "1/minute"}
    client = create_app(indexed.model_copy(update=changes)).test_client()
    asked = {
        "Origin": "https://desk.example",
        "Access-Control-Request-Method": "POST",
        "Access-Control-Request-Headers": "content-type",
    }
    for _ in range(3):  # which costs nothing
        answer = client.options("/api/v1/batch", headers=asked)
        assert answer.status_code == 200
        assert answer.headers["Access-Control-Allow-Origin"] == "https://desk.example"
        assert "content-type" in answer.headers["Access-Control-Allow-Headers"].lower()
        assert "POST" in answer.headers["Access-Control-Allow-Methods"]
    sent = client.post("/api/v1/batch", json={"queries": [{"q": "obus"}]}, headers=asked)
    assert sent.status_code == 200
    other = client.options("/api/v1/batch", headers=asked | {"Origin": "https://other.example"})
    assert "Access-Control-Allow-Headers" not in other.headers


def test_proxies_are_believed_only_where_they_are_set(indexed: Settings) -> None:
    forwarded = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "evil.example"}
    plain = create_app(indexed).test_client().get("/opensearch.xml", headers=forwarded)
    assert "evil.example" not in plain.get_data(as_text=True)
    app = create_app(indexed.model_copy(update={"trusted_proxies": 1}))
    told = app.test_client().get("/opensearch.xml", headers=forwarded)
    assert "https://evil.example/" in told.get_data(as_text=True)


def test_crawlers_may_read_every_article_and_no_combination_of_filters(client: FlaskClient) -> None:
    rules = RobotFileParser()
    rules.parse(client.get("/robots.txt").text.splitlines())
    for path in ("/", "/?page=2", "/?cursor=x", "/about", "/docs", "/static/vigie.css"):
        assert rules.can_fetch("*", path), path
    for path in ("/api/v1/export.csv", "/feed.atom?q=obus", "/facet/actor", "/?q=obus&page=2"):
        assert not rules.can_fetch("*", path), path
    page = BeautifulSoup(client.get("/?page=2").text, "html.parser")
    links = {str(one["href"]) for one in page.select(".hit h2 a")}
    assert links
    assert all(rules.can_fetch("*", link) for link in links)
    closed = {str(one["href"]) for one in page.select(".facets a, .tags a, .sorts a")}
    assert len(closed) > 20
    assert [link for link in closed if rules.can_fetch("*", link)] == ["#content"]


def test_an_article_has_one_address_whatever_search_led_to_it(client: FlaskClient) -> None:
    path = "/article/presse/missiles-nord-coreens"
    for query in ("", "?q=missiles&ui=en", "?page=2"):
        page = BeautifulSoup(client.get(path + query).text, "html.parser")
        assert [one["href"] for one in page.select("link[rel=canonical]")] == [
            f"http://localhost{path}"
        ]


def test_metrics_count_requests_searches_and_refusals(client: FlaskClient) -> None:
    client.get("/api/v1/search?q=missiles")
    client.get("/api/v1/search?size=0")
    text = client.get("/metrics").get_data(as_text=True)
    assert 'vigie_requests_total{method="GET",route="/api/v1/search",status="200"}' in text
    assert 'vigie_rejections_total{kind="parameter"}' in text
    assert "vigie_search_seconds_count" in text
    assert text.count("# TYPE vigie_generation_age_seconds gauge") == 1
    assert "missiles" not in text


def test_made_up_methods_are_counted_as_one(client: FlaskClient) -> None:
    for number in range(5):
        client.open("/healthz", method=f"BREW{number}")
        client.open(f"/nulle/part/{number}")
    text = client.get("/metrics").get_data(as_text=True)
    assert "BREW" not in text
    assert 'method="other"' in text
    assert "nulle" not in text
    methods = set(re.findall(r'method="([^"]*)"', text))
    assert methods <= {"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE", "other"}


def _logged(app: Flask, caplog: pytest.LogCaptureFixture) -> str:
    caplog.clear()
    with caplog.at_level(logging.INFO, "vigie"):
        app.test_client().get("/?q=secretword", headers={"X-Request-ID": "abcdef-0123"})
    return json.dumps([one.__dict__ for one in caplog.records], default=str)


def test_logs_name_the_request_and_not_what_was_asked(
    indexed: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    said = _logged(create_app(indexed), caplog)
    assert "abcdef-0123" in said
    assert "secretword" not in said
    told = _logged(create_app(indexed.model_copy(update={"log_queries": True})), caplog)
    assert "secretword" in told


def test_a_request_id_of_an_odd_shape_is_not_taken_over(client: FlaskClient) -> None:
    response = client.get("/", headers={"X-Request-ID": 'x" onload=1'})
    assert response.headers["X-Request-ID"] != 'x" onload=1'


def test_after_a_surprise_readiness_is_proved_again(
    indexed: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app(indexed)
    client = app.test_client()
    assert client.get("/readyz").status_code == 200
    made: Desk = app.extensions["vigie"]

    def fails(*_: Any) -> None:
        raise ValueError("a block cannot be read")

    monkeypatch.setattr(type(made.searcher), "search", fails)
    assert client.get("/readyz").status_code == 200  # proved before
    assert client.get("/api/v1/search?q=obus").status_code == 500
    assert client.get("/readyz").status_code == 500
    monkeypatch.undo()
    assert client.get("/readyz").status_code == 200
