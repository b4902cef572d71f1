"""Values of fields: how far they reach, and what they name."""

from __future__ import annotations

import pytest

from index.request import SearchRequest
from index.result import ResultPage
from index.searcher import Searcher
from tests.index.samples import article, asked, id_set

ROWS = [
    article("world", "Un essai", "Un missile est tombé en mer.", source="Le Monde"),
    article("orient", "Au port", "Un cargo livre des drones.", source="L’Orient-Le Jour"),
    article("people", "La foule", "Le monde entier regarde.", source="Le Quotidien"),
    article("riyadh", "Un contrat", "L’Arabie saoudite achète des frégates.", source="Ouest-Matin"),
    article("north", "Un tir", "La Corée du Nord a tiré un missile.", source="Ouest-Matin"),
    article("south", "Une revue", "La Corée du Sud montre un missile.", source="Ouest-Matin"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("source:Le Monde", {"world"}),
        ("source : Le Monde missile", {"world"}),
        ("source:Le Monde drones", set()),
        ("source:L'Orient-Le Jour drones", {"orient"}),
        ("acteur:Arabie saoudite", {"riyadh"}),
        ("acteur:Corée du Nord missile", {"north"}),
        ("missile SAUF acteur:Corée du Nord", {"world", "south"}),
        ("acteur:(Corée du Nord OU Arabie saoudite)", {"north", "riyadh"}),
        ("acteur:(Corée du Nord Arabie saoudite)", set()),
        ("acteur:la Corée du Nord missile", {"north"}),
        ("acteur:l’Arabie saoudite", {"riyadh"}),
        ('actor:"the Saudi Arabia"', {"riyadh"}),
        ("arme:les missiles SAUF acteur:la Corée du Nord", {"world", "south"}),
    ],
)
def test_a_value_takes_the_words_that_make_it_a_name(
    searcher: Searcher, text: str, expected: set[str]
) -> None:
    answer = asked(searcher, text)
    assert id_set(answer) == expected
    assert answer.receipt.diagnostics == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("acteur:prk,sau", {"north", "riyadh"}),
        ("acteur:prk, sau", {"north", "riyadh"}),
        ("arme:missile;warship acteur:sau/kor", {"riyadh", "south"}),
        ('source:"Le Monde | Orient-Le Jour"', {"world", "orient"}),
        ("missile SAUF acteur:prk,kor", {"world"}),
        ("acteur:prk, missile", {"north"}),
    ],
)
def test_a_value_may_be_a_list_of_names(searcher: Searcher, text: str, expected: set[str]) -> None:
    answer = asked(searcher, text)
    assert id_set(answer) == expected
    assert answer.receipt.diagnostics == ()


def test_a_list_of_which_one_is_no_name_is_none(searcher: Searcher) -> None:
    answer = asked(searcher, "acteur:prk,zorglub")
    assert answer.total == 0
    assert [one.code for one in answer.receipt.diagnostics] == ["unknown-concept"]


def test_words_behind_a_value_that_make_no_name_with_it_stay_words(searcher: Searcher) -> None:
    assert id_set(asked(searcher, "acteur:prk missile")) == {"north"}
    assert id_set(asked(searcher, 'source:"Ouest-Matin" missile')) == {"north", "south"}


def test_a_value_of_function_words_finds_nothing_and_is_named(searcher: Searcher) -> None:
    for text in ("source:Le", "acteur:la"):
        answer = asked(searcher, text)
        assert answer.total == 0
        assert [one.code for one in answer.receipt.diagnostics] == ["hollow-value"], text


def test_a_field_that_is_cut_off_is_answered(searcher: Searcher) -> None:
    answer = asked(searcher, "acteur:(ET-titre:")
    assert {one.code for one in answer.receipt.diagnostics} >= {"unclosed-parenthesis"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("source:Le Figaro missile", "Le Figaro"),
        ("source:The New York Times missile", "The New York Times"),
        ("missile SAUF source:Le Figaro", "Le Figaro"),
        ("source:Le Phare missile", "Le Phare"),
    ],
)
def test_an_outlet_that_the_index_does_not_hold_is_named_whole(
    searcher: Searcher, text: str, value: str
) -> None:
    answer = asked(searcher, text)
    (said,) = answer.receipt.diagnostics
    assert said.code == "unknown-concept"
    assert text[said.start : said.end] == f"source:{value}"
    assert value in said.message
    assert "missile" in [row.text for row in answer.receipt.understood]


def test_what_only_looks_like_a_field_is_read_as_words(searcher: Searcher) -> None:
    answer = asked(searcher, "Nouvelle arme : la Corée du Nord a tiré un missile")
    assert "north" in id_set(answer)
    assert [one.code for one in answer.receipt.diagnostics] == ["unknown-concept"]
    assert answer.receipt.step != "all"


def test_what_a_field_holds_is_asked_for_once(
    searcher: Searcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked(searcher, "source:Le Monde missile")
    engine = searcher.served().engine
    search = engine.search
    requests: list[SearchRequest] = []

    def noted(request: SearchRequest) -> ResultPage:
        requests.append(request)
        return search(request)

    monkeypatch.setattr(engine, "search", noted)
    assert id_set(asked(searcher, "source:Ouest-Matin missile")) == {"north", "south"}
    assert requests
    assert not [one for one in requests if one.size == 0 and one.facets]
