"""Queries as people write them: blanks at colons, fields of groups, times and signs of others."""

from __future__ import annotations

import pytest

from index.parse import parse
from tests.index.trees import codes, shape


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("titre : obus", "title:obus"),
        ("titre\u00a0: obus", "title:obus"),
        ("titre :obus", "title:obus"),
        ("titre:SAUF", "title:SAUF"),
        ("titre: note:obus", "title:note:obus"),
        ("titre: obus", "title:obus"),
        ('acteur : "Corée du Nord" obus', ("and", "actor:Corée du Nord", "obus")),
        ("mines langue : anglais", ("and", "mines", "lang:anglais")),
        ("date : 2018", (20180101, 20181231)),
        ("obus -source : lemonde", ("and", "obus", ("not", "source:lemonde"))),
        ("titre : obus acteur : Iran", ("and", "title:obus", "actor:Iran")),
        ("pays:Iran type:drone", ("and", "actor:Iran", "weapon:drone")),
        ("country: Iran", "actor:Iran"),
        ('titre: "-40 % de chars"', "title:-40 % de chars"),
    ],
)
def test_blanks_may_stand_around_the_colon_of_a_field(text: str, expected: object) -> None:
    assert shape(parse(text).ast) == expected
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("acteur:(irn OU rus)", ("or", "actor:irn", "actor:rus")),
        ("titre : (obus mines)", ("and", "title:obus", "title:mines")),
        (
            "acteur:(Corée du Nord OU (Iran SAUF rus)) obus",
            (
                "and",
                ("or", "actor:Corée du Nord", ("and", "actor:Iran", ("not", "actor:rus"))),
                "obus",
            ),
        ),
        ('arme:("char léger" OU obus)', ("or", "weapon:char léger", "weapon:obus")),
        ("date:(2019 OU 2021)", ("or", (20190101, 20191231), (20210101, 20211231))),
        ("titre:(obus acteur:irn) mines", ("and", "title:obus", "actor:irn", "mines")),
    ],
)
def test_a_field_before_parentheses_is_that_of_everything_in_them(
    text: str, expected: object
) -> None:
    assert shape(parse(text).ast) == expected
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("avant:2018", "date:..2017"),
        ("apres:2018", "date:2019.."),
        ("depuis:2018-03", "date:2018-03.."),
        ("before:2018-01", "date:..2017-12"),
        ("after:2018-12-31", "date:2019-01-01.."),
        ("date:>2019", "date:2020.."),
        ("date:>=2019", "date:2019.."),
        ("date:<2019", "date:..2018"),
        ("date:12/03/2020", "date:2020-03-12"),
        ("date:mars 2020", "date:2020-03"),
        ("date : 12 mars 2020", "date:2020-03-12"),
        ("date:fin 2020", "date:2020-09..2020-12"),
        ("année:2018", "date:2018"),
    ],
)
def test_a_time_in_another_form_is_left_out_and_the_right_form_offered(
    text: str, form: str
) -> None:
    parsed = parse(text + " obus")
    assert shape(parsed.ast) == "obus"
    (said,) = parsed.diagnostics
    assert said.code == "date-form"
    assert f"«\u202f{form}\u202f»" in said.message
    assert (said.start, said.end) == (0, len(text))


def test_a_word_that_names_no_time_stays_beside_the_time_behind_its_colon() -> None:
    assert shape(parse("bilan:2018 obus").ast) == ("and", "bilan", "obus")
    assert codes("bilan:2018 obus") == ["date-form"]


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("missiles depuis 2019", "date:2019.."),
        ("missiles dès 2019", "date:2019.."),
        ("missiles après 2019", "date:2020.."),
        ("missiles avant mars 2020", "date:..2020-02"),
        ("missiles entre 2019 et 2021", "date:2019..2021"),
        ("missiles between 2019 and 2021", "date:2019..2021"),
        ("titre : missiles depuis 2019", "date:2019.."),
        ("titre:(missiles depuis 2019)", "date:2019.."),
        ('"missile balistique" depuis 2019', "date:2019.."),
        ('depuis 2019 "missile balistique"', "date:2019.."),
        ("drone* entre 2019 et 2021", "date:2019..2021"),
    ],
)
def test_a_range_in_words_is_searched_as_words_and_told_so(text: str, form: str) -> None:
    (said,) = parse(text).diagnostics
    assert said.code == "range-in-words"
    assert f"«\u202f{form}\u202f»" in said.message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("dernières nouvelles Mali", "dernières nouvelles"),
        ("les dernieres livraisons de Rafale", "dernieres"),
        ("Latest drone deliveries", "Latest"),
        ("recent Iranian drones", "recent"),
        ("News Ukraine", "News"),
        ("un char récent", ""),
        ("récents", ""),
        ('"dernières nouvelles" Mali', ""),
        ("News travels slowly among the crews", ""),
    ],
)
def test_words_that_ask_for_the_newest_are_told_how_to_sort(text: str, said: str) -> None:
    found = [one for one in parse(text).diagnostics if one.code == "newest-first"]
    assert [text[one.start : one.end] for one in found] == [said] * bool(said)


@pytest.mark.parametrize(
    "text",
    ['"depuis 2019"', 'titre:"missiles depuis 2019"', "date:2019", "source:(depuis 2019)"],
)
def test_a_range_in_quotation_marks_or_in_a_field_stays_as_it_is(text: str) -> None:
    assert parse(text).diagnostics == ()


@pytest.mark.parametrize(
    ("text", "code", "form"),
    [
        ("missiles sauf Iran", "lower-case-operator", "SAUF Iran"),
        ("missiles ou drones", "lower-case-operator", "OU drones"),
        ("sauf Iran", "lower-case-operator", "SAUF Iran"),
        ("missiles hormis Iran", "lower-case-operator", "SAUF Iran"),
        ("missiles NON Iran", "lower-case-operator", "SAUF Iran"),
        ("missiles PAS Iran", "lower-case-operator", "SAUF Iran"),
        ("missiles SANS Iran", "lower-case-operator", "SAUF Iran"),
        ("missiles !Iran", "foreign-sign", "-Iran"),
        ("missiles !!Iran", "foreign-sign", "-Iran"),
        ("miss?le", "foreign-sign", "miss*"),
        ("mi?sile", "foreign-sign", "mi*"),
    ],
)
def test_what_is_an_operator_elsewhere_earns_the_form_that_works(
    text: str, code: str, form: str
) -> None:
    (said,) = parse(text).diagnostics
    assert said.code == code
    assert f"«\u202f{form}\u202f»" in said.message


@pytest.mark.parametrize(
    "text",
    [
        "drone sans pilote",
        "où sont les obus ?",
        "ou sont les obus",
        "p?s",
        "LIVRAISONS SANS RETOUR",
        "vente or Mali",
        "chars ou",
        "chars / obus",
        "chars +ou obus",
        "les pays qui vendent des chars ou des obus",
        "https://example.org/a?b=c",
        "depuis la frontière",
    ],
)
def test_words_that_only_look_so_earn_no_note(text: str) -> None:
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("-(-obus)", "obus"),
        ("NOT (NOT obus)", "obus"),
        ("mines -(-Iran)", ("and", "mines", "Iran")),
        ("mines SAUF (SAUF (SAUF Iran))", ("and", "mines", ("not", "Iran"))),
    ],
)
def test_what_is_excluded_from_what_is_excluded_is_wanted(text: str, expected: object) -> None:
    assert shape(parse(text).ast) == expected
