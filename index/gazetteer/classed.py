"""Names of systems that are words elsewhere, read without their class where several are meant.

Input: the rows of systems.json and what other concepts are called. Output: the rows, with a form
for each name that its row gives behind a class only: *blindé(s) Boxer* makes *des Boxer* and *Eitan
et Boxer* one, in a military context and not beside cars, animals or players, nor in capitals; and
with one beside each longer name of the class (*véhicule(s) blindé(s)*, *armored vehicle(s)*). A
name that another system, a company, a person or a place bears, too, stays behind its class.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from index.gazetteer.notation import literals

__all__ = ["classed"]

_CLASSED = re.compile(r"(?:cs:)?[a-zà-ÿ-]+\(s\)(?: [a-zà-ÿ-]+\(s\))? ([A-ZÀ-Þ][^\W\d_]{3,})")
#: What a class is called besides; the longer name would hide the one that a row gives.
_LONGER = {
    "blindé(s)": ("[véhicule|engin](s) blindé(s)",),
    "char(s)": ("char(s) [de combat|d'assaut]", "char(s) lourd(s)"),
    "drone(s)": (
        "drone(s) [de combat|de reconnaissance|de surveillance|d'attaque]",
        "drone(s) [armé|kamikaze|suicide|militaire|naval](s)",
    ),
    "missile(s)": (
        "missile(s) [de croisière|sol-air|air-sol|air-air|sol-sol|anti-char|anti-navire]",
        "missile(s) [anti-char|anti-navire|balistique](s)",
        "batterie(s) [|de missiles]",
    ),
    "système(s)": (
        "batterie(s)",
        "système(s) [sol-air|de défense aérienne]",
        "système(s) [antiaérien|antimissile](s)",
    ),
    "hélicoptère(s)": (
        "hélicoptère(s) [de combat|d'attaque|de transport|de manœuvre]",
        "hélicoptère(s) [militaire|lourd](s)",
    ),
    "fusil(s)": ("fusil(s) d'assaut", "fusil(s) de précision"),
    "canon(s)": ("canon(s) [automoteur|tracté](s)",),
    "obusier(s)": ("obusier(s) [automoteur|tracté](s)",),
    "avion(s)": ("avion(s) [de combat|de chasse|de transport|d'entraînement]",),
    "sous-marin(s)": ("sous-marin(s) [d'attaque|de classe]",),
}
#: A class behind the name, in English, and what it is called besides.
_BEHIND = " armoured vehicle(s)"
_LONGER_BEHIND = "[armored [vehicle|personnel carrier]|armoured personnel carrier|MRAP](s)"
_WORD = re.compile(r"\w+")
_GUARD = {
    "all": [
        {"any": [{"not": {"quantity": False}}, {"listed": True}]},
        {"shouted": False},
        {"arms": True},
        {"not": {"near": ["@cars", "@animal", "@sport", "@shops"]}},
    ]
}


def classed(rows: Iterable[Mapping[str, Any]], others: Iterable[str]) -> list[dict[str, Any]]:
    """The rows, each with its names that need no class and are in none of the forms `others`."""
    known = [dict(row) for row in rows]
    bearers = {word.lower(): {""} for text in others for word in _WORD.findall(text)}
    for row in known:
        for word in _words(row):
            bearers.setdefault(word, set()).add(row["id"])
    return [_with_names(row, bearers) for row in known]


def _with_names(row: dict[str, Any], bearers: Mapping[str, set[str]]) -> dict[str, Any]:
    texts = list(_texts(row))
    spelt = {one.lower() for text in texts for one in literals(text.removeprefix("cs:"))}
    named = (match[1] for match in map(_CLASSED.fullmatch, texts) if match)
    alone = [
        {"form": f"cs:{name}(s)", "when": _GUARD, "query": "never"}
        for name in dict.fromkeys(named)
        if name.lower() not in spelt and bearers[name.lower()] == {row["id"]}
    ]
    further = [*_further(texts), *alone]
    return row | {"names": [*row["names"], *further]} if further else row


def _further(texts: Iterable[str]) -> Iterator[str]:
    """The names beside the longer names of their class: *véhicule(s) blindé(s) Boxer*, *Boxer
    armored vehicle(s)*."""
    for text in texts:
        if text.endswith(_BEHIND):
            yield f"{text.removesuffix(_BEHIND)} {_LONGER_BEHIND}"
        head, _, name = text.partition(" ")
        if name[:1].isupper():
            yield from (f"{longer} {name}" for longer in _LONGER.get(head, ()))


def _words(row: Mapping[str, Any]) -> Iterator[str]:
    """The words of all that a row is called, in lower case."""
    for text in _texts(row):
        for literal in literals(text.removeprefix("cs:")):
            yield from _WORD.findall(literal.lower())


def _texts(row: Mapping[str, Any]) -> Iterator[str]:
    for form in row["names"]:
        yield form if isinstance(form, str) else str(form["form"])
