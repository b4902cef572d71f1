"""One concept a weapon: each form of a named system is a name of what its label names.

Input: concepts and forms. Output: what does not belong, as text. A form belongs where it begins
like a name of the label (*Paladin* of *M109 Paladin*, too) or like one of the concept's `aliases`,
and bears the same number, if both bear one: *T-72B3* is a T-72, *S-400* no S-300. Where names of
several systems begin alike (*Sea King*, *Sea Baby*) the second word counts, too. An alias (a
transliteration, a NATO name, an index of the maker) stands for a form, and is no name that the
label of another system gives.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import NamedTuple

from index.folding import fold
from index.gazetteer.catalogue import Concept, Form
from index.gazetteer.labels import names_of
from index.gazetteer.notation import literals

__all__ = ["strangers"]

_CODE = re.compile(r"(\d*[a-z/&']+?)(\d\w*)")
_NUMBER = re.compile(r"\d\w*|[ivx]+")
_DIGITS = re.compile(r"\d+")
_MARKS = str.maketrans("()/&,", "     ")


class _Name(NamedTuple):
    """How a name begins: its first word, the number behind it, else its second word."""

    head: str
    number: str
    second: str


def strangers(concepts: Mapping[str, Concept], forms: Iterable[Form]) -> Iterator[tuple[str, str]]:
    """(system, fault) of each form and each alias of a system that does not belong to it."""
    systems = {name: one for name, one in concepts.items() if one.kind == "system"}
    labels = {name: _labelled(one) for name, one in systems.items()}
    shared = _shared(labels)
    vouched: set[tuple[str, str]] = set()
    for form in forms:
        for system in form.concepts:
            if system in systems:
                yield from _faults_of(form, systems[system], labels[system], shared, vouched)
    for name, one in systems.items():
        for alias in one.aliases:
            if (name, alias) not in vouched:
                yield name, f"has the alias {alias!r}, which stands for no form"
            for other in _bearers(_read(alias), labels):
                if other != name:
                    yield name, f"has the alias {alias!r}, a name of {other}"


def _faults_of(
    form: Form,
    system: Concept,
    names: tuple[_Name, ...],
    shared: frozenset[str],
    vouched: set[tuple[str, str]],
) -> Iterator[tuple[str, str]]:
    for literal in literals(form.text.replace("-", " ")):
        read = _read(literal)
        if any(_agree(read, name, shared) for name in names):
            continue
        aliases = [a for a in system.aliases if _agree(read, _read(a), shared)]
        vouched.update((system.id, alias) for alias in aliases)
        if not aliases:
            yield system.id, f"has the form {literal!r}, which is no name of its label or aliases"


def _labelled(system: Concept) -> tuple[_Name, ...]:
    """The names of the label, each from any of its capitals on."""
    names: set[_Name] = set()
    for name in (*names_of(system), *system.label.values()):
        names.add(_read(name))
        words = name.translate(_MARKS).split()
        starts = (at for at, word in enumerate(words) if word[0].isupper())
        names.update(_read(" ".join(words[at:])) for at in starts)
    return tuple(names)


def _shared(labels: Mapping[str, tuple[_Name, ...]]) -> frozenset[str]:
    """First words by which the labels of more than one system begin that bear no number."""
    bearers: dict[str, set[str]] = {}
    for system, names in labels.items():
        for name in names:
            if name.second:
                bearers.setdefault(name.head, set()).add(system)
    return frozenset(head for head, systems in bearers.items() if len(systems) > 1)


def _bearers(alias: _Name, labels: Mapping[str, tuple[_Name, ...]]) -> list[str]:
    return [system for system, names in labels.items() if alias in names]


def _agree(form: _Name, name: _Name, shared: frozenset[str]) -> bool:
    if form.head != name.head and form.head not in (f"{name.head}s", f"{name.head}x"):
        return False
    if form.number and name.number:
        return _is_version(form.number, name.number)
    return form.head not in shared or form.second.startswith(name.second) or not form.second


def _is_version(number: str, other: str) -> bool:
    """Whether one is a version of the other: *72B3* of *72*, never *400* of *300*."""
    if _DIGITS.findall(number)[:1] != _DIGITS.findall(other)[:1]:
        return False
    return number.startswith(other) or other.startswith(number)


@cache
def _read(name: str) -> _Name:
    """How `name` begins, without the words for its type (*missiles Kornet*)."""
    words = name.replace("-", " ").split()
    while len(words) > 1 and not any(char.isupper() or char.isdigit() for char in words[0]):
        del words[0]
    head = fold(words[0])
    if code := _CODE.fullmatch(head):
        return _Name(code[1], code[2], "")
    second = fold(words[1]) if len(words) > 1 and not words[1][0].islower() else ""
    return _Name(head, second, "") if _NUMBER.fullmatch(second) else _Name(head, "", second)
