"""One concept a weapon: what a label names is what its forms name, and nothing else is."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from index.gazetteer import load_gazetteer
from index.gazetteer.catalogue import HERE, Catalogue, Form, load_catalogue
from tests.index.designations import strangers


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def _found(text: str, lang: str = "fr") -> set[str]:
    gazetteer = load_gazetteer()
    mentions = gazetteer.match_document("", [text], lang)
    return {m.concept for m in mentions if gazetteer.concepts[m.concept].kind == "system"}


def test_every_form_of_a_system_is_a_name_of_its_label_or_a_listed_alias(
    catalogue: Catalogue,
) -> None:
    assert list(strangers(catalogue.concepts, catalogue.forms)) == []


@pytest.mark.parametrize(
    ("system", "form"),
    [
        ("s-300", "S-400"),
        ("exocet", "Harpoon"),
        ("f-16", "F-15"),
        ("kn-24", "Hwasong-11A"),
        ("sea-king", "Sea Baby"),
        ("uh-60", "Black Hornet"),
        ("javelin", "missile(s) TOW"),
        ("mig-29", "MiG-31"),
    ],
)
def test_a_form_of_another_weapon_cannot_slip_in(
    catalogue: Catalogue, system: str, form: str
) -> None:
    slipped = Form(form, "", "system", (system,), is_exact=True)
    faults = [name for name, _ in strangers(catalogue.concepts, (*catalogue.forms, slipped))]
    assert faults == [system] * max(1, form.count("(s)") + 1)


@pytest.mark.parametrize(
    ("system", "form"),
    [("t-72", "T-72B3"), ("m109", "Paladin"), ("shahed", "Geran-2"), ("kn-24", "Hwasong-11B")],
)
def test_a_version_or_a_part_of_the_label_belongs(
    catalogue: Catalogue, system: str, form: str
) -> None:
    known = Form(form, "", "system", (system,), is_exact=True)
    assert list(strangers(catalogue.concepts, (*catalogue.forms, known))) == []


@pytest.mark.parametrize(
    ("alias", "what"), [("S-400", "a name of s-400"), ("Favorit", "stands for no form")]
)
def test_an_alias_is_no_name_of_another_and_stands_for_a_form(
    catalogue: Catalogue, alias: str, what: str
) -> None:
    changed = replace(catalogue.concepts["s-300"], aliases=(alias,))
    concepts = {**catalogue.concepts, "s-300": changed}
    assert any(what in fault for _, fault in strangers(concepts, catalogue.forms))


def test_makers_are_companies_and_systems_stand_below_types(catalogue: Catalogue) -> None:
    for row in json.loads((HERE / "systems.json").read_text(encoding="utf-8")):
        assert catalogue.concepts[row["parent"]].kind == "weapon", row["id"]
        for maker in row.get("makers", ()):
            assert catalogue.concepts[maker].kind == "company", row["id"]


@pytest.mark.parametrize(
    ("text", "systems"),
    [
        ("Un S-400 et un S-500.", {"s-400", "s-500"}),
        ("Des F-15, pas de F-16.", {"f-15", "f-16"}),
        ("Le missile Neptune et l'Exocet.", {"neptune", "exocet"}),
        ("Deux MiG-31, un Mig-21.", {"mig-31", "mig-21"}),
        ("Des Stryker et des M2 Bradley.", {"stryker", "bradley"}),
        ("Des Mirage 2000 et des Mirage F1.", {"mirage-2000", "mirage-f1"}),
        ("Des PMN-2 et des TM-62.", {"pmn-2", "tm-62"}),
        ("La classe Boreï succède à d'autres.", {"borei"}),
    ],
)
def test_weapons_of_one_kind_are_told_apart(text: str, systems: set[str]) -> None:
    assert _found(text) == systems


@pytest.mark.parametrize(
    ("system", "kind"),
    [
        ("stryker", "armoured-personnel-carrier"),
        ("borei", "submarine"),
        ("pmn-2", "anti-personnel-mine"),
        ("hellfire", "air-launched-missile"),
        ("gbu-57", "guided-bomb"),
        ("il-76", "transport-aircraft"),
    ],
)
def test_each_counts_for_its_own_type(system: str, kind: str) -> None:
    assert load_gazetteer().lineage(system)[1] == kind
