"""The notation of surface forms, unfolded: one form to every literal that it stands for.

`(x)` is an optional suffix, `[a|b|]` alternatives (one may be empty), `-` a hyphen, a space or
nothing, ` ` a space or a hyphen; groups nest. Input: a form. Output: literals in which the only
joint is one space, as `index.gazetteer.text` prepares documents.
"""

from __future__ import annotations

import re
from functools import cache
from itertools import product

__all__ = ["literals"]

_PLAIN = re.compile(r"[^-()\[\]|]+")
#: Most designators, which need no unfolding.
_HYPHENED = re.compile(r"[^-()\[\]|]+-[^-()\[\]|]+")


@cache
def literals(form: str) -> tuple[str, ...]:
    """Every literal of `form`, each once, in a stable order; ValueError for unpaired brackets."""
    if _PLAIN.fullmatch(form):
        return tuple(filter(None, (" ".join(form.split()),)))
    if _HYPHENED.fullmatch(form):
        before, _, after = form.partition("-")
        return " ".join(f"{before} {after}".split()), " ".join(f"{before}{after}".split())
    choices, end = _sequence(form, 0, "")
    if end != len(form):
        raise ValueError(f"unpaired bracket at character {end + 1}")
    spaced = (" ".join(choice.split()) for choice in choices)
    return tuple(dict.fromkeys(text for text in spaced if text))


def _sequence(form: str, at: int, stops: str) -> tuple[list[str], int]:
    parts: list[list[str]] = []
    while at < len(form) and form[at] not in stops and form[at] not in ")]":
        choices, at = _part(form, at)
        parts.append(choices)
    return ["".join(chosen) for chosen in product(*parts)], at


def _part(form: str, at: int) -> tuple[list[str], int]:
    if form[at] == "(":
        inside, at = _sequence(form, at + 1, ")")
        return ["", *inside], _closed(form, at, ")")
    if form[at] == "[":
        choices: list[str] = []
        while form[at] != "]":
            inside, at = _sequence(form, at + 1, "|]")
            choices.extend(inside)
            if at == len(form):
                break
        return choices, _closed(form, at, "]")
    plain = _PLAIN.match(form, at)
    if plain:
        return [plain[0]], plain.end()
    return [" ", ""] if form[at] == "-" else [form[at]], at + 1


def _closed(form: str, at: int, bracket: str) -> int:
    if at >= len(form) or form[at] != bracket:
        raise ValueError(f"{bracket} missing after character {at}")
    return at + 1
