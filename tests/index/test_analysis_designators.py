"""Designators, calibres and numbers are the same terms however they are typed."""

from __future__ import annotations

import pytest

from index.analysis import query_forms, spelling, terms
from tests.index.finding import found, tokens, words


@pytest.mark.parametrize("lang", ["fr", "en"])
@pytest.mark.parametrize(
    "code",
    [
        "S-300",
        "KN-23",
        "Su-35",
        "F-35",
        "Kh-101",
        "T-72B3",
        "AK-47",
        "MiG-29",
        "BM-21",
        "Il-76",
        "An-124",
    ],
)
def test_a_designator_is_one_term_with_hyphen_blank_or_nothing(code: str, lang: str) -> None:
    compact = code.replace("-", "").lower()
    assert terms(code, lang) == [compact]
    assert terms(code.replace("-", ""), lang) == [compact]
    assert terms(code.replace("-", "‑"), lang) == [compact]
    assert query_forms(code.lower(), lang).terms == (compact,)
    assert query_forms(code, lang).is_code


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("S-300", {"s300"}),
        ("T-72B3", {"t72b3", "t72"}),
        ("MiG-29", {"mig29", "mig"}),
        ("9K720", {"9k720"}),
    ],
)
def test_a_designator_is_not_found_by_its_bare_number(code: str, words: set[str]) -> None:
    (token,) = tokens(code, "fr")
    assert set(token.words) == words


@pytest.mark.parametrize(
    "code",
    ["S 300", "KN 23", "Su 35", "Kh 101", "BM 21", "MiG 29", "T 72B3", "S\u00a0300", "l’AK 47"],
)
def test_a_short_code_before_a_blank_and_a_number_is_a_designator(code: str) -> None:
    compact = code.removeprefix("l’").replace(" ", "").replace("\u00a0", "").lower()
    assert terms(f"un {code} livré", "fr")[0] == compact


@pytest.mark.parametrize("code", ["9K720", "2S19", "M1A2", "ZSU-23-4", "9M723-1", "Su-35S"])
def test_a_longer_designator_is_one_term(code: str) -> None:
    assert terms(code, "fr") == [code.replace("-", "").lower()]


def test_a_variant_is_found_by_its_base() -> None:
    assert found("T-72", "un char T-72B3")
    assert not found("T-72", "un char T-725")
    assert {"t72b3", "t72"} <= words("T-72B3")


def test_english_words_before_numbers_make_no_designator() -> None:
    assert terms("On 5 January in 20 cities", "en") == ["5", "januari", "20", "citi"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("le 5 janvier", ["5", "janvi"]),
        ("à 300 mètres", ["300", "metr"]),
        ("À 300 mètres", ["300", "metr"]),
        ("page 12", ["pag", "12"]),
        ("M. 12", ["12"]),
        ("en 2024", ["2024"]),
        ("EN 2024", ["2024"]),
        ("Plus de 5 000", ["5000"]),
        ("En 20 jours", ["20", "jour"]),
        ("Les 27", ["27"]),
        ("Mai 20", ["mai", "20"]),
        ("mi-2024", ["mi", "2024"]),
        ("Article 5", ["articl", "5"]),
    ],
)
def test_ordinary_numbers_make_no_designator(text: str, expected: list[str]) -> None:
    assert terms(text, "fr") == expected


@pytest.mark.parametrize("text", ["Shahed-136", "Shahed 136", "Shahed136", "shahed-136"])
@pytest.mark.parametrize("query", ["shahed", "shahed136", "Shahed-136", "136"])
def test_a_named_number_is_found_by_its_parts_and_as_one(text: str, query: str) -> None:
    assert found(query, f"des drones {text} abattus")


@pytest.mark.parametrize("typed", ["155 mm", "155mm", "155-mm", "155\u00a0mm", "155 millimètres"])
def test_a_calibre_is_one_term(typed: str) -> None:
    assert terms(f"obus de {typed}.", "fr") == ["obus", "155mm"]


def test_a_calibre_may_have_decimals() -> None:
    assert terms("7,62 mm", "fr") == terms("7.62mm", "fr") == ["7.62mm"]


@pytest.mark.parametrize("typed", ["1 000", "1000", "1.000", "1\u202f000", "1\u00a0000"])
def test_grouped_digits_are_joined(typed: str) -> None:
    assert terms(f"{typed} obus", "fr") == ["1000", "obus"]


def test_dates_are_not_taken_for_numbers_with_decimals() -> None:
    assert terms("le 12.05.2023", "fr") == ["12", "05", "2023"]
    assert terms("02/01/2024", "fr") == ["02", "01", "2024"]
    assert terms("3,5 contre 3.5", "fr") == ["3.5", "contr", "3.5"]


@pytest.mark.parametrize(("sign", "letter"), [("8×8", "8x8"), ("5,56×45 mm", "5,56x45 mm")])
def test_the_sign_of_wheels_and_cartridges_is_an_x(sign: str, letter: str) -> None:
    assert terms(f"un {sign} livré", "fr") == terms(f"un {letter} livré", "fr")
    assert query_forms(sign.split()[0], "fr") == query_forms(letter.split()[0], "fr")


@pytest.mark.parametrize(
    "typed", ["5,56x45 mm", "5.56x45mm", "5,56×45", "5,56 × 45 mm", "5,56 x 45", "5,56×45-mm"]
)
def test_a_calibre_with_the_length_of_its_case_is_one_term(typed: str) -> None:
    assert terms(f"des {typed} livrés", "fr") == ["5.56x45", "livr"]
    words = spelling([(f"des {typed} livrés", "fr")]).words
    assert {"5.56x45", "5.56mm", "5.56"} <= set(words)


@pytest.mark.parametrize("typed", ["8×8", "1,5 x 2 m", "12.05.2023", "3,5 x"])
def test_what_is_no_cartridge_is_read_as_before(typed: str) -> None:
    words = spelling([(typed, "fr")]).words
    assert not [word for word in words if word.endswith("mm")]
