"""Figures, designators and names: what counts as the same in French and in English."""

# ruff: noqa: RUF001  # Cyrillic letters are meant
from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.gazetteer import load_gazetteer
from index.translate.alignment import align
from index.translate.figures import lost
from index.translate.integrity import damaged_sentences
from index.translate.spelled import roman, spelled

BLANKS = ["\u00a0", "\u202f", "\u2009", "\u2007", " "]


@pytest.mark.parametrize("blank", BLANKS, ids=ascii)
@pytest.mark.parametrize("target", ["12,500 crates", "12500 crates"])
def test_any_blank_parts_thousands(blank: str, target: str) -> None:
    assert lost(f"12{blank}500 caisses", target) == []
    assert lost(target, f"12{blank}500 caisses") == []
    assert lost(f"12{blank}500 caisses", "1,250 crates") == ["12 500"]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("Bilan de 30 blessés", "thirty injured"),
        ("50 États", "fifty states"),
        ("100 navires", "a hundred ships"),
        ("1 000 drones", "a thousand drones"),
        ("97 villages", "ninety-seven villages"),
        ("97 villages", "quatre-vingt-dix-sept villages"),
        ("trois mille cinq cents hommes", "3,500 men"),
        ("150 000 habitants", "a hundred and fifty thousand inhabitants"),
        ("50 % du budget", "half the budget"),
        ("75 % du budget", "three quarters of the budget"),
        ("la 4e armée", "the fourth army"),
        ("la 6e flotte", "the Sixth Fleet"),
        ("la 21e brigade", "the twenty-first brigade"),
        ("in the 19th century", "au XIXe siècle"),
        ("World War 2", "la Seconde Guerre mondiale"),
        ("le 07/09/2023", "on September 7, 2023"),
        ("am 7.9.2023", "on 7 September 2023"),
        ("2023-09-07", "le 7 septembre 2023"),
        ("les années 70", "the 1970s"),
        ("the 1970s", "les années 70"),
        ("les années 70", "the seventies"),
        ("2023-24", "2023-2024"),
        ("3 400 000 tonnes", "3.4 million tonnes"),
        ("3,4 millions de tonnes", "3,400,000 tonnes"),
        ("2,5 milliards", "2.5 billion"),
        ("$7.5bn", "7,5 milliards de dollars"),
        ("12 Md€", "€12 billion"),
        ("500 000 tonnes", "half a million tonnes"),
        ("deux ans et demi", "two and a half years"),
        ("2,5 ans", "two and a half years"),
        ("à 21 heures", "at 9 p.m."),
        ("un four à pain", "a bread oven"),
        ("un fusil neuf", "a new rifle"),
        ("cinq pour cent", "5%"),
        ("quinze jours", "two weeks"),
        ("two of them", "deux d’entre eux"),
        ("The Su-27s came", "Les Su-27 sont venus"),
        ("le G20", "the G-20"),
        ("le vol AF447", "flight AF 447"),
        ("Le 14-Juillet", "14 July"),
        ("Mi-2025, Paris a signé", "In mid-2025 Paris signed"),
        ("20h15", "8:15 p.m."),
        ("1 000 obus", "1,000 shells"),
        ("12 500 000 euros", "12,500,000 euros"),
        ("1.250 Panzer", "1,250 tanks"),
        ("2,50 %", "2.5%"),
        ("en 2023, 300 chars", "in 2023, 300 tanks"),
        ("en 2023 300 chars", "300 tanks in 2023"),
        ("le 20.10.2022", "20 October 2022 (month 10)"),
        ("3 avions", "three aircraft"),
        ("le 1er mars", "the first of March"),
        ("à 19h30", "at 7:30 p.m."),
        ("um 9 Uhr", "in the morning"),
        ("le KN-23", "the KN23"),
        ("des Su-35S", "Su-35S jets"),
        ("С-400 и Ка-52", "S-400 and Ka-52"),
        ("obus de 155mm", "155 mm shells"),
        ("post-2022", "after 2022"),
        ("rien à compter", "nothing to count"),
        ("le 07/09/23", "on September 7, 2023"),
        ("1.234,56 euros", "1,234.56 euros"),
        ("1.234.567 euros", "1,234,567 euros"),
        ("deux chars", "the tanks"),
        ("deux chars et un canon", "two tanks, five guns"),
    ],
)
def test_a_figure_is_the_same_by_its_value(source: str, target: str) -> None:
    assert lost(source, target) == []


@pytest.mark.parametrize(
    ("source", "target", "missing"),
    [
        ("40 missiles", "14 missiles", ["40"]),
        ("1 000 obus", "100 shells", ["1 000"]),
        ("2,5 milliards", "25 billion", ["2,5"]),
        ("2,5 millions", "2 million", ["2,5"]),
        ("12 mille hommes", "12,000 men", []),
        ("12,35 %", "12.3%", ["12,35"]),
        ("le KN-23 et le KN-24", "the KN-23", ["KN-24"]),
        ("des S-300", "some S-400s", ["S-300"]),
        ("18 chars en 2022", "eighteen tanks", ["2022"]),
        ("7 blindés", "seventeen armoured vehicles", ["7"]),
        ("deux chars", "three tanks", ["deux"]),
        ("le 07/09/23", "on September 7, 2013", ["07/09/23"]),
    ],
)
def test_a_figure_that_changed_is_named(source: str, target: str, missing: list[str]) -> None:
    assert lost(source, target) == missing


