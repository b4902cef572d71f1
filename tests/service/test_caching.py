"""What is not sent again: tags of answers, and all that they depend on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from index.settings import Settings
from service import create_app

_PATHS = ("/?q=missiles", "/api/v1/search?q=missiles", "/article/presse/drones")


@pytest.mark.parametrize(
    "path",
    [
        *_PATHS,
        "/about",
        "/facet/actor",
        "/api/v1/articles/presse/drones",
        "/api/v1/facets/actor?q=rus",
        "/api/v1/suggest?q=mis",
        "/suggest.json?q=mis",
        "/api/v1/export.csv?q=missiles",
        "/api/v1/export.jsonl?q=missiles",
        "/feed.atom?q=missiles",
    ],
)
def test_an_answer_that_did_not_change_is_not_sent_again(client: FlaskClient, path: str) -> None:
    first = client.get(path)
    assert "no-cache" in first.headers["Cache-Control"]
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.get_data()) == (304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


def test_another_language_or_search_is_another_answer(client: FlaskClient) -> None:
    tags = {
        client.get(path, headers={"Accept-Language": lang}).headers["ETag"]
        for path in ("/?q=missiles", "/?q=missile", "/?q=missiles&page=2")
        for lang in ("fr", "en")
    }
    assert len(tags) == 6


@pytest.fixture
def go_to(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[str], None]]:
    """Puts the process into another time zone, for as long as the test lasts."""

    def go(zone: str) -> None:
        monkeypatch.setenv("TZ", zone)
        time.tzset()

    yield go
    monkeypatch.undo()
    time.tzset()


def test_a_new_day_here_is_another_answer(
    client: FlaskClient, go_to: Callable[[str], None]
) -> None:
    tags = set()
    for zone in ("Etc/GMT+12", "Etc/GMT-14"):  # never of one day: *last week* is another one
        go_to(zone)
        tags.add(client.get("/?q=missiles last week").headers["ETag"])
    assert len(tags) == 2


def test_errors_are_not_kept(client: FlaskClient, bare: FlaskClient) -> None:
    for response in (client.get("/api/v1/search?from=x"), bare.get("/"), client.get("/rien")):
        assert response.headers["Cache-Control"] == "no-store"
        assert "ETag" not in response.headers


def _tags(settings: Settings, **changes: str) -> list[str]:
    client = create_app(settings.model_copy(update=changes)).test_client()
    return [client.get(path).headers["ETag"] for path in (*_PATHS, "/feed.atom?q=missiles")]


def test_what_changes_by_itself_has_no_tag(client: FlaskClient) -> None:
    for path in ("/metrics", "/healthz", "/readyz"):
        response = client.get(path)
        assert response.status_code == 200
        assert "ETag" not in response.headers
        assert response.headers["Cache-Control"] == "no-store"


def test_a_tag_changes_with_every_setting_that_an_answer_depends_on(indexed: Settings) -> None:
    plain = _tags(indexed)
    assert _tags(indexed) == plain
    for changes in (
        {"public_url": "https://vigie.example/"},
        {"default_ui": "en"},
    ):
        assert not set(_tags(indexed, **changes)) & set(plain)


def test_a_tag_changes_with_the_words_of_the_lexicon(indexed: Settings, tmp_path: Path) -> None:
    words = tmp_path / "words.tsv"
    seen = []
    for french in ("bidule", "machin"):
        words.write_text(f"{french}\tgadget\n", encoding="utf-8")
        seen.append(set(_tags(indexed, lexicon=str(words))))
    assert not seen[0] & seen[1]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        *((path, 304) for path in _PATHS),
        ("/article/rien", 404),
        ("/api/v1/articles/rien", 404),
        ("/api/v1/search?from=x", 400),
        ("/facet/colour", 404),
    ],
)
def test_a_star_is_true_of_what_exists_and_of_nothing_else(
    client: FlaskClient, path: str, status: int
) -> None:
    response = client.get(path, headers={"If-None-Match": "*"})
    assert response.status_code == status
    if status == 304:
        assert response.get_data() == b""
        assert response.headers["ETag"]
