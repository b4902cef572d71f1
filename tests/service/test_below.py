"""Below a path of a site every link of every page begins with it, and requests are understood with
the path and without."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient
from playwright.sync_api import Browser, expect

from index.settings import Settings
from service import create_app
from tests.service.conftest import UNLIMITED_SERVER, serving

_PATH = "/presse/vigie"
_ADDRESSES = ("href", "src", "action", "data-address")
_PAGES = (
    "/",
    "/?q=missiles&actor=rus&not.actor=usa&from=2023&to=2024&ui=en",
    "/?q=bulletin&page=2",
    "/?q=zorglub&actor=mar",
    "/article/presse/missiles-nord-coreens?q=missiles",
    "/article/nulle?q=missiles",
    "/facet/actor?q=missiles",
    "/about?ui=en",
    "/docs",
    "/nulle/part",
)


@pytest.fixture(scope="module")
def below(indexed: Settings) -> FlaskClient:
    public = f"https://presse.example{_PATH}/"
    return create_app(indexed.model_copy(update={"public_url": public})).test_client()


def _links(page: str) -> list[str]:
    found = BeautifulSoup(page, "html.parser").select(",".join(f"[{name}]" for name in _ADDRESSES))
    links = [one.get(name, "") for one in found for name in _ADDRESSES]
    return [str(link) for link in links if link and not str(link).startswith("#")]


@pytest.mark.parametrize("path", _PAGES)
def test_every_link_begins_with_the_path(below: FlaskClient, path: str) -> None:
    links = _links(below.get(path).text)
    assert len(links) >= 3
    own = (f"{_PATH}/", f"https://presse.example{_PATH}/", "https://relais.example/")
    assert [link for link in links if not link.startswith(own)] == []


def test_what_programs_follow_begins_with_the_path_too(below: FlaskClient) -> None:
    assert below.get("/api/v1/search?size=1").headers["Link"].startswith(f"<{_PATH}/api/v1/search?")
    assert below.get("/openapi.json").json["servers"] == [{"url": _PATH}]
    assert below.get("/api/v1/nulle").json["remedy"].endswith(f" {_PATH}/docs.")
    assert f"Disallow: {_PATH}/api/\n" in below.get("/robots.txt").text
    assert "url(/" not in below.get("/docs/assets/swagger-ui.css").text


@pytest.mark.parametrize("path", ["/?q=missiles", "/article/presse/obus", "/about", "/readyz"])
def test_requests_are_understood_with_the_path_and_without(below: FlaskClient, path: str) -> None:
    answers = [below.get(path), below.get(_PATH + path)]
    assert [one.status_code for one in answers] == [200, 200]
    assert _links(answers[0].text) == _links(answers[1].text)


def test_another_path_that_begins_so_is_none_of_ours(below: FlaskClient) -> None:
    assert below.get(_PATH).status_code == 200
    assert below.get(f"{_PATH}s/about").status_code == 404


def test_a_path_of_any_letters_is_written_as_addresses_are(indexed: Settings) -> None:
    settings = indexed.model_copy(update={"public_url": "https://presse.example/veille%20été"})
    client = create_app(settings).test_client()
    for asked in ("/about", "/veille%20%C3%A9t%C3%A9/about"):
        links = _links(client.get(asked).text)
        assert {link.partition("t%C3%A9/")[0] for link in links} == {"/veille%20%C3%A9"}


def test_at_the_root_nothing_stands_before_a_link(client: FlaskClient) -> None:
    assert "servers" not in client.get("/openapi.json").json
    assert "/about" in _links(client.get("/").text)


@pytest.fixture
def site(indexed: Settings) -> Iterator[str]:
    """The address of a real server below a path."""
    public = {"VIGIE_PUBLIC_URL": f"https://presse.example{_PATH}"}
    environment = {"VIGIE_INDEX": indexed.index, **UNLIMITED_SERVER}
    with serving(environment | public) as address:
        yield address + _PATH


@pytest.mark.browser
def test_below_a_path_the_page_is_updated_in_place_and_suggests(
    chromium: Browser, site: str
) -> None:
    context = chromium.new_context(locale="en-GB")
    page = context.new_page()
    lost: list[str] = []
    page.on("response", lambda one: lost.append(one.url) if one.status >= 400 else None)
    page.goto(f"{site}/?q=missiles")
    page.evaluate("window.stayed = true")
    page.locator("[data-facet=actor] .pick").first.click()
    expect(page.locator(".applied .chip")).to_have_count(1)
    assert page.url.startswith(f"{site}/?q=missiles&actor=")
    page.fill("#q", "")
    page.locator("#q").press_sequentially("dro")
    expect(page.locator("[role=option]").first).to_be_visible()
    assert page.evaluate("window.stayed") is True
    page.goto(f"{site}/docs")
    expect(page.locator(".opblock-summary-path").first).to_be_visible()
    assert json.loads(page.request.get(f"{site}/openapi.json").text())["servers"] == [
        {"url": _PATH}
    ]
    context.close()
    assert lost == []
