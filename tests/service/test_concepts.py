"""Who supplies whom, on the page of an article, in the API and in exports."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from index.annotate import annotate
from index.article import Article, Origin
from index.generations import open_store
from service import create_app
from tests.index.corpora import publish, settings_for
from tests.service.reading import read, texts


@pytest.fixture
def trade(tmp_path: Path) -> FlaskClient:
    settings = settings_for(tmp_path)
    text = "La Norvège est loin. L’armée norvégienne livre des obus au Mali, dit la Norvège."
    article = annotate(
        Article(
            "presse/ventes", Origin("presse.jsonl"), title="Des tirs", paragraphs=(text,), lang="fr"
        )
    )
    publish(open_store(settings), article)
    return create_app(settings).test_client()


@pytest.mark.parametrize(
    ("facet", "count", "said"),
    [
        ("supplier=no-armed-forces", "1", "armée norvégienne"),
        ("recipient=mli", "1", "Mali"),
        ("transfer=nor%3Emli", "1", "armée norvégienne"),
    ],
)
def test_who_supplies_and_who_gets_leads_to_where_the_text_says_so(
    trade: FlaskClient, facet: str, count: str, said: str
) -> None:
    page = read(trade, "/article/presse/ventes?ui=fr")
    rows = [row for row in page.select(".concepts li") if facet in str(row)]
    assert [texts(row, ".n") for row in rows] == [[count]]
    [jump] = rows[0].select(".jump")
    goods = ["Obus et munitions d’artillerie"] if "transfer" in facet else []
    assert texts(jump, ".goods") == goods
    target = page.find(id=str(jump["href"]).removeprefix("#"))
    assert target is not None
    assert [one.get_text() for one in target.find_all_next("a", limit=1)] == [said]
    found = read(trade, str(rows[0].select(".search")[0]["href"]))
    assert "Des tirs" in found.get_text()


def test_what_articles_speak_of_stands_before_the_dates(trade: FlaskClient) -> None:
    names = texts(read(trade, "/?q=obus&ui=fr"), ".facets h2")
    before = ["Acteurs", "Armes", "Transferts", "Fournisseurs", "Destinataires", "Date"]
    assert names[: len(before)] == before


def test_the_sides_of_an_article_are_in_the_api_and_in_exports(trade: FlaskClient) -> None:
    given = trade.get("/api/v1/articles/presse/ventes").get_json()
    assert [one["id"] for one in given["suppliers"]] == ["no-armed-forces", "nor"]
    assert given["recipients"] == [{"id": "mli", "label": "Mali", "count": 1}]
    [pair] = given["transfers"]
    assert pair["label"] == "Norvège → Mali"
    assert pair["weapons"] == [{"id": "artillery-shell", "label": "Obus et munitions d’artillerie"}]
    told = [(one["concept"], one["side"]) for one in given["mentions"] if one["side"]]
    assert told[-1] == ("mli", "to")
    header, row = trade.get("/api/v1/export.csv").get_data(as_text=True).splitlines()
    cells = dict(zip(header.split(","), row.split(","), strict=True))
    assert cells["recipients"] == "Mali"
    assert cells["transfers"] == "Norvège → Mali · Obus et munitions d’artillerie"


def test_an_article_that_was_chosen_by_a_side_shows_where_it_says_so(trade: FlaskClient) -> None:
    page = read(trade, "/article/presse/ventes?recipient=mli")
    assert texts(page, ".text mark") == ["Mali"]


def test_below_a_selected_transfer_stand_its_weapons(trade: FlaskClient) -> None:
    page = read(trade, "/?q=obus&ui=fr")
    [pair] = page.select('[data-facet="transfer"] .pick')
    assert texts(pair, ".label") == ["Norvège → Mali"]
    page = read(trade, str(pair["href"]))
    [group] = page.select('[data-facet="transfer"]')
    named = ["Norvège → Mali", "Munitions", "Obus et munitions d’artillerie"]
    assert texts(group, ".pick .label") == named
    chosen = read(trade, str(group.select(".pick")[-1]["href"]))
    [chip] = texts(chosen, ".applied .chip")  # in the place of the pair
    assert chip.endswith(" · ".join((named[0], named[2])))
    [back] = [one for one in chosen.select(".pick") if texts(one, ".label") == [named[0]]]
    assert "transfer=nor%3Emli&" in f"{back['href']}&"
    assert "%3Aartillery" not in str(back["href"])
    assert texts(chosen, ".count")[0].startswith("1 article")


def test_a_selected_weapon_of_a_transfer_is_shown_where_the_text_says_so(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    paragraphs = (
        "La Norvège a livré des obus au Mali. " + "Il pleut sur le port. " * 20,
        "Le port est loin. " * 20 + "La Norvège a livré au Mali dix drones.",
    )
    origin = Origin("presse.jsonl")
    article = Article("a", origin, title="Des ventes", paragraphs=paragraphs, lang="fr")
    publish(open_store(settings), annotate(article))
    client = create_app(settings).test_client()
    found = client.get("/api/v1/search?transfer=nor%3Emli:drone").get_json()["hits"]
    assert "dix drones" in str(found[0]["snippets"])
    found = client.get("/api/v1/search?transfer=nor%3Emli:obus").get_json()["hits"]
    assert "des obus" in str(found[0]["snippets"])


def test_a_table_tells_every_weapon_of_a_transfer_once(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    text = "La Norvège livre du matériel et des obus au Mali. " * 2
    text += "La Norvège a livré des drones au Mali. Les militaires sont prêts. "
    text += "Le Mali les livre au Pérou."
    article = Article("a", Origin("a"), title="Des ventes", paragraphs=(text,), lang="fr")
    publish(open_store(settings), annotate(article))
    table = create_app(settings).test_client().get("/api/v1/export.csv?ui=en")
    [row] = csv.DictReader(io.StringIO(table.get_data(as_text=True)))
    assert row["transfers"].split("; ") == [
        "Norway → Mali · Artillery shells and ammunition",
        "Norway → Mali · Drones (uncrewed systems)",
        "Mali → Peru",
    ]


def test_a_pronoun_that_gives_is_named_by_whom_it_stands_for(tmp_path: Path) -> None:
    settings = settings_for(tmp_path)
    told = (
        "La Suède a des obus. " + "Le port dort. " * 30,
        "La Suède a des obus. Elle en a vendu.",
    )
    article = Article("a", Origin("a"), title="Des ventes", paragraphs=told, lang="fr")
    publish(open_store(settings), annotate(article))
    client = create_app(settings).test_client()
    [row] = read(client, "/article/a?ui=fr").select(".concepts li:has(a[href*='supplier=swe'])")
    assert texts(row, ".n") == ["1"]
    [target] = read(client, "/article/a?ui=fr").select("#supplier-swe")
    link = target.find_next("a")
    assert link is not None
    assert (link.get_text(), link["title"]) == ("Elle", "Suède")
    known = client.get("/api/v1/articles/a").get_json()["mentions"]
    assert [(one["form"], one["side"]) for one in known if one["side"]] == [("pronoun", "from")]
    [passage] = texts(read(client, "/?supplier=swe&ui=fr"), ".snippet")[-1:]
    assert "Elle en a vendu" in passage
