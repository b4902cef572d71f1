"""The gazetteer's tree, its names, and where it finds them."""

from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.article import TITLE, Family
from index.gazetteer import Gazetteer, load_gazetteer, matching
from index.gazetteer.catalogue import HERE, load_catalogue
from index.gazetteer.notation import literals


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


def _named(gazetteer: Gazetteer, text: str, lang: str = "fr") -> list[tuple[str, str]]:
    mentions = gazetteer.match_document("", [text], lang)
    return [(text[mention.start : mention.end], mention.concept) for mention in mentions]


def test_a_system_counts_for_its_type_and_every_wider_one(gazetteer: Gazetteer) -> None:
    assert gazetteer.lineage("kn-23") == (
        "kn-23",
        "short-range-ballistic-missile",
        "ballistic-missile",
        "missile",
    )


def test_a_body_counts_for_its_state(gazetteer: Gazetteer) -> None:
    assert gazetteer.lineage("ir-quds-force") == ("ir-quds-force", "ir-irgc", "irn")
    assert "ru-kremlin" in gazetteer.children("rus")


def test_no_branch_is_deeper_than_four(gazetteer: Gazetteer) -> None:
    assert max(len(gazetteer.lineage(name)) for name in gazetteer.concepts) == 4


def test_labels_follow_the_interface_and_unknown_ids_show_as_they_are(
    gazetteer: Gazetteer,
) -> None:
    assert gazetteer.label("prk", "fr") == "Corée du Nord"
    assert gazetteer.label("prk", "en") == "North Korea"
    assert gazetteer.label("was-removed", "fr") == "was-removed"


def test_no_french_label_has_a_straight_apostrophe(gazetteer: Gazetteer) -> None:
    assert gazetteer.label("civ", "fr") == "Côte d’Ivoire"
    assert gazetteer.find("Côte d’Ivoire", "actor", "fr") == "civ"
    assert not [one for one in gazetteer.concepts if "'" in gazetteer.label(one, "fr")]


def test_states_bear_their_iso_code(gazetteer: Gazetteer) -> None:
    states = [concept for concept in gazetteer.concepts.values() if concept.kind == "state"]
    assert len(states) > 180
    assert all(len(state.id) == 3 and state.id.islower() for state in states)


def test_no_surname_is_read_behind_another_first_name(gazetteer: Gazetteer) -> None:
    for row in json.loads((HERE / "persons.json").read_text(encoding="utf-8")):
        assert "first_name" not in json.dumps(row), f"{row['id']}: `short` says it for every form"
        for form in row.get("short", ()):
            stated = form if isinstance(form, str) else form["form"]
            surname = literals(stated.removeprefix("cs:"))[0]
            named = f"{row['label']['fr']} est venu, a dit Tancrède "
            found = gazetteer.match_document("", [f"{named}{surname} hier."], "fr")
            assert not [one for one in found if one.start == len(named)], surname


@pytest.mark.parametrize(
    ("value", "family", "concept"),
    [
        ("prk", "actor", "prk"),
        ("PRK", "actor", "prk"),
        ("Corée du Nord", "actor", "prk"),
        ("coree du nord", "actor", "prk"),
        ("North Korea", "actor", "prk"),
        ("Moscou", "actor", "rus"),
        ("drone", "weapon", "drone"),
        ("Drones (systèmes sans pilote)", "weapon", "drone"),
        ("missiles balistiques", "weapon", "ballistic-missile"),
        ("hwasong 11", "weapon", "kn-23"),
        ("AFP", "source", "src:afp"),
        ("src:afp", "source", "src:afp"),
    ],
)
def test_a_filter_value_may_be_an_id_a_label_or_a_name(
    gazetteer: Gazetteer, value: str, family: Family, concept: str
) -> None:
    assert gazetteer.find(value, family, "fr") == concept


@pytest.mark.parametrize(
    ("value", "family"), [("drone", "actor"), ("prk", "weapon"), ("", "actor"), ("zzz", "source")]
)
def test_a_value_of_another_family_or_of_none_is_not_found(
    gazetteer: Gazetteer, value: str, family: Family
) -> None:
    assert gazetteer.find(value, family, "fr") is None


def test_mentions_are_placed_in_title_and_paragraphs(gazetteer: Gazetteer) -> None:
    mentions = gazetteer.match_document("Kiev attend", ["Rien.", "La Russie attend."], "fr")
    places = [(m.concept, m.paragraph, m.start, m.end, m.form) for m in mentions]
    assert places == [("ukr", TITLE, 0, 4, "metonym"), ("rus", 1, 3, 9, "name")]