@given(
    st.lists(st.integers(0, 10**7), max_size=6),
    st.sampled_from([" ", "\u00a0", "\u202f", ".", "’"]),
)
def test_thousands_survive_any_separator(numbers: list[int], mark: str) -> None:
    french = "; ".join(f"{number:,}".replace(",", mark) for number in numbers)
    english = "; ".join(f"{number:,}" for number in numbers)
    assert lost(french, english) == []


@pytest.mark.parametrize(
    ("source", "target"),
    [
        ("25 hangars ont brûlé", "hangars burned"),
        ("10 hôpitaux", "hospitals"),
        ("17 hostages", "des otages"),
        ("L’alinéa 9: un accord", "The paragraph: an agreement"),
        ("un rapport de 5:2", "a ratio in their favour"),
        ("le lot 7:90", "the lot"),
        ("25 h", "a day"),
        ("un Il-76 et un Il-7", "an Il-76"),
        ("Le Be-20", "The Be-200"),
        ("un KN-2", "a KN-23"),
        ("quatre sous-marins", "submarines"),
        ("onze sous-marins", "submarines"),
        ("deux sous-marins", "three submarines"),
        ("two submarines", "quatre sous-marins"),
        ("2,5 milliards", "2.5 million"),
        ("le 07/09/2023", "on October 7, 2023"),
        ("9 barges en décembre", "barges in September"),
    ],
)
def test_a_figure_or_a_designator_that_is_gone_is_missed(source: str, target: str) -> None:
    assert lost(source, target)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("soixante et onze", 71),
        ("quatre-vingts", 80),
        ("mille neuf cent dix-huit", 1918),
        ("two hundred and six", 206),
        ("fifteen hundred", 1500),
        ("trois millions deux cent mille", 3_200_000),
        ("forty-second", 42),
        ("vingt et unième", 21),
        ("zéro", 0),
        ("dix-sept", 17),
        ("soixante-quinze", 75),
        ("quatre-vingt-quinze", 95),
        ("deux cents", 200),
    ],
)
def test_a_number_in_words_has_one_value(text: str, value: float) -> None:
    assert [one.values[0] for one in spelled(text)] == [value]


def test_numbers_side_by_side_are_kept_apart() -> None:
    assert [one.values[0] for one in spelled("entre vingt et trente")] == [20, 30]
    assert [one.values[0] for one in spelled("trois, cinq ou sept")] == [3, 5, 7]
    assert [one.values[0] for one in spelled("vingt chars et deux avions")] == [20, 2]
    assert [one.values[0] for one in spelled("quatre-cinq jours")] == [4, 5]
    assert [one.values[0] for one in spelled("quarante-zéro")] == [40, 0]
    assert [one.values[0] for one in spelled("quatre-vingts trente et vingt")] == [80, 30, 20]
    assert [one.values[0] for one in spelled("in twenty fifteen, ten six")] == [20, 15, 10, 6]
    assert [one.values[0] for one in spelled("a first hundred")] == [1, 1, 100]
    assert [one.values[0] for one in spelled("one hundred hundred")] == [100, 100]
    assert roman("Louis XIV et le XXe siècle") == {14, 20}


@pytest.mark.parametrize(
    ("text", "is_loose"),
    [
        ("troisième", True),
        ("vingt-deuxième", True),
        ("hundred", True),
        ("neuf", True),
        ("four", True),
        ("mille", False),
        ("cent", False),
        ("neuf cents", False),
        ("four hundred", False),
    ],
)
def test_what_may_be_another_word_or_a_mere_order_is_no_sure_number(
    text: str, is_loose: bool
) -> None:
    assert [one.is_loose for one in spelled(text)] == [is_loose]


def damaged(source: str, target: str, langs: tuple[str, str] = ("fr", "en")) -> list[int]:
    mentions = load_gazetteer().match_document("", [source], langs[0])
    pairs = align(source, target)
    return damaged_sentences(source, target, pairs, mentions, langs)


@pytest.mark.parametrize(
    "target",
    [
        "The mayor spoke of the harvest.",
        "The mayor, Lucien Barbier, spoke in Angers of the harvest.",
    ],
)
def test_names_that_nobody_listed_must_recur(target: str) -> None:
    assert damaged("Le maire Octave Quesnel a parlé de la moisson à Limoges.", target) == [0]


@pytest.mark.parametrize(
    ("source", "target"),
    [
        (
            "Le maire Octave Quesnel a parlé de la moisson à Limoges.",
            "Mayor Octave Quesnel spoke of the harvest in Limoges.",
        ),
        ("Le port d’Anvers et celui de Gênes.", "The port of Antwerp and that of Genoa."),
        ("Elle est venue un Mardi de Novembre.", "She came on a Tuesday in November."),
        ("Le Conseil et le Parlement ont voté.", "The council and the parliament have voted."),
    ],
)
def test_names_that_are_written_otherwise_are_no_loss(source: str, target: str) -> None:
    assert damaged(source, target) == []


def test_names_of_another_script_are_not_asked_for() -> None:
    source = "Мэр Октав Кенель говорил об урожае в Лиможе."  # Cyrillic is meant
    assert damaged(source, "The mayor spoke of the harvest.", ("ru", "en")) == []


def test_a_long_paragraph_is_aligned_sentence_by_sentence() -> None:
    source = " ".join(f"Le convoi {n} est parti du port à l’aube." for n in range(300))
    target = " ".join(f"Convoy {n} left the port at dawn." for n in range(300))
    pairs = align(source, target)
    assert len(pairs) == 300
    for (a, b), (c, d) in pairs:
        assert source[a:b].split()[2] == target[c:d].split()[1]
