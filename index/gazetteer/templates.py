"""Bodies that every state has, and what they are called: one list of forms for all of them.

Input: rows of the gazetteer, of which some are `like` a template of templates.json, and the
adjectives of the states. Output: the rows with these forms spelt out, and rows for the states that
have none of their own. `{ms}`, `{mp}`, `{fs}` and `{fp}` stand for the French adjective by gender
and number, `{adj}` for the adjective as its state gives it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from index.gazetteer.guards import Guard, parse_guard
from index.gazetteer.notation import literals
from index.gazetteer.words import Words

__all__ = ["Heading", "bodies", "headings", "spelt_out"]

#: A form as the files state it: its text, or that with a guard.
_Form = str | dict[str, Any]

#: What is no adjective of a state by itself: pro-russe, sino-russe.
_PREFIXED = ("pro", "sino-")


@dataclass(frozen=True, slots=True)
class Heading:
    """What bodies like a template are called beside the name of their state, in the notation, and
    where that holds: `ahead` of it (*l'armée du Ghana*) and `behind` it (*Ghana's army*). One that
    `blocks` is no body: what it is called ahead of such forms is not the state (*rue du Caire*)."""

    like: str
    french: tuple[str, ...]
    english: tuple[str, ...]
    ahead: Guard | None
    behind: Guard | None
    blocks: tuple[str, ...] = ()


def headings(templates: Mapping[str, Any], words: Words) -> tuple[Heading, ...]:
    """The headings of each template that has some; ValueError for a wrong guard."""
    return tuple(
        _heading(like, stated, words)
        for like, template in templates.items()
        if (stated := template.get("heads"))
    )


def _heading(like: str, stated: Mapping[str, Any], words: Words) -> Heading:
    ahead, behind = (
        parse_guard(stated[key], words) if key in stated else None for key in ("ahead", "behind")
    )
    french, english = tuple(stated["fr"]), tuple(stated.get("en", ()))
    return Heading(like, french, english, ahead, behind, tuple(stated.get("blocks", ())))


def bodies(
    rows: Iterable[Mapping[str, Any]], states: Mapping[str, Any], templates: Mapping[str, Any]
) -> Iterator[dict[str, Any]]:
    """For each template and each sovereign state that is the parent of none of `rows` like it: such
    a row. Its id is that of the template behind the state's ISO code: `gr-armed-forces`."""
    taken = {(row["like"], row["parent"]) for row in rows if "like" in row}
    for like, template in templates.items():
        for state in states.values():
            if "kind" not in template or (like, state["id"]) in taken or not _has(state, template):
                continue
            yield {
                "id": f"{state['iso2'].lower()}-{like}",
                "kind": template["kind"],
                "parent": state["id"],
                "like": like,
                "label": {
                    lang: _label(form, state["adjectives"][lang][0], lang)
                    for lang, form in template["label"].items()
                },
            }


def _has(state: Mapping[str, Any], template: Mapping[str, Any]) -> bool:
    """Whether the state has such a body that articles on arms may name, and an adjective for it."""
    is_without = not state.get("bodies", True) or state["id"] in template.get("without", ())
    return "adjectives" in state and not is_without


def spelt_out(
    row: dict[str, Any], states: Mapping[str, Any], templates: Mapping[str, Any]
) -> dict[str, Any]:
    """The row with the forms of the template that it is like, after its own; KeyError where there
    is no such template or no such state."""
    if "like" not in row:
        return row
    adjectives = states[row["parent"]]["adjectives"]
    names = dict(row.get("names", {}))
    for lang, forms in templates[row["like"]]["names"].items():
        made = [
            _made(form, adjective, words)
            for adjective in adjectives.get(lang, ())
            if (words := _words(adjective, lang))
            for form in forms
        ]
        names[lang] = [*names.get(lang, ()), *made]
    return {key: value for key, value in row.items() if key != "like"} | {"names": names}


def _label(form: str, adjective: _Form, lang: str) -> str:
    """The label with the adjective, whose hyphen the notation takes for a blank."""
    words = _words(adjective, lang)
    if "-" in _text(adjective):
        words = {key: word.replace(" ", "-") for key, word in words.items()}
    return form.format_map(words)


def _made(form: _Form, adjective: _Form, words: Mapping[str, str]) -> _Form:
    """One form of the list; it holds where its guard and that of the adjective do."""
    text = _text(form).format_map(words)
    guards = [one["when"] for one in (form, adjective) if isinstance(one, dict) and "when" in one]
    return {"form": text, "when": {"all": guards}} if guards else text


def _text(form: _Form) -> str:
    return (form if isinstance(form, str) else str(form["form"])).removeprefix("cs:")


def _words(stated: _Form, lang: str) -> dict[str, str]:
    """The words that stand in a form; none for what is no adjective of a state by itself."""
    adjective = _text(stated)
    if adjective.startswith(_PREFIXED):
        return {}
    if lang != "fr":
        return {"adj": adjective.removesuffix("(s)")}
    singular = [one for one in literals(adjective) if not one.endswith("s")]
    return dict(_genders(singular, literals(adjective)))


def _genders(singular: list[str], every: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """français(e)(s) is `français` in the masculine, singular and plural."""
    feminine = next((one for one in singular if one.endswith("e")), singular[0])
    masculine = next((one for one in every if not one.endswith(("e", "es"))), feminine)
    yield from (("ms", masculine), ("fs", feminine), ("fp", f"{feminine}s"))
    yield "mp", masculine if masculine.endswith(("s", "x")) else f"{masculine}s"
