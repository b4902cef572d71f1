from __future__ import annotations

import io
import re
import string
from dataclasses import replace
from pathlib import Path
from zlib import crc32

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po
from bs4 import BeautifulSoup
from flask import Flask
from flask.testing import FlaskClient

import service
from service.about import start_view
from service.i18n import percent
from service.wording import DATE_METHODS
from tests.index.corpora import manifest
from tests.service.reading import read

_SERVICE = Path(service.__file__).parent
_PO = _SERVICE / "translations" / "fr" / "LC_MESSAGES" / "messages.po"
_KEYWORDS = {"_": None, "_l": None, "gettext": None, "ngettext": (1, 2)}


def _written() -> set[str | tuple[str, ...]]:
    """Every sentence of the sources."""
    methods = [("**.py", "python"), ("templates/**.html", "jinja2.ext:babel_extract")]
    found = extract_from_dir(str(_SERVICE), methods, keywords=_KEYWORDS)
    return {message for _file, _line, message, _comments, _context in found}


def _french() -> Catalog:
    return read_po(io.BytesIO(_PO.read_bytes()))


def test_every_sentence_has_a_french_translation_and_no_other_is_kept() -> None:
    catalogue = {
        tuple(m.id) if isinstance(m.id, list | tuple) else m.id: m for m in _french() if m.id
    }
    assert set(catalogue) == _written()
    for message in catalogue.values():
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        assert all(strings), message.id
        assert not message.fuzzy


def _digest(sentence: str | tuple[str, ...]) -> str:
    """Names the English of an entry, in a comment `# of …` above it."""
    texts = (sentence,) if isinstance(sentence, str) else sentence
    return f"of {crc32(chr(0).join(texts).encode()):08x}"


def test_a_translation_is_looked_at_again_where_its_sentence_changed() -> None:
    """Where this fails, read both, mend the French, then write the comment that is expected."""
    stale = {
        message.id: _digest(message.id)
        for message in filter(lambda one: one.id, _french())
        if message.user_comments != [_digest(message.id)]
    }
    assert stale == {}


def test_the_compiled_catalogue_is_that_of_the_source() -> None:
    compiled = io.BytesIO()
    write_mo(compiled, _french())
    compiled.seek(0)
    shipped = read_mo(io.BytesIO(_PO.with_suffix(".mo").read_bytes()))
    assert _strings(read_mo(compiled)) == _strings(shipped)


def _strings(catalogue: Catalog) -> dict[str, object]:
    return {str(message.id): message.string for message in catalogue if message.id}


def test_a_translation_names_the_same_values_as_its_sentence() -> None:
    for message in _french():
        if not message.id:
            continue
        for text in message.string if isinstance(message.string, tuple) else (message.string,):
            source = message.id[0] if isinstance(message.id, tuple) else message.id
            assert _names(str(text)) == _names(source)


def _names(text: str) -> set[str]:
    return {part.split(")")[0] for part in text.split("%(")[1:]}


def test_french_sentences_follow_french_typography() -> None:
    for message in filter(lambda one: one.id, _french()):
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        for text in map(str, strings):
            bare = text.replace("%%", "").replace("`", "")
            assert "'" not in bare, text
            assert '"' not in bare, text
            for before, sign in zip(" " + bare, bare, strict=False):
                if sign in ";!?»":
                    assert before == "\u202f", text
                if sign == ":" and before not in string.ascii_letters:
                    assert before == "\u202f", text
                if before == "«":
                    assert sign == "\u202f", text


@pytest.mark.parametrize(
    "path", ["/about?ui=fr", "/?q=%22obus+(&ui=fr", "/?q=obus&lang=klingon&from=hier&ui=fr"]
)
def test_what_is_said_about_the_query_follows_french_typography(
    client: FlaskClient, path: str
) -> None:
    soup = read(client, path)
    said = [one.text for one in soup.select(".language td:nth-of-type(1), .messages p")]
    assert len(said) > 1
    assert [one for one in said if re.search("[ \xa0][;:!?»]|«[ \xa0]", one)] == []


@pytest.mark.parametrize(
    ("path", "accept", "language"),
    [
        ("/?ui=fr", "en", "fr"),
        ("/?ui=en", "fr", "en"),
        ("/", "en-GB,en;q=0.9,fr;q=0.2", "en"),
        ("/", "fr-CA", "fr"),
        ("/", "de", "fr"),
        ("/", "", "fr"),
        ("/?ui=xx", "en", "en"),
        ("/about?ui=en", "fr", "en"),
    ],
)
def test_the_url_then_the_browser_choose_the_language(
    client: FlaskClient, path: str, accept: str, language: str
) -> None:
    response = client.get(path, headers={"Accept-Language": accept})
    assert response.headers["Content-Language"] == language
    assert f'<html lang="{language}">' in response.get_data(as_text=True)


def test_guillemets_of_a_query_stand_on_no_line_of_their_own(client: FlaskClient) -> None:
    page = client.get("/", query_string={"q": "missiles « livrés hier »", "ui": "en"}).text
    typed = [one.text for one in BeautifulSoup(page, "html.parser").select(".understood .typed")]
    assert typed == ["missiles", "«\u202flivrés hier\u202f»"]


