"""Nothing that an article or a reader writes executes, or breaks out of the place that shows it."""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, Page, expect

from index.settings import Settings, load_settings
from service import create_app
from service.urls import article_path
from tests.service import hostile
from tests.service.conftest import UNLIMITED, UNLIMITED_SERVER, serving

_ATOM = "{http://www.w3.org/2005/Atom}"
#: Elements of a page that no text may add to.
_FIXED = "script style link meta title base iframe object embed img form math main header footer"
#: What XML cannot hold, and what parsers of it turn into a line end.
_UNSPEAKABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    found = load_settings(index=str(tmp_path_factory.mktemp("hostile") / "index"), **UNLIMITED)
    hostile.build(found)
    return found


@pytest.fixture(scope="module")
def hostile_app(settings: Settings) -> Flask:
    return create_app(settings)


@pytest.fixture
def client(hostile_app: Flask) -> FlaskClient:
    return hostile_app.test_client()


@pytest.fixture(scope="module")
def address(settings: Settings) -> Iterator[str]:
    with serving({"VIGIE_INDEX": settings.index, **UNLIMITED_SERVER}) as found:
        yield found


class Watched:
    """A page that tells what happened on it; `complaints` grows with whatever should not."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.complaints: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.complaints.append(f"error: {error}"))
        page.on("dialog", lambda dialog: self._dialog(dialog))
        page.on("request", self._request)

    def _console(self, message: Any) -> None:
        if message.type in ("error", "warning"):
            self.complaints.append(message.text)

    def _dialog(self, dialog: Any) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _request(self, request: Any) -> None:
        if not request.url.startswith(self.address + "/"):
            self.complaints.append(f"asked {request.url}")

    def open(self, path: str) -> None:
        self.page.goto(self.address + path)

    def fixed_elements(self) -> dict[str, int]:
        """How many there are of each element that no text may add to."""
        count = "names => names.map(name => [name, document.getElementsByTagName(name).length])"
        return dict(self.page.evaluate(count, _FIXED.split()))

    def faults(self) -> list[str]:
        """Attributes that run something, addresses that are none, and whatever ran."""
        return [*self.page.evaluate(_FAULTS), *self.complaints]


_FAULTS = """() => {
  const found = window.hacked === undefined ? [] : ["it ran"];
  for (const element of document.querySelectorAll("*")) {
    for (const {name, value} of element.attributes) {
      if (/^on|^style$|^srcdoc$/i.test(name)) found.push(`${element.tagName} ${name}=${value}`);
    }
    const stated = element.href?.baseVal ?? element.href ?? element.action ?? "";
    const href = stated && String(new URL(stated, location.href));
    if (href && !/^https?:/.test(href)) found.push(`${element.tagName} leads to ${href}`);
    const isOurs = href.startsWith(location.origin + "/");
    const isOriginal = element.matches("dd > a.address[rel~=noreferrer]");
    if (href && !isOurs && !isOriginal) found.push(`${element.tagName} leads out to ${href}`);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def watched(chromium: Browser, address: str) -> Iterator[Watched]:
    context = chromium.new_context(locale="fr-FR", viewport={"width": 390, "height": 900})
    yield Watched(context.new_page(), address)
    context.close()


def _is_too_wide(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.browser
def test_a_hundred_hostile_articles_stay_text_in_the_browser(watched: Watched) -> None:
    assert len(hostile.ARTICLES) == 100
    shapes = Counter[str]()
    for article, query in zip(hostile.ARTICLES, hostile.QUERIES, strict=True):
        watched.open(f"{article_path(article.id)}?q={quote(query)}")
        assert watched.faults() == [], repr(article.id)
        assert watched.page.locator("article h1").count() == 1
        assert not _is_too_wide(watched.page), repr(article.id)
        shapes[json.dumps(watched.fixed_elements())] += 1
    assert len(shapes) == 1, shapes


@pytest.mark.browser
def test_a_hundred_hostile_queries_stay_text_in_the_browser(watched: Watched) -> None:
    assert len(set(hostile.QUERIES)) == 100
    watched.open("/?q=rien-de-tel")
    nothing = {name: n for name, n in watched.fixed_elements().items() if name != "form"}
    for query in hostile.QUERIES:
        text = quote(query)
        watched.open(f"/?q={text}&actor={text[:90]}&source={text[:90]}&from={text[:9]}")
        assert watched.faults() == [], repr(query)
        shown = watched.fixed_elements()
        assert {name: n for name, n in shown.items() if name != "form"} == nothing, repr(query)
        assert not _is_too_wide(watched.page), repr(query)


@pytest.mark.browser
def test_lists_facets_and_suggestions_show_hostile_names_as_text(watched: Watched) -> None:
    page = watched.page
    for path in ("/?q=missiles&size=100", "/?size=50", "/facet/source?find=script", "/about"):
        watched.open(path)
        page.locator("details").evaluate_all("all => all.forEach(one => { one.open = true })")
        assert watched.faults() == []
        assert not _is_too_wide(page), path
    watched.open("/")
    box = page.get_by_role("combobox")
    for typed in ("script", "hacked", "onerror", "missiles"):
        box.fill("")
        box.press_sequentially(typed)
        expect(page.get_by_role("option")).not_to_have_count(0)
        assert watched.faults() == []


@pytest.mark.browser
def test_text_that_runs_the_other_way_turns_nothing_beside_it(watched: Watched) -> None:
    turned = next(one for one in hostile.PAYLOADS if "\u202e" in one)
    watched.open("/?" + f"source={quote(turned)}&size=50")
    bare = """() => {
      const found = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        if (!/[\\u202a-\\u202e\\u2066-\\u2069]/.test(walker.currentNode.data)) continue;
        const style = getComputedStyle(walker.currentNode.parentElement);
        const isApart = /isolate/.test(style.unicodeBidi) || !/^inline$/.test(style.display);
        if (!isApart) found.push(walker.currentNode.parentElement.outerHTML.slice(0, 90));
      }
      return found;
    }"""
    assert page_holds(watched.page, "\u202e")
    assert watched.page.evaluate(bare) == []
    one = next(a for a in hostile.ARTICLES if a.source == turned)
    watched.open(article_path(one.id))
    assert page_holds(watched.page, "\u202e")
    assert watched.page.evaluate(bare) == []


def page_holds(page: Page, text: str) -> bool:
    return text in page.locator("body").inner_text()


@pytest.mark.parametrize("path", ["/api/v1/search?size=100", "/api/v1/facets/source?limit=500"])
def test_json_holds_hostile_text_as_it_is_and_is_never_taken_for_a_page(
    client: FlaskClient, path: str
) -> None:
    response = client.get(path)
    assert response.mimetype == "application/json"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    text = json.dumps(response.json)
    assert json.dumps(hostile.PAYLOADS[0])[1:-1] in text


@pytest.mark.parametrize("article", hostile.ARTICLES, ids=range(100))
def test_every_hostile_article_comes_back_whole(client: FlaskClient, article: Any) -> None:
    found = client.get(article_path(article.id, "/api/v1/articles/")).json
    assert found["id"] == article.id
    assert found["title"] == article.title
    assert tuple(found["paragraphs"]) == article.paragraphs
    assert found["source"] == article.source


def test_no_header_can_be_added_by_text(client: FlaskClient) -> None:
    for text in (*hostile.PAYLOADS, "\r\nSet-Cookie: a=b", "\x00", "é\u2028"):
        for path in ("/", "/api/v1/search", "/feed.atom", "/api/v1/export.csv"):
            response = client.get(path, query_string={"q": "missiles", "source": text, "ui": "en"})
            assert "Set-Cookie" not in response.headers
            assert all(
                value.isascii() and value.isprintable() for value in response.headers.values()
            )
            response.close()


def test_the_table_holds_no_formula_and_no_broken_row(client: FlaskClient) -> None:
    body = client.get("/api/v1/export.csv").get_data()
    rows = list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))
    assert len(rows) == len(hostile.ARTICLES) + 1
    assert {len(row) for row in rows} == {len(rows[0])}
    for row in rows[1:]:
        for cell in row:
            assert cell.lstrip()[:1] not in tuple("=+-@"), cell
            assert cell[:1] not in tuple("\t\r\n"), cell


def test_each_line_of_an_export_is_one_article(client: FlaskClient) -> None:
    body = client.get("/api/v1/export.jsonl").get_data()
    ids = [json.loads(line)["id"] for line in body.decode().removesuffix("\n").split("\n")]
    assert sorted(ids) == sorted(article.id for article in hostile.ARTICLES)


@pytest.mark.parametrize("query", hostile.QUERIES, ids=range(100))
def test_no_article_and_no_query_breaks_the_feed(client: FlaskClient, query: str) -> None:
    path = f"/feed.atom?q={quote(query)}&operator=any"
    feed = ElementTree.fromstring(client.get(path).get_data())
    assert {one.tag for one in feed.iter()} <= {
        _ATOM + name
        for name in (
            *("feed", "title", "subtitle", "id", "updated", "published", "link", "author", "name"),
            *("entry", "category", "summary"),
        )
    }
    for link in feed.iter(f"{_ATOM}link"):
        assert urlsplit(link.attrib["href"]).netloc == "localhost"


def test_the_feed_shows_titles_as_they_are_but_for_what_xml_cannot_hold(
    client: FlaskClient,
) -> None:
    feed = ElementTree.fromstring(client.get("/feed.atom?q=%22titre+piégé%22").get_data())
    wanted = {_spoken(article.title) for article in hostile.ARTICLES}
    titles = {_spoken(one.findtext(f"{_ATOM}title") or "") for one in feed.iter(f"{_ATOM}entry")}
    assert len(titles) > 10
    assert titles <= wanted


def _spoken(text: str) -> str:
    return " ".join(_UNSPEAKABLE.sub("", text).split())
