"""What the armies of every state are called: one list of forms for all of them.

Input: rows of the gazetteer, of which some are `like` a list of templates.json, and the adjectives
of the states. Output: the rows with these forms spelt out. `{ms}`, `{mp}`, `{fs}` and `{fp}` stand
for the French adjective by gender and number, `{adj}` for the adjective as its state gives it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from index.gazetteer.notation import literals

__all__ = ["spelt_out"]

#: A form as the files state it: its text, or that with a guard.
_Form = str | dict[str, Any]

#: What is no adjective of a state by itself: pro-russe, sino-russe.
_PREFIXED = ("pro", "sino-")


def spelt_out(
    row: dict[str, Any], states: Mapping[str, Any], templates: Mapping[str, Any]
) -> dict[str, Any]:
    """The row with the forms of the list that it is like, after its own; KeyError where there is no
    such list or no such state."""
    if "like" not in row:
        return row
    adjectives = states[row["parent"]]["adjectives"]
    names = dict(row.get("names", {}))
    for lang, forms in templates[row["like"]].items():
        made = [
            _made(form, adjective, words)
            for adjective in adjectives.get(lang, ())
            if (words := _inflected(_text(adjective), lang))
            for form in forms
        ]
        names[lang] = [*names.get(lang, ()), *made]
    return {key: value for key, value in row.items() if key != "like"} | {"names": names}


def _made(form: _Form, adjective: _Form, words: Mapping[str, str]) -> _Form:
    """One form of the list; it holds where its guard and that of the adjective do."""
    text = _text(form).format_map(words)
    guards = [one["when"] for one in (form, adjective) if isinstance(one, dict) and "when" in one]
    return {"form": text, "when": {"all": guards}} if guards else text


def _text(form: _Form) -> str:
    return (form if isinstance(form, str) else str(form["form"])).removeprefix("cs:")


def _inflected(adjective: str, lang: str) -> dict[str, str]:
    """The words that stand in a form; none for what is no adjective of a state by itself."""
    if adjective.startswith(_PREFIXED):
        return {}
    if lang != "fr":
        return {"adj": adjective.removesuffix("(s)")}
    singular = [one for one in literals(adjective) if not one.endswith("s")] or [adjective]
    return dict(_genders(singular, literals(adjective)))


def _genders(singular: list[str], every: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """français(e)(s) is `français` in the masculine, singular and plural."""
    feminine = next((one for one in singular if one.endswith("e")), singular[0])
    masculine = next((one for one in every if not one.endswith(("e", "es"))), feminine)
    yield from (("ms", masculine), ("fs", feminine), ("fp", f"{feminine}s"))
    yield "mp", masculine if masculine.endswith(("s", "x")) else f"{masculine}s"
