"""What queries name: two languages mixed, any case, accents or none."""

from __future__ import annotations

import pytest

from index.gazetteer import load_gazetteer


def _understood(text: str) -> list[tuple[str, tuple[str, ...]]]:
    matches = load_gazetteer().match_query(text)
    return [(text[match.start : match.end], match.concepts) for match in matches]


@pytest.mark.parametrize(
    ("query", "understood"),
    [
        (
            "North Korean ballistic missiles",
            [("North Korean", ("prk",)), ("ballistic missiles", ("ballistic-missile",))],
        ),
        ("missiles nord coreens", [("missiles", ("missile",)), ("nord coreens", ("prk",))]),
        ("hélicoptére d'attaque", [("hélicoptére d'attaque", ("attack-helicopter",))]),
        ("obus d’artillerie", [("obus d’artillerie", ("artillery-shell",))]),
        ("Iranian-made drones", [("Iranian-made", ("irn",)), ("drones", ("drone",))]),
        ("l'iran fournit des DRONES", [("iran", ("irn",)), ("DRONES", ("drone",))]),
        ("tanks etats unis", [("tanks", ("battle-tank",)), ("etats unis", ("usa",))]),
        ("hwasong11", [("hwasong11", ("kn-23",))]),
        ("gaddafi khadafi", [("gaddafi", ("muammar-gaddafi",)), ("khadafi", ("muammar-gaddafi",))]),
        ("Financial Times", [("Financial Times", ("src:ft",))]),
        ("zaire haute-volta", [("zaire", ("cod",)), ("haute-volta", ("bfa",))]),
        ("UN panel of experts Belorussia", [("UN", ("un",)), ("Belorussia", ("blr",))]),
        ("military aid, aide militaire", []),
        ("émirat arabe uni", [("émirat arabe uni", ("are",))]),
        ("Panzerhaubitze 2000", [("Panzerhaubitze 2000", ("pzh-2000",))]),
        (
            "Flankers or Fulcrum",
            [("Flankers", ("su-27", "su-30", "su-33", "su-35")), ("Fulcrum", ("mig-29",))],
        ),
        (
            "unmanned aircraft, gunships",
            [("unmanned aircraft", ("drone",)), ("gunships", ("attack-helicopter",))],
        ),
        (
            "fusil brouilleur hollandais",
            [("fusil brouilleur", ("counter-drone-system",)), ("hollandais", ("nld",))],
        ),
        ("russian defense ministry", [("russian defense ministry", ("ru-mod",))]),
        (
            "poutine kim jong un",
            [("poutine", ("vladimir-putin",)), ("kim jong un", ("kim-jong-un",))],
        ),
    ],
)
def test_a_query_is_read_in_both_languages(
    query: str, understood: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert _understood(query) == understood


@pytest.mark.parametrize(
    ("word", "concept"),
    [
        ("Patriot", "patriot"),
        ("leopard", "leopard"),
        ("grad", "grad"),
        ("javelin", "javelin"),
        ("mines", "mine"),
        ("obus", "artillery-shell"),
        ("shells", "artillery-shell"),
        ("tanks", "battle-tank"),
        ("chars", "battle-tank"),
        ("rockets", "artillery-rocket"),
        ("mortars", "mortar"),
        ("bombs", "aerial-bomb"),
        ("icbm", "intercontinental-ballistic-missile"),
        ("onu", "un"),
        ("otan", "nato"),
        ("caesar", "caesar"),
        ("a2sm", "aasm"),
        ("dagalo", "mohamed-hamdan-daglo"),
        ("kim jong-oun", "kim-jong-un"),
    ],
)
def test_a_weapon_or_body_typed_alone_means_itself(word: str, concept: str) -> None:
    assert _understood(word) == [(word, (concept,))]


@pytest.mark.parametrize(
    "query",
    [
        "give us more",
        "where is it",
        "ei",
        "fn",
        "un accord",
        "eu peur",
        "canon",
        "vehicules armés",
        "char à voile",
        "mine d'or",
        "think tank",
        "forces armees",
        "le nord",
        "hors de l'eau",
        "APL et loyers",
        "l'application Coyote",
        "GAO sous les drapeaux",
        "",
    ],
)
def test_common_words_name_nothing(query: str) -> None:
    assert _understood(query) == []


@pytest.mark.parametrize(
    ("query", "concept"),
    [("US", "usa"), ("IS", "islamic-state"), ("EI", "islamic-state"), ("FN", "fn-herstal")],
)
def test_some_acronyms_need_their_capitals(query: str, concept: str) -> None:
    assert _understood(query) == [(query, (concept,))]
    assert _understood(query.lower()) == []


@pytest.mark.parametrize(
    ("query", "concept"),
    [
        ("F-16AM", "f-16"),
        ("f16am", "f-16"),
        ("T-72B3", "t-72"),
        ("S300PMU2", "s-300"),
        ("t-72s", "t-72"),
        ("manpads", "manpads"),
        ("MiGs", "mig"),
        ("gripens", "gripen"),
        ("Caesars", "caesar"),
        ("merkavas", "merkava"),
        ("MAM-Ls", "mam-l"),
        ("sea kings", "sea-king"),
        ("S-400", "s-400"),
        ("j-10ce", "j-10"),
        ("hwasong 11b", "kn-24"),
    ],
)
def test_a_designator_is_known_with_its_version_and_in_the_plural(query: str, concept: str) -> None:
    assert _understood(query) == [(query, (concept,))]


@pytest.mark.parametrize("name", ["Kremlin-Bicêtre", "AP-0", "AFP-12", "AP-HP"])
def test_a_hyphen_makes_another_name_of_a_name(name: str) -> None:
    assert _understood(name) == []
    assert _understood("Paris-Saclay") == []
    assert _understood("indo-pacifique") == []
    assert _understood("Moscou-Pékin") == [("Moscou", ("rus",)), ("Pékin", ("chn",))]
    assert _understood("kremlin-backed") == [("kremlin", ("ru-kremlin",))]
    assert _understood("franco-allemand") == [("franco", ("fra",)), ("allemand", ("deu",))]


def test_a_shared_name_gives_every_bearer() -> None:
    assert _understood("congo") == [("congo", ("cod", "cog"))]


@pytest.mark.parametrize(
    ("name", "lang", "state"),
    [("Кот-д’Ивуар", "ru", "civ"), ("Китай", "ru", "chn")],
)
def test_a_state_is_known_by_its_name_in_the_languages_asked_for(
    name: str, lang: str, state: str
) -> None:
    (found,) = load_gazetteer().match_query(name, [lang])
    assert (found.start, found.end, found.concepts) == (0, len(name), (state,))


@pytest.mark.parametrize("sign", ["\0", "\n", "\uffff", "\U0001f600"])
def test_a_query_may_hold_any_sign_whatever_languages_are_asked_for(sign: str) -> None:
    found = load_gazetteer().match_query(f"Iran {sign} Norwegen", ("de", "ru"))
    assert [one.concepts for one in found] == [("irn",), ("nor",)]


def test_offsets_are_of_the_query_as_typed() -> None:
    query = "  «\u00a0Corée\u00a0du\u00a0Nord\u00a0» ŒUVRE drones"
    assert _understood(query) == [("Corée\u00a0du\u00a0Nord", ("prk",)), ("drones", ("drone",))]


@pytest.mark.parametrize(
    ("query", "concept"),
    [
        ("cote divoire", "civ"),
        ("cote d ivoire", "civ"),
        ("quai dorsay", "fr-foreign-ministry"),
        ("mohamed ben salmane", "mohammed-bin-salman"),
        ("Mohammad bin Salman", "mohammed-bin-salman"),
        ("ben laden", "oussama-ben-laden"),
    ],
)
def test_a_name_is_known_without_its_apostrophe_and_in_another_transliteration(
    query: str, concept: str
) -> None:
    assert _understood(query) == [(query, (concept,))]


@pytest.mark.parametrize(
    ("text", "concepts"),
    [
        ("irans drones", ["irn", "drone"]),
        ("South Sudans drones", ["ssd", "drone"]),
        ("the koreas", []),
        ("les indes", []),
        ("uss nimitz", []),
    ],
)
def test_an_english_owner_is_known_without_its_apostrophe(text: str, concepts: list[str]) -> None:
    assert [name for _, names in _understood(text) for name in names] == concepts


@pytest.mark.parametrize(
    ("query", "concept"),
    [
        ("stormshadow", "storm-shadow"),
        ("IronDome", "iron-dome"),
        ("northkorea", "prk"),
        ("arabiesaoudite", "sau"),
        ("burkinafaso", "bfa"),
    ],
)
def test_a_name_is_known_without_its_blanks(query: str, concept: str) -> None:
    assert _understood(query) == [(query, (concept,))]


def test_words_are_no_name_without_its_blanks() -> None:
    assert _understood("surface auxarmes lessanctions") == []


def test_a_first_name_is_no_owner() -> None:
    assert _understood("Frances Haugen") == []
    assert _understood("frances drones")[0] == ("frances", ("fra",))