@pytest.mark.parametrize(
    ("text", "surface", "concept"),
    [
        ("des  missiles  balistiques  tirés", "missiles  balistiques", "ballistic-missile"),
        ("des missiles\u00a0balistiques", "missiles\u00a0balistiques", "ballistic-missile"),
        ("l’artillerie d’Ukraine", "Ukraine", "ukr"),
        ("Corée‑du‑Nord", "Corée‑du‑Nord", "prk"),
        ("affirme affairesBoudanov", "Boudanov", "kyrylo-budanov"),
        ("UkraineRussie", "Russie", "rus"),
        ("un T-72B3 capturé", "T-72B3", "t-72"),
        ("ÉTATS-UNIS", "ÉTATS-UNIS", "usa"),
        ("L’ÉTAT-MAJOR UKRAINIEN", "ÉTAT-MAJOR UKRAINIEN", "ua-armed-forces"),
        ("L’ETAT-MAJOR UKRAINIEN", "ETAT-MAJOR UKRAINIEN", "ua-armed-forces"),
        ("DES VÉHICULES BLINDES", "VÉHICULES BLINDES", "armoured-vehicle"),
        ("Luiz Inacio Lula da Silva", "Luiz Inacio Lula da Silva", "lula"),
    ],
)
def test_spans_are_those_of_the_text_as_written(
    gazetteer: Gazetteer, text: str, surface: str, concept: str
) -> None:
    assert (surface, concept) in _named(gazetteer, text)


def test_a_name_with_several_spellings_is_mentioned_once(gazetteer: Gazetteer) -> None:
    text = "Les États-Unis, la Corée du Nord, Kim Jong-un et un Mirage 2000"
    named = _named(gazetteer, text)
    assert [concept for _, concept in named] == ["usa", "prk", "kim-jong-un", "mirage-2000"]


def test_decomposed_accents_are_matched_and_mapped_back(gazetteer: Gazetteer) -> None:
    text = unicodedata.normalize("NFD", "À Téhéran, le Sénégal achète des épées.")
    surfaces = [surface for surface, _ in _named(gazetteer, text)]
    assert surfaces == [unicodedata.normalize("NFD", name) for name in ("Téhéran", "Sénégal")]


def test_a_name_does_not_run_from_one_paragraph_into_the_next(gazetteer: Gazetteer) -> None:
    mentions = gazetteer.match_document("", ["La Corée", "du Nord-Kivu"], "fr")
    assert mentions == []


def test_a_guard_that_fails_leaves_room_for_the_shorter_name(gazetteer: Gazetteer) -> None:
    assert _named(gazetteer, "les services secrets ukrainiens") == [("ukrainiens", "ukr")]


def test_a_later_paragraph_can_settle_an_earlier_one(gazetteer: Gazetteer) -> None:
    paragraphs = ["Le Nord a tiré.", "Pyongyang se tait."]
    mentions = gazetteer.match_document("", paragraphs, "fr")
    assert [(m.concept, m.paragraph) for m in mentions] == [("prk", 0), ("prk", 1)]


@pytest.mark.parametrize(
    ("lang", "text", "states"),
    [
        ("de", "Nordkorea liefert Granaten an Russland.", {"prk", "rus"}),
        ("es", "Corea del Norte y Rusia, según la OTAN.", {"prk", "rus", "nato"}),
        ("it", "La Germania invia carri armati in Ucraina.", {"deu", "ukr"}),
        ("nl", "Noord-Korea levert aan Rusland.", {"prk", "rus"}),
        ("pl", "Ukraina i Niemcy", {"ukr", "deu"}),
        ("uk", "Україна та Іран", {"ukr", "irn"}),
        ("ru", "Россия и Иран", {"rus", "irn"}),
        ("und", "La Russie and North Korea", {"rus", "prk"}),
        ("xx", "Reuters", {"src:reuters"}),
    ],
)
def test_states_are_known_in_other_languages(
    gazetteer: Gazetteer, lang: str, text: str, states: set[str]
) -> None:
    assert {concept for _, concept in _named(gazetteer, text, lang)} == states


def test_english_names_of_things_are_not_read_in_french_articles(gazetteer: Gazetteer) -> None:
    assert _named(gazetteer, "Le groupe Arms and Sleepers joue Jordan.", "fr") == []


_WORDS = st.sampled_from(
    [
        "la Russie",
        "missiles",
        " ",
        "’",
        "-",
        "\xa0",
        "obus",
        "Kim Jong-un",
        "M. Kim",
        "le Nord",
        "armée",
        "russe",
        "E\u0301gypte",
        "  ",
        "«",
        "char",
        "à voile",
        "Hwasong-11",
        ".",
        "İran",
    ]
)


@given(
    st.lists(st.lists(_WORDS, max_size=8).map("".join), max_size=4), st.sampled_from(["fr", "de"])
)
@settings(max_examples=150, deadline=None)
def test_every_span_lies_in_its_paragraph_and_holds_letters(
    paragraphs: list[str], lang: str
) -> None:
    for mention in load_gazetteer().match_document("", paragraphs, lang):
        text = paragraphs[mention.paragraph]
        surface = text[mention.start : mention.end]
        assert 0 <= mention.start < mention.end <= len(text)
        assert surface == surface.strip()
        assert any(char.isalnum() for char in surface)


def test_the_fast_automaton_finds_what_the_one_before_it_did(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(matching, "_FEW", 2)
    gazetteer = Gazetteer(load_catalogue())
    text = "L’Iran livre des drones Shahed-136 et 155 obus à la Russie, selon Kiev."
    found = [gazetteer.match_document("", [text], "fr") for _ in range(4)]
    assert found[0]
    assert found == [found[0]] * 4