@pytest.mark.parametrize(
    ("ui", "gives", "receives"),
    [("fr", "comme fournisseur", "comme destinataire"), ("en", "as supplier", "as recipient")],
)
def test_the_line_below_the_box_says_who_gives_and_who_receives(
    client: FlaskClient, ui: str, gives: str, receives: str
) -> None:
    def said(text: str) -> str:
        page = client.get("/", query_string={"q": text, "ui": ui}).text
        return BeautifulSoup(page, "html.parser").select_one(".understood").text

    assert gives in said("obus vendus par la Norvège")
    assert receives in said("obus vendus à la Norvège")
    assert gives not in said("Norvège")
    assert receives not in said("Norvège")


def _examples(client: FlaskClient, ui: str) -> list[str]:
    page = BeautifulSoup(client.get(f"/about?ui={ui}").text, "html.parser")
    return [one.text for one in page.select("table.language td a")]


def test_examples_of_the_query_language_are_in_that_of_the_page(client: FlaskClient) -> None:
    french, english = _examples(client, "fr"), _examples(client, "en")
    assert len(french) == len(english) > 10
    operators = [re.compile(rf"\b({names})\b") for names in ("ET|OU|SAUF", "AND|OR|NOT")]
    fields = [re.compile(f"^({names}):") for names in ("titre|acteur|arme", "title|actor|weapon")]
    for own, other in zip((french, english), (english, french), strict=True):
        for said in (operators[own is english], fields[own is english]):
            assert sum(bool(said.search(one)) for one in own) >= 3
            assert not any(said.search(one) for one in other)


@pytest.mark.parametrize(("ui", "langs"), [("fr", "fr fr fr en en"), ("en", "en en fr fr fr")])
def test_questions_to_begin_with_are_first_in_the_language_of_the_page(
    client: FlaskClient, ui: str, langs: str
) -> None:
    page = read(client, f"/?ui={ui}")
    assert [one["lang"] for one in page.select(".examples a")] == langs.split()


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0.0, "0%"),
        (0.0011, "0.1%"),
        (0.00004, "0.004%"),
        (0.0096, "1%"),
        (0.126, "13%"),
        (1, "100%"),
    ],
)
def test_a_few_of_many_are_not_none(app: Flask, share: float, text: str) -> None:
    with app.test_request_context("/?ui=en"):
        assert percent(share) == text


def test_french_numbers_and_dates_are_french(client: FlaskClient) -> None:
    assert "5 janv. 2024" in client.get("/?q=missiles&ui=fr").get_data(as_text=True)
    assert "5 Jan 2024" in client.get("/?q=missiles&ui=en").get_data(as_text=True)
    assert re.search(r"\d[\u00a0\u202f]%", client.get("/about?ui=fr").text)
    assert re.search(r"\d%", client.get("/about?ui=en").text)


@pytest.mark.parametrize(
    ("ui", "langs", "read"),
    [
        ("fr", r"français \d+ et anglais \d+", "démocratique du Congo ou République du Congo"),
        ("en", r"French \d+ and English \d+", "Congo or Republic"),
    ],
)
def test_lists_are_joined_as_the_language_joins_them(
    client: FlaskClient, ui: str, langs: str, read: str
) -> None:
    assert re.search(langs, client.get(f"/about?ui={ui}").text)
    assert read in client.get(f"/?q=congo&ui={ui}").text


def test_who_supplies_is_a_word_for_those_who_supply_arms(app: Flask) -> None:
    for ui, word in (("fr", "fournisseur"), ("en", "supplier")):
        with app.test_request_context(f"/?ui={ui}"):
            assert not [one for one in DATE_METHODS.values() if word in str(one)]


@pytest.mark.parametrize(("ui", "key"), [("fr", "Échap"), ("en", "Esc")])
def test_keys_are_called_as_on_the_keyboards_of_the_language(
    client: FlaskClient, ui: str, key: str
) -> None:
    assert [one.text for one in read(client, f"/about?ui={ui}").select("kbd")] == [
        "/",
        key,
        "j",
        "k",
    ]


@pytest.mark.parametrize(
    ("langs", "ui", "told"),
    [
        ("fr de en", "fr", "français, allemand et anglais"),
        ("fr de en es ru", "fr", "français, allemand, anglais, espagnol et russe"),
        ("fr de en es ru uk", "fr", "français, allemand, anglais, espagnol et 2 autres"),
        ("fr de en es ru uk", "en", "French, German, English, Spanish, and 2 others"),
    ],
)
def test_the_start_page_names_every_language_or_tells_how_many_more_there_are(
    app: Flask, langs: str, ui: str, told: str
) -> None:
    counts = {code: 20 - place for place, code in enumerate(langs.split())}
    with app.test_request_context(f"/?ui={ui}"):
        assert start_view(replace(manifest(90), langs=counts)).langs == told
