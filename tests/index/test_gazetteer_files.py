"""Faults in the gazetteer's files are found when it is loaded, and named."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from index.errors import ConfigurationError
from index.gazetteer.catalogue import HERE, load_catalogue
from index.gazetteer.guards import parse_guard
from index.gazetteer.notation import literals
from index.gazetteer.words import Words

Rows = list[dict[str, Any]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for path in HERE.glob("*.json"):
        shutil.copy(path, tmp_path)
    return tmp_path


def _changed(folder: Path, name: str, change: Callable[[Rows], object]) -> None:
    path = folder / name
    rows = json.loads(path.read_text(encoding="utf-8"))
    change(rows)
    path.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")


def _row(rows: Rows, concept: str) -> dict[str, Any]:
    return next(row for row in rows if row["id"] == concept)


def test_the_files_of_the_product_hold_together(folder: Path) -> None:
    assert len(load_catalogue(folder).concepts) > 600


FAULTS: list[tuple[str, str, Callable[[Rows], object], str]] = [
    ("states.json", "rus", lambda rows: rows.append(dict(rows[0])), "defined twice"),
    ("states.json", "rus", lambda rows: _row(rows, "rus")["label"].pop("en"), "a label"),
    (
        "states.json",
        "fra",
        lambda rows: _row(rows, "fra").update(label={"fr": "franc\u0327aise", "en": "France"}),
        "not NFC",
    ),
    ("weapons.json", "drone", lambda rows: _row(rows, "drone").update(parent="none"), "ancestor"),
    (
        "weapons.json",
        "missile",
        lambda rows: _row(rows, "missile").update(parent="cruise-missile"),
        "own ancestor",
    ),
    ("systems.json", "kn-23", lambda rows: _row(rows, "kn-23").update(parent="kn-24"), "deeper"),
    ("weapons.json", "drone", lambda rows: _row(rows, "drone").update(parent="rus"), "family"),
    (
        "persons.json",
        "john-kirby",
        lambda rows: _row(rows, "john-kirby")["names"].append("Joe Biden"),
        "without a guard",
    ),
    (
        "states.json",
        "rus",
        lambda rows: _row(rows, "rus")["names"]["fr"].append("Joe Biden"),
        "without a guard",
    ),
    (
        "weapons.json",
        "drone",
        lambda rows: _row(rows, "drone")["names"]["fr"].append("Joe Biden"),
        "without a guard",
    ),
    (
        "states.json",
        "rus",
        lambda rows: _row(rows, "rus")["names"]["fr"].append("Rus(sie"),
        "wrong form",
    ),
    (
        "states.json",
        "rus",
        lambda rows: _row(rows, "rus")["names"]["fr"].append(
            {"form": "Moscovie", "when": {"nearby": ["tsar"]}}
        ),
        "unknown condition",
    ),
    (
        "states.json",
        "rus",
        lambda rows: _row(rows, "rus")["names"]["fr"].append(
            {"form": "Moscovie", "when": {"near": ["@unknown"]}}
        ),
        "no word list",
    ),
    ("states.json", "rus", lambda rows: _row(rows, "rus").update(nams=[]), "unknown keys: nams"),
    (
        "organisations.json",
        "cn-pla",
        lambda rows: _row(rows, "cn-pla").update(like="armies"),
        "'armies', which is unknown",
    ),
]


@pytest.mark.parametrize(("name", "concept", "change", "what"), FAULTS)
def test_a_fault_names_its_concept_and_what_is_wrong(
    folder: Path, name: str, concept: str, change: Callable[[Rows], object], what: str
) -> None:
    _changed(folder, name, change)
    with pytest.raises(ConfigurationError, match=what) as raised:
        load_catalogue(folder)
    assert concept in str(raised.value)
    assert str(folder) in raised.value.place
    assert raised.value.remedy == "correct the gazetteer file"


def test_a_broken_file_is_named(folder: Path) -> None:
    (folder / "sources.json").write_text("[", encoding="utf-8")
    with pytest.raises(ConfigurationError, match=r"sources\.json"):
        load_catalogue(folder)


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("missile(s)", {"missile", "missiles"}),
        ("KN-23", {"kn 23", "kn23"}),
        ("[à|de] portée", {"à portée", "de portée"}),
        ("anti-tank [guided |]missile", {"anti tank guided missile", "antitank guided missile"}
         | {"anti tank missile", "antitank missile"}),
        ("[Ministry of Defen[c|s]e|x]", {"ministry of defence", "ministry of defense", "x"}),
    ],
)  # fmt: skip
def test_the_notation_unfolds_to_every_spelling(form: str, expected: set[str]) -> None:
    assert {literal.lower() for literal in literals(form)} == expected


@pytest.mark.parametrize("form", ["a(b", "a)b", "[a|b", "a]b"])
def test_unpaired_brackets_are_refused(form: str) -> None:
    with pytest.raises(ValueError, match=r"bracket|missing"):
        literals(form)


@pytest.mark.parametrize(
    "raw",
    [
        {},
        {"near": ["a"], "after": ["b"]},
        {"unheard": 1},
        {"near": ["@x"]},
        {"not": {}},
        {"known": ["x"]},
    ],
)
def test_a_condition_that_cannot_be_read_is_refused(raw: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_guard(raw, Words({"military": ["char"], "function_words": []}))
