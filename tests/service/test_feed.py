from __future__ import annotations

import re
from urllib.parse import unquote
from xml.etree import ElementTree

import feedparser
import pytest
from bs4 import BeautifulSoup
from flask.testing import FlaskClient

from index.settings import Settings
from service import create_app
from tests.service.corpus import HOSTILE_TITLE


def test_a_search_is_a_feed_that_readers_understand(client: FlaskClient) -> None:
    response = client.get("/feed.atom?q=missiles&actor=rus&ui=fr")
    assert response.mimetype == "application/atom+xml"
    feed = feedparser.parse(response.get_data())
    assert not feed.bozo
    total = client.get("/api/v1/search?q=missiles&actor=rus").json["total"]
    assert len(feed.entries) == total
    days = [entry.published for entry in feed.entries if "published" in entry]
    assert days == sorted(days, reverse=True)
    assert "Missiles" in feed.entries[0].summary.splitlines()[-1]
    assert feed.feed.title == "Vigie – missiles · Russie"


_MANY = "actor=rus&actor=prk&actor=irn&actor=usa&actor=fra&actor=deu"
_NAMED = "Russia · North Korea · Iran · United States · France · Germany"


@pytest.mark.parametrize(
    ("query", "name"),
    [
        ("", "Vigie"),
        ("q=obus", "Vigie – obus"),
        ("actor=Russie", "Vigie – Russia"),
        ("not.actor=rus&from=2023&to=2024-01", "Vigie – not Russia · 2023 – Jan 2024"),
        ("q=obus&undated=only&lang=fr", "Vigie – obus · French · undated only"),
        ("from=2024-02&to=2023", "Vigie – 2023 – Feb 2024"),
        ("supplier=rus&q=obus", "Vigie – obus · supplier: Russia"),
        ("transfer=irn>rus", "Vigie – Iran → Russia"),
        ("not.recipient=Mali", "Vigie – not recipient: Mali"),
        ("cited=Reuters&from=2023-05", "Vigie – cites Reuters · May 2023 – …"),
        ("to=2024-01", "Vigie – … – Jan 2024"),
        ("from=2023&to=2023", "Vigie – 2023"),
        ("q=obus&story=s1", "Vigie – obus · one story"),
        (_MANY, f"Vigie – {_NAMED}"),
        (f"{_MANY}&actor=ita", f"Vigie – {_NAMED} · …"),
    ],
)
def test_feed_and_page_are_called_by_their_words_and_filters(
    client: FlaskClient, query: str, name: str
) -> None:
    asked = {"query_string": f"{query}&ui=en"}
    assert feedparser.parse(client.get("/feed.atom", **asked).get_data()).feed.title == name
    title = BeautifulSoup(client.get("/", **asked).text, "html.parser").title
    assert title is not None
    assert title.text == " – ".join([*name.split(" – ", 1)[1:], "Vigie"])


@pytest.mark.parametrize(
    ("query", "title"),
    [
        ("q=bulletin", "bulletin – Vigie"),
        ("q=bulletin&page=2", "bulletin – Page 2 – Vigie"),
        ("page=2", "Page 2 – Vigie"),
    ],
)
def test_each_page_of_results_has_a_title_of_its_own(
    client: FlaskClient, query: str, title: str
) -> None:
    page = BeautifulSoup(client.get(f"/?{query}&ui=en").text, "html.parser")
    assert page.title is not None
    assert page.title.text == title


def test_each_entry_says_which_of_its_own_words_matched(client: FlaskClient) -> None:
    asked = "/feed.atom?q=drones+OU+obus&ui=fr"
    feed = feedparser.parse(client.get(asked).get_data())
    why = {entry.title: entry.summary.splitlines()[-1] for entry in feed.entries}
    shells = next(text for title, text in why.items() if title.startswith("Berlin"))
    drones = next(text for title, text in why.items() if title.startswith("L’Iran"))
    assert "obus de 155 mm" in shells.partition("(")[0]
    assert "drones" not in shells.partition("(")[0].lower()
    assert "drones" in drones.partition("(")[0].lower()
    assert "drones → Drones" in shells
    assert " · obus → " in shells


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("actor=prk", ""),
        ("transfer=irn%3Erus", "Matched: Iran, Russie, Téhéran"),
        ("q=bulletin", "Matched: Bulletin, bulletin (bulletin)"),
        ("q=acteur:mar", "Matched: Maroc, Rabat (acteur:mar → Morocco)"),
    ],
)
def test_an_entry_says_what_there_is_to_say_of_its_words(
    client: FlaskClient, query: str, told: str
) -> None:
    feed = feedparser.parse(client.get(f"/feed.atom?{query}&ui=en").get_data())
    assert told in {entry.summary.partition("\n\n")[2] for entry in feed.entries}


def test_an_entry_is_of_the_day_and_the_outlet_of_its_article(client: FlaskClient) -> None:
    entries = {
        entry.title: entry
        for query in ("q=obus", "q=Bayraktar", "q=hostile")
        for entry in feedparser.parse(client.get(f"/feed.atom?{query}").get_data()).entries
    }
    shells = entries["Berlin promet des obus de 155 mm à l’Ukraine"]
    undated = entries["La Turquie vend des drones Bayraktar au Maroc"]
    assert shells.published == shells.updated == "2024-02-01T00:00:00Z"
    assert "published" not in undated
    assert undated.updated > shells.updated
    assert (shells.author, undated.author) == ("Le Relais", "La Dépêche du Port")


def test_hostile_titles_stay_text(client: FlaskClient) -> None:
    feed = ElementTree.fromstring(client.get("/feed.atom?q=hostile").get_data())
    titles = [one.text for one in feed.iter("{http://www.w3.org/2005/Atom}title")]
    assert HOSTILE_TITLE in titles


@pytest.mark.parametrize("text", ["a\x00b", "\x0b\x1f", "\ufffe", "<![CDATA[", "&amp;", "]]>"])
def test_no_query_breaks_the_feed(client: FlaskClient, text: str) -> None:
    response = client.get("/feed.atom", query_string={"q": text})
    ElementTree.fromstring(response.get_data())


def test_addresses_in_the_feed_are_those_that_readers_use(indexed: Settings) -> None:
    settings = indexed.model_copy(update={"public_url": "https://vigie.example/desk"})
    client = create_app(settings).test_client()
    feed = feedparser.parse(client.get("/feed.atom?q=drones").get_data())
    assert feed.entries[0].link.startswith("https://vigie.example/desk/article/")
    description = client.get("/opensearch.xml").get_data(as_text=True)
    assert "https://vigie.example/desk/?q={searchTerms}" in description


def test_a_browser_can_add_this_search(client: FlaskClient) -> None:
    page = client.get("/").get_data(as_text=True)
    assert 'href="/opensearch.xml"' in page
    found = client.get("/suggest.json?q=missi&ui=fr").get_json(force=True)
    assert found[0] == "missi"
    assert "Missiles" in found[1]


def test_the_id_of_a_feed_is_a_urn_whatever_is_asked(client: FlaskClient) -> None:
    seen = set()
    for query in ("", "?q=obus", "?q=%20", "?q=a%26b&actor=rus"):
        feed = client.get(f"/feed.atom{query}").get_data(as_text=True)
        [own] = re.findall(r"<id>(urn:vigie:search:[^<]*)</id>", feed)
        assert re.fullmatch(r"urn:vigie:search:[A-Za-z0-9%._~-]+", own)
        seen.add(unquote(own))
    assert len(seen) == 3
