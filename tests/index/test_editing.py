"""A query without one of its parts, or with one as typed, is the query that its reader means."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from index.parse import OPERATORS, are_words, as_typed, at_sites, parse, without
from index.plan.trees import leaves


def _place(text: str, part: str) -> tuple[int, int]:
    start = text.index(part)
    return start, start + len(part)


@pytest.mark.parametrize(
    ("text", "part", "left"),
    [
        ("missiles nord-coréens", "missiles", "nord-coréens"),
        ("SAUF Iran drones", "Iran", "drones"),
        ("drones NOT Iran", "Iran", "drones"),
        ("drones ET SAUF Iran", "Iran", "drones"),
        ("obus -drone Iran", "drone", "obus Iran"),
        ("-acteur:rus drones", "acteur:rus", "drones"),
        ("+char Leclerc", "char", "Leclerc"),
        ("SAUF +char Leclerc", "char", "Leclerc"),
        ("missiles OU roquettes", "missiles", "roquettes"),
        ("missiles OU roquettes", "roquettes", "missiles"),
        ("Iran OU -drones", "drones", "Iran"),
        ("(missiles OU drones) Russie", "missiles", "(drones) Russie"),
        ("missiles NOT (drones)", "drones", "missiles"),
        ("acteur:(rus OU irn) drones", "rus", "acteur:(irn) drones"),
        ("acteur:(rus) drones", "rus", "drones"),
        ("Kiev -concept", "Kiev", ""),
        ('"missiles Iran"~5 drones', '"missiles Iran"~5', "drones"),
        ("Su-35 -Su-30", "Su-30", "Su-35"),
        ("drone", "drone", ""),
        ("drone ) ) ) ) ET", "drone", "))))"),
    ],
)
def test_a_part_is_taken_off_with_what_is_its_own(text: str, part: str, left: str) -> None:
    assert without(text, *_place(text, part)) == left


@pytest.mark.parametrize(
    ("text", "part", "typed"),
    [
        ("char Leclerc", "char", "+char Leclerc"),
        ("Corée du Nord obus", "Corée du Nord", '"Corée du Nord" obus'),
        ("missiles SAUF drones", "drones", "missiles SAUF +drones"),
        ("obus -drone", "drone", 'obus -"drone"'),
        ("obus (drone)", "drone", "obus (+drone)"),
    ],
)
def test_words_are_taken_as_typed(text: str, part: str, typed: str) -> None:
    start, end = _place(text, part)
    assert are_words(text, start, end)
    assert as_typed(text, start, end) == typed
    assert not are_words(typed, *_place(typed, part))


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("+char", "char"),
        ('"missiles balistiques"', '"missiles balistiques"'),
        ('source:"Le Relais" police', 'source:"Le Relais"'),
        ("acteur:rus", "acteur:rus"),
        ("acteur:(rus OU irn)", "irn"),
        ("source:Le Monde", "source:Le Monde"),
        ("balist*", "balist*"),
        ("boudanof~", "boudanof~"),
    ],
)
def test_what_is_no_plain_word_is_read_in_no_other_way(text: str, part: str) -> None:
    assert not are_words(text, *_place(text, part))


_PARTS = st.sampled_from(
    ["obus", "acteur:rus", '"a b"', "x*", "-", "+", "(", ")", "titre:(", '"', "-concept"]
    + [form for one in OPERATORS for form in one.forms[:2]]
)


@given(st.lists(_PARTS, max_size=12).map(" ".join) | st.lists(_PARTS, max_size=9).map("".join))
def test_every_part_of_every_query_can_be_taken_off(text: str) -> None:
    ast = parse(text).ast
    for leaf in leaves(ast) if ast else ():
        left = without(text, leaf.start, leaf.end)
        said = {one.code for one in parse(left).diagnostics}
        assert not said & {"lone-operator", "lone-hyphen", "empty-group", "empty-field"}


@pytest.mark.parametrize(
    ("text", "wider", "sites"),
    [
        ("obus https://www.exemple.org/a/b", "obus url:exemple.org", ("exemple.org",)),
        ("https://exemple.org?n=7 obus", "url:exemple.org obus", ("exemple.org",)),
        ("-url:exemple.org/a obus", "-url:exemple.org obus", ("exemple.org",)),
        ("https://exemple.org obus", "https://exemple.org obus", ()),
        ("obus", "obus", ()),
    ],
)
def test_an_address_is_widened_to_its_site(text: str, wider: str, sites: tuple[str, ...]) -> None:
    assert at_sites(text) == (wider, sites)
